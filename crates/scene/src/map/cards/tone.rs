//! How a comparison changes a card's look: its inks, its frame, its badge, and its words.

use throughline_diff::Run;

use super::{Body, Face, MARK_INSET};
use crate::map::badges::{self, badge};
use crate::map::draw::{dashed, edged, shape, solid};
use crate::map::fragments::{self, Inks};
use crate::map::marks::{Mark, Tone};
use crate::map::pen::{Passage, Pen};
use crate::{CARD_RADIUS, ChangeKind, Decoration, Item, Rect, Stroke, Theme, ThemeName, Weight};

/// A badge on a card, and the room that it takes from the text beside it.
const BADGE: f64 = 13.0;
const BADGE_INSET: f64 = 4.0;
const BADGE_ROOM: f64 = 12.0;
/// Between the text and the words that say what else differs.
const WORDS_GAP: f64 = 3.0;

/// How far a mark of evidence gives way to a badge.
const BESIDE_BADGE: f64 = 18.0;

/// The colours that a card or metric is drawn with.
pub(super) fn theme(tone: &Tone, name: ThemeName) -> &'static Theme {
    match tone {
        Tone::Quiet => Theme::quiet(name),
        Tone::Marked(mark) if mark.change == ChangeKind::Removed => Theme::gone(name),
        _ => Theme::named(name),
    }
}

/// How much of the width a badge takes from the text.
pub(super) fn badge_room(tone: &Tone) -> f64 {
    if has_badge(tone) { BADGE_ROOM } else { 0.0 }
}

/// The middle of the mark of evidence, from the left.
pub(super) fn mark_x(tone: &Tone, width: f64) -> f64 {
    width - MARK_INSET - if has_badge(tone) { BESIDE_BADGE } else { 0.0 }
}

/// The badge at a top right corner.
pub(super) fn corner_badge(tone: &Tone, width: f64, name: ThemeName) -> Vec<Item> {
    match tone {
        Tone::Marked(mark) if mark.own => {
            badge(mark.change, width - BADGE_INSET - BADGE, BADGE_INSET, BADGE, Theme::named(name))
        }
        _ => Vec::new(),
    }
}

fn has_badge(tone: &Tone) -> bool {
    matches!(tone, Tone::Marked(mark) if mark.own)
}

/// A text as it has been set: all of its blocks, and the box that they stand in.
pub(crate) struct Written {
    pub items: Vec<Item>,
    pub rect: Rect,
}

impl Face<'_> {
    /// What became of the card.
    pub(super) fn mark(&self) -> Option<&Mark> {
        match &self.context.tone {
            Tone::Marked(mark) => Some(mark),
            _ => None,
        }
    }

    /// How much of the width a badge takes from the text.
    pub(super) fn badge_room(&self) -> f64 {
        badge_room(&self.context.tone)
    }

    /// Sets a card's text as its change wants it.
    pub(super) fn write(&self, passage: &Passage, pen: &mut Pen) -> Written {
        if let Some(runs) = self.mark().and_then(|mark| mark.words.as_ref()) {
            let runs = quoted_alike(runs, self.card.text, &passage.text);
            let place = Rect::new(passage.x, passage.y, passage.width, 0.0);
            let theme = Theme::named(self.context.theme);
            let (blocks, rect) = fragments::set(&runs, &passage.style, Inks::of(theme), place, pen);
            return Written { items: blocks.into_iter().map(Item::Text).collect(), rect };
        }
        let block = pen.set(&self.styled(passage));
        Written { rect: block.rect, items: vec![Item::Text(block)] }
    }

    /// A passage in the style of the card's change.
    pub(super) fn styled(&self, passage: &Passage) -> Passage {
        let mut passage = passage.clone();
        match self.mark().map(|mark| mark.change) {
            Some(ChangeKind::Added) => {
                passage.style.weight = passage.style.weight.max(Weight::SemiBold);
                passage.style.decoration = Some(Decoration::Underline);
            }
            Some(ChangeKind::Removed) => passage.style.decoration = Some(Decoration::StrikeThrough),
            _ => {}
        }
        passage
    }

    /// The words that say what differs beside the text, below what the look has drawn.
    pub(super) fn add_said(&self, body: &mut Body, pen: &mut Pen) {
        let Some(mark) = self.mark().filter(|mark| !mark.notes.is_empty()) else { return };
        let ink = Theme::named(self.context.theme).change(mark.change).ink;
        let (left, right) = body.sides;
        let block = pen.set_own(&Passage {
            text: mark.notes.join(" "),
            style: self.metrics.meta.style(ink),
            x: left,
            y: body.bottom + WORDS_GAP,
            width: right - left,
            most_lines: None,
        });
        body.bottom = block.rect.bottom();
        body.meta_row = None;
        body.items.push(Item::Text(block));
    }

    /// The frame of a card that changed; none where the kind's own is drawn.
    pub(super) fn changed_frame(&self, rect: Rect) -> Option<Item> {
        Some(frame(rect, self.mark()?.change, self.context.theme))
    }

    /// The badge at the card's top right corner.
    pub(super) fn badge(&self) -> Vec<Item> {
        corner_badge(&self.context.tone, self.context.width, self.context.theme)
    }

    /// The empty place of a card that stands elsewhere now.
    pub(super) fn draw_left(&self, words: &str, pen: &mut Pen) -> (Vec<Item>, f64) {
        let theme = Theme::named(self.context.theme);
        let colors = theme.change(ChangeKind::Moved);
        let metrics = self.metrics;
        let block = pen.set_own(&Passage {
            text: words.to_owned(),
            style: metrics.meta.weighing(Weight::Medium).style(colors.ink),
            x: metrics.card_padding_left,
            y: metrics.card_padding_top,
            width: self.context.width - metrics.card_padding_left - metrics.card_padding_right,
            most_lines: None,
        });
        let height = block.rect.bottom() + metrics.card_padding_bottom;
        let frame = Rect::new(0.0, 0.0, self.context.width, height);
        let dotted = Stroke { round: true, ..dashed(colors.ink, 1.5, badges::DOTTED) };
        (vec![edged(frame, CARD_RADIUS, None, dotted), Item::Text(block)], height)
    }
}

/// The frame of a change.
pub(crate) fn frame(rect: Rect, change: ChangeKind, theme: ThemeName) -> Item {
    let theme = Theme::named(theme);
    let colors = theme.change(change);
    let within = |width: f64| {
        let half = width / 2.0;
        Rect::new(rect.x + half, rect.y + half, (rect.width - width).max(0.0), (rect.height - width).max(0.0))
    };
    match change {
        ChangeKind::Added => shape(within(2.0), CARD_RADIUS, Some(theme.card), Some(solid(colors.ink, 2.0))),
        ChangeKind::Removed => {
            shape(within(1.5), CARD_RADIUS, Some(colors.soft), Some(dashed(colors.ink, 1.5, &[4.0, 3.0])))
        }
        ChangeKind::Changed => {
            shape(within(1.5), CARD_RADIUS, Some(colors.soft), Some(solid(colors.ink, 1.5)))
        }
        ChangeKind::Moved => shape(within(2.0), CARD_RADIUS, Some(colors.soft), Some(solid(colors.ink, 2.0))),
    }
}

/// The runs of a text as it is shown: in the quotation marks that the look puts around it.
fn quoted_alike(runs: &[Run], text: &str, shown: &str) -> Vec<Run> {
    let mut all = runs.to_vec();
    if let Some((before, after)) = shown.split_once(text).filter(|_| !text.is_empty()) {
        if !before.is_empty() {
            all.insert(0, Run::Same(before.to_owned()));
        }
        if !after.is_empty() {
            all.push(Run::Same(after.to_owned()));
        }
    }
    all
}

//! A metric in a comparison: what it was, an arrow, what it is or is to be, by how much, and whether
//! that is better in a word.

use super::metric::MetricFace;
use super::tone;
use super::{CardContent, MARK_INSET, evidence_mark};
use crate::map::draw::{edged, icon, solid};
use crate::map::marks::{Shift, Tone};
use crate::map::pen::{Passage, Pen};
use crate::{CARD_RADIUS, Decoration, Icon, Item, METRIC_VALUE, Metrics, Rect, Theme, TypeSize, Weight};

const NAME_Y: f64 = 5.0;
const BELOW: f64 = 6.0;
const ARROW: f64 = 12.0;
/// What a mark of evidence takes beside a badge.
const MARK_ROOM: f64 = 7.0;
const APART: f64 = 5.0;
/// What it was: smaller than what it is.
const WAS: TypeSize = TypeSize { size: 13.0, line_height: 20.0, weight: Weight::Regular };

impl MetricFace {
    /// Draws the metric as it was and as it is.
    pub(super) fn draw_shift(&self, shift: &Shift, pen: &mut Pen) -> CardContent {
        let (metrics, theme) = (Metrics::of(self.density), Theme::named(self.theme));
        let right = self.width - metrics.card_padding_right - self.corner_room();
        let left = metrics.card_padding_left;
        let better = shift.delta.as_ref().and_then(|(_, better)| *better);
        let ink = match better {
            Some(true) => theme.emotions[4],
            Some(false) => theme.emotions[0],
            None => theme.text_2,
        };
        let mut items = Vec::new();
        let delta = shift.delta.as_ref().map(|(text, _)| {
            let mut style = metrics.meta.weighing(Weight::SemiBold).style(ink);
            style.tabular = true;
            let mut delta = pen.line(text, style, 0.0, NAME_Y);
            delta.rect.x = right - delta.rect.width;
            delta
        });
        let name = pen.set(&Passage {
            text: self.name().into(),
            style: metrics.meta.style(theme.text_2),
            x: left,
            y: NAME_Y,
            width: delta.as_ref().map_or(right, |delta| delta.rect.x - APART) - left,
            most_lines: None,
        });
        let top = name.rect.bottom();
        items.push(Item::Text(name));
        items.extend(delta.map(Item::Text));
        let mut style = WAS.style(theme.text_2);
        style.tabular = true;
        let was = pen.line(&shift.now, style, left, top);
        let mut x = was.rect.right() + APART;
        items.push(Item::Text(was));
        items.push(icon(Icon::ArrowRight, x, top + (20.0 - ARROW) / 2.0, ARROW, theme.text_2));
        x += ARROW + APART;
        let mut style = METRIC_VALUE.style(theme.text);
        style.tabular = true;
        let mut is = pen.line(&shift.then, style, x, top);
        if is.rect.right() > self.width - metrics.card_padding_right {
            (is.rect.x, is.rect.y) = (left, top + 20.0);
        }
        let top = is.rect.bottom();
        items.push(Item::Text(is));
        let words = match (shift.is_target, better) {
            (true, Some(true)) => "target, better",
            (true, Some(false)) => "target, worse",
            (true, None) => "target",
            (false, Some(true)) => "better",
            (false, Some(false)) => "worse",
            (false, None) => "as before",
        };
        let words = pen.line(words, metrics.meta.weighing(Weight::Medium).style(ink), left, top);
        let height = (words.rect.bottom() + BELOW).max(metrics.metric_card_height);
        items.push(Item::Text(words));
        let frame = Rect::new(0.0, 0.0, self.width, height);
        items.insert(
            0,
            self.changed_frame(frame)
                .unwrap_or_else(|| edged(frame, CARD_RADIUS, Some(theme.card), solid(theme.line, 1.0))),
        );
        items.extend(
            self.evidence
                .into_iter()
                .flat_map(|kind| evidence_mark(kind, self.mark_x(), MARK_INSET, theme, theme.card)),
        );
        items.extend(self.badge());
        let label = format!("{}: {} to {}, {}", self.name(), shift.now, shift.then, words_of(better));
        CardContent::new(self.metric.id.to_string(), height, label, items, pen.fonts)
    }

    /// What a badge, and the mark of evidence beside it, take of the first row.
    pub(super) fn corner_room(&self) -> f64 {
        match tone::badge_room(&self.tone) {
            room if room > 0.0 && self.evidence.is_some() => room + MARK_ROOM,
            room => room,
        }
    }

    /// The frame of a metric that changed.
    pub(super) fn changed_frame(&self, frame: Rect) -> Option<Item> {
        match &self.tone {
            Tone::Marked(mark) => Some(tone::frame(frame, mark.change, self.theme)),
            _ => None,
        }
    }

    /// The badge of a metric that changed.
    pub(super) fn badge(&self) -> Vec<Item> {
        tone::corner_badge(&self.tone, self.width, self.theme)
    }

    /// The middle of the mark of evidence.
    pub(super) fn mark_x(&self) -> f64 {
        tone::mark_x(&self.tone, self.width)
    }

    /// A value that is gone is struck through.
    pub(super) fn decoration(&self) -> Option<Decoration> {
        match &self.tone {
            Tone::Marked(mark) if mark.change == crate::ChangeKind::Removed => {
                Some(Decoration::StrikeThrough)
            }
            _ => None,
        }
    }
}

fn words_of(better: Option<bool>) -> &'static str {
    match better {
        Some(true) => "better",
        Some(false) => "worse",
        None => "neither better nor worse",
    }
}

//! How cards look: the frame that all share, and what each kind writes into it.

mod cache;
mod evidence_mark;
mod meta_row;
mod metric;
mod moment;
mod opportunity;
mod owner;
mod pain;
mod picture;
mod shift;
mod text;
mod tone;
mod torn;
mod touchpoint;

use std::sync::Arc;

use throughline_model::{Card, Density, EvidenceKind, Id, LaneKind, TextDirection};

pub(crate) use cache::Cache;
pub(crate) use evidence_mark::{MARK_INSET, evidence_mark};
pub(crate) use metric::{MetricFace, is_off_target};
pub(crate) use owner::{owner_text, unowned};
pub(crate) use pain::severity_meter;

use super::draw::{edged, own_color, solid};
use super::marks::Tone;
use super::pen::{Passage, Pen, missing_characters};
use crate::{
    CARD_RADIUS, Fonts, Icon, Item, LaneColors, Link, Metrics, PersonaStyle, Rect, Stroke, Theme, ThemeName,
};

/// What of a card's record its picture shows: looks see nothing else, so that a kept picture is
/// out of date only when something here has changed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Said<'a> {
    pub id: Id,
    pub text: &'a str,
    pub urls: &'a [String],
    pub colour: &'a str,
    pub owner: &'a str,
    pub severity: Option<u8>,
    pub value: Option<u8>,
    pub effort: Option<u8>,
}

impl<'a> Said<'a> {
    pub fn by(card: &'a Card) -> Self {
        let Card { id, text, urls, colour, owner, severity, value, effort, .. } = card;
        Said { id: *id, text, urls, colour, owner, severity: *severity, value: *value, effort: *effort }
    }
}

/// What a card shows beside its record: all else that its picture depends on.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct CardContext {
    pub kind: LaneKind,
    pub width: f64,
    pub density: Density,
    pub theme: ThemeName,
    /// Which way texts run.
    pub direction: TextDirection,
    /// Whether long texts are cut.
    pub short: bool,
    pub evidence: Option<EvidenceKind>,
    pub open_comments: usize,
    /// Whether another journey is nested behind it.
    pub leads_on: bool,
    /// Names and marks of the card's personas.
    pub personas: Vec<(Arc<str>, PersonaStyle)>,
    /// The pictogram of the card's first channel.
    pub icon: Option<Icon>,
    /// Names of the card's channels or departments, for a card without words of its own.
    pub names: String,
    pub picture: Option<Picture>,
    /// How it is drawn in a comparison.
    pub tone: Tone,
}

/// A card's picture.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Picture {
    pub asset: Id,
    pub width: u32,
    pub height: u32,
    pub alternative_text: String,
}

/// A card drawn in its own space, wherever it stands.
#[derive(Debug, PartialEq)]
pub(crate) struct CardContent {
    /// The group's key.
    pub key: Arc<str>,
    pub height: f64,
    /// What assistive technology reads.
    pub label: Arc<str>,
    pub items: Arc<[Item]>,
    /// Characters for which no font was found.
    pub missing: Vec<char>,
}

impl CardContent {
    fn new(key: String, height: f64, label: String, items: Vec<Item>, fonts: &Fonts) -> Self {
        let missing = missing_characters(&items, fonts);
        CardContent { key: key.into(), height, label: label.into(), items: items.into(), missing }
    }
}

/// A card with all that its look depends on.
pub(crate) struct Face<'a> {
    pub card: Said<'a>,
    pub context: &'a CardContext,
    pub metrics: &'static Metrics,
    pub theme: &'static Theme,
}

impl<'a> Face<'a> {
    pub fn new(card: Said<'a>, context: &'a CardContext) -> Self {
        let (metrics, theme) = (Metrics::of(context.density), tone::theme(&context.tone, context.theme));
        Face { card, context, metrics, theme }
    }

    pub fn colors(&self) -> LaneColors {
        self.theme.lane(self.context.kind)
    }

    /// What the card says, and where: the one text that takes time to shape.
    pub fn main_text(&self) -> Passage {
        match self.context.kind {
            LaneKind::Touchpoint | LaneKind::Channel => touchpoint::main_text(self),
            LaneKind::Moment => moment::main_text(self),
            LaneKind::Owner => owner::main_text(self),
            LaneKind::Image if self.context.picture.is_some() => picture::main_text(self),
            _ => text::main_text(self),
        }
    }

    /// Draws the card.
    pub fn draw(&self, pen: &mut Pen) -> CardContent {
        if let Tone::Left(words) = &self.context.tone {
            let (items, height) = self.draw_left(words, pen);
            return CardContent::new(self.card.id.to_string(), height, self.label(), items, pen.fonts);
        }
        let mut body = match self.context.kind {
            LaneKind::Touchpoint | LaneKind::Channel => touchpoint::draw(self, pen),
            LaneKind::Moment => moment::draw(self, pen),
            LaneKind::Owner => owner::draw(self, pen),
            LaneKind::Pain => pain::draw(self, pen),
            LaneKind::Opportunity | LaneKind::Solution => opportunity::draw(self, pen),
            LaneKind::Image => match &self.context.picture {
                Some(picture) => picture::draw(self, picture, pen),
                None => text::draw(self, pen),
            },
            _ => text::draw(self, pen),
        };
        self.add_said(&mut body, pen);
        let (body, height) = meta_row::add(self, body, pen);
        let frame = Rect::new(0.0, 0.0, self.context.width, height);
        let mut items = vec![match (self.changed_frame(frame), owner::is_unowned(self)) {
            (Some(frame), _) => frame,
            (None, true) => owner::unowned_frame(frame, self.theme),
            (None, false) => edged(frame, CARD_RADIUS, Some(self.colors().fill), self.edge()),
        }];
        items.extend(body);
        items.extend(self.context.evidence.into_iter().flat_map(|kind| {
            let x = tone::mark_x(&self.context.tone, self.context.width);
            evidence_mark(kind, x, MARK_INSET, self.theme, self.colors().fill)
        }));
        items.extend(self.badge());
        items.extend(self.link(frame));
        CardContent::new(self.card.id.to_string(), height, self.label(), items, pen.fonts)
    }

    /// The kind's edge, or a stronger one in the card's own colour.
    fn edge(&self) -> Stroke {
        own_color(self.card.colour).map_or(solid(self.colors().edge, 1.0), |color| solid(color, 1.5))
    }

    /// The first address that a reader may safely be led to.
    fn link(&self, rect: Rect) -> Option<Item> {
        let safe = |url: &&String| {
            let scheme = url.split(':').next().unwrap_or_default().to_ascii_lowercase();
            url.contains(':') && matches!(scheme.as_str(), "http" | "https" | "mailto")
        };
        let url = self.card.urls.iter().find(safe)?.clone();
        Some(Item::Link(Link { rect, url }))
    }

    fn label(&self) -> String {
        let (card, context) = (self.card, self.context);
        let mut label = format!("{}: {}", context.kind.card_label(), self.main_text().text);
        let mut add = |part: String| {
            label.push_str(", ");
            label.push_str(&part);
        };
        match context.kind {
            LaneKind::Pain => {
                add(card.severity.map_or("severity not rated".into(), |n| format!("severity {n} of 5")))
            }
            LaneKind::Opportunity | LaneKind::Solution => {
                card.value.into_iter().for_each(|value| add(format!("value {value} of 5")));
                card.effort.into_iter().for_each(|effort| add(format!("effort {effort} of 5")));
            }
            LaneKind::Touchpoint if !context.names.is_empty() && context.names != card.text => {
                add(format!("by {}", context.names));
            }
            LaneKind::Image => {
                context
                    .picture
                    .iter()
                    .filter(|p| !p.alternative_text.is_empty())
                    .for_each(|p| add(p.alternative_text.clone()));
            }
            _ => {}
        }
        if !context.personas.is_empty() {
            let names: Vec<&str> = context.personas.iter().map(|(name, _)| &**name).collect();
            add(format!("for {}", names.join(" and ")));
        }
        if let Some(kind) = context.evidence {
            add(format!("evidence: {}", kind.label().to_lowercase()));
        }
        if context.leads_on {
            add("leads to a nested journey".into());
        }
        match context.open_comments {
            0 => {}
            1 => add("1 open comment".into()),
            several => add(format!("{several} open comments")),
        }
        label
    }
}

/// What a look draws into the frame.
pub(crate) struct Body {
    pub items: Vec<Item>,
    /// Down to where the card's own space below begins.
    pub bottom: f64,
    /// Space below the last row.
    pub padding_bottom: f64,
    /// Left and right edge of what is written.
    pub sides: (f64, f64),
    /// The look's own meta row: its top, and how far it reaches to the right.
    pub meta_row: Option<(f64, f64)>,
}

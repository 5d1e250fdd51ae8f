//! What a field may hold in itself: scales, colours, addresses, sizes.

use throughline_model::{Document, EmotionScale, Record, RecordKind, SCALE_HIGHEST, SCALE_LOWEST};

use crate::Refusal;

/// Colours of the stage palette.
const STAGE_COLOURS: u8 = 8;
/// Colours of the persona palette.
const PERSONA_COLOURS: u8 = 5;
/// The most that a column's width or a lane's height can be, in points.
const LARGEST_EXTENT_PT: f64 = 10_000.0;

/// The field of a record that is about to be written must hold something that the field takes.
pub fn check(document: &Document, record: &Record, field: &str) -> Result<(), Refusal> {
    let at = Place { kind: record.reference().kind, field };
    match (record, field) {
        (Record::Card(card), "severity") => at.rating(card.severity),
        (Record::Card(card), "score") => at.rating(card.score),
        (Record::Card(card), "value") => at.rating(card.value),
        (Record::Card(card), "effort") => at.rating(card.effort),
        (Record::Card(card), "reach") => {
            at.within(card.reach.as_ref().and_then(|reach| reach.share), 0.0, 1.0)
        }
        (Record::Card(card), "urls") => card.urls.iter().try_for_each(|url| at.address(url)),
        (Record::Card(card), "colour") => at.colour(&card.colour),
        (Record::Lane(lane), "colour") => at.colour(&lane.colour),
        (Record::Channel(channel), "colour") => at.colour(&channel.colour),
        (Record::Department(department), "colour") => at.colour(&department.colour),
        (Record::Stage(stage), "colour") => at.within(Some(stage.colour.into()), 0.0, STAGE_COLOURS.into()),
        (Record::Persona(persona), "colour") => {
            at.within(Some(persona.colour.into()), 0.0, PERSONA_COLOURS.into())
        }
        (Record::Stage(stage), "width") => at.within(stage.width, 1.0, LARGEST_EXTENT_PT),
        (Record::Step(step), "width") => at.within(step.width, 1.0, LARGEST_EXTENT_PT),
        (Record::Lane(lane), "height") => at.within(lane.height, 1.0, LARGEST_EXTENT_PT),
        (Record::Emotion(emotion), "score") => score(&document.journey.emotion_scale, emotion.score),
        (Record::Journey(journey), "emotion_scale") => at.scale(&journey.emotion_scale),
        _ => Ok(()),
    }
}

/// The score of an emotion must lie in the journey's scale.
pub fn score(scale: &EmotionScale, score: Option<f64>) -> Result<(), Refusal> {
    Place { kind: RecordKind::Emotion, field: "score" }.within(score, scale.lowest, scale.highest)
}

struct Place<'a> {
    kind: RecordKind,
    field: &'a str,
}

impl Place<'_> {
    fn rating(&self, rating: Option<u8>) -> Result<(), Refusal> {
        self.within(rating.map(f64::from), SCALE_LOWEST.into(), SCALE_HIGHEST.into())
    }

    fn within(&self, value: Option<f64>, lowest: f64, highest: f64) -> Result<(), Refusal> {
        match value {
            // Written so that what is no number is refused, too.
            Some(value) if !(lowest..=highest).contains(&value) => Err(Refusal::OutOfScale {
                kind: self.kind,
                field: self.field.to_owned(),
                value,
                lowest,
                highest,
            }),
            _ => Ok(()),
        }
    }

    fn colour(&self, colour: &str) -> Result<(), Refusal> {
        let digits = colour.strip_prefix('#').map(str::as_bytes);
        if colour.is_empty() || digits.is_some_and(|it| it.len() == 6 && it.iter().all(u8::is_ascii_hexdigit))
        {
            return Ok(());
        }
        self.refused("a colour is # and six hexadecimal digits, such as #1a73e8, or empty")
    }

    fn address(&self, url: &str) -> Result<(), Refusal> {
        let lower = url.to_ascii_lowercase();
        let schemes = ["http://", "https://", "mailto:"];
        let leads_somewhere =
            schemes.iter().any(|scheme| lower.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty()));
        if leads_somewhere && !url.contains(char::is_whitespace) {
            return Ok(());
        }
        self.refused("an address begins with http://, https:// or mailto: and has no spaces")
    }

    fn scale(&self, scale: &EmotionScale) -> Result<(), Refusal> {
        let extent = scale.highest - scale.lowest;
        if extent.is_finite() && extent > 0.0 {
            return Ok(());
        }
        self.refused("the highest score must be above the lowest")
    }

    fn refused(&self, reason: &str) -> Result<(), Refusal> {
        Err(Refusal::BadValue { kind: self.kind, field: self.field.to_owned(), reason: reason.into() })
    }
}

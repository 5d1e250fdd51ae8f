//! How each persona feels before and after: every point, the lowest moment, the mean.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use throughline_model::{Document, Emotion, EmotionLevel, Id, OutlineStage, RecordKind, RecordRef};
use ts_rs::TS;

use crate::both::{Both, One, Records};
use crate::lines::signed;
use crate::names::{column, name};
use crate::scores;
use crate::union::union;

/// One persona's curve on both sides.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct CurveChange {
    /// The persona, in the second side's id where it is there.
    pub persona: Id,
    /// What the persona is called.
    pub name: String,
    /// Before; none was not measured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<CurveSummary>,
    /// After; none is not measured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<CurveSummary>,
    /// Whether the persona is better off.
    pub verdict: Verdict,
    /// The columns of both sides in order, with the persona's scores.
    pub points: Vec<CurvePoint>,
    /// The scored points.
    pub records: Records,
}

/// A curve in two numbers, in the second side's scale.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct CurveSummary {
    /// The lowest point; the first of several.
    pub lowest: Moment,
    /// The mean of all scored points.
    pub mean: f64,
}

/// A point of a curve.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Moment {
    /// The step, or the stage without steps, in its own side's id.
    pub column: Id,
    /// What the column is called.
    pub name: String,
    /// The score in the second side's scale.
    pub score: f64,
    /// The scale's word for it, such as "Awful".
    pub word: String,
}

/// A column with one persona's scores, in the second side's scale.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct CurvePoint {
    /// The column on the first side; none is new.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub a: Option<Id>,
    /// The column on the second side; none is gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub b: Option<Id>,
    /// Its stage, in the second side's id where it is there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<Id>,
    /// What it is called, on the second side where it is there.
    pub name: String,
    /// Before; none was not measured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<f64>,
    /// After; none is not measured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<f64>,
}

impl CurvePoint {
    /// By how much the persona feels better, as written; none where one side has no score.
    pub fn by(&self) -> Option<f64> {
        let by = scores::rounded(self.after?) - scores::rounded(self.before?);
        Some(scores::rounded(by))
    }

    /// By how much in a word or two: "+2.4", "new, +1.6", "−1.4 gone"; empty where there is nothing
    /// to say.
    pub fn said(&self, of: &Document) -> String {
        let number = |score: f64| scores::in_scale(&of.journey.emotion_scale, score);
        match (self.a, self.b, self.before, self.after) {
            (_, _, Some(_), Some(_)) => self.by().map(|by| signed(by, 1)).unwrap_or_default(),
            (None, _, _, Some(after)) => format!("new, {}", number(after)),
            (_, None, Some(before), _) => format!("{} gone", number(before)),
            _ => String::new(),
        }
    }

    /// The point in a sentence, for those who do not see it.
    pub fn told(&self, of: &Document) -> String {
        let scale = &of.journey.emotion_scale;
        let felt = |there: Option<Id>, score: Option<f64>| match (there, score) {
            (None, _) => "not there".to_owned(),
            (_, None) => "not measured".to_owned(),
            (_, Some(score)) => {
                let word = EmotionLevel::of(scale.drawn(score)).label().to_lowercase();
                format!("{word}, {}", scores::in_scale(scale, score))
            }
        };
        format!("{}: {} before, {} after", self.name, felt(self.a, self.before), felt(self.b, self.after))
    }
}

/// Whether a persona is better off: by the mean and the lowest moment, as they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// One rises and the other does not fall.
    Gains,
    /// One falls and the other does not rise.
    Loses,
    /// One rises and the other falls.
    Mixed,
    /// Neither changes.
    Same,
    /// A side was not measured.
    NotMeasured,
}

pub(super) fn changes(both: &Both) -> Vec<CurveChange> {
    let (a, b) = (both.a.document, both.b.document);
    let ids = |personas: Vec<&throughline_model::Persona>| -> Vec<Id> {
        personas.into_iter().map(|it| it.id).collect()
    };
    let row = union(&ids(a.personas_in_order()), &ids(b.personas_in_order()), |id| both.image(id));
    row.iter()
        .map(|place| {
            let before = points(&both.a, place.a, |score| scores::said_as(both, score));
            let after = points(&both.b, place.b, |score| score);
            let (was, is) = (summary(both, &both.a, &before), summary(both, &both.b, &after));
            let document = if place.b.is_some() { b } else { a };
            CurveChange {
                persona: place.id(),
                name: name(document, RecordRef { kind: RecordKind::Persona, id: place.id() }),
                verdict: verdict(was.as_ref(), is.as_ref()),
                before: was,
                after: is,
                points: joined(both, &before, &after),
                records: Records { a: records(&before), b: records(&after) },
            }
        })
        // Who is on no curve feels nothing that could be compared.
        .filter(|curve| curve.before.is_some() || curve.after.is_some())
        .collect()
}

/// A persona's scored points by column.
type Points<'a> = BTreeMap<Id, (&'a Emotion, f64)>;

fn points<'a>(side: &One<'a>, persona: Option<Id>, say: impl Fn(f64) -> f64) -> Points<'a> {
    let own = side.document.emotions.values().filter(|it| Some(it.persona) == persona);
    let scored =
        own.filter_map(|it| Some((it.column, (it, say(it.score.filter(|score| score.is_finite())?)))));
    scored.filter(|(column, _)| side.outline.columns.contains(column)).collect()
}

fn records(points: &Points) -> Vec<RecordRef> {
    points.values().map(|(it, _)| RecordRef { kind: RecordKind::Emotion, id: it.id }).collect()
}

fn summary(both: &Both, side: &One, points: &Points) -> Option<CurveSummary> {
    let in_order = side.outline.columns.iter().filter_map(|id| Some((*id, points.get(id)?.1)));
    let (at, score) = in_order.reduce(|lowest, next| if next.1 < lowest.1 { next } else { lowest })?;
    let sum: f64 = points.values().map(|(_, score)| score).sum();
    let lowest = Moment {
        column: at,
        name: column(side.document, at),
        score,
        word: scores::word(both, score).to_owned(),
    };
    Some(CurveSummary { lowest, mean: sum / points.len() as f64 })
}

fn verdict(before: Option<&CurveSummary>, after: Option<&CurveSummary>) -> Verdict {
    let Some((before, after)) = before.zip(after) else { return Verdict::NotMeasured };
    let by = |before: f64, after: f64| scores::rounded(scores::rounded(after) - scores::rounded(before));
    let (mean, lowest) = (by(before.mean, after.mean), by(before.lowest.score, after.lowest.score));
    match (mean, lowest) {
        (mean, lowest) if mean == 0.0 && lowest == 0.0 => Verdict::Same,
        (mean, lowest) if mean >= 0.0 && lowest >= 0.0 => Verdict::Gains,
        (mean, lowest) if mean <= 0.0 && lowest <= 0.0 => Verdict::Loses,
        _ => Verdict::Mixed,
    }
}

/// The columns of both sides in order.
fn joined(both: &Both, before: &Points, after: &Points) -> Vec<CurvePoint> {
    let columns =
        |side: &One| -> Vec<Id> { side.outline.stages.iter().flat_map(OutlineStage::columns).collect() };
    union(&columns(&both.a), &columns(&both.b), |id| both.pairs().column(id))
        .into_iter()
        .map(|place| {
            let document = if place.b.is_some() { both.b.document } else { both.a.document };
            CurvePoint {
                a: place.a,
                b: place.b,
                stage: document.stage_of_column(place.id()).map(|stage| match place.b {
                    Some(_) => stage.id,
                    None => both.said(stage.id),
                }),
                name: column(document, place.id()),
                before: place.a.and_then(|id| before.get(&id)).map(|it| it.1),
                after: place.b.and_then(|id| after.get(&id)).map(|it| it.1),
            }
        })
        .collect()
}

//! What changes column by column, the greatest change first.

use serde::{Deserialize, Serialize};
use throughline_model::{Id, LaneKind, OutlineStage, RecordKind, RecordRef};
use ts_rs::TS;

use super::Meaning;
use super::pains::Fate;
use crate::both::{Both, One, Records};
use crate::lines::listed;
use crate::names::{column, name, quoted};
use crate::union::union;
use crate::{ChangeKind, Delta, Line};

/// A column that changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct ColumnChange {
    /// The step, or the stage without steps, on the first side; none is new.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub a: Option<Id>,
    /// The column on the second side; none is gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub b: Option<Id>,
    /// Its stage, in the second side's id where it is there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<Id>,
    /// What the column is called.
    pub name: String,
    /// What happened to it; changed where only its contents did.
    pub change: ChangeKind,
    /// How many records change in it.
    pub changes: usize,
    /// What happened, a sentence each: to the column itself, to what the customer does, to the pain
    /// points.
    pub facts: Vec<String>,
    /// The greatest change of a feeling in it, and whose it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delta: Option<Delta>,
    /// Whose feeling changes most; empty where none does.
    pub persona: String,
    /// How great the change is: the greatest change of a feeling, a quarter for each grade of
    /// severity of a pain point closed or new, one for a column that is new, gone or moved, and a
    /// tenth for each changed record.
    pub weight: f64,
    /// The column and what changes in it.
    pub records: Records,
}

pub(super) fn changes(both: &Both, lines: &[Line], meaning: &Meaning) -> Vec<ColumnChange> {
    let columns =
        |side: &One| -> Vec<Id> { side.outline.stages.iter().flat_map(OutlineStage::columns).collect() };
    let row = union(&columns(&both.a), &columns(&both.b), |id| both.pairs().column(id));
    let mut changes: Vec<ColumnChange> =
        row.iter().filter_map(|place| change(both, lines, meaning, place.a, place.b)).collect();
    // Equal weights stay in the order of the map.
    changes.sort_by(|one, next| next.weight.total_cmp(&one.weight));
    changes
}

fn change(
    both: &Both,
    lines: &[Line],
    meaning: &Meaning,
    a: Option<Id>,
    b: Option<Id>,
) -> Option<ColumnChange> {
    let id = b.or(a)?;
    let own: Vec<&Line> = lines.iter().filter(|line| line.column == Some(id) || is_stage(line, id)).collect();
    if own.is_empty() {
        return None;
    }
    let side = if b.is_some() { &both.b } else { &both.a };
    let itself = own.iter().find(|line| {
        matches!(line.kind, RecordKind::Step | RecordKind::Stage) && line.b.or(line.a) == Some(id)
    });
    let change = match (a, b) {
        (None, _) => ChangeKind::Added,
        (_, None) => ChangeKind::Removed,
        _ => itself.map_or(ChangeKind::Changed, |line| line.change),
    };
    let shift = shift(meaning, id);
    let pains: Vec<_> = meaning.pains.iter().filter(|pain| pain.column == Some(id)).collect();
    let severities = |fate: Fate| {
        let of_fate = pains.iter().filter(move |pain| pain.fate == fate);
        of_fate.map(|pain| f64::from(pain.severity_before.or(pain.severity_after).unwrap_or(1))).sum::<f64>()
    };
    let weight = shift.as_ref().map_or(0.0, |shift| shift.0.abs())
        + 0.25 * (severities(Fate::Closed) + severities(Fate::New))
        + if change == ChangeKind::Changed { 0.0 } else { 1.0 }
        + 0.1 * own.len() as f64;
    let mut facts: Vec<String> = itself.map(|line| line.why.clone()).into_iter().collect();
    facts.extend(action(both, a, b));
    let texts = |fate: Fate| -> Vec<String> {
        pains.iter().filter(|pain| pain.fate == fate).map(|pain| quoted(&pain.text)).collect()
    };
    facts.extend(listed(&texts(Fate::Closed)).map(|pains| format!("Closed: {pains}.")));
    facts.extend(listed(&texts(Fate::New)).map(|pains| format!("New pain: {pains}.")));
    let record = |side: &One, id: Id| RecordRef {
        kind: if side.document.steps.contains_key(&id) { RecordKind::Step } else { RecordKind::Stage },
        id,
    };
    let mut records = Records {
        a: a.map(|id| record(&both.a, id)).into_iter().collect(),
        b: b.map(|id| record(&both.b, id)).into_iter().collect(),
    };
    own.iter().for_each(|line| records.add(&line.records()));
    Some(ColumnChange {
        a,
        b,
        stage: own[0].stage,
        name: column(side.document, id),
        change,
        changes: own.len(),
        facts,
        persona: shift.as_ref().map(|it| it.2.clone()).unwrap_or_default(),
        delta: shift.map(|it| it.1),
        weight,
        records,
    })
}

/// Whether a line is that of a stage without steps that is the column.
fn is_stage(line: &Line, id: Id) -> bool {
    line.kind == RecordKind::Stage && line.b.or(line.a) == Some(id)
}

/// The greatest change of a feeling in a column, and whose it is.
fn shift(meaning: &Meaning, column: Id) -> Option<(f64, Delta, String)> {
    let shifts = meaning.curves.iter().filter_map(|curve| {
        let point = curve.points.iter().find(|point| point.b.or(point.a) == Some(column))?;
        Some((point.by()?, Delta::of_scores(point.before?, point.after?)?, curve.name.clone()))
    });
    shifts.reduce(|most, next| if next.0.abs() > most.0.abs() { next } else { most })
}

/// What the customer does there, before and after.
fn action(both: &Both, a: Option<Id>, b: Option<Id>) -> Option<String> {
    let (was, is) = (a.and_then(|id| done(&both.a, id)), b.and_then(|id| done(&both.b, id)));
    match (was, is) {
        (Some(was), Some(is)) if was != is => Some(format!("{} becomes {}.", quoted(&was), quoted(&is))),
        (Some(_), Some(_)) => None,
        (was, is) => was.or(is).map(|text| format!("{}.", quoted(&text))),
    }
}

/// The first thing that the customer does in a column.
fn done(side: &One, column: Id) -> Option<String> {
    let lanes = side.outline.lanes.iter().filter(|lane| lane.kind == LaneKind::Action);
    let card = lanes.flat_map(|lane| side.outline.cards(lane.id, column)).next()?;
    let text = name(side.document, RecordRef { kind: RecordKind::Card, id: card.id });
    (!card.text.trim().is_empty()).then_some(text)
}

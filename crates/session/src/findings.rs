//! What deserves a look on a map: gaps and doubts that a person can mend.

use serde::Serialize;
use throughline_model::{
    Document, EvidenceKind, Id, LaneKind, Outline, RecordKind, RecordRef, Repair, State,
};

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The file broke an invariant, which was restored.
    Repaired,
    /// Something is missing that the map needs.
    Warning,
    /// Something to know.
    Note,
}

/// One thing that deserves a look.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Finding {
    /// The rule, such as `step-without-owner`.
    pub rule: String,
    /// How much it matters.
    pub severity: Severity,
    /// One sentence.
    pub message: String,
    /// The records that it is about.
    pub records: Vec<RecordRef>,
}

impl From<Repair> for Finding {
    fn from(repair: Repair) -> Self {
        Finding {
            rule: repair.rule.into(),
            severity: Severity::Repaired,
            message: repair.message,
            records: vec![repair.record],
        }
    }
}

/// Everything that deserves a look, state by state.
pub fn findings(document: &Document) -> Vec<Finding> {
    let mut findings = Vec::new();
    for state in document.states_in_order() {
        let outline = Outline::of(document, state.id);
        findings.extend(without_owner(document, state, &outline));
        findings.extend(without_actions(document, state, &outline));
    }
    findings.extend(illustrative(document));
    findings
}

/// Columns that no owner card covers, where the map has a lane for owners.
fn without_owner(document: &Document, state: &State, outline: &Outline) -> Option<Finding> {
    let missing = uncovered(outline, LaneKind::Owner)?;
    named("step-without-owner", Severity::Warning, document, missing, |count, names| match count {
        1 => format!("In \u{201c}{}\u{201d}, {names} has no owner.", state.name),
        _ => format!("In \u{201c}{}\u{201d}, {count} steps have no owner: {names}.", state.name),
    })
}

/// Columns in which the customer does nothing, where the map has a lane for actions.
fn without_actions(document: &Document, state: &State, outline: &Outline) -> Option<Finding> {
    let missing = uncovered(outline, LaneKind::Action)?;
    named("step-without-action", Severity::Warning, document, missing, |count, names| match count {
        1 => format!("In \u{201c}{}\u{201d}, nothing says what the customer does in {names}.", state.name),
        _ => format!("In \u{201c}{}\u{201d}, {count} steps have no action: {names}.", state.name),
    })
}

/// The columns that no card of a kind of lane covers; none where there is no such lane.
fn uncovered(outline: &Outline, kind: LaneKind) -> Option<Vec<Id>> {
    let lanes: Vec<Id> = outline.lanes.iter().filter(|lane| lane.kind == kind).map(|lane| lane.id).collect();
    if lanes.is_empty() {
        return None;
    }
    let mut covered = vec![false; outline.columns.len()];
    for (cell, cards) in &outline.cells {
        if lanes.contains(&cell.lane) {
            for (first, last) in cards.iter().filter_map(|card| outline.span(card)) {
                covered[first..=last].fill(true);
            }
        }
    }
    Some(outline.columns.iter().zip(covered).filter(|(_, covered)| !covered).map(|(id, _)| *id).collect())
}

fn named(
    rule: &str,
    severity: Severity,
    document: &Document,
    columns: Vec<Id>,
    sentence: impl Fn(usize, &str) -> String,
) -> Option<Finding> {
    if columns.is_empty() {
        return None;
    }
    let mut records = Vec::new();
    let mut names = Vec::new();
    for id in columns {
        let (kind, name) = match document.steps.get(&id) {
            Some(step) => (RecordKind::Step, step.name.as_str()),
            None => (RecordKind::Stage, document.stages.get(&id).map_or("", |stage| stage.name.as_str())),
        };
        records.push(RecordRef { kind, id });
        names.push(format!("\u{201c}{name}\u{201d}"));
    }
    Some(Finding {
        rule: rule.into(),
        severity,
        message: sentence(records.len(), &names.join(", ")),
        records,
    })
}

/// Figures that were made up to show how a map reads.
fn illustrative(document: &Document) -> Option<Finding> {
    let records: Vec<RecordRef> = document
        .evidence
        .values()
        .filter(|evidence| evidence.kind == EvidenceKind::Illustrative)
        .map(|evidence| evidence.on)
        .collect();
    (!records.is_empty()).then(|| Finding {
        rule: "illustrative-figures".into(),
        severity: Severity::Note,
        message: format!("{} claims are illustrative: made up to show how a map reads.", records.len()),
        records,
    })
}

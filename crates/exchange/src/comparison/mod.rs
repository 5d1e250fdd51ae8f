//! What differs between two sides, as a report: gathered once, then written in several formats.

mod gather;
mod markdown;
mod table;
mod text;

use serde::Serialize;
use serde_json::Value;
use throughline_diff::{Comparison, Side};
use throughline_insight::{ChangeKind, Delta};
use throughline_model::{EvidenceKind, Id, RecordKind, StateKind};

use crate::csv;
use crate::table::Table;

/// What differs between two sides. As JSON it is what `throughline diff` prints.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// What was.
    pub from: SideOf,
    /// What is.
    pub to: SideOf,
    /// How much differs.
    pub summary: Summary,
    /// The whole in one sentence.
    pub headline: String,
    /// What to know before relying on it: how surely records were recognised.
    pub notes: Vec<String>,
    /// One entry a changed record, in the order of the map.
    pub changes: Vec<Change>,
}

/// One side of a comparison.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SideOf {
    /// The file; empty where there is none.
    pub file: String,
    /// The journey's title.
    pub title: String,
    /// The state; none compares the whole journey.
    pub state: Option<StateOf>,
}

/// A state that is compared.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StateOf {
    /// The record.
    pub id: Id,
    /// Which time.
    pub kind: StateKind,
    /// Its name.
    pub name: String,
}

/// How much differs, counted in records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Summary {
    /// Records that are new.
    pub added: usize,
    /// Records that are gone.
    pub removed: usize,
    /// Records that stand elsewhere.
    pub moved: usize,
    /// Records that say something else.
    pub changed: usize,
    /// Fields that only say how something looks: counted, and left out of the changes.
    pub layout_only: usize,
    /// Pairs of records that were recognised by what they say, and not surely.
    pub unsure: usize,
}

/// One changed record.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// What became of it.
    pub change: ChangeKind,
    /// The kind of record.
    pub kind: RecordKind,
    /// The record: on the second side, or on the first where it is gone.
    pub id: Id,
    /// The record on the first side; none where it is new.
    pub id_before: Option<Id>,
    /// What kind of thing it is, in words: "Step", "Pain point".
    pub label: String,
    /// What it is called.
    pub name: String,
    /// Where it stood; none where it is new.
    pub from: Option<Standing>,
    /// Where it stands; none where it is gone.
    pub to: Option<Standing>,
    /// What its fields said and say.
    pub fields: Vec<FieldOf>,
    /// What became of it, in a sentence or two.
    pub why: String,
    /// By how much, where it is a number.
    pub delta: Option<Delta>,
    /// The surest evidence for it; none rests on nothing.
    pub evidence: Option<EvidenceKind>,
    /// How surely the two records are the same thing, from 0 to 1; none where there is one only.
    pub confidence: Option<f64>,
}

/// Where something stands, by names; what stands beside the map has none.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Standing {
    /// The state, where whole journeys with several are compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// The stage.
    pub stage: Option<String>,
    /// The step; none in a stage without steps.
    pub step: Option<String>,
    /// The lane.
    pub lane: Option<String>,
}

/// A field that says something else.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FieldOf {
    /// Its name.
    pub field: String,
    /// What it said; null where it was empty.
    pub before: Value,
    /// What it says; null where it is empty.
    pub after: Value,
}

impl Report {
    /// Gathers what differs between two sides, each with the name of its file.
    pub fn of(from: (&str, Side), to: (&str, Side), comparison: &Comparison) -> Report {
        gather::report(from, to, comparison)
    }

    /// Whether nothing differs, but for looks.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// The report for a person at a terminal of 80 columns.
    pub fn to_text(&self) -> String {
        text::written(self)
    }

    /// The report as Markdown, for a review or a wiki.
    pub fn to_markdown(&self) -> String {
        markdown::written(self)
    }

    /// The same for a file of its own, with a byte order mark before it.
    pub fn to_csv_file(&self) -> String {
        format!("{}{}", csv::BYTE_ORDER_MARK, self.to_csv())
    }

    /// The report as JSON.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    pub(crate) fn changes_table(&self) -> Table {
        table::changes(self)
    }

    /// The changes as a table of comma-separated values, one row a changed record. No cell is a
    /// formula to a spreadsheet.
    pub fn to_csv(&self) -> String {
        csv::of_table(&self.changes_table())
    }
}

impl SideOf {
    /// "“As it is” in bank.journey".
    pub(crate) fn in_words(&self) -> String {
        let what = self.state.as_ref().map_or(&self.title, |state| &state.name);
        match self.file.as_str() {
            "" => format!("\u{201c}{what}\u{201d}"),
            file => format!("\u{201c}{what}\u{201d} in {file}"),
        }
    }
}

impl Standing {
    /// The heading under which a reader finds it; none stands beside the map.
    fn heading(&self) -> Option<String> {
        let stage = self.stage.as_ref()?;
        Some(match &self.state {
            Some(state) => format!("{state}: {stage}"),
            None => stage.clone(),
        })
    }
}

impl Change {
    /// Where it is found: where it stands, or stood.
    fn standing(&self) -> Option<&Standing> {
        self.to.as_ref().or(self.from.as_ref())
    }

    /// How surely it was recognised, where that is not sure.
    fn doubt(&self) -> Option<String> {
        let confidence = self.confidence.filter(|it| *it < 1.0)?;
        Some(format!("Taken for the same by what it says: {:.0} % sure.", confidence * 100.0))
    }
}

/// The changes by heading, in the order of the map; what stands beside the map comes last.
fn by_heading(report: &Report) -> Vec<(String, Vec<&Change>)> {
    let mut groups: Vec<(String, Vec<&Change>)> = Vec::new();
    for change in &report.changes {
        let heading = change.standing().and_then(Standing::heading);
        let heading = heading.unwrap_or_else(|| "Beside the map".into());
        match groups.iter_mut().find(|(known, _)| *known == heading) {
            Some((_, changes)) => changes.push(change),
            None => groups.push((heading, vec![change])),
        }
    }
    groups
}

/// The sign that stands for a kind of change, so that colour is never needed.
fn badge(change: ChangeKind) -> char {
    match change {
        ChangeKind::Added => '+',
        ChangeKind::Removed => '\u{2212}',
        ChangeKind::Moved => '\u{2192}',
        ChangeKind::Changed => '~',
    }
}

/// A kind of change as a word.
fn word(change: ChangeKind) -> &'static str {
    match change {
        ChangeKind::Added => "added",
        ChangeKind::Removed => "removed",
        ChangeKind::Moved => "moved",
        ChangeKind::Changed => "changed",
    }
}

//! Reading a comparison: its lines, what they mean, and which pairs a person should look at.

use std::collections::BTreeSet;
use std::path::PathBuf;

use throughline_diff::{Decisions, Pairs, Side};
use throughline_edit::Named;
use throughline_insight::{Line, Meaning, union};
use throughline_model::{Document, Id, Outline, RecordKind, RecordRef};
use throughline_storage::{Comparisons, Decided};

use crate::api::{
    ApiError, ComparedStage, ComparedState, ComparisonReport, DocumentNumber, Done, DoubtfulPair, ErrorCode,
    NamedRecord, SideRef,
};
use crate::comparing::Sides;
use crate::session::{OpenDocuments, Session};

impl Session {
    /// What differs between two states of open documents.
    pub(crate) fn comparison(
        &self,
        number: DocumentNumber,
        from: SideRef,
        to: SideRef,
    ) -> Result<ComparisonReport, ApiError> {
        let open = self.documents();
        let sides = Sides::found(from, to, |wanted| {
            open.documents.get(&wanted.unwrap_or(number)).map(|open| &open.document)
        })?;
        let (a, b, comparison) =
            (sides.from, sides.to, sides.compared(&self.decisions(&open, number, from, to))?);
        let lines = throughline_insight::lines(a, b, &comparison);
        Ok(ComparisonReport {
            from: compared(a, from),
            to: compared(b, to),
            meaning: Meaning::of(a, b, &comparison),
            layout_only: comparison.layout_only,
            doubtful: doubtful(a, b, &comparison.pairs),
            stages: stages(a, b, &comparison.pairs),
            lanes: named(a, b, RecordKind::Lane, lines.iter().filter_map(|line| line.lane)),
            personas: named(a, b, RecordKind::Persona, of_all(&lines, |line| &line.personas)),
            departments: named(a, b, RecordKind::Department, of_all(&lines, |line| &line.departments)),
            lines,
        })
    }

    /// Keeps what a person says of two records of different files.
    pub(crate) fn decide_pair(
        &self,
        number: DocumentNumber,
        (from, to): (SideRef, SideRef),
        pair: (Id, Id),
        are_same: bool,
    ) -> Result<Done, ApiError> {
        let (from, to) = file_pair(&self.documents(), number, from, to).ok_or_else(|| {
            ApiError::new(
                ErrorCode::Unnamed,
                "Save the map first: what is said of pairs is kept by the two files.",
            )
        })?;
        Comparisons::new(&self.folders).decide(&from, &to, pair, are_same)?;
        Ok(Done {})
    }

    /// What a person has said about the pairs of two files. Within a file it is lineage.
    pub(crate) fn decisions(
        &self,
        open: &OpenDocuments,
        number: DocumentNumber,
        from: SideRef,
        to: SideRef,
    ) -> Decisions {
        let Some((from, to)) = file_pair(open, number, from, to) else { return Decisions::default() };
        let Decided { same, different } = Comparisons::new(&self.folders).of(&from, &to);
        Decisions { same, different }
    }
}

/// The files of two states, where they are two.
fn file_pair(
    open: &OpenDocuments,
    number: DocumentNumber,
    from: SideRef,
    to: SideRef,
) -> Option<(PathBuf, PathBuf)> {
    let file = |side: SideRef| open.documents.get(&side.document.unwrap_or(number))?.path.clone();
    Some((file(from)?, file(to)?)).filter(|(from, to)| from != to)
}

fn compared(side: Side, of: SideRef) -> ComparedState {
    let state = side.document.states.get(&of.state).cloned().unwrap_or_default();
    ComparedState {
        document: of.document,
        title: side.document.journey.title.clone(),
        state: of.state,
        kind: state.kind,
        name: state.name,
        as_of: state.as_of,
    }
}

/// The pairs that contents alone speak for.
fn doubtful(a: Side, b: Side, pairs: &Pairs) -> Vec<DoubtfulPair> {
    let mut doubtful: Vec<DoubtfulPair> = pairs
        .iter()
        .filter(|pair| pair.confidence < 1.0)
        .map(|pair| {
            let [of_a, of_b] = [pair.a, pair.b].map(|id| RecordRef { kind: pair.kind, id });
            DoubtfulPair {
                a: of_a,
                b: of_b,
                a_name: Named::of(a.document, of_a).name,
                b_name: Named::of(b.document, of_b).name,
                confidence: pair.confidence,
            }
        })
        .collect();
    doubtful.sort_by(|one, next| one.confidence.total_cmp(&next.confidence).then(one.a.cmp(&next.a)));
    doubtful
}

/// The stages of both sides; each has the colour that it has on its own map.
fn stages(a: Side, b: Side, pairs: &Pairs) -> Vec<ComparedStage> {
    let in_order = |side: Side| -> Vec<Id> {
        let state = side.state.unwrap_or_default();
        Outline::without_cards(side.document, state).stages.iter().map(|it| it.stage.id).collect()
    };
    let (of_a, of_b) = (in_order(a), in_order(b));
    let row = union(&of_a, &of_b, |id| pairs.of_a(id).map(|pair| pair.b));
    row.iter()
        .filter_map(|place| {
            let id = place.id();
            let (document, order) = if place.b.is_some() { (b.document, &of_b) } else { (a.document, &of_a) };
            let stage = document.stages.get(&id)?;
            let number = order.iter().position(|it| *it == id).unwrap_or_default() + 1;
            let colour = if stage.colour == 0 { number } else { usize::from(stage.colour) };
            Some(ComparedStage { id, name: stage.name.clone(), colour })
        })
        .collect()
}

fn of_all<'a>(lines: &'a [Line], of: impl Fn(&'a Line) -> &'a Vec<Id>) -> impl Iterator<Item = Id> {
    lines.iter().flat_map(of).copied()
}

/// Records of one kind by their names, each once, in the order of the names.
fn named(a: Side, b: Side, kind: RecordKind, ids: impl Iterator<Item = Id>) -> Vec<NamedRecord> {
    let ids: BTreeSet<Id> = ids.collect();
    let name = |document: &Document, record: RecordRef| {
        document.contains(record).then(|| Named::of(document, record).name)
    };
    let mut named: Vec<NamedRecord> = ids
        .into_iter()
        .map(|id| RecordRef { kind, id })
        .filter_map(|record| {
            let name = name(b.document, record).or_else(|| name(a.document, record))?;
            Some(NamedRecord { record, name })
        })
        .collect();
    named.sort_by(|one, next| (&one.name, one.record).cmp(&(&next.name, next.record)));
    named
}

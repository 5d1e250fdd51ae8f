//! What a layout asks of a document again and again, looked up once: evidence, comments, metrics.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use throughline_model::{
    Card, Comment, Document, Emotion, EvidenceKind, Id, LaneKind, Link, Measurement, Metric, Outline,
    Persona, RecordKind,
};

use super::by_id::ById;
use super::cells::Cells;
use super::columns::Columns;
use crate::{MapOptions, PersonaStyle, Theme};

/// A persona of the map with its line and marker.
#[derive(Clone)]
pub(crate) struct PersonaLook<'a> {
    pub persona: &'a Persona,
    /// Shared by the cards that bear it.
    pub name: Arc<str>,
    pub style: PersonaStyle,
}

/// Look-ups for one state of a document.
pub(crate) struct Index<'a> {
    /// The personas that are shown, in order.
    pub personas: Vec<PersonaLook<'a>>,
    /// Whose curve has faces.
    pub focused: Option<Id>,
    /// Whether anything shown rests on made-up evidence.
    pub illustrative: bool,
    /// How much evidence of each kind there is.
    pub evidence_counts: BTreeMap<EvidenceKind, usize>,
    persona_places: ById<Id, usize>,
    evidence: Arc<ById<Id, EvidenceKind>>,
    open_comments: Arc<ById<Id, usize>>,
    metrics: BTreeMap<Id, Vec<&'a Metric>>,
    readings: ById<Id, &'a Measurement>,
    emotions: ById<(Id, Id), &'a Emotion>,
    links: Vec<&'a Link>,
}

impl<'a> Index<'a> {
    pub fn of(
        document: &'a Document,
        outline: &Outline<'a>,
        columns: &Columns,
        cells: &Cells,
        options: &MapOptions,
        theme: &Theme,
    ) -> Self {
        let shown = |id: Id| options.personas.is_empty() || options.personas.contains(&id);
        let personas: Vec<PersonaLook> = document
            .personas_in_order()
            .into_iter()
            .enumerate()
            .filter(|(_, persona)| shown(persona.id))
            .map(|(index, persona)| {
                let number = persona.palette_number(index);
                PersonaLook { persona, name: persona.name.as_str().into(), style: theme.persona(number) }
            })
            .collect();
        let persona_places =
            personas.iter().enumerate().map(|(place, look)| (look.persona.id, place)).collect();

        let mut emotions = ById::default();
        for emotion in document.emotions.values().filter(|emotion| columns.place(emotion.column).is_some()) {
            emotions.entry((emotion.column, emotion.persona)).or_insert(emotion);
        }
        let focused = focused_persona(&personas, options.focused_persona, &emotions);

        let evidence = evidence(document).into();
        let metrics = metrics_by_lane(document, outline);
        let evidence_counts = evidence_counts(document, options.state, columns, cells);
        Index {
            personas,
            focused,
            illustrative: evidence_counts.contains_key(&EvidenceKind::Illustrative),
            evidence_counts,
            persona_places,
            evidence,
            open_comments: open_comments(document).into(),
            metrics,
            readings: newest_readings(document),
            emotions,
            links: links(document, cells),
        }
    }

    /// How sure a record is; none where nobody said.
    pub fn evidence(&self, record: Id) -> Option<EvidenceKind> {
        self.evidence.get(&record).copied()
    }

    /// How sure every record is of which somebody said so.
    pub fn all_evidence(&self) -> Arc<ById<Id, EvidenceKind>> {
        self.evidence.clone()
    }

    /// How many comments are open, on each record that has any.
    pub fn all_open_comments(&self) -> Arc<ById<Id, usize>> {
        self.open_comments.clone()
    }

    /// How many comments on a record are open.
    pub fn open_comments(&self, record: Id) -> usize {
        self.open_comments.get(&record).copied().unwrap_or(0)
    }

    /// The metrics of a lane in order.
    pub fn metrics(&self, lane: Id) -> &[&'a Metric] {
        self.metrics.get(&lane).map_or(&[], Vec::as_slice)
    }

    /// The newest reading of a metric.
    pub fn reading(&self, metric: Id) -> Option<&'a Measurement> {
        self.readings.get(&metric).copied()
    }

    /// How a persona feels in a column.
    pub fn emotion(&self, column: Id, persona: Id) -> Option<&'a Emotion> {
        self.emotions.get(&(column, persona)).copied()
    }

    /// The links between two cards of the state, by id.
    pub fn links(&self) -> &[&'a Link] {
        &self.links
    }

    /// A shown persona.
    pub fn persona(&self, id: Id) -> Option<&PersonaLook<'a>> {
        self.personas.get(*self.persona_places.get(&id)?)
    }

    /// Whether the filters let a card through.
    pub fn shows(&self, card: &Card, options: &MapOptions) -> bool {
        let by_persona = options.personas.is_empty()
            || card.personas.is_empty()
            || card.personas.iter().any(|id| self.persona_places.contains_key(id));
        let by_department = options.departments.is_empty()
            || card.departments.iter().any(|id| options.departments.contains(id));
        let by_tag = options.tags.is_empty() || card.tags.iter().any(|tag| options.tags.contains(tag));
        by_persona && by_department && by_tag
    }
}

/// The persona asked for where it is shown, else the first shown one that feels anything.
fn focused_persona(
    personas: &[PersonaLook],
    asked: Option<Id>,
    emotions: &ById<(Id, Id), &Emotion>,
) -> Option<Id> {
    let feeling: BTreeSet<Id> =
        emotions.values().filter(|emotion| emotion.score.is_some()).map(|emotion| emotion.persona).collect();
    let shown = || personas.iter().map(|look| look.persona.id);
    asked.filter(|id| shown().any(|shown| shown == *id)).or_else(|| shown().find(|id| feeling.contains(id)))
}

/// One kind a record: what is made up stays so whatever else is known; else the surest counts.
fn evidence(document: &Document) -> ById<Id, EvidenceKind> {
    let mut evidence: ById<Id, EvidenceKind> =
        ById::with_capacity_and_hasher(document.evidence.len(), Default::default());
    for claim in document.evidence.values() {
        let kind = evidence.entry(claim.on.id).or_insert(claim.kind);
        *kind = (*kind).max(claim.kind);
    }
    evidence
}

/// How much evidence of each kind there is on this state and on the journey as a whole.
fn evidence_counts(
    document: &Document,
    state: Id,
    columns: &Columns,
    cells: &Cells,
) -> BTreeMap<EvidenceKind, usize> {
    let of_column = |id: Id| {
        columns.place(id).is_some() || document.stages.get(&id).is_some_and(|stage| stage.state == state)
    };
    let of_card = |id: Id| cells.card(id).is_some();
    let of_metric = |id: Id| {
        document.metrics.get(&id).is_some_and(|metric| {
            of_column(metric.on.id) || of_card(metric.on.id) || is_of_whole(metric, state)
        })
    };
    let mut counts = BTreeMap::new();
    for claim in document.evidence.values() {
        let id = claim.on.id;
        let counts_here = match claim.on.kind {
            RecordKind::Card => of_card(id),
            RecordKind::Stage | RecordKind::Step => of_column(id),
            RecordKind::State => id == state,
            RecordKind::Lane => document.lanes.get(&id).is_some_and(|lane| lane.state == state),
            RecordKind::Emotion => {
                document.emotions.get(&id).is_some_and(|emotion| columns.place(emotion.column).is_some())
            }
            RecordKind::Metric => of_metric(id),
            RecordKind::Measurement => {
                document.measurements.get(&id).is_some_and(|reading| of_metric(reading.metric))
            }
            _ => true,
        };
        if counts_here {
            *counts.entry(claim.kind).or_insert(0) += 1;
        }
    }
    counts
}

/// Whether a metric measures the journey or the state rather than a part of it.
fn is_of_whole(metric: &Metric, state: Id) -> bool {
    metric.on.kind == RecordKind::Journey || metric.on.id == state
}

/// Comments count while their thread is open, so a settled thread takes its answers along.
fn open_comments(document: &Document) -> ById<Id, usize> {
    let is_open = |comment: &Comment| {
        let mut root = comment;
        // A damaged file may chain comments in a ring.
        for _ in 0..64 {
            match root.parent.and_then(|parent| document.comments.get(&parent)) {
                Some(parent) => root = parent,
                None => break,
            }
        }
        root.resolved_by.is_empty()
    };
    let mut open = ById::default();
    for comment in document.comments.values().filter(|comment| is_open(comment)) {
        *open.entry(comment.on.id).or_insert(0) += 1;
    }
    open
}

/// A metric that names no lane stands in the first metric lane.
fn metrics_by_lane<'a>(document: &'a Document, outline: &Outline) -> BTreeMap<Id, Vec<&'a Metric>> {
    let lanes: Vec<Id> =
        outline.lanes.iter().filter(|lane| lane.kind == LaneKind::Metric).map(|lane| lane.id).collect();
    let mut metrics: BTreeMap<Id, Vec<&Metric>> = BTreeMap::new();
    for metric in document.metrics.values() {
        let named = metric.lane.filter(|lane| lanes.contains(lane));
        if let Some(lane) = named.or(lanes.first().copied()) {
            metrics.entry(lane).or_default().push(metric);
        }
    }
    for metrics in metrics.values_mut() {
        metrics.sort_by(|a, b| (&a.order, a.id).cmp(&(&b.order, b.id)));
    }
    metrics
}

/// The last period for all customers, ties by id, as `Document::newest_measurement` says for one.
fn newest_readings(document: &Document) -> ById<Id, &Measurement> {
    let mut newest: ById<Id, &Measurement> = ById::default();
    for reading in document.measurements.values().filter(|reading| reading.segment.is_empty()) {
        let known = newest.entry(reading.metric).or_insert(reading);
        if (&reading.period, reading.id) > (&known.period, known.id) {
            *known = reading;
        }
    }
    newest
}

fn links<'a>(document: &'a Document, cells: &Cells) -> Vec<&'a Link> {
    let stands = |id: Id| cells.card(id).is_some();
    document.links.values().filter(|link| stands(link.from) && stands(link.to)).collect()
}

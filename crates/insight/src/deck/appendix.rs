//! The appendix: the whole map, a slide for each stage, and the list of evidence.

use throughline_model::{Evidence, EvidenceKind, Id, LaneKind, RecordKind, RecordRef, numbers};

use super::facts::Facts;
use super::measured::Measure;
use super::sources::about;
use super::words::{named, on_one_line, shortest_fitting};
use super::{Content, Statement, Told};
use crate::lines::listed;

/// The kind of an entry that is a metric's reading.
const READING: &str = "Reading";

/// A map of a state, or of one of its stages.
#[derive(Clone, Debug, PartialEq)]
pub struct StatePage {
    /// The state.
    pub state: Id,
    /// The stage; none shows all of them.
    pub stage: Option<Id>,
    /// Its title.
    pub title: Statement,
}

/// What a number or a card rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct EvidenceRow {
    /// "Measured", "Interview", "Assumption", "Illustrative".
    pub kind: String,
    /// What it is about.
    pub about: String,
    /// What was found.
    pub finding: String,
    /// Sample size, source and date.
    pub source: String,
    /// What it stands on.
    pub records: Vec<RecordRef>,
}

fn told(title: Statement, content: Content) -> Told {
    Told { title, content, source: Statement::default(), notes: Vec::new(), remarks: Vec::new() }
}

pub(super) fn maps(facts: &Facts) -> Told {
    let sides = std::iter::once(&facts.today).chain(facts.future.as_ref().map(|it| &it.side));
    let pages: Vec<StatePage> = sides
        .filter(|side| !side.outline.stages.is_empty())
        .enumerate()
        .map(|(place, side)| {
            let state = side.outline.state;
            let kind = facts.document.states.get(&state).map(|it| it.kind).unwrap_or_default();
            let cards: usize = side.outline.cells.values().map(Vec::len).sum();
            let number = |number: usize, one: &str, several: &str| numbers::counted(number, one, several);
            let parts = [
                number(side.outline.stages.len(), "stage", "stages"),
                number(side.outline.columns.len(), "column", "columns"),
                number(cards, "card", "cards"),
            ];
            let own = named(&facts.name(RecordRef { kind: RecordKind::State, id: state }));
            let which = if place == 0 { kind.label().to_owned() } else { "Future state".to_owned() };
            let name = own.map_or(which.clone(), |own| format!("{which} {own}"));
            let sentence = format!("{name} has {}", listed(&parts).unwrap_or_default());
            let mut records = vec![RecordRef { kind: RecordKind::State, id: state }];
            records.extend(
                side.outline.stages.iter().map(|it| RecordRef { kind: RecordKind::Stage, id: it.stage.id }),
            );
            StatePage { state, stage: None, title: Statement { sentence, records } }
        })
        .collect();
    match pages.first() {
        None => Told::missing("The map has no stages yet. Add one to show the map."),
        Some(first) => told(first.title.clone(), Content::Map(pages)),
    }
}

pub(super) fn stages(facts: &Facts) -> Told {
    let outline = &facts.today.outline;
    let of = outline.stages.len();
    let pains = Facts::cards(&facts.today, LaneKind::Pain);
    let pages: Vec<StatePage> = outline
        .stages
        .iter()
        .enumerate()
        .map(|(place, stage)| {
            let own: Vec<Id> = stage.columns();
            let hurting: Vec<RecordRef> = pains
                .iter()
                .filter(|(column, _)| own.contains(column))
                .map(|(_, card)| super::facts::card(card.id))
                .collect();
            let stage_record = RecordRef { kind: RecordKind::Stage, id: stage.stage.id };
            let steps = match stage.steps.len() {
                0 => "has no steps yet".to_owned(),
                number => format!("has {}", numbers::counted(number, "step", "steps")),
            };
            let hurts = match hurting.len() {
                0 => "no pain point".to_owned(),
                number => numbers::counted(number, "pain point", "pain points"),
            };
            let number = place + 1;
            let sentence = shortest_fitting([
                named(&facts.name(stage_record))
                    .map(|name| format!("{name}, stage {number} of {of}, {steps} and {hurts}")),
                Some(format!("Stage {number} of {of} {steps} and {hurts}")),
            ]);
            let steps = stage.steps.iter().map(|it| RecordRef { kind: RecordKind::Step, id: it.id });
            let records = std::iter::once(stage_record).chain(steps).chain(hurting).collect();
            StatePage {
                state: outline.state,
                stage: Some(stage.stage.id),
                title: Statement { sentence, records },
            }
        })
        .collect();
    match pages.first() {
        None => Told::missing("The map has no stages yet. Add one to show it on a slide of its own."),
        Some(first) => told(first.title.clone(), Content::Stages(pages)),
    }
}

pub(super) fn evidence(facts: &Facts, measures: &[Measure]) -> Told {
    let mut rows: Vec<EvidenceRow> = Vec::new();
    for measure in measures {
        let Some(now) = &measure.now else { continue };
        let parts = [
            now.sample_size
                .map_or("n not stated".to_owned(), |sample| format!("n {}", numbers::count(sample))),
            on_one_line(&measure.source),
            numbers::date(&now.period),
            // A made-up number is one wherever it is listed.
            if is_made_up(facts, measure) { "illustrative".to_owned() } else { String::new() },
        ];
        rows.push(EvidenceRow {
            kind: READING.into(),
            about: match measure.name.ends_with(measure.on.as_str()) {
                true => measure.name.clone(),
                false => format!("{}, {}", measure.name, measure.on),
            },
            finding: now.text.clone(),
            source: parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "),
            records: measure.records.clone(),
        });
    }
    let of_states = |one: &&Evidence| is_shown(facts, one.on);
    let mut of_same: Vec<(&Evidence, Vec<&Evidence>)> = Vec::new();
    for one in facts.document.evidence.values().filter(of_states) {
        let same = |it: &&mut (&Evidence, Vec<&Evidence>)| {
            let known = it.0;
            (known.kind, &known.text, &known.source, &known.date, known.sample_size)
                == (one.kind, &one.text, &one.source, &one.date, one.sample_size)
        };
        match of_same.iter_mut().find(same) {
            Some((_, all)) => all.push(one),
            None => of_same.push((one, vec![one])),
        }
    }
    // The surest first; within a kind in the order of the file.
    of_same.sort_by_key(|(one, _)| std::cmp::Reverse(crate::both::surety(one.kind)));
    rows.extend(of_same.into_iter().map(|(one, all)| row(facts, one, &all)));
    if rows.is_empty() {
        return Told::missing("Nothing is backed by evidence yet. Add evidence to cards and metrics.");
    }
    let records = rows.iter().flat_map(|row| row.records.clone()).collect();
    let of = |kind: &str| rows.iter().filter(|row| row.kind == kind).count();
    let counted = [
        (of(READING), "reading", "readings"),
        (of(EvidenceKind::Measured.label()), "measured finding", "measured findings"),
        (of(EvidenceKind::Interview.label()), "interview", "interviews"),
        (of(EvidenceKind::Assumption.label()), "assumption", "assumptions"),
        (of(EvidenceKind::Illustrative.label()), "illustrative entry", "illustrative entries"),
    ];
    let parts: Vec<String> = counted
        .into_iter()
        .filter(|(number, ..)| *number > 0)
        .map(|(number, one, several)| numbers::counted(number, one, several))
        .collect();
    let sentence = format!("What is claimed rests on {}", listed(&parts).unwrap_or_default());
    told(Statement { sentence, records }, Content::Evidence(rows))
}

fn is_made_up(facts: &Facts, measure: &Measure) -> bool {
    let mut evidence = measure.records.iter().flat_map(|record| facts.evidence(record.id));
    evidence.any(|it| it.kind == EvidenceKind::Illustrative)
}

/// Whether a record is on one of the two maps, or beside them.
fn is_shown(facts: &Facts, on: RecordRef) -> bool {
    let states = [Some(facts.today.outline.state), facts.future.as_ref().map(|it| it.side.outline.state)];
    match on.kind {
        RecordKind::Card => {
            facts.document.cards.get(&on.id).is_some_and(|card| states.contains(&Some(card.state)))
        }
        RecordKind::Stage => {
            facts.document.stages.get(&on.id).is_some_and(|it| states.contains(&Some(it.state)))
        }
        RecordKind::State => states.contains(&Some(on.id)),
        _ => true,
    }
}

fn row(facts: &Facts, one: &Evidence, all: &[&Evidence]) -> EvidenceRow {
    let name = match one.on.kind {
        RecordKind::Journey => "The journey".to_owned(),
        RecordKind::Deck => "The ask".to_owned(),
        _ => facts.name(one.on),
    };
    let name = crate::names::quoted(&name);
    let name = name.trim_matches(['\u{201c}', '\u{201d}']);
    let about_all = match all.len() {
        1 => name.to_owned(),
        number => format!("{name} and {} more", number - 1),
    };
    EvidenceRow {
        kind: one.kind.label().to_owned(),
        about: about_all,
        finding: on_one_line(&one.text),
        source: about(one),
        records: all
            .iter()
            .flat_map(|it| [RecordRef { kind: RecordKind::Evidence, id: it.id }, it.on])
            .collect(),
    }
}

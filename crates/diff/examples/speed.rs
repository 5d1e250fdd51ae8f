//! How long it takes to compare and to merge maps of the size L: 10,000 cards, 50 stages, 30 lanes.
//!
//! `cargo run --release -p throughline-diff --example speed [-- PART OF A NAME]`

use std::time::{Duration, Instant};

use throughline_diff::{Comparison, Decisions, Pairs, Patch, Side, merge};
use throughline_edit::{CardTarget, Command, Delete, ForkState, MoveCard, MoveStage, SetFields, run};
use throughline_model::testing::Dice;
use throughline_model::*;

fn main() {
    let base = map(10_000, 50, 30);
    let state = base.first_state().map(|it| it.id).unwrap_or_default();
    let mut forked = base.clone();
    let fork = Id::from_number(7);
    edit(&mut forked, &[Command::ForkState(ForkState { state, id: fork, name: "Future".into() })]);
    scribble(&mut forked, fork, 300, 1);
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    scribble(&mut ours, state, 300, 2);
    scribble(&mut theirs, state, 300, 3);
    let mut stranger = base.clone();
    rename_all(&mut stranger);

    let none = Decisions::default();
    let compared = |a, b| Comparison::between(a, b, &none).map_or(0, |it| it.differences.len());
    report("compare two states by lineage", 15, || {
        compared(Side::of_state(&forked, state), Side::of_state(&forked, fork))
    });
    report("compare two versions of a file", 15, || compared(Side::whole(&base), Side::whole(&ours)));
    report("merge three versions", 40, || merge(&base, &ours, &theirs).map_or(0, |it| it.conflicts.len()));
    report("make a patch of two versions", 0, || {
        let (a, b) = (Side::whole(&base), Side::whole(&ours));
        Pairs::between(a, b, &none).map_or(0, |pairs| Patch::between(a, b, &pairs).change().edits.len())
    });
    report("compare without common ids", 0, || compared(Side::whole(&base), Side::whole(&stranger)));
}

/// The fastest and the median of some runs, and what was found.
fn report(what: &str, allowed_ms: u64, mut work: impl FnMut() -> usize) {
    if std::env::args().nth(1).is_some_and(|asked| !what.contains(&asked)) {
        return;
    }
    let mut times: Vec<Duration> = Vec::new();
    let mut found = 0;
    for _ in 0..40 {
        let start = Instant::now();
        found = work();
        times.push(start.elapsed());
        if times.iter().sum::<Duration>() > Duration::from_secs(5) {
            break;
        }
    }
    times.sort();
    let aim = if allowed_ms > 0 { format!(" (to reach: {allowed_ms} ms)") } else { String::new() };
    let [fastest, median] = [0, times.len() / 2].map(|index| times[index].as_secs_f64() * 1e3);
    println!("{what}: {fastest:.1} ms, median {median:.1} ms{aim}, {found} found");
}

fn map(cards: usize, stages: usize, lanes: usize) -> Document {
    let mut dice = Dice::new(42);
    let mut document = Document {
        journey: Journey { id: dice.id(), title: "Large".into(), ..Journey::default() },
        settings: Settings { id: dice.id(), ..Settings::default() },
        ..Document::default()
    };
    let state = State { id: dice.id(), name: "Today".into(), ..State::default() };
    let persona = Persona { id: dice.id(), name: "Ana".into(), ..Persona::default() };
    let mut columns = Vec::new();
    for order in OrderKey::evenly(stages) {
        let stage = Stage { id: dice.id(), state: state.id, name: dice.name(), order, ..Stage::default() };
        columns.push(stage.id);
        let emotion = Emotion {
            id: dice.id(),
            column: stage.id,
            persona: persona.id,
            score: Some(1.0),
            ..Emotion::default()
        };
        document.emotions.insert(emotion.id, emotion);
        document.stages.insert(stage.id, stage);
    }
    let mut rows = Vec::new();
    for (index, order) in OrderKey::evenly(lanes).into_iter().enumerate() {
        let kinds: Vec<LaneKind> = LaneKind::ALL.iter().copied().filter(|it| it.holds_cards()).collect();
        let lane = Lane {
            id: dice.id(),
            state: state.id,
            kind: kinds[index % kinds.len()],
            order,
            ..Lane::default()
        };
        rows.push(lane.id);
        document.lanes.insert(lane.id, lane);
    }
    let keys = OrderKey::evenly(cards / (stages * lanes) + 1);
    for index in 0..cards {
        let (lane, column) = (rows[index % lanes], columns[index / lanes % stages]);
        let order = keys[index / (stages * lanes)].clone();
        let text = format!("{} {} {}", dice.text(14), dice.name(), dice.name());
        let place = Some(CardPlace { lane, column, order, ..CardPlace::default() });
        let card = Card { id: dice.id(), state: state.id, place, text, ..Card::default() };
        if index % 4 == 0 {
            let on = RecordRef { kind: RecordKind::Card, id: card.id };
            let evidence = Evidence { id: dice.id(), on, text: dice.text(6), ..Evidence::default() };
            document.evidence.insert(evidence.id, evidence);
        }
        document.cards.insert(card.id, card);
    }
    document.personas.insert(persona.id, persona);
    document.states.insert(state.id, state);
    document
}

fn edit(document: &mut Document, commands: &[Command]) {
    for command in commands {
        if let Err(refusal) = run(document, command) {
            eprintln!("{refusal}");
        }
    }
}

/// Moves, rewords and deletes cards, and moves a stage.
fn scribble(document: &mut Document, state: Id, edits: usize, seed: u64) {
    let mut dice = Dice::new(seed);
    let cards: Vec<Id> = document.cards.values().filter(|it| it.state == state).map(|it| it.id).collect();
    let (columns, lanes): (Vec<Id>, Vec<Id>) = {
        let outline = Outline::without_cards(document, state);
        (outline.columns.clone(), outline.lanes.iter().map(|it| it.id).collect())
    };
    for index in 0..edits {
        let card = dice.pick(&cards);
        if !document.cards.contains_key(&card) {
            continue;
        }
        let record = RecordRef { kind: RecordKind::Card, id: card };
        let command = match index % 10 {
            0..=3 => {
                let to = CardTarget { lane: dice.pick(&lanes), column: dice.pick(&columns), before: None };
                Command::MoveCard(MoveCard { card, to: Some(to) })
            }
            4..=7 => {
                let text = format!("{} and more", document.cards[&card].text);
                let fields = [("text".to_owned(), text.into())].into_iter().collect();
                Command::SetFields(SetFields { record, fields })
            }
            8 => Command::Delete(Delete { records: vec![record] }),
            _ => Command::MoveStage(MoveStage { stage: dice.pick(&columns), before: Some(columns[0]) }),
        };
        edit(document, &[command]);
    }
}

/// The same map with other ids.
fn rename_all(document: &mut Document) {
    let records: Vec<Record> = document.references().into_iter().filter_map(|it| document.get(it)).collect();
    let mut renamed = Document::default();
    let edits = records.into_iter().map(|mut record| {
        record.each_id(|id| *id = Id::from_number(!id.0.as_u128()));
        RecordEdit { before: None, after: Some(record) }
    });
    Change { edits: edits.collect() }.apply(&mut renamed);
    *document = renamed;
}

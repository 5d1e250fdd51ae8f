//! What comparing and merging L costs, and the same of BPMN by the library that its editors use.

use std::env;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use throughline_diff::{Comparison, Decisions, Side, merge};
use throughline_edit::{CardTarget, Command as Edit, Delete, ForkState, MoveCard, MoveStage, SetFields, run};
use throughline_model::testing::Dice;
use throughline_model::{Document, Id, Outline, RecordKind, RecordRef};

use crate::Trouble;
use crate::journeys::{Desk, L};
use crate::statistics::Times;
use crate::table::{Of, Row};

const EDITS: usize = 300;
const ROUNDS: usize = 21;
/// One takes most of a minute.
const BPMN_ROUNDS: usize = 3;

/// L, and another file of it that was edited.
pub fn compare_files(desk: &Desk) -> Result<Row, Trouble> {
    let before = throughline_storage::open(&desk.journey(&L)?)?.document;
    let mut after = throughline_storage::open(&desk.journey(&L)?)?.document;
    let state = first_state(&after);
    scribble(&mut after, state, 1);
    let times = compared(Side::whole(&before), Side::whole(&after))?;
    Ok(row("compare two files of L", times, 15))
}

/// L's state and a fork of it, edited, in one file of twice the size.
pub fn compare_states(desk: &Desk) -> Result<Row, Trouble> {
    let (document, state, fork) = forked(desk)?;
    let times = compared(Side::of_state(&document, state), Side::of_state(&document, fork))?;
    Ok(row("compare two states of L", times, 15))
}

/// L, and two versions of it that were edited each on its own.
pub fn merge_of_l(desk: &Desk) -> Result<Row, Trouble> {
    let base = throughline_storage::open(&desk.journey(&L)?)?.document;
    let state = first_state(&base);
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    scribble(&mut ours, state, 2);
    scribble(&mut theirs, state, 3);
    let times = Times::of(ROUNDS, |_| {
        let start = Instant::now();
        let merged = merge(&base, &ours, &theirs)?;
        let taken = start.elapsed();
        drop(merged);
        Ok::<_, Trouble>(taken)
    })?;
    Ok(row("merge three versions of L", times, 40))
}

/// bpmn-js-differ on a model with as many elements as L's state has records and with as many edits.
/// It is to take at least ten times as long as comparing L does; the row says how many times.
pub fn bpmn(desk: &Desk) -> Result<Row, Trouble> {
    let (document, state, fork) = forked(desk)?;
    let ours = compared(Side::of_state(&document, state), Side::of_state(&document, fork))?.median();
    let elements = elements(&document, state);
    let folder =
        env::var_os("THROUGHLINE_BPMN").ok_or("`cargo xtask bench` says where bpmn-js-differ is.")?;
    let numbers = [elements, EDITS, BPMN_ROUNDS].map(|number| number.to_string());
    let mut node = Command::new("node");
    // It goes back through its table by recursion, one call an element: kilobytes.
    node.arg("--stack-size=4000");
    let output = node.arg(Path::new(&folder).join("compare.js")).args(numbers).output()?;
    if !output.status.success() {
        return Err(format!("{node:?} failed: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    let mut times = Vec::new();
    for line in String::from_utf8(output.stdout)?.lines() {
        times.push(Duration::from_secs_f64(line.parse::<f64>()? / 1000.0));
    }
    let times = Times::from(times);
    let ratio = times.median().as_secs_f64() / ours.as_secs_f64();
    let what = format!("bpmn-js-differ: {ratio:.0} times ours (to reach: 10)");
    Ok(Row { what, times, limit: None, process: None })
}

fn compared(a: Side, b: Side) -> Result<Times, Trouble> {
    Times::of(ROUNDS, |_| {
        let start = Instant::now();
        let comparison = Comparison::between(a, b, &Decisions::default())?;
        let taken = start.elapsed();
        drop(comparison);
        Ok(taken)
    })
}

/// L with a fork of its state, the fork edited.
fn forked(desk: &Desk) -> Result<(Document, Id, Id), Trouble> {
    let mut document = throughline_storage::open(&desk.journey(&L)?)?.document;
    let (state, fork) = (first_state(&document), Id::from_number(7));
    let forked = ForkState { state, id: fork, name: "Future".into() };
    run(&mut document, &Edit::ForkState(forked))?;
    scribble(&mut document, fork, 1);
    Ok((document, state, fork))
}

/// How many cards, columns, stages and lanes a state has.
fn elements(document: &Document, state: Id) -> usize {
    let outline = Outline::of(document, state);
    let cards = document.cards.values().filter(|card| card.state == state).count();
    let steps = outline.columns.iter().filter(|column| document.steps.contains_key(column)).count();
    cards + steps + outline.stages.len() + outline.lanes.len()
}

/// Of ten edits four move a card, four reword one, one deletes one and one moves a stage.
fn scribble(document: &mut Document, state: Id, seed: u64) {
    let mut dice = Dice::new(seed);
    let cards: Vec<Id> = document.cards.values().filter(|it| it.state == state).map(|it| it.id).collect();
    let outline = Outline::without_cards(document, state);
    let columns = outline.columns.clone();
    let stages: Vec<Id> = outline.stages.iter().map(|it| it.stage.id).collect();
    let lanes: Vec<Id> = outline.lanes.iter().filter(|it| it.kind.holds_cards()).map(|it| it.id).collect();
    for index in 0..EDITS {
        let id = dice.pick(&cards);
        let Some(card) = document.cards.get(&id) else { continue };
        let record = RecordRef { kind: RecordKind::Card, id };
        let edit = match index % 10 {
            0..=3 => {
                let to = CardTarget { lane: dice.pick(&lanes), column: dice.pick(&columns), before: None };
                Edit::MoveCard(MoveCard { card: id, to: Some(to) })
            }
            4..=7 => {
                let text = format!("{} and more", card.text).into();
                let fields = [("text".to_owned(), text)].into_iter().collect();
                Edit::SetFields(SetFields { record, fields })
            }
            8 => Edit::Delete(Delete { records: vec![record] }),
            _ => Edit::MoveStage(MoveStage { stage: dice.pick(&stages), before: stages.first().copied() }),
        };
        // One that is refused, such as a stage before itself, is an edit less.
        let _ = run(document, &edit);
    }
}

fn first_state(document: &Document) -> Id {
    document.first_state().map(|state| state.id).unwrap_or_default()
}

fn row(what: &str, times: Times, milliseconds: u64) -> Row {
    let limit = Some((Of::Median, Duration::from_millis(milliseconds)));
    Row { what: what.into(), times, limit, process: None }
}

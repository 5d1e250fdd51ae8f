//! Stages that are divided, made whole, moved and deleted: one change each.

use throughline_diff::{Comparison, Decisions, Difference, Side, What};
use throughline_edit::*;
use throughline_model::*;

use crate::scripts::{document, forked, today};

/// What commands on a fork are reported as.
fn told(document: &mut Document, commands: impl FnOnce(&Document, Id) -> Vec<Command>) -> Vec<Difference> {
    let origin = today(document);
    let fork = forked(document);
    for command in commands(document, fork) {
        run(document, &command).expect("the command may run");
    }
    let (a, b) = (Side::of_state(document, origin), Side::of_state(document, fork));
    Comparison::between(a, b, &Decisions::default()).expect("both states exist").differences
}

/// A stage without steps in which cards stand, and one with steps.
fn stages(document: &Document, state: Id) -> (Id, Option<Id>) {
    let outline = Outline::of(document, state);
    let held =
        |column: Id| outline.cells.iter().any(|(cell, cards)| cell.column == column && !cards.is_empty());
    let whole = outline.stages.iter().find(|it| it.steps.is_empty() && held(it.stage.id));
    let divided = outline.stages.iter().find(|it| it.steps.len() > 1).map(|it| it.stage.id);
    (whole.map(|it| it.stage.id).expect("a stage without steps"), divided)
}

fn sample() -> Document {
    (0..)
        .map(|seed| document(seed, 120))
        .find(|it| {
            let outline = Outline::of(it, today(it));
            let held = |column: Id| outline.cells.keys().any(|cell| cell.column == column);
            outline.stages.iter().any(|it| it.steps.is_empty() && held(it.stage.id))
                && outline.stages.iter().any(|it| it.steps.len() > 1)
        })
        .expect("some seed has both kinds of stages")
}

#[test]
fn a_stage_that_is_divided_is_one_added_step() {
    let mut document = sample();
    let step = Id::from_number(99);
    let differences = told(&mut document, |document, fork| {
        let (stage, _) = stages(document, fork);
        vec![Command::AddStep(AddStep { id: step, stage, name: "First".into(), before: None })]
    });
    assert_eq!(differences.len(), 1, "{differences:#?}");
    assert_eq!(differences[0].b, Some(step));
    assert_eq!(differences[0].what, What::Added { parts: vec![] }, "what stood there stands there still");
}

#[test]
fn a_stage_that_is_made_whole_is_its_removed_steps() {
    let mut document = sample();
    let mut count = 0;
    let differences = told(&mut document, |document, fork| {
        let (_, stage) = stages(document, fork);
        let steps = document.steps.values().filter(|it| Some(it.place.stage) == stage);
        let records: Vec<RecordRef> =
            steps.map(|it| RecordRef { kind: RecordKind::Step, id: it.id }).collect();
        count = records.len();
        vec![Command::Delete(Delete { records })]
    });
    assert_eq!(differences.len(), count, "{differences:#?}");
    assert!(
        differences.iter().all(|it| it.kind == RecordKind::Step && matches!(it.what, What::Removed { .. }))
    );
}

#[test]
fn a_stage_that_is_moved_is_one_change_and_so_is_one_that_is_deleted() {
    let mut document = sample();
    let mut deleted = Id::default();
    let differences = told(&mut document, |document, fork| {
        let outline = Outline::of(document, fork);
        let stages: Vec<Id> = outline.stages.iter().map(|it| it.stage.id).collect();
        let [first, .., last] = stages.as_slice() else { panic!("the sample has several stages") };
        deleted = *first;
        let record = RecordRef { kind: RecordKind::Stage, id: *first };
        vec![
            Command::MoveStage(MoveStage { stage: *last, before: Some(*first) }),
            Command::Delete(Delete { records: vec![record] }),
        ]
    });
    let of = |kind| differences.iter().filter(move |it| it.kind == kind).count();
    assert_eq!(of(RecordKind::Stage), differences.len(), "{differences:#?}");
    assert_eq!(differences.len(), 2);
    let went = |it: &&Difference| matches!(&it.what, What::Removed { parts } if !parts.is_empty());
    assert_eq!(differences.iter().filter(went).count(), 1, "with its steps and cards as parts");
}

#[test]
fn looks_are_counted_and_not_told() {
    let mut document = sample();
    let origin = today(&document);
    let fork = forked(&mut document);
    let stage = Outline::of(&document, fork).stages[0].stage.id;
    let record = RecordRef { kind: RecordKind::Stage, id: stage };
    let fields = [("colour".to_owned(), 8.into()), ("width".to_owned(), 333.into())].into_iter().collect();
    run(&mut document, &Command::SetFields(SetFields { record, fields })).expect("the fields are set");
    let (a, b) = (Side::of_state(&document, origin), Side::of_state(&document, fork));
    let comparison = Comparison::between(a, b, &Decisions::default()).expect("both states exist");
    assert_eq!((comparison.differences.len(), comparison.layout_only), (0, 2));
}

#[test]
fn a_card_that_was_divided_is_one_split_and_two_that_were_joined_one_merger() {
    let mut document = sample();
    let origin = today(&document);
    let fork = forked(&mut document);
    let cards: Vec<Card> = document.cards.values().filter(|it| it.state == fork).cloned().collect();
    let [divided, joined, gone, ..] = cards.as_slice() else { panic!("the sample has cards") };
    let part = Card { id: Id::from_number(98), text: "The other half".into(), ..divided.clone() };
    let lineage = [joined.lineage(), gone.lineage()].concat();
    let both = Card { lineage, text: format!("{} {}", joined.text, gone.text), ..joined.clone() };
    let edits = vec![
        RecordEdit { before: None, after: Some(part.clone().into()) },
        RecordEdit { before: None, after: Some(both.into()) },
        RecordEdit { before: Some(gone.clone().into()), after: None },
    ];
    Change { edits }.apply(&mut document);
    let (a, b) = (Side::of_state(&document, origin), Side::of_state(&document, fork));
    let comparison = Comparison::between(a, b, &Decisions::default()).expect("both states exist");
    let of_cards: Vec<&What> =
        comparison.differences.iter().filter(|it| it.kind == RecordKind::Card).map(|it| &it.what).collect();
    assert!(of_cards.contains(&&What::Split { into: vec![part.id] }), "{of_cards:#?}");
    assert!(of_cards.contains(&&What::Merged { from: gone.lineage().to_vec() }), "{of_cards:#?}");
    assert_eq!(of_cards.len(), 2);
}

#[test]
fn a_pair_that_a_person_broke_is_an_addition_and_a_removal() {
    let mut document = sample();
    let origin = today(&document);
    let fork = forked(&mut document);
    let card = document.cards.values().find(|it| it.state == fork).map(|it| (it.lineage()[0], it.id));
    let (then, now) = card.expect("the sample has cards");
    let decisions = Decisions { different: [(then, now)].into(), ..Decisions::default() };
    let (a, b) = (Side::of_state(&document, origin), Side::of_state(&document, fork));
    let comparison = Comparison::between(a, b, &decisions).expect("both states exist");
    let mut told: Vec<_> = comparison.differences.iter().map(|it| (it.a, it.b)).collect();
    told.retain(|it| *it == (Some(then), None) || *it == (None, Some(now)));
    assert_eq!(told.len(), 2, "{:#?}", comparison.differences);
}

#[test]
fn a_state_that_does_not_exist_is_named() {
    let document = sample();
    let missing = Id::from_number(404);
    let (a, b) = (Side::of_state(&document, today(&document)), Side::of_state(&document, missing));
    let error = Comparison::between(a, b, &Decisions::default()).expect_err("there is no such state");
    assert_eq!(error.to_string(), format!("there is no state {missing} in the document"));
    let uneven = Comparison::between(a, Side::whole(&document), &Decisions::default());
    assert!(uneven.is_err());
}

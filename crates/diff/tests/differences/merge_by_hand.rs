//! What two people do at once, case by case.

use serde_json::{Value, json};
use throughline_diff::{Choice, Merged, Resolution, merge, merge_without_base, resolve};
use throughline_edit::*;
use throughline_model::*;

const STATE: Id = Id::from_number(1);
const FIRST: Id = Id::from_number(10);
const SECOND: Id = Id::from_number(11);
const LANE: Id = Id::from_number(20);
const OTHER_LANE: Id = Id::from_number(21);
const CARD: Id = Id::from_number(30);
const OTHER_CARD: Id = Id::from_number(31);
const ANA: Id = Id::from_number(40);

fn base() -> Document {
    let mut document = Document {
        journey: Journey { id: Id::from_number(2), title: "Opening an account".into(), ..Journey::default() },
        settings: Settings { id: Id::from_number(3), ..Settings::default() },
        ..Document::default()
    };
    let keys = OrderKey::evenly(2);
    let state = State { id: STATE, name: "Today".into(), order: keys[0].clone(), ..State::default() };
    document.states.insert(STATE, state);
    for (index, (id, name)) in [(FIRST, "Apply"), (SECOND, "Wait")].into_iter().enumerate() {
        let order = keys[index].clone();
        let stage = Stage { id, state: STATE, name: name.into(), order, ..Stage::default() };
        document.stages.insert(id, stage);
    }
    for (index, id) in [LANE, OTHER_LANE].into_iter().enumerate() {
        let lane = Lane { id, state: STATE, order: keys[index].clone(), ..Lane::default() };
        document.lanes.insert(id, lane);
    }
    let persona = Persona { id: ANA, name: "Ana".into(), order: keys[0].clone(), ..Persona::default() };
    document.personas.insert(ANA, persona);
    for (index, (id, text)) in
        [(CARD, "The form asks for the tax number twice"), (OTHER_CARD, "Nobody calls back")]
            .into_iter()
            .enumerate()
    {
        let place =
            Some(CardPlace { lane: LANE, column: FIRST, order: keys[index].clone(), ..CardPlace::default() });
        let card = Card { id, state: STATE, text: text.into(), place, ..Card::default() };
        document.cards.insert(id, card);
    }
    assert_eq!(violations(&document), []);
    document
}

fn with(commands: Vec<Command>) -> Document {
    let mut document = base();
    for command in commands {
        run(&mut document, &command).expect("the command may run");
    }
    document
}

fn set(kind: RecordKind, id: Id, fields: Value) -> Command {
    let fields = fields.as_object().cloned().unwrap_or_default();
    Command::SetFields(SetFields { record: RecordRef { kind, id }, fields })
}

fn write(text: &str) -> Command {
    set(RecordKind::Card, CARD, json!({ "text": text }))
}

fn go(card: Id, lane: Id, column: Id) -> Command {
    Command::MoveCard(MoveCard { card, to: Some(CardTarget { lane, column, before: None }) })
}

fn delete(kind: RecordKind, id: Id) -> Command {
    Command::Delete(Delete { records: vec![RecordRef { kind, id }] })
}

fn merged(ours: Vec<Command>, theirs: Vec<Command>) -> Merged {
    let merged = merge(&base(), &with(ours), &with(theirs)).expect("versions of one journey");
    assert_eq!(violations(&merged.document), []);
    merged
}

/// The document after the only conflict was decided.
fn decided(merged: &Merged, choice: Choice) -> Document {
    let [conflict] = merged.conflicts.as_slice() else { panic!("{:#?}", merged.document.conflicts) };
    let mut document = merged.document.clone();
    match resolve(&document, *conflict, choice).expect("it can be decided so") {
        Resolution::Write(change) => change.apply(&mut document),
        Resolution::Delete(record) => {
            run(&mut document, &delete(record.kind, record.id)).expect("it may be deleted");
        }
    }
    assert!(document.conflicts.is_empty());
    assert_eq!(violations(&document), []);
    document
}

#[test]
fn different_words_of_one_text_merge_without_a_question() {
    let merged = merged(
        vec![write("The long form asks for the tax number twice")],
        vec![write("The form asks for the tax number three times")],
    );
    assert_eq!(merged.conflicts, []);
    assert_eq!(merged.document.cards[&CARD].text, "The long form asks for the tax number three times");
}

#[test]
fn the_same_words_written_differently_are_asked_about_and_both_can_stay() {
    let merged = merged(
        vec![write("The form asks for the tax number every time")],
        vec![write("The form asks for the tax number again")],
    );
    assert_eq!(merged.document.cards[&CARD].text, base().cards[&CARD].text, "undecided is as it was");
    let text = |choice| decided(&merged, choice).cards[&CARD].text.clone();
    assert_eq!(text(Choice::Base), "The form asks for the tax number twice");
    assert_eq!(text(Choice::Ours), "The form asks for the tax number every time");
    assert_eq!(text(Choice::Theirs), "The form asks for the tax number again");
    assert_eq!(text(Choice::Both), "The form asks for the tax number every time again");
}

#[test]
fn a_card_moved_by_one_and_reworded_by_the_other_is_both() {
    let merged = merged(vec![go(CARD, OTHER_LANE, SECOND)], vec![write("Asked twice")]);
    assert_eq!(merged.conflicts, []);
    let card = &merged.document.cards[&CARD];
    assert_eq!(card.text, "Asked twice");
    assert_eq!(card.place.as_ref().map(|it| it.column), Some(SECOND));
}

#[test]
fn a_card_moved_to_two_places_is_asked_about_and_cannot_be_in_both() {
    let merged = merged(vec![go(CARD, OTHER_LANE, FIRST)], vec![go(CARD, LANE, SECOND)]);
    let place = |choice| decided(&merged, choice).cards[&CARD].place.clone().map(|it| (it.lane, it.column));
    assert_eq!(place(Choice::Ours), Some((OTHER_LANE, FIRST)));
    assert_eq!(place(Choice::Theirs), Some((LANE, SECOND)));
    let refused = resolve(&merged.document, merged.conflicts[0], Choice::Both).expect_err("one place only");
    assert!(refused.to_string().contains("cannot hold both values"), "{refused}");
}

#[test]
fn a_deleted_card_that_was_reworded_stays_until_somebody_decides() {
    let merged = merged(vec![delete(RecordKind::Card, CARD)], vec![write("Asked twice")]);
    assert_eq!(merged.document.cards[&CARD].text, "Asked twice");
    assert!(!decided(&merged, Choice::Ours).cards.contains_key(&CARD));
    assert!(decided(&merged, Choice::Theirs).cards.contains_key(&CARD));
    assert!(decided(&merged, Choice::Both).cards.contains_key(&CARD));
}

#[test]
fn a_deleted_stage_in_which_something_was_written_comes_back_whole_with_one_question() {
    let merged = merged(vec![delete(RecordKind::Stage, FIRST)], vec![write("Asked twice")]);
    assert_eq!(merged.document.stages.len(), 2);
    assert_eq!(merged.document.cards.len(), 2, "the card beside it, too");
    let without = decided(&merged, Choice::Ours);
    assert_eq!((without.stages.len(), without.cards.len()), (1, 0));
}

#[test]
fn a_card_put_elsewhere_outlives_the_stage_that_it_stood_in() {
    let merged = merged(vec![delete(RecordKind::Stage, FIRST)], vec![go(CARD, LANE, SECOND)]);
    assert_eq!(merged.conflicts, []);
    assert_eq!(merged.document.cards.keys().collect::<Vec<_>>(), [&CARD]);
}

#[test]
fn a_stage_divided_by_one_keeps_what_the_other_put_into_it() {
    let (step, card) = (Id::from_number(50), Id::from_number(51));
    let to = Some(CardTarget { lane: OTHER_LANE, column: FIRST, before: None });
    let add = AddCard { id: card, state: STATE, to, text: "New".into(), fields: Default::default() };
    let merged = merged(
        vec![Command::AddStep(AddStep { id: step, stage: FIRST, name: "Fill in".into(), before: None })],
        vec![Command::AddCard(add)],
    );
    assert_eq!(merged.conflicts, []);
    assert_eq!(merged.document.cards[&card].place.as_ref().map(|it| it.column), Some(step));
    assert_eq!(merged.document.cards[&CARD].place.as_ref().map(|it| it.column), Some(step));
}

#[test]
fn a_stage_divided_by_both_has_both_steps_and_no_question() {
    let steps = [Id::from_number(50), Id::from_number(51)];
    let divide =
        |id| vec![Command::AddStep(AddStep { id, stage: FIRST, name: "Fill in".into(), before: None })];
    let merged = merged(divide(steps[0]), divide(steps[1]));
    assert_eq!(merged.conflicts, []);
    assert_eq!(merged.document.steps.len(), 2);
    let column = |card: Id| merged.document.cards[&card].place.as_ref().map(|it| it.column);
    assert_eq!(column(CARD), column(OTHER_CARD), "the cards stay together");
}

#[test]
fn two_scores_of_one_persona_in_one_column_are_one_question() {
    let feel = |id, score| {
        let feel = SetEmotion {
            id: Id::from_number(id),
            column: FIRST,
            persona: ANA,
            score: Some(score),
            label: None,
        };
        vec![Command::SetEmotion(feel)]
    };
    let merged = merged(feel(60, -1.0), feel(61, 2.0));
    assert_eq!(merged.document.emotions.len(), 1);
    let score = |choice| decided(&merged, choice).emotions.values().next().and_then(|it| it.score);
    assert_eq!(score(Choice::Ours), Some(-1.0));
    assert_eq!(score(Choice::Theirs), Some(2.0));
}

#[test]
fn lists_and_votes_of_both_sides_add_up() {
    let ours = json!({ "tags": ["law", "quick"], "votes": { "Ana": 2 } });
    let theirs = json!({ "tags": ["law", "later"], "votes": { "Ben": 1 } });
    let merged = merged(vec![set(RecordKind::Card, CARD, ours)], vec![set(RecordKind::Card, CARD, theirs)]);
    assert_eq!(merged.conflicts, []);
    let card = &merged.document.cards[&CARD];
    assert_eq!(
        card.tags.iter().map(String::as_str).collect::<std::collections::BTreeSet<_>>(),
        ["law", "later", "quick"].into()
    );
    assert_eq!(card.votes.len(), 2);
}

#[test]
fn a_persona_deleted_by_one_and_named_by_the_other_comes_back() {
    let merged = merged(
        vec![delete(RecordKind::Persona, ANA)],
        vec![set(RecordKind::Card, CARD, json!({ "personas": [ANA] }))],
    );
    assert!(merged.document.personas.contains_key(&ANA));
    assert_eq!(merged.document.cards[&CARD].personas, [ANA]);
    let without = decided(&merged, Choice::Ours);
    assert!(without.personas.is_empty() && without.cards[&CARD].personas.is_empty());
}

#[test]
fn files_of_different_journeys_are_not_merged() {
    let mut stranger = base();
    stranger.journey.id = Id::from_number(404);
    let error = merge(&base(), &base(), &stranger).expect_err("another journey");
    assert!(error.to_string().contains("not versions of one journey"), "{error}");
}

#[test]
fn without_a_base_all_that_differs_is_asked_about_and_what_one_side_lacks_is_kept() {
    let ours = with(vec![write("The form is long"), delete(RecordKind::Card, OTHER_CARD)]);
    let theirs = with(vec![write("The form is short"), go(CARD, OTHER_LANE, SECOND)]);
    let merged = merge_without_base(&ours, &theirs).expect("versions of one journey");
    assert_eq!(violations(&merged.document), []);
    assert!(merged.document.cards.contains_key(&OTHER_CARD), "nobody knows who was first");
    let card = &merged.document.cards[&CARD];
    assert_eq!((&card.text, &card.place), (&ours.cards[&CARD].text, &ours.cards[&CARD].place));
    let mut asked: Vec<(&str, Option<Value>)> =
        merged.document.conflicts.values().map(|it| (it.field.as_str(), it.base.clone())).collect();
    asked.sort_by_key(|(field, _)| *field);
    assert_eq!(asked, [("place", None), ("text", None)]);
    let again = merge_without_base(&merged.document, &theirs).expect("versions of one journey");
    assert_eq!(again.document, merged.document, "what is in it already is not asked about twice");
}

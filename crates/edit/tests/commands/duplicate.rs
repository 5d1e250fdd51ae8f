//! Copying records with what belongs to them.

use throughline_model::{Outline, RecordKind};

use crate::hand::*;
use crate::sample::*;

#[test]
fn a_copied_card_stands_behind_the_original_with_its_evidence() {
    let mut document = sample();
    act(&mut document, set(RecordKind::Card, FILL, serde_json::json!({ "tags": ["paper"] })));
    let change = act(&mut document, duplicate(RecordKind::Card, FILL, NEW));
    assert_eq!(written(&change), ["+card"], "comments and links to other cards are not copied");
    assert_eq!(cell(&document, ACTIONS, FORM), [FILL, NEW, TYPE]);
    let copy = &document.cards[&NEW];
    assert_eq!((copy.text.as_str(), &copy.tags[..]), ("Fills in the form", &["paper".to_owned()][..]));

    let change = act(&mut document, duplicate(RecordKind::Card, SLOW, OTHER_NEW));
    assert_eq!(written(&change), ["+card", "+evidence"]);
    assert_eq!(document.evidence[&OTHER_NEW.derive(PROOF_OF_SLOW)].on, record(RecordKind::Card, OTHER_NEW));
}

#[test]
fn a_copied_card_keeps_its_span_and_one_in_the_tray_stays_there() {
    let mut document = sample();
    act(&mut document, duplicate(RecordKind::Card, SALES_OWNS, NEW));
    assert_eq!(span(&document, NEW), (NOTICE, UPLOAD));
    act(&mut document, duplicate(RecordKind::Card, LOOSE, OTHER_NEW));
    assert_eq!(document.cards[&OTHER_NEW].place, None);
}

#[test]
fn a_copied_step_brings_cards_and_emotions() {
    let mut document = sample();
    act(&mut document, duplicate(RecordKind::Step, FORM, NEW));
    assert_eq!(columns(&document, TODAY)[..4], [NOTICE, FORM, NEW, UPLOAD]);
    assert_eq!(document.steps[&NEW].name, "Form copy");
    assert_eq!(cell(&document, ACTIONS, NEW), [NEW.derive(FILL), NEW.derive(TYPE)]);
    assert_eq!(document.emotions[&NEW.derive(ANA_FILLS)].score, Some(-1.0));
    assert_eq!(span(&document, SALES_OWNS), (NOTICE, UPLOAD), "and lies under what spans the original");
}

#[test]
fn a_copied_stage_brings_steps_cards_links_and_numbers() {
    let mut document = sample();
    act(&mut document, duplicate(RecordKind::Stage, APPLY, NEW));
    let [form, upload, sign] = [FORM, UPLOAD, SIGN].map(|step| NEW.derive(step));
    assert_eq!(columns(&document, TODAY), [NOTICE, FORM, UPLOAD, SIGN, form, upload, sign, POST, USE]);
    assert_eq!(document.stages[&NEW].name, "Apply copy");
    assert_eq!(cell(&document, ACTIONS, form), [NEW.derive(FILL), NEW.derive(TYPE)]);
    let link = &document.links[&NEW.derive(FILL_TO_SCAN)];
    assert_eq!((link.from, link.to), (NEW.derive(FILL), NEW.derive(SCAN)));
    assert!(!document.links.contains_key(&NEW.derive(SCAN_TO_LETTER)), "one end is not copied");
    assert_eq!(span(&document, NEW.derive(OPERATIONS_OWN)), (sign, sign), "ends where the copy ends");

    act(&mut document, duplicate(RecordKind::Stage, NOTICE, OTHER_NEW));
    let metric = &document.metrics[&OTHER_NEW.derive(CLICKS)];
    assert_eq!(metric.on, record(RecordKind::Stage, OTHER_NEW));
    assert_eq!(document.measurements[&OTHER_NEW.derive(CLICKS_COUNTED)].metric, metric.id);
    assert_eq!(document.prompts[&OTHER_NEW.derive(PROMPT)].stage, OTHER_NEW);
}

#[test]
fn a_copied_lane_stands_below_with_its_cards_or_metrics() {
    let mut document = sample();
    act(&mut document, duplicate(RecordKind::Lane, OWNERS, NEW));
    assert_eq!(document.lanes[&NEW].name, "Owner copy");
    assert_eq!(span(&document, NEW.derive(SALES_OWNS)), (NOTICE, UPLOAD));
    act(&mut document, duplicate(RecordKind::Lane, NUMBERS, OTHER_NEW));
    let lanes: Vec<_> = Outline::of(&document, TODAY).lanes.iter().map(|lane| lane.id).collect();
    assert_eq!(lanes, [ACTIONS, PAINS, CURVE, NUMBERS, OTHER_NEW, VISIBLE, OWNERS, NEW]);
    assert_eq!(document.metrics[&OTHER_NEW.derive(DAYS)].lane, Some(OTHER_NEW));
}

#[test]
fn a_copied_persona_feels_the_same() {
    let mut document = sample();
    act(&mut document, duplicate(RecordKind::Persona, ANA, NEW));
    assert_eq!(document.personas[&NEW].name, "Ana copy");
    let scores: Vec<_> =
        document.emotions.values().filter(|it| it.persona == NEW).map(|it| (it.column, it.score)).collect();
    assert_eq!(scores.len(), 3);
    assert!(scores.contains(&(POST, Some(-2.0))));
    assert!(document.evidence.contains_key(&NEW.derive(PROOF_OF_WAITING)));
}

#[test]
fn channels_and_departments_are_copied_alone() {
    let mut document = sample();
    assert_eq!(written(&act(&mut document, duplicate(RecordKind::Channel, WEB, NEW))), ["+channel"]);
    assert_eq!(
        written(&act(&mut document, duplicate(RecordKind::Department, SALES, OTHER_NEW))),
        ["+department"]
    );
    assert_eq!(document.departments[&OTHER_NEW].name, "Sales copy");
}

#[test]
fn a_copy_starts_a_lineage_of_its_own() {
    let mut document = sample();
    for card in document.cards.values_mut() {
        card.lineage = vec![TODAY];
    }
    document.stages.get_mut(&APPLY).expect("in the sample").lineage = vec![TODAY];
    act(&mut document, duplicate(RecordKind::Stage, APPLY, NEW));
    assert!(document.stages[&NEW].lineage.is_empty());
    assert!(document.cards[&NEW.derive(FILL)].lineage.is_empty());
}

#[test]
fn a_copy_is_refused_where_it_would_touch_a_locked_lane() {
    let mut document = sample();
    lock(&mut document, ACTIONS);
    let locked = "The lane “Actions” is locked; unlock it to change what stands in it.";
    assert_eq!(refused(&mut document, duplicate(RecordKind::Card, FILL, NEW)), locked);
    assert_eq!(refused(&mut document, duplicate(RecordKind::Stage, APPLY, NEW)), locked);
    act(&mut document, duplicate(RecordKind::Lane, ACTIONS, NEW));
}

#[test]
fn a_copy_needs_ids_that_are_free() {
    let mut document = sample();
    assert_eq!(
        refused(&mut document, duplicate(RecordKind::Card, FILL, SCAN)),
        "The id of the new record already belongs to the card “Scans the passport”."
    );
    act(&mut document, duplicate(RecordKind::Stage, APPLY, NEW));
    act(&mut document, move_card(NEW.derive(FILL), ACTIONS, USE, None));
    act(&mut document, delete(RecordKind::Stage, NEW));
    assert_eq!(
        refused(&mut document, duplicate(RecordKind::Stage, APPLY, NEW)),
        "The id of the new record already belongs to the card “Fills in the form”.",
        "a card of the first copy is still there"
    );
}

#[test]
fn only_what_stands_on_the_map_or_in_its_libraries_is_copied() {
    let mut document = sample();
    assert_eq!(
        refused(&mut document, duplicate(RecordKind::Journey, JOURNEY, NEW)),
        "The command “duplicate” is not for records of the kind journey."
    );
}

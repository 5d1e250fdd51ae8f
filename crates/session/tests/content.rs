//! What comes with the program: templates, samples and generated journeys are sound and honest.

use std::collections::BTreeSet;
use std::path::Path;

use throughline_model::{
    BlueprintLine, Document, EvidenceKind, Id, LaneKind, LinkKind, Outline, RecordKind, RecordRef, StateKind,
    violations,
};
use throughline_session::generate::generate;
use throughline_session::templates::{SAMPLES, TEMPLATES, Template, instantiate};

fn everything() -> impl Iterator<Item = &'static Template> {
    TEMPLATES.iter().chain(SAMPLES)
}

fn sample(name: &str) -> Document {
    Template::find(name).unwrap_or_else(|| panic!("there is no {name}")).document()
}

fn counting_ids() -> impl FnMut() -> Id {
    let mut last = 0;
    move || {
        last += 1;
        Id::from_number(last)
    }
}

fn ids(document: &Document) -> BTreeSet<Id> {
    document.references().into_iter().map(|reference| reference.id).collect()
}

fn kinds(document: &Document) -> BTreeSet<LaneKind> {
    document.lanes.values().map(|lane| lane.kind).collect()
}

#[test]
fn every_template_and_sample_opens_without_repairs() {
    for template in everything() {
        let opened = throughline_storage::read(template.source.as_bytes(), Path::new(template.name)).unwrap();
        assert_eq!(opened.repairs, vec![], "{}", template.name);
        assert!(!opened.newer, "{}", template.name);
    }
}

#[test]
fn every_template_and_sample_is_canonical_to_the_byte() {
    for template in everything() {
        let bytes = throughline_storage::to_bytes(&template.document(), Path::new(template.name)).unwrap();
        assert_eq!(String::from_utf8(bytes).unwrap(), template.source, "{}", template.name);
    }
}

#[test]
fn no_field_of_a_template_or_sample_is_misspelt() {
    let schema = throughline_storage::document_schema();
    for template in everything() {
        let document = template.document();
        assert!(document.extra.is_empty(), "{}", template.name);
        for reference in document.references() {
            for field in document.get(reference).unwrap().to_fields().keys() {
                let known = schema.pointer(&format!("/$defs/{:?}/properties/{field}", reference.kind));
                assert!(known.is_some(), "{}: {reference} has an unknown field {field}", template.name);
            }
        }
    }
}

#[test]
fn an_instance_shares_no_id_with_its_template() {
    for template in everything() {
        let source = template.document();
        let instance = instantiate(template.name, None, &mut counting_ids()).unwrap();
        assert!(ids(&instance).is_disjoint(&ids(&source)), "{}", template.name);
        assert_eq!(instance.len(), source.len(), "{}", template.name);
        assert_eq!(violations(&instance), vec![], "{}", template.name);
    }
}

#[test]
fn the_states_of_an_instance_stay_tied_to_each_other() {
    let instance = instantiate("bank-account-opening", None, &mut counting_ids()).unwrap();
    let own = ids(&instance);
    let forked: Vec<_> = instance.steps.values().filter(|step| !step.lineage.is_empty()).collect();
    assert!(forked.len() > 5);
    for step in forked {
        assert!(step.lineage().iter().all(|id| own.contains(id)), "{}", step.name);
    }
}

#[test]
fn an_instance_takes_the_title_that_it_is_given() {
    let named = instantiate("five-stage", Some("Moving house"), &mut counting_ids()).unwrap();
    assert_eq!(named.journey.title, "Moving house");
    let unnamed = instantiate("blank", None, &mut counting_ids()).unwrap();
    assert_eq!(unnamed.journey.title, "New journey");
    assert!(instantiate("no-such", None, &mut counting_ids()).is_none());
}

#[test]
fn each_template_has_the_stages_and_lanes_of_its_kind() {
    let stages = |name: &str| -> Vec<String> {
        let document = sample(name);
        let state = document.first_state().unwrap().id;
        Outline::of(&document, state).stages.iter().map(|stage| stage.stage.name.clone()).collect()
    };
    assert_eq!(
        stages("eight-stage"),
        [
            "Awareness",
            "Contemplation",
            "Decision",
            "Purchase",
            "Onboarding",
            "Post-purchase",
            "Retention",
            "Advocacy"
        ]
    );
    assert_eq!(
        stages("five-stage"),
        [
            "Awareness and discovery",
            "Consideration and evaluation",
            "Purchase and decision",
            "Retention and support",
            "Loyalty and advocacy"
        ]
    );

    let blueprint = sample("service-blueprint");
    let lines: Vec<_> = Outline::of(&blueprint, blueprint.first_state().unwrap().id)
        .lanes
        .iter()
        .filter_map(|lane| lane.line)
        .collect();
    assert_eq!(
        lines,
        [BlueprintLine::Interaction, BlueprintLine::Visibility, BlueprintLine::InternalInteraction]
    );

    let blank = sample("blank");
    assert_eq!((blank.stages.len(), blank.lanes.len(), blank.cards.len()), (1, 3, 0));
}

#[test]
fn guidance_stands_in_every_lane_and_stage_of_the_staged_templates() {
    for name in ["eight-stage", "five-stage"] {
        let document = sample(name);
        for stage in document.stages.values() {
            assert!(!stage.description.is_empty(), "{name}: {}", stage.name);
            for kind in kinds(&document) {
                let guided = document.prompts.values().any(|prompt| {
                    prompt.stage == stage.id && prompt.lane_kind == kind && !prompt.text.is_empty()
                });
                assert!(guided, "{name}: {} says nothing of {}", stage.name, kind.label());
            }
        }
    }
}

#[test]
fn every_made_up_figure_is_marked_as_illustrative() {
    for template in everything() {
        let document = template.document();
        let marked = |kind: RecordKind, id: Id| {
            let on = RecordRef { kind, id };
            document.evidence.values().any(|evidence| {
                evidence.on == on && evidence.kind == EvidenceKind::Illustrative && !evidence.text.is_empty()
            })
        };
        let measured: BTreeSet<Id> = document.measurements.values().map(|reading| reading.metric).collect();
        for metric in document.metrics.values() {
            let has_figure = metric.target.is_some() || measured.contains(&metric.id);
            assert!(!has_figure || marked(RecordKind::Metric, metric.id), "{}: {metric:?}", template.name);
        }
        for card in document.cards.values() {
            let has_figure = card.reach.is_some()
                || !card.cost.is_empty()
                || card.text.contains(|character: char| character.is_ascii_digit());
            assert!(!has_figure || marked(RecordKind::Card, card.id), "{}: {}", template.name, card.text);
        }
        for emotion in document.emotions.values() {
            assert!(marked(RecordKind::Persona, emotion.persona), "{}: {emotion:?}", template.name);
        }
        for deck in document.decks.values() {
            assert!(marked(RecordKind::Deck, deck.id), "{}", template.name);
        }
    }
    for template in SAMPLES {
        let document = template.document();
        let journey = document.journey.id;
        assert!(document.evidence.values().any(|evidence| evidence.on.id == journey), "{}", template.name);
    }
}

#[test]
fn evidence_that_claims_more_names_where_it_was_published() {
    for template in everything() {
        let document = template.document();
        for evidence in document.evidence.values().filter(|one| one.kind != EvidenceKind::Illustrative) {
            assert!(evidence.source.contains(','), "{}: {evidence:?}", template.name);
            assert!(!evidence.date.is_empty(), "{}: {evidence:?}", template.name);
        }
    }
}

#[test]
fn the_bank_sample_has_a_future_for_what_hurts_today() {
    let bank = sample("bank-account-opening");
    let now = bank.first_state().unwrap();
    let future = bank.states.values().find(|state| state.kind == StateKind::Future).unwrap();
    assert_eq!(future.based_on, Some(now.id));
    assert!(kinds(&bank).contains(&LaneKind::Solution));

    let answers: Vec<_> = bank.links.values().filter(|link| link.kind == LinkKind::Answers).collect();
    let answered = |card: Id| answers.iter().filter(move |link| link.from == card).map(|link| link.to);
    for pain in bank.cards.values().filter(|card| card.state == now.id && card.severity.is_some()) {
        let solved = answered(pain.id).flat_map(answered).any(|card| bank.cards[&card].state == future.id);
        assert!(solved, "nothing answers \u{201c}{}\u{201d}", pain.text);
    }

    for persona in bank.personas.keys() {
        for state in [now.id, future.id] {
            let columns = Outline::of(&bank, state).columns;
            let felt =
                bank.emotions.values().filter(|one| one.persona == *persona && columns.contains(&one.column));
            assert_eq!(felt.count(), columns.len());
        }
    }
}

#[test]
fn the_states_of_the_bank_sample_know_which_records_are_the_same() {
    let bank = sample("bank-account-opening");
    let tied = |kind: &str, pairs: Vec<(&Vec<Id>, Id)>| {
        let known: BTreeSet<Id> = pairs.iter().map(|(_, id)| *id).collect();
        let mut seen = BTreeSet::new();
        for (lineage, _) in pairs {
            assert!(lineage.iter().all(|id| known.contains(id) && seen.insert(*id)), "{kind}");
        }
        assert!(!seen.is_empty(), "{kind}");
    };
    tied("stages", bank.stages.values().map(|one| (&one.lineage, one.id)).collect());
    tied("steps", bank.steps.values().map(|one| (&one.lineage, one.id)).collect());
    tied("lanes", bank.lanes.values().map(|one| (&one.lineage, one.id)).collect());
    tied("cards", bank.cards.values().map(|one| (&one.lineage, one.id)).collect());
    tied("emotions", bank.emotions.values().map(|one| (&one.lineage, one.id)).collect());
    tied("metrics", bank.metrics.values().map(|one| (&one.lineage, one.id)).collect());
}

#[test]
fn a_generated_journey_is_sound_and_as_large_as_asked_for() {
    for (cards, stages, lanes) in [(250, 8, 10), (1_000, 20, 15), (60, 3, 4), (5, 0, 3), (7, 3, 0), (0, 0, 0)]
    {
        let document = generate(cards, stages, lanes, 1);
        assert_eq!(violations(&document), vec![], "{cards} {stages} {lanes}");
        assert_eq!(
            (document.cards.len(), document.stages.len(), document.lanes.len()),
            (cards, stages, lanes)
        );
        let columns = Outline::of(&document, document.first_state().unwrap().id).columns.len();
        let spanning = document.cards.values().filter(|card| card.end_column.is_some()).count();
        assert_eq!(spanning, if columns > 1 && lanes > 0 { cards / 20 } else { 0 });
        assert_eq!(document.emotions.len(), 2 * columns, "two personas, a curve each");
    }
}

#[test]
fn a_seed_always_gives_the_same_journey_and_another_seed_another() {
    assert_eq!(generate(250, 8, 10, 7), generate(250, 8, 10, 7));
    assert_ne!(generate(250, 8, 10, 7), generate(250, 8, 10, 8));
}

#[test]
fn generated_texts_are_as_long_as_real_ones_and_no_two_alike() {
    for (cards, stages, lanes) in [(250, 8, 10), (1_000, 20, 15), (10_000, 50, 30)] {
        let document = generate(cards, stages, lanes, 1);
        let lengths: Vec<usize> = document.cards.values().map(|card| card.text.chars().count()).collect();
        assert!(lengths.iter().all(|length| (10..=400).contains(length)));
        let mean = lengths.iter().sum::<usize>() as f64 / cards as f64;
        assert!((mean - 98.0).abs() < 1.0, "{cards} cards: {mean}");
        let texts: BTreeSet<&str> = document.cards.values().map(|card| card.text.as_str()).collect();
        assert_eq!(texts.len(), cards);
    }
}

#[test]
fn a_large_generated_journey_has_something_of_everything() {
    let document = generate(10_000, 50, 30, 1);
    assert_eq!(kinds(&document), LaneKind::ALL.iter().copied().collect());
    let linked: BTreeSet<LinkKind> = document.links.values().map(|link| link.kind).collect();
    assert_eq!(linked, LinkKind::ALL.iter().copied().collect());
    assert_eq!(document.cards.values().filter(|card| card.end_column.is_some()).count(), 500);
    let columns = Outline::of(&document, document.first_state().unwrap().id).columns.len();
    assert_eq!(document.emotions.len(), 2 * columns);
    assert!(document.metrics.len() == columns && document.measurements.len() == 4 * columns);
    assert!(document.channels.len() > 3 && document.departments.len() > 3);
    assert!(!document.comments.is_empty() && !document.evidence.is_empty());
}

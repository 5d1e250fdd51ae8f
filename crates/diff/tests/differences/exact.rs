//! The patch is exact, whatever the two sides are, and an unchanged side differs in nothing.

use throughline_diff::{Comparison, Decisions, Pairs, Patch, Side};
use throughline_model::testing::random_document;
use throughline_model::{Document, Id, Journey};

use crate::scripts::{Writer, document, each, forked, rounds, today};

/// Every record as it goes into a file.
fn written(document: &Document) -> Vec<String> {
    let records = document.references().into_iter().filter_map(|it| document.get(it));
    records.map(|record| serde_json::to_string(&record).expect("a record can be written")).collect()
}

fn leads_there_and_back(a: Side, b: Side) {
    let pairs = Pairs::between(a, b, &Decisions::default()).expect("both sides exist");
    let patch = Patch::between(a, b, &pairs);
    let (from, to) = (a.projection(), b.projection());
    let there = patch.apply(&from);
    assert_eq!(there, to);
    assert_eq!(written(&there), written(&to));
    let back = patch.inverse().apply(&to);
    assert_eq!(back, from);
    assert_eq!(written(&back), written(&from));
    assert_eq!(patch.inverse().inverse(), patch);
}

#[test]
fn a_patch_leads_from_one_side_to_the_other_and_back() {
    each(0..rounds(2_000, 100_000), |seed| {
        let mut one = document(seed, 24);
        let origin = today(&one);
        match seed % 4 {
            // A state and its fork.
            0 => {
                let fork = forked(&mut one);
                Writer::new(&mut one, fork, seed).write(12);
                leads_there_and_back(Side::of_state(&one, origin), Side::of_state(&one, fork));
            }
            // Two versions of a file.
            1 => {
                let before = one.clone();
                Writer::new(&mut one, origin, seed).write(12);
                leads_there_and_back(Side::whole(&before), Side::whole(&one));
            }
            // Two states whose lineage is a tangle: splits, mergers and strangers.
            2 => {
                let tangled = random_document(seed, 24);
                let states: Vec<Id> = tangled.states.keys().copied().collect();
                leads_there_and_back(
                    Side::of_state(&tangled, states[0]),
                    Side::of_state(&tangled, states[1]),
                );
            }
            // Two files that have nothing to do with each other.
            _ => {
                let other = random_document(seed + 1, 24);
                leads_there_and_back(Side::whole(&one), Side::whole(&other));
            }
        }
    });
}

#[test]
fn a_fork_differs_in_nothing_from_its_original() {
    for seed in 0..60 {
        let mut document = document(seed, 60);
        let origin = today(&document);
        let fork = forked(&mut document);
        let (a, b) = (Side::of_state(&document, origin), Side::of_state(&document, fork));
        let comparison = Comparison::between(a, b, &Decisions::default()).expect("both states exist");
        assert_eq!(comparison.differences, []);
        assert_eq!(comparison.layout_only, 0);
    }
}

#[test]
fn a_file_differs_in_nothing_from_itself_saved_again() {
    for seed in 0..60 {
        let document = document(seed, 60);
        let read_again = |id| document.get(id).map(|it| it.to_fields()).unwrap_or_default();
        let mut again = Document { extra: document.extra.clone(), ..Document::default() };
        again.journey = serde_json::from_value::<Journey>(serde_json::Value::Object(read_again(
            document.references()[0],
        )))
        .expect("what was written reads back");
        throughline_model::Change::between(&again, &document).apply(&mut again);
        let comparison =
            Comparison::between(Side::whole(&document), Side::whole(&again), &Decisions::default())
                .expect("whole documents compare");
        assert_eq!(comparison.differences, []);
    }
}

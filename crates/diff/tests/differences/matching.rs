//! How much is found again, and how much is made up.

use std::collections::BTreeMap;

use throughline_diff::{Decisions, Pair, Pairs, Side};
use throughline_model::{Document, Id, RecordKind};

use crate::maps::{map, rebuilt};
use crate::scripts::rounds;

#[derive(Default)]
struct Score {
    right: usize,
    made_up: usize,
    missed: usize,
}

impl Score {
    fn add(&mut self, pairs: &Pairs, truth: &BTreeMap<Id, Id>, kinds: &[RecordKind], there: &Document) {
        let of_kind = |id: &Id| there.find(*id).is_some_and(|it| kinds.contains(&it.kind));
        let found = pairs.iter().filter(|it| kinds.contains(&it.kind));
        let (right, wrong): (Vec<&Pair>, Vec<&Pair>) = found.partition(|it| truth.get(&it.a) == Some(&it.b));
        self.right += right.len();
        self.made_up += wrong.len();
        self.missed += truth.values().filter(|id| of_kind(id)).count() - right.len();
    }

    fn f1(&self) -> f64 {
        2.0 * self.right as f64 / (2 * self.right + self.made_up + self.missed) as f64
    }
}

#[test]
fn a_rebuilt_map_is_matched_and_a_strange_one_is_not() {
    let kinds: [(&str, &[RecordKind]); 3] = [
        ("cards", &[RecordKind::Card]),
        ("stages and lanes", &[RecordKind::Stage, RecordKind::Lane]),
        ("steps", &[RecordKind::Step]),
    ];
    let mut scores = kinds.map(|_| Score::default());
    let mut strange = 0;
    for seed in 0..rounds(30, 200) {
        let original = map(seed);
        let (copy, truth) = rebuilt(&original, seed);
        let other = map(seed + 10_000);
        let pairs = |a: &Document, b: &Document| {
            Pairs::between(Side::whole(a), Side::whole(b), &Decisions::default()).expect("both are whole")
        };
        let (same, strangers) = (pairs(&original, &copy), pairs(&original, &other));
        for (score, (_, kinds)) in scores.iter_mut().zip(&kinds) {
            score.add(&same, &truth, kinds, &copy);
            score.add(&strangers, &BTreeMap::new(), kinds, &other);
        }
        strange += strangers.iter().filter(|it| it.kind == RecordKind::Card).count();
    }
    for (score, (name, _)) in scores.iter().zip(&kinds) {
        println!(
            "{name}: F1 {:.4} ({} right, {} made up, {} missed)",
            score.f1(),
            score.right,
            score.made_up,
            score.missed
        );
    }
    println!("{strange} cards of unrelated maps were paired");
    assert!(scores[0].f1() >= 0.95, "cards");
    assert!(scores[1].f1() >= 0.98, "stages and lanes");
}

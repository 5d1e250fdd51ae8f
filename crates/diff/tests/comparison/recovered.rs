//! What is reported is what was done: about as many changes, and moves as moves.

use throughline_diff::{Comparison, Decisions, Difference, Side, What};
use throughline_model::Document;

use crate::scripts::{Deed, Writer, document, forked, rounds, today};

fn is_move(difference: &Difference) -> bool {
    matches!(difference.what, What::Moved { .. } | What::Reordered { .. })
}

#[derive(Default)]
struct Tally {
    deeds: usize,
    reported: usize,
    moves: usize,
    seen_moves: usize,
    worst: f64,
}

impl Tally {
    fn count(&mut self, deeds: &[Deed], comparison: &Comparison, before: &Document) {
        self.deeds += deeds.len();
        self.reported += comparison.differences.len();
        self.worst = self.worst.max(comparison.differences.len() as f64 / deeds.len().max(1) as f64);
        for deed in deeds {
            let Deed::Moved(record) = deed else { continue };
            self.moves += 1;
            let seen = comparison.differences.iter().any(|it| {
                is_move(it) && it.kind == record.kind && (it.b == Some(record.id) || it.a == Some(record.id))
            });
            self.seen_moves += usize::from(seen);
            let _ = before;
        }
    }

    fn check(&self) {
        let share = self.seen_moves as f64 / self.moves as f64;
        let length = self.reported as f64 / self.deeds as f64;
        println!(
            "{} deeds, {} reported ({length:.3}), worst script {:.2}; {} moves, {:.4} seen as moves",
            self.deeds, self.reported, self.worst, self.moves, share
        );
        assert!(length <= 1.1, "reported {length} times as much as was done");
        assert!(share >= 0.98, "only {share} of the moves were seen");
    }
}

#[test]
fn a_script_on_a_fork_is_recovered() {
    let mut tally = Tally::default();
    for seed in 0..rounds(200, 1_000) {
        let mut document = document(seed, 120);
        let origin = today(&document);
        let fork = forked(&mut document);
        let before = document.clone();
        let deeds = Writer::new(&mut document, fork, seed).write(25);
        let (a, b) = (Side::of_state(&document, origin), Side::of_state(&document, fork));
        let comparison = Comparison::between(a, b, &Decisions::default()).expect("both states exist");
        tally.count(&deeds, &comparison, &before);
        if std::env::var_os("SHOW").is_some() && comparison.differences.len() > deeds.len() {
            eprintln!("--- {seed}\n{deeds:#?}\n{:#?}", comparison.differences);
        }
    }
    tally.check();
}

#[test]
fn a_script_on_a_newer_version_is_recovered() {
    let mut tally = Tally::default();
    for seed in 0..rounds(200, 1_000) {
        let mut document = document(seed, 120);
        let before = document.clone();
        let state = today(&document);
        let deeds = Writer::new(&mut document, state, seed).write(25);
        let comparison =
            Comparison::between(Side::whole(&before), Side::whole(&document), &Decisions::default())
                .expect("whole documents compare");
        tally.count(&deeds, &comparison, &before);
    }
    tally.check();
}

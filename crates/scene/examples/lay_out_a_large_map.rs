//! Times maps of 10,000 cards: `cargo run --release -p throughline-scene --example lay_out_a_large_map`.

use std::sync::Arc;
use std::time::{Duration, Instant};

use throughline_model::*;
use throughline_scene::{Fonts, Layouter, MapOptions};

const WORDS: &str = "the customer compares prices on our site and calls the branch to ask whether a letter \
    has been sent because the code expired yesterday while the form wanted the same papers again";
const RUNS: usize = 21;

fn main() {
    for (name, stages, lanes, cards) in [("M", 10, 12, 1_000), ("L", 50, 30, 10_000)] {
        let (mut document, state) = journey(stages, lanes, cards);
        let options = MapOptions { state, ..MapOptions::default() };
        let fonts = Arc::new(Fonts::bundled());
        let cold = median(|| {
            let mut layouter = Layouter::new(fonts.clone());
            timed(|| layouter.map(&document, &options))
        });
        let mut layouter = Layouter::new(fonts.clone());
        layouter.map(&document, &options);
        let mut edit = 0;
        let after_edit = median(|| {
            edit += 1;
            if let Some(card) = document.cards.values_mut().nth(edit * 37) {
                card.text = format!("Typed anew for the {edit}th time, and a little longer than before");
            }
            timed(|| layouter.map(&document, &options))
        });
        println!(
            "{name}: {cards} cards, cold {cold:.1?}, after one card's text changed {after_edit:.2?} (medians of {RUNS})"
        );
    }
}

fn timed<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    let result = work();
    let taken = start.elapsed();
    drop(result);
    taken
}

fn median(mut run: impl FnMut() -> Duration) -> Duration {
    let mut times: Vec<Duration> = (0..RUNS).map(|_| run()).collect();
    times.sort();
    times[RUNS / 2]
}

/// A journey with four steps a stage, three in four of its cards with evidence, some with comments.
fn journey(stages: usize, lanes: usize, cards: usize) -> (Document, Id) {
    let mut document = Document::default();
    let mut next = 0_u128;
    let mut id = || {
        next += 1;
        Id::from_number(next)
    };
    let state = id();
    document.states.insert(state, State { id: state, name: "Today".into(), ..State::default() });
    let mut columns = Vec::new();
    for order in OrderKey::evenly(stages) {
        let stage = id();
        let name = "Consideration and evaluation".into();
        document.stages.insert(stage, Stage { id: stage, state, name, order, ..Stage::default() });
        for order in OrderKey::evenly(4) {
            let step = id();
            let place = StepPlace { stage, order, ..StepPlace::default() };
            let name = "Compare the offers".into();
            document.steps.insert(step, Step { id: step, place, name, ..Step::default() });
            columns.push(step);
        }
    }
    let kinds = LaneKind::ALL.iter().filter(|kind| kind.holds_cards() && **kind != LaneKind::Image).cycle();
    let mut places = Vec::new();
    for (kind, order) in kinds.zip(OrderKey::evenly(lanes)) {
        let lane = id();
        document.lanes.insert(lane, Lane { id: lane, state, kind: *kind, order, ..Lane::default() });
        places.extend(columns.iter().map(|column| (lane, *column)));
    }
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let orders = OrderKey::evenly(16);
    for number in 0..cards {
        let card = id();
        let (lane, column) = places[number * 7 % places.len()];
        let text: Vec<&str> =
            (0..6 + number % 11).map(|word| words[(number * 5 + word * 3) % words.len()]).collect();
        let record = Card {
            id: card,
            state,
            place: Some(CardPlace {
                lane,
                column,
                order: orders[number % orders.len()].clone(),
                ..CardPlace::default()
            }),
            text: format!("{} {number}", text.join(" ")),
            severity: Some(3),
            value: Some(4),
            effort: Some(2),
            ..Card::default()
        };
        document.cards.insert(card, record);
        let on = RecordRef { kind: RecordKind::Card, id: card };
        if number % 4 > 0 {
            let evidence = id();
            document.evidence.insert(evidence, Evidence { id: evidence, on, ..Evidence::default() });
        }
        if number % 20 == 0 {
            let comment = id();
            document.comments.insert(comment, Comment { id: comment, on, ..Comment::default() });
        }
    }
    (document, state)
}

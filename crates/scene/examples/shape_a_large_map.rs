//! Times text for a map of 1,000 cards: `cargo run --release -p throughline-scene --example shape_a_large_map`.

use std::sync::Arc;
use std::time::Instant;

use throughline_scene::{Fonts, Metrics, Shaper, TextRequest, Theme};

const WORDS: &str = "the customer compares prices on our site and calls branch to ask whether a letter has \
    been sent because code expired yesterday while form wanted same papers again identity check took long \
    waiting for answer nobody explained why account was locked so she gave up after third attempt then tried \
    mobile app instead of counter which closes early finally received card but not pin needs help from friend";

fn main() {
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let mut number = 12_345_u64;
    let mut next = || {
        number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (number >> 33) as usize
    };
    let texts: Vec<String> = (0..1_000)
        .map(|card| {
            let mut text = format!("{card}:");
            while text.len() < 98 {
                text.push(' ');
                text.push_str(words[next() % words.len()]);
            }
            text
        })
        .collect();
    let metrics = Metrics::of(Default::default());
    let style = metrics.text.style(Theme::light().text);
    let width = metrics.column_width - 33.0;
    let requests: Vec<TextRequest<'_>> =
        texts.iter().map(|text| (text.as_str(), &style, Some(width))).collect();

    let fonts = Arc::new(Fonts::bundled());
    for round in ["cold", "warm"] {
        let start = Instant::now();
        let mut shaper = Shaper::new(fonts.clone());
        println!("{round}: contexts {:?}", start.elapsed());
        let start = Instant::now();
        let lines: usize =
            requests.iter().map(|(text, style, width)| shaper.shape(text, style, *width).lines.len()).sum();
        println!("{round}: one thread {:?} for {lines} lines", start.elapsed());
        let start = Instant::now();
        for (text, style, width) in &requests {
            shaper.shape(text, style, *width);
        }
        println!("{round}: again, from the cache {:?}", start.elapsed());
        let mut shaper = Shaper::new(fonts.clone());
        let start = Instant::now();
        shaper.prepare(&requests);
        println!("{round}: all threads {:?}", start.elapsed());
    }
}

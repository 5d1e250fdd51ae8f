//! Tells what a journey's future state means: `cargo run --example told -- FILE`.

use std::process::ExitCode;

use throughline_diff::{Comparison, Decisions, Side};
use throughline_insight::{Meaning, lines};

fn main() -> ExitCode {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("Name a journey.");
        return ExitCode::from(2);
    };
    let document = match throughline_storage::open(std::path::Path::new(&path)) {
        Ok(opened) => opened.document,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::from(2);
        }
    };
    let of = |word: &str| document.state(word).map(|state| Side::of_state(&document, state.id));
    let (Ok(a), Ok(b)) = (of("current"), of("future")) else {
        eprintln!("There is no current or no future state.");
        return ExitCode::from(2);
    };
    let Ok(comparison) = Comparison::between(a, b, &Decisions::default()) else { return ExitCode::from(2) };
    let meaning = Meaning::of(a, b, &comparison);
    println!("{}\n", meaning.headline);
    for figure in &meaning.figures {
        let delta = figure.delta.as_ref().map_or("", |delta| delta.text.as_str());
        println!("{}: {} → {} {delta} | {}", figure.title, figure.before, figure.after, figure.note);
    }
    println!();
    for claim in &meaning.claims {
        println!("[{:?}] {}", claim.topic, claim.sentence);
    }
    println!();
    for column in meaning.columns.iter().take(6) {
        println!("{:?} {} ({:.1}): {}", column.change, column.name, column.weight, column.facts.join(" "));
    }
    println!();
    for line in lines(a, b, &comparison) {
        let delta = line.delta.as_ref().map_or("", |delta| delta.text.as_str());
        println!("{:?} {} | {} | {} {delta}", line.change, line.label, line.name, line.why);
    }
    ExitCode::SUCCESS
}

//! The program `bench`: measures a release build and compares it with what it is to reach.
//!
//! `cargo xtask bench` builds it and the command line and runs it; names choose rows, as in
//! `cargo xtask bench png save`. Nothing here fails because a number is large: machines differ,
//! and the table says by how much.

mod browser;
mod comparison;
mod files;
mod journeys;
mod layout;
mod mermaid;
mod pictures;
mod process;
mod slides;
mod statistics;
mod table;

use std::process::ExitCode;

use journeys::Desk;
use table::Row;

/// Anything that keeps a row from being measured.
type Trouble = Box<dyn std::error::Error>;

/// A row's name, and how it is measured.
type Measurement = (&'static str, fn(&Desk) -> Result<Row, Trouble>);

/// In the order in which they run: other programs first, since a system counts the memory of the
/// program that starts another among the other's.
const MEASUREMENTS: &[Measurement] = &[
    ("png", pictures::png),
    ("pdf", pictures::pdf),
    ("pdf-a3", pictures::pdf_pages),
    ("svg", pictures::svg),
    ("xlsx", pictures::xlsx),
    ("csv", pictures::csv),
    ("md", pictures::markdown),
    ("pptx", slides::map),
    ("deck", slides::deck),
    ("png-l", pictures::png_of_l),
    ("pdf-a3-l", pictures::pdf_pages_of_l),
    ("svg-l", pictures::svg_of_l),
    ("xlsx-l", pictures::xlsx_of_l),
    ("pptx-l", slides::large_map),
    ("pptxgenjs", slides::pptxgenjs),
    ("large-png", pictures::large_png),
    ("print", browser::print),
    ("screenshot", browser::screenshot),
    ("save", files::save),
    ("journal", files::journal),
    ("open", layout::open),
    ("layout", layout::after_one_text),
    ("edit", layout::whole_edit),
    ("overlay-m", layout::overlay_of_m),
    ("overlay-l", layout::overlay_of_l),
    ("compare", comparison::compare_files),
    ("compare-states", comparison::compare_states),
    ("merge", comparison::merge_of_l),
    ("bpmn", comparison::bpmn),
    ("mermaid", mermaid::mermaid),
];

fn main() -> ExitCode {
    let chosen: Vec<String> = std::env::args().skip(1).collect();
    match run(&chosen) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("{trouble}");
            ExitCode::from(2)
        }
    }
}

fn run(chosen: &[String]) -> Result<(), Trouble> {
    let names: Vec<&str> = MEASUREMENTS.iter().map(|(name, _)| *name).collect();
    if let Some(unknown) = chosen.iter().find(|chosen| !names.contains(&chosen.as_str())) {
        return Err(format!("There is no row \"{unknown}\"; the rows are {}.", names.join(", ")).into());
    }
    let desk = Desk::new()?;
    table::print_head();
    for (name, measure) in MEASUREMENTS.iter().copied() {
        if chosen.is_empty() || chosen.iter().any(|chosen| chosen == name) {
            table::print(name, &measure(&desk)?);
        }
    }
    Ok(())
}

//! `throughline export`: a journey as a picture or a page.

use std::io::{IsTerminal, Write};
use std::ops::ControlFlow;
use std::sync::atomic::Ordering;

use throughline_session::api::{ComparisonExport, ComparisonShape, ExportOptions, PictureSize};
use throughline_session::scene::ThemeName;
use throughline_session::{exporting, files, model};

use crate::arguments::{CompareAs, Density, Export, Theme};
use crate::interrupt::asked_to_stop;
use crate::output::{Answer, Outcome, print_json, tell};

pub fn run(arguments: &Export) -> Outcome {
    let opened = files::read(&arguments.file)?;
    let stop = asked_to_stop();
    let terminal = std::io::stderr().is_terminal();
    let mut progress = |done: f64| {
        if terminal {
            // A progress display that cannot be shown is no reason to stop.
            let _ = write!(std::io::stderr(), "\r{:3.0} %", done * 100.0);
        }
        if stop.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let report = exporting::export(&opened.document, &arguments.out, &options(arguments), &mut progress);
    if terminal {
        let _ = write!(std::io::stderr(), "\r     \r");
    }
    let report = report?;
    for note in &report.notes {
        tell(note);
    }
    if arguments.json {
        print_json(&report)?;
    }
    Ok(Answer::Done)
}

fn options(arguments: &Export) -> ExportOptions {
    let size = arguments
        .scale
        .map(PictureSize::Scale)
        .or(arguments.width.map(PictureSize::Width))
        .or(arguments.dpi.map(PictureSize::Dpi));
    ExportOptions {
        state: arguments.state.clone(),
        comparison: comparison(arguments),
        theme: Some(match arguments.theme {
            Theme::Light => ThemeName::Light,
            Theme::Dark => ThemeName::Dark,
            Theme::Print => ThemeName::Print,
            Theme::Projector => ThemeName::Projector,
        }),
        density: match arguments.density {
            Density::Compact => model::Density::Compact,
            Density::Comfortable => model::Density::Comfortable,
            Density::Spacious => model::Density::Spacious,
        },
        persona: arguments.persona.clone(),
        size,
        transparent: arguments.transparent,
        date: arguments.date.clone(),
    }
}

fn comparison(arguments: &Export) -> Option<ComparisonExport> {
    let [from, to] = arguments.compare.as_deref()? else { return None };
    let shape = match arguments.compare_as {
        CompareAs::Overlay => ComparisonShape::Overlay,
        CompareAs::Side => ComparisonShape::Side,
        CompareAs::Swipe => ComparisonShape::Swipe,
    };
    Some(ComparisonExport {
        from: from.clone(),
        to: to.clone(),
        shape,
        divider: arguments.divider,
        fold_unchanged: arguments.fold_unchanged,
    })
}

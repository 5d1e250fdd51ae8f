//! `throughline export`: a journey as a picture, pages, a table or a text.

use std::io::{IsTerminal, Write};
use std::ops::ControlFlow;
use std::sync::atomic::Ordering;

use throughline_session::api::{ComparisonExport, ComparisonShape, ExportOptions, PictureSize};
use throughline_session::exporting::ComparedWith;
use throughline_session::scene::{ChangeFilter, PageFit, PageOptions, ThemeName};
use throughline_session::{exporting, files, model};

use crate::arguments::{CompareAs, Density, Export, Theme};
use crate::interrupt::asked_to_stop;
use crate::output::{Answer, Outcome, Trouble, print_json, tell};

/// A side of the tiles of a picture where none is asked for: opened by every viewer.
const USUAL_TILE_PX: u32 = 4096;

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
    let (comparison, with) = comparison(arguments)?;
    let options = ExportOptions { comparison, ..options(arguments) };
    let (document, out) = (&opened.document, &arguments.out);
    let reports = if arguments.all {
        exporting::export_all(document, out, &options, &mut progress)
    } else {
        exporting::export(document, &with, out, &options, &mut progress).map(|report| vec![report])
    };
    if terminal {
        let _ = write!(std::io::stderr(), "\r     \r");
    }
    let reports = reports?;
    for report in &reports {
        // Where there are several files, each sentence says of which it is.
        let of = if arguments.all { format!("{}: ", report.path) } else { String::new() };
        report.notes.iter().for_each(|note| tell(&format!("{of}{note}")));
    }
    match reports.as_slice() {
        [report] if arguments.json && !arguments.all => print_json(report)?,
        reports if arguments.json => print_json(&reports)?,
        _ => {}
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
        comparison: None,
        theme: arguments.theme.map(|theme| match theme {
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
        view: arguments.view.clone(),
        stages: arguments.stages.clone(),
        lanes: arguments.lanes.clone(),
        selection: Vec::new(),
        language: arguments.language.clone(),
        pages: arguments.paper.map(|paper| PageOptions {
            paper,
            landscape: arguments.landscape,
            fit: match (arguments.whole, arguments.tiles) {
                (true, _) => PageFit::Whole,
                (_, true) => PageFit::Tiles,
                _ => PageFit::Stages,
            },
        }),
        size,
        long: arguments.long,
        transparent: arguments.transparent,
        tile_px: arguments
            .tile_px
            .or((arguments.tiles && arguments.paper.is_none()).then_some(USUAL_TILE_PX)),
        date: arguments.date.clone(),
        deck: arguments.deck,
        template: arguments.template.as_ref().map(|path| path.to_string_lossy().into_owned()),
    }
}

/// The two states to compare: each of the journey itself, or of another file.
fn comparison(arguments: &Export) -> Result<(Option<ComparisonExport>, ComparedWith), Trouble> {
    let Some([from, to]) = arguments.compare.as_deref() else { return Ok((None, ComparedWith::default())) };
    let shape = match arguments.compare_as {
        CompareAs::Overlay => ComparisonShape::Overlay,
        CompareAs::Side => ComparisonShape::Side,
        CompareAs::Swipe => ComparisonShape::Swipe,
        CompareAs::List => ComparisonShape::List,
        CompareAs::Page => ComparisonShape::Page,
    };
    let side = |asked: &str| match files::side_of_file(asked)? {
        Some((document, state)) => Ok::<_, Trouble>((Some(document), state)),
        None => Ok((None, asked.strip_prefix('@').unwrap_or(asked).to_owned())),
    };
    let ((of_from, from), (of_to, to)) = (side(from)?, side(to)?);
    let comparison = ComparisonExport {
        from,
        to,
        from_document: None,
        to_document: None,
        shape,
        divider: arguments.divider,
        filter: ChangeFilter::default(),
        fold_unchanged: arguments.fold_unchanged,
        layout_only: false,
    };
    Ok((Some(comparison), ComparedWith { from: of_from, to: of_to, ..ComparedWith::default() }))
}

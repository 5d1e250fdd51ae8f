//! Exports as files: whole or not there, and honest about made-up figures.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::Command;

use throughline_session::api::{ErrorCode, ExportOptions, PictureSize};
use throughline_session::exporting::{ComparedWith, export};
use throughline_session::files;
use throughline_session::model::Document;

fn bank() -> Document {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/bank-account-opening.journey");
    files::read(&sample).expect("the sample opens").document.clone()
}

/// What a caller gets who asks for nothing.
fn options() -> ExportOptions {
    serde_json::from_str("{}").expect("everything has a usual value")
}

fn written(folder: &Path, name: &str) -> PathBuf {
    let path = folder.join(name);
    let go_on = &mut |_| ControlFlow::Continue(());
    export(&bank(), &ComparedWith::default(), &path, &options(), go_on).expect("the export is written");
    path
}

#[test]
fn a_stopped_export_leaves_no_file_and_what_stood_there_stays() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (fresh, old) = (folder.path().join("fresh.png"), folder.path().join("old.png"));
    std::fs::write(&old, "what stood there").expect("a file");
    for path in [&fresh, &old] {
        let mut heard = 0;
        let stop = &mut |_| {
            heard += 1;
            if heard == 2 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let error =
            export(&bank(), &ComparedWith::default(), path, &options(), stop).expect_err("it was stopped");
        assert_eq!(error.code, ErrorCode::Cancelled);
    }
    let left: Vec<_> = std::fs::read_dir(folder.path()).expect("the folder").flatten().collect();
    assert_eq!(left.len(), 1, "{left:?}");
    assert_eq!(std::fs::read_to_string(&old).expect("the old file"), "what stood there");
}

#[test]
fn made_up_figures_say_so_in_every_text_format() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let svg = std::fs::read_to_string(written(folder.path(), "bank.svg")).expect("an SVG");
    let pdf = written(folder.path(), "bank.pdf");
    let pdf = Command::new("pdftotext").arg(&pdf).arg("-").output().expect("pdftotext is installed");
    for text in [svg, String::from_utf8_lossy(&pdf.stdout).into_owned()] {
        assert!(text.contains("Figures marked with a hollow diamond are illustrative, not measured."));
    }
}

#[test]
fn a_deck_is_written_as_slides_and_as_pages_and_as_nothing_else() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let deck = ExportOptions { deck: true, ..options() };
    let go_on = &mut |_| ControlFlow::Continue(());
    let mut write =
        |name: &str| export(&bank(), &ComparedWith::default(), &folder.path().join(name), &deck, &mut *go_on);
    for name in ["deck.pdf", "deck.pptx"] {
        let report = write(name).expect("the deck is written");
        assert_eq!((report.width, report.height), (960.0, 540.0), "{name}");
    }
    let refused = write("deck.png").expect_err("a picture has no slides");
    assert!(refused.message.contains(".pptx or .pdf"), "{}", refused.message);
    assert!(!folder.path().join("deck.png").exists());
    let text = Command::new("pdftotext").arg(folder.path().join("deck.pdf")).arg("-").output();
    let text = String::from_utf8_lossy(&text.expect("pdftotext is installed").stdout).into_owned();
    for said in ["Release €640,000", "88%", "The future journey lifts the lowest moment"] {
        assert!(text.contains(said), "{said}");
    }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("the folder").flatten();
    let mut names: Vec<_> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_picture_is_cut_into_tiles_and_the_report_says_so() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let options = ExportOptions { tile_px: Some(1_000), size: Some(PictureSize::Width(1_500)), ..options() };
    let path = folder.path().join("bank.png");
    let report =
        export(&bank(), &ComparedWith::default(), &path, &options, &mut |_| ControlFlow::Continue(()))
            .expect("tiles");
    assert_eq!(names(folder.path()), ["bank-r1c1.png", "bank-r1c2.png"]);
    assert_eq!(report.width, 1_500.0);
    let size = |name| std::fs::metadata(folder.path().join(name)).expect("a tile").len();
    assert_eq!(report.bytes, size("bank-r1c1.png") + size("bank-r1c2.png"));
    assert!(report.notes.iter().any(|note| note.contains("1 × 2 tiles")), "{:?}", report.notes);
}

#[test]
fn tiles_are_all_written_or_none() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (path, first) = (folder.path().join("bank.png"), folder.path().join("bank-r1c1.png"));
    std::fs::write(&first, "what stood there").expect("a file");
    let options = ExportOptions { tile_px: Some(1_000), size: Some(PictureSize::Width(1_500)), ..options() };
    let write = |progress: &mut dyn FnMut(f64) -> ControlFlow<()>| {
        export(&bank(), &ComparedWith::default(), &path, &options, progress)
    };
    let mut stopped = |done| if done > 0.8 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
    assert_eq!(write(&mut stopped).expect_err("stopped").code, ErrorCode::Cancelled);
    assert_eq!(names(folder.path()), ["bank-r1c1.png"]);

    std::fs::create_dir(folder.path().join("bank-r1c2.png")).expect("a folder in the way");
    let error = write(&mut |_| ControlFlow::Continue(())).expect_err("a folder is in the way");
    assert!(error.message.contains("bank-r1c2.png"), "{error:?}");
    assert_eq!(std::fs::read_to_string(&first).expect("the old file"), "what stood there");
}

#[test]
fn a_picture_beyond_all_tiles_is_refused_with_what_to_do() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for options in [
        ExportOptions { size: Some(PictureSize::Scale(1_000.0)), ..options() },
        ExportOptions { tile_px: Some(256), size: Some(PictureSize::Scale(10.0)), ..options() },
        ExportOptions { tile_px: Some(3), ..options() },
    ] {
        let path = folder.path().join("vast.png");
        let go_on = &mut |_| ControlFlow::Continue(());
        let error = export(&bank(), &ComparedWith::default(), &path, &options, go_on).expect_err("too large");
        assert!(error.message.contains("Choose") || error.message.contains("Ask for"), "{error:?}");
    }
    assert_eq!(names(folder.path()), [""; 0]);
}

//! What other programs read in a PDF: its text, its fonts, its structure.

mod common;

use std::path::PathBuf;

use common::*;
use throughline_export::pdf::{self, Moment, PdfOptions, PdfReport};
use throughline_scene::*;

const MOMENT: Moment = Moment { year: 2026, month: 11, day: 23, hour: 9, minute: 5, second: 7 };
const OPTIONS: PdfOptions = PdfOptions { created: MOMENT };

/// A PDF on disk, kept as long as its folder.
struct File {
    _folder: tempfile::TempDir,
    path: PathBuf,
    report: PdfReport,
}

impl File {
    fn of(scene: &Scene) -> File {
        let (bytes, report) = pdf::write(&Pages::one(scene.clone()), &OPTIONS).expect("a PDF");
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("map.pdf");
        std::fs::write(&path, bytes).expect("a file");
        File { _folder: folder, path, report }
    }

    fn path(&self) -> &str {
        self.path.to_str().expect("a plain path")
    }

    /// The text as poppler finds it, in reading order, with one space where there is any.
    fn text(&self) -> String {
        let text = run("pdftotext", &["-enc", "UTF-8", self.path(), "-"]);
        // Poppler marks where it turns the direction.
        let plain = text.chars().filter(|c| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{200e}' | '\u{200f}'));
        plain.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

fn every_script() -> Scene {
    scene(300.0, 260.0, vec![text(SCRIPTS, &style(16.0), 10.0, 10.0, 280.0)])
}

#[test]
fn text_of_every_script_is_found() {
    let text = File::of(&every_script()).text();
    for said in SCRIPTS.lines() {
        let said: Vec<_> = said.split_whitespace().collect();
        for word in said {
            assert!(text.contains(word.trim_matches(['(', ')', '!'])), "{word} is not in {text}");
        }
    }
}

#[test]
fn letters_of_every_script_pass_both_standards() {
    assert_eq!(File::of(&every_script()).report.refusals, Vec::<String>::new());
}

#[test]
fn a_character_without_a_font_is_named_and_the_file_is_tagged_all_the_same() {
    let mut scene = scene(300.0, 60.0, vec![text("so \u{378} what", &style(16.0), 10.0, 10.0, 280.0)]);
    for foreseen in [vec![], vec!['\u{378}']] {
        scene.missing_characters = foreseen;
        let file = File::of(&scene);
        assert_eq!(file.report.refusals, ["no font has \u{201c}\u{378}\u{201d}"]);
        assert!(run("pdfinfo", &[file.path()]).contains("Tagged:          yes"));
    }
}

#[test]
fn marks_of_byte_order_are_no_reason_to_refuse() {
    let file =
        File::of(&scene(300.0, 60.0, vec![text("\u{feff}a\u{feff}b", &style(16.0), 10.0, 10.0, 280.0)]));
    assert_eq!(file.report.refusals, Vec::<String>::new());
}

#[test]
fn arabic_words_are_not_torn_at_their_dots() {
    let said = "هذا نص طويل ينكسر";
    let text = File::of(&scene(300.0, 60.0, vec![text(said, &style(16.0), 10.0, 10.0, 280.0)])).text();
    for word in said.split(' ') {
        assert!(text.split(' ').any(|found| found == word), "{word} is not in {text}");
    }
}

#[test]
fn words_stay_apart_where_a_line_was_broken() {
    let said = "The form asks for my income twice and then forgets both";
    let file = File::of(&scene(200.0, 200.0, vec![text(said, &style(13.0), 10.0, 10.0, 90.0)]));
    assert_eq!(file.text(), said);
}

#[test]
fn a_halo_does_not_double_the_text() {
    let mut haloed = style(14.0);
    haloed.halo = Some((WHITE, 3.0));
    let file = File::of(&scene(200.0, 60.0, vec![text("Frustrated", &haloed, 10.0, 10.0, 150.0)]));
    assert_eq!(file.text(), "Frustrated");
}

#[test]
fn every_font_is_embedded_as_a_subset() {
    let file = File::of(&every_script());
    let fonts = run("pdffonts", &[file.path()]);
    let rows: Vec<&str> = fonts.lines().skip(2).collect();
    assert_eq!(rows.len(), 6, "one for each script's font:\n{fonts}");
    for row in rows {
        // emb, sub and uni come after name, type and encoding.
        assert!(row.contains("Identity-H       yes yes yes"), "{row}");
    }
}

#[test]
fn the_file_is_sound() {
    let mut items = shapes();
    items.push(text(SCRIPTS, &style(10.0), 5.0, 5.0, 150.0));
    let mut scene = scene(160.0, 200.0, items);
    let id = Id::from_number(7);
    scene.groups.push(group("two", "", vec![image(id, Rect::new(10.0, 150.0, 20.0, 20.0))]));
    scene.assets.extend([asset(id, &png_of(40, 40, [0xe0, 0x20, 0x10, 128]))]);
    run("qpdf", &["--check", File::of(&scene).path()]);
}

#[test]
fn a_map_beyond_the_page_limit_is_scaled_and_says_so() {
    let file = File::of(&scene(28_800.0, 1_000.0, vec![text("Far", &style(40.0), 28_000.0, 10.0, 500.0)]));
    assert_eq!((file.report.width_pt, file.report.height_pt, file.report.scale), (14_400.0, 500.0, 0.5));
    assert!(run("pdfinfo", &[file.path()]).contains("14400 x 500 pts"));
    assert_eq!(file.text(), "Far");
    assert_eq!(File::of(&every_script()).report.scale, 1.0);
}

#[test]
fn it_names_title_language_program_and_time() {
    let (bytes, _) = pdf::write(&Pages::one(every_script()), &OPTIONS).expect("a PDF");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("map.pdf");
    std::fs::write(&path, &bytes).expect("a file");
    let info = run("pdfinfo", &["-isodates", path.to_str().expect("a plain path")]);
    for fact in ["Opening an account & more", "Throughline", "2026-11-23T09:05:07Z"] {
        assert!(info.contains(fact), "{fact} is not in {info}");
    }
}

#[test]
fn links_lead_to_pages_and_nowhere_else() {
    let link = |url: &str| Item::Link(Link { rect: Rect::new(10.0, 10.0, 50.0, 20.0), url: url.into() });
    let items = vec![link("https://example.org/ä"), link("javascript:alert(1)"), link("file:///etc/passwd")];
    let (bytes, _) = pdf::write(&Pages::one(scene(100.0, 100.0, items)), &OPTIONS).expect("a PDF");
    let written = String::from_utf8_lossy(&bytes);
    assert!(written.contains("(https://example.org/%C3%A4)"));
    assert!(!written.contains("javascript") && !written.contains("passwd"));
}

#[test]
fn narrow_letters_are_counted() {
    let scene = |size| scene(200.0, 60.0, vec![text("iiii iiii", &style(size), 10.0, 10.0, 150.0)]);
    assert_eq!(File::of(&scene(4.0)).report.narrow_glyphs, 9);
    assert_eq!(File::of(&scene(30.0)).report.narrow_glyphs, 0);
}

#[test]
fn a_range_beside_the_text_does_not_bring_it_down() {
    let mut scene = every_script();
    let Item::Text(block) = scene.groups[0].items[0].clone() else { panic!("a text") };
    scene.groups[0].items = vec![Item::Text(TextBlock { text: "é".into(), ..block })].into();
    pdf::write(&Pages::one(scene.clone()), &OPTIONS).expect("a PDF");
}

#[test]
fn it_looks_like_the_png() {
    let mut items = shapes();
    items.push(text("Open an account", &style(12.0), 20.0, 60.0, 130.0));
    let scene = scene(160.0, 90.0, items);
    let file = File::of(&scene);
    let out = file.path.with_extension("");
    run("pdftoppm", &["-r", "144", "-png", "-singlefile", file.path(), out.to_str().expect("a plain path")]);
    let page = Picture::decode(&std::fs::read(out.with_extension("png")).expect("a picture"));
    let difference = page.mean_difference(&painted(&scene, 2.0));
    assert!(difference < 3.0, "{difference}");
}

#[test]
fn two_runs_give_the_same_bytes() {
    let scene = every_script();
    let write = || pdf::write(&Pages::one(scene.clone()), &OPTIONS).expect("a PDF").0;
    assert!(write() == write());
}

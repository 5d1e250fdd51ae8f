//! PDFs as other programs read them: sound, searchable, tagged, each text told once and in its place.

mod common;

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::process::Command;
use std::sync::LazyLock;

use serde_json::Value;
use throughline_model::{Document, Id, LaneKind, violations};
use throughline_session::api::{ExportOptions, ExportReport};
use throughline_session::exporting::{ComparedWith, export};
use throughline_tests::checkers;

/// An exported file, kept as long as its folder.
struct File {
    _folder: tempfile::TempDir,
    path: PathBuf,
    report: ExportReport,
}

impl File {
    fn of(document: &Document) -> File {
        File::with(document, serde_json::json!({ "date": "2026-03-04" }))
    }

    fn with(document: &Document, options: Value) -> File {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("map.pdf");
        let options: ExportOptions = serde_json::from_value(options).expect("options");
        let go_on = &mut |_| ControlFlow::Continue(());
        let report = export(document, &ComparedWith::default(), &path, &options, go_on).expect("a PDF");
        File { _folder: folder, path, report }
    }

    /// What another program says of the file.
    fn read_by(&self, program: &str, arguments: &[&str], after: &[&str]) -> String {
        let output = Command::new(program).args(arguments).arg(&self.path).args(after).output();
        let output = output.unwrap_or_else(|error| {
            panic!("{program} is needed (`cargo xtask test rust` installs it): {error}")
        });
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{program}: {complaint}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// What assistive technology is told.
    fn told(&self) -> Value {
        checkers::check("pdf", &[&self.path])
    }
}

/// One of the journeys that exports are tried on, exported once for all tests.
struct Tried {
    name: &'static str,
    document: Document,
    file: File,
    told: Value,
}

static TRIED: LazyLock<Vec<Tried>> = LazyLock::new(|| {
    std::thread::scope(|threads| {
        let all = common::all().into_iter().map(|(name, document)| {
            threads.spawn(move || {
                let file = File::of(&document);
                let told = file.told();
                Tried { name, document, file, told }
            })
        });
        let all: Vec<_> = all.collect();
        all.into_iter().map(|tried| tried.join().expect("an export")).collect()
    })
});

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// A text's letters, however it is spaced.
fn seen(text: &str) -> String {
    let hidden = |one: char| {
        one.is_control()
            || matches!(one, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
            || matches!(one, '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    // Quotes are shown between quotation marks, which not every text brings along.
    let quotes = ['\u{201c}', '\u{201d}'];
    text.chars().filter(|one| !one.is_whitespace() && !hidden(*one) && !quotes.contains(one)).collect()
}

fn runs_left(text: &str) -> bool {
    text.chars().any(|one| matches!(one, '\u{590}'..='\u{8ff}'))
}

/// A text's letters; sorted where it runs to the left, for a page has it in the order in which it is
/// seen.
fn letters(text: &str) -> String {
    let mut letters: Vec<char> = seen(text).chars().collect();
    if runs_left(text) {
        letters.sort_unstable();
    }
    letters.into_iter().collect()
}

/// Where a text is broken into paragraphs.
fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'])
}

/// The cards that stand on the map and show their own text.
fn shown_cards(document: &Document) -> impl Iterator<Item = (&str, Id, Id)> {
    let state = document.first_state().expect("a state").id;
    document.cards.values().filter(move |card| card.state == state).filter_map(|card| {
        let place = card.place.as_ref()?;
        Some((card.text.as_str(), place.lane, place.column))
    })
}

fn counted(texts: impl Iterator<Item = String>) -> BTreeMap<String, usize> {
    let mut counted = BTreeMap::new();
    for text in texts.filter(|text| !text.is_empty()) {
        *counted.entry(text).or_insert(0) += 1;
    }
    counted
}

/// The paragraphs in the cells of all tables.
fn told_in_cells(told: &Value) -> impl Iterator<Item = &str> {
    let cells = list(&told["tables"]).iter().flat_map(|table| list(&table["cells"]));
    let in_cells = cells.filter(|cell| cell["kind"] == "TD").flat_map(|cell| list(&cell["told"]));
    in_cells.filter(|one| text(&one["path"]).ends_with("/P")).map(|one| text(&one["text"]))
}

#[test]
fn the_inputs_are_sound_documents() {
    for (name, document) in common::all() {
        // Equal order keys are nasty, and repaired where a file is read.
        let violations = violations(&document).into_iter().filter(|one| one.rule != "order-keys");
        assert_eq!(violations.collect::<Vec<_>>(), vec![], "{name}");
    }
}

#[test]
fn every_file_is_sound_and_its_fonts_are_embedded_as_subsets() {
    for Tried { name, file, .. } in TRIED.iter() {
        file.read_by("qpdf", &["--check"], &[]);
        let fonts = file.read_by("pdffonts", &[], &[]);
        for row in fonts.lines().skip(2) {
            assert!(row.contains("Identity-H       yes yes yes"), "{name}: {row}");
        }
    }
}

#[test]
fn every_file_claims_both_standards_unless_a_font_is_missing() {
    for Tried { name, file, told, .. } in TRIED.iter() {
        let claims = (text(&told["ua"]), text(&told["a"]));
        match *name {
            "a map beyond all fonts" => {
                assert_eq!(claims, ("", ""), "{name}");
                assert!(file.report.notes.iter().any(|note| note.contains("claims neither")), "{name}");
            }
            _ => assert_eq!(claims, ("1", "2A"), "{name}: {:?}", file.report.notes),
        }
    }
}

#[test]
fn every_file_has_a_language_a_title_and_bookmarks() {
    for Tried { name, document, told, .. } in TRIED.iter() {
        let language = if document.journey.language.len() == 2 { &document.journey.language } else { "en" };
        assert_eq!(text(&told["language"]), language, "{name}");
        assert!(!text(&told["title"]).is_empty(), "{name}");
        assert!(told["shows_title"] == true || told["ua"] == "", "{name}");
        assert!(!list(&told["outline"]).is_empty(), "{name}");
    }
}

#[test]
fn each_card_is_told_once() {
    // A character that no font has is a box, and says no more than one.
    for Tried { name, document, told, .. } in TRIED.iter().filter(|it| it.name != "a map beyond all fonts") {
        let shown = shown_cards(document).flat_map(|(text, ..)| paragraphs(text)).map(letters);
        let told = counted(told_in_cells(told).map(letters));
        for (text, times) in counted(shown) {
            assert_eq!(told.get(&text), Some(&times), "{name}: {text:?} among {:?}", told.keys());
        }
    }
}

#[test]
fn each_card_is_in_the_cell_of_its_lane_and_column() {
    for Tried { name, document, told, .. } in TRIED.iter().take(5) {
        let cells: Vec<&Value> =
            list(&told["tables"]).iter().flat_map(|table| list(&table["cells"])).collect();
        for (said, lane, column) in shown_cards(document).filter(|(text, ..)| !text.is_empty()) {
            let lane = &document.lanes[&lane];
            let lane = if lane.name.is_empty() { lane.kind.label() } else { &lane.name };
            let stage = document.stages.get(&column).map(|stage| &stage.name);
            let column = stage.or(document.steps.get(&column).map(|step| &step.name)).expect("a column");
            let is_place = |cell: &&&Value| {
                let in_lane = list(&cell["label"]).iter().any(|label| text(label).contains(lane));
                in_lane && list(&cell["heads"]).iter().any(|head| text(head).contains(column.as_str()))
            };
            let says = |cell: &&Value| {
                list(&cell["told"]).iter().any(|one| letters(text(&one["text"])) == letters(said))
            };
            assert!(cells.iter().filter(is_place).any(says), "{name}: {said:?} is not in {lane}, {column}");
        }
    }
}

#[test]
fn cards_that_span_the_same_columns_keep_their_own() {
    let nasty = TRIED.iter().find(|tried| tried.name == "the nasty map").expect("the nasty map");
    let cells = || list(&nasty.told["tables"]).iter().flat_map(|table| list(&table["cells"]));
    for (from, to) in [(0, 4), (1, 2), (2, 4), (3, 4)] {
        let says = |cell: &&Value| {
            list(&cell["told"]).iter().any(|one| one["text"] == format!("Spans {from} to {to}"))
        };
        let cell = cells().find(says).expect("a cell with the card");
        // The first column is that of the labels.
        assert_eq!((&cell["column"], &cell["across"]), (&Value::from(from + 1), &Value::from(to + 1 - from)));
    }
}

#[test]
fn each_card_is_found_by_search() {
    for Tried { name, document, file, .. } in TRIED.iter().filter(|it| it.name != "a map beyond all fonts") {
        let found = seen(&file.read_by("pdftotext", &["-raw", "-enc", "UTF-8"], &["-"]));
        for text in shown_cards(document).flat_map(|(text, ..)| paragraphs(text)) {
            assert!(runs_left(text) || found.contains(&seen(text)), "{name}: {text:?}");
        }
    }
}

#[test]
fn on_several_pages_each_card_is_told_once_and_found_once() {
    for (paper, document) in [("a4", common::sample("bank-account-opening")), ("a3", common::m())] {
        let file = File::with(&document, serde_json::json!({ "pages": { "paper": paper } }));
        let told = file.told();
        assert_eq!(list(&told["tables"]).len(), 1, "{paper}: one table over all pages");
        assert!(list(&told["artifacts"]).len() > 1, "{paper}: several pages");
        let in_cells = counted(told_in_cells(&told).map(letters));
        let found = seen(&file.read_by("pdftotext", &["-raw", "-enc", "UTF-8"], &["-"]));
        for (text, times) in
            counted(shown_cards(&document).flat_map(|(text, ..)| paragraphs(text)).map(letters))
        {
            assert_eq!(in_cells.get(&text), Some(&times), "{paper}: {text:?}");
            // Shorter ones may be words of others.
            let long = text.len() > 40;
            assert!(!long || found.matches(&text).count() == times, "{paper}: {text:?} is found otherwise");
        }
        let stages =
            list(&told["tables"][0]["cells"]).iter().filter(|cell| cell["row"] == 0 && cell["kind"] == "TH");
        let state = document.first_state().expect("a state").id;
        let expected = document.stages.values().filter(|stage| stage.state == state).count();
        assert_eq!(stages.count(), expected, "{paper}: each stage heads its columns once");
    }
}

#[test]
fn each_slide_of_a_deck_is_headed_by_its_title() {
    let document = common::sample("bank-account-opening");
    let told = File::with(&document, serde_json::json!({ "deck": true })).told();
    let pages = list(&told["artifacts"]).len();
    assert!(list(&told["headings"]).len() >= 6 && pages >= 6);
    assert_eq!((text(&told["ua"]), text(&told["a"])), ("1", "2A"));
}

#[test]
fn drawings_are_told_in_words() {
    let told = File::of(&common::sample("bank-account-opening")).told();
    let figures: Vec<&str> = list(&told["told"])
        .iter()
        .chain(
            list(&told["tables"])
                .iter()
                .flat_map(|table| list(&table["cells"]))
                .flat_map(|cell| list(&cell["told"])),
        )
        .filter(|one| text(&one["path"]).ends_with("/Figure"))
        .map(|one| text(&one["alt"]))
        .collect();
    for words in ["emotion curve", "Hand-off from", "severity", "moment of truth"] {
        assert!(figures.iter().any(|figure| figure.contains(words)), "{words} is not among {figures:?}");
    }
}

#[test]
fn bookmarks_lead_to_each_stage_and_lane() {
    let document = common::sample("bank-account-opening");
    let told = File::of(&document).told();
    let titles: Vec<&str> = list(&told["outline"]).iter().map(|bookmark| text(&bookmark["title"])).collect();
    let state = document.first_state().expect("a state").id;
    for stage in document.stages.values().filter(|stage| stage.state == state) {
        assert!(titles.contains(&stage.name.as_str()), "{} is not among {titles:?}", stage.name);
    }
    for lane in document.lanes.values().filter(|lane| lane.state == state && lane.kind != LaneKind::Line) {
        let name = if lane.name.is_empty() { lane.kind.label() } else { &lane.name };
        assert!(titles.contains(&name), "{name} is not among {titles:?}");
    }
}

#[test]
fn links_lead_where_they_say_and_nowhere_else() {
    let told = File::of(&common::nasty()).told();
    let address = "https://example.org/%C3%A4%20b?q=%22%3C%3E%22&x=(1)";
    assert_eq!(list(&told["links"]).iter().map(text).collect::<Vec<_>>(), [address, address]);
}

#[test]
fn a_broken_picture_is_named_and_nothing_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("map.pdf");
    let options = serde_json::from_str("{}").expect("options");
    let go_on = &mut |_| ControlFlow::Continue(());
    let error = export(&common::with_broken_picture(), &ComparedWith::default(), &path, &options, go_on)
        .expect_err("no picture");
    assert!(error.message.contains("cannot be exported"), "{}", error.message);
    assert!(!path.exists());
}

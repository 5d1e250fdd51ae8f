//! Tables and texts as other programs read them: every card once, types kept, nothing taken for a
//! formula or for markup.

mod common;

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};
use throughline_model::{Card, Document, Id, LaneKind, Outline};
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
    fn of(document: &Document, extension: &str, options: Value) -> File {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("map").with_extension(extension);
        let options: ExportOptions = serde_json::from_value(options).expect("options");
        let go_on = &mut |_| ControlFlow::Continue(());
        let report = export(document, &ComparedWith::default(), &path, &options, go_on).expect("a file");
        File { _folder: folder, path, report }
    }

    fn text(&self) -> String {
        std::fs::read_to_string(&self.path).expect("a text in UTF-8")
    }
}

/// What a text comes to in every format: no control characters, spaces as one.
fn bare(text: &str) -> String {
    let shown = |it: char| !it.is_control() && it != '\u{fffd}';
    let spaced: String =
        text.chars().map(|it| if it.is_whitespace() { ' ' } else { it }).filter(|it| shown(*it)).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The cards on the map of the state that is exported, which have words of their own.
fn cards(document: &Document) -> Vec<&Card> {
    let Some(state) = document.first_state() else { return Vec::new() };
    let outline = Outline::of(document, state.id);
    outline.cells.into_values().flatten().filter(|card| !bare(&card.text).is_empty()).collect()
}

/// How often each of these texts is there; longer texts are begun by them.
fn counted<'a>(texts: impl Iterator<Item = &'a str>) -> BTreeMap<String, usize> {
    let mut counted = BTreeMap::new();
    texts.for_each(|text| *counted.entry(bare(text)).or_insert(0) += 1);
    counted
}

fn cells(sheet: &Value) -> &[Value] {
    sheet["cells"].as_array().expect("cells")
}

fn sheet<'a>(workbook: &'a Value, name: &str) -> &'a Value {
    let sheets = workbook["sheets"].as_array().expect("sheets");
    sheets.iter().find(|sheet| sheet["name"] == name).unwrap_or_else(|| panic!("a sheet {name}"))
}

fn said(cell: &Value) -> String {
    bare(cell["value"].as_str().unwrap_or_default())
}

/// The cells of a column, by its heading.
fn column<'a>(sheet: &'a Value, heading: &str) -> Vec<&'a Value> {
    let head = cells(sheet).iter().find(|it| it["row"] == 1 && it["value"] == heading).expect("the heading");
    cells(sheet).iter().filter(|it| it["column"] == head["column"] && it["row"] != 1).collect()
}

#[test]
fn every_card_stands_once_in_the_matrix_of_a_workbook_and_once_among_its_cards() {
    for (name, document) in common::all() {
        let file = File::of(&document, "xlsx", json!({}));
        let workbook = checkers::check("xlsx", &[&file.path]);
        let texts: Vec<String> = cells(sheet(&workbook, "Map"))
            .iter()
            .filter(|cell| cell["row"].as_u64() > Some(5) && cell["column"].as_u64() > Some(1))
            .map(said)
            .collect();
        let told: Vec<String> = cards(&document).iter().map(|card| bare(&card.text)).collect();
        for text in &told {
            let begun = |texts: &[String]| texts.iter().filter(|it| it.starts_with(text.as_str())).count();
            assert_eq!(begun(&texts), begun(&told), "{name}: {text}");
        }
        if !cards(&document).is_empty() {
            let listed = column(sheet(&workbook, "Cards"), "Text");
            let listed = counted(listed.iter().filter_map(|cell| cell["value"].as_str()));
            for (text, count) in counted(cards(&document).iter().map(|card| card.text.as_str())) {
                assert!(listed.get(&text) >= Some(&count), "{name}: {text}");
            }
        }
    }
}

#[test]
fn numbers_shares_and_days_keep_their_types_in_a_workbook() {
    let bank = common::sample("bank-account-opening");
    let file = File::of(&bank, "xlsx", json!({}));
    let workbook = checkers::check("xlsx", &[&file.path]);
    let cards = sheet(&workbook, "Cards");
    let all_are = |heading: &str, kind: &str, format: Option<&str>| {
        let column = column(cards, heading);
        assert!(!column.is_empty(), "{heading}");
        for cell in column {
            assert_eq!(cell["type"], kind, "{heading}: {cell}");
            assert!(
                format.is_none_or(|format| cell["format"].as_str().is_some_and(|it| it.contains(format))),
                "{cell}"
            );
        }
    };
    all_are("Severity", "number", None);
    all_are("Share affected", "number", Some("%"));
    all_are("Due", "date", Some("yyyy-mm-dd"));
    let shares = column(cards, "Share affected");
    assert!(shares.iter().all(|it| it["value"].as_f64().is_some_and(|share| share <= 1.0)));
    let scores = column(sheet(&workbook, "Emotion"), "Priya Raman");
    assert_eq!(scores.len(), 12);
    assert!(scores.iter().all(|it| it["type"] == "number"));
}

#[test]
fn the_matrix_has_its_stages_merged_its_heads_frozen_and_one_page_of_width() {
    let bank = common::sample("bank-account-opening");
    let file = File::of(&bank, "xlsx", json!({}));
    let workbook = checkers::check("xlsx", &[&file.path]);
    let map = sheet(&workbook, "Map");
    let merged: Vec<&str> =
        map["merged"].as_array().expect("ranges").iter().filter_map(Value::as_str).collect();
    for stage in ["B4:C4", "D4:E4", "F4:I4", "J4:L4"] {
        assert!(merged.contains(&stage), "{stage} is not among {merged:?}");
    }
    assert_eq!(map["frozen"], "B6");
    assert_eq!(map["pages_wide"], 1);
    assert_eq!(sheet(&workbook, "Emotion")["charts"], 1);
    assert_eq!(workbook["title"], "Opening an everyday account");
    let names: Vec<&str> =
        workbook["sheets"].as_array().expect("sheets").iter().filter_map(|it| it["name"].as_str()).collect();
    let wanted =
        ["Map", "Cards", "Pain points", "Opportunities", "Emotion", "Metrics", "Evidence", "Comparison"];
    assert_eq!(names, wanted);
}

#[test]
fn a_text_longer_than_a_cell_is_cut_with_a_note_and_no_text_is_a_formula() {
    let mut document = common::one_stage_of_200_steps();
    let ids: Vec<Id> = document.cards.keys().copied().collect();
    let texts =
        ["\u{1f600}".repeat(20_000), "=HYPERLINK(\"http://a.example\")".into(), "_x0041_ stays".into()];
    for (id, text) in ids.iter().zip(texts) {
        let mut card = document.cards.get(id).cloned().expect("a card");
        card.text = text;
        document.cards.insert(*id, card);
    }
    let file = File::of(&document, "xlsx", json!({}));
    // The checker ends where a cell is a formula.
    let workbook = checkers::check("xlsx", &[&file.path]);
    let texts: Vec<&str> =
        cells(sheet(&workbook, "Map")).iter().filter_map(|cell| cell["value"].as_str()).collect();
    let cut = texts.iter().find(|text| text.starts_with('\u{1f600}')).expect("the long card");
    assert!(cut.encode_utf16().count() <= 32_767 && cut.contains("cut here"));
    assert!(texts.contains(&"=HYPERLINK(\"http://a.example\")"));
    assert!(texts.contains(&"_x0041_ stays"));
    assert!(file.report.notes.iter().any(|note| note.contains("were cut to the 32,767 characters")));
}

#[test]
fn every_card_stands_once_in_a_csv_and_every_row_has_all_cells() {
    for (name, document) in common::all() {
        let matrix = File::of(&document, "csv", json!({}));
        assert!(matrix.text().starts_with('\u{feff}'), "{name}");
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_path(&matrix.path).expect("a CSV");
        let rows: Vec<csv::StringRecord> =
            reader.records().collect::<Result<_, _>>().expect("rows of one length");
        let found = counted(rows.iter().skip(2).flat_map(|row| row.iter().skip(1)).map(unquoted));
        for (text, count) in counted(cards(&document).iter().map(|card| card.text.as_str())) {
            assert!(found.get(&text) >= Some(&count), "{name}: {text}");
        }
        let long = File::of(&document, "csv", json!({ "long": true }));
        let mut reader = csv::Reader::from_path(&long.path).expect("a CSV");
        let rows: Vec<csv::StringRecord> =
            reader.records().collect::<Result<_, _>>().expect("rows of one length");
        let ids = counted(rows.iter().filter_map(|row| row.iter().next_back()));
        let state = document.first_state().map(|state| state.id);
        let all: Vec<&Card> = document.cards.values().filter(|card| Some(card.state) == state).collect();
        for card in &all {
            assert_eq!(ids.get(&card.id.to_string()), Some(&1), "{name}");
        }
        for row in rows.iter().flat_map(csv::StringRecord::iter) {
            let is_number = row.parse::<f64>().is_ok();
            assert!(is_number || !row.starts_with(['=', '+', '-', '@', '\t', '\r']), "{name}: {row}");
        }
    }
}

/// Without the apostrophe that keeps a text from being a formula.
fn unquoted(cell: &str) -> &str {
    cell.strip_prefix('\'').unwrap_or(cell)
}

#[test]
fn markdown_tells_every_card_once_and_has_no_markup_from_a_text() {
    use pulldown_cmark::{Event, Options, Parser, Tag};
    for (name, document) in common::all() {
        let file = File::of(&document, "md", json!({}));
        let (text, mut said) = (file.text(), String::new());
        for event in Parser::new_ext(&text, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
            match event {
                Event::Text(text) => said.push_str(&text),
                Event::SoftBreak | Event::HardBreak | Event::End(_) => said.push(' '),
                Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock)
                | Event::Html(_)
                | Event::InlineHtml(_)
                | Event::Code(_)
                | Event::Rule
                | Event::InlineMath(_)
                | Event::DisplayMath(_)
                | Event::TaskListMarker(_)
                | Event::FootnoteReference(_) => panic!("{name}: {event:?}"),
                Event::Start(_) => {}
            }
        }
        let said = bare(&said);
        for card in cards(&document) {
            assert!(said.contains(&bare(&card.text)), "{name}: {}", card.text);
        }
    }
}

#[test]
fn a_comparison_is_a_table_in_each_format_that_can_hold_one() {
    let bank = common::sample("bank-account-opening");
    let compared = json!({ "comparison": { "from": "current", "to": "future" } });
    let file = File::of(&bank, "xlsx", compared.clone());
    let workbook = checkers::check("xlsx", &[&file.path]);
    let names: Vec<&str> =
        workbook["sheets"].as_array().expect("sheets").iter().filter_map(|it| it["name"].as_str()).collect();
    assert_eq!(names, ["Comparison", "As it is", "One team, ten minutes"]);
    let json: Value = serde_json::from_str(&File::of(&bank, "json", compared.clone()).text()).expect("JSON");
    let changes = json["changes"].as_array().expect("changes").len();
    let rows = csv::Reader::from_path(&File::of(&bank, "csv", compared.clone()).path)
        .expect("a CSV")
        .records()
        .count();
    assert_eq!(rows, changes);
    assert!(File::of(&bank, "md", compared.clone()).text().starts_with("# "));
    let options: ExportOptions = serde_json::from_value(compared).expect("options");
    let go_on = &mut |_| ControlFlow::Continue(());
    let refused = export(&bank, &ComparedWith::default(), Path::new("never.mmd"), &options, go_on)
        .expect_err("no Mermaid");
    assert!(refused.message.contains("shows one state"), "{}", refused.message);
}

#[test]
fn json_nests_every_card_once_and_names_instead_of_references() {
    for (name, document) in common::all() {
        let map: Value = serde_json::from_str(&File::of(&document, "json", json!({})).text()).expect("JSON");
        assert_eq!(map["format"], "throughline-map");
        let mut ids = BTreeMap::new();
        let steps = map["stages"]
            .as_array()
            .expect("stages")
            .iter()
            .flat_map(|it| it["steps"].as_array().expect("steps"));
        let lanes = steps.flat_map(|it| it["lanes"].as_array().expect("lanes"));
        for card in lanes.flat_map(|it| it["cards"].as_array().expect("cards")) {
            *ids.entry(card["id"].as_str().expect("an id").to_owned()).or_insert(0) += 1;
        }
        for card in cards(&document) {
            assert_eq!(ids.get(&card.id.to_string()), Some(&1), "{name}: {}", card.text);
        }
    }
    let map: Value =
        serde_json::from_str(&File::of(&common::sample("bank-account-opening"), "json", json!({})).text())
            .expect("JSON");
    let text = map.to_string();
    assert!(text.contains("\"channels\":[\"Website\"]") && text.contains("\"persona\":\"Priya Raman\""));
}

#[test]
fn libre_office_reads_the_same_cards_from_workbook_and_csv() {
    for (name, document) in [("bank", common::sample("bank-account-opening")), ("nasty", common::nasty())] {
        for extension in ["xlsx", "csv"] {
            let file = File::of(&document, extension, json!({}));
            let folder = tempfile::tempdir().expect("a folder");
            let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
            let out = folder.path().join("out");
            let mut office = Command::new("soffice");
            office.args([profile.as_str(), "--headless", "--convert-to"]);
            office.arg("csv:Text - txt - csv (StarCalc):44,34,76,1");
            // A person is asked for the encoding, and offered UTF-8 for the byte order mark.
            if extension == "csv" {
                office.arg("--infilter=CSV:44,34,76");
            }
            let output = office
                .arg("--outdir")
                .args([&out, &file.path])
                .output()
                .expect("LibreOffice is installed by `cargo xtask test rust`");
            let said = String::from_utf8_lossy(&output.stderr);
            let read = std::fs::read_to_string(out.join("map.csv"));
            let read = bare(&read.unwrap_or_else(|error| panic!("{name}.{extension}: {error} {said}")));
            for card in cards(&document) {
                let text = bare(&card.text).replace('"', "\"\"");
                assert!(read.contains(&text), "{name}.{extension}: {text}");
            }
        }
    }
}

#[test]
fn what_a_format_cannot_hold_is_said_with_its_number() {
    let bank = common::sample("bank-account-opening");
    let notes = |extension: &str| File::of(&bank, extension, json!({})).report.notes;
    assert!(notes("mmd").contains(&"80 cards are left out.".to_owned()));
    assert!(notes("csv").contains(&"34 arrows and links between cards are left out.".to_owned()));
    assert!(!notes("json").iter().any(|note| note.contains("cards")));
    let lanes = bank.lanes.values().any(|lane| lane.kind == LaneKind::Emotion);
    assert!(lanes && notes("md").iter().any(|note| note.contains("curves of 2 personas")));
}

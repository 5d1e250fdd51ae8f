//! Slides on a company's template: its design is kept, its slides and macros are not, and what is no
//! template ends in a sentence.

use std::io::{Cursor, Read, Write};
use std::path::Path;

use throughline_tests::checkers::check;
use throughline_tests::pptx::{File, faults};
use zip::write::SimpleFileOptions;

use super::common;
use super::written::{self, Presentation};

/// Options that name a template, and others in JSON.
fn on(template: &Path, more: &str) -> String {
    format!(r#"{{"template": {}{more}}}"#, serde_json::json!(template.to_str().expect("a path")))
}

fn company(folder: &Path) -> std::path::PathBuf {
    let path = folder.join("company.pptx");
    check("company_template", &[&path]);
    path
}

/// A file of parts.
pub fn zipped(parts: &[(impl AsRef<str>, impl AsRef<[u8]>)]) -> Vec<u8> {
    let mut file = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        file.start_file(name.as_ref(), SimpleFileOptions::default()).expect("a part");
        file.write_all(bytes.as_ref()).expect("written");
    }
    file.finish().expect("a file").into_inner()
}

/// The parts of a file.
pub fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let places = 0..zip.len();
    let part = |place| {
        let mut entry = zip.by_index(place).expect("an entry");
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).expect("unpacked");
        (entry.name().expect("a name").to_string(), bytes)
    };
    places.map(part).collect::<Vec<_>>()
}

#[test]
fn a_templates_design_and_size_are_kept_and_its_slides_are_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let company = company(folder.path());
    let bank = common::sample("bank-account-opening");
    for more in ["", r#", "deck": true"#] {
        let presentation = Presentation::of(&bank, &on(&company, more));
        assert_eq!(faults(&presentation.bytes), Vec::<String>::new(), "{more}");
        let walked = presentation.walked();
        assert_eq!(walked.size, [9_144_000, 6_858_000]);
        let names = ["Title Only", "Blank"];
        assert!(walked.slides.iter().all(|slide| names.contains(&slide.layout.as_str())));
        let file = File::open(&presentation.bytes, &mut Vec::new()).expect("a file");
        let said =
            |words: &str| file.parts.keys().any(|part| file.text(part).is_some_and(|t| t.contains(words)));
        assert!(said("Office Theme") && !said("Not to be carried over") && !said("Nor are these notes"));
        assert_eq!(file.parts.keys().filter(|part| part.contains("slideLayouts/slideLayout")).count(), 11);
    }
}

#[test]
fn our_own_presentation_is_a_template_too() {
    let bank = common::sample("bank-account-opening");
    let first = Presentation::of(&bank, r#"{"deck": true}"#);
    let again = Presentation::of(&bank, &on(&first.path, r#", "deck": true"#));
    assert_eq!(faults(&again.bytes), Vec::<String>::new());
    assert_eq!(again.walked().slides.len(), first.walked().slides.len());
}

#[test]
fn macros_are_left_out_and_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let company = company(folder.path());
    let mut all = parts(&std::fs::read(&company).expect("the template"));
    for (name, bytes) in &mut all {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let changed = match name.as_str() {
            "[Content_Types].xml" => text
                .replace("presentation.main+xml", "presentation.macroEnabled.main+xml")
                .replace("openxmlformats-officedocument.presentationml.presentation.macro", "ms-powerpoint.presentation.macro")
                .replace("</Types>", "<Default Extension=\"bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/></Types>"),
            "ppt/_rels/presentation.xml.rels" => text.replace(
                "</Relationships>",
                "<Relationship Id=\"rIdM\" Type=\"http://schemas.microsoft.com/office/2006/relationships/vbaProject\" \
                 Target=\"vbaProject.bin\"/></Relationships>",
            ),
            _ => continue,
        };
        *bytes = changed.into_bytes();
    }
    all.push(("ppt/vbaProject.bin".into(), b"Sub AutoOpen()".to_vec()));
    let path = folder.path().join("macros.pptm");
    std::fs::write(&path, zipped(&all)).expect("a file");
    let presentation = Presentation::of(&common::sample("retail-checkout"), &on(&path, ""));
    assert_eq!(faults(&presentation.bytes), Vec::<String>::new());
    assert!(presentation.notes.iter().any(|note| note.contains("macros")), "{:?}", presentation.notes);
}

#[test]
fn what_is_no_template_ends_in_a_sentence() {
    let folder = tempfile::tempdir().expect("a folder");
    let zeros = vec![0; 80 << 20];
    let types: &[u8] = br#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#;
    let words: &[u8] = br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
    for (name, bytes, said) in [
        ("text", b"not a zip".to_vec(), "no PowerPoint file"),
        ("empty", Vec::new(), "no PowerPoint file"),
        ("old", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].to_vec(), "password"),
        (
            "bomb",
            zipped(&[("[Content_Types].xml", types), ("_rels/.rels", zeros.as_slice())]),
            "more than can be read",
        ),
        (
            "letter",
            zipped(&[
                ("[Content_Types].xml", types),
                ("_rels/.rels", words),
                ("word/document.xml", &b"<w/>"[..]),
            ]),
            "no presentation",
        ),
        ("nothing", zipped(&[("[Content_Types].xml", types)]), "no presentation"),
    ] {
        let path = folder.path().join(format!("{name}.potx"));
        std::fs::write(&path, bytes).expect("a file");
        let error = written::exported(&common::sample("retail-checkout"), &on(&path, "")).err();
        let error = error.unwrap_or_else(|| panic!("{name} is taken for a template")).to_string();
        assert!(error.contains(said), "{name}: {error}");
    }
    let missing = folder.path().join("missing.potx");
    assert!(written::exported(&common::sample("retail-checkout"), &on(&missing, "")).is_err());
}

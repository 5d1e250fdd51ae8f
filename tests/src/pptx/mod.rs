//! A linter of PowerPoint files: what their form asks for, and what makes PowerPoint offer a repair.
//!
//! PowerPoint is not at hand where tests run, and other programs forgive what it does not.

mod file;
mod order;
mod parts;
mod shapes;

pub use file::File;

/// Everything wrong with a file, a line each; nothing where it is sound.
pub fn faults(bytes: &[u8]) -> Vec<String> {
    let mut faults = Vec::new();
    let Some(file) = File::open(bytes, &mut faults) else { return faults };
    parts::check(&file, &mut faults);
    let documents = file.documents(&mut faults);
    for (part, document) in &documents {
        order::check(part, document, &mut faults);
        parts::check_uses(&file, part, document, &mut faults);
        shapes::check(part, document, &mut faults);
    }
    parts::check_presentation(&file, &documents, &mut faults);
    faults
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read, Write};

    use throughline_session::generate::generate;
    use throughline_session::model::Document;

    use super::faults;

    fn presentation() -> Vec<u8> {
        let document: Document = generate(30, 3, 6, 1);
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("map.pptx");
        let options = serde_json::from_str("{}").expect("everything has a usual value");
        let go_on = &mut |_| std::ops::ControlFlow::Continue(());
        throughline_session::exporting::export(&document, &Default::default(), &path, &options, go_on)
            .expect("a presentation");
        std::fs::read(path).expect("the file")
    }

    /// The same file with one text put in the place of another in one of its parts.
    fn changed(bytes: &[u8], part: &str, from: &str, to: &str) -> Vec<u8> {
        let mut old = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
        let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for place in 0..old.len() {
            let mut entry = old.by_index(place).expect("an entry");
            let name = entry.name().expect("a name").to_string();
            let mut text = String::new();
            entry.read_to_string(&mut text).expect("text");
            if name == part {
                assert!(text.contains(from), "{from} is not in {part}");
                text = text.replacen(from, to, 1);
            }
            if text.is_empty() {
                continue;
            }
            new.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
            new.write_all(text.as_bytes()).expect("written");
        }
        new.finish().expect("a file").into_inner()
    }

    #[test]
    fn a_sound_file_has_no_faults_and_each_kind_of_damage_is_found() {
        let sound = presentation();
        assert_eq!(faults(&sound), Vec::<String>::new());
        let slide = "ppt/slides/slide1.xml";
        for (part, from, to, said) in [
            ("[Content_Types].xml", "/ppt/theme/theme1.xml", "/ppt/theme/theme9.xml", "no part"),
            ("ppt/theme/theme1.xml", "<?xml", "<", "XML"),
            (slide, "<p:cNvPr id=\"2\"", "<p:cNvPr id=\"3\"", "twice"),
            (slide, "<a:chOff x=", "<a:chOut x=", "chOut"),
            (slide, "<a:ext cx=\"", "<a:ext cx=\"-1", "negative"),
            (slide, "<a:off x=\"", "<a:off x=\"1.5", "whole number"),
            (slide, "<a:noAutofit/></a:bodyPr><a:lstStyle/>", "<a:noAutofit/></a:bodyPr>", "lstStyle"),
            (slide, "<a:lstStyle/><a:p>", "<a:p/><a:lstStyle/><a:p>", "order"),
            ("ppt/slides/_rels/slide1.xml.rels", "/slideLayouts/", "/slideless/", "leads to"),
            ("ppt/presentation.xml", "r:id=\"throughline1\"", "r:id=\"rId99\"", "rId99"),
            ("ppt/presentation.xml", "id=\"256\"", "id=\"12\"", "256"),
        ] {
            let found = faults(&changed(&sound, part, from, to));
            assert!(found.iter().any(|fault| fault.contains(said)), "{part}: {from} to {to}: {found:?}");
        }
    }
}

//! What a speaker says: a page of notes for each slide that has some, and the master of such pages.

use super::design::{self, NAMESPACES, TREE};
use super::package::Package;
use super::relations::Relation;
use super::xml::Xml;

/// The part of our master of notes.
const MASTER: &str = "ppt/notesMasters/notesMaster1.xml";
const CONTENT_TYPE: &str = "application/vnd.openxmlformats-officedocument.presentationml";
/// The slide's picture and the notes below it, on a page of 7.5 × 10 inches.
const PICTURE: &str =
    "<a:xfrm><a:off x=\"685800\" y=\"1143000\"/><a:ext cx=\"5486400\" cy=\"3086100\"/></a:xfrm>";
const WORDS: &str =
    "<a:xfrm><a:off x=\"685800\" y=\"4400550\"/><a:ext cx=\"5486400\" cy=\"3600450\"/></a:xfrm>";

/// Adds our master of notes with a theme of its own, as every master has; returns its part.
pub(super) fn add_master(package: &mut Package) -> String {
    let theme = (2..).map(|number| format!("theme{number}.xml"));
    let theme = theme.into_iter().find(|name| !package.has(&format!("ppt/theme/{name}"))).unwrap_or_default();
    let mut xml = Xml::part();
    xml.raw("<p:notesMaster").raw(NAMESPACES);
    xml.raw("><p:cSld><p:bg><p:bgRef idx=\"1001\"><a:schemeClr val=\"bg1\"/></p:bgRef></p:bg>").raw(TREE);
    placeholders(&mut xml, PICTURE, WORDS, "");
    xml.raw("</p:spTree></p:cSld>").raw(design::COLOR_MAP);
    xml.raw("<p:notesStyle><a:lvl1pPr algn=\"l\">").raw(design::DEFAULT_RUN.replace("1800", "1200").as_str());
    xml.raw("</a:lvl1pPr></p:notesStyle></p:notesMaster>");
    package.add(MASTER, &format!("{CONTENT_TYPE}.notesMaster+xml"), xml.into_bytes());
    package.relate(MASTER, &[Relation::inner("theme", format!("../theme/{theme}"))]);
    let theme_type = "application/vnd.openxmlformats-officedocument.theme+xml";
    package.add(format!("ppt/theme/{theme}"), theme_type, design::theme());
    MASTER.to_owned()
}

/// Adds the notes of a slide; `master` is the part of their master. Returns how many characters no
/// text can hold.
pub(super) fn add(package: &mut Package, slide: usize, master: &str, words: &str) -> usize {
    let mut xml = Xml::part();
    xml.raw("<p:notes").raw(NAMESPACES).raw("><p:cSld>").raw(TREE);
    placeholders(&mut xml, "", "", words);
    xml.raw("</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>");
    let left_out = xml.left_out;
    let name = format!("ppt/notesSlides/notesSlide{slide}.xml");
    package.add(&name, &format!("{CONTENT_TYPE}.notesSlide+xml"), xml.into_bytes());
    package.relate(
        &name,
        &[
            Relation::inner("notesMaster", format!("/{master}")),
            Relation::inner("slide", format!("../slides/slide{slide}.xml")),
        ],
    );
    left_out
}

fn placeholders(xml: &mut Xml, picture: &str, text: &str, words: &str) {
    xml.raw(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" \
         noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\"/></p:nvPr></p:nvSpPr><p:spPr>",
    );
    let outline = "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>";
    xml.raw(picture).raw(if picture.is_empty() { "" } else { outline });
    xml.raw(
        "</p:spPr></p:sp><p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"Notes\"/><p:cNvSpPr>\
         <a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"body\" idx=\"1\"/></p:nvPr></p:nvSpPr><p:spPr>",
    );
    xml.raw(text).raw(if text.is_empty() { "" } else { outline });
    xml.raw("</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>");
    for line in words.lines().chain(words.is_empty().then_some("")) {
        match line.is_empty() {
            true => xml.raw("<a:p/>"),
            false => xml.raw("<a:p><a:r><a:rPr dirty=\"0\"/><a:t>").escaped(line).raw("</a:t></a:r></a:p>"),
        };
    }
    xml.raw("</p:txBody></p:sp>");
}

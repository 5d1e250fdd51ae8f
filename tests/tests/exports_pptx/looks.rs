//! What LibreOffice shows of a slide beside our own picture of the same map.

use std::path::{Path, PathBuf};
use std::process::Command;

use throughline_model::Document;
use throughline_session::exporting::{ComparedWith, export};
use throughline_tests::checkers::check;

use super::common;
use super::templates::{parts, zipped};
use super::written::Presentation;

/// How far apart the two may be: the mean over all blocks (of 255), and the share of blocks that
/// differ clearly. Letters stand up to a point lower there, and semibold ones are bold.
const MEAN: f64 = 3.5;
const CLEARLY: f64 = 0.012;

/// The two pictures' distance.
struct Distance {
    mean: f64,
    clearly: f64,
}

impl Distance {
    fn is_small(&self) -> bool {
        self.mean <= MEAN && self.clearly <= CLEARLY
    }
}

/// Runs a program, which must succeed.
fn run(program: &str, arguments: &[&str], fonts: &Path) {
    let output = Command::new(program).args(arguments).env("FONTCONFIG_FILE", fonts).output();
    let output = output.unwrap_or_else(|error| panic!("{program} is not there: {error}"));
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
}

/// A presentation's first slide as LibreOffice shows it, in the bundled fonts.
fn shown(presentation: &Presentation) -> PathBuf {
    let folder = presentation.folder.path();
    let fonts = folder.join("fonts.conf");
    let bundled = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/scene/fonts");
    let config = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig><dir>{}</dir>\
         <cachedir>{}</cachedir></fontconfig>",
        bundled.display(),
        folder.join("fonts").display()
    );
    std::fs::write(&fonts, config).expect("a file");
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let (folder_text, pptx) = (folder.to_str().expect("a path"), presentation.path.to_str().expect("a path"));
    run("soffice", &[&profile, "--headless", "--convert-to", "pdf", "--outdir", folder_text, pptx], &fonts);
    let (pdf, png) = (folder.join("map.pdf"), folder.join("theirs"));
    let (pdf, png_text) = (pdf.to_str().expect("a path"), png.to_str().expect("a path"));
    run("pdftoppm", &["-png", "-singlefile", "-r", "72", "-scale-to", "2400", pdf, png_text], &fonts);
    folder.join("theirs.png")
}

/// How far a slide is from the picture of its map. Arrows are left out: LibreOffice leads those that
/// hold on to shapes by ways of its own.
fn distance(document: &Document, alter: impl FnOnce(&Presentation)) -> Distance {
    let mut document = document.clone();
    document.links = Default::default();
    let presentation = Presentation::of(&document, "{}");
    let ours = presentation.folder.path().join("ours.png");
    let picture = serde_json::from_str(r#"{"size": {"scale": 1.0}}"#).expect("options");
    let go_on = &mut |_| std::ops::ControlFlow::Continue(());
    export(&document, &ComparedWith::default(), &ours, &picture, go_on).expect("a picture");
    alter(&presentation);
    let found = check("picture", &[&ours, &shown(&presentation)]);
    let number = |name: &str| found[name].as_f64().expect("a number");
    Distance { mean: number("mean"), clearly: number("clearly") }
}

#[test]
fn slides_look_like_our_pictures() {
    let samples = ["bank-account-opening", "b2b-software-purchase", "retail-checkout"].map(common::sample);
    for (number, document) in samples.iter().chain([&common::s()]).enumerate() {
        let distance = distance(document, |_| {});
        assert!(distance.is_small(), "journey {number}: {:.2}, {:.4}", distance.mean, distance.clearly);
    }
}

#[test]
fn a_lane_that_is_not_on_the_slide_would_be_noticed() {
    let distance = distance(&common::sample("bank-account-opening"), |presentation| {
        let mut parts = parts(&presentation.bytes);
        let slide = parts.iter_mut().find(|(name, _)| name == "ppt/slides/slide1.xml").expect("a slide");
        slide.1 = without_group(&String::from_utf8_lossy(&slide.1), "Pain points").into_bytes();
        std::fs::write(&presentation.path, zipped(&parts)).expect("a file");
    });
    assert!(!distance.is_small(), "{:.2}, {:.4}", distance.mean, distance.clearly);
}

/// A slide without the group whose name begins so.
fn without_group(slide: &str, name: &str) -> String {
    let named = slide.find(&format!("name=\"{name}")).expect("the group");
    let start = slide[..named].rfind("<p:grpSp>").expect("its start");
    let (mut depth, mut end) = (0, start);
    loop {
        let rest = &slide[end..];
        let (opens, closes) = (rest.find("<p:grpSp>"), rest.find("</p:grpSp>").expect("its end"));
        match opens.filter(|opens| *opens < closes) {
            Some(opens) => (depth, end) = (depth + 1, end + opens + 1),
            None => (depth, end) = (depth - 1, end + closes + "</p:grpSp>".len()),
        }
        if depth == 0 {
            return format!("{}{}", &slide[..start], &slide[end..]);
        }
    }
}

//! Slides by the command line, and as many shapes by PptxGenJS beside them.

use std::env;
use std::io::Read;
use std::path::Path;
use std::process::Command;

use crate::Trouble;
use crate::journeys::{Desk, L, M};
use crate::pictures::{Goal, export_of};
use crate::process;
use crate::statistics::Times;
use crate::table::{MEGABYTE, Row};

const ROUNDS: usize = 5;

/// M as a native map.
pub fn map(desk: &Desk) -> Result<Row, Trouble> {
    let goal = Goal { memory: 100 * MEGABYTE, ..Goal::cold(80) };
    export_of(desk, &desk.journey(&M)?, "M as PowerPoint", "M.pptx", &[], goal)
}

/// The bank sample's deck with its appendix.
pub fn deck(desk: &Desk) -> Result<Row, Trouble> {
    let journey = desk.folder().join("bank.journey");
    std::fs::write(&journey, include_bytes!("../../../examples/bank-account-opening.journey"))?;
    export_of(desk, &journey, "the bank sample's deck", "deck.pptx", &["--deck"], Goal::cold(60))
}

/// L as a native map.
pub fn large_map(desk: &Desk) -> Result<Row, Trouble> {
    export_of(desk, &desk.journey(&L)?, "L as PowerPoint", "L.pptx", &[], Goal::ten_times(80))
}

/// PptxGenJS writing as many shapes as M's slide has, each with a text, from a cold start as ours. It
/// is to take at least twice as long; the row says how many times.
pub fn pptxgenjs(desk: &Desk) -> Result<Row, Trouble> {
    let ours = map(desk)?.times.median();
    let shapes = shapes(&desk.folder().join("M.pptx"))?;
    let folder = env::var_os("THROUGHLINE_SLIDES").ok_or("`cargo xtask bench` says where PptxGenJS is.")?;
    let (script, out) = (Path::new(&folder).join("write.js"), desk.folder().join("theirs.pptx"));
    let times = Times::of(ROUNDS, |_| {
        let mut node = Command::new("node");
        node.arg(&script).arg(shapes.to_string()).arg(&out);
        Ok::<_, Trouble>(process::run(&mut node)?.0)
    })?;
    let ratio = times.median().as_secs_f64() / ours.as_secs_f64();
    let what = format!("PptxGenJS, {shapes} shapes: {ratio:.1} times ours (to reach: 2)");
    Ok(Row { what, times, limit: None, process: None })
}

/// How many shapes and arrows the first slide of a presentation has.
fn shapes(presentation: &Path) -> Result<usize, Trouble> {
    let mut file = zip::ZipArchive::new(std::fs::File::open(presentation)?)?;
    let mut slide = String::new();
    file.by_name("ppt/slides/slide1.xml")?.read_to_string(&mut slide)?;
    Ok(slide.matches("<p:sp>").count() + slide.matches("<p:cxnSp>").count())
}

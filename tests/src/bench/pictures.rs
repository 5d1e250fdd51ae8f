//! Exports by the command line, from a cold start to the written file.

use std::path::Path;
use std::time::Duration;

use crate::Trouble;
use crate::journeys::{Desk, L, M, Size, WIDE};
use crate::process::{self, Cost};
use crate::statistics::Times;
use crate::table::{MEGABYTE, Of, Row};

/// A picture of 30,000 × 20,000 pixels is as large as any that is written.
const LARGEST_PIXELS: f64 = 30_000.0 * 20_000.0;

pub fn png(desk: &Desk) -> Result<Row, Trouble> {
    export(desk, &M, "M as PNG, 3,840 pixels wide", "M.png", &["--width", "3840"], Goal::cold(300))
}

pub fn pdf(desk: &Desk) -> Result<Row, Trouble> {
    export(desk, &M, "M as PDF", "M.pdf", &[], Goal::cold(150))
}

/// Tagged, and claiming both standards, as every PDF.
pub fn pdf_pages(desk: &Desk) -> Result<Row, Trouble> {
    export(desk, &M, "M as PDF in A3 pages", "M-A3.pdf", &["--paper", "a3"], Goal::cold(150))
}

pub fn svg(desk: &Desk) -> Result<Row, Trouble> {
    export(desk, &M, "M as SVG", "M.svg", &[], Goal::cold(100))
}

pub fn xlsx(desk: &Desk) -> Result<Row, Trouble> {
    export(desk, &M, "M as a workbook", "M.xlsx", &[], Goal::cold(150))
}

pub fn csv(desk: &Desk) -> Result<Row, Trouble> {
    export(desk, &M, "M as CSV", "M.csv", &[], Goal::cold(50))
}

pub fn markdown(desk: &Desk) -> Result<Row, Trouble> {
    export(desk, &M, "M as Markdown", "M.md", &[], Goal::cold(50))
}

pub fn png_of_l(desk: &Desk) -> Result<Row, Trouble> {
    export(desk, &L, "L as PNG, 3,840 pixels wide", "L.png", &["--width", "3840"], Goal::ten_times(300))
}

pub fn pdf_pages_of_l(desk: &Desk) -> Result<Row, Trouble> {
    export(desk, &L, "L as PDF in A3 pages", "L-A3.pdf", &["--paper", "a3"], Goal::ten_times(150))
}

pub fn svg_of_l(desk: &Desk) -> Result<Row, Trouble> {
    export(desk, &L, "L as SVG", "L.svg", &[], Goal::ten_times(100))
}

pub fn xlsx_of_l(desk: &Desk) -> Result<Row, Trouble> {
    export(desk, &L, "L as a workbook", "L.xlsx", &[], Goal::ten_times(150))
}

/// A sheet of about that shape, at as many pixels.
pub fn large_png(desk: &Desk) -> Result<Row, Trouble> {
    let (width, height) = sheet_size(desk, &WIDE)?;
    let pixels_wide = (LARGEST_PIXELS * width / height).sqrt().floor();
    let goal = Goal { time: Duration::from_secs(3), memory: 350 * MEGABYTE, rounds: 3 };
    let what = format!("a wide map as PNG, {pixels_wide} × {:.0} pixels", pixels_wide * height / width);
    export(desk, &WIDE, &what, "large.png", &["--width", &pixels_wide.to_string()], goal)
}

/// What an export is to reach, and how often it is measured.
pub struct Goal {
    pub time: Duration,
    pub memory: u64,
    pub rounds: usize,
}

impl Goal {
    /// For an export of M.
    pub fn cold(milliseconds: u64) -> Self {
        Goal { time: Duration::from_millis(milliseconds), memory: 60 * MEGABYTE, rounds: 15 }
    }

    /// For an export of L, which has ten times as many cards as M: ten times what M's may take.
    pub fn ten_times(milliseconds: u64) -> Self {
        Goal { time: Duration::from_millis(10 * milliseconds), memory: 500 * MEGABYTE, rounds: 5 }
    }
}

fn export(
    desk: &Desk,
    size: &Size,
    what: &str,
    name: &str,
    options: &[&str],
    goal: Goal,
) -> Result<Row, Trouble> {
    export_of(desk, &desk.journey(size)?, what, name, options, goal)
}

/// Measures the export of a journey's file.
pub fn export_of(
    desk: &Desk,
    journey: &Path,
    what: &str,
    name: &str,
    options: &[&str],
    goal: Goal,
) -> Result<Row, Trouble> {
    let out = desk.folder().join(name);
    let mut dearest = Cost::default();
    let mut processor = Vec::new();
    let times = Times::of(goal.rounds, |_| {
        let mut command = desk.throughline();
        command.arg("export").arg(journey).arg("-o").arg(&out).args(options);
        let (taken, cost) = process::run(&mut command)?;
        dearest.peak_bytes = dearest.peak_bytes.max(cost.peak_bytes);
        processor.extend(cost.processor);
        Ok::<_, Trouble>(taken)
    })?;
    dearest.processor = (!processor.is_empty()).then(|| Times::from(processor).median());
    Ok(Row {
        what: what.into(),
        times,
        limit: Some((Of::Median, goal.time)),
        process: Some((dearest, Some(goal.memory))),
    })
}

/// Width and height of a journey's sheet in points: those of its SVG.
pub fn sheet_size(desk: &Desk, size: &Size) -> Result<(f64, f64), Trouble> {
    let (journey, out) = (desk.journey(size)?, desk.folder().join("size.svg"));
    process::run(desk.throughline().arg("export").arg(&journey).arg("-o").arg(&out))?;
    let text = std::fs::read_to_string(&out)?;
    let svg = roxmltree::Document::parse(&text)?;
    let number = |name| svg.root_element().attribute(name).and_then(|number| number.parse().ok());
    number("width").zip(number("height")).ok_or_else(|| "The SVG names no size.".into())
}

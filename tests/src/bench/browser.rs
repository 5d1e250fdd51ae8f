//! A browser that prints and pictures the map which we export, where one is installed.
//!
//! It is given our SVG inside a page: lines broken, places known, fonts in the file. So it has
//! nothing to lay out, which a map made of HTML would ask of it beside.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Trouble;
use crate::journeys::{Desk, M};
use crate::pictures::sheet_size;
use crate::process::{self, Cost};
use crate::statistics::Times;
use crate::table::Row;

/// The names that Chromium goes by.
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
/// A browser takes seconds; ours are measured as often, in turn with it.
const ROUNDS: usize = 5;
/// The width of the picture, in pixels.
const WIDTH: f64 = 3_840.0;
/// How many times slower the browser is to be.
const TIMES_SLOWER: f64 = 12.0;

/// Printing M.
pub fn print(desk: &Desk) -> Result<Row, Trouble> {
    let page = page(desk)?;
    let out = desk.folder().join("browser.pdf");
    let printing = [format!("--print-to-pdf={}", out.display()), "--no-pdf-header-footer".into()];
    beside(desk, "Chromium printing M to PDF", (&page, &printing, &out), &["--paper", "a3"], "ours.pdf")
}

/// A picture of M.
pub fn screenshot(desk: &Desk) -> Result<Row, Trouble> {
    let page = page(desk)?;
    let (width, height) = sheet_size(desk, &M)?;
    let out = desk.folder().join("browser.png");
    let picturing = [
        format!("--screenshot={}", out.display()),
        format!("--window-size={},{}", width.ceil(), height.ceil()),
        format!("--force-device-scale-factor={}", WIDTH / width),
        "--hide-scrollbars".into(),
    ];
    let options = ["--width", &WIDTH.to_string()].map(str::to_owned);
    let options = options.each_ref().map(String::as_str);
    beside(desk, "Chromium's screenshot of M", (&page, &picturing, &out), &options, "ours.png")
}

/// The map as a page that is as large as it.
fn page(desk: &Desk) -> Result<PathBuf, Trouble> {
    let (width, height) = sheet_size(desk, &M)?;
    let svg = fs::read_to_string(desk.folder().join("size.svg"))?;
    let svg = svg.find("<svg").map_or(svg.as_str(), |start| &svg[start..]);
    let path = desk.folder().join("map.html");
    let style = format!("@page{{size:{width}px {height}px;margin:0}}body{{margin:0}}svg{{display:block}}");
    fs::write(&path, format!("<!doctype html><meta charset=utf-8><style>{style}</style>{svg}"))?;
    Ok(path)
}

/// Measures the browser and our export in turn.
fn beside(
    desk: &Desk,
    what: &str,
    (page, arguments, theirs): (&Path, &[String], &Path),
    options: &[&str],
    ours: &str,
) -> Result<Row, Trouble> {
    let Some(program) = browser() else {
        let what = format!("{what}: no Chromium is installed");
        return Ok(Row { what, times: Vec::new().into(), limit: None, process: None });
    };
    let (journey, ours) = (desk.journey(&M)?, desk.folder().join(ours));
    let profile = desk.folder().join("browser");
    let mut own = Vec::new();
    let mut dearest = Cost::default();
    let times = Times::of(ROUNDS, |_| {
        let mut export = desk.throughline();
        export.arg("export").arg(&journey).arg("-o").arg(&ours).args(options);
        own.push(process::run(&mut export)?.0);
        let mut browser = Command::new(&program);
        // A container has no sandbox to give, and a browser there would not start.
        browser.args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"]);
        browser.arg(format!("--user-data-dir={}", profile.display())).args(arguments).arg(page);
        let (taken, cost) = process::run(&mut browser)?;
        dearest.peak_bytes = dearest.peak_bytes.max(cost.peak_bytes);
        Ok::<_, Trouble>(taken)
    })?;
    if !fs::metadata(theirs).is_ok_and(|file| file.len() > 0) {
        return Err(format!("{what} left no file.").into());
    }
    let slower = times.median().as_secs_f64() / Times::from(own).median().as_secs_f64();
    let what = format!("{what}: {slower:.1} × ours (to reach {TIMES_SLOWER:.0} ×)");
    Ok(Row { what, times, limit: None, process: Some((dearest, None)) })
}

/// The browser's path; none where none is installed.
fn browser() -> Option<PathBuf> {
    let folders: Vec<PathBuf> = env::var_os("PATH").iter().flat_map(env::split_paths).collect();
    let mut places = BROWSERS.iter().flat_map(|name| {
        let name = format!("{name}{}", env::consts::EXE_SUFFIX);
        folders.iter().map(move |folder| folder.join(&name))
    });
    places.find(|place| place.is_file())
}

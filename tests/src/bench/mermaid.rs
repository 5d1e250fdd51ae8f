//! A journey of 120 steps as a picture: ours, and by Mermaid's command line from what we export for it.

use std::env;
use std::path::Path;
use std::process::Command;

use crate::Trouble;
use crate::journeys::{Desk, STEPS_120};
use crate::process;
use crate::statistics::Times;
use crate::table::Row;

const ROUNDS: usize = 11;
/// One takes seconds.
const THEIR_ROUNDS: usize = 3;

/// The width of ours; Mermaid's, as it draws it, is less than 800.
const WIDTH_PX: &str = "3840";

/// It is to take at least twenty times as long as ours does.
pub fn mermaid(desk: &Desk) -> Result<Row, Trouble> {
    let journey = desk.journey(&STEPS_120)?;
    let [text, ours, theirs] = ["steps.mmd", "steps.png", "mermaid.png"].map(|name| desk.folder().join(name));
    let export = |out: &Path, size: &[&str]| {
        let mut command = desk.throughline();
        command.arg("export").arg(&journey).arg("-o").arg(out).args(size);
        process::run(&mut command)
    };
    export(&text, &[])?;
    one_task_a_step(&text)?;
    let drawn = || Ok::<_, Trouble>(export(&ours, &["--width", WIDTH_PX])?.0);
    let our_time = Times::of(ROUNDS, |_| drawn())?.median();
    let browser = desk.folder().join("browser.json");
    std::fs::write(&browser, browser_settings()?)?;
    let folder = env::var_os("THROUGHLINE_MERMAID")
        .ok_or("`cargo xtask bench` says where Mermaid's command line is.")?;
    let script = Path::new(&folder).join("node_modules/@mermaid-js/mermaid-cli/src/cli.js");
    let times = Times::of(THEIR_ROUNDS, |_| {
        let mut node = Command::new("node");
        node.arg(&script).arg("-q").arg("-p").arg(&browser).arg("-i").arg(&text).arg("-o").arg(&theirs);
        Ok::<_, Trouble>(process::run(&mut node)?.0)
    })?;
    let ratio = times.median().as_secs_f64() / our_time.as_secs_f64();
    let our_time = our_time.as_secs_f64() * 1000.0;
    let what = format!("Mermaid, 120 steps: {ratio:.0} times ours, {our_time:.0} ms (20)");
    Ok(Row { what, times, limit: None, process: None })
}

/// The file has a task for each score of a step; the peer is to draw one a step.
fn one_task_a_step(path: &Path) -> Result<(), Trouble> {
    let text = std::fs::read_to_string(path)?;
    let name = |line: &str| line.split(": ").next().map(str::to_owned);
    let mut lines: Vec<&str> = text.lines().collect();
    lines.dedup_by_key(|line| name(line));
    std::fs::write(path, lines.join("\n") + "\n")?;
    let tasks = lines.iter().filter(|line| line.contains(": ")).count();
    if tasks == 120 { Ok(()) } else { Err(format!("The journey has {tasks} steps, not 120.").into()) }
}

/// The system's browser, without the sandbox that it refuses to run without as root.
fn browser_settings() -> Result<String, Trouble> {
    let browser = env::var("THROUGHLINE_CHROMIUM").map_err(|_| "`cargo xtask bench` says which browser.")?;
    Ok(serde_json::json!({ "executablePath": browser, "args": ["--no-sandbox"] }).to_string())
}

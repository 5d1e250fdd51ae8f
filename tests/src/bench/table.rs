//! The table that is printed: what was measured beside what it is to reach.

use std::time::Duration;

use crate::process::Cost;
use crate::statistics::Times;

/// Which of the measured times is held against the limit.
#[derive(Clone, Copy)]
pub enum Of {
    Median,
    P95,
}

/// One measured thing.
pub struct Row {
    /// What, in words.
    pub what: String,
    /// How long it took.
    pub times: Times,
    /// How long it may take, and which of the times that is about; none is there to be watched.
    pub limit: Option<(Of, Duration)>,
    /// What a program of its own used, and how much memory it may use at most.
    pub process: Option<(Cost, Option<u64>)>,
}

/// Bytes of a megabyte, as limits count them.
pub const MEGABYTE: u64 = 1_000_000;

pub fn print_head() {
    println!(
        "{:<10} {:<46} {:>10} {:>10} {:>14} {:>6} {:>10}  peak memory",
        "row", "what", "median", "p95", "to reach", "ratio", "processor"
    );
}

/// Prints a row; a ratio above 1 is too slow.
pub fn print(name: &str, row: &Row) {
    let (to_reach, ratio) = match row.limit {
        Some((Of::Median, limit)) => (milliseconds(limit), ratio(row.times.median(), limit)),
        Some((Of::P95, limit)) => (format!("p95 {}", milliseconds(limit)), ratio(row.times.p95(), limit)),
        None => Default::default(),
    };
    println!(
        "{name:<10} {:<46} {:>10} {:>10} {to_reach:>14} {ratio:>6} {:>10}  {}",
        row.what,
        milliseconds(row.times.median()),
        milliseconds(row.times.p95()),
        row.process.as_ref().and_then(|(cost, _)| cost.processor).map_or(String::new(), milliseconds),
        row.process.as_ref().map_or(String::new(), |(cost, limit)| memory(cost.peak_bytes, *limit)),
    );
}

fn ratio(measured: Duration, limit: Duration) -> String {
    format!("{:.2}", measured.as_secs_f64() / limit.as_secs_f64())
}

fn milliseconds(time: Duration) -> String {
    let milliseconds = time.as_secs_f64() * 1000.0;
    let digits = if milliseconds < 10.0 { 2 } else { 0 };
    format!("{milliseconds:.digits$} ms")
}

fn memory(peak: Option<u64>, limit: Option<u64>) -> String {
    let Some(peak) = peak else { return "not measured".into() };
    let limit = limit.map_or(String::new(), |limit| format!(" (to reach {} MB)", limit / MEGABYTE));
    format!("{:.1} MB{limit}", peak as f64 / MEGABYTE as f64)
}

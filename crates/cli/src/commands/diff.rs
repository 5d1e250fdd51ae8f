//! `throughline diff`: what differs between two states, or two journeys.

use throughline_session::files;

use crate::arguments::{Diff, ReportFormat};
use crate::output::{Answer, Outcome, print, print_json, tell};

/// Exits with 1 where something differs; looks alone are no difference.
pub fn run(arguments: &Diff) -> Outcome {
    let Diff { from, to, format } = arguments;
    let (report, repairs) = files::compare(from, to.as_deref())?;
    repairs.iter().for_each(|repair| tell(&format!("repaired: {repair}")));
    match format {
        ReportFormat::Text => print(&report.to_text())?,
        ReportFormat::Json => print_json(&report)?,
        ReportFormat::Markdown => print(&report.to_markdown())?,
        ReportFormat::Csv => print(&report.to_csv())?,
    }
    Ok(if report.is_empty() { Answer::Done } else { Answer::No })
}

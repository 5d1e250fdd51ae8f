//! `throughline merge`: what two sides made of one journey becomes one.

use throughline_session::exchange::questions_text;
use throughline_session::files::{self, MergeReport, Versions};

use crate::arguments::Merge;
use crate::output::{Answer, Outcome, Trouble, print, print_json, tell, write_journey};

/// Exits with 1 where something is left to decide.
pub fn run(arguments: &Merge) -> Outcome {
    let Merge { base, ours, theirs, out, json } = arguments;
    if [base, ours, theirs].into_iter().filter(|file| files::is_standard(file)).count() > 1 {
        return Err(Trouble::new(
            "Only one of the three versions can come from standard input. Name a file for the others.",
        ));
    }
    let in_pipe = files::is_standard(out);
    if in_pipe && *json {
        return Err(Trouble::new(
            "Journey and report cannot both go to standard output. Name a file for the journey.",
        ));
    }
    let (document, report) = files::merge(&Versions { base, ours, theirs })?;
    report.repairs.iter().for_each(|repair| tell(&format!("repaired: {repair}")));
    write_journey(out, &document)?;
    if *json {
        print_json(&report)?;
    } else {
        let said = format!("{}{}", summary(&report), questions_text(&document, &report.conflicts));
        if in_pipe { tell(said.trim_end()) } else { print(&said)? }
    }
    Ok(if report.conflicts.is_empty() { Answer::Done } else { Answer::No })
}

fn summary(report: &MergeReport) -> String {
    let left = match report.conflicts.len() {
        0 => "nothing is left to decide".into(),
        1 => "1 question is left; the journey holds both sides of it".into(),
        count => format!("{count} questions are left; the journey holds both sides of each"),
    };
    let records = |count: usize| if count == 1 { "1 record".into() } else { format!("{count} records") };
    format!(
        "{} of ours and {} of theirs merged, {left}.\n",
        records(report.changed_by_us),
        records(report.changed_by_them)
    )
}

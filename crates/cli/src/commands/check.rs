//! `throughline check`: what had to be repaired and what deserves a look.

use throughline_session::files;
use throughline_session::findings::Severity;

use crate::arguments::Info;
use crate::output::{Answer, Outcome, print, print_json};

/// Exits with 1 where something was repaired or is missing; notes alone are no reason to.
pub fn run(arguments: &Info) -> Outcome {
    let findings = files::check(&files::read(&arguments.file)?);
    let clean = findings.iter().all(|finding| finding.severity == Severity::Note);
    if arguments.json {
        print_json(&findings)?;
    } else {
        for finding in &findings {
            let severity = match finding.severity {
                Severity::Repaired => "repaired",
                Severity::Warning => "warning",
                Severity::Note => "note",
            };
            print(&format!("{severity}: {} [{}]\n", finding.message, finding.rule))?;
        }
    }
    Ok(if clean { Answer::Done } else { Answer::No })
}

//! `throughline info`: what a journey holds.

use throughline_session::files;

use crate::arguments::Info;
use crate::output::{Answer, Outcome, print, print_json};

pub fn run(arguments: &Info) -> Outcome {
    let opened = files::read(&arguments.file)?;
    let info = files::info(&opened);
    if arguments.json {
        print_json(&info)?;
        return Ok(Answer::Done);
    }
    print(&format!("{}\n", info.title))?;
    for state in &info.states {
        print(&format!(
            "  {} ({}): {}\n",
            state.name,
            state.kind.label(),
            counted(&[
                (state.stages, "stage"),
                (state.steps, "step"),
                (state.lanes, "lane"),
                (state.cards, "card"),
                (state.links, "link"),
            ])
        ))?;
    }
    print(&format!(
        "  {}\n",
        counted(&[
            (info.personas, "persona"),
            (info.channels, "channel"),
            (info.departments, "department"),
            (info.bytes, "byte"),
        ])
    ))?;
    Ok(Answer::Done)
}

/// "1 stage, 2 steps".
fn counted(counts: &[(usize, &str)]) -> String {
    let parts: Vec<String> = counts
        .iter()
        .map(|(count, word)| format!("{count} {word}{}", if *count == 1 { "" } else { "s" }))
        .collect();
    parts.join(", ")
}

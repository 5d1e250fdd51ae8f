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
            "  {} ({}): {} stages, {} steps, {} lanes, {} cards, {} links\n",
            state.name,
            state.kind.label(),
            state.stages,
            state.steps,
            state.lanes,
            state.cards,
            state.links
        ))?;
    }
    print(&format!(
        "  {} personas, {} channels, {} departments, {} bytes\n",
        info.personas, info.channels, info.departments, info.bytes
    ))?;
    Ok(Answer::Done)
}

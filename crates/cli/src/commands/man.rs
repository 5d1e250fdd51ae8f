//! `throughline man`: the manual pages, for those who pack the program.

use crate::arguments::{Arguments, Man};
use crate::output::{Answer, Outcome, Trouble};

use clap::CommandFactory;

pub fn run(arguments: &Man) -> Outcome {
    let folder = &arguments.folder;
    if !folder.is_dir() {
        return Err(Trouble::new(format!("There is no folder {}. Make it first.", folder.display())));
    }
    clap_mangen::generate_to(Arguments::command(), folder).map_err(|error| {
        Trouble::new(format!("The pages could not be written into {}: {error}.", folder.display()))
    })?;
    Ok(Answer::Done)
}

//! `throughline generate`: a reference journey for measuring.

use std::path::Path;

use throughline_session::{files, generate};

use crate::arguments::Generate;
use crate::output::{Answer, Outcome, print};

pub fn run(arguments: &Generate) -> Outcome {
    let document = generate::generate(
        arguments.cards as usize,
        arguments.stages as usize,
        arguments.lanes as usize,
        arguments.seed,
    );
    if arguments.out == Path::new("-") {
        print(&files::to_text(&document)?)?;
    } else {
        files::replace(&arguments.out, &document)?;
    }
    Ok(Answer::Done)
}

//! `throughline generate`: a reference journey for measuring.

use throughline_session::generate;

use crate::arguments::Generate;
use crate::output::{Answer, Outcome, write_journey};

pub fn run(arguments: &Generate) -> Outcome {
    let document = generate::generate(
        arguments.cards as usize,
        arguments.stages as usize,
        arguments.lanes as usize,
        arguments.seed,
    );
    write_journey(&arguments.out, &document)?;
    Ok(Answer::Done)
}

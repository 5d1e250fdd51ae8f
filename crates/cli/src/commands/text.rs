//! `throughline text`: a journey as readable lines.

use throughline_session::{exchange, files};

use crate::arguments::Text;
use crate::output::{Answer, Outcome, print};

pub fn run(arguments: &Text) -> Outcome {
    let opened = files::read(&arguments.file)?;
    print(&exchange::journey_text(&opened.document))?;
    Ok(Answer::Done)
}

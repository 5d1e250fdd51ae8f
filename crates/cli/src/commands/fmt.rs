//! `throughline fmt`: a journey in canonical form.

use throughline_session::files;

use crate::arguments::Fmt;
use crate::output::{Answer, Outcome};

pub fn run(arguments: &Fmt) -> Outcome {
    let opened = files::read(&arguments.file)?;
    if files::is_canonical(&opened, &arguments.file)? {
        return Ok(Answer::Done);
    }
    if arguments.check {
        eprintln!("{} is not in canonical form.", arguments.file.display());
        return Ok(Answer::No);
    }
    for repair in &opened.repairs {
        eprintln!("repaired: {}", repair.message);
    }
    files::overwrite(&arguments.file, &opened, &opened.document)?;
    Ok(Answer::Done)
}

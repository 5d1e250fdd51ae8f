//! `throughline fork`: a new future state that begins as another.

use throughline_session::files;

use crate::arguments::Fork;
use crate::output::{Answer, Outcome, Trouble, tell_repairs, write_over};

pub fn run(arguments: &Fork) -> Outcome {
    let mut opened = files::read(&arguments.file)?;
    tell_repairs(&opened);
    let mut document = std::mem::take(&mut opened.document);
    let asked = files::Fork {
        from: arguments.from.clone(),
        name: arguments.name.clone(),
        purpose: arguments.purpose.clone(),
        as_of: arguments.as_of.clone(),
    };
    files::fork(&mut document, &asked).map_err(|trouble| {
        Trouble::new(format!("{} was left as it was. {trouble}", files::shown(&arguments.file).display()))
    })?;
    write_over(&arguments.file, arguments.out.as_deref(), &opened, &document)?;
    Ok(Answer::Done)
}

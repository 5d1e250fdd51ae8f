//! `throughline fmt`: a journey in canonical form.

use throughline_session::files;

use crate::arguments::Fmt;
use crate::output::{Answer, Outcome, tell, tell_repairs, write_journey};

pub fn run(arguments: &Fmt) -> Outcome {
    let opened = files::read(&arguments.file)?;
    let canonical = files::is_canonical(&opened, &arguments.file)?;
    if arguments.check {
        if !canonical {
            tell(&format!("{} is not in canonical form.", files::shown(&arguments.file).display()));
        }
        return Ok(if canonical { Answer::Done } else { Answer::No });
    }
    tell_repairs(&opened);
    if files::is_standard(&arguments.file) {
        write_journey(&arguments.file, &opened.document)?;
    } else if !canonical {
        files::overwrite(&arguments.file, &opened, &opened.document)?;
    }
    Ok(Answer::Done)
}

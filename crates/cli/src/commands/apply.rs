//! `throughline apply`: a list of commands on a journey, all or nothing.

use throughline_session::files;

use crate::arguments::Apply;
use crate::input::read_text;
use crate::output::{Answer, Outcome, Trouble, tell_repairs, write_over};

pub fn run(arguments: &Apply) -> Outcome {
    if files::is_standard(&arguments.file) && files::is_standard(&arguments.commands) {
        return Err(Trouble::new(
            "Journey and commands cannot both come from standard input. Name a file for one of them.",
        ));
    }
    let mut opened = files::read(&arguments.file)?;
    let commands = read_text(&arguments.commands)?;
    tell_repairs(&opened);
    let mut document = std::mem::take(&mut opened.document);
    files::apply(&mut document, &commands).map_err(|trouble| {
        let (file, list) = (files::shown(&arguments.file), files::shown(&arguments.commands));
        Trouble::new(format!(
            "{} was left as it was, because of the commands in {}: {trouble}",
            file.display(),
            list.display()
        ))
    })?;
    write_over(&arguments.file, arguments.out.as_deref(), &opened, &document)?;
    Ok(Answer::Done)
}

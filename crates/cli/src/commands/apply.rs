//! `throughline apply`: a list of commands on a journey, all or nothing.

use std::io::Read;
use std::path::Path;

use throughline_session::files;

use crate::arguments::Apply;
use crate::output::{Answer, Outcome, Trouble, print};

/// The longest list of commands that is read.
const LONGEST_LIST_BYTES: u64 = 200 * 1024 * 1024;

pub fn run(arguments: &Apply) -> Outcome {
    let mut opened = files::read(&arguments.file)?;
    let commands = read_commands(&arguments.commands)?;
    for repair in &opened.repairs {
        eprintln!("repaired: {}", repair.message);
    }
    let mut document = std::mem::take(&mut opened.document);
    files::apply(&mut document, &commands).map_err(|trouble| {
        Trouble::new(format!("{} was left as it was: {trouble}", arguments.file.display()))
    })?;
    match &arguments.out {
        None => files::overwrite(&arguments.file, &opened, &document).map(drop)?,
        Some(out) if out == Path::new("-") => print(&files::to_text(&document)?)?,
        Some(out) => files::replace(out, &document).map(drop)?,
    }
    Ok(Answer::Done)
}

fn read_commands(path: &Path) -> Result<String, Trouble> {
    let mut text = String::new();
    let result = if path == Path::new("-") {
        std::io::stdin().lock().take(LONGEST_LIST_BYTES + 1).read_to_string(&mut text)
    } else {
        std::fs::File::open(path).and_then(|file| file.take(LONGEST_LIST_BYTES + 1).read_to_string(&mut text))
    };
    result.map_err(|error| {
        Trouble::new(format!("the commands in {} could not be read: {error}", path.display()))
    })?;
    if text.len() as u64 > LONGEST_LIST_BYTES {
        return Err(Trouble::new(format!("{} is longer than 200 MB; split it", path.display())));
    }
    Ok(text)
}

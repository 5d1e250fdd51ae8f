//! Texts that a command reads, from a file or from standard input.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use throughline_session::files;

use crate::output::Trouble;

/// The longest text that is read.
const LONGEST_BYTES: u64 = 200 * 1024 * 1024;

/// A whole text; `-` reads standard input.
pub fn read_text(path: &Path) -> Result<String, Trouble> {
    let shown = files::shown(path).display();
    let read = if files::is_standard(path) {
        read_from(std::io::stdin().lock())
    } else {
        match std::fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => {
                return Err(Trouble::new(format!(
                    "{shown} is a folder, not a file. Choose the name of a file."
                )));
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Err(Trouble::new(format!(
                    "There is no file {shown}. Check its name, or whether it was moved."
                )));
            }
            _ => File::open(path).and_then(read_from),
        }
    };
    let bytes = read.map_err(|error| Trouble::new(format!("{shown} could not be read: {error}.")))?;
    if bytes.len() as u64 > LONGEST_BYTES {
        return Err(Trouble::new(format!("{shown} is longer than 200 MB. Split it.")));
    }
    String::from_utf8(bytes)
        .map_err(|error| Trouble::new(format!("{shown} is not a text in UTF-8 ({error}). Save it as one.")))
}

fn read_from(source: impl Read) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(LONGEST_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

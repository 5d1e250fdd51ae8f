//! `throughline serve`: the editor in a browser on this machine.

use crate::arguments::Serve;
use crate::output::{Answer, Outcome, Trouble, print};

pub fn run(arguments: &Serve) -> Outcome {
    let file = match &arguments.file {
        Some(file) if !file.is_file() => {
            return Err(Trouble::new(format!("there is no file {}; check the name", file.display())));
        }
        Some(file) => Some(std::path::absolute(file)?.to_string_lossy().into_owned()),
        None => None,
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(throughline_server::serve(arguments.port, file, |address| {
        // Scripts read the address from the first line; a closed standard output ends nothing.
        let _ = print(&format!("{address}\n"));
        eprintln!("Open this address in a browser on this machine. Ctrl+C ends the editor.");
    }))?;
    Ok(Answer::Done)
}

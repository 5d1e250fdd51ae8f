//! `throughline serve`: the editor in a browser on this machine.

use std::path::Path;

use throughline_session::files;

use crate::arguments::Serve;
use crate::output::{Answer, Outcome, Trouble, print, tell};

pub fn run(arguments: &Serve) -> Outcome {
    let file = arguments.file.as_deref().map(name_for_pages).transpose()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(throughline_server::serve(arguments.port, file, |address| {
        // Scripts read the address from the first line; a closed standard output ends nothing.
        let _ = print(&format!("{address}\n"));
        tell("Open this address in a browser on this machine. Ctrl+C ends the editor.");
    }))?;
    Ok(Answer::Done)
}

/// The whole name of a journey that can be opened: what is wrong with it is better said here than
/// on the page.
fn name_for_pages(file: &Path) -> Result<String, Trouble> {
    files::read(file)?;
    std::path::absolute(file)?.into_os_string().into_string().map_err(|name| {
        Trouble::new(format!(
            "The name {} is not in UTF-8, so a page cannot ask for it. Rename the file.",
            Path::new(&name).display()
        ))
    })
}

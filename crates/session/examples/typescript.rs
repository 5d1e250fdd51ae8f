//! Writes the API's TypeScript types into a folder: `cargo run --example typescript -- FOLDER`.

use std::path::PathBuf;
use std::process::ExitCode;

use throughline_session::api;
use ts_rs::{Config, ExportError, TS};

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("Name the folder to write to.");
        return ExitCode::from(2);
    };
    match export(&folder).and_then(|()| Ok(index(&folder)?)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("The types could not be written to {}: {error}", folder.display());
            ExitCode::from(2)
        }
    }
}

/// Every answer and event; requests bring the commands with them.
fn export(folder: &std::path::Path) -> Result<(), ExportError> {
    // JSON numbers are doubles on the page; no number here passes 2^53.
    let config = Config::new().with_out_dir(folder).with_large_int("number");
    api::Request::export_all(&config)?;
    api::ApiError::export_all(&config)?;
    api::Event::export_all(&config)?;
    api::StartScreen::export_all(&config)?;
    api::Opened::export_all(&config)?;
    api::Edited::export_all(&config)?;
    api::Permission::export_all(&config)?;
    api::CardHeight::export_all(&config)?;
    api::Inspection::export_all(&config)?;
    api::ComparisonReport::export_all(&config)?;
    api::DeckOutline::export_all(&config)?;
    api::ConflictList::export_all(&config)?;
    api::AssetData::export_all(&config)?;
    api::FilePath::export_all(&config)?;
    api::ExportReport::export_all(&config)?;
    api::ExportDesk::export_all(&config)?;
    api::ExportPreview::export_all(&config)?;
    api::ExportMeasure::export_all(&config)?;
    api::Folder::export_all(&config)?;
    api::AssetData::export_all(&config)?;
    api::Done::export_all(&config)
}

/// One file that names all others, so that the interface imports types from one place.
fn index(folder: &std::path::Path) -> std::io::Result<()> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        names.extend(name.strip_suffix(".ts").filter(|name| *name != "index").map(str::to_owned));
    }
    names.sort();
    let lines: String = names.iter().map(|name| format!("export type * from \"./{name}\";\n")).collect();
    std::fs::write(folder.join("index.ts"), lines)
}

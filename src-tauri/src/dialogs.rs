//! Native file dialogs. Nobody can click them in a test, so tests answer through a file.

use std::path::PathBuf;

use tauri::{AppHandle, WebviewWindow};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder};

/// Names a file of answers for tests: each dialog takes its first line away; an empty line, or no
/// line, is a cancelled dialog.
const ANSWERS: &str = "THROUGHLINE_DIALOG_ANSWERS";

/// Asks for a file to open; none where the person changed their mind. `extensions` are the kinds of
/// files on offer.
#[tauri::command(async)]
pub fn open_dialog(app: AppHandle, window: WebviewWindow, extensions: Vec<String>) -> Option<String> {
    if let Some(answer) = answer_for_test() {
        return answer;
    }
    let is_journey = extensions.iter().any(|extension| extension == "journey");
    let extensions: Vec<&str> = extensions.iter().map(String::as_str).collect();
    let dialog = app
        .dialog()
        .file()
        .set_parent(&window)
        .set_title(if is_journey { "Open a journey map" } else { "Choose a file" })
        .add_filter(if is_journey { "Journey maps" } else { "Files of this kind" }, &extensions)
        .add_filter("All files", &["*"]);
    dialog.blocking_pick_file()?.into_path().ok().map(as_text)
}

/// Asks where to save; none where the person changed their mind. `extensions` are the kinds of
/// files on offer, the first being the usual one.
#[tauri::command(async)]
pub fn save_dialog(
    app: AppHandle,
    window: WebviewWindow,
    suggested_name: String,
    extensions: Vec<String>,
) -> Option<String> {
    if let Some(answer) = answer_for_test() {
        return answer;
    }
    let mut dialog: FileDialogBuilder<_> =
        app.dialog().file().set_parent(&window).set_file_name(&suggested_name);
    for extension in &extensions {
        dialog = dialog.add_filter(extension.to_uppercase(), &[extension.as_str()]);
    }
    let mut path = dialog.blocking_save_file()?.into_path().ok()?;
    // Not every platform's dialog adds the extension of the chosen kind.
    if path.extension().is_none()
        && let Some(extension) = extensions.first()
    {
        path.set_extension(extension);
    }
    Some(as_text(path))
}

fn as_text(path: PathBuf) -> String {
    path.to_string_lossy().into_owned()
}

fn answer_for_test() -> Option<Option<String>> {
    let file = std::env::var_os(ANSWERS)?;
    let answers = std::fs::read_to_string(&file).unwrap_or_default();
    let (first, rest) = answers.split_once('\n').unwrap_or((&answers, ""));
    let answer = (!first.is_empty()).then(|| first.to_owned());
    // An answer that cannot be taken away would be given twice; better no answer at all.
    std::fs::write(&file, rest).ok().map_or(Some(None), |()| Some(answer))
}

//! Cut, copy and paste where the system's menus cannot do them by themselves: on Linux.

use serde::Deserialize;
use tauri::WebviewWindow;

/// What is done to whatever has the keyboard in the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EditCommand {
    Cut,
    Copy,
    Paste,
}

/// Does what the key of the command would do.
#[tauri::command]
pub fn edit(window: WebviewWindow, command: EditCommand) -> Result<(), String> {
    window.with_webview(move |webview| run(&webview, command)).map_err(|error| error.to_string())
}

#[cfg(target_os = "linux")]
fn run(webview: &tauri::webview::PlatformWebview, command: EditCommand) {
    use webkit2gtk::WebViewExt;

    // WebKit's names of its editing commands.
    webview.inner().execute_editing_command(match command {
        EditCommand::Cut => "Cut",
        EditCommand::Copy => "Copy",
        EditCommand::Paste => "Paste",
    });
}

/// Elsewhere the page does not ask: the entries of the menu bar are the system's own.
#[cfg(not(target_os = "linux"))]
fn run(_: &tauri::webview::PlatformWebview, _: EditCommand) {}

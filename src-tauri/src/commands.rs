//! The page's own commands: requests to the session, and the few things only a shell can do.

use std::path::Path;
use std::sync::PoisonError;
use std::sync::atomic::Ordering;

use tauri::ipc::Response;
use tauri::{AppHandle, Manager, State, WebviewWindow};
use throughline_session::api::{ApiError, ErrorCode};

use crate::menu::{self, MenuModel};
use crate::{Page, Shell};

/// Hands a request to the session. The answer is sent as the text it was written as: parsing and
/// writing two thousand boxes a second time would take longer than laying them out. Work has threads
/// of its own: exports would take all those that hear requests, and nobody could stop them.
#[tauri::command]
pub async fn request(shell: State<'_, Shell>, request: String) -> Result<Response, ApiError> {
    let session = shell.session.clone();
    let work = tauri::async_runtime::spawn_blocking(move || session.handle_json(&request));
    let answer = work.await.map_err(|_| {
        let sentence = "The program made a mistake with this request. What you had typed is kept.";
        ApiError::new(ErrorCode::Failed, sentence)
    })?;
    answer.map(Response::new)
}

/// The journey named on the command line, once; and the sign that the page listens.
#[tauri::command]
pub fn initial_file(page: State<'_, Page>) -> Option<String> {
    page.ready.store(true, Ordering::Release);
    page.initial_file.lock().unwrap_or_else(PoisonError::into_inner).take()
}

/// Shows the document's name, and whether it holds unsaved changes.
#[tauri::command]
pub fn set_title(window: WebviewWindow, title: String, edited: bool) -> Result<(), String> {
    let mark = if edited { "• " } else { "" };
    let text = if title.is_empty() { "Throughline".into() } else { format!("{mark}{title} – Throughline") };
    window.set_title(&text).map_err(|error| error.to_string())
}

/// Shows these menus in the menu bar.
#[tauri::command]
pub fn set_menu(app: AppHandle, shell: State<'_, Shell>, menus: Vec<MenuModel>) -> Result<(), String> {
    let mut bar = shell.menu_bar.lock().unwrap_or_else(PoisonError::into_inner);
    menu::show(&app, &mut bar, menus).map_err(|error| error.to_string())
}

/// What a card may lead to. A journey that somebody sent must not start programs.
const SAFE_SCHEMES: [&str; 3] = ["http:", "https:", "mailto:"];

/// Shows a page that a card names, in the person's own browser.
#[tauri::command(async)]
pub fn open_page(url: String) -> Result<(), String> {
    let address = url.to_ascii_lowercase();
    if !SAFE_SCHEMES.iter().any(|scheme| address.starts_with(scheme)) {
        return Err(format!("“{url}” is no address of a page, so it was not opened."));
    }
    open::that_detached(&url).map_err(|error| format!("“{url}” could not be opened: {error}."))
}

/// Shows a file that was exported in the program that the system has for it.
#[tauri::command(async)]
pub fn open_written(shell: State<'_, Shell>, path: String) -> Result<(), String> {
    shown(&shell, &path, Path::new(&path))
}

/// Shows the folder of a file that was exported.
#[tauri::command(async)]
pub fn show_in_folder(shell: State<'_, Shell>, path: String) -> Result<(), String> {
    shown(&shell, &path, Path::new(&path).parent().unwrap_or(Path::new(".")))
}

/// Opens what belongs to an exported file: the page may not have any other file started.
fn shown(shell: &Shell, written: &str, what: &Path) -> Result<(), String> {
    if !shell.session.has_written(Path::new(written)) {
        return Err(format!("“{written}” was not exported from here, so it was not opened."));
    }
    open::that_detached(what).map_err(|error| format!("“{}” could not be opened: {error}.", what.display()))
}

/// Closes the window without asking again: the page has saved, or has been told not to.
#[tauri::command]
pub fn close_window(app: AppHandle) -> Result<(), String> {
    match app.get_webview_window(crate::window::LABEL) {
        Some(window) => window.destroy().map_err(|error| error.to_string()),
        None => Ok(()),
    }
}

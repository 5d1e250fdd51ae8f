//! The editor window, and what happens when a person closes it or drops a file on it.

use std::path::Path;
use std::sync::PoisonError;
use std::sync::atomic::Ordering;

use tauri::{AppHandle, DragDropEvent, Emitter, Manager, WebviewUrl, WebviewWindowBuilder, WindowEvent};

use crate::Page;

/// The window's name towards Tauri.
pub const LABEL: &str = "editor";

/// Opens the editor window.
pub fn open(app: &AppHandle) -> tauri::Result<()> {
    let window = WebviewWindowBuilder::new(app, LABEL, WebviewUrl::default())
        .title("Throughline")
        .inner_size(1440.0, 900.0)
        .min_inner_size(720.0, 480.0)
        .build()?;
    let handle = app.clone();
    window.on_window_event(move |event| {
        match event {
            WindowEvent::CloseRequested { api, .. }
                if handle.state::<Page>().ready.load(Ordering::Acquire) =>
            {
                // The page saves, or asks, and then closes the window itself.
                api.prevent_close();
                let _ = handle.emit_to(LABEL, "close-requested", ());
            }
            WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) => {
                if let Some(path) = paths.first() {
                    hand_over(&handle, path);
                }
            }
            _ => {}
        }
    });
    Ok(())
}

/// Hands the page a file to open; before it listens, it will ask for one.
pub fn hand_over(app: &AppHandle, path: &Path) {
    let page = app.state::<Page>();
    let path = path.to_string_lossy().into_owned();
    if page.ready.load(Ordering::Acquire) {
        let _ = app.emit_to(LABEL, "file-dropped", path);
    } else {
        *page.initial_file.lock().unwrap_or_else(PoisonError::into_inner) = Some(path);
    }
}

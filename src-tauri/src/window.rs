//! The editor window, and what happens when a person closes it or drops a file on it.

use std::sync::atomic::Ordering;

use tauri::{AppHandle, DragDropEvent, Emitter, Manager, WebviewUrl, WebviewWindowBuilder, WindowEvent};

use crate::Shell;

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
                if handle.state::<Shell>().page_ready.load(Ordering::Acquire) =>
            {
                // The page saves, or asks, and then closes the window itself.
                api.prevent_close();
                let _ = handle.emit_to(LABEL, "close-requested", ());
            }
            WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) => {
                if let Some(path) = paths.first() {
                    let _ = handle.emit_to(LABEL, "file-dropped", path.to_string_lossy());
                }
            }
            _ => {}
        }
    });
    Ok(())
}

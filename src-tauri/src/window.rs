//! The editor window, and what happens when a person closes it.

use std::sync::atomic::Ordering;

use tauri::{AppHandle, Emitter, Manager, WebviewUrl, WebviewWindowBuilder, WindowEvent};

use crate::Shell;

/// The window's name towards Tauri.
pub const LABEL: &str = "editor";

/// Opens the editor window.
pub fn open(app: &AppHandle) -> tauri::Result<()> {
    let window = WebviewWindowBuilder::new(app, LABEL, WebviewUrl::default())
        .title("Throughline")
        .inner_size(1440.0, 900.0)
        .min_inner_size(720.0, 480.0)
        // The page follows the pointer itself; the web's own drag and drop would only get in its way.
        .disable_drag_drop_handler()
        .build()?;
    let handle = app.clone();
    window.on_window_event(move |event| {
        if let WindowEvent::CloseRequested { api, .. } = event
            && handle.state::<Shell>().page_ready.load(Ordering::Acquire)
        {
            // The page saves, or asks, and then closes the window itself.
            api.prevent_close();
            let _ = handle.emit_to(LABEL, "close-requested", ());
        }
    });
    Ok(())
}

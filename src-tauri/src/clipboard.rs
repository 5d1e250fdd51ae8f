//! A picture on the clipboard where the page itself cannot put it there: on Linux.

/// Puts a PNG, as Base64, on the clipboard.
#[tauri::command]
pub fn copy_picture(png: String) -> Result<(), String> {
    put(&png)
}

#[cfg(target_os = "linux")]
fn put(png: &str) -> Result<(), String> {
    use gtk::gdk_pixbuf::PixbufLoader;
    use gtk::prelude::PixbufLoaderExt;
    use gtk::{Clipboard, gdk, glib};

    let refused = |error: glib::Error| format!("The picture cannot be put on the clipboard: {error}.");
    let loader = PixbufLoader::with_type("png").map_err(refused)?;
    loader.write(&glib::base64_decode(png)).map_err(refused)?;
    loader.close().map_err(refused)?;
    let picture = loader.pixbuf().ok_or("The picture cannot be put on the clipboard: it is empty.")?;
    // Commands that are not asynchronous run on the thread of the window, as the clipboard asks.
    Clipboard::get(&gdk::SELECTION_CLIPBOARD).set_image(&picture);
    Ok(())
}

/// Elsewhere the page does not ask: its browser takes pictures.
#[cfg(not(target_os = "linux"))]
fn put(_: &str) -> Result<(), String> {
    Ok(())
}

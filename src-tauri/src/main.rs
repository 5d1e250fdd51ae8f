//! The desktop program: a window around the session. It decides nothing about a journey.

// No console window beside the program on Windows.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod clipboard;
mod commands;
mod dialogs;
mod editing;
mod menu;
mod window;

use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex};

use tauri::{Emitter, Manager, RunEvent};
use throughline_session::Session;

/// What the commands share.
struct Shell {
    session: Arc<Session>,
    /// The menu bar, once the page has said what stands in it.
    menu_bar: Mutex<Option<menu::Bar>>,
}

/// How far the page is; known before the window is there, as macOS may name a file earlier still.
struct Page {
    /// The journey named on the command line or double-clicked, until the page has asked for it.
    initial_file: Mutex<Option<String>>,
    /// Whether the page listens: until then a closed window is simply closed.
    ready: AtomicBool,
}

fn main() {
    let initial_file = std::env::args_os().nth(1).map(|path| {
        std::path::absolute(&path).unwrap_or_else(|_| path.into()).to_string_lossy().into_owned()
    });
    let result = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .manage(Page { initial_file: Mutex::new(initial_file), ready: AtomicBool::new(false) })
        .setup(|app| {
            let handle = app.handle().clone();
            let session = Session::start(Box::new(move |event| {
                // A window that is just closing has nobody left to tell.
                let _ = handle.emit_to(window::LABEL, "session-event", event);
            }));
            app.manage(Shell { session, menu_bar: Mutex::default() });
            window::open(app.handle())?;
            Ok(())
        })
        .on_menu_event(|app, event| {
            let _ = app.emit_to(window::LABEL, "menu", event.id().as_ref());
        })
        .invoke_handler(tauri::generate_handler![
            commands::request,
            commands::initial_file,
            commands::set_title,
            commands::set_menu,
            commands::open_page,
            commands::open_written,
            commands::show_in_folder,
            commands::close_window,
            editing::edit,
            clipboard::copy_picture,
            dialogs::open_dialog,
            dialogs::save_dialog,
        ])
        .build(tauri::generate_context!());
    match result {
        Ok(app) => app.run(|app, event| match event {
            RunEvent::Exit => app.state::<Shell>().session.shut_down(),
            // A double-clicked file is no argument there, whether the program was running or not.
            #[cfg(target_os = "macos")]
            RunEvent::Opened { urls } => {
                if let Some(path) = urls.iter().find_map(|url| url.to_file_path().ok()) {
                    window::hand_over(app, &path);
                }
            }
            _ => {}
        }),
        Err(error) => {
            eprintln!("Throughline could not start: {error}");
            std::process::exit(2);
        }
    }
}

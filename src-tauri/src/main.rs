//! The desktop program: a window around the session. It decides nothing about a journey.

// No console window beside the program on Windows.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod commands;
mod dialogs;
mod editing;
mod menu;
mod window;

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use tauri::{Emitter, Manager, RunEvent};
use throughline_session::Session;

/// What the commands share.
struct Shell {
    session: Arc<Session>,
    /// The journey named on the command line, until the page has asked for it.
    initial_file: std::sync::Mutex<Option<String>>,
    /// Whether the page listens: until then a closed window is simply closed.
    page_ready: AtomicBool,
}

fn main() {
    let initial_file = std::env::args_os().nth(1).map(|path| {
        std::path::absolute(&path).unwrap_or_else(|_| path.into()).to_string_lossy().into_owned()
    });
    let result = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .setup(move |app| {
            let handle = app.handle().clone();
            let session = Session::start(Box::new(move |event| {
                // A window that is just closing has nobody left to tell.
                let _ = handle.emit_to(window::LABEL, "session-event", event);
            }));
            app.manage(Shell {
                session,
                initial_file: std::sync::Mutex::new(initial_file),
                page_ready: AtomicBool::new(false),
            });
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
            commands::close_window,
            editing::edit,
            dialogs::open_dialog,
            dialogs::save_dialog,
        ])
        .build(tauri::generate_context!());
    match result {
        Ok(app) => app.run(|app, event| {
            if let RunEvent::Exit = event {
                app.state::<Shell>().session.shut_down();
            }
        }),
        Err(error) => {
            eprintln!("Throughline could not start: {error}");
            std::process::exit(2);
        }
    }
}

//! The menu bar, built from the page's registry of actions.

use serde::Deserialize;
use tauri::menu::{CheckMenuItemBuilder, Menu, MenuBuilder, MenuItemBuilder, Submenu, SubmenuBuilder};
use tauri::{AppHandle, Wry};

/// One menu of the bar.
#[derive(Debug, Deserialize)]
pub struct MenuModel {
    label: String,
    entries: Vec<MenuEntry>,
}

/// One line of a menu.
#[derive(Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum MenuEntry {
    /// An action of the page; choosing it sends its id back.
    Action {
        id: String,
        label: String,
        /// Such as `CmdOrCtrl+Shift+S`; keys without a modifier belong to the page.
        shortcut: Option<String>,
        enabled: bool,
        /// Whether it is on, for actions that switch something.
        checked: Option<bool>,
    },
    /// A line between groups.
    Separator,
}

/// Builds the bar.
pub fn build(app: &AppHandle, menus: &[MenuModel]) -> tauri::Result<Menu<Wry>> {
    let mut bar = MenuBuilder::new(app);
    if cfg!(target_os = "macos") {
        bar = bar.item(&application_menu(app)?);
    }
    for menu in menus {
        let mut submenu = SubmenuBuilder::new(app, &menu.label);
        for entry in &menu.entries {
            submenu = match entry {
                MenuEntry::Action { id, label, shortcut, enabled, checked: Some(checked) } => {
                    let mut item =
                        CheckMenuItemBuilder::with_id(id, label).enabled(*enabled).checked(*checked);
                    if let Some(keys) = shortcut {
                        item = item.accelerator(keys);
                    }
                    submenu.item(&item.build(app)?)
                }
                MenuEntry::Action { id, label, shortcut, enabled, checked: None } => {
                    let mut item = MenuItemBuilder::with_id(id, label).enabled(*enabled);
                    if let Some(keys) = shortcut {
                        item = item.accelerator(keys);
                    }
                    submenu.item(&item.build(app)?)
                }
                MenuEntry::Separator => submenu.separator(),
            };
        }
        bar = bar.item(&submenu.build()?);
    }
    bar.build()
}

/// The first menu on macOS, named after the program. Text fields there take cut, copy and paste
/// from the menu bar alone.
fn application_menu(app: &AppHandle) -> tauri::Result<Submenu<Wry>> {
    SubmenuBuilder::new(app, "Throughline")
        .about(None)
        .separator()
        .cut()
        .copy()
        .paste()
        .select_all()
        .separator()
        .hide()
        .quit()
        .build()
}

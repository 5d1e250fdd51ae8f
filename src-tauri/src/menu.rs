//! The menu bar, built from the page's registry of actions.

use serde::Deserialize;
use tauri::menu::{CheckMenuItemBuilder, Menu, MenuBuilder, MenuItemBuilder, Submenu, SubmenuBuilder};
use tauri::{AppHandle, Wry};

/// One menu of the bar.
#[derive(Debug, Deserialize)]
pub struct MenuModel {
    label: String,
    items: Vec<MenuEntry>,
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
        accelerator: Option<String>,
        enabled: bool,
        /// Whether it is on, for actions that switch something.
        checked: Option<bool>,
    },
    /// A line between groups.
    Separator,
    /// What text fields offer; the platform does these itself.
    Cut,
    Copy,
    Paste,
    SelectAll,
}

/// Builds the bar.
pub fn build(app: &AppHandle, menus: &[MenuModel]) -> tauri::Result<Menu<Wry>> {
    let mut bar = MenuBuilder::new(app);
    if cfg!(target_os = "macos") {
        bar = bar.item(&application_menu(app)?);
    }
    for menu in menus {
        let mut submenu = SubmenuBuilder::new(app, &menu.label);
        for item in &menu.items {
            submenu = match item {
                MenuEntry::Action { id, label, accelerator, enabled, checked: Some(checked) } => {
                    let mut item =
                        CheckMenuItemBuilder::with_id(id, label).enabled(*enabled).checked(*checked);
                    if let Some(keys) = accelerator {
                        item = item.accelerator(keys);
                    }
                    submenu.item(&item.build(app)?)
                }
                MenuEntry::Action { id, label, accelerator, enabled, checked: None } => {
                    let mut item = MenuItemBuilder::with_id(id, label).enabled(*enabled);
                    if let Some(keys) = accelerator {
                        item = item.accelerator(keys);
                    }
                    submenu.item(&item.build(app)?)
                }
                MenuEntry::Separator => submenu.separator(),
                MenuEntry::Cut => submenu.cut(),
                MenuEntry::Copy => submenu.copy(),
                MenuEntry::Paste => submenu.paste(),
                MenuEntry::SelectAll => submenu.select_all(),
            };
        }
        bar = bar.item(&submenu.build()?);
    }
    bar.build()
}

/// The first menu on macOS, named after the program.
fn application_menu(app: &AppHandle) -> tauri::Result<Submenu<Wry>> {
    SubmenuBuilder::new(app, "Throughline").about(None).separator().hide().quit().build()
}

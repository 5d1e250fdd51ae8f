//! The menu bar, built from the page's registry of actions.

use serde::Deserialize;
use tauri::menu::{
    AboutMetadata, CheckMenuItemBuilder, IsMenuItem, Menu, MenuBuilder, MenuItemBuilder, PredefinedMenuItem,
    Submenu, SubmenuBuilder,
};
use tauri::{AppHandle, Wry};

use crate::editing::EditCommand;

/// The program's name where a menu says it.
const NAME: &str = "Throughline";
/// The page's action that ends the program; macOS has it in the program's own menu.
const QUIT: &str = "file.quit";
/// Whether the program has a menu of its own, before all others.
const HAS_PROGRAM_MENU: bool = cfg!(target_os = "macos");
/// Whether the system's own entries for cut, copy and paste reach the page.
const EDITS_BY_SYSTEM: bool = cfg!(not(target_os = "linux"));

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
    Action(ActionEntry),
    /// A line between groups.
    Separator,
}

/// An action of the page.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ActionEntry {
    id: String,
    label: String,
    /// Such as `CmdOrCtrl+Shift+S`; keys without a modifier belong to the page.
    accelerator: Option<String>,
    /// A key that the page keeps to itself, to be read behind the label: a menu would take it from
    /// every text field.
    map_key: Option<String>,
    enabled: bool,
    /// Whether it is on, for actions that switch something.
    checked: Option<bool>,
    /// What the system may do instead.
    edits: Option<EditCommand>,
}

/// Builds the bar.
pub fn build(app: &AppHandle, menus: &[MenuModel]) -> tauri::Result<Menu<Wry>> {
    let mut bar = MenuBuilder::new(app);
    if HAS_PROGRAM_MENU {
        bar = bar.item(&program_menu(app)?);
    }
    for (index, menu) in menus.iter().enumerate() {
        let mut submenu = SubmenuBuilder::new(app, &menu.label);
        for entry in &menu.items {
            submenu = match entry {
                MenuEntry::Action(action) if HAS_PROGRAM_MENU && action.id == QUIT => submenu,
                MenuEntry::Action(action) => submenu.item(&*item(app, action)?),
                MenuEntry::Separator => submenu.separator(),
            };
        }
        if !HAS_PROGRAM_MENU && index + 1 == menus.len() {
            submenu = submenu.separator().about(Some(about(app)));
        }
        bar = bar.item(&submenu.build()?);
    }
    bar.build()
}

fn item(app: &AppHandle, action: &ActionEntry) -> tauri::Result<Box<dyn IsMenuItem<Wry>>> {
    let ActionEntry { id, label, accelerator, map_key, enabled, checked, edits } = action;
    if let Some(command) = edits.filter(|_| EDITS_BY_SYSTEM) {
        return Ok(Box::new(match command {
            EditCommand::Cut => PredefinedMenuItem::cut(app, Some(label))?,
            EditCommand::Copy => PredefinedMenuItem::copy(app, Some(label))?,
            EditCommand::Paste => PredefinedMenuItem::paste(app, Some(label))?,
        }));
    }
    let label = &match map_key {
        Some(key) => format!("{label}\u{2003}{key}"),
        None => label.clone(),
    };
    if let Some(checked) = checked {
        let mut item = CheckMenuItemBuilder::with_id(id, label).enabled(*enabled).checked(*checked);
        if let Some(keys) = accelerator {
            item = item.accelerator(keys);
        }
        return Ok(Box::new(item.build(app)?));
    }
    let mut item = MenuItemBuilder::with_id(id, label).enabled(*enabled);
    if let Some(keys) = accelerator {
        item = item.accelerator(keys);
    }
    Ok(Box::new(item.build(app)?))
}

/// The first menu on macOS. Quitting asks the page, which saves or asks before it closes the window.
fn program_menu(app: &AppHandle) -> tauri::Result<Submenu<Wry>> {
    let quit =
        MenuItemBuilder::with_id(QUIT, format!("Quit {NAME}")).accelerator("CmdOrCtrl+Q").build(app)?;
    SubmenuBuilder::new(app, NAME)
        .about(Some(about(app)))
        .separator()
        .services()
        .separator()
        .hide()
        .hide_others()
        .show_all()
        .separator()
        .item(&quit)
        .build()
}

fn about(app: &AppHandle) -> AboutMetadata<'static> {
    AboutMetadata {
        name: Some(NAME.into()),
        version: Some(app.package_info().version.to_string()),
        comments: Some("An editor for customer journey maps.".into()),
        license: Some("MIT or Apache 2.0".into()),
        ..AboutMetadata::default()
    }
}

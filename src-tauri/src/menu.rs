//! The menu bar, built from the page's registry of actions, and changed entry by entry afterwards.
//!
//! A new bar is put into the window after the old one has left it: for a moment the page has the
//! bar's room, is laid out twice, and waits. So one is made only where the entries themselves differ.

use serde::Deserialize;
use tauri::menu::{
    AboutMetadata, CheckMenuItem, CheckMenuItemBuilder, IsMenuItem, MenuBuilder, MenuItem, MenuItemBuilder,
    PredefinedMenuItem, Submenu, SubmenuBuilder,
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

impl MenuEntry {
    /// Whether another entry is this one, whatever it says and can do at the moment.
    fn is_same(&self, other: &MenuEntry) -> bool {
        match (self, other) {
            (MenuEntry::Separator, MenuEntry::Separator) => true,
            (MenuEntry::Action(one), MenuEntry::Action(other)) => {
                (&one.id, &one.accelerator, one.edits) == (&other.id, &other.accelerator, other.edits)
                    && one.checked.is_some() == other.checked.is_some()
            }
            _ => false,
        }
    }
}

impl MenuModel {
    fn is_same(&self, other: &MenuModel) -> bool {
        self.label == other.label
            && self.items.len() == other.items.len()
            && self.items.iter().zip(&other.items).all(|(one, other)| one.is_same(other))
    }
}

/// The bar in the window.
pub struct Bar {
    menus: Vec<MenuModel>,
    /// What the bar holds of the page's actions, in their order.
    items: Vec<Item>,
}

/// An action's line in the bar.
enum Item {
    Plain(MenuItem<Wry>),
    Switch(CheckMenuItem<Wry>),
    /// The system names and enables it.
    System(PredefinedMenuItem<Wry>),
}

/// Shows these menus: in the bar that stands, where only words and states differ, else in a new one.
pub fn show(app: &AppHandle, bar: &mut Option<Bar>, menus: Vec<MenuModel>) -> tauri::Result<()> {
    if let Some(bar) = bar
        && bar.menus.len() == menus.len()
        && bar.menus.iter().zip(&menus).all(|(known, menu)| known.is_same(menu))
    {
        return bar.follow(menus);
    }
    *bar = Some(Bar::put_up(app, menus)?);
    Ok(())
}

impl Bar {
    fn put_up(app: &AppHandle, menus: Vec<MenuModel>) -> tauri::Result<Bar> {
        let mut items = Vec::new();
        let mut bar = MenuBuilder::new(app);
        if HAS_PROGRAM_MENU {
            bar = bar.item(&program_menu(app)?);
        }
        for (index, menu) in menus.iter().enumerate() {
            let mut submenu = SubmenuBuilder::new(app, &menu.label);
            for entry in &menu.items {
                match entry {
                    MenuEntry::Separator => submenu = submenu.separator(),
                    MenuEntry::Action(action) => {
                        let item = Item::new(app, action)?;
                        if !HAS_PROGRAM_MENU || action.id != QUIT {
                            submenu = submenu.item(item.as_menu_item());
                        }
                        items.push(item);
                    }
                }
            }
            if !HAS_PROGRAM_MENU && index + 1 == menus.len() {
                submenu = submenu.separator().about(Some(about(app)));
            }
            bar = bar.item(&submenu.build()?);
        }
        app.set_menu(bar.build()?)?;
        Ok(Bar { menus, items })
    }

    fn follow(&mut self, menus: Vec<MenuModel>) -> tauri::Result<()> {
        let known = self.menus.iter().flat_map(MenuModel::actions);
        for ((item, known), action) in
            self.items.iter().zip(known).zip(menus.iter().flat_map(MenuModel::actions))
        {
            item.follow(known, action)?;
        }
        self.menus = menus;
        Ok(())
    }
}

impl MenuModel {
    fn actions(&self) -> impl Iterator<Item = &ActionEntry> {
        self.items.iter().filter_map(|entry| match entry {
            MenuEntry::Action(action) => Some(action),
            MenuEntry::Separator => None,
        })
    }
}

impl ActionEntry {
    /// What is read in the menu.
    fn text(&self) -> String {
        match &self.map_key {
            Some(key) => format!("{}\u{2003}{key}", self.label),
            None => self.label.clone(),
        }
    }
}

impl Item {
    fn new(app: &AppHandle, action: &ActionEntry) -> tauri::Result<Item> {
        let ActionEntry { id, label, accelerator, enabled, checked, edits, .. } = action;
        if let Some(command) = edits.filter(|_| EDITS_BY_SYSTEM) {
            return Ok(Item::System(match command {
                EditCommand::Cut => PredefinedMenuItem::cut(app, Some(label))?,
                EditCommand::Copy => PredefinedMenuItem::copy(app, Some(label))?,
                EditCommand::Paste => PredefinedMenuItem::paste(app, Some(label))?,
            }));
        }
        if let Some(checked) = checked {
            let mut item =
                CheckMenuItemBuilder::with_id(id, action.text()).enabled(*enabled).checked(*checked);
            if let Some(keys) = accelerator {
                item = item.accelerator(keys);
            }
            return Ok(Item::Switch(item.build(app)?));
        }
        let mut item = MenuItemBuilder::with_id(id, action.text()).enabled(*enabled);
        if let Some(keys) = accelerator {
            item = item.accelerator(keys);
        }
        Ok(Item::Plain(item.build(app)?))
    }

    fn as_menu_item(&self) -> &dyn IsMenuItem<Wry> {
        match self {
            Item::Plain(item) => item,
            Item::Switch(item) => item,
            Item::System(item) => item,
        }
    }

    /// Says and allows what the action does now.
    fn follow(&self, known: &ActionEntry, action: &ActionEntry) -> tauri::Result<()> {
        let text = Some(action.text()).filter(|text| *text != known.text());
        let enabled = Some(action.enabled).filter(|enabled| *enabled != known.enabled);
        match self {
            Item::Plain(item) => {
                text.map_or(Ok(()), |text| item.set_text(text))?;
                enabled.map_or(Ok(()), |enabled| item.set_enabled(enabled))
            }
            Item::Switch(item) => {
                text.map_or(Ok(()), |text| item.set_text(text))?;
                enabled.map_or(Ok(()), |enabled| item.set_enabled(enabled))?;
                // A switch turns by itself when it is chosen, whatever comes of it.
                let checked = action.checked.unwrap_or_default();
                if item.is_checked()? == checked { Ok(()) } else { item.set_checked(checked) }
            }
            Item::System(_) => Ok(()),
        }
    }
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

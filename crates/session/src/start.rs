//! The start screen: recent files, templates, samples, and what was not saved.

use std::path::Path;
use std::sync::LazyLock;

use throughline_model::Document;
use throughline_scene::{Layouter, MapOptions, ThemeName};
use throughline_storage::{DocumentKey, Lock, Recent, Recents, abandoned, recoverable};

use crate::api::{
    ApiError, DocumentInfo, Done, Overview, RecentFile, RecoveryOffer, StartScreen, TemplateInfo,
};
use crate::document::OpenDocument;
use crate::session::Session;
use crate::templates::{SAMPLES, TEMPLATES, Template};
use crate::{overview, system_fonts, time};

/// How many recent files are shown with a picture; opening more would keep a person waiting.
const PICTURES: usize = 8;
/// The largest file that is opened for its picture.
const PICTURE_BYTES: u64 = 4 * 1024 * 1024;

impl Session {
    /// Everything on the start screen.
    pub(crate) fn start_screen(&self, theme: ThemeName) -> StartScreen {
        let mut layouter = Layouter::new(system_fonts::bundled());
        StartScreen {
            version: env!("CARGO_PKG_VERSION").into(),
            recents: self.recents(&mut layouter, theme),
            templates: pictures(theme, &TEMPLATES_SEEN).to_vec(),
            samples: pictures(theme, &SAMPLES_SEEN).to_vec(),
            recoveries: self.recoveries(),
        }
    }

    /// Takes a file off the recent ones; the file itself stays.
    pub(crate) fn forget_recent(&self, path: &Path) -> Result<Done, ApiError> {
        Recents::new(&self.folders).forget(path)?;
        Ok(Done {})
    }

    /// Puts a document's file on top of the recent ones.
    pub(crate) fn remember_recent(&self, info: &DocumentInfo) {
        let Some(path) = &info.path else { return };
        let recent = Recent {
            path: path.into(),
            title: info.title.clone(),
            opened: time::now(),
            states: info.states.iter().map(|state| state.kind).collect(),
        };
        // A list that cannot be written is no reason to trouble anybody.
        let _ = Recents::new(&self.folders).add(recent);
    }

    fn recents(&self, layouter: &mut Layouter, theme: ThemeName) -> Vec<RecentFile> {
        let list = Recents::new(&self.folders).list();
        let mut shown = list.into_iter().enumerate().map(|(place, recent)| {
            let file = std::fs::metadata(&recent.path).ok();
            let small = file.as_ref().is_some_and(|file| file.len() <= PICTURE_BYTES);
            let opened =
                (place < PICTURES && small).then(|| throughline_storage::open(&recent.path).ok()).flatten();
            RecentFile {
                path: recent.path.to_string_lossy().into_owned(),
                title: recent.title,
                opened: recent.opened,
                states: recent.states,
                missing: file.is_none(),
                overview: opened.and_then(|opened| picture(layouter, &opened.document, theme)),
            }
        });
        shown.by_ref().collect()
    }

    fn recoveries(&self) -> Vec<RecoveryOffer> {
        // A page that was loaded anew no longer shows what had no name.
        let mut offers: Vec<RecoveryOffer> =
            self.documents().documents.values().filter_map(OpenDocument::offer).collect();
        offers.extend(abandoned(&self.folders).into_iter().filter_map(|key| {
            let lock = Lock::acquire(&self.folders, key.clone()).ok()?;
            let recovery = recoverable(&lock).ok()??;
            Some(RecoveryOffer {
                key: key_text(&key),
                title: recovery.document.journey.title,
                path: key.path().map(|path| path.to_string_lossy().into_owned()),
                edits: recovery.changes.len(),
                time: recovery.changed.map(time::of).unwrap_or_default(),
            })
        }));
        offers
    }
}

/// A document's key as callers name it.
pub(crate) fn key_text(key: &DocumentKey) -> String {
    match key {
        DocumentKey::File(path) => path.to_string_lossy().into_owned(),
        DocumentKey::Unnamed(id) => format!("unnamed:{id}"),
    }
}

/// Pictures in light and in dark colours.
struct Seen {
    light: Vec<TemplateInfo>,
    dark: Vec<TemplateInfo>,
}

// Templates never change while the program runs, and the start screen comes often.
static TEMPLATES_SEEN: LazyLock<Seen> = LazyLock::new(|| Seen::of(TEMPLATES));
static SAMPLES_SEEN: LazyLock<Seen> = LazyLock::new(|| Seen::of(SAMPLES));

impl Seen {
    fn of(templates: &[Template]) -> Self {
        let mut layouter = Layouter::new(system_fonts::bundled());
        let mut seen =
            |theme| templates.iter().map(|template| described(&mut layouter, template, theme)).collect();
        Seen { light: seen(ThemeName::Light), dark: seen(ThemeName::Dark) }
    }
}

fn pictures(theme: ThemeName, seen: &'static Seen) -> &'static [TemplateInfo] {
    match theme {
        ThemeName::Dark => &seen.dark,
        _ => &seen.light,
    }
}

fn described(layouter: &mut Layouter, template: &Template, theme: ThemeName) -> TemplateInfo {
    TemplateInfo {
        name: template.name.into(),
        title: template.title.into(),
        summary: template.summary.into(),
        overview: picture(layouter, &template.document(), theme).unwrap_or_default(),
    }
}

fn picture(layouter: &mut Layouter, document: &Document, theme: ThemeName) -> Option<Overview> {
    let state = document.first_state()?.id;
    let options = MapOptions { state, theme, ..MapOptions::default() };
    Some(overview::of(&layouter.map(document, &options)))
}

//! The views of a document: what each caller was last told to draw, and what differs from it now.

use std::sync::Arc;

use throughline_diff::Decisions;
use throughline_model::{Document, Id};
use throughline_scene::{Layouter, MapOptions, Scene, ThemeName};

use crate::api::{ApiError, DocumentNumber, ErrorCode, ScenePatch, SideRef, ViewOptions};
use crate::comparing::Sides;
use crate::{patch, system_fonts};

/// How many views of a document are remembered: a page that was loaded anew leaves its former view
/// behind, and nobody says so.
const MOST_VIEWS: usize = 8;

/// The remembered views, and what lays them out.
pub(super) struct Views {
    /// The one that was told last comes last.
    shown: Vec<View>,
    layouter: Layouter,
    /// Whether the installed fonts were added to the bundled ones.
    installed_fonts: bool,
}

/// What a view that compares takes from elsewhere, as it was when it was asked for.
#[derive(Clone, Default)]
pub(crate) struct Others {
    /// Other documents.
    pub documents: Vec<(DocumentNumber, Arc<Document>)>,
    /// What a person has said about pairs with them.
    pub decisions: Decisions,
}

/// What a caller sees of a document, as it was last told.
struct View {
    number: u32,
    options: ViewOptions,
    others: Others,
    scene: Scene,
}

impl Views {
    pub fn new() -> Self {
        Views { shown: Vec::new(), layouter: Layouter::new(system_fonts::bundled()), installed_fonts: false }
    }

    /// Whether there are views beside this one, which are not told what it is told.
    pub fn others(&self, number: u32) -> bool {
        self.shown.iter().any(|view| view.number != number)
    }

    /// Fails where the view was never laid out, or so long ago that it was forgotten.
    pub fn check(&self, number: u32) -> Result<(), ApiError> {
        self.find(number).map(|_| ())
    }

    /// The state of this very document with which a view compares it: it is looked at, not edited.
    pub fn compared_from(&self, number: u32) -> Option<Id> {
        let comparison = self.find(number).ok()?.options.comparison.as_ref()?;
        let SideRef { document, state } = comparison.from;
        (document.is_none() && state != comparison.to.state).then_some(state)
    }

    /// Lays a view out and remembers it.
    pub fn show(
        &mut self,
        document: &Document,
        number: u32,
        options: ViewOptions,
        others: Others,
    ) -> Result<ScenePatch, ApiError> {
        let scene = self.lay_out(document, &options, &others)?;
        let answer = patch::full(&scene);
        self.remember(View { number, options, others, scene });
        Ok(answer)
    }

    /// Lays a view out again and answers what has changed in it.
    pub fn refresh(&mut self, document: &Document, number: u32) -> Result<ScenePatch, ApiError> {
        let view = self.find(number)?;
        let (mut options, others) = (view.options.clone(), view.others.clone());
        if options.state.is_some_and(|state| !document.states.contains_key(&state)) {
            // Undo may have taken the state away that was on show.
            options.state = None;
        }
        if options.comparison.as_ref().is_some_and(|it| Sides::of(document, it, &others).is_err()) {
            options.comparison = None;
        }
        let scene = self.lay_out(document, &options, &others)?;
        let answer = patch::between(&self.find(number)?.scene, &scene);
        self.remember(View { number, options, others, scene });
        Ok(answer)
    }

    /// What a view shows, laid out anew in the colours of print.
    pub fn on_paper(&mut self, document: &Document, number: u32) -> Result<Scene, ApiError> {
        let view = self.find(number)?;
        let options = ViewOptions { theme: ThemeName::Print, ..view.options.clone() };
        let others = view.others.clone();
        self.lay_out(document, &options, &others)
    }

    /// The height that a card has with another text.
    pub fn card_height(
        &mut self,
        document: &Document,
        number: u32,
        card: Id,
        text: &str,
    ) -> Result<f64, ApiError> {
        let options = map_options(document, &self.find(number)?.options)?;
        self.layouter
            .card_height(document, &options, card, text)
            .ok_or_else(|| ApiError::new(ErrorCode::NotFound, "The card is not on the map."))
    }

    fn find(&self, number: u32) -> Result<&View, ApiError> {
        self.shown.iter().find(|view| view.number == number).ok_or_else(|| {
            ApiError::new(ErrorCode::NotFound, "This view was never laid out. Ask for its scene first.")
        })
    }

    fn remember(&mut self, view: View) {
        self.shown.retain(|known| known.number != view.number);
        self.shown.push(view);
        if self.shown.len() > MOST_VIEWS {
            self.shown.remove(0);
        }
    }

    fn lay_out(
        &mut self,
        document: &Document,
        options: &ViewOptions,
        others: &Others,
    ) -> Result<Scene, ApiError> {
        let scene = self.drawn(document, options, others)?;
        if scene.missing_characters.is_empty() || self.installed_fonts {
            return Ok(scene);
        }
        self.installed_fonts = true;
        self.layouter = Layouter::new(system_fonts::with_installed());
        self.drawn(document, options, others)
    }

    fn drawn(
        &mut self,
        document: &Document,
        options: &ViewOptions,
        others: &Others,
    ) -> Result<Scene, ApiError> {
        match &options.comparison {
            None => Ok(self.layouter.map(document, &map_options(document, options)?)),
            Some(view) => {
                let sides = Sides::of(document, view, others)?;
                sides.scene(&mut self.layouter, look(options), view, &others.decisions)
            }
        }
    }
}

fn map_options(document: &Document, options: &ViewOptions) -> Result<MapOptions, ApiError> {
    let state = match options.state {
        Some(id) => document.states.get(&id),
        None => document.first_state(),
    };
    let state = state.ok_or_else(|| ApiError::new(ErrorCode::NotFound, "There is no such state."))?;
    Ok(MapOptions { state: state.id, ..look(options) })
}

/// All that a view asks for but its state.
fn look(options: &ViewOptions) -> MapOptions {
    MapOptions {
        density: options.density,
        theme: options.theme,
        focused_persona: options.focused_persona,
        personas: options.personas.clone(),
        folded_stages: options.folded_stages.clone(),
        folded_lanes: options.folded_lanes.clone(),
        ..MapOptions::default()
    }
}

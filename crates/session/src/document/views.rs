//! The views of a document: what each caller was last told to draw, and what differs from it now.

use throughline_model::{Document, Id};
use throughline_scene::{Layouter, MapOptions, Scene};

use crate::api::{ApiError, ErrorCode, ScenePatch, ViewOptions};
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

/// What a caller sees of a document, as it was last told.
struct View {
    number: u32,
    options: ViewOptions,
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

    /// Lays a view out and remembers it.
    pub fn show(
        &mut self,
        document: &Document,
        number: u32,
        options: ViewOptions,
    ) -> Result<ScenePatch, ApiError> {
        let scene = self.lay_out(document, &options)?;
        let answer = patch::full(&scene);
        self.remember(View { number, options, scene });
        Ok(answer)
    }

    /// Lays a view out again and answers what has changed in it.
    pub fn refresh(&mut self, document: &Document, number: u32) -> Result<ScenePatch, ApiError> {
        let mut options = self.find(number)?.options.clone();
        if options.state.is_some_and(|state| !document.states.contains_key(&state)) {
            // Undo may have taken the state away that was on show.
            options.state = None;
        }
        let scene = self.lay_out(document, &options)?;
        let answer = patch::between(&self.find(number)?.scene, &scene);
        self.remember(View { number, options, scene });
        Ok(answer)
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

    fn lay_out(&mut self, document: &Document, options: &ViewOptions) -> Result<Scene, ApiError> {
        let options = map_options(document, options)?;
        let scene = self.layouter.map(document, &options);
        if scene.missing_characters.is_empty() || self.installed_fonts {
            return Ok(scene);
        }
        self.installed_fonts = true;
        self.layouter = Layouter::new(system_fonts::with_installed());
        Ok(self.layouter.map(document, &options))
    }
}

fn map_options(document: &Document, options: &ViewOptions) -> Result<MapOptions, ApiError> {
    let state = match options.state {
        Some(id) => document.states.get(&id),
        None => document.first_state(),
    };
    let state = state.ok_or_else(|| ApiError::new(ErrorCode::NotFound, "There is no such state."))?;
    Ok(MapOptions {
        state: state.id,
        density: options.density,
        theme: options.theme,
        focused_persona: options.focused_persona,
        personas: options.personas.clone(),
        folded_stages: options.folded_stages.clone(),
        folded_lanes: options.folded_lanes.clone(),
        ..MapOptions::default()
    })
}

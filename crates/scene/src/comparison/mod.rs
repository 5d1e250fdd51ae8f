//! Two states of a journey on one scene.
//!
//! Both sides are brought together as one document, the union, which is laid out like any map;
//! marks beside it say what became of each record.

mod document;
mod feelings;
mod figures;
mod marks;
mod options;
mod union;
mod wording;

use throughline_diff::{Comparison, Side};
use throughline_model::StateKind;

pub use options::{ChangeFilter, ComparedAs, ComparisonOptions};

use crate::map::pen::Pen;
use crate::map::plan::Plan;
use crate::map::{BOTTOM, Drawn, Ground, Marks, Subject, draw};
use crate::{Layouter, MapOptions, Scene, SheetOptions, Theme, sheet};
use document::Assembly;
use union::Union;

impl Layouter {
    /// A comparison for the window. The sides are states, as `comparison` compared them.
    pub fn comparison(
        &mut self,
        a: Side,
        b: Side,
        comparison: &Comparison,
        options: &ComparisonOptions,
    ) -> Scene {
        let ground = Ground::of_window(Theme::named(options.map.theme));
        self.compared(a, b, comparison, options, (ground, 0.0), |plan, pen| {
            let (groups, grid) = draw(plan, pen);
            let (body_x, body_y) = (plan.metrics.label_width, plan.headers.height());
            let (width, height) = (body_x + plan.columns.width, body_y + plan.body_height + BOTTOM);
            Drawn { groups, grid, width, height, body_x, body_y, background: plan.ground.gaps }
        })
    }

    /// A comparison as a sheet for exports.
    pub fn comparison_sheet(
        &mut self,
        a: Side,
        b: Side,
        comparison: &Comparison,
        options: &ComparisonOptions,
        around: &SheetOptions,
    ) -> Scene {
        let ground = Ground::of_paper(Theme::named(options.map.theme));
        self.compared(a, b, comparison, options, (ground, sheet::MARGIN), |plan, pen| {
            sheet::drawn(plan, around, pen)
        })
    }

    fn compared(
        &mut self,
        a: Side,
        b: Side,
        comparison: &Comparison,
        options: &ComparisonOptions,
        (ground, left): (Ground, f64),
        draw: impl FnOnce(&Plan, &mut Pen) -> Drawn,
    ) -> Scene {
        let union = Union::of(a, b, comparison);
        let mut marks = Marks::default();
        marks.side_names = side_names(a, b);
        marks::add(&mut marks, &union, options);
        feelings::add(&mut marks, &union);
        figures::add(&mut marks, &union);
        let document = Assembly::new(&union, &mut marks).finish();
        let map = MapOptions { state: union.outline_b.state, ..options.map.clone() };
        let subject = Subject { document: &document, marks: Some(&marks), options: &map, ground, left };
        let scene = self.laid_out(subject, draw);
        Scene { title: title(a, b), ..scene }
    }
}

/// What the sides are called in a word each where their kinds differ, else by their names.
fn side_names(a: Side, b: Side) -> (String, String) {
    let kind = |side: Side| side.document.states.get(&side.state?).map(|state| state.kind);
    let word = |side: Side| match kind(side) {
        Some(StateKind::Current) => "Current".to_owned(),
        Some(StateKind::Future) => "Future".to_owned(),
        Some(StateKind::Past) => "Past".to_owned(),
        None => String::new(),
    };
    match kind(a) == kind(b) {
        true => (name(a).unwrap_or_default().to_owned(), name(b).unwrap_or_default().to_owned()),
        false => (word(a), word(b)),
    }
}

/// A side's name: its state's, else the kind of that.
fn name<'a>(side: Side<'a>) -> Option<&'a str> {
    let state = side.document.states.get(&side.state?)?;
    Some(if state.name.is_empty() { state.kind.label() } else { &state.name })
}

/// "Opening a current account: As it is, compared with One team".
fn title(a: Side, b: Side) -> String {
    let journey = &b.document.journey.title;
    match (name(a), name(b)) {
        (Some(from), Some(to)) => format!("{journey}: {from}, compared with {to}"),
        _ => journey.clone(),
    }
}

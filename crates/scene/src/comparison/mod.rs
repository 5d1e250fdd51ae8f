//! Two states of a journey on one scene.
//!
//! Both sides are brought together as one document, the union, which is laid out like any map;
//! marks beside it say what became of each record.

mod divider;
mod document;
mod feelings;
mod figures;
mod marks;
mod options;
mod swipe;
mod union;
mod wording;

use throughline_diff::{Comparison, Side};
use throughline_insight::{Line, MetricChange, lines_and_metrics};
use throughline_model::{Document, StateKind};

pub use options::{ChangeFilter, ComparedAs, ComparisonOptions};

use crate::map::pen::Pen;
use crate::map::plan::Plan;
use crate::map::{BOTTOM, Drawn, Ground, Marks, Subject, draw};
use crate::pages::on_paper;
use crate::{Layouter, MapOptions, PageOptions, Pages, Scene, SheetOptions, Theme, sheet};
use divider::divided;
use document::{Assembly, SideOf};
use union::Union;

/// The sides of a comparison and what differs between them.
#[derive(Clone, Copy)]
struct Compare<'a> {
    a: Side<'a>,
    b: Side<'a>,
    comparison: &'a Comparison,
    options: &'a ComparisonOptions,
    /// Whether something stands above the map that sums it up.
    is_sheet: bool,
}

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
        let compare = Compare { a, b, comparison, options, is_sheet: false };
        self.compared(compare, (ground, 0.0), |plan, pen| {
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
        let compare = Compare { a, b, comparison, options, is_sheet: true };
        let scene =
            self.compared(compare, (ground, sheet::MARGIN), |plan, pen| sheet::drawn(plan, around, pen));
        match options.shown_as {
            ComparedAs::Swipe => divided(scene, options.divider, Theme::named(options.map.theme)),
            _ => scene,
        }
    }

    /// A comparison on paper; a divided one on a page of its own size.
    pub fn comparison_pages(
        &mut self,
        a: Side,
        b: Side,
        comparison: &Comparison,
        options: &ComparisonOptions,
        around: &SheetOptions,
        page: &PageOptions,
    ) -> Pages {
        if options.shown_as == ComparedAs::Swipe {
            let remark = "A divided comparison stands on one page of its own size.".to_owned();
            let scene = self.comparison_sheet(a, b, comparison, options, around);
            return Pages { remarks: vec![remark], ..Pages::one(scene) };
        }
        let ground = Ground::of_paper(Theme::named(options.map.theme));
        let compare = Compare { a, b, comparison, options, is_sheet: true };
        let pages = self.on_one_map(compare, (ground, 0.0), |layouter, subject| {
            on_paper(layouter, subject, around, page)
        });
        Pages { title: title(a, b), ..pages }
    }

    fn compared(
        &mut self,
        compare: Compare,
        place: (Ground, f64),
        draw: impl FnOnce(&Plan, &mut Pen) -> Drawn,
    ) -> Scene {
        let scene = match compare.options.shown_as {
            ComparedAs::Swipe => self.on_two_maps(compare, place, draw),
            _ => self.on_one_map(compare, place, |layouter, subject| {
                layouter.laid_out(subject, |plan, pen| draw(plan, pen))
            }),
        };
        Scene { title: title(compare.a, compare.b), ..scene }
    }

    /// Hands over both sides as one map: laid over each other, or one above the other.
    fn on_one_map<T>(
        &mut self,
        compare: Compare,
        place: (Ground, f64),
        make: impl FnOnce(&mut Layouter, Subject) -> T,
    ) -> T {
        let Compare { a, b, comparison, options, .. } = compare;
        let union = Union::of(a, b, comparison, options.shown_as != ComparedAs::Overlay);
        let map = MapOptions { state: union.outline_b.state, ..options.map.clone() };
        let mut marks = compare.marks(&union, &lines_and_metrics(a, b, comparison));
        let assembly = Assembly::new(&union, &mut marks);
        let document = match options.shown_as {
            ComparedAs::Overlay => assembly.overlay(),
            _ => assembly.both(),
        };
        make(self, subject(&document, &marks, &map, place))
    }

    fn on_two_maps(
        &mut self,
        compare: Compare,
        place: (Ground, f64),
        draw: impl FnOnce(&Plan, &mut Pen) -> Drawn,
    ) -> Scene {
        let Compare { a, b, comparison, options, .. } = compare;
        let union = Union::of(a, b, comparison, true);
        let map = MapOptions { state: union.outline_b.state, ..options.map.clone() };
        let told = lines_and_metrics(a, b, comparison);
        let mut marks = compare.marks(&union, &told);
        let now = Assembly::new(&union, &mut marks).layer(SideOf::Second);
        let mut then_marks = marks_of(&union, options, &told);
        then_marks.is_first = true;
        let then = Assembly::new(&union, &mut then_marks).layer(SideOf::First);
        let (then, now) = (subject(&then, &then_marks, &map, place), subject(&now, &marks, &map, place));
        swipe::scene(self, then, now, |plan, pen| draw(plan, pen))
    }
}

impl Compare<'_> {
    fn marks(&self, union: &Union, told: &(Vec<Line>, Vec<MetricChange>)) -> Marks {
        let mut marks = marks_of(union, self.options, told);
        if self.is_sheet {
            figures::add_summary(&mut marks, union);
        }
        marks
    }
}

fn subject<'a>(
    document: &'a Document,
    marks: &'a Marks,
    options: &'a MapOptions,
    (ground, left): (Ground, f64),
) -> Subject<'a> {
    Subject { marks: Some(marks), ..Subject::map(document, options, ground, left) }
}

/// What is said of the records of a union.
fn marks_of(
    union: &Union,
    options: &ComparisonOptions,
    (lines, metrics): &(Vec<Line>, Vec<MetricChange>),
) -> Marks {
    let (a, b) = (union.a, union.b);
    let mut marks = Marks::default();
    marks.is_apart = options.shown_as != ComparedAs::Overlay;
    marks.side_names = side_names(a, b);
    marks.section_names = (section_name(a), section_name(b));
    if options.fold_unchanged {
        marks::fold_unchanged(&mut marks, union);
    }
    match marks.is_apart {
        true => marks::add_apart(&mut marks, union, options, lines),
        false => {
            marks::add(&mut marks, union, options, lines);
            figures::add(&mut marks, union, metrics);
            feelings::add(&mut marks, union);
        }
    }
    marks
}

/// "Current state: As it is".
fn section_name(side: Side) -> String {
    let state = side.state.and_then(|id| side.document.states.get(&id));
    state.map_or_else(String::new, |state| match state.name.trim() {
        "" => state.kind.label().to_owned(),
        name => format!("{}: {name}", state.kind.label()),
    })
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

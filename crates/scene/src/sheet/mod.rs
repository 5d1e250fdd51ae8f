//! The sheet that exports write: title and lens above the map, legend and footer below it.

pub(crate) mod compared;
mod comparison;
pub(crate) mod flow;
pub(crate) mod footer;
pub(crate) mod legend;
pub(crate) mod lens;

use throughline_model::Document;

use crate::map::draw::{line, solid};
use crate::map::pen::Pen;
use crate::map::plan::Plan;
use crate::map::{Drawn, Ground, MARGIN as BODY_MARGIN, Subject, draw};
use crate::{Group, Layouter, MapOptions, Rect, Region, Role, Scene, SheetOptions, TableRole, Theme};

/// Around everything.
pub(crate) const MARGIN: f64 = 48.0;
/// A narrow map still leaves title and lens this much room.
const LEAST_WIDTH: f64 = 760.0;
/// Between the lens and the map, and from the map to the rule below it.
const ABOVE_MAP: f64 = 28.0;
const BELOW_MAP: f64 = 14.0;

impl Layouter {
    /// The sheet for exports, at its natural size.
    pub fn sheet(&mut self, document: &Document, options: &MapOptions, sheet: &SheetOptions) -> Scene {
        let ground = Ground::of_paper(Theme::named(options.theme));
        // Text is never cut on an export.
        let options = &MapOptions { short_cards: false, ..options.clone() };
        let subject = Subject::map(document, options, ground, MARGIN);
        self.laid_out(subject, |plan, pen| drawn(plan, sheet, pen))
    }
}

/// A map with what stands around it.
pub(crate) fn drawn(plan: &Plan, sheet: &SheetOptions, pen: &mut Pen) -> Drawn {
    let map_width = plan.metrics.label_width + plan.columns.width;
    let room = (map_width - BODY_MARGIN).max(LEAST_WIDTH);
    let (mut groups, lens_bottom) = match plan.marks {
        Some(marks) => compared::lens(plan, &marks.summary, room, pen),
        None => lens::groups(plan, room, pen),
    };
    let (map, grid) = draw(plan, pen);
    groups.extend(map);

    let body_y = lens_bottom + ABOVE_MAP + plan.headers.height();
    let rule_y = body_y + plan.body_height + BELOW_MAP;
    groups.push(rule(rule_y, room, plan.theme));
    let (legend, legend_bottom) = legend::groups(plan, rule_y + 12.0, room, pen);
    groups.extend(legend);
    let parts = footer::parts(&plan.document.journey, sheet, "Page 1 of 1");
    let (footer, bottom) = footer::groups(parts, plan.theme, legend_bottom + 24.0, room, pen);
    groups.extend(footer);
    Drawn {
        groups,
        grid,
        width: room + 2.0 * MARGIN,
        height: bottom + MARGIN,
        body_x: MARGIN + plan.metrics.label_width,
        body_y,
        background: plan.theme.card,
    }
}

fn rule(y: f64, width: f64, theme: &Theme) -> Group {
    Group {
        key: "rule".into(),
        record: None,
        role: Role::Decoration,
        region: Region::Legend,
        label: "".into(),
        table: TableRole::None,
        compared: None,
        rect: Rect::new(MARGIN, y, width, 1.0),
        items: vec![line((0.0, 0.5), (width, 0.5), solid(theme.line_2, 1.0))].into(),
    }
}

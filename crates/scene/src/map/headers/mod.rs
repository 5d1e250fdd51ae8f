//! Stage and step headers: what they say, how high that makes them, and their groups.

mod stages;
mod steps;
mod trails;

use super::columns::Columns;
use super::draw::{filled, line, solid};
use super::marks::Marks;
use super::pen::Pen;
use super::plan::Plan;
use crate::{Group, Metrics, Rect, Region, Theme};
use stages::StageTexts;
use steps::{Setting, StepTexts};
use trails::Trail;

pub(crate) use stages::counted_words;

/// Above the stage headers, and between step headers and the body.
const TOP: f64 = 4.0;
const BOTTOM: f64 = 2.0;
/// Above the names of steps, and below them.
const STEP_TOP: f64 = 8.0;
const STEP_BOTTOM: f64 = 6.0;

/// The texts of the headers, and the height they need.
pub(crate) struct HeaderTexts {
    stages: Vec<StageTexts>,
    /// By column; none for a stage without steps and for folded ones.
    steps: Vec<Option<StepTexts>>,
    /// By column: the step's number; none where a comparison shows what is not there now.
    numbers: Vec<Option<usize>>,
    trails: Vec<Trail>,
    /// Height of the stage headers.
    stage_height: f64,
    /// Height of the step headers.
    step_height: f64,
}

impl HeaderTexts {
    pub fn of(
        outline: &throughline_model::Outline,
        columns: &Columns,
        marks: Option<&Marks>,
        metrics: &Metrics,
        theme: &Theme,
        pen: &mut Pen,
    ) -> Self {
        let bands = columns.stages.iter().filter_map(|band| Some((outline.stages.get(band.number)?, band)));
        let stages: Vec<StageTexts> = bands
            .map(|(stage, band)| {
                StageTexts::of(stage, band, (marks, metrics, theme), columns.most_name_lines(), pen)
            })
            .collect();
        let most_lines = columns.most_name_lines();
        let setting = Setting { marks, most_lines, metrics, theme };
        let mut steps = Vec::with_capacity(columns.columns.len());
        let mut numbers = Vec::with_capacity(columns.columns.len());
        let mut last_number = 0;
        for step in outline.stages.iter().flat_map(|stage| {
            let own = stage.steps.is_empty().then_some(None);
            stage.steps.iter().map(|step| Some(*step)).chain(own)
        }) {
            let Some(column) = columns.columns.get(steps.len()) else { break };
            let is_there = marks.is_none_or(|marks| marks.origin(column.grid.id) == column.grid.id);
            let number = is_there.then(|| {
                last_number += 1;
                last_number
            });
            steps.push(step.and_then(|step| setting.step(step, column, number, pen)));
            numbers.push(number);
        }
        let trails = trails::of(marks, columns);
        let tallest = |heights: &mut dyn Iterator<Item = f64>| heights.fold(0.0, f64::max);
        let names = tallest(&mut stages.iter().map(StageTexts::height));
        let step_names = tallest(&mut steps.iter().flatten().map(|step| step.height));
        let folded =
            tallest(&mut stages.iter().filter_map(|s| s.folded.as_ref()).map(|text| text.rect.height));
        HeaderTexts {
            stage_height: metrics.stage_header_height.max(8.0 + names),
            step_height: steps::height(step_names.max(folded)) + trails::height(&trails),
            stages,
            steps,
            numbers,
            trails,
        }
    }

    /// Height of all headers.
    pub fn height(&self) -> f64 {
        TOP + self.stage_height + self.step_height + BOTTOM
    }

    /// Where the row of steps begins.
    pub fn steps_y(&self) -> f64 {
        TOP + self.stage_height
    }

    /// Where the row of stages begins, and its height.
    pub fn stages_extent(&self) -> (f64, f64) {
        (TOP, self.stage_height)
    }

    /// The number of a column's step; none where it is not there now.
    pub fn number(&self, place: usize) -> Option<usize> {
        self.numbers.get(place).copied().flatten()
    }
}

/// The headers of all stages and steps on their ground.
pub(crate) fn groups(plan: &Plan) -> Vec<Group> {
    let height = plan.headers.height();
    let rect = Rect::new(0.0, 0.0, plan.columns.width, height);
    let mut groups = vec![plan.decoration(
        "header ground",
        Region::Headers,
        rect,
        vec![
            filled(rect, 0.0, plan.ground.gaps),
            line((0.0, height - 0.5), (rect.width, height - 0.5), solid(plan.theme.line_2, 1.0)),
        ],
    )];
    groups.extend(super::changed_columns::heads(plan));
    groups.extend((0..plan.columns.stages.len()).filter_map(|place| stages::group(plan, place)));
    groups.extend((0..plan.columns.columns.len()).filter_map(|place| steps::group(plan, place)));
    groups.extend(trails::groups(plan));
    groups
}

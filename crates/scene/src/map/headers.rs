//! Stage and step headers: chevrons that point onwards, numbered steps below them.

use kurbo::BezPath;
use throughline_model::{RecordKind, RecordRef};

use super::columns::{Columns, StageBand};
use super::draw::{filled, line, path, solid};
use super::pen::{Passage, Pen};
use super::plan::Plan;
use crate::{
    Align, Group, Item, Metrics, Rect, Region, Role, STAGE_NAME, STEP_NAME, STEP_NUMBER, TableRole,
    TextBlock, Theme,
};
use throughline_model::numbers::counted;

/// Above the stage headers, and between step headers and the body.
const TOP: f64 = 4.0;
const BOTTOM: f64 = 2.0;
/// How far a chevron points into the gap, and how deep the next is notched.
const POINT: f64 = 8.0;
/// Where a stage's name begins: in the first chevron, and in those with a notch.
const NAME_X: (f64, f64) = (12.0, 18.0);
const NAME_RIGHT: f64 = 12.0;
/// Stages wider than this show how long they take.
const DURATION_FROM: f64 = 200.0;
const STEP_TOP: f64 = 8.0;
const STEP_BOTTOM: f64 = 6.0;
/// From a column's edge, beside the cell padding: a step's number, and its name.
const NUMBER_X: f64 = 3.0;
const STEP_X: f64 = 21.0;
/// What a step's name leaves of the column, beside the cell padding at both sides.
const OUTSIDE_STEP: f64 = 24.0;

/// The texts of the headers, and the height they need.
pub(crate) struct HeaderTexts {
    stages: Vec<StageTexts>,
    /// By column; none for a stage without steps and for folded ones.
    steps: Vec<Option<(TextBlock, TextBlock)>>,
    /// Height of the stage headers.
    stage_height: f64,
    /// Height of the step headers.
    step_height: f64,
}

struct StageTexts {
    name: TextBlock,
    duration: Option<TextBlock>,
    /// What a folded stage holds, in the row of steps.
    folded: Option<TextBlock>,
}

impl HeaderTexts {
    pub fn of(
        outline: &throughline_model::Outline,
        columns: &Columns,
        metrics: &Metrics,
        theme: &Theme,
        pen: &mut Pen,
    ) -> Self {
        let stages: Vec<StageTexts> = outline
            .stages
            .iter()
            .zip(&columns.stages)
            .enumerate()
            .map(|(number, (stage, band))| {
                if band.folded {
                    return folded_texts(number, stage.steps.len(), band, metrics, theme, pen);
                }
                let duration = &stage.stage.duration;
                let shows = !duration.is_empty() && band.grid.width > DURATION_FROM;
                let duration =
                    shows.then(|| pen.written_line(duration, metrics.meta.style(theme.text_2), 0.0, 0.0));
                let taken = duration.as_ref().map_or(0.0, |text| text.rect.width + NAME_RIGHT);
                let x = if number == 0 { NAME_X.0 } else { NAME_X.1 };
                // A long duration never squeezes the name: it gives way.
                let duration = duration.filter(|_| band.grid.width - x - NAME_RIGHT - taken >= 80.0);
                let taken = duration.as_ref().map_or(0.0, |text| text.rect.width + NAME_RIGHT);
                let name = pen.set(&Passage {
                    text: stage.stage.name.clone(),
                    style: STAGE_NAME.style(theme.text),
                    x,
                    y: 0.0,
                    width: band.grid.width - x - NAME_RIGHT - taken,
                    most_lines: None,
                });
                StageTexts { name, duration, folded: None }
            })
            .collect();
        let mut steps = Vec::with_capacity(columns.columns.len());
        for step_or_stage in outline.stages.iter().flat_map(|stage| {
            let own = stage.steps.is_empty().then_some(None);
            stage.steps.iter().map(|step| Some(*step)).chain(own)
        }) {
            let number = steps.len() + 1;
            let column = columns.columns.get(steps.len()).filter(|column| !column.folded);
            steps.push(step_or_stage.zip(column).map(|(step, column)| {
                // Three digits need the room that two leave before them.
                let number_x = if number < 100 { NUMBER_X } else { NUMBER_X - 4.0 };
                let digits = STEP_NUMBER.style(theme.text_3);
                let number =
                    pen.line(&number.to_string(), digits, metrics.cell_padding_x + number_x, STEP_TOP);
                let name = pen.set(&Passage {
                    text: step.name.clone(),
                    style: STEP_NAME.style(theme.text),
                    x: metrics.cell_padding_x + STEP_X,
                    y: STEP_TOP,
                    width: column.grid.width - 2.0 * metrics.cell_padding_x - OUTSIDE_STEP,
                    most_lines: None,
                });
                (number, name)
            }));
        }
        let tallest = |texts: &mut dyn Iterator<Item = f64>| texts.fold(0.0, f64::max);
        let names = tallest(&mut stages.iter().map(|stage| stage.name.rect.height));
        let step_names = tallest(&mut steps.iter().flatten().map(|(_, name)| name.rect.height));
        let folded =
            tallest(&mut stages.iter().filter_map(|s| s.folded.as_ref()).map(|text| text.rect.height));
        HeaderTexts {
            stages,
            steps,
            stage_height: metrics.stage_header_height.max(8.0 + names),
            step_height: STEP_TOP + step_names.max(folded).max(STEP_NAME.line_height) + STEP_BOTTOM,
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
}

fn folded_texts(
    number: usize,
    steps: usize,
    band: &StageBand,
    metrics: &Metrics,
    theme: &Theme,
    pen: &mut Pen,
) -> StageTexts {
    let mut style = STAGE_NAME.style(theme.text);
    style.align = Align::Middle;
    let place = Passage {
        text: (number + 1).to_string(),
        style,
        x: if number == 0 { 0.0 } else { POINT },
        y: 0.0,
        width: band.grid.width - if number == 0 { 0.0 } else { POINT },
        most_lines: None,
    };
    let mut meta = metrics.meta.style(theme.text_3);
    meta.align = Align::Middle;
    let holds = Passage {
        text: if steps == 0 { "folded".into() } else { counted(steps, "step", "steps") },
        style: meta,
        x: 0.0,
        y: STEP_TOP,
        width: band.grid.width,
        most_lines: Some(2),
    };
    StageTexts { name: pen.set_own(&place), duration: None, folded: Some(pen.set_own(&holds)) }
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
    groups.extend((0..plan.columns.stages.len()).filter_map(|number| stage(plan, number)));
    groups.extend((0..plan.columns.columns.len()).filter_map(|place| step(plan, place)));
    groups
}

fn stage(plan: &Plan, number: usize) -> Option<Group> {
    let (band, texts) = (plan.columns.stages.get(number)?, plan.headers.stages.get(number)?);
    let stage = plan.outline.stages.get(number)?.stage;
    let last = number + 1 == plan.columns.stages.len();
    let (width, height) = (band.grid.width, plan.headers.stage_height);
    let colour = if stage.colour == 0 { number + 1 } else { usize::from(stage.colour) };
    let colors = plan.theme.stage(colour);
    let outline = chevron(width, height, number > 0, !last);
    let mut items = vec![path(outline, Some(colors.fill), Some(solid(colors.edge.with_opacity(0.55), 1.0)))];
    let mut name = texts.name.clone();
    name.rect.y = ((height - name.rect.height) / 2.0).round();
    items.push(Item::Text(name));
    items.extend(texts.duration.clone().map(|mut duration| {
        duration.rect.x = width - NAME_RIGHT - duration.rect.width;
        duration.rect.y = ((height - duration.rect.height) / 2.0).round();
        Item::Text(duration)
    }));
    items.extend(texts.folded.clone().map(|mut folded| {
        folded.rect.y += height;
        Item::Text(folded)
    }));
    let mut label = stage.name.clone();
    if !stage.duration.is_empty() {
        label.push_str(&format!(", {}", stage.duration));
    }
    if band.folded {
        label.push_str(", folded");
    }
    let below = if band.folded { plan.headers.step_height } else { 0.0 };
    Some(Group {
        key: stage.id.to_string().into(),
        record: Some(RecordRef { kind: RecordKind::Stage, id: stage.id }),
        role: Role::Stage,
        region: Region::Headers,
        label: label.into(),
        table: TableRole::ColumnHeader { level: 0, first: band.first, last: band.last },
        compared: None,
        rect: Rect::new(band.grid.x, TOP, width + if last { 0.0 } else { POINT }, height + below),
        items: items.into(),
    })
}

fn step(plan: &Plan, place: usize) -> Option<Group> {
    let (number, name) = plan.headers.steps.get(place)?.clone()?;
    let column = plan.columns.columns.get(place)?;
    let step = plan.document.steps.get(&column.grid.id)?;
    let label = match step.duration.is_empty() {
        true => format!("{}. {}", place + 1, step.name),
        false => format!("{}. {}, {}", place + 1, step.name, step.duration),
    };
    Some(Group {
        key: step.id.to_string().into(),
        record: Some(RecordRef { kind: RecordKind::Step, id: step.id }),
        role: Role::Step,
        region: Region::Headers,
        label: label.into(),
        table: TableRole::ColumnHeader { level: 1, first: place, last: place },
        compared: None,
        rect: Rect::new(column.grid.x, plan.headers.steps_y(), column.grid.width, plan.headers.step_height),
        items: vec![Item::Text(number), Item::Text(name)].into(),
    })
}

/// A home plate: notched where another comes before, pointed where another follows.
fn chevron(width: f64, height: f64, notched: bool, pointed: bool) -> BezPath {
    let (left, top, right, bottom) = (0.5, 0.5, width - 0.5, height - 0.5);
    let mut outline = BezPath::new();
    outline.move_to((left, top));
    outline.line_to((right, top));
    if pointed {
        outline.line_to((right + POINT, height / 2.0));
    }
    outline.line_to((right, bottom));
    outline.line_to((left, bottom));
    if notched {
        outline.line_to((left + POINT, height / 2.0));
    }
    outline.close_path();
    outline
}

//! The grounds of columns that came, went or moved: added ones tinted, removed ones hatched, old
//! places dotted, each framed from its header down.

use kurbo::BezPath;
use throughline_insight::ChangeKind;
use throughline_model::{LaneKind, RecordKind, RecordRef};

use super::badges::DOTTED;
use super::draw::{dashed, solid};
use super::marks::Slim;
use super::pen::{Passage, Pen};
use super::plan::Plan;
use super::turned::turned;
use crate::{
    Align, ChangeColors, Color, Group, Item, Paint, Path, Pattern, Rect, Rectangle, Region, Role, STEP_NAME,
    Stroke, TableRole, Weight,
};

const RADIUS: f64 = 6.0;
/// Space around the words at an old place.
const WORDS_PADDING: f64 = 6.0;
const WORDS_TOP: f64 = 12.0;

/// A column or stage whose ground tells what became of it.
struct Changed {
    key: String,
    x: f64,
    width: f64,
    look: Look,
    /// Whether it stands for what has moved away.
    left_from: Option<usize>,
}

/// How a ground is painted.
struct Look {
    fill: Option<Color>,
    hatch: Option<Color>,
    stroke: Stroke,
}

impl Look {
    fn of(change: ChangeKind, old_place: bool, colors: ChangeColors) -> Option<Look> {
        let ChangeColors { ink, soft } = colors;
        Some(match change {
            ChangeKind::Moved if old_place => {
                let stroke = Stroke { round: true, ..dashed(ink, 1.5, DOTTED) };
                Look { fill: None, hatch: None, stroke }
            }
            ChangeKind::Added | ChangeKind::Moved => {
                Look { fill: Some(soft), hatch: None, stroke: solid(ink, 2.0) }
            }
            ChangeKind::Removed => Look {
                fill: Some(soft),
                hatch: Some(ink.with_opacity(0.28)),
                stroke: dashed(ink, 1.5, &[5.0, 3.0]),
            },
            ChangeKind::Changed => return None,
        })
    }

    fn ground(&self, outline: BezPath) -> Item {
        let pattern = self.hatch.map(|color| Pattern::Hatch { pitch: 6.0, width: 1.4, color });
        Item::Path(Path { outline, paint: Paint { fill: self.fill, pattern, stroke: None }, opacity: 1.0 })
    }

    fn edge(&self, outline: BezPath) -> Item {
        super::draw::path(outline, None, Some(self.stroke.clone()))
    }
}

/// The columns and stages that came, went or moved.
fn changed<'a>(plan: &'a Plan) -> impl Iterator<Item = Changed> + 'a {
    let stages = plan.columns.stages.iter().map(|it| (it.grid.id, it.grid.x, it.grid.width, it.first));
    let is_step = |id| plan.document.steps.contains_key(&id);
    let columns = plan.columns.columns.iter().enumerate().filter(move |(_, it)| is_step(it.grid.id));
    let columns = columns.map(|(place, it)| (it.grid.id, it.grid.x, it.grid.width, place));
    let marks = plan.marks;
    stages.chain(columns).filter_map(move |(id, x, width, place)| {
        let marks = marks?;
        let change = marks.compared(id).change?;
        let old_place =
            marks.slim(id) == Some(Slim::OldPlace) || (change == ChangeKind::Moved && !plan.is_there_now(id));
        let look = Look::of(change, old_place, plan.theme.change(change))?;
        Some(Changed { key: id.to_string(), x, width, look, left_from: old_place.then_some(place) })
    })
}

/// The grounds in the headers: below the row of stages, open towards the body.
pub(crate) fn heads(plan: &Plan) -> Vec<Group> {
    let top = plan.headers.steps_y() + 2.0;
    let height = plan.headers.height() - top;
    changed(plan)
        .map(|it| {
            let rect = Rect::new(it.x, top, it.width, height);
            let (left, right, radius) = (1.0, it.width - 1.0, RADIUS);
            let mut edge = BezPath::new();
            edge.move_to((left, height));
            edge.line_to((left, radius + 1.0));
            edge.quad_to((left, 1.0), (left + radius, 1.0));
            edge.line_to((right - radius, 1.0));
            edge.quad_to((right, 1.0), (right, radius + 1.0));
            edge.line_to((right, height));
            let items = vec![it.look.ground(edge.clone()), it.look.edge(edge)];
            plan.decoration(&format!("{} head ground", it.key), Region::Headers, rect, items)
        })
        .collect()
}

/// The grounds in the body, open towards the headers, with the words at old places.
pub(crate) fn grounds(plan: &Plan, pen: &mut Pen) -> Vec<Group> {
    let folded = folded_names(plan, pen);
    if plan.marks.is_some_and(|marks| marks.is_apart) {
        return gaps(plan).into_iter().chain(folded).collect();
    }
    let height = plan.body_height;
    let changed = changed(plan).map(|it| {
        let rect = Rect::new(it.x, 0.0, it.width, height);
        let (left, right, bottom, radius) = (1.0, it.width - 1.0, height - 1.0, RADIUS);
        let mut edge = BezPath::new();
        edge.move_to((left, 0.0));
        edge.line_to((left, bottom - radius));
        edge.quad_to((left, bottom), (left + radius, bottom));
        edge.line_to((right - radius, bottom));
        edge.quad_to((right, bottom), (right, bottom - radius));
        edge.line_to((right, 0.0));
        let mut items = vec![it.look.ground(edge.clone()), it.look.edge(edge)];
        items.extend(it.left_from.and_then(|place| words(plan, place, it.width, pen)));
        plan.decoration(&format!("{} ground", it.key), Region::Body, rect, items)
    });
    changed.chain(folded).collect()
}

/// The names of folded steps, reading downwards.
fn folded_names(plan: &Plan, pen: &mut Pen) -> Vec<Group> {
    let folded = plan.columns.columns.iter().filter(|column| column.slim == Some(Slim::Folded));
    let mut groups = Vec::new();
    for column in folded {
        let Some(step) = plan.document.steps.get(&column.grid.id) else { continue };
        let words = format!("{}, unchanged", step.name);
        let name = pen.written_line(&words, STEP_NAME.style(plan.theme.text_3), 0.0, 0.0);
        let rect = Rect::new(column.grid.x, 0.0, column.grid.width, name.rect.width + 2.0 * WORDS_TOP);
        let turned = turned(&name, column.grid.width / 2.0, WORDS_TOP, pen.fonts);
        groups.push(Group {
            key: format!("{} folded", step.id).into(),
            record: Some(RecordRef { kind: RecordKind::Step, id: step.id }),
            role: Role::Text,
            region: Region::Body,
            label: words.into(),
            table: TableRole::None,
            compared: None,
            rect,
            items: vec![turned].into(),
        });
    }
    groups
}

/// Where both sides are drawn apart, what a side lacks that the other has.
fn gaps(plan: &Plan) -> Vec<Group> {
    let rows = plan.rows.iter().filter(|row| row.lane.kind != LaneKind::Line);
    let color = plan.theme.line_2;
    let look = Paint {
        fill: Some(plan.ground.gaps),
        pattern: Some(Pattern::Hatch { pitch: 6.0, width: 1.0, color }),
        stroke: None,
    };
    let gaps = rows.filter_map(|row| {
        let lacking =
            plan.columns.columns.iter().enumerate().filter(|(place, _)| !plan.has_column(row, *place));
        let items: Vec<Item> = lacking
            .map(|(_, column)| {
                let rect = Rect::new(column.grid.x, 0.0, column.grid.width, row.height);
                Item::Rectangle(Rectangle { rect, radius: 0.0, paint: look.clone(), opacity: 1.0 })
            })
            .collect();
        let rect = Rect::new(0.0, row.y, plan.columns.width, row.height);
        let key = format!("{} gaps", row.lane.id);
        (!items.is_empty()).then(|| plan.decoration(&key, Region::Body, rect, items))
    });
    gaps.collect()
}

/// "Moved to step 4", in the column that was left.
fn words(plan: &Plan, place: usize, width: f64, pen: &mut Pen) -> Option<Item> {
    let column = plan.columns.columns.get(place)?;
    let (_, now) = plan.marks?.trails().find(|(old, _)| *old == column.grid.id)?;
    let number = |id| plan.columns.place(id).and_then(|place| plan.headers.number(place));
    let words = match number(now) {
        Some(number) => format!("Moved to step {number}"),
        None => {
            let stages = plan.columns.stages.iter().filter(|it| plan.is_there_now(it.grid.id));
            let place = stages.take_while(|it| it.grid.id != now).count();
            format!("Moved to stage {}", place + 1)
        }
    };
    let mut style =
        plan.metrics.meta.weighing(Weight::Medium).style(plan.theme.change(ChangeKind::Moved).ink);
    style.align = Align::Middle;
    Some(Item::Text(pen.set_own(&Passage {
        text: words,
        style,
        x: WORDS_PADDING,
        y: WORDS_TOP,
        width: width - 2.0 * WORDS_PADDING,
        most_lines: None,
    })))
}

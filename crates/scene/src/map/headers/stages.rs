//! The headers of stages: chevrons that point onwards, with the name and how long it takes or, in a
//! comparison, how much in it has changed.

use kurbo::BezPath;
use throughline_insight::ChangeKind;
use throughline_model::{OutlineStage, RecordKind, RecordRef};

use super::steps::name_of;
use super::{STEP_TOP, TOP};
use crate::map::badges::badge;
use crate::map::columns::StageBand;
use crate::map::draw::{dashed, moved, path, solid};
use crate::map::marks::{Counts, Marks, Slim};
use crate::map::pen::{Passage, Pen};
use crate::map::plan::Plan;
use crate::{
    Align, Group, Item, Metrics, Rect, Region, Role, STAGE_NAME, TableRole, TextBlock, Theme, Weight,
};
use throughline_model::numbers::counted;

/// How far a chevron points into the gap, and how deep the next is notched.
const POINT: f64 = 8.0;
/// Where a stage's name begins: in the first chevron, and in those with a notch.
const NAME_X: (f64, f64) = (12.0, 18.0);
const NAME_RIGHT: f64 = 12.0;
/// Stages wider than this show how long they take.
const DURATION_FROM: f64 = 200.0;
/// The least room that a name keeps beside what stands at the right.
const NAME_ROOM: f64 = 80.0;
/// A badge in a stage's header, the space before its number, and that between two pairs.
const BADGE: f64 = 14.0;
const BADGE_GAP: f64 = 4.0;
const COUNT_GAP: f64 = 9.0;

/// A stage's header, its texts set.
pub(super) struct StageTexts {
    /// In the space of the header; in the middle once its height is known.
    name: Vec<Item>,
    pub name_height: f64,
    /// What stands at the right, drawn from the left end of it, its width and height.
    right: Option<Right>,
    /// What a folded stage holds, in the row of steps.
    pub folded: Option<TextBlock>,
}

struct Right {
    items: Vec<Item>,
    width: f64,
    height: f64,
    /// Whether it stands below the name, for want of room beside it.
    below: bool,
}

impl StageTexts {
    pub fn of(
        stage: &OutlineStage,
        band: &StageBand,
        (marks, metrics, theme): (Option<&Marks>, &Metrics, &Theme),
        most_lines: Option<usize>,
        pen: &mut Pen,
    ) -> StageTexts {
        let number = band.number;
        if band.folded {
            return folded_texts(number, stage.steps.len(), band, metrics, theme, pen);
        }
        let record = stage.stage;
        let old_place = marks.and_then(|marks| marks.slim(record.id)) == Some(Slim::OldPlace);
        let x = if number == 0 { NAME_X.0 } else { NAME_X.1 };
        let mut right = match marks {
            _ if old_place => None,
            Some(marks) => marks.counted(record.id).map(|counts| counts_of(counts, metrics, theme, pen)),
            None => {
                let shows = !record.duration.is_empty() && band.grid.width > DURATION_FROM;
                shows.then(|| {
                    let text = pen.written_line(&record.duration, metrics.meta.style(theme.text_2), 0.0, 0.0);
                    let (width, height) = (text.rect.width, text.rect.height);
                    Right { items: vec![Item::Text(text)], width, height, below: false }
                })
            }
        };
        let mut left = x;
        let mark = marks.and_then(|marks| marks.mark(record.id)).map(|mark| &**mark);
        let mut name = Vec::new();
        if let Some(mark) = mark.filter(|mark| mark.own && !old_place) {
            name.extend(badge(mark.change, x, 0.0, BADGE + 2.0, theme));
            left += BADGE + 2.0 + 6.0;
        }
        let room = band.grid.width - left - NAME_RIGHT;
        let taken = right.as_ref().map_or(0.0, |right| right.width + NAME_RIGHT);
        // What stands at the right never squeezes the name: a duration gives way, counts go below.
        if room - taken < NAME_ROOM {
            match marks {
                Some(_) => right.iter_mut().for_each(|right| right.below = true),
                None => right = None,
            }
        }
        let taken = right.as_ref().filter(|right| !right.below).map_or(0.0, |right| right.width + NAME_RIGHT);
        let place = Rect::new(left, 0.0, room - taken, 0.0);
        let style = STAGE_NAME.style(if old_place { theme.text_3 } else { theme.text });
        let (written, rect) = name_of((&record.name, most_lines), mark, style, place, theme, pen);
        name.extend(written);
        let mut height = rect.height;
        for note in mark.iter().flat_map(|mark| &mark.notes) {
            let note = pen.set_own(&Passage {
                text: note.clone(),
                style: metrics.meta.style(theme.text_2),
                x: left,
                y: height,
                width: place.width,
                most_lines: None,
            });
            height = note.rect.bottom();
            name.push(Item::Text(note));
        }
        StageTexts { name, name_height: height, right, folded: None }
    }

    /// The height that the texts need.
    pub fn height(&self) -> f64 {
        let below = self.right.as_ref().filter(|right| right.below);
        self.name_height + below.map_or(0.0, |right| right.height + 2.0)
    }

    /// The texts in a header of a width and height.
    fn placed(&self, number: usize, width: f64, height: f64) -> Vec<Item> {
        let top = ((height - self.height()) / 2.0).round();
        let mut items: Vec<Item> = self.name.iter().map(|item| moved(item.clone(), 0.0, top)).collect();
        if let Some(right) = &self.right {
            let (x, y) = match right.below {
                true => (if number == 0 { NAME_X.0 } else { NAME_X.1 }, top + self.name_height + 2.0),
                false => (width - NAME_RIGHT - right.width, ((height - right.height) / 2.0).round()),
            };
            items.extend(right.items.iter().map(|item| moved(item.clone(), x, y)));
        }
        items
    }
}

/// A badge and a number for each kind of change.
fn counts_of(counts: &Counts, metrics: &Metrics, theme: &Theme, pen: &mut Pen) -> Right {
    let mut items = Vec::new();
    let mut x = 0.0;
    for change in ChangeKind::ALL {
        let Some(count) = counts.get(&change) else { continue };
        if x > 0.0 {
            x += COUNT_GAP;
        }
        items.extend(badge(change, x, 1.0, BADGE, theme));
        let style = metrics.meta.weighing(Weight::SemiBold).style(theme.text);
        let top = (BADGE + 2.0 - metrics.meta.line_height) / 2.0;
        let number = pen.line(&count.to_string(), style, x + BADGE + BADGE_GAP, top);
        x = number.rect.right();
        items.push(Item::Text(number));
    }
    Right { items, width: x, height: BADGE + 2.0, below: false }
}

/// How many changes there are, as it is read out: "2 added, 1 moved".
pub(crate) fn counted_words(counts: &Counts) -> String {
    let words = ChangeKind::ALL.into_iter().filter_map(|change| {
        let count = counts.get(&change)?;
        Some(format!("{count} {}", change.word()))
    });
    words.collect::<Vec<_>>().join(", ")
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
    let name = pen.set_own(&place);
    let name_height = name.rect.height;
    StageTexts { name: vec![Item::Text(name)], name_height, right: None, folded: Some(pen.set_own(&holds)) }
}

/// A stage's header as a group.
pub(super) fn group(plan: &Plan, place: usize) -> Option<Group> {
    let (band, texts) = (plan.columns.stages.get(place)?, plan.headers.stages.get(place)?);
    let number = band.number;
    let stage = plan.outline.stages.get(number)?.stage;
    let last = number + 1 == plan.outline.stages.len();
    let (width, height) = (band.grid.width, plan.headers.stage_height);
    let colour = if stage.colour == 0 { number + 1 } else { usize::from(stage.colour) };
    let colors = plan.theme.stage(colour);
    let outline = chevron(width, height, number > 0, !last);
    let change = plan.marks.and_then(|marks| marks.compared(stage.id).change);
    let mut items = vec![match change {
        None => path(outline, Some(colors.fill), Some(solid(colors.edge.with_opacity(0.55), 1.0))),
        // Neither is there now: its edge is that of what is gone, or has been left.
        Some(change @ ChangeKind::Removed) => {
            let change = plan.theme.change(change);
            path(outline, Some(change.soft), Some(dashed(change.ink, 1.5, &[5.0, 3.0])))
        }
        Some(change @ ChangeKind::Moved) if plan.columns.columns[band.first].slim.is_some() => {
            let change = plan.theme.change(change);
            path(outline, None, Some(dashed(change.ink, 1.5, crate::map::badges::DOTTED)))
        }
        Some(change) => path(outline, Some(colors.fill), Some(solid(plan.theme.change(change).ink, 1.5))),
    }];
    items.extend(texts.placed(number, width, height));
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
    if let Some(counts) = plan.marks.and_then(|marks| marks.counted(stage.id)) {
        label.push_str(&format!(", {}", counted_words(counts)));
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

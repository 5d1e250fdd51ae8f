//! Lane labels at the left: icon, name, lock, and how much stands in the lane.

use throughline_model::{BlueprintLine, Lane, LaneKind, RecordKind, RecordRef};

use super::badges::badge;
use super::curves::{EmotionScaleY, LEVELS, delta};
use super::draw::{filled, icon, line, own_color, solid};
use super::marks::Marks;
use super::pen::{Passage, Pen};
use super::plan::Plan;
use super::rows::Row;
use crate::{
    ChangeKind, Decoration, Group, Icon, Item, LANE_COUNT, LANE_NAME, Metrics, Rect, Rectangle, Region, Role,
    TableRole, TextBlock, Theme, Weight,
};

const ICON_X: f64 = 10.0;
const ICON_SIZE: f64 = 15.0;
const NAME_X: f64 = 31.0;
const NAME_Y: f64 = 8.0;
const RIGHT: f64 = 8.0;
const LOCK: f64 = 13.0;
/// Lanes lower than this have their name in the middle and no second line.
const LOW_LANE: f64 = 48.0;
/// Faces beside the emotion lane: their size, and the room they take from the name.
const FACE: f64 = 14.0;
const FACES_ROOM: f64 = 28.0;

/// Samples of the curves of a comparison: below the count, from one to the next, their width.
const SAMPLE_TOP: f64 = 8.0;
const SAMPLE_PITCH: f64 = 18.0;
const SAMPLE: f64 = 28.0;

/// A lane's label, its texts set; where they stand depends on the lane's height.
pub(crate) struct Label {
    name: TextBlock,
    count: TextBlock,
    /// The words of the emotion scale from great to awful, beside that lane.
    words: Vec<TextBlock>,
    /// What a comparison says of the lane itself.
    badge: Option<ChangeKind>,
    /// The least height that shows all of it.
    pub height: f64,
}

impl Label {
    pub fn of(
        lane: &Lane,
        (count, marks): (String, Option<&Marks>),
        (folded, most_lines): (bool, Option<usize>),
        metrics: &Metrics,
        theme: &Theme,
        pen: &mut Pen,
    ) -> Label {
        let faces = if lane.kind == LaneKind::Emotion { FACES_ROOM } else { RIGHT };
        let lock = if lane.locked { LOCK + 4.0 } else { 0.0 };
        let size = if lane.kind == LaneKind::Line { metrics.meta } else { LANE_NAME };
        let color = if lane.kind == LaneKind::Line { theme.text_2 } else { theme.text };
        let mark = marks.and_then(|marks| marks.mark(lane.id)).filter(|mark| mark.own);
        let in_place = marks.filter(|marks| !marks.is_apart);
        let count = match in_place.filter(|_| !folded) {
            None => pen.line(&count, LANE_COUNT.style(theme.text_3), NAME_X, 0.0),
            // How much has changed needs more words than how much there is.
            Some(_) => pen.set_own(&Passage {
                text: count,
                style: LANE_COUNT.style(theme.text_2),
                x: NAME_X,
                y: 0.0,
                width: metrics.label_width - NAME_X - faces,
                most_lines: None,
            }),
        };
        let beside = if folded { count.rect.width + 8.0 } else { 0.0 };
        let section = marks.and_then(|marks| marks.section(lane.id));
        let mut style = size.style(color);
        if section.is_some() {
            (style.color, style.weight) = (theme.accent_2, Weight::SemiBold);
        }
        let mut name = pen.set(&Passage {
            text: section.unwrap_or(lane_name(lane)).into(),
            style,
            x: NAME_X,
            y: 0.0,
            width: metrics.label_width - NAME_X - faces - lock - beside,
            most_lines: if folded { Some(1) } else { most_lines },
        });
        if let Some(mark) = mark {
            name.style.decoration = match mark.change {
                ChangeKind::Added => Some(Decoration::Underline),
                ChangeKind::Removed => Some(Decoration::StrikeThrough),
                _ => None,
            };
        }
        let several_lines = name.lines.len() > 1 || count.lines.len() > 1;
        let height = match (folded, several_lines, count.text.is_empty()) {
            (true, ..) | (_, false, _) => 0.0,
            (_, _, true) => 2.0 * NAME_Y + name.rect.height,
            (_, _, false) => 2.0 * NAME_Y + name.rect.height + count.rect.height,
        };
        let words = match (lane.kind, in_place) {
            (LaneKind::Emotion, Some(marks)) => {
                let (then, now) = &marks.side_names;
                let style = || LANE_COUNT.style(theme.text_2);
                [now, then, "Better", "Worse"].map(|word| pen.line(word, style(), 0.0, 0.0)).into()
            }
            (LaneKind::Emotion, None) => {
                let word = |level: &f64| {
                    pen.line(theme.emotion(*level).word, LANE_COUNT.style(theme.text_3), 0.0, 0.0)
                };
                LEVELS.iter().map(word).collect()
            }
            _ => Vec::new(),
        };
        let badge = mark.map(|mark| mark.change);
        Label { name, count, words, badge, height }
    }

    /// The label as a group.
    fn group(&self, plan: &Plan, row: &Row) -> Group {
        let (metrics, theme, lane) = (plan.metrics, plan.theme, row.lane);
        let (width, height) = (metrics.label_width, row.height);
        let mut items = vec![
            filled(Rect::new(0.0, 0.0, width, height), 0.0, plan.ground.labels),
            line((0.0, height - 0.5), (width, height - 0.5), solid(theme.line, 1.0)),
        ];
        let mut name = self.name.clone();
        let one_row = row.folded || height < LOW_LANE || lane.kind == LaneKind::Line;
        name.rect.y = if one_row { ((height - name.rect.height) / 2.0).round() } else { NAME_Y };
        let first_line = name.style.line_height;
        let ink = own_color(&lane.colour).unwrap_or(theme.lane(lane.kind).ink);
        if lane.kind != LaneKind::Line {
            let icon_y = name.rect.y + (first_line - ICON_SIZE) / 2.0;
            items.extend(match self.badge {
                Some(change) => badge(change, ICON_X - 1.0, icon_y - 0.5, ICON_SIZE + 1.0, theme),
                None => vec![icon(lane_icon(lane), ICON_X, icon_y, ICON_SIZE, ink)],
            });
        } else {
            name.rect.x = ICON_X;
        }
        if lane.locked {
            let last = name.lines.last().map_or(0.0, |line| line.x + line.width);
            let y = name.rect.bottom() - first_line + (first_line - LOCK) / 2.0;
            items.push(icon(Icon::Lock, name.rect.x + last + 4.0, y, LOCK, theme.text_3));
        }
        let mut count = self.count.clone();
        if !count.text.is_empty() && (row.folded || !one_row) {
            count.rect.y = match row.folded {
                true => ((height - count.rect.height) / 2.0).round(),
                false => name.rect.bottom(),
            };
            if row.folded {
                count.rect.x = width - RIGHT - count.rect.width;
            }
            items.push(Item::Text(count));
        }
        let label = self.accessible(lane);
        items.push(Item::Text(name));
        if lane.kind == LaneKind::Emotion && !row.folded {
            items.extend(match plan.marks.filter(|marks| !marks.is_apart) {
                Some(_) => self.samples(plan),
                None => self.faces(plan, row),
            });
        }
        let is_section = plan.marks.is_some_and(|marks| marks.section(lane.id).is_some());
        let record = RecordRef { kind: RecordKind::Lane, id: lane.id };
        Group {
            key: lane.id.to_string().into(),
            record: (!is_section).then_some(record),
            role: Role::Lane,
            region: Region::Labels,
            label: label.into(),
            table: TableRole::RowHeader { row: row.number },
            compared: None,
            rect: Rect::new(plan.left, row.y, width, height),
            items: items.into(),
        }
    }

    /// The emotion scale: a face a level, with its word where the lane's name leaves room.
    fn faces(&self, plan: &Plan, row: &Row) -> Vec<Item> {
        let scale = EmotionScaleY::of(0.0, row.height);
        let right = plan.metrics.label_width - RIGHT;
        let mut items = Vec::new();
        for (level, word) in LEVELS.iter().zip(&self.words) {
            let y = scale.y(*level);
            if scale.y(0.0) - scale.y(1.0) < FACE + 1.0 && level.abs() == 1.0 {
                continue;
            }
            let look = plan.theme.emotion(*level);
            items.push(icon(look.icon, right - FACE, y - FACE / 2.0, FACE, look.color));
            let mut word = word.clone();
            word.rect.x = right - FACE - 6.0 - word.rect.width;
            word.rect.y = y - word.rect.height / 2.0;
            if word.rect.y >= NAME_Y + self.name.rect.height {
                items.push(Item::Text(word));
            }
        }
        items
    }

    /// What the two curves and the ground between them mean, below the lane's name.
    fn samples(&self, plan: &Plan) -> Vec<Item> {
        let top = NAME_Y + self.name.rect.height + self.count.rect.height + SAMPLE_TOP;
        let theme = plan.theme;
        let lines = [delta::now_stroke(theme), delta::then_stroke(theme)].map(Some);
        let grounds = [delta::better(theme), delta::worse(theme)].map(Some);
        let mut items = Vec::new();
        let samples = lines.into_iter().chain([None, None]).zip([None, None].into_iter().chain(grounds));
        for (index, (word, (stroke, ground))) in self.words.iter().zip(samples).enumerate() {
            let y = top + index as f64 * SAMPLE_PITCH;
            items.extend(stroke.map(|stroke| line((ICON_X, y + 7.0), (ICON_X + SAMPLE, y + 7.0), stroke)));
            items.extend(ground.map(|paint| {
                let rect = Rect::new(ICON_X, y + 1.0, SAMPLE, 12.0);
                Item::Rectangle(Rectangle { rect, radius: 2.0, paint, opacity: 1.0 })
            }));
            let mut word = word.clone();
            (word.rect.x, word.rect.y) = (ICON_X + SAMPLE + 8.0, y);
            items.push(Item::Text(word));
        }
        items
    }

    fn accessible(&self, lane: &Lane) -> String {
        let is_named = self.name.text.trim().is_empty();
        let mut label = if is_named { lane_name(lane).to_owned() } else { self.name.text.to_string() };
        if !self.count.text.is_empty() {
            label.push_str(&format!(", {}", self.count.text));
        }
        if lane.locked {
            label.push_str(", locked");
        }
        label
    }
}

/// The labels of all rows, and the line between them and the body.
pub(crate) fn groups(plan: &Plan) -> Vec<Group> {
    let labels = plan.rows.iter().map(|row| row.label.group(plan, row));
    let x = plan.metrics.label_width - 0.5;
    let edge = line((x, 0.0), (x, plan.body_height), solid(plan.theme.line_2, 1.0));
    let ground = filled(Rect::new(0.0, 0.0, x + 0.5, plan.body_height), 0.0, plan.ground.labels);
    let decoration = |key: &str, item: Item| {
        plan.decoration(key, Region::Labels, Rect::new(plan.left, 0.0, x + 0.5, plan.body_height), vec![item])
    };
    std::iter::once(decoration("label ground", ground))
        .chain(labels)
        .chain(std::iter::once(decoration("label edge", edge)))
        .collect()
}

/// A lane's own pictogram, else its kind's.
fn lane_icon(lane: &Lane) -> Icon {
    Icon::named(&lane.icon).unwrap_or(Icon::of_lane(lane.kind))
}

/// A lane's own name, else its kind's; a blueprint line's own name, else which line it is.
pub(crate) fn lane_name(lane: &Lane) -> &str {
    match lane.kind {
        _ if !lane.name.is_empty() => &lane.name,
        LaneKind::Line => lane.line.unwrap_or(BlueprintLine::Interaction).label(),
        kind => kind.label(),
    }
}

//! The lens: title, state and date, headline numbers, personas, scenario, goal, evidence.

use throughline_model::{EvidenceKind, Metric, RecordKind, RecordRef, StateKind};

use super::MARGIN;
use super::flow::{Block, Flow};
use crate::map::cards::MetricFace;
use crate::map::draw::{circle, line, marker, persona_stroke, solid};
use crate::map::index::PersonaLook;
use crate::map::pen::{Passage, Pen};
use crate::map::plan::Plan;
use crate::{Align, Group, Item, Rect, Region, Role, TableRole, TypeSize, Weight};
use throughline_model::numbers;

pub(super) const TITLE: TypeSize = TypeSize { size: 34.0, line_height: 42.0, weight: Weight::Bold };
pub(super) const SUBTITLE: TypeSize = TypeSize { size: 15.0, line_height: 22.0, weight: Weight::Regular };
pub(super) const HEADLINE: TypeSize = TypeSize { size: 28.0, line_height: 34.0, weight: Weight::SemiBold };
const NAME: TypeSize = TypeSize { size: 14.0, line_height: 20.0, weight: Weight::SemiBold };
const VALUE: TypeSize = TypeSize { size: 14.0, line_height: 20.0, weight: Weight::Regular };
pub(super) const SMALL: TypeSize = TypeSize { size: 12.0, line_height: 16.0, weight: Weight::Regular };

/// At most so many headline numbers.
pub(super) const HEADLINES: usize = 3;
pub(super) const HEADLINE_GAP: f64 = 40.0;
/// A persona's disc, and the words beside it.
const DISC: f64 = 17.0;
const WORDS_X: f64 = 44.0;
/// The sample of a persona's line, and the space before it.
const SAMPLE: f64 = 34.0;
const SAMPLE_GAP: f64 = 10.0;
/// The widest a field of the lens gets before its text wraps.
const FIELD_WIDTH: f64 = 360.0;
/// From a field's separating line to its words.
const FIELD_X: f64 = 20.0;
/// Between two blocks of the lens, and between two rows of them.
pub(crate) const GAPS: (f64, f64) = (36.0, 16.0);

/// The lens, and where it ends.
pub(crate) fn groups(plan: &Plan, room: f64, pen: &mut Pen) -> (Vec<Group>, f64) {
    let (mut groups, headlines_left) = headlines(plan, room, pen);
    let title_room = headlines_left - MARGIN - if groups.is_empty() { 0.0 } else { HEADLINE_GAP };
    let theme = plan.theme;
    let mut text = |key: &str, text: String, style, y: f64, pen: &mut Pen| {
        let block = pen.set(&Passage { text, style, x: 0.0, y: 0.0, width: title_room, most_lines: None });
        let rect = Rect { x: MARGIN, y, ..block.rect };
        groups.push(text_group(key, rect, block.text.to_string(), vec![Item::Text(block)]));
        rect.bottom()
    };
    let title = plan.document.journey.title.clone();
    let below = text("title", title, TITLE.style(theme.text), MARGIN - 6.0, pen);
    let below = text("subtitle", subtitle(plan), SUBTITLE.style(theme.text_2), below + 2.0, pen);

    let blocks = blocks(plan, room, None, pen);
    if blocks.is_empty() {
        return (groups, below);
    }
    let flow = Flow { region: Region::Lens, x: MARGIN, y: below + 14.0, width: room, gaps: GAPS };
    let (lens, bottom) = flow.set(blocks);
    groups.extend(lens);
    (groups, bottom)
}

/// The personas, then scenario, goal and evidence; past `most_lines` a field is cut.
pub(crate) fn blocks(plan: &Plan, room: f64, most_lines: Option<usize>, pen: &mut Pen) -> Vec<Block> {
    let mut blocks: Vec<Block> = plan.index.personas.iter().map(|look| persona(plan, look, pen)).collect();
    let state = plan.document.states.get(&plan.options.state);
    let fields = [
        ("Scenario", state.map(|state| state.scenario.clone()).unwrap_or_default()),
        ("Goal", state.map(|state| state.goal.clone()).unwrap_or_default()),
        ("Evidence", evidence(plan)),
    ];
    let filled = fields.into_iter().filter(|(_, value)| !value.trim().is_empty());
    blocks.extend(filled.map(|(name, value)| field(plan, (name, value), room, most_lines, pen)));
    blocks
}

/// The numbers to know first, from the right; returns where they begin.
fn headlines(plan: &Plan, room: f64, pen: &mut Pen) -> (Vec<Group>, f64) {
    let faces = headline_faces(plan);
    let mut right = MARGIN + room;
    let mut groups = Vec::new();
    for face in faces.iter().rev() {
        let theme = plan.theme;
        let mut style = HEADLINE.style(theme.text);
        style.tabular = true;
        let mut value = pen.line(&face.value_words().unwrap_or_default(), style, 0.0, 0.0);
        let mut caption = face.name().to_owned();
        caption.extend(face.sample().map(|sample| format!(", {sample}")));
        if face.evidence == Some(EvidenceKind::Illustrative) {
            caption.push_str(", illustrative");
        }
        let mut caption = pen.line(&caption, SMALL.style(theme.text_2), 0.0, HEADLINE.line_height + 2.0);
        let width = value.rect.width.max(caption.rect.width);
        value.rect.x = width - value.rect.width;
        caption.rect.x = width - caption.rect.width;
        let rect = Rect::new(right - width, MARGIN - 6.0, width, caption.rect.bottom());
        right = rect.x - HEADLINE_GAP;
        let key = format!("{} headline", face.metric.id);
        let mut group = text_group(&key, rect, face.label(), vec![Item::Text(value), Item::Text(caption)]);
        group.record = Some(RecordRef { kind: RecordKind::Metric, id: face.metric.id });
        groups.push(group);
    }
    let left = groups.last().map_or(MARGIN + room, |group| group.rect.x);
    (groups, left)
}

/// Measures of the whole journey or state in their order; where there are none, those of its
/// columns that are furthest from their targets, from left to right.
fn headline_faces(plan: &Plan) -> Vec<MetricFace> {
    let (state, direction) = (plan.options.state, plan.document.journey.text_direction);
    let is_of_whole = |metric: &Metric| match metric.on.kind {
        RecordKind::Journey => true,
        RecordKind::State => metric.on.id == state,
        _ => false,
    };
    let of = |metric| MetricFace::of(&plan.index, plan.options, direction, metric, 0.0, None);
    let of_whole = plan.document.metrics.values().filter(|metric| is_of_whole(metric)).map(of);
    let mut faces: Vec<MetricFace> = of_whole.filter(|face| face.value_words().is_some()).collect();
    faces.sort_by(|a, b| (&a.metric.order, a.metric.id).cmp(&(&b.metric.order, b.metric.id)));
    if faces.is_empty() {
        let of_columns = plan.rows.iter().flat_map(|row| &row.placed);
        let mut missed: Vec<(f64, usize, MetricFace)> = of_columns
            .filter_map(|placed| Some((placed.first, plan.document.metrics.get(&placed.id)?)))
            .map(|(column, metric)| (column, of(metric)))
            .filter_map(|(column, face)| Some((face.shortfall()?, column, face)))
            .collect();
        missed.sort_by(|(a, ..), (b, ..)| b.total_cmp(a));
        missed.truncate(HEADLINES);
        missed.sort_by_key(|(_, column, _)| *column);
        faces = missed.into_iter().map(|(_, _, face)| face).collect();
    }
    faces.truncate(HEADLINES);
    faces
}

/// Which state, in which words, and as of when.
pub(crate) fn subtitle(plan: &Plan) -> String {
    let Some(state) = plan.document.states.get(&plan.options.state) else { return String::new() };
    let kind = match state.kind {
        StateKind::Current => "current",
        StateKind::Future => "future",
        StateKind::Past => "past",
    };
    let mut subtitle = match (state.name.trim(), state.name.to_lowercase().contains(kind)) {
        ("", _) => state.kind.label().to_owned(),
        (name, true) => name.to_owned(),
        (name, false) => format!("{}: {name}", state.kind.label()),
    };
    if !state.as_of.trim().is_empty() {
        subtitle.push_str(&format!(", {}", numbers::date(&state.as_of)));
    }
    subtitle
}

/// A persona with the sample of its line: the lens is the legend of the curves.
fn persona(plan: &Plan, look: &PersonaLook, pen: &mut Pen) -> Block {
    let (theme, persona, style) = (plan.theme, look.persona, look.style);
    let mut letters = SMALL.weighing(Weight::SemiBold).style(theme.card);
    letters.align = Align::Middle;
    let initials = Passage {
        text: initials(&persona.name),
        style: letters,
        x: 0.0,
        y: DISC - SMALL.line_height / 2.0 + 2.0,
        width: 2.0 * DISC,
        most_lines: None,
    };
    let name = pen.written_line(&persona.name, NAME.style(theme.text), WORDS_X, 0.0);
    let role = pen.written_line(&persona.role, SMALL.style(theme.text_2), WORDS_X, NAME.line_height);
    let sample_x = role.rect.right() + if persona.role.is_empty() { 0.0 } else { SAMPLE_GAP };
    let sample_y = NAME.line_height + SMALL.line_height / 2.0;
    let focused = plan.index.focused == Some(persona.id);
    let (width, height) = (name.rect.right().max(sample_x + SAMPLE), 40.0);
    let label = match persona.role.is_empty() {
        true => persona.name.clone(),
        false => format!("{}, {}", persona.name, persona.role),
    };
    Block {
        key: format!("{} lens", persona.id),
        record: Some(RecordRef { kind: RecordKind::Persona, id: persona.id }),
        label,
        items: vec![
            circle(DISC, DISC + 2.0, DISC, Some(style.color), None),
            Item::Text(pen.set(&initials)),
            Item::Text(name),
            Item::Text(role),
            line((sample_x, sample_y), (sample_x + SAMPLE, sample_y), persona_stroke(style, focused)),
            marker(style, sample_x + SAMPLE / 2.0, sample_y, theme.card),
        ],
        width,
        height,
    }
}

/// The first letters of the first and the last word of a name.
fn initials(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let ends = match words.as_slice() {
        [] => Vec::new(),
        [one] => vec![*one],
        [first, .., last] => vec![*first, *last],
    };
    ends.iter().filter_map(|word| word.chars().next()).flat_map(char::to_uppercase).collect()
}

fn field(
    plan: &Plan,
    (name, value): (&str, String),
    room: f64,
    most_lines: Option<usize>,
    pen: &mut Pen,
) -> Block {
    let theme = plan.theme;
    let heading = pen.line(name, SMALL.style(theme.text_3), FIELD_X, 0.0);
    let mut value = pen.set(&Passage {
        text: value,
        style: VALUE.style(theme.text),
        x: FIELD_X,
        y: SMALL.line_height + 2.0,
        width: FIELD_WIDTH.min(room - FIELD_X),
        most_lines,
    });
    let widest = value.lines.iter().map(|line| line.width).fold(heading.rect.width, f64::max);
    // Text that runs to the left stands at the box's far end: the box moves so that it begins here.
    let first = value.lines.iter().map(|line| line.x).fold(f64::INFINITY, f64::min);
    value.rect.x -= first;
    let height = value.rect.bottom().max(40.0);
    Block {
        key: name.to_lowercase(),
        record: None,
        label: format!("{name}: {}", value.text),
        width: FIELD_X + widest,
        height,
        items: vec![
            line((0.5, 0.0), (0.5, height), solid(theme.line, 1.0)),
            Item::Text(heading),
            Item::Text(value),
        ],
    }
}

/// What the map rests on: "12 measured, 14 interviews, 3 assumptions, 5 illustrative".
fn evidence(plan: &Plan) -> String {
    let kinds = [
        (EvidenceKind::Measured, "measured", "measured"),
        (EvidenceKind::Interview, "interview", "interviews"),
        (EvidenceKind::Assumption, "assumption", "assumptions"),
        (EvidenceKind::Illustrative, "illustrative", "illustrative"),
    ];
    let counted = kinds.into_iter().filter_map(|(kind, one, several)| {
        let count = plan.index.evidence_counts.get(&kind).copied().filter(|count| *count > 0)?;
        Some(numbers::counted(count, one, several))
    });
    counted.collect::<Vec<_>>().join(", ")
}

/// A group of texts; the one called "title" is what the sheet is called.
pub(crate) fn text_group(key: &str, rect: Rect, label: String, items: Vec<Item>) -> Group {
    Group {
        key: key.into(),
        record: None,
        role: if key == "title" { Role::Title } else { Role::Text },
        region: Region::Lens,
        label: label.into(),
        table: TableRole::None,
        compared: None,
        rect,
        items: items.into(),
    }
}

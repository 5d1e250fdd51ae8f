//! What stands around a map on each of its pages: title and place above it, legend and footer below.

use super::format::Format;
use super::share::Window;
use crate::map::draw::{filled, line, marker, persona_stroke, solid};
use crate::map::pen::{Passage, Pen};
use crate::map::plan::Plan;
use crate::sheet::flow::Flow;
use crate::sheet::{compared, footer, legend, lens};
use crate::{
    Align, Group, Item, Rect, Region, Role, SheetOptions, TableRole, TextBlock, TextStyle, TypeSize, Weight,
};

const TITLE: TypeSize = TypeSize { size: 24.0, line_height: 30.0, weight: Weight::Bold };
const RUNNING_TITLE: TypeSize = TypeSize { size: 16.0, line_height: 20.0, weight: Weight::Bold };
const SUBTITLE: TypeSize = TypeSize { size: 13.0, line_height: 18.0, weight: Weight::Regular };
const FOOT: TypeSize = TypeSize { size: 12.0, line_height: 16.0, weight: Weight::Regular };
/// Between the title block and the map, the map and the rule, the rule and the legend, the legend
/// and the footer.
const ABOVE_MAP: f64 = 14.0;
const BELOW_MAP: f64 = 10.0;
const BELOW_RULE: f64 = 8.0;
const ABOVE_FOOT: f64 = 10.0;
/// Between two parts of the footer.
const FOOT_GAP: f64 = 20.0;
/// The title block and the legend take this share of a page's height at most.
const MOST_SHARE: f64 = 0.28;
/// A field of the lens takes so many lines on paper, and a title so many.
const MOST_LINES: usize = 4;
/// The widest and the highest that the strip of pages gets, and the height of one row of it.
const STRIP: f64 = 220.0;
const STRIP_HEIGHT: f64 = 22.0;
const STRIP_ROW: f64 = 10.0;
const STRIP_GAP: f64 = 2.0;
/// More pages than these below each other are drawn as one: each would be a line or less, and all
/// of them on all pages would outweigh the map.
const STRIP_ROWS: usize = 4;
/// A persona's line in the legend.
const SAMPLE: f64 = 34.0;

/// A part of a page, set as if its upper edge were 0.
struct Part {
    groups: Vec<Group>,
    height: f64,
}

/// What stands around a map, set once for all pages.
pub(super) struct Around {
    first_head: Part,
    head: Part,
    legend: Part,
    format: Format,
    /// What small paper has no room for, a sentence each.
    pub left_out: Vec<String>,
}

impl Around {
    pub fn of(plan: &Plan, format: Format, pen: &mut Pen) -> Around {
        let most = MOST_SHARE * format.height;
        let mut left_out = Vec::new();
        let mut first_head = first_head(plan, format, true, pen);
        if first_head.height > most {
            left_out
                .push("Personas, scenario, goal and evidence were left out: the paper is too small.".into());
            first_head = self::first_head(plan, format, false, pen);
        }
        let mut legend = legend(plan, format, true, pen);
        if legend.height > most {
            left_out.push("The legend was left out: the paper is too small.".into());
            legend = self::legend(plan, format, false, pen);
        }
        Around { first_head, head: running_head(plan, format, pen), legend, format, left_out }
    }

    /// The height for headers and rows, on the first page and on the others.
    pub fn room(&self) -> (f64, f64) {
        let (_, height) = self.format.room();
        let below = BELOW_MAP + BELOW_RULE + self.legend.height + ABOVE_FOOT + FOOT.line_height;
        let room = |head: &Part| height - head.height - ABOVE_MAP - below;
        (room(&self.first_head), room(&self.head))
    }

    /// The groups above the map of a page, and where the map begins from the top.
    pub fn above(&self, number: usize) -> (Vec<Group>, f64) {
        let head = if number == 0 { &self.first_head } else { &self.head };
        let top = self.format.margin;
        (moved(&head.groups, top), top + head.height + ABOVE_MAP)
    }

    /// The groups below it, without the footer.
    pub fn below(&self) -> Vec<Group> {
        let bottom = self.format.height - self.format.margin - FOOT.line_height - ABOVE_FOOT;
        moved(&self.legend.groups, bottom - self.legend.height)
    }
}

fn moved(groups: &[Group], dy: f64) -> Vec<Group> {
    groups.iter().map(|group| Group { rect: group.rect.moved(0.0, dy), ..group.clone() }).collect()
}

/// Title, state and date, then the personas and the fields of the lens.
fn first_head(plan: &Plan, format: Format, with_lens: bool, pen: &mut Pen) -> Part {
    let (room, _) = format.room();
    let width = room - STRIP - 24.0;
    let theme = plan.theme;
    let title = plan.document.journey.title.clone();
    let title = set(title, TITLE.style(theme.text), width, 2, pen);
    let words = subtitle(plan);
    let subtitle = set(words, SUBTITLE.style(theme.text_2), width, 2, pen);
    let below_title = title.rect.height + 2.0;
    let mut groups = vec![
        text_group("title", format.margin, 0.0, title),
        text_group("subtitle", format.margin, below_title, subtitle),
    ];
    let mut bottom = groups.iter().map(|group| group.rect.bottom()).fold(0.0, f64::max);
    let blocks = match plan.marks {
        _ if !with_lens => Vec::new(),
        Some(marks) => compared::counts(plan, &marks.summary, pen),
        None => lens::blocks(plan, room, Some(MOST_LINES), pen),
    };
    if !blocks.is_empty() {
        let (x, y) = (format.margin, bottom + 12.0);
        let (blocks, below) = Flow { region: Region::Lens, x, y, width: room, gaps: lens::GAPS }.set(blocks);
        groups.extend(blocks);
        bottom = below;
    }
    Part { groups, height: bottom }
}

/// Title, state and date in one line.
fn running_head(plan: &Plan, format: Format, pen: &mut Pen) -> Part {
    let (room, _) = format.room();
    let width = room - STRIP - 24.0;
    let theme = plan.theme;
    let title = plan.document.journey.title.clone();
    let title = set(title, RUNNING_TITLE.style(theme.text), 0.7 * width, 1, pen);
    let x = seen(&title) + 12.0;
    let words = subtitle(plan);
    let subtitle = set(words, SUBTITLE.style(theme.text_2), (width - x).max(60.0), 1, pen);
    let groups = vec![
        text_group("title", format.margin, 0.0, title),
        text_group("subtitle", format.margin + x, 2.0, subtitle),
    ];
    Part { groups, height: RUNNING_TITLE.line_height }
}

fn subtitle(plan: &Plan) -> String {
    plan.marks.map_or_else(|| lens::subtitle(plan), |marks| marks.summary.subtitle.clone())
}

/// A rule, then the personas' lines and what the marks mean.
fn legend(plan: &Plan, format: Format, with_entries: bool, pen: &mut Pen) -> Part {
    let (room, _) = format.room();
    let theme = plan.theme;
    let rule = line((0.0, 0.5), (room, 0.5), solid(theme.line_2, 1.0));
    let rect = Rect::new(format.margin, -BELOW_RULE, room, 1.0);
    let mut groups = vec![Group { region: Region::Legend, ..decoration("rule", rect, vec![rule]) }];
    if !with_entries {
        return Part { groups, height: 0.0 };
    }
    let feels =
        plan.rows.iter().any(|row| row.lane.kind == throughline_model::LaneKind::Emotion && !row.folded);
    let personas = plan.index.personas.iter().filter(|_| feels && plan.marks.is_none()).map(|look| {
        let focused = plan.index.focused == Some(look.persona.id);
        let middle = legend::MIDDLE;
        let sample = vec![
            line((0.0, middle), (SAMPLE, middle), persona_stroke(look.style, focused)),
            marker(look.style, SAMPLE / 2.0, middle, theme.card),
        ];
        (SAMPLE, sample, look.persona.name.clone())
    });
    let personas = personas.collect();
    let mut blocks = legend::blocks(plan, personas, pen);
    blocks.extend(legend::warning(plan, pen));
    if blocks.is_empty() {
        return Part { groups, height: 0.0 };
    }
    let flow = Flow { region: Region::Legend, x: format.margin, y: 0.0, width: room, gaps: legend::GAPS };
    let (blocks, height) = flow.set(blocks);
    groups.extend(blocks);
    Part { groups, height }
}

/// Who keeps the map and which version it is; what comes next; which page it is.
pub(super) fn footer(
    plan: &Plan,
    format: Format,
    sheet: &SheetOptions,
    (number, count): (usize, usize),
    continues: Option<String>,
    pen: &mut Pen,
) -> Vec<Group> {
    let (room, _) = format.room();
    let y = format.height - format.margin - FOOT.line_height;
    let page = format!("Page {} of {count}", number + 1);
    let parts = footer::parts(&plan.document.journey, sheet, &page);
    let (last, known) = parts.split_last().map_or(("", &[][..]), |(last, known)| (last.1.as_str(), known));
    let known: Vec<&str> =
        known.iter().map(|(_, words)| words.as_str()).filter(|it| !it.is_empty()).collect();
    let continues = continues.map(|next| format!("Continues: {next}")).unwrap_or_default();
    let style = |align| TextStyle { align, ..FOOT.style(plan.theme.text_2) };
    let page = pen.line(last, style(Align::Start), 0.0, 0.0);
    let next = fitting(continues, style(Align::Start), room / 3.0, pen);
    let beside = if next.text.is_empty() { room - page.rect.width } else { (room - seen(&next)) / 2.0 };
    // Where not all fits, the version and its date go before the owner.
    let whole = pen.line(&known.join(". "), style(Align::Start), 0.0, 0.0);
    let known = match (whole.rect.width > beside - FOOT_GAP, known.as_slice()) {
        (true, [_, version]) => (*version).to_owned(),
        _ => known.join(". "),
    };
    let version = fitting(known, style(Align::Start), beside - FOOT_GAP, pen);
    let (page_x, next_x) = (room - page.rect.width, (room - seen(&next)) / 2.0);
    let parts = [("version", version, 0.0), ("continues", next, next_x), ("page", page, page_x)];
    let parts = parts.into_iter().filter(|(_, text, _)| !text.text.is_empty());
    let groups = parts.map(|(key, text, x)| {
        let group = text_group(&format!("footer {key}"), format.margin + x, y, text);
        Group { region: Region::Legend, ..group }
    });
    groups.collect()
}

/// One line of the program's words, cut where it is wider than its room.
fn fitting(text: String, style: TextStyle, width: f64, pen: &mut Pen) -> TextBlock {
    pen.set_own(&Passage { text, style, x: 0.0, y: 0.0, width, most_lines: Some(1) })
}

/// How wide a text of one line is.
fn seen(text: &TextBlock) -> f64 {
    text.lines.iter().map(|line| line.x + line.width).fold(0.0, f64::max)
}

/// A small map of all pages at the top right, the page's own place strong.
pub(super) fn strip(plan: &Plan, format: Format, windows: &[Window], own: &Window) -> Group {
    let columns = plan.columns.columns.len().max(1) as f64;
    let width = (columns * 12.0).clamp(80.0, STRIP);
    let total: f64 = plan.columns.stages.iter().map(|band| band.grid.width).sum();
    let gaps = plan.columns.stages.len().saturating_sub(1) as f64;
    // Many stages leave no room for gaps.
    let gap = (width * 0.25 / gaps.max(1.0)).min(STRIP_GAP);
    let by = (width - gaps * gap) / total.max(1.0);
    let mut rows: Vec<usize> = windows.iter().map(|window| window.rows.start).collect();
    rows.sort_unstable();
    rows.dedup();
    // Many pages below each other share a height that the title has, too.
    let pitch = (STRIP_HEIGHT / rows.len() as f64).min(STRIP_ROW + STRIP_GAP);
    let height = (pitch - STRIP_GAP).max(pitch / 2.0);
    let whole = rows.len() as f64 * pitch;
    let (mut items, mut owned) = (Vec::new(), Vec::new());
    let mut x = 0.0;
    for band in &plan.columns.stages {
        let stage = plan.outline.stages.get(band.number).map_or(0, |stage| stage.stage.colour);
        let colors = plan.theme.stage(if stage == 0 { band.number + 1 } else { usize::from(stage) });
        let block = band.grid.width * by;
        let radius = STRIP_GAP.min(block / 3.0);
        if rows.len() > STRIP_ROWS {
            items.push(filled(Rect::new(x, 0.0, block, whole), radius, colors.fill));
        }
        for (place, row) in rows.iter().enumerate() {
            let at = Rect::new(x, place as f64 * pitch, block, height);
            if own.rows.start == *row && own.columns.contains(&band.first) {
                owned.push(filled(at, radius.min(height / 3.0), colors.edge));
            } else if rows.len() <= STRIP_ROWS {
                items.push(filled(at, radius, colors.fill));
            }
        }
        x += block + gap;
    }
    items.extend(owned);
    let x = format.width - format.margin - width;
    decoration("strip", Rect::new(x, format.margin + 2.0, width, whole), items)
}

fn set(text: String, style: TextStyle, width: f64, lines: usize, pen: &mut Pen) -> TextBlock {
    pen.set(&Passage { text, style, x: 0.0, y: 0.0, width, most_lines: Some(lines) })
}

fn text_group(key: &str, x: f64, y: f64, text: TextBlock) -> Group {
    let rect = Rect { x, y, ..text.rect };
    lens::text_group(key, rect, text.text.to_string(), vec![Item::Text(text)])
}

fn decoration(key: &str, rect: Rect, items: Vec<Item>) -> Group {
    Group {
        key: key.into(),
        record: None,
        role: Role::Decoration,
        region: Region::Lens,
        label: "".into(),
        table: TableRole::None,
        compared: None,
        rect,
        items: items.into(),
    }
}

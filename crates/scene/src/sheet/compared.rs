//! What stands around a comparison: which states, what it comes to, and what its marks mean.

use throughline_insight::ChangeKind;
use throughline_model::LaneKind;

use super::MARGIN;
use super::flow::{Block, Flow};
use super::legend::{Entry, MIDDLE};
use super::lens::{HEADLINE, HEADLINE_GAP, HEADLINES, SMALL, SUBTITLE, TITLE, text_group};
use crate::map::badges::{DOTTED, badge};
use crate::map::curves::delta;
use crate::map::draw::{circle, dashed, edged, icon, line, solid};
use crate::map::pen::{Passage, Pen};
use crate::map::plan::Plan;
use crate::map::{Marks, Summary, SummaryFigure};
use crate::{Group, Icon, Item, Paint, Pattern, Rect, Rectangle, Region, Stroke, TypeSize, Weight};

/// What was, beside a headline number.
const WAS: TypeSize = TypeSize { size: 18.0, line_height: 34.0, weight: Weight::Regular };
const DELTA: TypeSize = TypeSize { size: 14.0, line_height: 34.0, weight: Weight::SemiBold };
const COUNT: TypeSize = TypeSize { size: 13.0, line_height: 18.0, weight: Weight::Medium };
const BADGE: f64 = 16.0;
const ARROW: f64 = 16.0;
const APART: f64 = 8.0;
/// A headline number's words wrap at this width.
const CAPTION: f64 = 220.0;

/// Title, states, headline, numbers and counts; and where they end.
pub(super) fn lens(plan: &Plan, summary: &Summary, room: f64, pen: &mut Pen) -> (Vec<Group>, f64) {
    let (mut groups, numbers_left, numbers_bottom) = figures(plan, &summary.figures, room, pen);
    let width = numbers_left - MARGIN - if groups.is_empty() { 0.0 } else { HEADLINE_GAP };
    let mut text = |key: &str, text: &str, style, y: f64, pen: &mut Pen| {
        let passage = Passage { text: text.into(), style, x: 0.0, y: 0.0, width, most_lines: None };
        let block = pen.set(&passage);
        let rect = Rect { x: MARGIN, y, ..block.rect };
        groups.push(text_group(key, rect, block.text.to_string(), vec![Item::Text(block)]));
        rect.bottom()
    };
    let theme = plan.theme;
    let title = &plan.document.journey.title;
    let below = text("title", title, TITLE.style(theme.text), MARGIN - 6.0, pen);
    let below = text("subtitle", &summary.subtitle, SUBTITLE.style(theme.text_2), below + 2.0, pen);
    let headline = SUBTITLE.weighing(Weight::SemiBold).style(theme.text);
    let below = text("headline", &summary.headline, headline, below + 8.0, pen);
    let flow = Flow {
        region: Region::Lens,
        x: MARGIN,
        y: below.max(numbers_bottom) + 12.0,
        width: room,
        gaps: (20.0, 6.0),
    };
    let (counts, bottom) = flow.set(counts(plan, summary, pen));
    groups.extend(counts);
    (groups, bottom)
}

/// A badge and a number of changes for each kind.
pub(crate) fn counts(plan: &Plan, summary: &Summary, pen: &mut Pen) -> Vec<Block> {
    let kinds = ChangeKind::ALL.into_iter().filter_map(|it| Some((it, *summary.counts.get(&it)?)));
    let mut blocks: Vec<Block> = kinds
        .map(|(change, count)| {
            let words = format!("{count} {}", change.word());
            let text = pen.line(&words, COUNT.style(plan.theme.text), BADGE + 6.0, 0.0);
            let mut items = badge(change, 0.0, 1.0, BADGE, plan.theme);
            let width = text.rect.right();
            items.push(Item::Text(text));
            let key = format!("count {}", change.word());
            Block { key, record: None, label: words, items, width, height: 18.0 }
        })
        .collect();
    if blocks.is_empty() {
        let text = pen.line("Nothing differs", COUNT.style(plan.theme.text_2), 0.0, 0.0);
        blocks.push(Block {
            key: "count nothing".into(),
            record: None,
            label: "Nothing differs".into(),
            width: text.rect.width,
            height: 18.0,
            items: vec![Item::Text(text)],
        });
    }
    blocks
}

/// The numbers to know first, from the right; where they begin, and where they end.
fn figures(plan: &Plan, figures: &[SummaryFigure], room: f64, pen: &mut Pen) -> (Vec<Group>, f64, f64) {
    let mut right = MARGIN + room;
    let mut groups = Vec::new();
    let mut bottom: f64 = 0.0;
    for (place, figure) in figures.iter().take(HEADLINES).enumerate().rev() {
        let (items, rect) = drawn(plan, figure, pen);
        // Title and headline keep at least half of the sheet.
        if right - rect.width < MARGIN + room / 2.0 {
            continue;
        }
        let rect = rect.moved(right - rect.width, MARGIN - 6.0);
        right = rect.x - HEADLINE_GAP;
        bottom = bottom.max(rect.bottom());
        let label = format!("{}: {} to {}", figure.caption, figure.before, figure.after);
        groups.push(text_group(&format!("figure {place}"), rect, label, items));
    }
    (groups, right + if bottom > 0.0 { HEADLINE_GAP } else { 0.0 }, bottom)
}

fn drawn(plan: &Plan, figure: &SummaryFigure, pen: &mut Pen) -> (Vec<Item>, Rect) {
    let theme = plan.theme;
    let mut items = Vec::new();
    let mut x = 0.0;
    let mut put = |text: &str, size: TypeSize, color, x: f64, pen: &mut Pen| {
        let mut style = size.style(color);
        style.tabular = true;
        let block = pen.line(text, style, x, 0.0);
        let right = block.rect.right();
        items.push(Item::Text(block));
        right
    };
    let mut arrow_x = None;
    if !figure.before.is_empty() {
        x = put(&figure.before, WAS, theme.text_2, x, pen) + APART;
        arrow_x = Some(x);
        x += ARROW + APART;
    }
    x = put(&figure.after, HEADLINE, theme.text, x, pen);
    if let Some((delta, better)) = &figure.delta {
        let ink = match better {
            Some(true) => theme.emotions[4],
            Some(false) => theme.emotions[0],
            None => theme.text_2,
        };
        let word = match better {
            Some(true) => " better",
            Some(false) => " worse",
            None => "",
        };
        x = put(&format!("{delta}{word}"), DELTA, ink, x + APART, pen);
    }
    items.extend(arrow_x.map(|x| icon(Icon::ArrowRight, x, 9.0, ARROW, theme.text_2)));
    let caption = pen.set_own(&Passage {
        text: figure.caption.clone(),
        style: SMALL.style(theme.text_2),
        x: 0.0,
        y: HEADLINE.line_height + 2.0,
        width: x.max(CAPTION),
        most_lines: None,
    });
    let seen = caption.lines.iter().map(|line| line.x + line.width).fold(x, f64::max);
    let height = caption.rect.bottom();
    items.push(Item::Text(caption));
    (items, Rect::new(0.0, 0.0, seen, height))
}

/// What the marks of a comparison mean: those that are on this one.
pub(super) fn legend(plan: &Plan, marks: &Marks) -> Vec<Entry> {
    let theme = plan.theme;
    let words = |change| match change {
        ChangeKind::Added => "Added: solid edge, underlined",
        ChangeKind::Removed => "Removed: dashed edge, struck through",
        ChangeKind::Moved => "Moved: where it stands now",
        ChangeKind::Changed => "Changed: old words struck, new words underlined",
    };
    let there = ChangeKind::ALL.into_iter().filter(|change| marks.summary.counts.contains_key(change));
    let mut entries: Vec<Entry> = there
        .map(|change| (BADGE, badge(change, 0.0, MIDDLE - BADGE / 2.0, BADGE, theme), words(change).into()))
        .collect();
    if marks.summary.counts.contains_key(&ChangeKind::Moved) {
        let dotted = Stroke { round: true, ..dashed(theme.change(ChangeKind::Moved).ink, 1.5, DOTTED) };
        let place = edged(Rect::new(0.0, MIDDLE - 7.0, 28.0, 14.0), 3.0, None, dotted);
        entries.push((28.0, vec![place], "Moved: its old place".into()));
    }
    if marks.is_apart {
        let (then, now) = &marks.section_names;
        let gap = Paint {
            fill: None,
            pattern: Some(Pattern::Hatch { pitch: 6.0, width: 1.0, color: theme.line_2 }),
            stroke: Some(solid(theme.line_2, 1.0)),
        };
        let rect = Rect::new(0.5, MIDDLE - 7.0, 28.0, 14.0);
        let gap = Item::Rectangle(Rectangle { rect, radius: 2.0, paint: gap, opacity: 1.0 });
        entries.push((28.0, vec![gap], "Not there on this side".into()));
        if !plan.rows.iter().any(|row| marks.section(row.lane.id).is_some()) {
            let divider = line((8.0, MIDDLE - 8.0), (8.0, MIDDLE + 8.0), solid(theme.accent, 2.0));
            entries.push((16.0, vec![divider], format!("Left: {then}. Right: {now}")));
        }
        return entries;
    }
    let has = |kind: LaneKind| plan.rows.iter().any(|row| row.lane.kind == kind && !row.folded);
    if has(LaneKind::Emotion) && marks.shown(&plan.index).is_some() {
        let (then, now) = &marks.side_names;
        let sample = |stroke| vec![line((0.0, MIDDLE), (32.0, MIDDLE), stroke)];
        entries.push((32.0, sample(delta::now_stroke(theme)), format!("{now}: the curve with faces")));
        let mut before = sample(delta::then_stroke(theme));
        before.push(circle(16.0, MIDDLE, 4.5, Some(theme.card), Some(solid(theme.text_2, 2.0))));
        entries.push((32.0, before, format!("{then}: the dashed curve")));
        let ground = |paint| {
            let rect = Rect::new(0.0, MIDDLE - 7.0, 28.0, 14.0);
            vec![Item::Rectangle(Rectangle { rect, radius: 2.0, paint, opacity: 1.0 })]
        };
        entries.push((28.0, ground(delta::better(theme)), "Better".into()));
        entries.push((28.0, ground(delta::worse(theme)), "Worse".into()));
    }
    entries
}

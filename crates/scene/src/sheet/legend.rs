//! The legend: what the marks on this map mean, and only those that are on it.

use throughline_model::{EvidenceKind, LaneKind, Link, LinkKind};

use super::flow::{Block, Flow};
use super::{MARGIN, compared};
use crate::map::cards::{evidence_mark, severity_meter};
use crate::map::curves::LEVELS;
use crate::map::draw::{circle, filled, icon, line, solid};
use crate::map::pen::Pen;
use crate::map::plan::Plan;
use crate::{Group, Icon, Item, Rect, Region, TypeSize, Weight};

const TEXT: TypeSize = TypeSize { size: 12.0, line_height: 20.0, weight: Weight::Regular };
/// The middle of a row.
pub(crate) const MIDDLE: f64 = 10.0;
/// Between a mark and its words.
const MARK_GAP: f64 = 6.0;
/// Between two entries, and between two rows of them.
pub(crate) const GAPS: (f64, f64) = (22.0, 4.0);

/// The width of a mark, what it is drawn from, and what it means.
pub(crate) type Entry = (f64, Vec<Item>, String);

/// The legend from `y` on, and where it ends.
pub(super) fn groups(plan: &Plan, y: f64, room: f64, pen: &mut Pen) -> (Vec<Group>, f64) {
    let blocks = blocks(plan, Vec::new(), pen);
    if blocks.is_empty() {
        return (Vec::new(), y);
    }
    let (mut groups, mut bottom) =
        Flow { region: Region::Legend, x: MARGIN, y, width: room, gaps: GAPS }.set(blocks);
    if let Some(warning) = warning(plan, pen) {
        let flow = Flow { region: Region::Legend, x: MARGIN, y: bottom + 4.0, width: room, gaps: GAPS };
        let (warning, below) = flow.set(vec![warning]);
        groups.extend(warning);
        bottom = below;
    }
    (groups, bottom)
}

/// That figures are made up, where some are.
pub(crate) fn warning(plan: &Plan, pen: &mut Pen) -> Option<Block> {
    let words = "Figures marked with a hollow diamond are illustrative, not measured.";
    let style = TEXT.weighing(Weight::SemiBold).style(plan.theme.text);
    plan.index.illustrative.then(|| {
        let text = pen.line(words, style, 0.0, 0.0);
        Block {
            key: "illustrative".into(),
            record: None,
            label: words.into(),
            width: text.rect.width,
            height: TEXT.line_height,
            items: vec![Item::Text(text)],
        }
    })
}

/// The heading and the entries, those given first.
pub(crate) fn blocks(plan: &Plan, mut entries: Vec<Entry>, pen: &mut Pen) -> Vec<Block> {
    let theme = plan.theme;
    if let Some(marks) = plan.marks {
        entries.extend(compared::legend(plan, marks));
    }
    let has = |kind: LaneKind| plan.rows.iter().any(|row| row.lane.kind == kind && !row.folded);
    if has(LaneKind::Emotion) && plan.index.focused.is_some() {
        entries.extend(LEVELS.map(|level| {
            let look = theme.emotion(level);
            (16.0, vec![icon(look.icon, 0.0, MIDDLE - 8.0, 16.0, look.color)], look.word.to_owned())
        }));
        if has(LaneKind::Moment) {
            let ring = circle(8.0, MIDDLE, 7.25, None, Some(solid(theme.lane(LaneKind::Moment).ink, 1.5)));
            entries.push((16.0, vec![ring], "Moment of truth".into()));
        }
    }
    if has(LaneKind::Owner) {
        let (owner, pain) = (theme.lane(LaneKind::Owner), theme.lane(LaneKind::Pain));
        let disc = circle(8.0, MIDDLE, 7.5, Some(theme.card), Some(solid(owner.edge, 1.0)));
        let arrow = icon(Icon::ArrowRight, 3.0, MIDDLE - 5.0, 10.0, owner.ink);
        entries.push((16.0, vec![disc, arrow], "Hand-off".into()));
        let loses = |link: &Link| link.kind == LinkKind::HandOff && !link.lost_information.trim().is_empty();
        if plan.index.links().iter().any(|link| loses(link)) {
            let disc = circle(8.0, MIDDLE, 8.0, Some(pain.ink), None);
            let mut mark = pen.line("!", TEXT.weighing(Weight::Bold).style(theme.card), 0.0, 0.0);
            mark.rect.x = 8.0 - mark.rect.width / 2.0;
            entries.push((16.0, vec![disc, Item::Text(mark)], "Hand-off that loses information".into()));
        }
    }
    if has(LaneKind::Pain) {
        let meter = severity_meter(4, 0.0, MIDDLE - 4.0, theme.lane(LaneKind::Pain).ink, theme.line_2);
        entries.push((38.0, meter, "Severity, 1 to 5".into()));
    }
    if has(LaneKind::Metric) && plan.marks.is_none() {
        entries.push((40.0, bar(plan), "Newest value, with target mark".into()));
        let target = icon(Icon::Target, 0.0, MIDDLE - 6.5, 13.0, theme.text_2);
        entries.push((13.0, vec![target], "Target".into()));
    }
    if plan.rows.iter().any(|row| row.lane.kind == LaneKind::Line) {
        let dash = crate::map::draw::dashed(theme.text_2, 1.5, &[8.0, 4.0]);
        entries.push((32.0, vec![line((0.0, MIDDLE), (32.0, MIDDLE), dash)], "Blueprint line".into()));
    }
    let evidence = [
        (EvidenceKind::Measured, "Measured"),
        (EvidenceKind::Interview, "From interviews"),
        (EvidenceKind::Assumption, "Assumption"),
        (EvidenceKind::Illustrative, "Illustrative: made up to show how the map reads"),
    ];
    for (kind, words) in evidence {
        if plan.index.evidence_counts.contains_key(&kind) {
            entries.push((8.0, evidence_mark(kind, 4.0, MIDDLE, theme, theme.card), words.into()));
        }
    }
    if entries.is_empty() {
        return Vec::new();
    }
    let heading = pen.line("Legend", TEXT.weighing(Weight::SemiBold).style(theme.text), 0.0, 0.0);
    let mut blocks = vec![Block {
        key: "legend".into(),
        record: None,
        label: "Legend".into(),
        width: heading.rect.width,
        height: TEXT.line_height,
        items: vec![Item::Text(heading)],
    }];
    blocks.extend(entries.into_iter().map(|(mark_width, mut items, words)| {
        let text = pen.line(&words, TEXT.style(theme.text_2), mark_width + MARK_GAP, 0.0);
        let width = text.rect.right();
        items.push(Item::Text(text));
        let key = format!("legend {}", words.to_lowercase());
        Block { key, record: None, label: words, width, height: TEXT.line_height, items }
    }));
    blocks
}

fn bar(plan: &Plan) -> Vec<Item> {
    let (theme, ink) = (plan.theme, plan.theme.lane(LaneKind::Metric).ink);
    vec![
        filled(Rect::new(0.0, MIDDLE - 2.0, 40.0, 4.0), 2.0, theme.line),
        filled(Rect::new(0.0, MIDDLE - 2.0, 24.0, 4.0), 2.0, ink),
        filled(Rect::new(31.0, MIDDLE - 4.0, 2.0, 8.0), 0.0, theme.text),
    ]
}

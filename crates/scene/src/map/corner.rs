//! Where labels and headers meet: what the headers are, and whether figures are made up.

use throughline_model::EvidenceKind;

use super::cards::evidence_mark;
use super::draw::{filled, line, solid};
use super::pen::{Passage, Pen};
use super::plan::Plan;
use crate::{Group, Item, LANE_COUNT, Rect, Region, Role, TableRole, TypeSize, Weight};

const TEXT: TypeSize = TypeSize { size: 11.0, line_height: 14.0, weight: Weight::Regular };
const TEXT_X: f64 = 12.0;
/// Below the words, above the line to the body.
const BOTTOM: f64 = 7.0;
/// From the mark's middle to the words that explain it.
const MARK_ROOM: f64 = 10.0;

/// What a map says of its made-up figures.
pub(crate) const ILLUSTRATIVE: &str = "Figures with this mark are illustrative";

/// The corner.
pub(crate) fn group(plan: &Plan, pen: &mut Pen) -> Group {
    let (theme, width, height) = (plan.theme, plan.metrics.label_width, plan.headers.height());
    let mut items = vec![
        filled(Rect::new(0.0, 0.0, width, height), 0.0, plan.ground.labels),
        line((0.0, height - 0.5), (width, height - 0.5), solid(theme.line_2, 1.0)),
        line((width - 0.5, 4.0), (width - 0.5, height), solid(theme.line_2, 1.0)),
    ];
    let (stages_y, stages_height) = plan.headers.stages_extent();
    let style = TEXT.style(theme.text_3);
    let words = plan.marks.map(|marks| marks.corner_words());
    let (first, second) = words.unwrap_or(("Stages and steps".into(), "Time runs left to right".into()));
    let stages = pen.line(&first, style.clone(), TEXT_X, stages_y + ((stages_height - 14.0) / 2.0).round());
    items.push(Item::Text(stages));
    let steps_y = plan.headers.steps_y();
    let label = match plan.index.illustrative {
        true => {
            let mut words = pen.set_own(&Passage {
                text: ILLUSTRATIVE.into(),
                style: LANE_COUNT.style(theme.text_2),
                x: TEXT_X + MARK_ROOM,
                y: 0.0,
                width: width - TEXT_X - MARK_ROOM - 4.0,
                most_lines: None,
            });
            words.rect.y = (height - BOTTOM - words.rect.height).min(steps_y + 2.0);
            let mark_y = words.rect.y + LANE_COUNT.line_height / 2.0;
            items.extend(evidence_mark(
                EvidenceKind::Illustrative,
                TEXT_X + 3.0,
                mark_y,
                theme,
                plan.ground.labels,
            ));
            items.push(Item::Text(words));
            format!("{first}. Figures marked with a hollow diamond are illustrative.")
        }
        false => {
            items.push(Item::Text(pen.set_own(&Passage {
                text: second.clone(),
                style,
                x: TEXT_X,
                y: steps_y + 9.0,
                width: width - 2.0 * TEXT_X,
                most_lines: Some(2),
            })));
            format!("{first}. {second}.")
        }
    };
    Group {
        key: "corner".into(),
        record: None,
        role: Role::Text,
        region: Region::Corner,
        label: label.into(),
        table: TableRole::None,
        compared: None,
        rect: Rect::new(plan.left, 0.0, width, height),
        items: items.into(),
    }
}

//! The headers of steps: a number or, in a comparison, the badge of a change, and the name.

use throughline_insight::ChangeKind;
use throughline_model::{RecordKind, RecordRef, Step};

use super::{STEP_BOTTOM, STEP_TOP};
use crate::map::badges::badge;
use crate::map::columns::Column;
use crate::map::fragments::{self, Inks};
use crate::map::marks::{Mark, Marks, Slim};
use crate::map::pen::{Passage, Pen};
use crate::map::plan::Plan;
use crate::{
    Align, Decoration, Group, Item, Metrics, Rect, Region, Role, STEP_NAME, STEP_NUMBER, TableRole, Theme,
};

/// From a column's edge, beside the cell padding: a step's number, and its name.
const NUMBER_X: f64 = 3.0;
const STEP_X: f64 = 21.0;
/// What a step's name leaves of the column, beside the cell padding at both sides.
const OUTSIDE_STEP: f64 = 24.0;
const BADGE: f64 = 16.0;

/// A step's header, its texts set.
pub(super) struct StepTexts {
    pub items: Vec<Item>,
    /// From the top of the names to the lowest text.
    pub height: f64,
}

/// What the headers of steps are set with.
pub(super) struct Setting<'a> {
    pub marks: Option<&'a Marks>,
    /// How many lines a name may take.
    pub most_lines: Option<usize>,
    pub metrics: &'a Metrics,
    pub theme: &'a Theme,
}

impl Setting<'_> {
    /// The header of a step; none for one that is not written out.
    pub fn step(
        &self,
        step: &Step,
        column: &Column,
        number: Option<usize>,
        pen: &mut Pen,
    ) -> Option<StepTexts> {
        match column.slim {
            Some(Slim::OldPlace) => None,
            Some(Slim::Folded) => number.map(|number| self.folded(number, column, pen)),
            None if column.folded => None,
            None => Some(self.written(step, column, number, pen)),
        }
    }

    /// The number alone, in the middle.
    fn folded(&self, number: usize, column: &Column, pen: &mut Pen) -> StepTexts {
        let mut style = STEP_NUMBER.style(self.theme.text_3);
        style.align = Align::Middle;
        let number = pen.set_own(&Passage {
            text: number.to_string(),
            style,
            x: 0.0,
            y: STEP_TOP,
            width: column.grid.width,
            most_lines: None,
        });
        StepTexts { height: number.rect.height, items: vec![Item::Text(number)] }
    }

    fn written(&self, step: &Step, column: &Column, number: Option<usize>, pen: &mut Pen) -> StepTexts {
        let (metrics, theme) = (self.metrics, self.theme);
        let mark = self.marks.and_then(|marks| marks.mark(step.id)).map(|mark| &**mark);
        let pad = metrics.cell_padding_x;
        let mut items = match (mark.filter(|mark| mark.own), number) {
            (Some(mark), _) => badge(mark.change, pad + 1.0, STEP_TOP, BADGE, theme),
            (None, Some(number)) => {
                // Three digits need the room that two leave before them.
                let x = if number < 100 { NUMBER_X } else { NUMBER_X - 4.0 };
                let digits = STEP_NUMBER.style(theme.text_3);
                vec![Item::Text(pen.line(&number.to_string(), digits, pad + x, STEP_TOP))]
            }
            (None, None) => Vec::new(),
        };
        let width = column.grid.width - 2.0 * pad - OUTSIDE_STEP;
        let mut name = STEP_NAME.style(theme.text);
        if self.marks.is_some() && mark.is_none() {
            name.color = theme.text_3;
        }
        let place = Rect::new(pad + STEP_X, STEP_TOP, width, 0.0);
        let (written, rect) = name_of((&step.name, self.most_lines), mark, name, place, theme, pen);
        items.extend(written);
        let mut bottom = rect.bottom();
        let notes = mark.into_iter().flat_map(|mark| mark.notes.iter().map(move |note| (mark.change, note)));
        for (change, note) in notes {
            let note = pen.set_own(&Passage {
                text: note.clone(),
                style: metrics.meta.style(theme.change(change).ink),
                x: pad + STEP_X,
                y: bottom,
                width,
                most_lines: None,
            });
            bottom = note.rect.bottom();
            items.push(Item::Text(note));
        }
        StepTexts { items, height: bottom - STEP_TOP }
    }
}

/// A stage's or step's name as its change wants it, and the box of its texts.
pub(super) fn name_of(
    (name, most_lines): (&str, Option<usize>),
    mark: Option<&Mark>,
    mut style: crate::TextStyle,
    place: Rect,
    theme: &Theme,
    pen: &mut Pen,
) -> (Vec<Item>, Rect) {
    if let Some(runs) = mark.and_then(|mark| mark.words.as_ref()) {
        let (blocks, rect) = fragments::set(runs, &style, Inks::of(theme), place, pen);
        return (blocks.into_iter().map(Item::Text).collect(), rect);
    }
    match mark.map(|mark| mark.change) {
        Some(ChangeKind::Added) => style.decoration = Some(Decoration::Underline),
        Some(ChangeKind::Removed) => {
            style.decoration = Some(Decoration::StrikeThrough);
            style.color = theme.change(ChangeKind::Removed).ink;
        }
        _ => {}
    }
    let Rect { x, y, width, .. } = place;
    let block = pen.set(&Passage { text: name.to_owned(), style, x, y, width, most_lines });
    (vec![Item::Text(block.clone())], block.rect)
}

/// The height of the row of steps without what runs below the names.
pub(super) fn height(tallest: f64) -> f64 {
    STEP_TOP + tallest.max(STEP_NAME.line_height) + STEP_BOTTOM
}

/// A step's header as a group.
pub(super) fn group(plan: &Plan, place: usize) -> Option<Group> {
    let texts = plan.headers.steps.get(place)?.as_ref()?;
    let column = plan.columns.columns.get(place)?;
    let step = plan.document.steps.get(&column.grid.id)?;
    let mut label = match plan.headers.numbers.get(place).copied().flatten() {
        Some(number) => format!("{number}. {}", step.name),
        None => step.name.clone(),
    };
    if !step.duration.is_empty() {
        label.push_str(&format!(", {}", step.duration));
    }
    Some(Group {
        key: step.id.to_string().into(),
        record: Some(RecordRef { kind: RecordKind::Step, id: step.id }),
        role: Role::Step,
        region: Region::Headers,
        label: label.into(),
        table: TableRole::ColumnHeader { level: 1, first: place, last: place },
        compared: None,
        rect: Rect::new(column.grid.x, plan.headers.steps_y(), column.grid.width, plan.headers.step_height),
        items: texts.items.clone().into(),
    })
}

//! The map as it looks: stages and steps above, lanes on the left, one card a cell.

use throughline_model::RecordKind;

use super::written;
use crate::grid::{GridRow, Holds, rows};
use crate::map::{StateMap, What};
use crate::table::Cell;

pub(crate) fn matrix(map: &StateMap) -> String {
    let stages = (0..map.columns.len()).map(|at| map.stage_name(map.columns[at].stage));
    let steps = (0..map.columns.len()).map(|at| map.step_name(at));
    let head =
        |name: &str, names: Vec<String>| std::iter::once(name.to_owned()).chain(names).collect::<Vec<_>>();
    let heads = [head("Stage", stages.collect()), head("Step", steps.collect())];
    let rows = rows(map);
    written(heads.into_iter().chain(rows.iter().map(|row| written_row(map, row))))
}

fn written_row(map: &StateMap, row: &GridRow) -> Vec<String> {
    let mut cells = vec![String::new(); map.columns.len() + 1];
    cells[0] = map.lane_name(row.lane);
    match &row.holds {
        Holds::Feelings(persona) => {
            cells[0] = format!("{}: {}", cells[0], map.name(RecordKind::Persona, persona.id));
            for (cell, column) in cells.iter_mut().skip(1).zip(&map.columns) {
                let score = map.emotion(column.id, persona.id).and_then(|it| it.score);
                *cell = Cell::number(score).plain();
            }
        }
        Holds::Placed(placed) => {
            for it in placed {
                let text = map.text(it.what);
                let said = match it.what {
                    What::Card(_) => text,
                    What::Metric(_) => format!("{text}: {}", map.marks(row.lane.kind, it.what).join(", ")),
                };
                if let Some(cell) = cells.get_mut(it.first + 1) {
                    *cell = said;
                }
            }
        }
        Holds::Nothing => {}
    }
    cells
}

//! How each persona feels in each column: the numbers of the curves.

use throughline_model::RecordKind;

use super::{Cell, Head, Table};
use crate::map::StateMap;

/// A row a column, the scores of each persona beside each other, then their own words.
pub(crate) fn feelings(map: &StateMap) -> Table {
    let mut heads = vec![Head::new("stage", 20.0), Head::new("step", 26.0)];
    let named = |id| map.name(RecordKind::Persona, id);
    heads.extend(map.feeling.iter().map(|persona| Head::new(named(persona.id), 14.0)));
    heads.extend(map.feeling.iter().map(|it| Head::new(format!("{}, in words", named(it.id)), 30.0)));
    let row = |(place, column): (usize, &crate::map::Column)| {
        let of = |persona| map.emotion(column.id, persona);
        let mut cells = vec![Cell::text(&map.stage_name(column.stage)), Cell::text(&map.step_name(place))];
        cells.extend(map.feeling.iter().map(|it| Cell::number(of(it.id).and_then(|it| it.score))));
        cells.extend(map.feeling.iter().map(|it| {
            let said = of(it.id).map(|it| [it.label.trim(), it.note.trim()]).unwrap_or_default();
            Cell::text(&said.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join("\n"))
        }));
        cells
    };
    Table { name: "Emotion", heads, rows: map.columns.iter().enumerate().map(row).collect() }
}

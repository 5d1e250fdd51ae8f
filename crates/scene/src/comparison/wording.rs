//! Differences in a few words: "severity 4 to 2", "was step 5", "moved to Check the form".

use serde_json::Value;
use throughline_diff::{Difference, FieldChange, Place, What};
use throughline_model::{Document, Id, LaneKind, RecordKind};

use super::union::Union;
use throughline_model::numbers;

/// Finds the words for differences of a union.
pub(super) struct Wording<'a, 'b> {
    pub union: &'b Union<'a>,
}

impl Wording<'_, '_> {
    /// What differs; nothing where the drawing itself says it.
    pub fn said(&self, difference: &Difference) -> Vec<String> {
        match &difference.what {
            What::Added { .. } => self.on_its_holder(difference, "added"),
            What::Removed { .. } => self.on_its_holder(difference, "removed"),
            What::Moved { from, .. } => self.moved(difference, from),
            What::Reordered { from, to } => vec![self.reordered(difference, *from, *to)],
            What::Reworded { before, field, .. } => match field.as_str() {
                "text" | "name" => vec![format!("was \u{201c}{before}\u{201d}")],
                field => vec![format!("{} was \u{201c}{before}\u{201d}", words_of(field))],
            },
            What::Changed { fields } => fields.iter().map(|field| self.field(field)).collect(),
            What::Split { into } => {
                vec![format!("split into {}", into.len() + 1)]
            }
            What::Merged { from } => {
                let names: Vec<String> =
                    from.iter().map(|id| self.quoted(self.union.a.document, *id)).collect();
                vec![format!("merged with {}", names.join(" and "))]
            }
            What::Felt { before, after } => {
                let score = |score: Option<f64>| score.map_or("no score".into(), signed);
                vec![format!("{} to {}", score(before.score), score(after.score))]
            }
            What::Measured { before, after, better } => {
                let number = |it: Option<f64>| {
                    it.map_or("not measured".into(), |it| numbers::decimal(it, numbers::decimals_of(it)))
                };
                let word = better.map_or("", |better| if better { ", better" } else { ", worse" });
                vec![format!("{} to {}{word}", number(*before), number(*after))]
            }
            What::Retargeted { before, after } => {
                let number = |it: Option<f64>| {
                    it.map_or("none".into(), |it| numbers::decimal(it, numbers::decimals_of(it)))
                };
                vec![format!("target {} to {}", number(*before), number(*after))]
            }
        }
    }

    /// What is said at the part of a record that was split.
    pub fn split_from(&self, difference: &Difference) -> String {
        let name = difference.a.map(|id| self.quoted(self.union.a.document, id));
        format!("split from {}", name.unwrap_or_default())
    }

    /// What is said at a record that went into another.
    pub fn merged_into(&self, difference: &Difference) -> String {
        let name = difference.b.map(|id| self.quoted(self.union.b.document, id));
        format!("merged into {}", name.unwrap_or_default())
    }

    /// Where a card stands now: "Moved to Check the form", with its lane where that is another.
    pub fn where_to(&self, b: Id) -> Option<String> {
        let card = self.union.b.document.cards.get(&b)?;
        let Some(place) = &card.place else { return Some("Moved to the tray".into()) };
        let column = self.column_name(self.union.b.document, place.column);
        let before = self
            .union
            .comparison
            .pairs
            .of_b(b)
            .and_then(|pair| self.union.a.document.cards.get(&pair.a)?.place.as_ref());
        let same_lane = before.is_some_and(|before| self.union.b_of(before.lane) == Some(place.lane));
        let lane = self.lane_name(self.union.b.document, place.lane);
        let same_column = before
            .is_some_and(|before| self.union.comparison.pairs.column(before.column) == Some(place.column));
        Some(match (same_lane, same_column) {
            (true, _) => format!("Moved to {column}"),
            (false, true) => format!("Moved to {lane}"),
            (false, false) => format!("Moved to {column}, {lane}"),
        })
    }

    /// Evidence and readings are told on what they hang on.
    fn on_its_holder(&self, difference: &Difference, what: &str) -> Vec<String> {
        let (document, id) = match (difference.a, difference.b) {
            (_, Some(b)) => (self.union.b.document, b),
            (Some(a), None) => (self.union.a.document, a),
            (None, None) => return Vec::new(),
        };
        match difference.kind {
            RecordKind::Evidence => {
                let kind = document.evidence.get(&id).map(|it| it.kind.label().to_lowercase());
                vec![format!("evidence {what}: {}", kind.unwrap_or_default())]
            }
            RecordKind::Measurement => {
                let period = document.measurements.get(&id).map(|it| numbers::date(&it.period));
                vec![format!("reading {what}: {}", period.unwrap_or_default())]
            }
            _ => Vec::new(),
        }
    }

    fn moved(&self, difference: &Difference, from: &Place) -> Vec<String> {
        let a = self.union.a.document;
        let words = match difference.kind {
            RecordKind::Step => {
                let number = difference.a.and_then(|id| self.number(id));
                number.map(|number| format!("was step {number}"))
            }
            RecordKind::Card if from.column.is_none() => Some("was in the tray".into()),
            _ => {
                let column = from.column.or(from.stage).map(|id| self.column_name(a, id));
                let to = difference.place;
                let same_column =
                    from.column.and_then(|id| self.union.comparison.pairs.column(id)) == to.column;
                let same_lane = from.lane.and_then(|id| self.union.b_of(id)) == to.lane;
                let lane = from.lane.map(|id| self.lane_name(a, id));
                match (column.filter(|_| !same_column), lane.filter(|_| !same_lane)) {
                    (Some(column), Some(lane)) => Some(format!("was at {column}, {lane}")),
                    (Some(column), None) => Some(format!("was at {column}")),
                    (None, Some(lane)) => Some(format!("was in {lane}")),
                    (None, None) => None,
                }
            }
        };
        words.into_iter().collect()
    }

    fn reordered(&self, difference: &Difference, from: usize, to: usize) -> String {
        match difference.kind {
            RecordKind::Step => {
                let number = difference.a.and_then(|id| self.number(id)).unwrap_or(from + 1);
                format!("was step {number}")
            }
            RecordKind::Stage => {
                let stages = &self.union.outline_a.stages;
                let place = stages.iter().position(|it| Some(it.stage.id) == difference.a);
                format!("was stage {}", place.unwrap_or(from) + 1)
            }
            RecordKind::Lane => {
                let lanes = &self.union.outline_a.lanes;
                let place = lanes.iter().position(|it| Some(it.id) == difference.a);
                format!("was lane {}", place.unwrap_or(from) + 1)
            }
            _ => format!("was number {}, is number {}", from + 1, to + 1),
        }
    }

    /// A column's number among the first side's, beginning at 1.
    fn number(&self, column: Id) -> Option<usize> {
        self.union.outline_a.columns.iter().position(|it| *it == column).map(|place| place + 1)
    }

    fn field(&self, change: &FieldChange) -> String {
        let (a, b) = (self.union.a.document, self.union.b.document);
        let (before, after) = (self.value(a, &change.before), self.value(b, &change.after));
        format!("{} {before} to {after}", words_of(&change.field))
    }

    fn value(&self, document: &Document, value: &Value) -> String {
        match value {
            Value::Null => "none".into(),
            Value::Bool(yes) => (if *yes { "yes" } else { "no" }).into(),
            Value::Number(number) => number.as_f64().map_or_else(
                || number.to_string(),
                |number| numbers::decimal(number, numbers::decimals_of(number)),
            ),
            Value::String(text) => match text.parse::<Id>() {
                Ok(id) => self.name(document, id).to_owned(),
                Err(_) if text.is_empty() => "none".into(),
                Err(_) => text.replace('_', " "),
            },
            Value::Array(list) if list.is_empty() => "none".into(),
            Value::Array(list) => {
                let values: Vec<String> = list.iter().map(|value| self.value(document, value)).collect();
                values.join(", ")
            }
            Value::Object(map) => {
                let values: Vec<String> = map.values().map(|value| self.value(document, value)).collect();
                values.join(", ")
            }
        }
    }

    fn name<'d>(&self, document: &'d Document, id: Id) -> &'d str {
        let named = document.personas.get(&id).map(|it| &it.name);
        let named = named.or_else(|| document.channels.get(&id).map(|it| &it.name));
        let named = named.or_else(|| document.departments.get(&id).map(|it| &it.name));
        let named = named.or_else(|| document.steps.get(&id).map(|it| &it.name));
        let named = named.or_else(|| document.stages.get(&id).map(|it| &it.name));
        let named = named.or_else(|| document.lanes.get(&id).map(|it| &it.name));
        named.or_else(|| document.cards.get(&id).map(|it| &it.text)).map_or("another", String::as_str)
    }

    fn quoted(&self, document: &Document, id: Id) -> String {
        format!("\u{201c}{}\u{201d}", self.name(document, id))
    }

    fn column_name(&self, document: &Document, column: Id) -> String {
        self.name(document, column).to_owned()
    }

    fn lane_name(&self, document: &Document, lane: Id) -> String {
        let lane = document.lanes.get(&lane);
        lane.map_or(LaneKind::default().label().to_owned(), |lane| crate::map::lane_name(lane).to_owned())
    }
}

/// "+0.6", "−1.8".
pub(super) fn signed(number: f64) -> String {
    let written = numbers::decimal(number, numbers::decimals_of(number));
    if number > 0.0 { format!("+{written}") } else { written }
}

/// A field's name in words.
fn words_of(field: &str) -> String {
    match field {
        "end_column" => "last step".into(),
        "urls" => "links".into(),
        "as_of" => "as of".into(),
        field => field.replace('_', " "),
    }
}

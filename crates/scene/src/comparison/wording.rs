//! What a drawing says of a change in a few words: "was step 5", "Moved to Check the form".

use throughline_diff::{Difference, FieldChange, What};
use throughline_insight::field_said;
use throughline_model::{Document, Id, RecordKind};

use super::union::Union;
use crate::map::lane_name;

/// What is longer is written in short, for cards are narrow; pointing at the card tells the whole.
const LONGEST_NOTE: usize = 56;

/// Finds the words for the changes of a union.
pub(super) struct Wording<'a, 'b> {
    pub union: &'b Union<'a>,
}

impl Wording<'_, '_> {
    /// What is written beside a record; nothing where its drawing says it.
    pub fn note(&self, difference: &Difference) -> Vec<String> {
        let (a, b) = (self.union.a.document, self.union.b.document);
        match (&difference.what, difference.kind) {
            (What::Changed { fields }, kind) => {
                let said = |change: &FieldChange| match field_said(kind, change, a, b) {
                    long if long.chars().count() > LONGEST_NOTE => {
                        let field = change.field.replace('_', " ");
                        let (first, rest) = field.split_at(field.chars().next().map_or(0, char::len_utf8));
                        format!("{}{rest} changed.", first.to_uppercase())
                    }
                    said => said,
                };
                fields.iter().map(said).collect()
            }
            (What::Reworded { .. }, _) => vec!["Reworded.".into()],
            (What::Moved { .. } | What::Reordered { .. }, RecordKind::Step) => {
                self.place(difference, &self.union.outline_a.columns, "step")
            }
            (What::Reordered { .. }, RecordKind::Stage) => {
                let stages: Vec<Id> = self.union.outline_a.stages.iter().map(|it| it.stage.id).collect();
                self.place(difference, &stages, "stage")
            }
            (What::Reordered { .. }, RecordKind::Lane) => {
                let lanes: Vec<Id> = self.union.outline_a.lanes.iter().map(|it| it.id).collect();
                self.place(difference, &lanes, "lane")
            }
            (What::Reordered { from, to }, _) if to < from => vec!["Moved up.".into()],
            (What::Reordered { .. }, _) => vec!["Moved down.".into()],
            (What::Moved { .. }, RecordKind::Card) => {
                difference.a.zip(difference.b).map(|(a, b)| self.where_from(a, b)).into_iter().collect()
            }
            (What::Split { into }, _) => vec![format!("Divided into {}.", into.len() + 1)],
            (What::Merged { from }, _) => vec![format!("Joined from {}.", from.len() + 1)],
            _ => Vec::new(),
        }
    }

    /// Where a card stands now.
    pub fn where_to(&self, a: Id, b: Id) -> String {
        match self.elsewhere(a, b, self.union.b.document, b) {
            Some(place) => format!("Moved to {place}"),
            None => "Moved to the tray".into(),
        }
    }

    fn where_from(&self, a: Id, b: Id) -> String {
        match self.elsewhere(a, b, self.union.a.document, a) {
            Some(place) => format!("Was in {place}."),
            None => "Was in the tray.".into(),
        }
    }

    /// The place of a card on one side, as far as it differs from the other's.
    fn elsewhere(&self, a: Id, b: Id, document: &Document, card: Id) -> Option<String> {
        let (then, now) = (self.union.a.document.cards.get(&a)?, self.union.b.document.cards.get(&b)?);
        let place = document.cards.get(&card)?.place.as_ref()?;
        let (then, now) = (then.place.as_ref(), now.place.as_ref());
        let both = then.zip(now);
        let same_lane = both.is_some_and(|(then, now)| self.union.b_of(then.lane) == Some(now.lane));
        let same_column = both
            .is_some_and(|(then, now)| self.union.comparison.pairs.column(then.column) == Some(now.column));
        let column = column_name(document, place.column);
        let lane = document.lanes.get(&place.lane).map(lane_name).unwrap_or_default();
        Some(match (same_column, same_lane) {
            (true, _) => lane.to_owned(),
            (false, true) => column.to_owned(),
            (false, false) => format!("{column}, {lane}"),
        })
    }

    /// What is said at a part of a card that was divided.
    pub fn split_from(&self, a: Id) -> String {
        let card = self.union.a.document.cards.get(&a).map(|card| card.text.as_str());
        format!("Part of \u{201c}{}\u{201d}.", card.unwrap_or_default())
    }

    /// What is said at a card that went into another.
    pub fn merged_into(&self, b: Id) -> String {
        let card = self.union.b.document.cards.get(&b).map(|card| card.text.as_str());
        format!("Went into \u{201c}{}\u{201d}.", card.unwrap_or_default())
    }

    fn place(&self, difference: &Difference, among: &[Id], what: &str) -> Vec<String> {
        let place = difference.a.and_then(|id| among.iter().position(|known| *known == id));
        place.map(|place| format!("was {what} {}", place + 1)).into_iter().collect()
    }
}

fn column_name(document: &Document, column: Id) -> &str {
    let step = document.steps.get(&column).map(|step| step.name.as_str());
    step.or_else(|| document.stages.get(&column).map(|stage| stage.name.as_str())).unwrap_or_default()
}

//! Where a record stands among all others: what serves the whole journey first, then state by state
//! along the columns.

use std::collections::BTreeMap;

use throughline_model::{Document, Id, Outline, Record, RecordRef};

/// How far a remark may hang on another remark.
const DEEPEST: usize = 8;

/// The columns, lanes and states of a document, each with its place.
pub(super) struct Order {
    places: BTreeMap<Id, (usize, usize)>,
}

impl Order {
    pub fn of(document: &Document) -> Self {
        let mut places = BTreeMap::new();
        for (state, number) in document.states_in_order().into_iter().zip(1..) {
            places.insert(state.id, (number, 0));
            let outline = Outline::without_cards(document, state.id);
            for stage in &outline.stages {
                let first = stage.columns().first().and_then(|column| outline.column_index(*column));
                places.insert(stage.stage.id, (number, first.unwrap_or_default()));
            }
            places.extend(outline.columns.iter().zip(0..).map(|(column, at)| (*column, (number, at))));
            places.extend(outline.lanes.iter().zip(0..).map(|(lane, at)| (lane.id, (number, at))));
        }
        Order { places }
    }

    /// The place of a record: its state, its column, its lane.
    pub fn place(&self, document: &Document, on: RecordRef) -> (usize, usize, usize) {
        self.place_within(document, on, DEEPEST)
    }

    fn place_within(&self, document: &Document, on: RecordRef, depth: usize) -> (usize, usize, usize) {
        let column = |id: Id| self.places.get(&id).map(|(state, column)| (*state, *column, 0));
        let Some(depth) = depth.checked_sub(1) else { return Default::default() };
        let place = match document.get(on) {
            Some(Record::Card(card)) => card.place.as_ref().map_or_else(
                || column(card.state),
                |place| {
                    let (state, column, _) = column(place.column)?;
                    Some((state, column, self.places.get(&place.lane)?.1))
                },
            ),
            Some(Record::Emotion(emotion)) => column(emotion.column),
            Some(Record::Metric(metric)) => column(metric.on.id),
            Some(Record::Evidence(evidence)) => Some(self.place_within(document, evidence.on, depth)),
            Some(Record::Comment(comment)) => Some(self.place_within(document, comment.on, depth)),
            _ => column(on.id),
        };
        place.unwrap_or_default()
    }
}

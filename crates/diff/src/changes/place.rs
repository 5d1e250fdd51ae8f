//! Where a record stands on the map, for headers that count and lists that group.

use serde::{Deserialize, Serialize};
use throughline_model::{Document, Id, RecordKind, RecordRef};

use crate::Pairs;

/// A place on the map; nothing in it is the tray, or a record that stands beside the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// The stage.
    pub stage: Option<Id>,
    /// The step, or the stage that has no steps.
    pub column: Option<Id>,
    /// The lane.
    pub lane: Option<Id>,
}

impl Place {
    /// Where a record stands, or what it hangs on.
    pub(super) fn of(document: &Document, record: RecordRef) -> Place {
        Place::within(document, record, 8)
    }

    fn within(document: &Document, record: RecordRef, depth: usize) -> Place {
        use RecordKind as K;
        let id = record.id;
        let Some(depth) = depth.checked_sub(1) else { return Place::default() };
        let on = |on: Option<RecordRef>| on.map_or(Place::default(), |on| Place::within(document, on, depth));
        let card = |id: Id| on(Some(RecordRef { kind: K::Card, id }));
        match record.kind {
            K::Stage => Place { stage: Some(id), column: None, lane: None },
            K::Step => Place::column(document, id),
            K::Lane => Place { lane: Some(id), ..Place::default() },
            K::Card => {
                let place = document.cards.get(&id).and_then(|card| card.place.as_ref());
                place.map_or(Place::default(), |it| Place {
                    lane: Some(it.lane),
                    ..Place::column(document, it.column)
                })
            }
            K::Emotion => {
                let column = document.emotions.get(&id).map(|it| it.column);
                column.map_or(Place::default(), |column| Place::column(document, column))
            }
            K::Metric => document.metrics.get(&id).map_or(Place::default(), |metric| {
                let place = on(Some(metric.on));
                Place { lane: metric.lane.or(place.lane), ..place }
            }),
            K::Measurement => {
                on(document.measurements.get(&id).map(|it| RecordRef { kind: K::Metric, id: it.metric }))
            }
            K::Link => document.links.get(&id).map_or(Place::default(), |link| card(link.from)),
            K::Evidence => on(document.evidence.get(&id).map(|it| it.on)),
            K::Comment => on(document.comments.get(&id).map(|it| it.on)),
            K::Conflict => on(document.conflicts.get(&id).map(|it| it.on)),
            K::Prompt => on(document.prompts.get(&id).map(|it| RecordRef { kind: K::Stage, id: it.stage })),
            _ => Place::default(),
        }
    }

    fn column(document: &Document, column: Id) -> Place {
        let stage = document.stage_of_column(column).map(|stage| stage.id);
        Place { stage, column: Some(column), lane: None }
    }

    /// The place as the second side calls it, as far as it exists there.
    pub(super) fn translated(self, pairs: &Pairs) -> Place {
        let say = |id: Id| pairs.b_of(id).unwrap_or(id);
        Place {
            stage: self.stage.map(say),
            column: self.column.map(|id| pairs.column(id).unwrap_or(id)),
            lane: self.lane.map(say),
        }
    }
}

//! What a record stands in or hangs on.

use throughline_model::{Document, Id, RecordKind, RecordRef};

/// How deep records hang on each other; a damaged file could hang them in a ring.
pub(crate) const DEEPEST: usize = 16;

/// What a record stands in or hangs on, the outermost first.
pub(crate) fn containers(document: &Document, record: RecordRef) -> Vec<RecordRef> {
    use RecordKind as K;
    let id = record.id;
    let of = |kind: K, id: Id| RecordRef { kind, id };
    let column = |id: Id| of(if document.steps.contains_key(&id) { K::Step } else { K::Stage }, id);
    let one = |it: Option<RecordRef>| it.into_iter().collect();
    match record.kind {
        K::Stage => one(document.stages.get(&id).map(|it| of(K::State, it.state))),
        K::Lane => one(document.lanes.get(&id).map(|it| of(K::State, it.state))),
        K::Step => one(document.steps.get(&id).map(|it| of(K::Stage, it.place.stage))),
        K::Card => {
            let Some(card) = document.cards.get(&id) else { return Vec::new() };
            let mut all = vec![of(K::State, card.state)];
            all.extend(card.place.iter().flat_map(|it| [column(it.column), of(K::Lane, it.lane)]));
            all
        }
        K::Emotion => {
            let emotion = document.emotions.get(&id);
            emotion.map(|it| vec![column(it.column), of(K::Persona, it.persona)]).unwrap_or_default()
        }
        K::Metric => {
            let Some(metric) = document.metrics.get(&id) else { return Vec::new() };
            std::iter::once(metric.on).chain(metric.lane.map(|lane| of(K::Lane, lane))).collect()
        }
        K::Measurement => one(document.measurements.get(&id).map(|it| of(K::Metric, it.metric))),
        K::Link => {
            let link = document.links.get(&id);
            link.map(|it| vec![of(K::Card, it.from), of(K::Card, it.to)]).unwrap_or_default()
        }
        K::Evidence => one(document.evidence.get(&id).map(|it| it.on)),
        K::Comment => {
            let Some(comment) = document.comments.get(&id) else { return Vec::new() };
            std::iter::once(comment.on).chain(comment.parent.map(|it| of(K::Comment, it))).collect()
        }
        K::Conflict => one(document.conflicts.get(&id).map(|it| it.on)),
        K::Prompt => one(document.prompts.get(&id).map(|it| of(K::Stage, it.stage))),
        _ => Vec::new(),
    }
}

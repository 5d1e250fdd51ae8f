//! One column takes over what stands in others: a stage divided into steps, or whole again.

use std::collections::BTreeMap;

use throughline_model::{
    Card, CardPlace, Document, Emotion, Id, Metric, OrderKey, RecordKind, RecordRef, Transaction,
};

use crate::rules::column_ref;
use crate::siblings::Siblings;

/// Puts the cards, emotions and metrics of the columns `from` into the column `to`, behind what
/// stands there. Ends of spanning cards are left to [`Spans::settle`](crate::columns::Spans::settle).
pub(crate) fn hand_over(transaction: &mut Transaction, from: &[Id], to: Id) {
    let mut last = last_keys(transaction.document(), to);
    for card in cards_in(transaction.document(), from) {
        let Some(place) = card.place.clone() else { continue };
        let siblings = Siblings::Cards { lane: place.lane, column: to };
        let order = behind(transaction, siblings, last.get(&place.lane), card.id, place.order.clone());
        last.insert(place.lane, order.clone());
        transaction.put(Card { place: Some(CardPlace { column: to, order, ..place }), ..card });
    }
    for metric in metrics_on(transaction.document(), from) {
        let on = column_ref(transaction.document(), to);
        let siblings = Siblings::Metrics { on, lane: metric.lane };
        let last = siblings.in_order(transaction.document()).pop().map(|(_, key)| key);
        let order = behind(transaction, siblings, last.as_ref(), metric.id, metric.order.clone());
        transaction.put(Metric { on, order, ..metric });
    }
    for emotion in emotions_in(transaction.document(), from) {
        let there = transaction.document().emotions.values();
        let same = there.into_iter().find(|it| it.column == to && it.persona == emotion.persona).cloned();
        match same {
            None => transaction.put(Emotion { column: to, ..emotion }),
            Some(same) => absorb(transaction, same, emotion),
        }
    }
}

/// The last key of each lane's cell in the column.
fn last_keys(document: &Document, column: Id) -> BTreeMap<Id, OrderKey> {
    let mut last: BTreeMap<Id, OrderKey> = BTreeMap::new();
    for place in document.cards.values().filter_map(|card| card.place.as_ref()) {
        if place.column == column && last.get(&place.lane).is_none_or(|key| *key < place.order) {
            last.insert(place.lane, place.order.clone());
        }
    }
    last
}

/// A key behind `last`: the record's own where that will do, so that as few fields as possible
/// change.
fn behind(
    transaction: &mut Transaction,
    siblings: Siblings,
    last: Option<&OrderKey>,
    record: Id,
    own: OrderKey,
) -> OrderKey {
    if last.is_none_or(|last| *last < own) {
        return own;
    }
    OrderKey::between(last, None).unwrap_or_else(|| siblings.make_room(transaction, record, None))
}

/// In the order in which they stand.
fn cards_in(document: &Document, columns: &[Id]) -> Vec<Card> {
    let mut cards: Vec<(usize, Card)> = document
        .cards
        .values()
        .filter_map(|card| {
            let place = card.place.as_ref()?;
            let index = columns.iter().position(|column| *column == place.column)?;
            Some((index, card.clone()))
        })
        .collect();
    cards.sort_by(|(a_index, a), (b_index, b)| {
        let order = |card: &Card| card.place.as_ref().map(|place| place.order.clone());
        (a_index, order(a), a.id).cmp(&(b_index, order(b), b.id))
    });
    cards.into_iter().map(|(_, card)| card).collect()
}

fn metrics_on(document: &Document, columns: &[Id]) -> Vec<Metric> {
    let mut metrics: Vec<(usize, Metric)> = document
        .metrics
        .values()
        .filter(|metric| matches!(metric.on.kind, RecordKind::Stage | RecordKind::Step))
        .filter_map(|metric| {
            let index = columns.iter().position(|column| *column == metric.on.id)?;
            Some((index, metric.clone()))
        })
        .collect();
    metrics.sort_by(|(a_index, a), (b_index, b)| (a_index, &a.order, a.id).cmp(&(b_index, &b.order, b.id)));
    metrics.into_iter().map(|(_, metric)| metric).collect()
}

fn emotions_in(document: &Document, columns: &[Id]) -> Vec<Emotion> {
    let mut emotions: Vec<(usize, Emotion)> = document
        .emotions
        .values()
        .filter_map(|emotion| {
            let index = columns.iter().position(|column| *column == emotion.column)?;
            Some((index, emotion.clone()))
        })
        .collect();
    emotions.sort_by_key(|(index, emotion)| (*index, emotion.id));
    emotions.into_iter().map(|(_, emotion)| emotion).collect()
}

/// A persona has one point a column: what the second one knows more goes into the first, and what
/// hangs on the second hangs on the first.
fn absorb(transaction: &mut Transaction, mut kept: Emotion, gone: Emotion) {
    if kept.score.is_none() {
        kept.score = gone.score;
        kept.drawn = gone.drawn;
    }
    if kept.label.is_empty() {
        kept.label = gone.label;
    }
    if !gone.note.is_empty() {
        kept.note = if kept.note.is_empty() { gone.note } else { format!("{}\n{}", kept.note, gone.note) };
    }
    let (on, gone) = (emotion_ref(kept.id), emotion_ref(gone.id));
    let document = transaction.document();
    let evidence: Vec<_> = document.evidence.values().filter(|it| it.on == gone).cloned().collect();
    let comments: Vec<_> = document.comments.values().filter(|it| it.on == gone).cloned().collect();
    let conflicts: Vec<_> = document.conflicts.values().filter(|it| it.on == gone).cloned().collect();
    for mut record in evidence {
        record.on = on;
        transaction.put(record);
    }
    for mut record in comments {
        record.on = on;
        transaction.put(record);
    }
    for mut record in conflicts {
        record.on = on;
        transaction.put(record);
    }
    transaction.remove(gone);
    transaction.put(kept);
}

fn emotion_ref(id: Id) -> RecordRef {
    RecordRef { kind: RecordKind::Emotion, id }
}

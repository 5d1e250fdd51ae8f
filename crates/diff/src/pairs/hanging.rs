//! Pairs of what hangs on paired records: points of curves, metrics, readings, evidence, links.

use std::collections::BTreeMap;

use throughline_model::{Document, Id, RecordData, RecordRef, Table};

use super::{Known, Pairing, Pairs};

/// Pairs by their place what no id has paired.
pub(super) fn add(pairing: &mut Pairing) {
    by_place(pairing, |it| &it.emotions, |say, it| Some((say.column(it.column)?, say.id(it.persona)?)));
    by_place(
        pairing,
        |it| &it.metrics,
        |say, it| {
            let on = say.column(it.on.id).or_else(|| say.id(it.on.id))?;
            Some((on, it.kind, it.name.as_str()))
        },
    );
    by_place(
        pairing,
        |it| &it.measurements,
        |say, it| Some((say.id(it.metric)?, it.period.as_str(), it.segment.as_str())),
    );
    by_place(pairing, |it| &it.links, |say, it| Some((say.id(it.from)?, say.id(it.to)?, it.kind)));
    by_place(pairing, |it| &it.evidence, |say, it| Some((say.on(it.on)?, it.text.as_str(), it.kind)));
    by_place(pairing, |it| &it.evidence, |say, it| Some((say.on(it.on)?, it.source.as_str())));
    by_place(
        pairing,
        |it| &it.comments,
        |say, it| Some((say.on(it.on)?, it.text.as_str(), it.author.as_str(), it.time.as_str())),
    );
    by_place(pairing, |it| &it.prompts, |say, it| Some((say.id(it.stage)?, it.lane_kind)));
    by_place(pairing, |it| &it.views, |_, it| Some(it.name.as_str()));
    by_place(pairing, |it| &it.decks, |_, it| Some(it.ask.as_str()));
}

/// Says ids of the first side as the second side says them, or the second side's own as they are.
enum Say<'a> {
    Translated(&'a Pairs),
    AsIs,
}

impl Say<'_> {
    fn id(&self, id: Id) -> Option<Id> {
        match self {
            Say::Translated(pairs) => pairs.b_of(id),
            Say::AsIs => Some(id),
        }
    }

    fn column(&self, id: Id) -> Option<Id> {
        match self {
            Say::Translated(pairs) => pairs.column(id),
            Say::AsIs => Some(id),
        }
    }

    fn on(&self, on: RecordRef) -> Option<RecordRef> {
        self.id(on.id).map(|id| RecordRef { kind: on.kind, id })
    }
}

/// Pairs the free records of a table that have equal keys, by their ids where several have one.
fn by_place<'a, T: RecordData + 'a, K: Ord>(
    pairing: &mut Pairing<'a>,
    table: impl Fn(&'a Document) -> &'a Table<T>,
    key: impl Fn(&Say, &'a T) -> Option<K>,
) {
    let (a, b) = (pairing.a, pairing.b);
    let mut there: BTreeMap<K, Vec<Id>> = BTreeMap::new();
    for record in b.of_table(table(b.side.document)).filter(|it| pairing.is_free_b(it.id())) {
        if let Some(key) = key(&Say::AsIs, record) {
            there.entry(key).or_default().push(record.id());
        }
    }
    if there.is_empty() {
        return;
    }
    there.values_mut().for_each(|ids| ids.reverse());
    for record in a.of_table(table(a.side.document)) {
        if !pairing.is_free_a(record.id()) {
            continue;
        }
        let Some(key) = key(&Say::Translated(&pairing.pairs), record) else { continue };
        if let Some(other) = there.get_mut(&key).and_then(Vec::pop) {
            pairing.pair(T::KIND, (record.id(), other), Known::Place, 1.0);
        }
    }
}

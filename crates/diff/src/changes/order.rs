//! Siblings in another order: the fewest that have to have moved.

use std::collections::{BTreeMap, BTreeSet};

use throughline_model::{Card, Document, Id, OrderKey, Outline, RecordData, RecordKind, Table};

use super::{Report, What};
use crate::{Pairs, rising};

/// A record that has the same parent on both sides.
struct Sibling<'a> {
    pair: (Id, Id),
    /// Its place before: the column from the left where several became one, then the order key.
    before: (usize, &'a OrderKey, Id),
    after: (&'a OrderKey, Id),
}

/// Reports what only changed its place among its siblings.
pub(super) fn add(report: &mut Report) {
    if report.a.state.is_none() {
        rows(report, |it| &it.states, |it| &it.order, |_, _| None::<Id>);
    }
    rows(report, |it| &it.personas, |it| &it.order, |_, _| None::<Id>);
    rows(report, |it| &it.channels, |it| &it.order, |_, _| None::<Id>);
    rows(report, |it| &it.departments, |it| &it.order, |_, _| None::<Id>);
    let say = |pairs: Option<&Pairs>, id: Id| pairs.map_or(Some(id), |pairs| pairs.b_of(id));
    rows(report, |it| &it.stages, |it| &it.order, |pairs, it| say(pairs, it.state));
    rows(report, |it| &it.lanes, |it| &it.order, |pairs, it| say(pairs, it.state));
    rows(report, |it| &it.steps, |it| &it.place.order, |pairs, it| say(pairs, it.place.stage));
    rows(
        report,
        |it| &it.metrics,
        |it| &it.order,
        |pairs, it| {
            let column = pairs.and_then(|pairs| pairs.column(it.on.id));
            let on = column.or_else(|| say(pairs, it.on.id));
            Some((on, it.lane.and_then(|lane| say(pairs, lane))))
        },
    );
    cards(report);
}

/// Paired records of one table whose parents are the same, row by row. `parent` is said in the
/// second side's ids: with the pairs for a record of the first side, without for one of the second.
fn rows<'a, T: RecordData + 'a, P: Ord>(
    report: &mut Report<'a>,
    table: impl Fn(&'a Document) -> &'a Table<T>,
    order: impl Fn(&'a T) -> &'a OrderKey,
    parent: impl Fn(Option<&Pairs>, &T) -> P,
) {
    let mut rows: BTreeMap<P, Vec<Sibling>> = BTreeMap::new();
    for one in table(report.a.document).values() {
        let Some(now) = report.pairs.b_of(one.id()).and_then(|id| table(report.b.document).get(&id)) else {
            continue;
        };
        let (then, now_parent) = (parent(Some(report.pairs), one), parent(None, now));
        if then == now_parent {
            let (before, after) = ((0, order(one), one.id()), (order(now), now.id()));
            rows.entry(then).or_default().push(Sibling { pair: (one.id(), now.id()), before, after });
        }
    }
    for row in rows.into_values() {
        settle(report, T::KIND, row);
    }
}

/// Cards that stayed in their cell. Cells in which nobody wrote to an order are left out: they are
/// nearly all.
fn cards(report: &mut Report) {
    let a = report.a.document;
    let stayed = |card: &Card, now: &Card| {
        let (was, is) = (card.place.as_ref()?, now.place.as_ref()?);
        let same = report.pairs.b_of(was.lane) == Some(is.lane)
            && report.pairs.column(was.column) == Some(is.column);
        same.then_some((is.lane, is.column))
    };
    let mut touched: BTreeSet<(Id, Id)> = BTreeSet::new();
    for (card, now) in report.cards.iter().copied() {
        let taken_over = || {
            let column = card.place.as_ref().map(|place| place.column);
            column.and_then(|column| report.pairs.b_of(column))
                != now.place.as_ref().map(|place| place.column)
        };
        if order(card) != order(now) || taken_over() {
            touched.extend(stayed(card, now));
        }
    }
    if touched.is_empty() {
        return;
    }
    let columns: BTreeMap<Id, usize> = a
        .states
        .keys()
        .flat_map(|state| Outline::without_cards(a, *state).columns.into_iter().enumerate())
        .map(|(index, column)| (column, index))
        .collect();
    let mut cells: BTreeMap<(Id, Id), Vec<Sibling>> = BTreeMap::new();
    for (card, now) in report.cards.iter().copied() {
        let Some(cell) = stayed(card, now).filter(|cell| touched.contains(cell)) else { continue };
        let (Some(was), Some(is)) = (&card.place, &now.place) else { continue };
        let column = columns.get(&was.column).copied().unwrap_or_default();
        let (before, after) = ((column, &was.order, card.id), (&is.order, now.id));
        cells.entry(cell).or_default().push(Sibling { pair: (card.id, now.id), before, after });
    }
    for cell in cells.into_values() {
        settle(report, RecordKind::Card, cell);
    }
}

fn order(card: &Card) -> Option<&OrderKey> {
    card.place.as_ref().map(|place| &place.order)
}

/// Reports the siblings that moved among each other.
fn settle(report: &mut Report, kind: RecordKind, mut row: Vec<Sibling>) {
    row.sort_by(|x, y| x.before.cmp(&y.before));
    let mut places: Vec<(usize, Sibling)> = row.into_iter().enumerate().collect();
    places.sort_by(|(_, x), (_, y)| x.after.cmp(&y.after));
    let old: Vec<usize> = places.iter().map(|(place, _)| *place).collect();
    let unmoved: Vec<bool> = places.iter().map(|(_, it)| it.before.1 == it.after.0).collect();
    let kept = rising::kept(&old, &unmoved);
    for (to, ((from, sibling), kept)) in places.into_iter().zip(kept).enumerate() {
        if !kept {
            report.both(kind, sibling.pair, What::Reordered { from, to });
        }
    }
}

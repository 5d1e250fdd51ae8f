//! Tables: the records of one kind by id, each shared until somebody writes to it.

use std::collections::{BTreeMap, btree_map};
use std::iter::Map;
use std::ops::Index;
use std::sync::Arc;

use crate::Id;

/// The records of one kind by id.
///
/// A record that is written to becomes another value, and whoever holds the former one keeps it:
/// so a copy of a table copies no record, and two records that are [the same value](Table::shared)
/// need not be compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Table<T>(BTreeMap<Id, Arc<T>>);

impl<T> Table<T> {
    /// A table without records.
    pub fn new() -> Self {
        Table(BTreeMap::new())
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether there is a record of this id.
    pub fn contains_key(&self, id: &Id) -> bool {
        self.0.contains_key(id)
    }

    /// A record.
    pub fn get(&self, id: &Id) -> Option<&T> {
        self.0.get(id).map(|record| &**record)
    }

    /// The ids in order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &Id> + ExactSizeIterator + Clone {
        self.0.keys()
    }

    /// The records by id, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&Id, &T)> + ExactSizeIterator + Clone {
        self.0.iter().map(|(id, record)| (id, &**record))
    }

    /// The records in the order of their ids.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &T> + ExactSizeIterator + Clone {
        self.0.values().map(|record| &**record)
    }

    /// The records by id as values that can be kept: as long as a record is not written to, it stays
    /// the same one.
    pub fn shared(&self) -> impl DoubleEndedIterator<Item = (&Id, &Arc<T>)> + ExactSizeIterator + Clone {
        self.0.iter()
    }

    /// Whether another table holds the same values: quicker than to ask whether it holds equal ones.
    pub fn is_same(&self, other: &Table<T>) -> bool {
        self.len() == other.len() && self.0.values().zip(other.0.values()).all(|(a, b)| Arc::ptr_eq(a, b))
    }

    /// Puts a record under an id, and gives back what was there.
    pub fn insert(&mut self, id: Id, record: impl Into<Arc<T>>) -> Option<Arc<T>> {
        self.0.insert(id, record.into())
    }

    /// Takes a record away.
    pub fn remove(&mut self, id: &Id) -> Option<Arc<T>> {
        self.0.remove(id)
    }

    /// Keeps the records for which `keep` holds.
    pub fn retain(&mut self, mut keep: impl FnMut(&Id, &T) -> bool) {
        self.0.retain(|id, record| keep(id, record));
    }
}

impl<T: Clone> Table<T> {
    /// A record to be written to.
    pub fn get_mut(&mut self, id: &Id) -> Option<&mut T> {
        self.0.get_mut(id).map(Arc::make_mut)
    }

    /// The records, to be written to, in the order of their ids.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.0.values_mut().map(Arc::make_mut)
    }
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Table::new()
    }
}

impl<T> Index<&Id> for Table<T> {
    type Output = T;

    fn index(&self, id: &Id) -> &T {
        &self.0[id]
    }
}

impl<T> FromIterator<(Id, T)> for Table<T> {
    fn from_iter<I: IntoIterator<Item = (Id, T)>>(records: I) -> Self {
        Table(records.into_iter().map(|(id, record)| (id, Arc::new(record))).collect())
    }
}

impl<T> Extend<(Id, T)> for Table<T> {
    fn extend<I: IntoIterator<Item = (Id, T)>>(&mut self, records: I) {
        self.0.extend(records.into_iter().map(|(id, record)| (id, Arc::new(record))));
    }
}

type Read<'a, T> = fn((&'a Id, &'a Arc<T>)) -> (&'a Id, &'a T);

impl<'a, T> IntoIterator for &'a Table<T> {
    type Item = (&'a Id, &'a T);
    type IntoIter = Map<btree_map::Iter<'a, Id, Arc<T>>, Read<'a, T>>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter().map(|(id, record)| (id, &**record))
    }
}

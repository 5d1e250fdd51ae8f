//! What a part leads to: other parts, and pages outside of the file.

use std::borrow::Cow;

/// A relation of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Relation {
    /// A word such as `slideLayout`, or a whole address where it is none of the office's own.
    pub kind: Cow<'static, str>,
    /// The other part as seen from this one's folder, or a page's address.
    pub target: String,
    /// Whether it is outside of the file.
    pub external: bool,
}

impl Relation {
    /// A relation to another part.
    pub(super) fn inner(kind: &'static str, target: impl Into<String>) -> Relation {
        Relation { kind: kind.into(), target: target.into(), external: false }
    }
}

/// The relations of a part, numbered from 1.
#[derive(Default)]
pub(super) struct Relations {
    relations: Vec<Relation>,
}

impl Relations {
    /// The number of a relation; the same again for what is there already.
    pub(super) fn number_of(&mut self, wanted: Relation) -> usize {
        if let Some(known) = self.relations.iter().position(|relation| *relation == wanted) {
            return known + 1;
        }
        self.relations.push(wanted);
        self.relations.len()
    }

    /// The relations, the first being number 1.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Relation> {
        self.relations.iter()
    }
}

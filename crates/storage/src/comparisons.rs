//! What a person has said about pairs of records in two files, kept in the program's own folder.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use throughline_model::Id;

use crate::own_list::OwnList;
use crate::{DocumentKey, Folders, StorageError};

/// Of how many comparisons it is kept.
const MOST_COMPARISONS: usize = 200;

/// What was said about the pairs of two files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// A record of the first file and one of the second that are the same.
    pub same: BTreeSet<(Id, Id)>,
    /// Those that are not.
    pub different: BTreeSet<(Id, Id)>,
}

impl Decided {
    fn turned(self) -> Self {
        let turn = |pairs: BTreeSet<(Id, Id)>| pairs.into_iter().map(|(a, b)| (b, a)).collect();
        Decided { same: turn(self.same), different: turn(self.different) }
    }

    /// Says that two records are the same, or that they are not. Of several partners only the last
    /// one named counts.
    fn decide(&mut self, (a, b): (Id, Id), are_same: bool) {
        if are_same {
            self.different.remove(&(a, b));
            self.same.retain(|pair| pair.0 != a && pair.1 != b);
            self.same.insert((a, b));
        } else {
            self.same.remove(&(a, b));
            self.different.insert((a, b));
        }
    }
}

/// One comparison as it is kept: the file whose path sorts first is the first one.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Kept {
    first: PathBuf,
    second: PathBuf,
    #[serde(flatten)]
    decided: Decided,
}

impl Kept {
    fn is_of(&self, first: &Path, second: &Path) -> bool {
        (self.first.as_path(), self.second.as_path()) == (first, second)
    }
}

/// The comparisons of files with each other.
#[derive(Clone, Debug)]
pub struct Comparisons {
    list: OwnList<Kept>,
}

impl Comparisons {
    /// Those kept in the program's own folder.
    pub fn new(folders: &Folders) -> Self {
        Comparisons { list: OwnList::new(folders, folders.comparisons(), MOST_COMPARISONS) }
    }

    /// What was said about the pairs of two files; nothing where nothing is kept, or it cannot be
    /// read.
    pub fn of(&self, one: &Path, other: &Path) -> Decided {
        let Ok((first, second, is_turned)) = in_order(one, other) else { return Decided::default() };
        let kept = self.list.list().into_iter().find(|it| it.is_of(&first, &second));
        let decided = kept.map(|it| it.decided).unwrap_or_default();
        if is_turned { decided.turned() } else { decided }
    }

    /// Keeps what a person says of a record of one file and one of the other.
    ///
    /// # Errors
    /// Where it cannot be written; what was kept is then as it was.
    pub fn decide(
        &self,
        one: &Path,
        other: &Path,
        (a, b): (Id, Id),
        are_same: bool,
    ) -> Result<(), StorageError> {
        let (first, second, is_turned) = in_order(one, other)?;
        let pair = if is_turned { (b, a) } else { (a, b) };
        self.list.update(|list| {
            let at = list.iter().position(|it| it.is_of(&first, &second));
            let mut decided = at.map(|at| list.remove(at).decided).unwrap_or_default();
            decided.decide(pair, are_same);
            list.insert(0, Kept { first, second, decided });
        })
    }
}

/// Two files in the order of their paths, and whether they came the other way round.
fn in_order(one: &Path, other: &Path) -> Result<(PathBuf, PathBuf, bool), StorageError> {
    let path = |of: &Path| {
        Ok::<_, StorageError>(DocumentKey::of_file(of)?.path().map_or_else(|| of.to_owned(), Path::to_owned))
    };
    let (one, other) = (path(one)?, path(other)?);
    let is_turned = other < one;
    Ok(if is_turned { (other, one, true) } else { (one, other, false) })
}

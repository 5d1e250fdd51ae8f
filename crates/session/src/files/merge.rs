//! Three versions of a journey, read from files, become one.

use std::path::Path;

use serde::Serialize;
use throughline_diff::{self as diff, MergeError};
use throughline_exchange::{Question, questions};
use throughline_model::Document;
use throughline_storage::{Opened, StorageError};

use super::{known, read, read_known, repairs_of, shown};
use crate::api::{ApiError, ErrorCode};

/// Three versions of a journey as files.
#[derive(Clone, Copy, Debug)]
pub struct Versions<'a> {
    /// What both sides started from.
    pub base: &'a Path,
    /// Our side.
    pub ours: &'a Path,
    /// The other side.
    pub theirs: &'a Path,
}

/// What a merge did.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MergeReport {
    /// How many records our side had changed.
    pub changed_by_us: usize,
    /// How many records the other side had changed.
    pub changed_by_them: usize,
    /// What is left to decide: the journey keeps both sides of it.
    pub conflicts: Vec<Question>,
    /// What had to be repaired on reading.
    pub repairs: Vec<String>,
}

/// What is done with files here, as errors say it.
const MERGED: &str = "merged";

/// Merges three files: the journey with what both sides did, and what is left to decide.
///
/// # Errors
/// Where a file cannot be read or is in a newer version of the format, or where the three are no
/// versions of one journey.
pub fn merge(versions: &Versions) -> Result<(Document, MergeReport), ApiError> {
    let base = read_base(versions.base)?;
    let (ours, theirs) = (read_known(versions.ours, MERGED)?, read_known(versions.theirs, MERGED)?);
    let files = [(versions.base, &base), (versions.ours, &ours), (versions.theirs, &theirs)];
    let repairs = files.into_iter().flat_map(|(path, file)| repairs_of(path, file)).collect();
    let [base, ours, theirs] = [base, ours, theirs].map(|file| file.document);
    let merged = diff::merge(&base, &ours, &theirs).map_err(|error| unrelated(versions, &error))?;
    let report = MergeReport {
        changed_by_us: base.differing(&ours).len(),
        changed_by_them: base.differing(&theirs).len(),
        conflicts: questions(&merged.document, &merged.conflicts),
        repairs,
    };
    Ok((merged.document, report))
}

/// Git passes an empty file where both sides have added one and neither began from the other.
fn read_base(path: &Path) -> Result<Opened, ApiError> {
    match read(path) {
        Err(StorageError::Empty { .. }) => Err(ApiError::new(
            ErrorCode::Unreadable,
            format!(
                "{} is empty: there is no version that both sides started from, so nothing was merged. \
                 Take one side, or name a version that both have in common.",
                shown(path).display()
            ),
        )),
        read => known(path, read?, MERGED),
    }
}

fn unrelated(versions: &Versions, error: &MergeError) -> ApiError {
    let MergeError::Unrelated { base, ours, theirs } = error;
    let titled = |path: &Path, title: &str| format!("{} (\u{201c}{title}\u{201d})", shown(path).display());
    ApiError::new(
        ErrorCode::Failed,
        format!(
            "{}, {} and {} are not versions of one journey, so nothing was merged. \
             Name the version first that both sides started from.",
            titled(versions.base, base),
            titled(versions.ours, ours),
            titled(versions.theirs, theirs)
        ),
    )
}

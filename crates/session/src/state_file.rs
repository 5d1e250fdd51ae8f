//! One state of a document as a journey of its own, for teams that keep today and the future apart.

use std::path::Path;

use throughline_diff::Side;
use throughline_model::{Document, Id};
use throughline_storage::{DocumentKey, Lock};

use crate::api::{ApiError, DocumentNumber, ErrorCode, FilePath};
use crate::files;
use crate::session::Session;

impl Session {
    /// Writes one state of a document to a file of its own. Nobody may have that file open.
    pub(crate) fn save_state(
        &self,
        number: DocumentNumber,
        state: Id,
        path: &Path,
    ) -> Result<FilePath, ApiError> {
        let own = self.with(number, |open| on_its_own(&open.document, state))?;
        let _lock = Lock::acquire_or_stand_in(&self.folders, DocumentKey::of_file(path)?)?;
        files::replace(path, &own)?;
        Ok(FilePath { path: path.to_string_lossy().into_owned() })
    }
}

/// The state as a document. Its records keep their ids and lineage, so that they are known again
/// when the file is compared with the original.
fn on_its_own(document: &Document, state: Id) -> Result<Document, ApiError> {
    if !document.states.contains_key(&state) {
        return Err(ApiError::new(ErrorCode::NotFound, "There is no such state."));
    }
    let mut own = Side::of_state(document, state).projection();
    // The state that it was forked from is left behind.
    own.states.values_mut().for_each(|state| state.based_on = None);
    Ok(own)
}

//! Turns the trouble of the parts below into what callers may act on.

use throughline_diff::SideError;
use throughline_edit::Refusal;
use throughline_model::StateError;
use throughline_storage::StorageError;

use crate::api::{ApiError, ErrorCode};

impl ApiError {
    /// An error of one kind with a sentence.
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        ApiError { code, message: message.into() }
    }
}

impl std::fmt::Display for ApiError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ApiError {}

impl From<Refusal> for ApiError {
    fn from(refusal: Refusal) -> Self {
        ApiError::new(ErrorCode::Refused, refusal.to_string())
    }
}

impl From<StateError> for ApiError {
    fn from(error: StateError) -> Self {
        ApiError::new(ErrorCode::NotFound, error.to_string())
    }
}

impl From<SideError> for ApiError {
    fn from(error: SideError) -> Self {
        let mut sentence = format!("{error}.");
        // Errors begin small so that they can follow other words.
        if let Some(first) = sentence.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        ApiError::new(ErrorCode::NotFound, sentence)
    }
}

impl From<StorageError> for ApiError {
    fn from(error: StorageError) -> Self {
        let code = match &error {
            StorageError::AlreadyOpen { .. } => ErrorCode::AlreadyOpen,
            StorageError::ChangedOnDisk { .. } => ErrorCode::ChangedOnDisk,
            StorageError::NewerVersion { .. }
            | StorageError::NewerJournal { .. }
            | StorageError::NotWritable { .. } => ErrorCode::ReadOnly,
            StorageError::OwnData { .. }
            | StorageError::FolderNotWritable { .. }
            | StorageError::FolderMissing { .. }
            | StorageError::DiskFull { .. }
            | StorageError::TooMuchToSave { .. }
            | StorageError::NotFinite { .. } => ErrorCode::SaveFailed,
            StorageError::Missing { .. }
            | StorageError::IsFolder { .. }
            | StorageError::NotAFile { .. }
            | StorageError::NotReadable { .. }
            | StorageError::Empty { .. }
            | StorageError::NotText { .. }
            | StorageError::NotJson { .. }
            | StorageError::NotAJourney { .. }
            | StorageError::NoVersion { .. }
            | StorageError::Misfit { .. }
            | StorageError::TooMuch { .. } => ErrorCode::Unreadable,
            _ => ErrorCode::Failed,
        };
        ApiError::new(code, error.to_string())
    }
}

//! What the session says without being asked.

use serde::Serialize;
use ts_rs::TS;

use super::{DocumentInfo, DocumentNumber};

/// Something that happened by itself.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// A document was saved, could not be saved, or was changed on disk: its new standing.
    Document {
        /// What is known of it now.
        info: Box<DocumentInfo>,
    },
    /// Long work goes on.
    Progress {
        /// The caller's number for the work.
        task: u32,
        /// How much is done, 0 to 1.
        done: f64,
    },
    /// The document was laid out anew because its file was taken: views ask for their scenes again.
    Reloaded {
        /// The document.
        document: DocumentNumber,
    },
}

//! What the session says without being asked.

use serde::Serialize;
use ts_rs::TS;

use super::DocumentInfo;

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
    /// A document was edited through one of its views, or its file was taken: other views show what
    /// was, until they ask for their scenes again.
    Changed {
        /// What is known of it now.
        info: Box<DocumentInfo>,
        /// The view that was edited through, which has been told already.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        by: Option<u32>,
    },
}

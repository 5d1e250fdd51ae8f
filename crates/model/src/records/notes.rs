//! What people write beside the map: comments, prompts for empty cells, undecided conflicts.

use super::record;
use crate::{Id, LaneKind, RecordRef};

record! {
    /// A remark on a record.
    Comment {
        /// Identity.
        id: Id,
        /// The record.
        on: RecordRef,
        /// What is said.
        text: String,
        --
        /// The comment that it answers.
        parent: Option<Id>,
        /// Who says it.
        author: String,
        /// When, as `YYYY-MM-DDTHH:MM:SSZ`.
        time: String,
        /// Who settled it; empty while it is open.
        resolved_by: String,
    }
}

record! {
    /// What belongs in an empty cell: guidance that templates bring.
    Prompt {
        /// Identity.
        id: Id,
        /// The kind of lane.
        lane_kind: LaneKind,
        /// The stage.
        stage: Id,
        /// What to write there.
        text: String,
        --
    }
}

record! {
    /// What a merge left to decide on one field of a record.
    Conflict {
        /// Identity.
        id: Id,
        /// The record.
        on: RecordRef,
        /// The field.
        field: String,
        --
        /// The value that both sides started from.
        base: Option<serde_json::Value>,
        /// The value on this side.
        ours: Option<serde_json::Value>,
        /// The value on the other side.
        theirs: Option<serde_json::Value>,
    }
}

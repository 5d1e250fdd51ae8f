//! What a caller may ask, and what it gets.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use throughline_diff::Choice;
use throughline_edit::Command;
use throughline_model::{Id, RecordRef};
use throughline_scene::ThemeName;
use ts_rs::TS;

use super::*;

/// An open document, by the number the session gave it.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(transparent)]
#[ts(type = "number")]
pub struct DocumentNumber(pub u32);

/// How a document is opened when another program already has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum OpenMode {
    /// To edit; refused while somebody else edits it.
    #[default]
    Edit,
    /// To look at.
    ReadOnly,
    /// As an unnamed copy.
    Copy,
}

/// What to do when another program has changed the file.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum DiskChoice {
    /// Take the file; what was unsaved here goes into a copy beside it.
    TakeTheirs,
    /// Write this document over the file.
    KeepMine,
}

/// One request. Every answer is the type named with it, or an [`ApiError`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "request", rename_all = "snake_case")]
#[ts(optional_fields)]
pub enum Request {
    /// What the start screen shows → [`StartScreen`].
    Start {
        /// The colours of its small pictures.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        theme: Option<ThemeName>,
    },
    /// Takes a file off the recent ones → [`Done`].
    ForgetRecent {
        /// The file.
        path: String,
    },
    /// A new unnamed document from a template → [`Opened`].
    New {
        /// The template's name.
        template: String,
        /// The journey's title; none takes the template's.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        title: Option<String>,
    },
    /// Opens a file → [`Opened`].
    Open {
        /// The file.
        path: String,
        /// How.
        #[serde(default)]
        mode: OpenMode,
    },
    /// Opens a sample as an unnamed document → [`Opened`].
    OpenSample {
        /// The sample's name.
        name: String,
    },
    /// Opens a document together with the changes that were not saved → [`Opened`].
    Recover {
        /// The offer's key.
        key: String,
    },
    /// Throws unsaved changes away → [`Done`].
    DiscardRecovery {
        /// The offer's key.
        key: String,
    },
    /// What is known of an open document → [`DocumentInfo`].
    Info {
        /// The document.
        document: DocumentNumber,
    },
    /// Lays a view out and remembers it under its number → [`ScenePatch`], always full.
    Scene {
        /// The document.
        document: DocumentNumber,
        /// The caller's number for the view; edits are answered for it.
        view: u32,
        /// How it is laid out.
        options: ViewOptions,
    },
    /// Runs a command → [`Edited`].
    Apply {
        /// The document.
        document: DocumentNumber,
        /// The view to answer for.
        view: u32,
        /// The command.
        command: Command,
    },
    /// Says whether a command would be allowed → [`Permission`].
    Permit {
        /// The document.
        document: DocumentNumber,
        /// The command.
        command: Command,
    },
    /// Takes the last action back → [`Edited`].
    Undo {
        /// The document.
        document: DocumentNumber,
        /// The view to answer for.
        view: u32,
    },
    /// Does again what was taken back → [`Edited`].
    Redo {
        /// The document.
        document: DocumentNumber,
        /// The view to answer for.
        view: u32,
    },
    /// The height that a card has with another text, while it is typed → [`CardHeight`].
    CardHeight {
        /// The document.
        document: DocumentNumber,
        /// The view.
        view: u32,
        /// The card.
        card: Id,
        /// The text.
        text: String,
    },
    /// A record with its fields, ready for the inspector → [`Inspection`].
    Inspect {
        /// The document.
        document: DocumentNumber,
        /// The record.
        record: RecordRef,
    },
    /// What differs between two states, and what that means → [`ComparisonReport`].
    Comparison {
        /// The document.
        document: DocumentNumber,
        /// The state to compare from: what was.
        from: SideRef,
        /// The state to compare to: what is.
        to: SideRef,
    },
    /// The slides of the executive deck, and what is known of its ask → [`DeckOutline`].
    Deck {
        /// The document.
        document: DocumentNumber,
    },
    /// Keeps what a person says of two records of different files: beside the comparison, for it is
    /// in neither file → [`Done`]. Within a file commands do.
    DecidePair {
        /// The document.
        document: DocumentNumber,
        /// The state that is compared from.
        from: SideRef,
        /// The state that is compared to.
        to: SideRef,
        /// A record of the first and one of the second.
        pair: (Id, Id),
        /// Whether they are the same.
        are_same: bool,
    },
    /// Where the journey lies that is nested behind a card → [`FilePath`].
    NestedJourney {
        /// The document.
        document: DocumentNumber,
        /// The card.
        card: Id,
    },
    /// How a file is named as seen from the document's own, so that both can move together
    /// → [`FilePath`].
    NameFile {
        /// The document.
        document: DocumentNumber,
        /// The file.
        path: String,
    },
    /// The data of a picture → [`AssetData`].
    Asset {
        /// The document.
        document: DocumentNumber,
        /// The asset's record.
        asset: Id,
    },
    /// Saves under the document's own name → [`DocumentInfo`].
    Save {
        /// The document.
        document: DocumentNumber,
    },
    /// Saves under another name, which the document has from then on → [`DocumentInfo`].
    SaveAs {
        /// The document.
        document: DocumentNumber,
        /// The file.
        path: String,
    },
    /// Saves one state as a journey of its own, whose records keep what they share with this one's
    /// → [`FilePath`].
    SaveState {
        /// The document.
        document: DocumentNumber,
        /// The state.
        state: Id,
        /// The file.
        path: String,
    },
    /// Settles that another program has changed the file → [`DocumentInfo`]; lay views out anew.
    ResolveDiskChange {
        /// The document.
        document: DocumentNumber,
        /// What to do.
        choice: DiskChoice,
    },
    /// Brings the document together with what another program wrote to its file, or with a copy of
    /// it, as one step of undo → [`Edited`]. What cannot be told by itself is left to decide, and
    /// nothing is written before a save is asked for.
    Merge {
        /// The document.
        document: DocumentNumber,
        /// The view to answer for.
        view: u32,
        /// The copy; none takes the document's own file.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        copy: Option<String>,
    },
    /// Says no more about a copy beside the file until the document is opened again
    /// → [`DocumentInfo`].
    PutOffCopy {
        /// The document.
        document: DocumentNumber,
        /// The copy.
        copy: String,
    },
    /// What a merge left to decide → [`ConflictList`].
    Conflicts {
        /// The document.
        document: DocumentNumber,
    },
    /// Decides something that a merge left open → [`Edited`].
    ResolveConflict {
        /// The document.
        document: DocumentNumber,
        /// The view to answer for.
        view: u32,
        /// The conflict's record.
        conflict: Id,
        /// The decision.
        choice: Choice,
    },
    /// Writes an export → [`ExportReport`]. Progress comes as events.
    Export {
        /// The document.
        document: DocumentNumber,
        /// The file; its extension chooses the format.
        path: String,
        /// How.
        options: ExportOptions,
        /// The caller's number for the work, for progress and cancelling.
        task: u32,
    },
    /// What the export of a document begins with → [`ExportDesk`].
    ExportDesk {
        /// The document.
        document: DocumentNumber,
    },
    /// Keeps a choice under a name, in the place of one that had it → [`Done`].
    KeepExportPreset {
        /// The preset.
        preset: ExportPreset,
    },
    /// Forgets one of the person's own presets → [`Done`].
    ForgetExportPreset {
        /// What it is called.
        name: String,
    },
    /// Lays an export out without writing it → [`ExportPreview`].
    PreviewExport {
        /// The document.
        document: DocumentNumber,
        /// What is exported, and how.
        choice: ExportChoice,
    },
    /// One page of a preview as a picture → [`AssetData`].
    PreviewPage {
        /// The preview's number.
        preview: u32,
        /// Which page, beginning at 0.
        page: usize,
        /// Width of the picture in pixels.
        width_px: u32,
    },
    /// What an export comes to: writes it where nobody sees it → [`ExportMeasure`]. Progress comes
    /// as events.
    MeasureExport {
        /// The document.
        document: DocumentNumber,
        /// What is exported, and how.
        choice: ExportChoice,
        /// The caller's number for the work, for progress and cancelling.
        task: u32,
    },
    /// What a view shows as a PNG for the clipboard, in the colours of print → [`AssetData`].
    Picture {
        /// The document.
        document: DocumentNumber,
        /// The view.
        view: u32,
        /// Only these records and the arrows between them, without a ground; empty shows all.
        records: Vec<Id>,
    },
    /// Lets go of the previews of a document → [`Done`].
    EndPreviews {
        /// The document.
        document: DocumentNumber,
    },
    /// Writes the pages of a PDF where another program can print them → [`ExportReport`].
    Print {
        /// The document.
        document: DocumentNumber,
        /// How.
        options: ExportOptions,
        /// The caller's number for the work, for progress and cancelling.
        task: u32,
    },
    /// The content of a file that was exported, for callers that cannot read it themselves
    /// → [`AssetData`].
    ReadExport {
        /// The file.
        path: String,
    },
    /// Stops a piece of long work, which then answers with an error → [`Done`].
    Cancel {
        /// The caller's number for the work.
        task: u32,
    },
    /// Closes a document; unsaved changes are saved, or refused, or thrown away → [`Done`].
    Close {
        /// The document.
        document: DocumentNumber,
        /// Whether unsaved changes are thrown away.
        discard: bool,
    },
    /// The folders and journeys in a folder, for callers without file dialogs → [`Folder`].
    ListFolder {
        /// The folder; none lists the person's own.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        path: Option<String>,
    },
}

impl Request {
    /// Whether it may take long and changes nothing of a document: it is then answered beside the
    /// others, which are answered in turn.
    pub fn runs_beside(&self) -> bool {
        matches!(
            self,
            Request::Export { .. }
                | Request::PreviewExport { .. }
                | Request::PreviewPage { .. }
                | Request::Picture { .. }
                | Request::MeasureExport { .. }
                | Request::Print { .. }
                | Request::ReadExport { .. }
        )
    }

    /// A request from JSON.
    ///
    /// # Errors
    /// Where it is no request, or one of its values does not fit.
    pub fn from_json(json: serde_json::Value) -> Result<Request, ApiError> {
        serde_json::from_value(json).map_err(|error| ApiError {
            code: ErrorCode::Failed,
            message: format!("The request could not be understood: {error}."),
        })
    }
}

/// Where a file is.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct FilePath {
    /// Its path.
    pub path: String,
}

/// An answer without content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, TS)]
pub struct Done {}

/// Why a request failed.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ApiError {
    /// What callers may act on.
    pub code: ErrorCode,
    /// One sentence for a person: what happened, where, what to do.
    pub message: String,
}

/// The failures on which callers act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// The command is not allowed as things stand.
    Refused,
    /// The document is open elsewhere; it can be looked at or copied.
    AlreadyOpen,
    /// The file is not what was last read or written.
    ChangedOnDisk,
    /// The document has no name yet.
    Unnamed,
    /// The document may not be written.
    ReadOnly,
    /// The document could not be saved; it is still here.
    SaveFailed,
    /// The file could not be read.
    Unreadable,
    /// The work was stopped as asked.
    Cancelled,
    /// What was asked for does not exist.
    NotFound,
    /// Anything else.
    Failed,
}

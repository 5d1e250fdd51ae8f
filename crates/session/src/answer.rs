//! What a request is answered with: one type for every kind of answer.

use serde::Serialize;

use crate::api::*;

/// The answer to a request. Callers know its shape from what they asked; as JSON it is bare.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[allow(missing_docs)]
pub enum Answer {
    Start(Box<StartScreen>),
    Opened(Box<Opened>),
    Info(Box<DocumentInfo>),
    Scene(Box<ScenePatch>),
    Edited(Box<Edited>),
    Permission(Permission),
    CardHeight(CardHeight),
    Inspection(Box<Inspection>),
    Comparison(Box<ComparisonReport>),
    Conflicts(ConflictList),
    Deck(Box<DeckOutline>),
    Exported(Box<ExportReport>),
    ExportDesk(Box<ExportDesk>),
    Preview(Box<ExportPreview>),
    Measured(Box<ExportMeasure>),
    Folder(Box<Folder>),
    Asset(Box<AssetData>),
    File(FilePath),
    Done(Done),
}

impl Answer {
    /// The answer as JSON.
    ///
    /// # Errors
    /// Where a number has no place in JSON, which no answer should hold.
    pub fn to_json(&self) -> Result<String, ApiError> {
        serde_json::to_string(self).map_err(|error| ApiError {
            code: ErrorCode::Failed,
            message: format!("The answer could not be written: {error}."),
        })
    }
}

macro_rules! answers {
    ($($variant:ident: $type:ty),* $(,)?) => {$(
        impl From<$type> for Answer {
            fn from(answer: $type) -> Answer { Answer::$variant(answer.into()) }
        }
    )*};
}

answers! {
    Start: StartScreen, Opened: Opened, Info: DocumentInfo, Scene: ScenePatch, Edited: Edited,
    Permission: Permission, CardHeight: CardHeight, Inspection: Inspection,
    Comparison: ComparisonReport, Exported: ExportReport, ExportDesk: ExportDesk,
    Preview: ExportPreview, Measured: ExportMeasure, Conflicts: ConflictList, Deck: DeckOutline,
    Folder: Folder, Asset: AssetData, File: FilePath, Done: Done,
}

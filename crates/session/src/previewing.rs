//! The export dialog's questions: what was chosen last, what it would look like, and how large it is.

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use throughline_model::{Document, Outline, RecordKind, RecordRef, State};
use throughline_storage::ExportMemory;

use crate::api::{
    ApiError, AssetData, DocumentNumber, Done, ErrorCode, ExportChoice, ExportDesk, ExportMeasure,
    ExportOptions, ExportPreset, ExportPreview, ExportReport, NamedRecord, StateParts,
};
use crate::exporting;
use crate::exporting::preview::{self, PreviewOf};
use crate::session::{Session, locked};

/// The largest file that is handed over as a whole.
const MOST_READ_BYTES: u64 = 100 * 1024 * 1024;

impl Session {
    /// What the export of a document begins with.
    pub(crate) fn export_desk(&self, number: DocumentNumber) -> Result<ExportDesk, ApiError> {
        let (path, states) = self.with(number, |open| Ok((open.path.clone(), parts(&open.document))))?;
        let memory = self.export_memory();
        Ok(ExportDesk {
            formats: exporting::extensions().map(str::to_owned).collect(),
            last: path.and_then(|path| memory.last(&path)),
            presets: memory
                .presets()
                .into_iter()
                .map(|(name, choice)| ExportPreset { name, choice })
                .collect(),
            states,
        })
    }

    /// Keeps a choice under a name, in the place of one that had it.
    pub(crate) fn keep_export_preset(&self, preset: &ExportPreset) -> Result<Done, ApiError> {
        self.export_memory().keep_preset(&preset.name, &preset.choice)?;
        Ok(Done {})
    }

    pub(crate) fn forget_export_preset(&self, name: &str) -> Result<Done, ApiError> {
        self.export_memory().forget_preset(name)?;
        Ok(Done {})
    }

    /// How a document was exported, for the next time. That it cannot be kept is no reason to fail:
    /// the export itself is there.
    pub(crate) fn remember_export(&self, number: DocumentNumber, written: &Path, options: &ExportOptions) {
        let Ok(Some(path)) = self.with(number, |open| Ok(open.path.clone())) else { return };
        let Some(extension) = written.extension() else { return };
        let format = extension.to_string_lossy().to_lowercase();
        let _ = self.export_memory().remember(&path, &ExportChoice { format, options: options.clone() });
    }

    fn export_memory(&self) -> ExportMemory<ExportChoice> {
        ExportMemory::new(&self.folders)
    }

    /// Lays an export out and keeps it, so that paging through is instant.
    pub(crate) fn preview_export(
        &self,
        number: DocumentNumber,
        choice: ExportChoice,
    ) -> Result<ExportPreview, ApiError> {
        // Told of before it is copied: what is edited meanwhile makes the preview old, never new.
        let of = PreviewOf { documents: self.versions(number, &choice.options)?, choice };
        let (document, with) = self.exported(number, &of.choice.options)?;
        if let Some(known) = locked(&self.previews).of(&of) {
            return Ok(known);
        }
        let pages = preview::laid_out(&document, &with, &of.choice)?;
        Ok(locked(&self.previews).keep(of, pages))
    }

    /// The documents that an export shows, with how often each was told of.
    fn versions(
        &self,
        number: DocumentNumber,
        options: &ExportOptions,
    ) -> Result<Vec<(DocumentNumber, u64)>, ApiError> {
        let compared = options.comparison.as_ref();
        let others = compared.into_iter().flat_map(|it| [it.from_document, it.to_document]).flatten();
        std::iter::once(number)
            .chain(others)
            .map(|number| self.with(number, |open| Ok((number, open.told()))))
            .collect()
    }

    /// A page of a preview as a picture.
    pub(crate) fn preview_page(
        &self,
        preview: u32,
        page: usize,
        width_px: u32,
    ) -> Result<AssetData, ApiError> {
        let pages = locked(&self.previews).pages(preview)?;
        let page = pages.pages.get(page).ok_or_else(|| preview::no_page(page))?;
        Ok(AssetData {
            media_type: "image/png".into(),
            data: BASE64.encode(preview::picture(page, width_px)?),
        })
    }

    /// What an export comes to; takes as long as the export itself.
    pub(crate) fn measure_export(
        &self,
        number: DocumentNumber,
        choice: &ExportChoice,
        task: u32,
    ) -> Result<ExportMeasure, ApiError> {
        let (document, with) = self.exported(number, &choice.options)?;
        self.long_work(task, |progress| preview::measured(&document, &with, choice, progress))
    }

    /// Writes the pages of a PDF into the program's own folder, from where another program prints
    /// them. The one printed before is written over.
    pub(crate) fn print(
        &self,
        number: DocumentNumber,
        options: &ExportOptions,
        task: u32,
    ) -> Result<ExportReport, ApiError> {
        let path = self.folders.printed()?.join("Journey map.pdf");
        self.write_export(number, &path, options, task)
    }

    /// What an exported file holds. Other files are not for whoever asks over a connection.
    pub(crate) fn read_export(&self, path: &Path) -> Result<AssetData, ApiError> {
        let refused = |why: String| ApiError::new(ErrorCode::Unreadable, why);
        if !self.has_written(path) {
            return Err(refused(format!("{} was not exported from here.", path.display())));
        }
        let unread =
            |error: std::io::Error| refused(format!("{} could not be read: {error}.", path.display()));
        let bytes = std::fs::metadata(path).map_err(unread)?.len();
        if bytes > MOST_READ_BYTES {
            let sentence = "The file is too large to be handed over; it lies where it was written.";
            return Err(refused(sentence.into()));
        }
        let data = BASE64.encode(std::fs::read(path).map_err(unread)?);
        Ok(AssetData { media_type: "application/octet-stream".into(), data })
    }

    /// Lets go of what previews of a document hold.
    pub(crate) fn end_previews(&self, number: DocumentNumber) -> Done {
        locked(&self.previews).forget(number);
        Done {}
    }
}

/// The stages and lanes of each state.
fn parts(document: &Document) -> Vec<StateParts> {
    let told = |state: &State| {
        let outline = Outline::without_cards(document, state.id);
        let stages = outline.stages.iter().map(|it| NamedRecord {
            record: RecordRef { kind: RecordKind::Stage, id: it.stage.id },
            name: it.stage.name.clone(),
        });
        let lanes = outline.lanes.iter().map(|lane| NamedRecord {
            record: RecordRef { kind: RecordKind::Lane, id: lane.id },
            name: if lane.name.is_empty() { lane.kind.label().into() } else { lane.name.clone() },
        });
        StateParts { state: state.id, stages: stages.collect(), lanes: lanes.collect() }
    };
    document.states_in_order().into_iter().map(told).collect()
}

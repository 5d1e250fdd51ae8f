//! What an export would be, without writing it where the person wants it: its pages as pictures, how
//! large the file becomes, and what it leaves out.

use std::collections::{BTreeSet, VecDeque};
use std::fs::File;
use std::io::Read;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

use throughline_export::png;
use throughline_model::Document;
use throughline_scene::{Page, Pages, Role};

use super::formats::{Drawn, Format, format_of};
use super::{ComparedWith, Progress, export};
use crate::api::{
    ApiError, DocumentNumber, ErrorCode, ExportChoice, ExportMeasure, ExportPreview, PreviewPage,
};

/// How many previews are kept: going back to the options before is then instant.
const MOST_KEPT: usize = 3;
/// The most pixels of a page's picture along either side.
const MOST_PIXELS: f64 = 4096.0;
/// How much of a text is shown, in bytes.
const TEXT_SHOWN_BYTES: u64 = 8_000;
/// A card may stand over an edge by the width of its own.
const EDGE_PT: f64 = 1.0;

/// The pages of an export as they would be written; none where a format has no pages.
pub(crate) fn laid_out(
    document: &Document,
    with: &ComparedWith,
    choice: &ExportChoice,
) -> Result<Option<Pages>, ApiError> {
    let format = format_of(&named(&choice.format))?;
    let (document, options) = &super::prepared(document, &choice.options)?;
    match format {
        Format::Drawn(drawn) => super::laid_out(drawn, document, with, options).map(Some),
        // What is seen of it first.
        Format::Web => super::laid_out(Drawn::Svg, document, with, options).map(Some),
        Format::Table(_) => Ok(None),
    }
}

/// Writes an export where nobody sees it, to learn what it comes to.
pub(crate) fn measured(
    document: &Document,
    with: &ComparedWith,
    choice: &ExportChoice,
    progress: Progress,
) -> Result<ExportMeasure, ApiError> {
    let unwritten = |error: std::io::Error| {
        let sentence = format!("The size is not known: the temporary folder cannot be written ({error}).");
        ApiError::new(ErrorCode::Failed, sentence)
    };
    let folder = tempfile::tempdir().map_err(unwritten)?;
    let path = folder.path().join(named(&choice.format));
    let report = export(document, with, &path, &choice.options, progress)?;
    let mut bytes = Vec::new();
    // Tiles are files of other names, and no text.
    if path.exists() {
        File::open(&path)
            .and_then(|file| file.take(TEXT_SHOWN_BYTES).read_to_end(&mut bytes))
            .map_err(unwritten)?;
    }
    Ok(ExportMeasure { bytes: report.bytes, notes: report.notes, text: beginning(&bytes) })
}

fn named(extension: &str) -> std::path::PathBuf {
    Path::new("export").with_extension(extension)
}

/// The beginning of a text; none of what is no text.
fn beginning(bytes: &[u8]) -> Option<String> {
    if bytes.is_empty() {
        return None;
    }
    let whole = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        // The last character may be cut.
        Err(error) if error.error_len().is_none() => {
            std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default()
        }
        Err(_) => return None,
    };
    (!whole.contains('\0')).then(|| whole.trim_start_matches('\u{feff}').to_owned())
}

/// What there is to see of pages.
pub(crate) fn described(number: u32, pages: Option<&Pages>) -> ExportPreview {
    let list = pages.map_or(&[][..], |pages| &pages.pages);
    ExportPreview {
        preview: number,
        pages: list
            .iter()
            .map(|page| PreviewPage {
                name: page.name.clone(),
                width_pt: page.width_pt(),
                height_pt: page.height_pt(),
            })
            .collect(),
        remarks: pages.map_or_else(Vec::new, |pages| pages.remarks.clone()),
        cut_cards: list.iter().flat_map(cut_cards).collect::<BTreeSet<_>>().len(),
    }
}

/// The cards that stand over an edge of their page.
fn cut_cards(page: &Page) -> impl Iterator<Item = &str> {
    let scene = &page.scene;
    let cards = scene.groups.iter().filter(|group| matches!(group.role, Role::Card | Role::Metric));
    cards.filter_map(move |group| {
        let (x, y) = scene.region_origin(group.region);
        let (left, top) = (x + group.rect.x, y + group.rect.y);
        let (right, bottom) = (left + group.rect.width, top + group.rect.height);
        let is_whole = left >= -EDGE_PT
            && top >= -EDGE_PT
            && right <= scene.width + EDGE_PT
            && bottom <= scene.height + EDGE_PT;
        (!is_whole).then_some(&*group.key)
    })
}

/// A page as PNG, so many pixels wide, or less where it would be too tall.
pub(crate) fn picture(page: &Page, width_px: u32) -> Result<Vec<u8>, ApiError> {
    let scene = &page.scene;
    let width = f64::from(width_px.max(1));
    let scale = (width / scene.width).min(MOST_PIXELS / scene.width).min(MOST_PIXELS / scene.height);
    let options = png::PngOptions { scale, ..Default::default() };
    let mut bytes = Vec::new();
    png::write(scene, &options, &mut bytes, &mut |_, _| ControlFlow::Continue(()))
        .map_err(|error| ApiError::new(ErrorCode::Failed, error.to_string()))?;
    Ok(bytes)
}

/// Why there is no such page.
pub(crate) fn no_page(page: usize) -> ApiError {
    ApiError::new(ErrorCode::NotFound, format!("The preview has no page {}.", page + 1))
}

/// The previews that were asked for last.
#[derive(Default)]
pub(crate) struct Previews {
    last_number: u32,
    kept: VecDeque<Kept>,
}

struct Kept {
    number: u32,
    of: PreviewOf,
    pages: Option<Arc<Pages>>,
}

/// What a preview shows: the same of the same is laid out once.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PreviewOf {
    /// The documents that are shown, the exported one first, and how often each was told of: it has
    /// not changed since.
    pub documents: Vec<(DocumentNumber, u64)>,
    pub choice: ExportChoice,
}

impl Previews {
    /// The preview that shows just this.
    pub fn of(&mut self, of: &PreviewOf) -> Option<ExportPreview> {
        let at = self.kept.iter().position(|kept| kept.of == *of)?;
        let kept = self.kept.remove(at)?;
        let known = described(kept.number, kept.pages.as_deref());
        self.kept.push_back(kept);
        Some(known)
    }

    /// Keeps a preview in the place of the one that was not asked for longest.
    pub fn keep(&mut self, of: PreviewOf, pages: Option<Pages>) -> ExportPreview {
        self.last_number += 1;
        let number = self.last_number;
        let known = described(number, pages.as_ref());
        self.kept.push_back(Kept { number, of, pages: pages.map(Arc::new) });
        while self.kept.len() > MOST_KEPT {
            self.kept.pop_front();
        }
        known
    }

    /// The pages of a preview.
    pub fn pages(&self, number: u32) -> Result<Arc<Pages>, ApiError> {
        let kept = self.kept.iter().find(|kept| kept.number == number);
        kept.and_then(|kept| kept.pages.clone()).ok_or_else(|| {
            ApiError::new(ErrorCode::NotFound, "This preview is no longer kept. Ask for it again.")
        })
    }

    /// Lets go of what is kept of a document.
    pub fn forget(&mut self, document: DocumentNumber) {
        self.kept.retain(|kept| kept.of.documents.iter().all(|(number, _)| *number != document));
    }
}

//! The formats, by the extension that chooses each.

use std::path::Path;

use super::tables::TableFormat;
use crate::api::{ApiError, ErrorCode};

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// What is laid out and painted: pages, slides, one picture.
    Drawn(Drawn),
    /// A page for browsers.
    Web,
    /// A table or a text.
    Table(TableFormat),
}

/// The formats that paint what is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Drawn {
    Pdf,
    Pptx,
    Png,
    Svg,
}

/// Every format; no other list of them is kept.
pub(super) const FORMATS: &[(&str, Format)] = &[
    ("pdf", Format::Drawn(Drawn::Pdf)),
    ("pptx", Format::Drawn(Drawn::Pptx)),
    ("png", Format::Drawn(Drawn::Png)),
    ("svg", Format::Drawn(Drawn::Svg)),
    ("html", Format::Web),
    ("xlsx", Format::Table(TableFormat::Xlsx)),
    ("csv", Format::Table(TableFormat::Csv)),
    ("md", Format::Table(TableFormat::Markdown)),
    ("txt", Format::Table(TableFormat::Text)),
    ("mmd", Format::Table(TableFormat::Mermaid)),
    ("json", Format::Table(TableFormat::Json)),
];

impl Format {
    /// Whether it can show two states at once.
    pub(super) fn holds_comparisons(self) -> bool {
        self != Format::Table(TableFormat::Mermaid)
    }

    /// Whether it has pages that slides can be.
    pub(super) fn holds_slides(self) -> bool {
        matches!(self, Format::Drawn(Drawn::Pdf | Drawn::Pptx))
    }
}

/// The extensions that an export writes.
pub fn extensions() -> impl Iterator<Item = &'static str> {
    FORMATS.iter().map(|(extension, _)| *extension)
}

/// The format that a file's name chooses.
///
/// # Errors
/// A name without an extension, or with one that names no format.
pub(super) fn format_of(path: &Path) -> Result<Format, ApiError> {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    let extension = extension.unwrap_or_default();
    if let Some((_, format)) = FORMATS.iter().find(|(name, _)| *name == extension) {
        return Ok(*format);
    }
    let known: Vec<String> = extensions().map(|extension| format!(".{extension}")).collect();
    let (last, others) = known.split_last().map_or(("", &[][..]), |(last, others)| (last.as_str(), others));
    let known = format!("{} or {last}", others.join(", "));
    Err(ApiError::new(
        ErrorCode::Failed,
        format!("{} names no format. End the name with {known}.", path.display()),
    ))
}

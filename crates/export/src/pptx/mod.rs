//! PowerPoint: pages as slides of native shapes, texts, connectors and pictures.
//!
//! A card is one shape with its own text, which PowerPoint breaks into lines; a curve is a freeform
//! whose points can be edited; nothing is drawn as a picture but pictures. What lies above what is also the order in which a slide is read: `order.rs`.

mod color;
mod connector;
mod design;
mod groups;
mod media;
mod notes;
mod order;
mod package;
mod paint;
mod passage;
mod place;
mod presentation;
mod relations;
mod script;
mod shape;
mod slide;
mod template;
mod text;
mod xml;

use throughline_scene::Pages;

use crate::ExportError;

/// How a presentation is made.
#[derive(Clone, Debug, Default)]
pub struct PptxOptions {
    /// A presentation or template (.pptx, .potx) whose master, layouts, theme and size are taken; its
    /// slides are not. None takes our own.
    pub template: Option<Vec<u8>>,
}

/// What has been written.
#[derive(Clone, Debug, PartialEq)]
pub struct PptxReport {
    /// Width of a slide in points.
    pub width_pt: f64,
    /// Height of a slide in points.
    pub height_pt: f64,
    /// Slides.
    pub slides: usize,
    /// The least share of its own size that a page is shown at; 1 where all stand as they are.
    pub scale: f64,
    /// How many characters were left out, since no XML can hold them: control characters.
    pub left_out: usize,
    /// Whether the template had macros, which are never carried over.
    pub macros_left_out: bool,
}

/// Writes pages as a presentation. `Page::repeated` is for paper: each slide says all that it shows.
///
/// # Errors
/// A picture of the document that cannot be read, or a template that is no presentation.
pub fn write(pages: &Pages, options: &PptxOptions) -> Result<(Vec<u8>, PptxReport), ExportError> {
    presentation::write(pages, options)
}

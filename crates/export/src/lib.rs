//! A scene written as a picture or a page, or pages as slides: PNG, PDF, SVG, HTML or PowerPoint.
//!
//! An exporter paints what the scene says, in its order, and decides nothing about a journey: it
//! breaks no line, measures no text, reads no clock. Each is a folder with one public function,
//! `write`, and one options struct.

mod address;
mod error;
mod geometry;
mod markup;
mod picture;
mod walk;

pub mod html;
pub mod pdf;
pub mod png;
pub mod pptx;
pub mod svg;

pub use error::ExportError;

//! Why an export failed, said so that a person can do something about it.

/// Why an export failed. Nothing of the document is touched by a failed export.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ExportError {
    /// The picture would have more pixels than are written.
    #[error(
        "The picture would be {width} × {height} pixels, and at most {limit} pixels are written. \
         Choose a smaller scale or width."
    )]
    TooLarge {
        /// Width it would have, in pixels.
        width: u64,
        /// Height it would have, in pixels.
        height: u64,
        /// The most pixels that are written.
        limit: u64,
    },
    /// The scale, or the scene's size, is no number above zero.
    #[error("A picture {width} × {height} pixels large cannot be written. Choose another scale or width.")]
    NoExtent {
        /// Width it would have, in pixels.
        width: f64,
        /// Height it would have, in pixels.
        height: f64,
    },
    /// A picture of the document cannot be read.
    #[error("The picture {asset} cannot be exported: {reason}. Replace it or remove its card.")]
    Picture {
        /// The asset's id.
        asset: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A text is set in a font that cannot be read.
    #[error("Font {font} of the scene cannot be read. Install the program again.")]
    Font {
        /// The font's number in the scene.
        font: u32,
    },
    /// The PDF writer refused.
    #[error("The PDF cannot be written: {reason}.")]
    Pdf {
        /// What the writer said.
        reason: String,
    },
    /// The PowerPoint file could not be put together.
    #[error("The presentation cannot be written: {reason}.")]
    Presentation {
        /// What the writer said.
        reason: String,
    },
    /// The template for slides cannot be used.
    #[error("The template cannot be used: {reason}.")]
    Template {
        /// What is wrong with it, and what to do.
        reason: String,
    },
    /// The destination refused.
    #[error("The picture cannot be written: {0}.")]
    Write(#[from] std::io::Error),
    /// The person asked to stop.
    #[error("The export was cancelled; what was written of it is not whole.")]
    Cancelled,
}

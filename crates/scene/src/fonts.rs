//! The bundled fonts, and the numbers by which glyph runs name them.

use std::sync::Arc;

/// A font of a [`Fonts`] collection, by its place in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FontId(pub u32);

/// One font file.
#[derive(Clone)]
pub struct Font {
    /// The file's bytes.
    pub data: Arc<dyn AsRef<[u8]> + Send + Sync>,
    /// Which font of the file; 0 unless it is a collection.
    pub index: u32,
}

/// The fonts that a scene's glyphs refer to.
#[derive(Clone, Default)]
pub struct Fonts {
    fonts: Vec<Font>,
}

impl std::fmt::Debug for Fonts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Fonts({})", self.fonts.len())
    }
}

impl Fonts {
    /// The font of a number; none for a number of another collection.
    pub fn get(&self, id: FontId) -> Option<&Font> {
        self.fonts.get(id.0 as usize)
    }
}

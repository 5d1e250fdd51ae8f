//! The bundled fonts, and the numbers by which glyph runs name them.

use std::sync::Arc;

use skrifa::{FontRef, MetadataProvider};

use crate::Weight;

/// The family that text is set in; characters it lacks come from the fall-backs.
pub const FONT_FAMILY: &str = "Inter";

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

/// What a bundled file is: its family and weight, whatever the file itself says.
pub(crate) struct Face {
    pub family: &'static str,
    pub weight: Weight,
    bytes: &'static [u8],
}

macro_rules! faces {
    ($($family:literal $weight:ident $file:literal,)*) => {
        /// The bundled faces; a [`FontId`] below their number is a place in this list. Families
        /// stand in the order in which they are asked for a character.
        pub(crate) const BUNDLED: &[Face] = &[$(Face {
            family: $family,
            weight: Weight::$weight,
            bytes: include_bytes!(concat!("../fonts/", $file)),
        },)*];
    };
}

faces! {
    "Inter" Regular "Inter-Regular.ttf",
    "Inter" Medium "Inter-Medium.ttf",
    "Inter" SemiBold "Inter-SemiBold.ttf",
    "Inter" Bold "Inter-Bold.ttf",
    "Noto Sans Arabic" Regular "NotoSansArabic-Regular.ttf",
    "Noto Sans Arabic" SemiBold "NotoSansArabic-SemiBold.ttf",
    "Noto Sans Hebrew" Regular "NotoSansHebrew-Regular.ttf",
    "Noto Sans Hebrew" SemiBold "NotoSansHebrew-SemiBold.ttf",
    "Noto Sans Thai" Regular "NotoSansThai-Regular.ttf",
    "Noto Sans Thai" SemiBold "NotoSansThai-SemiBold.ttf",
    "Noto Sans Devanagari" Regular "NotoSansDevanagari-Regular.ttf",
    "Noto Sans Devanagari" SemiBold "NotoSansDevanagari-SemiBold.ttf",
    "Noto Emoji" Regular "NotoEmoji-Regular.ttf",
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
    /// The fonts that come with the program: Latin, Greek, Cyrillic, Arabic, Hebrew, Thai,
    /// Devanagari and emoji.
    pub fn bundled() -> Fonts {
        let fonts = BUNDLED.iter().map(|face| Font { data: Arc::new(face.bytes), index: 0 }).collect();
        Fonts { fonts }
    }

    /// The bundled fonts and, after them, fonts found on the machine for what those lack (Chinese,
    /// Japanese, Korean, …). Files that are no fonts are passed over when text is set.
    pub fn with_extra(extra: Vec<Font>) -> Fonts {
        let mut fonts = Fonts::bundled();
        fonts.fonts.extend(extra);
        fonts
    }

    /// The font of a number; none for a number of another collection.
    pub fn get(&self, id: FontId) -> Option<&Font> {
        self.fonts.get(id.0 as usize)
    }

    /// Every font with its number.
    pub fn iter(&self) -> impl Iterator<Item = (FontId, &Font)> {
        (0..).map(FontId).zip(&self.fonts)
    }

    /// Whether any font has a glyph for a character.
    pub fn covers(&self, character: char) -> bool {
        self.fonts.iter().any(|font| {
            FontRef::from_index((*font.data).as_ref(), font.index)
                .is_ok_and(|font| font.charmap().map(character).is_some_and(|glyph| glyph.to_u32() != 0))
        })
    }
}

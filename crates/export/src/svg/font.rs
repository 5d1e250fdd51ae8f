//! Fonts cut down to what a map says, and put into the file.

use std::collections::BTreeMap;

use base64::Engine;
use kurbo::BezPath;
use skera::{DEFAULT_DROP_TABLES, DEFAULT_LAYOUT_FEATURES, Plan, SubsetFlags, subset_font};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::prelude::{LocationRef, Size};
use skrifa::raw::TableProvider;
use skrifa::raw::collections::IntSet;
use skrifa::string::StringId;
use skrifa::{FontRef, GlyphId, MetadataProvider, Tag};
use throughline_scene::{Font, FontId, Item, Scene};

use crate::ExportError;

/// How a font takes part in the file.
pub(crate) enum Family<'a> {
    /// Inside the file.
    Embedded(Face),
    /// As outlines, since it cannot be cut down: its name and itself.
    Outlined(String, FontRef<'a>),
}

/// A font inside the file.
pub(crate) struct Face {
    /// Class of the texts that are set in it.
    pub class: String,
    /// The rules that embed it and that set its class in it.
    rules: String,
}

/// The fonts of a scene.
pub(crate) struct Families<'a> {
    families: BTreeMap<FontId, Family<'a>>,
}

impl<'a> Families<'a> {
    /// The fonts that the texts of scenes are set in, cut down to their glyphs. Where scenes have
    /// several sets of fonts, those that begin alike are the same.
    pub(crate) fn of(scenes: &[&'a Scene]) -> Result<Self, ExportError> {
        let mut families = BTreeMap::new();
        for (id, used) in used(scenes) {
            let broken = || ExportError::Font { font: id.0 };
            let font = scenes.iter().find_map(|scene| scene.fonts.get(id));
            let font: &'a Font = font.ok_or_else(broken)?;
            let data: &'a [u8] = (*font.data).as_ref();
            let font = FontRef::from_index(data, font.index).map_err(|_| broken())?;
            families.insert(id, Family::of(id, font, &used));
        }
        Ok(Families { families })
    }

    /// A font of the scene.
    pub(crate) fn get(&self, id: FontId) -> Option<&Family<'a>> {
        self.families.get(&id)
    }

    /// The rules that embed the fonts and set texts in them.
    pub(crate) fn rules(&self) -> String {
        let faces = self.families.values().filter_map(|family| match family {
            Family::Embedded(face) => Some(face.rules.as_str()),
            Family::Outlined(..) => None,
        });
        faces.collect()
    }

    /// Names of the fonts that are outlines.
    pub(crate) fn outlined(&self) -> Vec<String> {
        let outlined = self.families.values().filter_map(|family| match family {
            Family::Embedded(_) => None,
            Family::Outlined(name, _) => Some(name.clone()),
        });
        outlined.collect()
    }
}

/// What of a font is used.
#[derive(Default)]
struct Used {
    glyphs: IntSet<GlyphId>,
    characters: IntSet<u32>,
}

fn used(scenes: &[&Scene]) -> BTreeMap<FontId, Used> {
    let mut fonts = BTreeMap::<FontId, Used>::new();
    let groups = scenes.iter().flat_map(|scene| scene.groups.iter());
    for item in groups.flat_map(|group| group.items.iter()) {
        let Item::Text(block) = item else { continue };
        for run in block.lines.iter().flat_map(|line| line.runs.iter()) {
            let used = fonts.entry(run.font).or_default();
            for glyph in &run.glyphs {
                used.glyphs.insert(GlyphId::new(glyph.id));
                let said = block.text.get(glyph.range.0 as usize..glyph.range.1 as usize).unwrap_or_default();
                used.characters.extend(said.chars().map(u32::from));
            }
        }
    }
    fonts
}

impl<'a> Family<'a> {
    fn of(id: FontId, font: FontRef<'a>, used: &Used) -> Self {
        let name = family_name(&font);
        // Asked for as the font's own weight, so that no reader thickens it.
        let weight = font.os2().map_or(400, |table| table.us_weight_class());
        let Some(bytes) = cut_down(&font, used) else { return Family::Outlined(name, font) };
        let class = format!("font-{}", id.0);
        let data = base64::engine::general_purpose::STANDARD.encode(bytes);
        // The font's own name comes second, for programs that read no embedded fonts.
        let rules = format!(
            "@font-face{{font-family:'{class}';font-weight:{weight};src:url(data:font/ttf;base64,{data})}}\n\
             .{class}{{font-family:'{class}','{name}',sans-serif;font-weight:{weight}}}\n"
        );
        Family::Embedded(Face { class, rules })
    }

    /// The outline of a glyph at a size, its origin at the origin; empty where it has none.
    pub(crate) fn outline(&self, glyph: u32, size: f64) -> BezPath {
        let mut pen = Pen::default();
        if let Family::Outlined(_, font) = self
            && let Some(outline) = font.outline_glyphs().get(GlyphId::new(glyph))
        {
            let settings = DrawSettings::unhinted(Size::new(size as f32), LocationRef::default());
            // A glyph that cannot be drawn stays as far as it was drawn.
            let _ = outline.draw(settings, &mut pen);
        }
        pen.path
    }
}

/// The font with no more than the glyphs used and those that substitution may reach from their
/// characters; none where the font is of a kind that cannot be cut down.
fn cut_down(font: &FontRef<'_>, used: &Used) -> Option<Vec<u8>> {
    // Only quadratic outlines are cut down; others would be dropped without a word.
    font.glyf().ok()?;
    let drop_tables = DEFAULT_DROP_TABLES.iter().copied().collect();
    let mut features: IntSet<Tag> = DEFAULT_LAYOUT_FEATURES.iter().copied().collect();
    // Digits of one width, which the defaults leave out.
    features.insert(Tag::new(b"tnum"));
    let flags = SubsetFlags::SUBSET_FLAGS_NO_HINTING | SubsetFlags::SUBSET_FLAGS_NOTDEF_OUTLINE;
    let (names, languages) = (IntSet::empty(), IntSet::empty());
    let scripts = IntSet::all();
    let plan = Plan::new(
        &used.glyphs,
        &used.characters,
        font,
        flags,
        &drop_tables,
        &scripts,
        &features,
        &names,
        &languages,
    );
    subset_font(font, &plan).ok()
}

/// The name of a font's family, without anything that could end a string in a style sheet.
fn family_name(font: &FontRef<'_>) -> String {
    let named = |id| font.localized_strings(id).english_or_first();
    let name = named(StringId::TYPOGRAPHIC_FAMILY_NAME).or_else(|| named(StringId::FAMILY_NAME));
    let plain = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '-');
    name.map_or_else(String::new, |name| name.chars().filter(plain).collect())
}

/// Collects a glyph's outline; fonts count up, pictures down.
#[derive(Default)]
struct Pen {
    path: BezPath,
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.path.move_to((x.into(), -f64::from(y)));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.path.line_to((x.into(), -f64::from(y)));
    }

    fn quad_to(&mut self, bx: f32, by: f32, x: f32, y: f32) {
        self.path.quad_to((bx.into(), -f64::from(by)), (x.into(), -f64::from(y)));
    }

    fn curve_to(&mut self, bx: f32, by: f32, cx: f32, cy: f32, x: f32, y: f32) {
        let (by, cy, y) = (-f64::from(by), -f64::from(cy), -f64::from(y));
        self.path.curve_to((bx.into(), by), (cx.into(), cy), (x.into(), y));
    }

    fn close(&mut self) {
        self.path.close_path();
    }
}

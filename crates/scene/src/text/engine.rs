//! Shapes one text: characters to glyphs, glyphs to lines, lines to their places in the box.

use std::sync::Arc;

use parley::fontique::{Blob, Collection, CollectionOptions, FontInfoOverride, SourceCache};
use parley::style::{
    FontFamily, FontFamilyName, FontFeature, FontFeatures, FontWeight, OverflowWrap, StyleProperty,
};
use parley::{BaseDirection, FontContext, Layout, LayoutContext};
use throughline_model::TextDirection;

use super::clean::Clean;
use super::place::Placer;
use super::{Setting, Shaped};
use crate::fonts::BUNDLED;
use crate::{FontId, Fonts, TextLine};

/// What a line may exceed its width by, so that a text fits the width that it was measured to have.
const TOLERANCE: f64 = 0.01;

/// Contexts for shaping on one thread.
pub(super) struct Engine {
    fonts: Arc<Fonts>,
    /// The number of each font, by its blob and its place in the file.
    numbers: Arc<[(u64, u32, FontId)]>,
    families: Arc<[Arc<str>]>,
    font_context: FontContext,
    layout_context: LayoutContext<()>,
    layout: Layout<()>,
}

/// A shaped text and what no font could show of it.
#[derive(Clone)]
pub(super) struct Outcome {
    pub shaped: Shaped,
    pub missing: Arc<[char]>,
}

impl Engine {
    pub fn new(fonts: Arc<Fonts>) -> Self {
        let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
        let mut numbers = Vec::new();
        let mut families: Vec<Arc<str>> = Vec::new();
        for (id, font) in fonts.iter() {
            let blob = Blob::new(font.data.clone());
            numbers.push((blob.id(), font.index, id));
            let face = BUNDLED.get(id.0 as usize);
            let overrides = face.map(|face| FontInfoOverride {
                family_name: Some(face.family),
                weight: Some(FontWeight::new(f32::from(u16::from(face.weight)))),
                ..FontInfoOverride::default()
            });
            let registered = collection.register_fonts(blob, overrides);
            for (family, infos) in registered {
                let asked_for = infos.iter().any(|info| info.index() == font.index);
                let Some(name) = collection.family_name(family).filter(|_| asked_for) else { continue };
                if !families.iter().any(|known| &**known == name) {
                    families.push(name.into());
                }
            }
        }
        Engine {
            fonts,
            numbers: numbers.into(),
            families: families.into(),
            font_context: FontContext { collection, source_cache: SourceCache::default() },
            layout_context: LayoutContext::new(),
            layout: Layout::new(),
        }
    }

    /// The same fonts for another thread.
    pub fn sibling(&self) -> Self {
        Engine {
            fonts: self.fonts.clone(),
            numbers: self.numbers.clone(),
            families: self.families.clone(),
            font_context: self.font_context.clone(),
            layout_context: LayoutContext::new(),
            layout: Layout::new(),
        }
    }

    /// Breaks, shapes and places a text, shortened to `setting.max_lines`.
    pub fn set(&mut self, text: &str, setting: &Setting) -> Outcome {
        let clean = Clean::new(text);
        let whole = self.set_clean(&clean, setting);
        match setting.max_lines {
            Some(limit) if whole.shaped.lines.len() > limit => {
                self.shorten(text, &whole.shaped.lines[..limit], setting)
            }
            _ => whole,
        }
    }

    /// As much of a text as fits with "…" behind it into as many lines as it now begins with.
    fn shorten(&mut self, text: &str, beginning: &[TextLine], setting: &Setting) -> Outcome {
        let last = beginning.last();
        let glyphs = last.into_iter().flat_map(|line| line.runs.iter()).flat_map(|run| &run.glyphs);
        let mut cuts: Vec<usize> = glyphs.map(|glyph| glyph.range.1 as usize).collect();
        cuts.push(last.map_or(0, |line| line.range.0));
        cuts.sort_unstable();
        cuts.dedup();
        let mut outcome = None;
        while let Some(cut) = cuts.pop() {
            let shown = text.get(..cut).unwrap_or_default().trim_end();
            let shortened = format!("{shown}…");
            let clean = Clean::standing_for(&shortened, text.len());
            let attempt = self.set_clean(&clean, setting);
            let fits = attempt.shaped.lines.len() <= beginning.len();
            outcome = Some(attempt);
            if fits {
                break;
            }
        }
        outcome.unwrap_or_else(|| self.set_clean(&Clean::standing_for("", text.len()), setting))
    }

    fn set_clean(&mut self, clean: &Clean<'_>, setting: &Setting) -> Outcome {
        if clean.text.is_empty() {
            return Outcome { shaped: Shaped::blank(clean.origin(0), setting), missing: Arc::default() };
        }
        self.lay_out(&clean.text, setting);
        let right_to_left = self.layout.is_rtl();
        let mut placer = Placer::new(clean, &self.fonts, &self.numbers, right_to_left, setting);
        for line in self.layout.lines() {
            placer.place(&line);
        }
        let (lines, missing) = placer.finish();
        Outcome { shaped: Shaped::new(lines, right_to_left, setting), missing: missing.into() }
    }

    /// Fills `self.layout`.
    fn lay_out(&mut self, text: &str, setting: &Setting) {
        let mut builder = self.layout_context.ranged_builder(&mut self.font_context, text, 1.0, false);
        let families: Vec<FontFamilyName<'_>> =
            self.families.iter().map(|family| FontFamilyName::Named(family.as_ref().into())).collect();
        builder.push_default(StyleProperty::FontFamily(FontFamily::List(families.into())));
        builder.push_default(StyleProperty::FontSize(setting.size() as f32));
        builder
            .push_default(StyleProperty::FontWeight(FontWeight::new(f32::from(u16::from(setting.weight)))));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::BreakWord));
        if setting.tabular {
            let feature = [FontFeature::new(parley::setting::Tag::new(b"tnum"), 1)];
            builder.push_default(StyleProperty::FontFeatures(FontFeatures::List(feature.to_vec().into())));
        }
        builder.set_base_direction(match setting.direction {
            TextDirection::Auto => BaseDirection::Auto,
            TextDirection::LeftToRight => BaseDirection::Ltr,
            TextDirection::RightToLeft => BaseDirection::Rtl,
        });
        builder.build_into(&mut self.layout, text);
        self.layout.break_all_lines(setting.width().map(|width| (width + TOLERANCE) as f32));
    }
}

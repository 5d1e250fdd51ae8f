//! Colours by their names in the theme, so that another theme recolours a slide.

use std::collections::BTreeMap;

use throughline_scene::{Color, Theme, ThemeName};

use super::xml::Xml;

/// Our theme's colours: the name in the theme, the name on slides, the colour.
pub(super) const SCHEME: [(&str, &str, u32); 12] = [
    ("dk1", "tx1", 0x19252B),
    ("lt1", "bg1", 0xFFFFFF),
    ("dk2", "tx2", 0x465258),
    ("lt2", "bg2", 0xEEF2F3),
    ("accent1", "accent1", 0x006A6A),
    ("accent2", "accent2", 0xA8372A),
    ("accent3", "accent3", 0x266739),
    ("accent4", "accent4", 0x845A0F),
    ("accent5", "accent5", 0x694B96),
    ("accent6", "accent6", 0x11697A),
    ("hlink", "hlink", 0x035B9E),
    ("folHlink", "folHlink", 0x694B96),
];
/// The colour of texts that name none.
pub(super) const TEXT: Color = Color::rgb(SCHEME[0].2);

/// How much more saturated than its base a colour may be: what a theme makes of more is a guess.
const MOST_SATURATION: f64 = 200_000.0;
/// How far a channel of a colour made from the theme's may be from the one that is meant.
const TOLERANCE: i32 = 4;

/// The colours met so far, each as markup without its end.
pub(super) struct Palette {
    known: BTreeMap<[u8; 3], Written>,
}

impl Default for Palette {
    /// Feelings and stages have colours of their own under every theme: a scale from orange to blue
    /// says nothing in two accents of a company, and eight stages are more than it has.
    fn default() -> Palette {
        let theme = Theme::named(ThemeName::Light);
        let feelings = [theme.emotion_negative_soft, theme.emotion_positive_soft];
        let stages = (1..=8).map(|number| theme.stage(number)).flat_map(|stage| [stage.fill, stage.edge]);
        let fixed = theme.emotions.into_iter().chain(feelings).chain(stages);
        let known =
            fixed.map(|Color { rgba: [red, green, blue, _] }| ([red, green, blue], own([red, green, blue])));
        Palette { known: known.collect() }
    }
}

#[derive(Clone)]
struct Written {
    /// The element's name.
    name: &'static str,
    /// Its value and what changes it.
    inside: String,
}

impl Palette {
    /// `<a:solidFill>` in a colour at an opacity beside its own.
    pub(super) fn fill(&mut self, xml: &mut Xml, color: Color, opacity: f64) {
        xml.raw("<a:solidFill>");
        self.write(xml, color, opacity);
        xml.raw("</a:solidFill>");
    }

    /// A colour at an opacity beside its own.
    pub(super) fn write(&mut self, xml: &mut Xml, color: Color, opacity: f64) {
        let [red, green, blue, own] = color.rgba;
        let written = self.known.entry([red, green, blue]).or_insert_with(|| named([red, green, blue]));
        xml.raw("<a:").raw(written.name).raw(&written.inside);
        let share = f64::from(own) / 255.0 * opacity.clamp(0.0, 1.0);
        if share < 1.0 {
            xml.raw("<a:alpha val=\"").number((share * 100_000.0).round() as i64).raw("\"/>");
        }
        xml.raw("</a:").raw(written.name).raw(">");
    }
}

/// A colour of the theme, or one made from it; a colour of its own where that leads too far away.
fn named(rgb: [u8; 3]) -> Written {
    let wanted = Hsl::of(rgb);
    let mut best: Option<(i32, String)> = None;
    for (_, name, hex) in SCHEME.iter().take(10) {
        let base = channels(*hex);
        if base == rgb {
            return Written { name: "schemeClr", inside: format!(" val=\"{name}\">") };
        }
        let Some((made, changes)) = wanted.from(Hsl::of(base)) else { continue };
        let off = (0..3).map(|channel| (i32::from(made[channel]) - i32::from(rgb[channel])).abs());
        let off = off.max().unwrap_or(0);
        if off <= TOLERANCE && best.as_ref().is_none_or(|(least, _)| off < *least) {
            best = Some((off, format!(" val=\"{name}\">{changes}")));
        }
    }
    match best {
        Some((_, inside)) => Written { name: "schemeClr", inside },
        None => own(rgb),
    }
}

/// A colour that no theme changes.
fn own([red, green, blue]: [u8; 3]) -> Written {
    Written { name: "srgbClr", inside: format!(" val=\"{red:02X}{green:02X}{blue:02X}\">") }
}

fn channels(hex: u32) -> [u8; 3] {
    [(hex >> 16) as u8, (hex >> 8) as u8, hex as u8]
}

/// Hue (0 to 6), saturation and luminance (0 to 1), as themes change colours.
#[derive(Clone, Copy)]
struct Hsl {
    hue: f64,
    saturation: f64,
    luminance: f64,
}

impl Hsl {
    fn of(rgb: [u8; 3]) -> Hsl {
        let [red, green, blue] = rgb.map(|channel| f64::from(channel) / 255.0);
        let (most, least) = (red.max(green).max(blue), red.min(green).min(blue));
        let (luminance, spread) = ((most + least) / 2.0, most - least);
        if spread == 0.0 {
            return Hsl { hue: 0.0, saturation: 0.0, luminance };
        }
        let hue = match most {
            _ if most == red => ((green - blue) / spread).rem_euclid(6.0),
            _ if most == green => (blue - red) / spread + 2.0,
            _ => (red - green) / spread + 4.0,
        };
        Hsl { hue, saturation: spread / (1.0 - (2.0 * luminance - 1.0).abs()), luminance }
    }

    fn rgb(self) -> [u8; 3] {
        let spread = (1.0 - (2.0 * self.luminance - 1.0).abs()) * self.saturation;
        let second = spread * (1.0 - (self.hue.rem_euclid(2.0) - 1.0).abs());
        let least = self.luminance - spread / 2.0;
        let [red, green, blue] = match self.hue {
            hue if hue < 1.0 => [spread, second, 0.0],
            hue if hue < 2.0 => [second, spread, 0.0],
            hue if hue < 3.0 => [0.0, spread, second],
            hue if hue < 4.0 => [0.0, second, spread],
            hue if hue < 5.0 => [second, 0.0, spread],
            _ => [spread, 0.0, second],
        };
        [red, green, blue].map(|channel| ((channel + least) * 255.0).round().clamp(0.0, 255.0) as u8)
    }

    /// What a base becomes with our saturation and luminance, and what a theme has to change for it.
    fn from(self, base: Hsl) -> Option<([u8; 3], String)> {
        if base.saturation == 0.0 || base.luminance == 0.0 {
            return None;
        }
        let thousandths = |share: f64| (share * 100.0).round() * 1000.0;
        let saturation = thousandths(self.saturation / base.saturation);
        if saturation > MOST_SATURATION {
            return None;
        }
        // As designers' tools write it: darker by a share, or lighter by a share of what is left.
        let (modulation, offset) = match self.luminance <= base.luminance {
            true => (thousandths(self.luminance / base.luminance), 0.0),
            false => {
                let left = thousandths((1.0 - self.luminance) / (1.0 - base.luminance));
                (left, 100_000.0 - left)
            }
        };
        let made = Hsl {
            hue: base.hue,
            saturation: (base.saturation * saturation / 100_000.0).min(1.0),
            luminance: base.luminance * modulation / 100_000.0 + offset / 100_000.0,
        };
        let mut changes = String::new();
        for (name, value, neutral) in
            [("satMod", saturation, 100_000.0), ("lumMod", modulation, 100_000.0), ("lumOff", offset, 0.0)]
        {
            if value != neutral {
                changes.push_str(&format!("<a:{name} val=\"{value:.0}\"/>"));
            }
        }
        Some((made.rgb(), changes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(color: Color, opacity: f64) -> String {
        let mut xml = Xml::default();
        Palette::default().write(&mut xml, color, opacity);
        String::from_utf8(xml.into_bytes()).expect("a text")
    }

    #[test]
    fn our_colours_are_the_themes_and_foreign_ones_their_own() {
        assert_eq!(written(Color::rgb(0x006A6A), 1.0), "<a:schemeClr val=\"accent1\"></a:schemeClr>");
        assert_eq!(written(Color::rgb(0x12FE07), 1.0), "<a:srgbClr val=\"12FE07\"></a:srgbClr>");
        let half = written(Color::rgb(0xFFFFFF), 0.5);
        assert_eq!(half, "<a:schemeClr val=\"bg1\"><a:alpha val=\"50000\"/></a:schemeClr>");
    }

    #[test]
    fn hue_saturation_and_luminance_lead_back_to_the_colour() {
        for hex in [0x19252B, 0xA8372A, 0x266739, 0x035B9E, 0xFFEDE9, 0x808080, 0xFFFFFF, 0x694B96] {
            assert_eq!(Hsl::of(channels(hex)).rgb(), channels(hex), "{hex:06X}");
        }
    }

    #[test]
    fn feelings_keep_their_colours_under_every_theme() {
        let theme = Theme::named(ThemeName::Print);
        for color in theme.emotions {
            assert!(written(color, 1.0).starts_with("<a:srgbClr"), "{color:?}");
        }
    }

    #[test]
    fn cards_are_recoloured_by_another_theme() {
        let theme = Theme::named(ThemeName::Print);
        let cards = [0xA8372A, 0xFFEDE9, 0x266739, 0xE7F8E9, 0x694B96, 0xF5F1FC, 0x845A0F, 0xFEF3D6];
        let inks = [theme.text, theme.text_2, theme.text_3, theme.line_2, theme.accent, theme.card];
        for color in cards.map(Color::rgb).into_iter().chain(inks) {
            assert!(written(color, 1.0).starts_with("<a:schemeClr"), "{color:?}");
        }
    }
}

//! The colours themselves. Contrasts are checked by the tests at the end of this file.

use super::{ChangeColors, LaneColors, StageColors, Theme};
use crate::{Color, ThemeName};

pub(super) static LIGHT: Theme = light();
pub(super) static DARK: Theme = dark();
pub(super) static PRINT: Theme = print();
pub(super) static PROJECTOR: Theme = projector();

/// What stayed, in a comparison: see [`muted`].
pub(super) fn quiet(name: ThemeName) -> &'static Theme {
    static QUIET: [Theme; 4] = [still(light()), still(dark()), still(print()), still(projector())];
    &QUIET[name as usize]
}

/// What is gone, in a comparison.
pub(super) fn gone(name: ThemeName) -> &'static Theme {
    static GONE: [Theme; 4] = [faded(light()), faded(dark()), faded(print()), faded(projector())];
    &GONE[name as usize]
}

const fn still(theme: Theme) -> Theme {
    let clear = Color { rgba: [0, 0, 0, 0] };
    let (ink, edge) = (theme.text_3, theme.line_2);
    muted(theme, ink, clear, edge)
}

const fn faded(theme: Theme) -> Theme {
    let ChangeColors { ink, soft } = theme.changes[1];
    muted(theme, ink, soft, ink)
}

/// A look in which cards have one ink, one fill and one edge whatever their kind.
const fn muted(theme: Theme, ink: Color, fill: Color, edge: Color) -> Theme {
    let lane = LaneColors { ink, fill, edge };
    Theme {
        card: fill,
        line: edge,
        text: ink,
        text_2: ink,
        text_3: ink,
        emotions: [ink; 5],
        emotion_negative_soft: fill,
        emotion_positive_soft: fill,
        action: lane,
        touch: lane,
        think: lane,
        pain: lane,
        moment: lane,
        owner: lane,
        metric_ink: ink,
        opportunity: lane,
        ..theme
    }
}

const WHITE: Color = Color::rgb(0xFFFFFF);

const fn lane(ink: u32, fill: u32, edge: u32) -> LaneColors {
    LaneColors { ink: Color::rgb(ink), fill: Color::rgb(fill), edge: Color::rgb(edge) }
}

const fn stage(fill: u32, edge: u32) -> StageColors {
    StageColors { fill: Color::rgb(fill), edge: Color::rgb(edge) }
}

const fn change(ink: u32, soft: u32) -> ChangeColors {
    ChangeColors { ink: Color::rgb(ink), soft: Color::rgb(soft) }
}

const fn light() -> Theme {
    Theme {
        app: Color::rgb(0xF8FAFC),
        panel: WHITE,
        canvas: Color::rgb(0xEEF2F3),
        lane: Color::rgb(0xF6F8F9),
        card: WHITE,
        sunken: Color::rgb(0xF1F4F6),
        hover: Color::rgb(0xEBF0F2),
        line: Color::rgb(0xDCE0E3),
        line_2: Color::rgb(0xC3CACE),
        ctl: Color::rgb(0x818B90),
        text: Color::rgb(0x19252B),
        text_2: Color::rgb(0x465258),
        text_3: Color::rgb(0x5F696F),
        accent: Color::rgb(0x006A6A),
        accent_2: Color::rgb(0x005555),
        accent_soft: Color::rgb(0xDAF3F2),
        on_accent: WHITE,
        scrim: Color::rgb(0x243036),
        ok: Color::rgb(0x276C3B),
        warn: Color::rgb(0x9C5313),
        emotions: [
            Color::rgb(0x9F440F),
            Color::rgb(0xCA7322),
            Color::rgb(0x6E767A),
            Color::rgb(0x438EBF),
            Color::rgb(0x035B9E),
        ],
        emotion_negative_soft: Color::rgb(0xFDE4D1),
        emotion_positive_soft: Color::rgb(0xDBECFA),
        action: lane(0x445963, 0xFFFFFF, 0xDCE0E3),
        touch: lane(0x11697A, 0xE7F5F9, 0xC2DDE4),
        think: lane(0x694B96, 0xF5F1FC, 0xDFD8EE),
        pain: lane(0xA8372A, 0xFFEDE9, 0xF5CDC3),
        moment: lane(0x845A0F, 0xFEF3D6, 0xE8CE90),
        owner: lane(0x485269, 0xEBEEF5, 0xCED4E1),
        metric_ink: Color::rgb(0x405395),
        opportunity: lane(0x266739, 0xE7F8E9, 0xBCDFC2),
        stages: [
            stage(0xD3EAF9, 0x3983AA),
            stage(0xCFEDF0, 0x158A95),
            stage(0xD2EEE3, 0x328C72),
            stage(0xDFEBD5, 0x678647),
            stage(0xEEE6CF, 0x907730),
            stage(0xF8E1D3, 0xA56A40),
            stage(0xFBDEDF, 0xAB6268),
            stage(0xF0E0F4, 0x93679D),
        ],
        personas: [
            Color::rgb(0x005454),
            Color::rgb(0x8E336C),
            Color::rgb(0x764F05),
            Color::rgb(0x3E4790),
            Color::rgb(0x34622A),
        ],
        changes: [
            change(0x1D6E37, 0xE0F7E4),
            change(0x70534E, 0xF4EFEE),
            change(0x215DA5, 0xE8F2FD),
            change(0x743C98, 0xF6EEFD),
        ],
    }
}

const fn dark() -> Theme {
    Theme {
        app: Color::rgb(0x171D20),
        panel: Color::rgb(0x1B2225),
        canvas: Color::rgb(0x101517),
        lane: Color::rgb(0x141A1D),
        card: Color::rgb(0x22292C),
        sunken: Color::rgb(0x13181B),
        hover: Color::rgb(0x272F33),
        line: Color::rgb(0x30383C),
        line_2: Color::rgb(0x464F53),
        ctl: Color::rgb(0x6B767C),
        text: Color::rgb(0xEBEFF1),
        text_2: Color::rgb(0xB6BFC4),
        text_3: Color::rgb(0x96A0A6),
        accent: Color::rgb(0x63C8C2),
        accent_2: Color::rgb(0x85DDD7),
        accent_soft: Color::rgb(0x143737),
        on_accent: Color::rgb(0x031A1A),
        scrim: Color::rgb(0x020405),
        ok: Color::rgb(0x7FD091),
        warn: Color::rgb(0xF6B669),
        emotions: [
            Color::rgb(0xF08944),
            Color::rgb(0xF1AF64),
            Color::rgb(0x9DA6AB),
            Color::rgb(0x83C0E8),
            Color::rgb(0x5DA7EB),
        ],
        emotion_negative_soft: Color::rgb(0x422A1A),
        emotion_positive_soft: Color::rgb(0x193043),
        action: lane(0xA5BBC7, 0x22292C, 0x30383C),
        touch: lane(0x77C6D4, 0x192E33, 0x294E57),
        think: lane(0xC0AAEC, 0x2C2736, 0x4F4464),
        pain: lane(0xF79686, 0x382421, 0x6B4039),
        moment: lane(0xEEC469, 0x3B2E14, 0x6B5421),
        owner: lane(0xAEBBD5, 0x292E38, 0x424A5B),
        metric_ink: Color::rgb(0xA2B5EF),
        opportunity: lane(0x89D298, 0x1D3121, 0x315439),
        stages: [
            stage(0x1C3543, 0x67A7CC),
            stage(0x15373B, 0x56AEB8),
            stage(0x1B382E, 0x64B096),
            stage(0x2B3620, 0x8DA971),
            stage(0x393119, 0xB39C5F),
            stage(0x412C1E, 0xC8906B),
            stage(0x44292B, 0xCE898D),
            stage(0x3B2B3E, 0xB68DC0),
        ],
        personas: [
            Color::rgb(0x7AD7D1),
            Color::rgb(0xED9ECB),
            Color::rgb(0xE6BD77),
            Color::rgb(0xA6B3F1),
            Color::rgb(0x98CF8B),
        ],
        changes: [
            change(0x79D28D, 0x1A321F),
            change(0xC3A29C, 0x282322),
            change(0x79B6F4, 0x1B2B3D),
            change(0xCFA1F1, 0x32253C),
        ],
    }
}

/// Light on white paper, and safe in grey: what is told by a fill alone on a screen has an edge
/// here that a printer shows.
const fn print() -> Theme {
    let light = light();
    Theme {
        app: WHITE,
        canvas: WHITE,
        line: light.line_2,
        action: edged(light.action),
        touch: edged(light.touch),
        think: edged(light.think),
        pain: edged(light.pain),
        moment: edged(light.moment),
        owner: edged(light.owner),
        opportunity: edged(light.opportunity),
        ..light
    }
}

/// The same colours with an edge half as strong as the ink.
const fn edged(colors: LaneColors) -> LaneColors {
    let (ink, fill) = (colors.ink.rgba, colors.fill.rgba);
    let mut edge = ink;
    let mut channel = 0;
    while channel < 3 {
        edge[channel] = ((ink[channel] as u16 + fill[channel] as u16) / 2) as u8;
        channel += 1;
    }
    LaneColors { edge: Color { rgba: edge }, ..colors }
}

/// Light, but everything that is read keeps a contrast of 7 on a card.
const fn projector() -> Theme {
    let light = light();
    Theme { text_3: light.text_2, accent: light.accent_2, pain: lane(0x942318, 0xFFEDE9, 0xF5CDC3), ..light }
}

#[cfg(test)]
mod tests {
    use throughline_model::LaneKind;

    use super::*;
    use crate::{ChangeKind, Theme, ThemeName};

    const ALL: [ThemeName; 4] = [ThemeName::Light, ThemeName::Dark, ThemeName::Print, ThemeName::Projector];

    fn luminance(color: Color) -> f64 {
        let [red, green, blue] = [0, 1, 2].map(|channel| {
            let value = f64::from(color.rgba[channel]) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    fn contrast(a: Color, b: Color) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_is_readable_on_every_ground() {
        for name in ALL {
            let theme = Theme::named(name);
            for ground in [theme.app, theme.panel, theme.canvas, theme.lane, theme.card] {
                assert!(contrast(theme.text, ground) >= 11.4, "{name:?}");
                assert!(contrast(theme.text_2, ground) >= 6.9, "{name:?}");
                assert!(contrast(theme.text_3, ground) >= 4.5, "{name:?}");
                assert!(contrast(theme.accent, ground) >= 4.5, "{name:?}");
            }
        }
    }

    #[test]
    fn text_and_ink_are_readable_on_every_kind_of_card() {
        for name in ALL {
            let theme = Theme::named(name);
            for &kind in LaneKind::ALL {
                let colors = theme.lane(kind);
                assert!(contrast(theme.text, colors.fill) >= 11.4, "{name:?} {kind:?}");
                assert!(contrast(theme.text_2, colors.fill) >= 6.5, "{name:?} {kind:?}");
                assert!(contrast(colors.ink, colors.fill) >= 4.5, "{name:?} {kind:?}");
            }
        }
    }

    #[test]
    fn stages_personas_emotions_and_changes_stand_out() {
        for name in ALL {
            let theme = Theme::named(name);
            for number in 1..=8 {
                assert!(contrast(theme.text, theme.stage(number).fill) >= 10.8, "{name:?} stage {number}");
            }
            for number in 1..=5 {
                assert!(
                    contrast(theme.persona(number).color, theme.lane) >= 4.5,
                    "{name:?} persona {number}"
                );
            }
            for color in theme.emotions {
                assert!(contrast(color, theme.card) >= 3.0, "{name:?} {color:?}");
            }
            for kind in [ChangeKind::Added, ChangeKind::Removed, ChangeKind::Changed, ChangeKind::Moved] {
                let colors = theme.change(kind);
                assert!(contrast(colors.ink, colors.soft) >= 4.5, "{name:?} {kind:?}");
            }
        }
    }

    #[test]
    fn a_grey_print_shows_every_edge_on_paper_and_no_fill_is_dark() {
        let theme = Theme::named(ThemeName::Print);
        for &kind in LaneKind::ALL.iter().filter(|kind| kind.holds_cards()) {
            let colors = theme.lane(kind);
            assert!(contrast(colors.edge, theme.card) >= 1.9, "{kind:?}");
            assert!(luminance(colors.fill) >= 0.8, "{kind:?}");
        }
    }

    #[test]
    fn everything_read_on_a_projector_has_a_contrast_of_seven_on_a_card() {
        let theme = Theme::projector();
        for color in [theme.text, theme.text_2, theme.text_3, theme.accent] {
            assert!(contrast(color, theme.card) >= 7.0, "{color:?}");
        }
        let pain = theme.lane(LaneKind::Pain);
        assert!(contrast(pain.ink, pain.fill) >= 7.0);
    }

    #[test]
    fn palettes_begin_again_after_their_last_colour() {
        let theme = Theme::light();
        assert_eq!(theme.stage(9), theme.stage(1));
        assert_eq!(theme.persona(6), theme.persona(1));
        assert_eq!(theme.stage(1).fill.to_hex(), "#d3eaf9");
        assert_eq!(theme.persona(5).color.to_hex(), "#34622a");
    }

    #[test]
    fn an_emotion_has_the_word_and_face_of_its_range() {
        let words = [-2.0, -1.5, -1.4, -0.5, -0.4, 0.0, 0.49, 0.5, 1.49, 1.5, 2.0]
            .map(|drawn| Theme::light().emotion(drawn).word);
        assert_eq!(
            words,
            [
                "Awful", "Awful", "Poor", "Poor", "Neutral", "Neutral", "Neutral", "Good", "Good", "Great",
                "Great"
            ]
        );
    }
}

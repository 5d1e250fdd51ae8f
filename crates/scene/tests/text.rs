//! Text as readers meet it: scripts, directions, line breaks, shortening, and what no font has.

use std::sync::Arc;

use proptest::prelude::*;
use throughline_model::TextDirection;
use throughline_scene::{Align, Color, FontId, Fonts, Glyph, Shaped, Shaper, TextBlock, TextStyle, Weight};

fn shaper() -> Shaper {
    Shaper::new(Arc::new(Fonts::bundled()))
}

fn style() -> TextStyle {
    TextStyle {
        size: 13.0,
        line_height: 18.0,
        weight: Weight::Regular,
        color: Color::rgb(0),
        align: Align::Start,
        tabular: false,
        decoration: None,
        halo: None,
    }
}

fn glyphs(shaped: &Shaped) -> impl Iterator<Item = &Glyph> {
    shaped.lines.iter().flat_map(|line| line.runs.iter()).flat_map(|run| &run.glyphs)
}

fn fonts_of(shaped: &Shaped) -> Vec<FontId> {
    shaped.lines.iter().flat_map(|line| line.runs.iter()).map(|run| run.font).collect()
}

fn block(shaped: &Shaped, style: &TextStyle, width: f64) -> TextBlock {
    shaped.block("", style, 0.0, 0.0, width)
}

#[test]
fn every_bundled_script_is_shown_without_a_missing_character() {
    let samples = [
        "The customer can’t find the “continue” button – 58 % give up → €12 × 3 − ½ … ≥ 4",
        "Příliš žluťoučký kůň, Łódź, İstanbul, Đà Nẵng",
        "Ο πελάτης συγκρίνει τις τιμές",
        "Клиент сравнивает цены и звонит в отделение",
        "يقارن العميل الأسعار ثم يتصل بالفرع",
        "הלקוח משווה מחירים ומתקשר לסניף",
        "ลูกค้าเปรียบเทียบราคาแล้วโทรหาสาขา",
        "ग्राहक कीमतों की तुलना करता है और शाखा को फ़ोन करता है",
        "Happy 😀 sad 😞 thumbs 👍🏽 family 👨‍👩‍👧 flag 🇩🇪 heart ❤️",
    ];
    let mut shaper = shaper();
    for sample in samples {
        for weight in [Weight::Regular, Weight::Medium, Weight::SemiBold, Weight::Bold] {
            let shaped = shaper.shape(sample, &TextStyle { weight, ..style() }, Some(160.0));
            assert!(glyphs(&shaped).all(|glyph| glyph.id != 0), "{sample} has a missing glyph");
        }
    }
    assert_eq!(shaper.missing_characters(), Vec::<char>::new());
}

#[test]
fn characters_that_no_font_has_are_reported_in_order_once_each() {
    let mut shaper = shaper();
    let style = style();
    shaper.shape("客户 compares 客价", &style, None);
    shaper.shape("고객", &style, None);
    assert_eq!(shaper.missing_characters(), ['客', '户', '价', '고', '객']);

    shaper.begin_scene(TextDirection::Auto);
    shaper.shape("고객", &style, None);
    assert_eq!(shaper.missing_characters(), ['고', '객'], "a remembered text reports as well");
}

#[test]
fn an_extra_file_that_is_no_font_changes_nothing() {
    let broken = throughline_scene::Font { data: Arc::new(b"no font".as_slice()), index: 0 };
    let mut with_extra = Shaper::new(Arc::new(Fonts::with_extra(vec![broken])));
    let shaped = with_extra.shape("Compare prices", &style(), None);
    assert_eq!(shaped, shaper().shape("Compare prices", &style(), None));
}

#[test]
fn a_weight_is_painted_with_its_own_font() {
    let mut shaper = shaper();
    let weights = [Weight::Regular, Weight::Medium, Weight::SemiBold, Weight::Bold];
    let fonts =
        weights.map(|weight| fonts_of(&shaper.shape("Stage", &TextStyle { weight, ..style() }, None))[0]);
    assert_eq!(fonts, [0, 1, 2, 3].map(FontId));
}

#[test]
fn arabic_runs_from_the_right_and_joins_its_letters() {
    let mut shaper = shaper();
    let shaped = shaper.shape("بيت", &style(), Some(100.0));
    assert!(shaped.right_to_left);
    let line = &shaped.lines[0];
    assert!((line.x + line.width - 100.0).abs() < 0.01, "starts at the right edge");
    let run = &line.runs[0];
    assert!(run.right_to_left);
    let starts: Vec<u32> = run.glyphs.iter().map(|glyph| glyph.range.0).collect();
    assert!(starts.windows(2).all(|pair| pair[0] >= pair[1]), "painted left to right, read right to left");
    let joined: Vec<u32> = run.glyphs.iter().map(|glyph| glyph.id).collect();
    let alone = ["ت", "ي", "ب"].map(|letter| shaper.shape(letter, &style(), None));
    let alone: Vec<u32> = alone.iter().flat_map(glyphs).map(|glyph| glyph.id).collect();
    assert_ne!(joined, alone, "letters take other forms when joined");
}

#[test]
fn the_first_strong_character_says_which_way_a_mixed_text_runs() {
    let mut shaper = shaper();
    assert!(!shaper.shape("Call שלום now", &style(), None).right_to_left);
    assert!(shaper.shape("שלום call now", &style(), None).right_to_left);
    assert!(shaper.shape("12: שלום", &style(), None).right_to_left);
    shaper.begin_scene(TextDirection::LeftToRight);
    assert!(!shaper.shape("שלום call now", &style(), None).right_to_left);
    shaper.begin_scene(TextDirection::RightToLeft);
    assert!(shaper.shape("", &style(), None).right_to_left);
}

#[test]
fn spaces_at_a_line_end_hang_out_of_the_box_on_the_side_where_the_line_ends() {
    let mut shaper = shaper();
    for (text, direction) in [("one two  ", 1.0), ("אחת שתיים  ", -1.0)] {
        let bare = shaper.shape(text.trim_end(), &style(), Some(200.0));
        let spaced = shaper.shape(text, &style(), Some(200.0));
        let (bare, spaced) = (&bare.lines[0], &spaced.lines[0]);
        assert!((bare.width - spaced.width).abs() < 0.01 && (bare.x - spaced.x).abs() < 0.01, "{text}");
        assert_eq!(spaced.range, (0, text.len()));
        assert_eq!(&*spaced.text, text.trim_end());
        let outside = spaced.runs.iter().flat_map(|run| &run.glyphs).filter(|glyph| {
            let beyond = if direction > 0.0 {
                glyph.x + 0.01 >= spaced.x + spaced.width
            } else {
                glyph.x + 0.01 < spaced.x
            };
            beyond && glyph.range.0 as usize >= text.trim_end().len()
        });
        assert_eq!(outside.count(), 2, "{text}");
    }
}

#[test]
fn lines_stand_where_the_style_aligns_them() {
    let mut shaper = shaper();
    for (align, share) in [(Align::Start, 0.0), (Align::Middle, 0.5), (Align::End, 1.0)] {
        let style = TextStyle { align, ..style() };
        let shaped = shaper.shape("A short line", &style, None);
        let line = &block(&shaped, &style, 300.0).lines[0];
        assert!((line.x - (300.0 - line.width) * share).abs() < 1e-6, "{align:?}");
        assert!((line.runs[0].glyphs[0].x - line.x).abs() < 1e-6, "glyphs move with their line");
        let wrapped = shaper.shape("A short line", &style, Some(300.0));
        assert!((block(&wrapped, &style, 300.0).lines[0].x - line.x).abs() < 1e-6);
    }
}

#[test]
fn baselines_are_inters_whatever_the_script() {
    let mut shaper = shaper();
    for text in ["Latin", "ไทย", "हिन्दी", "عربي", "😀"] {
        let baseline = shaper.shape(text, &style(), None).lines[0].baseline;
        assert!((baseline - ((18.0 - 1.21 * 13.0) / 2.0 + 0.969 * 13.0)).abs() < 1e-9, "{text}");
    }
}

#[test]
fn a_word_longer_than_the_line_breaks_between_graphemes() {
    let mut shaper = shaper();
    let long = "e\u{301}".repeat(400);
    let shaped = shaper.shape(&long, &style(), Some(100.0));
    assert!(shaped.lines.len() > 20);
    for line in shaped.lines.iter() {
        assert!(line.width <= 100.1, "{}", line.width);
        assert!(line.text.starts_with('e') && line.text.ends_with('\u{301}'));
    }
}

#[test]
fn thai_breaks_between_words_though_it_writes_no_spaces() {
    let shaped = shaper().shape("ลูกค้าเปรียบเทียบราคา", &style(), Some(60.0));
    let first = shaped.lines[0].text.trim_end();
    assert!(["ลูกค้า", "ลูกค้าเปรียบ", "ลูกค้าเปรียบเทียบ"].contains(&first), "{first}");
}

#[test]
fn a_text_fits_into_the_width_it_was_measured_to_have() {
    let mut shaper = shaper();
    for text in ["Prove identity", "Wait for the letter with the code", "אימות זהות", "AVAToTeWa"] {
        let width = shaper.shape(text, &style(), None).width;
        assert_eq!(shaper.shape(text, &style(), Some(width)).lines.len(), 1, "{text}");
    }
}

#[test]
fn line_ends_of_every_kind_begin_a_line_and_the_last_an_empty_one() {
    let shaped = shaper().shape("one\ntwo\r\nthree\u{2028}four\n", &style(), None);
    let said: Vec<&str> = shaped.lines.iter().map(|line| &*line.text).collect();
    assert_eq!(said, ["one", "two", "three", "four", ""]);
    assert_eq!(shaped.height, 5.0 * 18.0);
}

#[test]
fn tabs_are_spaces_and_other_controls_show_nothing() {
    let mut shaper = shaper();
    let shaped = shaper.shape("a\tb\u{7}c", &style(), None);
    assert_eq!(&*shaped.lines[0].text, "a bc");
    assert_eq!(shaped.lines[0].range, (0, 5));
    let ranges: Vec<_> = glyphs(&shaped).map(|glyph| glyph.range).collect();
    assert_eq!(ranges, [(0, 1), (1, 2), (2, 4), (4, 5)]);
    let spaced = shaper.shape("a bc", &style(), None);
    assert_eq!(shaped.width, spaced.width);
}

#[test]
fn an_empty_text_is_one_line_high() {
    let shaped = shaper().shape("", &style(), Some(100.0));
    assert_eq!((shaped.lines.len(), shaped.width, shaped.height), (1, 0.0, 18.0));
    let controls = shaper().shape("\u{1}\u{2}", &style(), None);
    assert_eq!(controls.lines[0].range, (0, 2));
}

#[test]
fn digits_are_equally_wide_where_the_style_says_so() {
    let mut shaper = shaper();
    let width = |shaper: &mut Shaper, text: &str, tabular| {
        shaper.shape(text, &TextStyle { tabular, ..style() }, None).width
    };
    assert!(width(&mut shaper, "111", false) < width(&mut shaper, "888", false) - 1.0);
    assert!((width(&mut shaper, "111", true) - width(&mut shaper, "888", true)).abs() < 1e-6);
}

#[test]
fn a_ligature_and_a_letter_of_several_glyphs_cover_their_characters_together() {
    let shaped = shaper().shape("->", &style(), None);
    let ranges: Vec<_> = glyphs(&shaped).map(|glyph| glyph.range).collect();
    assert_eq!(ranges, [(0, 2)], "one arrow shows both");
    let hindi = shaper().shape("कि", &style(), None);
    assert!(glyphs(&hindi).all(|glyph| glyph.range == (0, 6)), "both glyphs show the syllable");
}

#[test]
fn a_shortened_text_ends_with_an_ellipsis_that_stands_for_the_rest() {
    let mut shaper = shaper();
    let text = "The bank asks for the same papers again, although the branch has copied them twice already.";
    let short = shaper.shape_short(text, &style(), Some(150.0), 2);
    assert_eq!(short.lines.len(), 2);
    assert!(short.lines[1].text.ends_with('…') && short.lines[1].width <= 150.1);
    assert_eq!(short.lines[1].range.1, text.len());
    let last = glyphs(&short).last().unwrap();
    assert_eq!(last.range.1 as usize, text.len());
    let whole = shaper.shape(text, &style(), Some(150.0));
    assert_eq!(whole.lines[0], short.lines[0]);
    assert_eq!(shaper.shape_short(text, &style(), Some(150.0), 20), whole);
}

#[test]
fn a_shortened_text_keeps_to_its_lines_in_every_script_and_width() {
    let mut shaper = shaper();
    let texts = [
        "a\n\n\nb",
        "unbreakablewordthatgoeson",
        "יחד עם הלקוח בודקים שוב",
        "👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧",
        "\r\n\r\n",
        "x\u{1}\n\u{1}",
    ];
    for text in texts {
        for (width, lines) in [(4.0, 1), (40.0, 1), (40.0, 2), (200.0, 1)] {
            let short = shaper.shape_short(text, &style(), Some(width), lines);
            assert!(short.lines.len() <= lines, "{text:?} at {width}");
            assert_eq!(short.lines.last().unwrap().range.1, text.len(), "{text:?} at {width}");
        }
    }
}

#[test]
fn ten_thousand_characters_are_set_whole() {
    let text = "Every word of a long interview stays on the card. ".repeat(200);
    let shaped = shaper().shape(&text, &style(), Some(155.0));
    assert_eq!(text.len(), 10_000);
    assert_eq!(glyphs(&shaped).count(), 10_000);
    assert_eq!(shaped.height, shaped.lines.len() as f64 * 18.0);
}

#[test]
fn texts_prepared_on_threads_are_the_same_as_texts_shaped_one_by_one() {
    let texts: Vec<String> =
        (0..300).map(|n| format!("Card {n}: wartet 客 auf שלום, then calls {}", n % 7)).collect();
    let style = style();
    let requests: Vec<_> = texts.iter().map(|text| (text.as_str(), &style, Some(120.0))).collect();
    let mut prepared = shaper();
    prepared.prepare(&requests);
    assert!(prepared.missing_characters().is_empty(), "nothing is missing of what was not asked for");
    let mut single = shaper();
    for text in &texts {
        assert_eq!(prepared.shape(text, &style, Some(120.0)), single.shape(text, &style, Some(120.0)));
    }
    assert_eq!(prepared.missing_characters(), single.missing_characters());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn lines_cover_any_text_in_order_and_stay_within_the_box(
        text in prop_oneof![
            "\\PC{0,60}",
            "[ a-zäé\\n\\t\\r\u{1}\u{ad}\u{200b}שלום ا-يก-ฮ😀👍🏽客क-ह्ि]{0,80}",
        ],
        width in 60.0..300.0f64,
    ) {
        let mut shaper = shaper();
        let shaped = shaper.shape(&text, &style(), Some(width));
        let mut end = 0;
        for line in shaped.lines.iter() {
            prop_assert_eq!(line.range.0, end);
            prop_assert!(text.is_char_boundary(line.range.1));
            end = line.range.1;
            prop_assert!(line.width <= width + 0.1, "{} > {width} in {:?}", line.width, line.text);
            for glyph in line.runs.iter().flat_map(|run| &run.glyphs) {
                prop_assert!(line.range.0 <= glyph.range.0 as usize && glyph.range.1 as usize <= line.range.1);
            }
        }
        prop_assert_eq!(end, text.len());
        prop_assert_eq!(&shaped, &self::shaper().shape(&text, &style(), Some(width)));
    }
}

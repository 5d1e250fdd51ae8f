//! Typefaces for scripts that the theme's latin typeface does not hold.
//!
//! A run names a typeface for East Asian and one for complex scripts beside the theme's latin one.
//! Both are of the systems that PowerPoint runs on, so that a slide looks alike on each of them.

use super::xml::Xml;

/// A script's first and last character, its tag in themes, and its typeface.
type Script = (char, char, &'static str, &'static str);

/// Scripts written from right to left, or with marks above and below.
const COMPLEX: [Script; 7] = [
    ('\u{590}', '\u{5ff}', "Hebr", "Arial"),
    ('\u{600}', '\u{6ff}', "Arab", "Arial"),
    ('\u{750}', '\u{77f}', "Arab", "Arial"),
    ('\u{900}', '\u{97f}', "Deva", "Nirmala UI"),
    ('\u{980}', '\u{dff}', "Beng", "Nirmala UI"),
    ('\u{e00}', '\u{e7f}', "Thai", "Leelawadee UI"),
    ('\u{fb50}', '\u{fdff}', "Arab", "Arial"),
];

/// Scripts of East Asia. Han characters alone are taken for Chinese; kana and hangul say more.
const EAST_ASIAN: [Script; 4] = [
    ('\u{3040}', '\u{30ff}', "Jpan", "Yu Gothic"),
    ('\u{ac00}', '\u{d7af}', "Hang", "Malgun Gothic"),
    ('\u{4e00}', '\u{9fff}', "Hans", "Microsoft YaHei"),
    ('\u{3400}', '\u{4dbf}', "Hans", "Microsoft YaHei"),
];

/// Each script once with its typeface, as a theme lists them.
pub(super) fn of_theme() -> Vec<(&'static str, &'static str)> {
    let mut scripts: Vec<(&str, &str)> =
        EAST_ASIAN.iter().chain(&COMPLEX).map(|(_, _, tag, typeface)| (*tag, *typeface)).collect();
    scripts.push(("Hant", "Microsoft JhengHei"));
    scripts.sort_unstable();
    scripts.dedup();
    scripts
}

/// Writes the typefaces that a text asks for beside the theme's.
pub(super) fn typefaces(xml: &mut Xml, text: &str) {
    if text.is_ascii() {
        return;
    }
    let has =
        |(first, last, ..): &Script| text.chars().any(|character| (*first..=*last).contains(&character));
    for (element, scripts) in [("ea", &EAST_ASIAN[..]), ("cs", &COMPLEX[..])] {
        if let Some((.., typeface)) = scripts.iter().find(|script| has(script)) {
            xml.raw("<a:").raw(element).attribute("typeface", typeface).raw("/>");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_names_a_typeface_for_each_of_its_scripts() {
        let written = |text: &str| {
            let mut xml = Xml::default();
            typefaces(&mut xml, text);
            String::from_utf8(xml.into_bytes()).expect("a text")
        };
        assert_eq!(written("Zürich"), "");
        assert_eq!(written("口座を開く"), "<a:ea typeface=\"Yu Gothic\"/>");
        assert_eq!(written("فتح 口座"), "<a:ea typeface=\"Microsoft YaHei\"/><a:cs typeface=\"Arial\"/>");
    }
}

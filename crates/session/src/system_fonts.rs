//! Installed fonts for scripts that are too large to bundle: Chinese, Japanese, Korean.

use std::sync::{Arc, LazyLock};

use throughline_scene::{Font, Fonts};

/// For each script a letter that tells whether a font has it, and the families that do, the best
/// first, by their names on the common systems.
const SCRIPTS: [(char, &[&str]); 3] = [
    (
        '\u{4eec}',
        &[
            "Noto Sans CJK SC",
            "Noto Sans SC",
            "Source Han Sans SC",
            "PingFang SC",
            "Microsoft YaHei",
            "WenQuanYi Zen Hei",
            "WenQuanYi Micro Hei",
            "Droid Sans Fallback",
        ],
    ),
    (
        '\u{3042}',
        &[
            "Noto Sans CJK JP",
            "Noto Sans JP",
            "Source Han Sans JP",
            "Hiragino Sans",
            "Yu Gothic",
            "IPAGothic",
        ],
    ),
    (
        '\u{d55c}',
        &[
            "Noto Sans CJK KR",
            "Noto Sans KR",
            "Source Han Sans KR",
            "Apple SD Gothic Neo",
            "Malgun Gothic",
            "NanumGothic",
        ],
    ),
];

/// The largest font file that is read: Noto Sans CJK with all its regions has 20 MB.
const LARGEST_FONT_BYTES: u64 = 64 * 1024 * 1024;

/// The bundled fonts.
pub fn bundled() -> Arc<Fonts> {
    static BUNDLED: LazyLock<Arc<Fonts>> = LazyLock::new(|| Arc::new(Fonts::bundled()));
    BUNDLED.clone()
}

/// The bundled fonts and the installed ones for what the bundle lacks. Searched for once a
/// program, and only when a text needs it: looking through the system's fonts takes a while.
pub fn with_installed() -> Arc<Fonts> {
    static INSTALLED: LazyLock<Arc<Fonts>> = LazyLock::new(|| {
        let extra = installed();
        if extra.is_empty() { bundled() } else { Arc::new(Fonts::with_extra(extra)) }
    });
    INSTALLED.clone()
}

/// For each script the first of its families that is installed, in its regular weight, unless a
/// font that was taken before has the script too.
fn installed() -> Vec<Font> {
    let mut database = fontdb::Database::new();
    database.load_system_fonts();
    let mut fonts: Vec<Font> = Vec::new();
    for (letter, families) in SCRIPTS {
        if !Fonts::with_extra(fonts.clone()).covers(letter) {
            fonts.extend(first_of(&database, families));
        }
    }
    fonts
}

fn first_of(database: &fontdb::Database, families: &[&str]) -> Option<Font> {
    let families: Vec<fontdb::Family> = families.iter().copied().map(fontdb::Family::Name).collect();
    let query = fontdb::Query { families: &families, ..fontdb::Query::default() };
    let face = database.face(database.query(&query)?)?;
    let fontdb::Source::File(path) = &face.source else { return None };
    let small_enough = std::fs::metadata(path).is_ok_and(|file| file.len() <= LARGEST_FONT_BYTES);
    let data = small_enough.then(|| std::fs::read(path))?.ok()?;
    Some(Font { data: Arc::new(data), index: face.index })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_script_that_is_looked_for_on_the_machine_is_bundled() {
        for (letter, _) in SCRIPTS {
            assert!(!bundled().covers(letter), "{letter}");
        }
    }
}

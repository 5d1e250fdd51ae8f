//! Installed fonts for scripts that are too large to bundle: Chinese, Japanese, Korean.

use std::sync::{Arc, LazyLock};

use throughline_scene::{Font, Fonts};

/// Families with wide coverage, the best first, by their names on the common systems.
const FAMILIES: [&str; 12] = [
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "PingFang SC",
    "Hiragino Sans",
    "Microsoft YaHei",
    "Yu Gothic",
    "Malgun Gothic",
    "Apple SD Gothic Neo",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
    "Droid Sans Fallback",
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

/// The first of the known families that is installed, in its regular weight.
fn installed() -> Vec<Font> {
    let mut database = fontdb::Database::new();
    database.load_system_fonts();
    let families: Vec<fontdb::Family> = FAMILIES.into_iter().map(fontdb::Family::Name).collect();
    let query = fontdb::Query { families: &families, ..fontdb::Query::default() };
    let Some(face) = database.query(&query).and_then(|id| database.face(id)) else { return Vec::new() };
    let fontdb::Source::File(path) = &face.source else { return Vec::new() };
    let small_enough = std::fs::metadata(path).is_ok_and(|file| file.len() <= LARGEST_FONT_BYTES);
    match small_enough.then(|| std::fs::read(path)) {
        Some(Ok(data)) => vec![Font { data: Arc::new(data), index: face.index }],
        _ => Vec::new(),
    }
}

//! The page's style sheet: fonts, colours, and the looks of what stands around the pictures.

use super::palette::Palette;
use crate::svg::{Families, TEXT_RULES};

const RULES: &str = include_str!("page.css");
const DAY: &str = include_str!("day.css");
const NIGHT: &str = include_str!("night.css");

/// The style sheet of a page whose pictures are dark, or light and by night dark where the palette
/// has colours for that.
pub(super) fn style(families: &Families<'_>, palette: &Palette, is_dark: bool) -> String {
    let around = if is_dark { NIGHT } else { DAY };
    let mut style = format!(":root{{{}{around}}}\n", palette.variables(false));
    if palette.has_dark_colors() {
        // Paper is white, whatever the screen is.
        style.push_str(&format!(
            "@media screen and (prefers-color-scheme:dark){{:root{{{}{NIGHT}}}}}\n",
            palette.variables(true)
        ));
    }
    style.push_str(TEXT_RULES);
    style.push_str(&families.rules());
    style.push_str(RULES);
    style
}

//! A journey laid out once: positioned boxes, shaped text, paths, images, links. No I/O.
//!
//! The canvas in the window and every export paint the same [`Scene`]; nobody else breaks a line
//! or measures a text, so paper equals screen. Units are points at 100 % zoom.

mod comparison;
mod deck;
mod delta;
mod fonts;
mod icons;
mod items;
mod map;
mod options;
mod pages;
mod scene;
mod sheet;
mod text;
mod theme;

pub use comparison::{ChangeFilter, ComparedAs, ComparisonOptions};
pub use fonts::{FONT_FAMILY, Font, FontId, Fonts};
pub use icons::{ICON_GRID, ICON_STROKE, Icon, icon_outline};
pub use items::*;
pub use map::Layouter;
pub use options::{MapOptions, SheetOptions};
pub use pages::{OWN_SIDES_MM, Page, PageFit, PageOptions, Pages, Paper};
pub use scene::*;
pub use text::{Shaped, Shaper, TextRequest};
pub use theme::*;
pub use throughline_insight::ChangeKind;
pub use throughline_model::{Asset, Id};

//! A journey laid out once: positioned boxes, shaped text, paths, images, links. No I/O.
//!
//! The canvas in the window and every export paint the same [`Scene`]; nobody else breaks a line
//! or measures a text, so paper equals screen. Units are points at 100 % zoom.

mod fonts;
mod items;
mod scene;

pub use fonts::{Font, FontId, Fonts};
pub use items::*;
pub use scene::*;

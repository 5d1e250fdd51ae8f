//! A moment of truth: a filled star, then the text.

use super::touchpoint;
use super::{Body, Face};
use crate::map::draw::filled_icon;
use crate::map::pen::{Passage, Pen};
use crate::{Icon, Weight};

pub(super) fn main_text(face: &Face) -> Passage {
    let text = touchpoint::main_text(face);
    Passage { style: face.metrics.text.weighing(Weight::Medium).style(face.theme.text), ..text }
}

pub(super) fn draw(face: &Face, pen: &mut Pen) -> Body {
    let ink = face.colors().ink;
    touchpoint::with_icon(face, &main_text(face), |x, y, size| filled_icon(Icon::Star, x, y, size, ink), pen)
}

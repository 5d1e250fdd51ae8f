//! stub
use crate::pairs::Pairing;
use throughline_model::Id;
pub(crate) fn add(_: &mut Pairing, _: Id, _: Id) {}
pub(crate) fn alike(a: &str, b: &str) -> f64 {
    if a == b { 1.0 } else { 0.0 }
}

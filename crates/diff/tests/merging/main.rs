//! Three versions become one: nothing is lost, whichever side is called ours.

mod by_hand;
mod laws;
#[path = "../comparison/scripts.rs"]
mod scripts;

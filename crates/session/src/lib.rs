//! Open documents, and the one API that the window, the browser, the command line and tests call.
//!
//! [`Session::handle`] is the door: a [`Request`](api::Request) in, an [`Answer`] out. The command
//! line, which opens no document for long, also uses [`files`] and [`exporting`] beside it.

mod answer;
pub mod api;
mod comparing;
mod comparison;
mod conflicts;
mod copies;
mod deck;
mod document;
mod error;
pub mod exporting;
pub mod files;
pub mod findings;
mod folder;
pub mod generate;
mod info;
mod inspect;
mod nested;
mod opening;
mod overview;
mod patch;
mod picturing;
mod previewing;
mod saving;
pub mod schema;
mod session;
mod start;
mod state_file;
mod system_fonts;
pub mod templates;
mod time;

pub use answer::Answer;
pub use session::{Listener, Session};
pub use throughline_exchange as exchange;
pub use throughline_model as model;
pub use throughline_scene as scene;

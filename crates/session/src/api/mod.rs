//! The API: plain data in, plain data out. Shell, browser, command line and tests all speak it.

mod comparison;
mod conflict;
mod deck;
mod document;
mod event;
mod export;
mod inspect;
mod request;
mod scene;
mod start;

pub use comparison::*;
pub use conflict::*;
pub use deck::*;
pub use document::*;
pub use event::*;
pub use export::*;
pub use inspect::*;
pub use request::*;
pub use scene::*;
pub use start::*;

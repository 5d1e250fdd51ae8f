//! The `.journey` file and everything that keeps it safe.
//!
//! - A file becomes a document in [`open`](open()): limits, migrations, parsing, repair.
//! - A document becomes a file in [`save`](save()): canonical bytes, written whole or not at all.
//! - Between two saves every change stands in a [`Journal`], in the folder of the program's data.
//! - A [`Lock`] lets one process at a time write a document; a [`Watch`] tells when another
//!   program has written it.
//!
//! Nothing here knows what a change means; nothing outside here writes a document.

mod atomic;
mod comparisons;
mod copies;
mod duplicates;
mod error;
mod exports;
mod folders;
mod format;
mod hash;
mod journal;
mod key;
mod limits;
mod lock;
mod migrations;
mod newer;
mod open;
mod own_list;
mod parse;
mod place;
mod recents;
mod save;
mod scan;
mod schema;
mod tables;
mod watch;
mod write_whole;

pub use comparisons::{Comparisons, Decided};
pub use copies::{SettledCopies, conflicted_copies};
pub use error::StorageError;
pub use exports::ExportMemory;
pub use folders::Folders;
pub use format::{FORMAT, VERSION, to_bytes};
pub use hash::ContentHash;
pub use journal::{Journal, Recovery, Standing, abandoned, discard, recoverable};
pub use key::DocumentKey;
pub use limits::*;
pub use lock::Lock;
pub use migrations::{MIGRATIONS, Migration};
pub use open::{Opened, ReadOnlyReason, open, read, read_whole};
pub use place::Place;
pub use recents::{Recent, Recents};
pub use save::{save, write};
pub use schema::document_schema;
pub use watch::{Sighting, Watch};
pub use write_whole::write_whole;

//! Migrations: a file of an older version becomes one of the next, as plain JSON.
//!
//! They work on values, not on records, so that old shapes need not stay alive in the model. Each
//! has a pair of files in `tests/migrations`, before and after, and a test demands them.

mod card_place;

use serde_json::{Map, Value};

/// What turns a file of one version into one of the next.
#[derive(Debug)]
pub struct Migration {
    /// The version that it takes; it gives the next.
    pub from: u64,
    /// What it changes, in one sentence.
    pub about: &'static str,
    pub(crate) run: fn(&mut Map<String, Value>),
}

/// Every migration, oldest first, without a gap up to the present version.
pub const MIGRATIONS: &[Migration] = &[Migration {
    from: 0,
    about: "Drafts before the first release kept a card's lane, column and order as three fields.",
    run: card_place::run,
}];

/// Brings a file up to the present version.
pub(crate) fn migrate(file: &mut Map<String, Value>, version: u64) {
    for migration in MIGRATIONS.iter().filter(|migration| migration.from >= version) {
        (migration.run)(file);
        file.insert("version".into(), (migration.from + 1).into());
    }
}

//! What keeping a person's work costs: saving M, and journaling one change.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use throughline_model::{Card, Change, Document, Transaction};
use throughline_storage::{DocumentKey, Folders, Journal, Lock, open, to_bytes};

use crate::Trouble;
use crate::journeys::{Desk, M};
use crate::statistics::Times;
use crate::table::{Of, Row};

const ROUNDS: usize = 100;

/// Each save is followed by the least that a safe one asks of the disk, with the same bytes: on a
/// slow disk both are slow, and their ratio says what is ours.
pub fn save(desk: &Desk) -> Result<Row, Trouble> {
    let mut document = open(&desk.journey(&M)?)?.document;
    let copy = desk.folder().join("saved.journey");
    let mut hash = throughline_storage::save(&copy, &document, None)?;
    let mut alone = Vec::with_capacity(ROUNDS);
    let times = Times::of(ROUNDS, |round| {
        change_one_text(&mut document, round);
        let start = Instant::now();
        hash = throughline_storage::save(&copy, &document, Some(hash))?;
        let taken = start.elapsed();
        let bytes = fs::read(&copy)?;
        let start = Instant::now();
        replace(&desk.folder().join("replaced.journey"), &bytes)?;
        alone.push(start.elapsed());
        Ok::<_, Trouble>(taken)
    })?;
    let disk = Times::from(alone).median();
    let ratio = times.median().as_secs_f64() / disk.as_secs_f64();
    let what = format!("save M: {ratio:.2} times its disk's {:.1} ms", disk.as_secs_f64() * 1000.0);
    Ok(row(&what, times, Duration::from_millis(10)))
}

/// Bytes to the disk, the name over the old file, the folder to the disk.
fn replace(path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    let beside = path.with_extension("new");
    let mut file = File::create(&beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&beside, path)?;
    // Where folders cannot be opened, a save does not wait for them either.
    if let Some(Ok(folder)) = path.parent().map(File::open) {
        folder.sync_all()?;
    }
    Ok(())
}

pub fn journal(desk: &Desk) -> Result<Row, Trouble> {
    let path = desk.journey(&M)?;
    let mut document = open(&path)?.document;
    let base = to_bytes(&document, Path::new("M"))?;
    let lock = Lock::acquire(&Folders::at(desk.folder()), DocumentKey::of_file(&path)?)?;
    let mut journal = Journal::start(&lock, &base)?;
    let times = Times::of(ROUNDS, |round| {
        let change = change_one_text(&mut document, round);
        let start = Instant::now();
        journal.append(&change)?;
        Ok::<_, Trouble>(start.elapsed())
    })?;
    journal.end()?;
    Ok(row("journal one change of M", times, Duration::from_millis(1)))
}

/// Rewrites the text of one card, another one each round.
pub fn change_one_text(document: &mut Document, round: usize) -> Change {
    let place = round * 37 % document.cards.len().max(1);
    let card = document.cards.values().nth(place).cloned().unwrap_or_default();
    let mut transaction = Transaction::new(document);
    transaction
        .put(Card { text: format!("Rewritten in round {round}, a little longer than before"), ..card });
    transaction.finish()
}

fn row(what: &str, times: Times, limit: Duration) -> Row {
    Row { what: what.into(), times, limit: Some((Of::P95, limit)), process: None }
}

//! Measures what files cost: opening, saving and journaling one change, for each journey given.
//!
//! `cargo run --release -p throughline-storage --example measure_files -- M.journey L.journey`

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use throughline_model::{Card, Change, Document, Transaction};
use throughline_storage::*;

const ROUNDS: usize = 60;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let desk = env::temp_dir().join(format!("throughline-measures-{}", std::process::id()));
    fs::create_dir_all(&desk)?;
    for path in env::args_os().skip(1).map(PathBuf::from) {
        measure(&path, &desk)?;
    }
    fs::remove_dir_all(&desk)?;
    Ok(())
}

fn measure(path: &Path, desk: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let opened = open(path)?;
    let bytes = to_bytes(&opened.document, path)?;
    println!("{}: {} records, {} kB", path.display(), opened.document.len(), bytes.len() / 1000);
    report("open", timed(|_| open(path).map(drop))?);

    report("lay out as text", timed(|_| to_bytes(&opened.document, path).map(drop))?);

    let copy = desk.join("copy.journey");
    let mut hash = save(&copy, &opened.document, None)?;
    let mut document = opened.document.clone();
    let mut saves = Vec::new();
    for round in 0..ROUNDS {
        edit(&mut document, round);
        let start = Instant::now();
        hash = save(&copy, &document, Some(hash))?;
        saves.push(start.elapsed());
    }
    report("save, to the disk", saves);

    let lock = Lock::acquire(&Folders::at(desk), DocumentKey::of_file(&copy)?)?;
    let mut journal = Journal::start(&lock, &bytes)?;
    let changes: Vec<Change> = (0..ROUNDS).map(|round| edit(&mut document, round + ROUNDS)).collect();
    report("journal one change", timed(|round| journal.append(&changes[round]))?);
    report("journal started over", timed(|_| journal.rebase(&lock, &bytes, journal.position()))?);
    journal.end()?;
    Ok(())
}

/// Rewrites the text of one card.
fn edit(document: &mut Document, round: usize) -> Change {
    let card = document.cards.values().nth(round % document.cards.len().max(1)).cloned().unwrap_or_default();
    let mut transaction = Transaction::new(document);
    transaction.put(Card { text: format!("Rewritten in round {round}"), ..card });
    transaction.finish()
}

fn timed<E>(mut act: impl FnMut(usize) -> Result<(), E>) -> Result<Vec<Duration>, E> {
    let mut times = Vec::with_capacity(ROUNDS);
    for round in 0..ROUNDS {
        let start = Instant::now();
        act(round)?;
        times.push(start.elapsed());
    }
    Ok(times)
}

fn report(what: &str, mut times: Vec<Duration>) {
    times.sort();
    let at = |percent: usize| times[(times.len() - 1) * percent / 100].as_secs_f64() * 1000.0;
    println!("  {what:22} median {:8.2} ms   p95 {:8.2} ms", at(50), at(95));
}

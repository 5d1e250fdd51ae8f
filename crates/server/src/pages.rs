//! Pages and what they hold open: a document is given up for a page that does not come back.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use throughline_session::Session;
use throughline_session::api::{DocumentNumber, Request};

/// How long a page may be away before it is taken for closed: a lost connection is made anew, and
/// a page that is loaded anew finds its document as it left it.
const AWAY_FOR: Duration = Duration::from_secs(10);

/// The pages by the names that they gave themselves.
pub struct Pages {
    session: Arc<Session>,
    pages: Mutex<BTreeMap<String, Page>>,
}

/// What is known of one page.
#[derive(Default)]
struct Page {
    /// How many connections it has; a new one may be there before the old one has ended.
    connections: usize,
    /// How often it has come: tells whether it was here in the meantime.
    visits: u64,
    /// What it has opened and not closed, as often as it has opened it.
    opened: Vec<DocumentNumber>,
}

impl Pages {
    pub fn new(session: Arc<Session>) -> Arc<Self> {
        Arc::new(Pages { session, pages: Mutex::default() })
    }

    /// A page has connected. It stays for as long as the answer lives, and a while longer.
    pub fn arrived(self: &Arc<Self>, name: String) -> Visit {
        self.with(&name, |page| {
            page.connections += 1;
            page.visits += 1;
        });
        Visit { pages: self.clone(), name: name.into() }
    }

    fn with<T>(&self, name: &str, work: impl FnOnce(&mut Page) -> T) -> T {
        let mut pages = self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        work(pages.entry(name.to_owned()).or_default())
    }

    /// Closes what a page has held that has not come back since this visit.
    fn gone_since(&self, name: &str, visits: u64) {
        let mut pages = self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(page) = pages.remove(name) else { return };
        if page.connections > 0 || page.visits != visits {
            pages.insert(name.to_owned(), page);
            return;
        }
        drop(pages);
        for document in page.opened {
            // What cannot be saved stays open, and is offered by the start screen.
            let _ = self.session.handle(Request::Close { document, discard: false });
        }
    }
}

/// One connection of a page.
pub struct Visit {
    pages: Arc<Pages>,
    name: Arc<str>,
}

impl Visit {
    /// What notes what the page opens and closes, on whatever thread its requests are answered.
    pub fn ledger(&self) -> Ledger {
        Ledger { pages: self.pages.clone(), name: self.name.clone() }
    }
}

impl Drop for Visit {
    fn drop(&mut self) {
        let visits = self.pages.with(&self.name, |page| {
            page.connections -= 1;
            page.visits
        });
        let Ledger { pages, name } = self.ledger();
        tokio::spawn(async move {
            tokio::time::sleep(AWAY_FOR).await;
            // Closing saves, which waits for the disk.
            tokio::task::spawn_blocking(move || pages.gone_since(&name, visits));
        });
    }
}

/// Where it is noted what a page holds open.
pub struct Ledger {
    pages: Arc<Pages>,
    name: Arc<str>,
}

impl Ledger {
    pub fn opened(&self, document: DocumentNumber) {
        self.pages.with(&self.name, |page| page.opened.push(document));
    }

    pub fn closed(&self, document: DocumentNumber) {
        self.pages.with(&self.name, |page| {
            if let Some(place) = page.opened.iter().position(|one| *one == document) {
                page.opened.swap_remove(place);
            }
        });
    }
}

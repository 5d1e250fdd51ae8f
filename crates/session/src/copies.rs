//! Bringing a document together with what others wrote: its own file, or a copy that a sync service
//! left beside it.
//!
//! A copy is known by its name and by the journey in it. It is read off everybody's way, offered
//! while it would bring something in, and never written or deleted.

use std::path::Path;

use throughline_diff::merge_without_base;
use throughline_model::Document;
use throughline_storage::{ContentHash, Opened, SettledCopies, conflicted_copies, read_whole};

use crate::api::{ApiError, DocumentInfo, DocumentNumber, Edited, ErrorCode, Event};
use crate::document::{CopyBeside, OpenDocument};
use crate::session::Session;

impl Session {
    /// Brings a document together with a copy, or with its file as another program wrote it.
    pub(crate) fn merge(
        &self,
        number: DocumentNumber,
        view: u32,
        copy: Option<&str>,
    ) -> Result<Edited, ApiError> {
        if let Some(copy) = copy {
            let theirs = throughline_storage::open(Path::new(copy))?;
            return self.edit(number, view, |open| open.merge_copy(view, &theirs));
        }
        let Some(path) = self.with(number, |open| Ok(open.path.clone()))? else {
            return Err(ApiError::new(
                ErrorCode::Unnamed,
                "The map has no file to be brought together with.",
            ));
        };
        let theirs = throughline_storage::open(&path)?;
        let copies = conflicted_copies(&path).into_iter().filter_map(|copy| read_whole(&copy).ok());
        let copies: Vec<ContentHash> = copies.map(|bytes| ContentHash::of(&bytes)).collect();
        // A save that is under way ends first: what it leaves in the file is what is merged with.
        drop(self.documents_at_rest(number));
        self.edit(number, view, |open| open.merge_file(view, theirs, &copies))
    }

    /// Says no more about a copy until the document is opened again.
    pub(crate) fn put_off_copy(&self, number: DocumentNumber, copy: &str) -> Result<DocumentInfo, ApiError> {
        self.with(number, |open| {
            open.copies.iter_mut().filter(|it| it.path == Path::new(copy)).for_each(|it| it.put_off = true);
            Ok(open.info())
        })
    }

    /// Remembers that copies were brought in and saved. Where that cannot be written they are
    /// offered once more.
    pub(crate) fn settle_copies(&self, brought_in: &[ContentHash]) {
        if !brought_in.is_empty() {
            let _ = SettledCopies::new(&self.folders).add(brought_in);
        }
    }

    /// Looks for copies beside a document's file, and tells where there are others than before.
    pub(crate) fn look_for_copies(&self, number: DocumentNumber) {
        let itself = self.itself.clone();
        std::thread::spawn(move || {
            let Some(session) = itself.upgrade() else { return };
            if let Some(info) = session.found_copies(number) {
                (session.listener)(Event::Document { info: Box::new(info) });
            }
        });
    }

    fn found_copies(&self, number: DocumentNumber) -> Option<DocumentInfo> {
        let file = |open: &mut OpenDocument| Ok(open.path.clone().filter(|_| open.read_only.is_none()));
        let beside = conflicted_copies(&self.with(number, file).ok()??);
        let mut found: Vec<CopyBeside> = Vec::new();
        if !beside.is_empty() {
            let document = self.with(number, |open| Ok(open.document.clone())).ok()?;
            let settled = SettledCopies::new(&self.folders).list();
            found.extend(beside.into_iter().filter_map(|path| {
                let copy = throughline_storage::open(&path).ok()?;
                let wanted = !settled.contains(&copy.hash) && brings_something(&document, &copy);
                wanted.then_some(CopyBeside { path, hash: copy.hash, put_off: false })
            }));
        }
        let told = |open: &mut OpenDocument| {
            for copy in &mut found {
                let same = |known: &&CopyBeside| (&known.path, known.hash) == (&copy.path, copy.hash);
                copy.put_off = open.copies.iter().find(same).is_some_and(|known| known.put_off);
            }
            let is_news = found != open.copies;
            open.copies = found;
            Ok(is_news.then(|| open.info()))
        };
        self.with(number, told).ok()?
    }
}

/// Whether a copy is one of the same journey and holds what the document does not.
fn brings_something(document: &Document, copy: &Opened) -> bool {
    let merged = merge_without_base(document, &copy.document);
    !copy.newer && merged.is_ok_and(|merged| merged.document != *document)
}

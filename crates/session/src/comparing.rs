//! Comparing two states: of one open document, or of two.

use throughline_diff::{Comparison, Decisions, Side, SideError};
use throughline_model::Document;
use throughline_scene::{ComparisonOptions, Layouter, MapOptions, Scene};

use crate::api::{ApiError, ComparisonView, DocumentNumber, ErrorCode, SideRef};
use crate::document::Others;

/// The two states of a comparison.
pub(crate) struct Sides<'a> {
    pub from: Side<'a>,
    pub to: Side<'a>,
}

impl<'a> Sides<'a> {
    /// The sides of a view of a document.
    ///
    /// # Errors
    /// Where a document is not open or has no such state.
    pub fn of(document: &'a Document, view: &ComparisonView, others: &'a Others) -> Result<Self, ApiError> {
        Sides::found(view.from, view.to, |wanted| match wanted {
            None => Some(document),
            Some(number) => others.documents.iter().find(|(known, _)| *known == number).map(|(_, it)| &**it),
        })
    }

    /// The sides in documents that somebody else finds.
    ///
    /// # Errors
    /// Where a document is not open or has no such state.
    pub fn found(
        from: SideRef,
        to: SideRef,
        find: impl Fn(Option<DocumentNumber>) -> Option<&'a Document>,
    ) -> Result<Self, ApiError> {
        let side = |wanted: SideRef| {
            let of = find(wanted.document)
                .ok_or_else(|| ApiError::new(ErrorCode::NotFound, "This map is no longer open."))?;
            match of.states.contains_key(&wanted.state) {
                true => Ok(Side::of_state(of, wanted.state)),
                false => Err(ApiError::from(SideError::Unknown(wanted.state))),
            }
        };
        Ok(Sides { from: side(from)?, to: side(to)? })
    }

    /// What differs between them.
    ///
    /// # Errors
    /// Where a state does not exist.
    pub fn compared(&self, decisions: &Decisions) -> Result<Comparison, ApiError> {
        Ok(Comparison::between(self.from, self.to, decisions)?)
    }

    /// The comparison for the window.
    ///
    /// # Errors
    /// Where a state does not exist.
    pub fn scene(
        &self,
        layouter: &mut Layouter,
        map: MapOptions,
        view: &ComparisonView,
        decisions: &Decisions,
    ) -> Result<Scene, ApiError> {
        let comparison = self.compared(decisions)?;
        let options = ComparisonOptions {
            map,
            shown_as: view.shown_as,
            filter: view.filter.clone(),
            fold_unchanged: view.fold_unchanged,
            layout_only: view.layout_only,
            ..ComparisonOptions::default()
        };
        Ok(layouter.comparison(self.from, self.to, &comparison, &options))
    }
}

//! What a layouter keeps from one layout to the next is never seen: whatever happens to whichever
//! record, the next layout is the one that a new layouter would make.

mod common;

use common::{layouter, told};
use proptest::collection::vec;
use proptest::prelude::*;
use throughline_model::testing::random_document;
use throughline_model::{Change, Document, Id, RecordEdit};
use throughline_scene::{MapOptions, SheetOptions, ThemeName};

/// What happens to a record: numbers that pick it and another one, and the deed.
type Act = (u16, u16, u8);

/// The change that an act means here: a record goes, becomes like another of its kind, comes twice,
/// is written as it is, or becomes what it is in another document; or the last change is taken back.
fn change(document: &Document, other: &Document, (a, b, deed): Act, last: Option<&Change>) -> Option<Change> {
    let all = document.references();
    let record = *all.get(usize::from(a) % all.len())?;
    let like = |document: &Document, id: Id| {
        let mut alike = document.references();
        alike.retain(|it| it.kind == record.kind);
        let mut like = document.get(*alike.get(usize::from(b) % alike.len().max(1))?)?;
        like.set_id(id);
        Some(like)
    };
    let (id, after) = match deed {
        0 => (record.id, None),
        1 => (record.id, document.get(record)),
        2..4 => (record.id, Some(like(document, record.id)?)),
        4 => {
            let new = record.id.derive(Id::from_number(u128::from(b)));
            (new, Some(like(document, new)?))
        }
        5..7 => (record.id, Some(like(other, record.id)?)),
        _ => return last.map(Change::inverse),
    };
    let before = document.get(throughline_model::RecordRef { kind: record.kind, id });
    Some(Change { edits: vec![RecordEdit { before, after }] })
}

/// Looks between which somebody goes back and forth.
fn looks(document: &Document) -> Vec<MapOptions> {
    let state = document.first_state().map(|state| state.id).unwrap_or_default();
    let plain = MapOptions { state, ..MapOptions::default() };
    let some = |ids: Vec<Id>| ids.into_iter().step_by(2).collect::<Vec<_>>();
    let filtered = MapOptions {
        theme: ThemeName::Dark,
        personas: some(document.personas.keys().copied().collect()),
        folded_lanes: some(document.lanes.keys().copied().collect()),
        ..plain.clone()
    };
    let last = document.states.keys().next_back().copied().unwrap_or_default();
    vec![plain.clone(), plain.clone(), MapOptions { state: last, ..plain }, filtered]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_layout_after_any_changes_is_a_fresh_layout(
        seed in any::<u64>(),
        acts in vec((any::<u16>(), any::<u16>(), 0..9_u8), 1..16),
    ) {
        let (mut document, other) = (random_document(seed, 30), random_document(seed ^ 1, 10));
        let looks = looks(&document);
        let mut kept = layouter();
        kept.map(&document, &looks[0]);
        let mut last = None;
        for (number, act) in acts.into_iter().enumerate() {
            let Some(change) = change(&document, &other, act, last.as_ref()) else { continue };
            change.apply(&mut document);
            last = Some(change);
            let look = &looks[number / 2 % looks.len()];
            prop_assert_eq!(told(&kept.map(&document, look)), told(&layouter().map(&document, look)));
        }
        let sheet = SheetOptions::default();
        let on_paper = kept.sheet(&document, &looks[0], &sheet);
        prop_assert_eq!(told(&on_paper), told(&layouter().sheet(&document, &looks[0], &sheet)));
    }
}

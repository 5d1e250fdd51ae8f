//! Two versions of a journey of which nobody knows what they were before they parted.

use throughline_model::{Change, Document, Journey, RecordKind, Settings, repair};

use super::{Choice, MergeError, Merged, Resolution, merge, resolve};

/// Brings two versions together by asking about everything in which they differ.
///
/// What only one of them has is kept: that the other deleted it is not to be told from never having
/// had it. Fields that differ are open, with nothing as their earlier value, and hold ours until
/// somebody decides.
///
/// # Errors
/// Where the two are no versions of one journey.
pub fn merge_without_base(ours: &Document, theirs: &Document) -> Result<Merged, MergeError> {
    let base = Document {
        journey: Journey { id: ours.journey.id, ..Journey::default() },
        settings: Settings { id: ours.settings.id, ..Settings::default() },
        ..Document::default()
    };
    let mut merged = merge(&base, ours, theirs)?;
    for id in &merged.conflicts {
        // One that cannot hold ours any more stays as the merge left it.
        let Ok(Resolution::Write(mut change)) = resolve(&merged.document, *id, Choice::Ours) else {
            continue;
        };
        change.edits.retain(|edit| edit.reference().is_none_or(|it| it.kind != RecordKind::Conflict));
        Change::apply(&change, &mut merged.document);
    }
    repair(&mut merged.document);
    Ok(merged)
}

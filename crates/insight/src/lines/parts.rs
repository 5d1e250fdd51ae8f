//! What came or went with a record: "2 touchpoints and 1 pain point".

use throughline_model::numbers::counted;
use throughline_model::{Document, LaneKind, RecordKind, RecordRef};

use crate::names::lane_kind;

/// The parts that a reader of the map would miss, counted by kind; none where there are none.
pub(crate) fn counted_parts(document: &Document, parts: &[RecordRef]) -> Option<String> {
    let of_kind = |kind: RecordKind| parts.iter().filter(move |part| part.kind == kind);
    let mut said = Vec::new();
    let mut add = |number: usize, one: &str, several: &str| {
        if number > 0 {
            said.push(counted(number, one, several));
        }
    };
    add(of_kind(RecordKind::Step).count(), "step", "steps");
    for kind in LaneKind::ALL {
        let number = of_kind(RecordKind::Card).filter(|it| lane_kind(document, it.id) == Some(*kind)).count();
        let (one, several) = words(*kind);
        add(number, &one, &several);
    }
    add(of_kind(RecordKind::Metric).count(), "metric", "metrics");
    listed(&said)
}

/// "a, b and c".
pub(crate) fn listed(words: &[String]) -> Option<String> {
    match words {
        [] => None,
        [one] => Some(one.clone()),
        [first @ .., last] => Some(format!("{} and {last}", first.join(", "))),
    }
}

/// One card and several cards of a kind of lane within a sentence.
fn words(kind: LaneKind) -> (String, String) {
    let one = kind.card_label().to_lowercase();
    let several = match kind {
        LaneKind::Moment => "moments of truth".to_owned(),
        LaneKind::Evidence => one.clone(),
        LaneKind::Opportunity => "opportunities".to_owned(),
        LaneKind::Support => "support processes".to_owned(),
        _ => format!("{one}s"),
    };
    (one, several)
}

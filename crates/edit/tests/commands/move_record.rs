//! Moving personas, channels, departments, states and metrics among their likes.

use throughline_edit::*;
use throughline_model::{Id, RecordKind};

use crate::hand::*;
use crate::sample::*;

fn go(kind: RecordKind, id: Id, before: Option<Id>) -> Command {
    Command::MoveRecord(MoveRecord { record: record(kind, id), before })
}

#[test]
fn each_kind_in_an_order_moves_by_one_field() {
    let cases = [
        (RecordKind::Persona, BEN, ANA),
        (RecordKind::Channel, BRANCH, WEB),
        (RecordKind::Department, OPERATIONS, SALES),
        (RecordKind::State, TOMORROW, TODAY),
    ];
    for (kind, id, before) in cases {
        let change = act(&mut sample(), go(kind, id, Some(before)));
        assert_eq!(written(&change), [format!("{}.order", kind.label())]);
    }
}

#[test]
fn a_record_moved_to_where_it_stands_changes_nothing() {
    let mut document = sample();
    assert!(act(&mut document, go(RecordKind::Persona, BEN, None)).is_empty());
    assert!(act(&mut document, go(RecordKind::Metric, DAYS, None)).is_empty());
}

#[test]
fn a_record_moves_among_its_likes_only() {
    let mut document = sample();
    assert_eq!(
        refused(&mut document, go(RecordKind::Persona, BEN, Some(WEB))),
        format!("There is no persona {WEB}.")
    );
    assert_eq!(
        refused(&mut document, go(RecordKind::Metric, DAYS, Some(CLICKS))),
        "Nothing can go before the metric “Volume” there: it stands elsewhere."
    );
    assert_eq!(
        refused(&mut document, go(RecordKind::Card, FILL, None)),
        "The command “move_record” is not for records of the kind card."
    );
}

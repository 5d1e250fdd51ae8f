//! Stretching a card over columns.

use throughline_edit::*;
use throughline_model::Id;

use crate::hand::*;
use crate::sample::*;

fn stretch(card: Id, first: Option<Id>, last: Option<Id>) -> Command {
    Command::SpanCard(SpanCard { card, first, last })
}

#[test]
fn a_card_is_stretched_by_one_field() {
    let mut document = sample();
    let change = act(&mut document, stretch(FILL, None, Some(POST)));
    assert_eq!(written(&change), ["card.end_column"]);
    assert_eq!(span(&document, FILL), (FORM, POST));
}

#[test]
fn a_card_stands_in_one_column_again() {
    let mut document = sample();
    act(&mut document, stretch(SALES_OWNS, None, None));
    assert_eq!(span(&document, SALES_OWNS), (NOTICE, NOTICE));
    act(&mut document, stretch(OPERATIONS_OWN, None, Some(SIGN)));
    assert_eq!(document.cards[&OPERATIONS_OWN].end_column, None);
}

#[test]
fn a_card_is_stretched_to_the_left_and_goes_last_there() {
    let mut document = sample();
    act(&mut document, stretch(SCAN, Some(FORM), Some(UPLOAD)));
    assert_eq!(span(&document, SCAN), (FORM, UPLOAD));
    assert_eq!(cell(&document, ACTIONS, FORM), [FILL, TYPE, SCAN]);
}

#[test]
fn a_span_runs_forwards_through_columns_of_the_state() {
    let mut document = sample();
    assert_eq!(
        refused(&mut document, stretch(SCAN, None, Some(FORM))),
        "The card “Scans the passport” cannot end left of where it begins."
    );
    assert_eq!(
        refused(&mut document, stretch(SCAN, None, Some(APPLY))),
        "The stage “Apply” is divided into steps; choose one of them."
    );
    assert_eq!(
        refused(&mut document, stretch(SCAN, None, Some(SOON))),
        "The stage “Soon” belongs to another state."
    );
    assert_eq!(
        refused(&mut document, stretch(LOOSE, None, Some(FORM))),
        "The card “Park me” lies in the tray; put it into a cell before it spans columns."
    );
    lock(&mut document, ACTIONS);
    assert_eq!(
        refused(&mut document, stretch(SCAN, None, Some(SIGN))),
        "The lane “Actions” is locked; unlock it to change what stands in it."
    );
}

//! Order keys: there is always room, new keys fall where they should, damage never panics.

use proptest::prelude::*;
use throughline_model::testing::Dice;
use throughline_model::{Id, OrderKey, place_before};

fn key(text: &str) -> OrderKey {
    OrderKey::from_text(text)
}

/// A list that grew by insertions at random places, as a person makes one.
fn grown(places: &[u16]) -> Vec<(Id, OrderKey)> {
    let mut list: Vec<(Id, OrderKey)> = Vec::new();
    for (number, place) in places.iter().enumerate() {
        let index = usize::from(*place) % (list.len() + 1);
        insert(&mut list, index, Id::from_number(number as u128 + 1));
    }
    list
}

fn insert(list: &mut Vec<(Id, OrderKey)>, index: usize, id: Id) {
    let before = list.get(index).map(|(id, _)| *id);
    let placement = place_before(list, before);
    assert!(placement.rekeyed.is_empty(), "keys that were made here always leave room");
    list.insert(index, (id, placement.key));
}

fn rises(list: &[(Id, OrderKey)]) -> bool {
    list.windows(2).all(|pair| pair[0].1 < pair[1].1)
}

proptest! {
    #[test]
    fn insertions_anywhere_keep_the_list_in_order(places in prop::collection::vec(any::<u16>(), 0..200)) {
        let list = grown(&places);
        prop_assert!(rises(&list));
        prop_assert!(list.iter().all(|(_, key)| key.is_valid()));
    }

    #[test]
    fn a_key_between_two_lies_between_them(
        places in prop::collection::vec(any::<u16>(), 2..60),
        pick in any::<prop::sample::Index>(),
    ) {
        let list = grown(&places);
        let index = pick.index(list.len() - 1);
        let (low, high) = (&list[index].1, &list[index + 1].1);
        let middle = OrderKey::between(Some(low), Some(high)).unwrap();
        prop_assert!(*low < middle && middle < *high && middle.is_valid());
        prop_assert_eq!(OrderKey::between(Some(high), Some(low)), None);
        prop_assert_eq!(OrderKey::between(Some(low), Some(low)), None);
    }

    #[test]
    fn any_text_is_a_key_that_can_be_asked_about(low in ".{0,12}", high in "[0-9a-fé]{0,12}") {
        let (low, high) = (key(&low), key(&high));
        for (before, after) in [(Some(&low), Some(&high)), (Some(&high), Some(&low)), (None, Some(&high)), (Some(&low), None)] {
            let between = OrderKey::between(before, after);
            let valid = [before, after].into_iter().flatten().all(OrderKey::is_valid);
            prop_assert!(between.is_none() || valid);
        }
    }

    #[test]
    fn among_damaged_keys_everything_is_keyed_anew_in_the_order_seen(
        texts in prop::collection::vec("[0-9a-f]{0,4}|é", 1..12),
        pick in any::<prop::sample::Index>(),
    ) {
        let mut siblings: Vec<(Id, OrderKey)> =
            texts.iter().enumerate().map(|(n, text)| (Id::from_number(n as u128 + 1), key(text))).collect();
        siblings.sort_by(|a, b| (&a.1, a.0).cmp(&(&b.1, b.0)));
        let before = siblings[pick.index(siblings.len())].0;
        let placement = place_before(&siblings, Some(before));

        let placed = Id::from_number(99);
        let mut after = siblings.clone();
        for (id, key) in &placement.rekeyed {
            after.iter_mut().find(|(sibling, _)| sibling == id).unwrap().1 = key.clone();
        }
        after.push((placed, placement.key));
        after.sort_by(|a, b| (&a.1, a.0).cmp(&(&b.1, b.0)));
        let position = after.iter().position(|(id, _)| *id == placed).unwrap();
        prop_assert_eq!(after[position + 1].0, before);
        let others: Vec<Id> = after.iter().map(|(id, _)| *id).filter(|id| *id != placed).collect();
        prop_assert_eq!(others, siblings.iter().map(|(id, _)| *id).collect::<Vec<_>>());
    }
}

#[test]
fn there_is_room_after_three_hundred_insertions_at_the_front() {
    let mut list = Vec::new();
    for number in 1..=300 {
        insert(&mut list, 0, Id::from_number(number));
    }
    for number in 301..=400 {
        insert(&mut list, 1 + (number as usize) % 290, Id::from_number(number));
    }
    assert!(rises(&list));
}

#[test]
fn keys_below_a_shared_zero_byte_leave_room() {
    let (low, high) = (key("007f80"), key("0080"));
    let middle = OrderKey::between(Some(&low), Some(&high)).unwrap();
    assert!(low < middle && middle < high);
}

#[test]
fn evenly_spread_keys_rise() {
    for count in [0, 1, 2, 127, 128, 129, 1000] {
        let keys = OrderKey::evenly(count);
        assert_eq!(keys.len(), count);
        assert!(keys.windows(2).all(|pair| pair[0] < pair[1]));
    }
}

#[test]
fn placing_before_a_stranger_places_last() {
    let mut dice = Dice::new(7);
    let list = grown(&[0, 1, 2]);
    let placement = place_before(&list, Some(dice.id()));
    assert!(placement.key > list[2].1);
}

#[test]
fn an_uppercase_spelling_is_no_valid_key() {
    assert!(key("8a80").is_valid());
    assert!(!key("8A80").is_valid());
    assert!(!key("").is_valid());
    assert!(!key("8a").is_valid(), "a key ends in its terminator");
}

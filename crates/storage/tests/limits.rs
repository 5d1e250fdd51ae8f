//! The limits on opening and saving: each is named with its place, and what is just within passes.

mod common;

use std::fs::{self, File};

use common::*;
use serde_json::Value;
use throughline_storage::*;

fn exceeded(text: &str) -> (Limit, Place) {
    match read_text(text) {
        Err(StorageError::TooMuch { limit, place, .. }) => (limit, place),
        other => panic!("{:?}", other.map(|opened| opened.repairs)),
    }
}

/// The small document with another key on the outermost level.
fn with_extra(value: &str) -> String {
    text_of(&small_document()).replacen("{\n", &format!("{{\n  \"attic\": {value},\n"), 1)
}

fn nested(levels: usize) -> String {
    format!("{}{}", "[".repeat(levels), "]".repeat(levels))
}

#[test]
fn a_file_of_more_than_200_mb_is_refused_unread() {
    let desk = Desk::new();
    let path = desk.file("huge.journey");
    File::create(&path).unwrap().set_len(MOST_FILE_BYTES as u64 + 1).unwrap();
    let error = open(&path).unwrap_err();
    assert!(matches!(error, StorageError::TooMuch { limit: Limit::FileBytes, .. }), "{error}");
    assert!(error.to_string().contains("larger than 200 MB"), "{error}");
}

#[test]
fn sixty_four_levels_pass_and_one_more_does_not() {
    // The outermost object is the first level.
    read_text(&with_extra(&nested(MOST_NESTING - 1))).unwrap();
    let (limit, place) = exceeded(&with_extra(&nested(MOST_NESTING)));
    assert_eq!(limit, Limit::Nesting);
    assert!(place.path.starts_with("attic[0][0]"), "{place}");
    assert_eq!(place.position.unwrap().0, 2);
    exceeded(&with_extra(&"[".repeat(1_000_000)));
    exceeded(&"{\"a\":".repeat(100_000));
}

#[test]
fn a_text_of_one_megabyte_passes_and_one_byte_more_does_not() {
    let mut document = small_document();
    let id = *document.cards.keys().nth(3).unwrap();
    document.cards.get_mut(&id).unwrap().text = "\n".repeat(MOST_STRING_BYTES);
    let text = text_of(&document);
    assert_eq!(read_sound(&text).cards[&id].text.len(), MOST_STRING_BYTES);

    document.cards.get_mut(&id).unwrap().text.push('x');
    let refused = to_bytes(&document, somewhere()).unwrap_err();
    assert!(matches!(refused, StorageError::TooMuchToSave { limit: Limit::StringBytes, .. }), "{refused}");
    let longer = text.replacen("\"text\": \"\\n\\n", "\"text\": \"\\n\\n!", 1);
    let (limit, place) = exceeded(&longer);
    assert_eq!((limit, place.path.as_str()), (Limit::StringBytes, "cards[3].text"));
}

#[test]
fn escapes_count_as_what_they_stand_for() {
    let fits = "\\u00e9".repeat(MOST_STRING_BYTES / 2);
    read_text(&with_extra(&format!("\"{fits}\""))).unwrap();
    let pairs = "\\ud83d\\ude00".repeat(MOST_STRING_BYTES / 4);
    read_text(&with_extra(&format!("\"{pairs}\""))).unwrap();
    let (limit, place) = exceeded(&with_extra(&format!("\"{fits}x\"")));
    assert_eq!((limit, place.path.as_str()), (Limit::StringBytes, "attic"));
}

#[test]
fn a_key_may_not_be_longer_than_a_text() {
    let (limit, _) = exceeded(&with_extra(&format!("{{\"{}\": 1}}", "k".repeat(MOST_STRING_BYTES + 1))));
    assert_eq!(limit, Limit::StringBytes);
}

#[test]
fn a_picture_may_be_as_large_as_8_mb() {
    let mut document = small_document();
    let asset = document.assets.values_mut().next().unwrap();
    asset.data = "A".repeat(MOST_ASSET_BYTES.div_ceil(3) * 4);
    let text = text_of(&document);
    assert_eq!(read_sound(&text), document);
    let (limit, place) = exceeded(&text.replacen("\"data\": \"", "\"data\": \"AAAA", 1));
    assert_eq!((limit, place.path.as_str()), (Limit::AssetBytes, "assets[0].data"));
}

#[test]
fn only_the_data_of_pictures_may_be_that_large() {
    let long = "A".repeat(MOST_STRING_BYTES + 1);
    let (limit, place) = exceeded(&with_extra(&format!("[{{\"data\": \"{long}\"}}]")));
    assert_eq!((limit, place.path.as_str()), (Limit::StringBytes, "attic[0].data"));
}

#[test]
fn a_picture_of_more_than_50_megapixels_is_refused_both_ways() {
    let mut document = small_document();
    let text = text_of(&document).replacen("\"width\": 1,", "\"width\": 50000001,", 1);
    assert_eq!(exceeded(&text).0, Limit::ImagePixels);
    document.assets.values_mut().next().unwrap().width = 50_000_001;
    let refused = to_bytes(&document, somewhere()).unwrap_err();
    assert!(matches!(refused, StorageError::TooMuchToSave { limit: Limit::ImagePixels, .. }));
}

#[test]
fn a_million_records_are_counted_before_any_is_made() {
    let rows = format!("[{}{{}}]", "{},".repeat(MOST_RECORDS));
    let (limit, place) = exceeded(&with_extra(&rows));
    assert_eq!(limit, Limit::Records);
    assert!(place.path.starts_with("attic["), "{place}");
}

#[test]
fn a_file_of_nothing_but_zeros_is_refused() {
    let zeros = format!("[{}0]", "0,".repeat(MOST_VALUES));
    assert_eq!(exceeded(&with_extra(&zeros)).0, Limit::Values);
}

#[test]
fn what_could_not_be_opened_again_is_not_saved() {
    let desk = Desk::new();
    let path = desk.file("bank.journey");
    let document = small_document();
    let hash = save(&path, &document, None).unwrap();
    let mut deep = document.clone();
    let mut value = Value::Null;
    for _ in 0..MOST_NESTING {
        value = vec![value].into();
    }
    deep.extra.insert("attic".into(), value);
    let refused = save(&path, &deep, Some(hash));
    assert!(matches!(refused, Err(StorageError::TooMuchToSave { limit: Limit::Nesting, .. })));
    assert_eq!(fs::read_to_string(&path).unwrap(), text_of(&document));
}

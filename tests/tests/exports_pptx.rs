//! Presentations as PowerPoint and other programs read them: sound, native, whole.

mod common;
#[path = "exports_pptx/looks.rs"]
mod looks;
#[path = "exports_pptx/templates.rs"]
mod templates;
#[path = "exports_pptx/written.rs"]
mod written;

use throughline_model::{Document, LaneKind};
use throughline_tests::pptx::{File, faults};

use written::{Presentation, plain};

#[test]
fn every_journey_becomes_a_file_that_powerpoint_need_not_repair() {
    for (name, document) in common::all() {
        let presentation = Presentation::of(&document, "{}");
        assert_eq!(faults(&presentation.bytes), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn decks_and_comparisons_are_sound_too() {
    let bank = common::sample("bank-account-opening");
    for options in [
        r#"{"deck": true}"#,
        r#"{"comparison": {"from": "current", "to": "future", "shape": "overlay"}}"#,
        r#"{"comparison": {"from": "current", "to": "future", "shape": "side"}}"#,
        r#"{"comparison": {"from": "current", "to": "future", "shape": "swipe"}}"#,
        r#"{"comparison": {"from": "current", "to": "future", "shape": "list"}}"#,
        r#"{"comparison": {"from": "current", "to": "future", "shape": "page"}}"#,
    ] {
        let presentation = Presentation::of(&bank, options);
        assert_eq!(faults(&presentation.bytes), Vec::<String>::new(), "{options}");
        assert!(!presentation.walked().slides.is_empty(), "{options}");
    }
}

/// The texts of a state's cards as they are shown.
fn texts(document: &Document) -> Vec<String> {
    let state = document.first_state().expect("a state").id;
    let of_state = document.cards.values().filter_map(|card| {
        let lane = document.lanes.get(&card.place.as_ref()?.lane)?;
        (lane.state == state && lane.kind != LaneKind::Owner).then(|| plain(&card.text))
    });
    of_state.filter(|text| !text.is_empty()).collect()
}

#[test]
fn each_card_is_one_shape_with_its_whole_text() {
    for (name, document) in common::all() {
        let presentation = Presentation::of(&document, "{}");
        let walked = presentation.walked();
        // An owner without words of its own shows its department's.
        let others = walked.cards().filter(|card| !card.description.starts_with("Owner: "));
        let shapes: Vec<String> = others.map(|shape| plain(&shape.text)).collect();
        let texts = texts(&document);
        for text in &texts {
            let begins = |shown: &&String| shown.trim_start_matches('\u{201c}').starts_with(text.as_str());
            let (cards, shown) = (texts.iter().filter(begins).count(), shapes.iter().filter(begins).count());
            assert_eq!(shown, cards, "{name}: {text:?}");
        }
    }
}

#[test]
fn a_cards_marks_are_one_group_and_a_lanes_cards_too() {
    let walked = Presentation::of(&common::sample("bank-account-opening"), "{}").walked();
    let pains: Vec<_> = walked.cards().filter(|card| card.name.starts_with("Pain point")).collect();
    assert_eq!(pains.len(), 12);
    for card in pains {
        let [lane, whole] = card.around.as_slice() else { panic!("{} is in {:?}", card.name, card.around) };
        assert!(lane.starts_with("Pain points"), "{lane}");
        assert_eq!(*whole, card.name);
    }
}

#[test]
fn stages_are_native_and_arrows_hold_on_to_their_cards() {
    let walked = Presentation::of(&common::sample("bank-account-opening"), "{}").walked();
    let presets = |wanted: &str| walked.objects().filter(|object| object.preset == wanted).count();
    assert_eq!((presets("homePlate"), presets("chevron")), (1, 4));
    let cards: Vec<i64> = walked.cards().map(|card| card.id).collect();
    let arrows: Vec<_> = walked.objects().filter(|object| object.kind == "cxnSp").collect();
    assert!(!arrows.is_empty());
    for arrow in arrows {
        assert_eq!(arrow.glued.len(), 2, "{}", arrow.name);
        assert!(arrow.glued.iter().all(|end| cards.contains(end)), "{} holds on to no card", arrow.name);
        assert!(!arrow.description.is_empty());
    }
}

#[test]
fn what_is_read_comes_in_order_and_what_says_nothing_is_passed_over() {
    let walked = Presentation::of(&common::sample("bank-account-opening"), "{}").walked();
    let top: Vec<_> = walked.objects().filter(|object| object.around.is_empty()).collect();
    assert!(top[0].decorative, "the ground comes first");
    let at = |name: &str| {
        let found = top.iter().position(|object| object.name.starts_with(name));
        found.unwrap_or_else(|| panic!("{name} is not among the objects"))
    };
    let places = ["Awareness", "1. See", "Actions", "Touchpoints", "Pain points", "Opportunities", "Legend"];
    assert!(places.map(at).is_sorted(), "{:?}", places.map(at));
    for object in walked.objects().filter(|object| !object.decorative && object.kind != "grpSp") {
        assert!(!object.description.is_empty(), "{} has no alternative text", object.name);
    }
}

#[test]
fn a_decks_slides_have_titles_and_notes() {
    let walked = Presentation::of(&common::sample("bank-account-opening"), r#"{"deck": true}"#).walked();
    assert_eq!(walked.size, [12_192_000, 6_858_000]);
    for (number, slide) in walked.slides.iter().enumerate() {
        assert!(slide.title.as_ref().is_some_and(|title| !title.is_empty()), "slide {}", number + 1);
    }
    assert!(walked.slides.iter().take(6).all(|slide| !slide.notes.is_empty()));
}

#[test]
fn text_that_runs_to_the_left_says_so() {
    let nasty = Presentation::of(&common::nasty(), "{}");
    let file = File::open(&nasty.bytes, &mut Vec::new()).expect("a file");
    let slide = file.text("ppt/slides/slide1.xml").expect("a slide");
    let paragraph =
        slide.split("<a:p>").find(|paragraph| paragraph.contains("<a:t>مرحبا")).expect("the card");
    assert!(paragraph.contains("rtl=\"1\"") && paragraph.contains("algn=\"r\""), "{paragraph}");
}

#[test]
fn characters_that_no_xml_can_hold_are_left_out_and_told() {
    let nasty = Presentation::of(&common::nasty(), "{}");
    assert!(nasty.notes.iter().any(|note| note.contains("control characters")), "{:?}", nasty.notes);
}

#[test]
fn another_theme_recolours_most_of_a_map() {
    let bank = Presentation::of(&common::sample("bank-account-opening"), "{}");
    let file = File::open(&bank.bytes, &mut Vec::new()).expect("a file");
    let slide = file.text("ppt/slides/slide1.xml").expect("a slide");
    let (themed, own) = (slide.matches("<a:schemeClr").count(), slide.matches("<a:srgbClr").count());
    assert!(themed > 3 * own, "{themed} and {own}");
}

#[test]
fn a_broken_picture_ends_in_a_sentence_and_no_file() {
    let error = written::exported(&common::with_broken_picture(), "{}").err().expect("no file");
    assert!(error.to_string().contains("picture"), "{error}");
}

#[test]
fn a_map_too_long_for_a_slide_is_scaled_and_told() {
    let long = Presentation::of(&common::one_stage_of_200_steps(), "{}");
    assert!(long.notes.iter().any(|note| note.contains("56 inches")), "{:?}", long.notes);
    assert_eq!(long.walked().size[0], 51_206_400);
}

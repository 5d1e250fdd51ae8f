//! How high cards are and what they say, kind by kind. Numbers: the visual specification, section 3.

mod common;

use common::{Journey, group, texts, words};
use throughline_model::*;
use throughline_scene::{Item, MapOptions};

/// A journey of one column and one lane.
fn cell(kind: LaneKind) -> (Journey, Id, Id) {
    let mut journey = Journey::new();
    let column = journey.stage("Purchase", &["Prove identity"])[0];
    let lane = journey.lane(kind);
    (journey, lane, column)
}

fn height(journey: &Journey, card: Id) -> f64 {
    group(&journey.map(), card).rect.height
}

#[test]
fn a_text_card_is_its_lines_and_the_space_around_them() {
    let (mut journey, lane, column) = cell(LaneKind::Action);
    let one = journey.card(lane, column, "I go in");
    let three = journey.card(lane, column, "I see an ad that says an account is open in five minutes");
    let scene = journey.map();
    assert_eq!(group(&scene, one).rect.height, 8.0 + 18.0 + 8.0);
    assert_eq!(texts(group(&scene, three))[0].lines.len(), 3);
    assert_eq!(group(&scene, three).rect.height, 8.0 + 3.0 * 18.0 + 8.0);
}

#[test]
fn text_is_never_cut_however_long() {
    let (mut journey, lane, column) = cell(LaneKind::Action);
    let text = "word ".repeat(400);
    let card = journey.card(lane, column, text.trim());
    let scene = journey.map();
    let shown: String =
        texts(group(&scene, card))[0].lines.iter().map(|line| format!("{} ", line.text)).collect();
    assert_eq!(shown.trim(), text.trim());
}

#[test]
fn a_short_card_ends_with_an_ellipsis() {
    let (mut journey, lane, column) = cell(LaneKind::Action);
    let card = journey.card(lane, column, &"word ".repeat(100));
    let options = MapOptions { short_cards: true, ..journey.options() };
    let scene = common::layouter().map(&journey.document, &options);
    let lines = &texts(group(&scene, card))[0].lines;
    assert_eq!(lines.len(), 4);
    assert!(lines[3].text.ends_with('…'));
}

#[test]
fn a_pain_has_a_row_with_its_severity() {
    let (mut journey, lane, column) = cell(LaneKind::Pain);
    let card = journey.card(lane, column, "No status");
    journey.edit(card, |card| card.severity = Some(4));
    let scene = journey.map();
    assert_eq!(group(&scene, card).rect.height, 8.0 + 18.0 + 3.0 + 14.0 + 8.0);
    assert_eq!(words(group(&scene, card)), ["No status", "Severity 4"]);
    assert_eq!(&*group(&scene, card).label, "Pain point: No status, severity 4 of 5");
}

#[test]
fn an_opportunity_has_a_row_with_value_and_effort() {
    let (mut journey, lane, column) = cell(LaneKind::Opportunity);
    let card = journey.card(lane, column, "Save and resume");
    journey.edit(card, |card| (card.value, card.effort) = (Some(5), Some(3)));
    let scene = journey.map();
    assert_eq!(group(&scene, card).rect.height, 8.0 + 18.0 + 3.0 + 14.0 + 8.0);
    assert_eq!(words(group(&scene, card)), ["Save and resume", "Value", "5", "Effort", "3"]);
}

#[test]
fn touchpoints_and_moments_are_low_with_a_pictogram_before_the_text() {
    for kind in [LaneKind::Touchpoint, LaneKind::Channel, LaneKind::Moment] {
        let (mut journey, lane, column) = cell(kind);
        let card = journey.card(lane, column, "Helpline");
        let scene = journey.map();
        assert_eq!(group(&scene, card).rect.height, 8.0 + 18.0, "{kind:?}");
        assert_eq!(texts(group(&scene, card))[0].rect.x, 28.0);
    }
}

#[test]
fn a_touchpoint_without_words_is_named_by_its_channels() {
    let (mut journey, lane, column) = cell(LaneKind::Touchpoint);
    let channel = journey.id();
    let phone =
        Channel { id: channel, name: "Helpline".into(), icon: ChannelIcon::Phone, ..Channel::default() };
    journey.document.channels.insert(channel, phone);
    let card = journey.card(lane, column, "");
    journey.edit(card, |card| card.channels = vec![channel]);
    assert_eq!(words(group(&journey.map(), card)), ["Helpline"]);
}

#[test]
fn quotes_stand_in_curly_quotes_once() {
    let (mut journey, lane, column) = cell(LaneKind::Quote);
    let bare = journey.card(lane, column, "Finally");
    let quoted = journey.card(lane, column, "\u{201c}Finally\u{201d}");
    let scene = journey.map();
    assert_eq!(words(group(&scene, bare)), ["\u{201c}Finally\u{201d}"]);
    assert_eq!(words(group(&scene, quoted)), ["\u{201c}Finally\u{201d}"]);
}

#[test]
fn comments_and_personas_take_one_row_whatever_the_kind() {
    for kind in [LaneKind::Action, LaneKind::Touchpoint, LaneKind::Moment, LaneKind::Gain] {
        let (mut journey, lane, column) = cell(kind);
        let card = journey.card(lane, column, "Help");
        let plain = height(&journey, card);
        let persona = journey.persona("Maya");
        journey.edit(card, |card| card.personas = vec![persona]);
        journey.comment(card);
        assert_eq!(height(&journey, card), plain + 3.0 + 14.0, "{kind:?}");
    }
}

#[test]
fn a_pain_shares_its_row_with_comments() {
    let (mut journey, lane, column) = cell(LaneKind::Pain);
    let card = journey.card(lane, column, "No status");
    let plain = height(&journey, card);
    journey.comment(card);
    assert_eq!(height(&journey, card), plain);
}

#[test]
fn a_settled_thread_is_not_counted() {
    let (mut journey, lane, column) = cell(LaneKind::Action);
    let card = journey.card(lane, column, "Help");
    let root = journey.comment(card);
    let answer = journey.comment(card);
    journey.document.comments.get_mut(&answer).unwrap().parent = Some(root);
    assert_eq!(words(group(&journey.map(), card)), ["Help", "2"]);
    journey.document.comments.get_mut(&root).unwrap().resolved_by = "Joana".into();
    assert_eq!(words(group(&journey.map(), card)), ["Help"]);
}

#[test]
fn a_metric_says_its_sample_value_and_target() {
    let (mut journey, _, column) = cell(LaneKind::Metric);
    let metric = journey.metric(column, "Completion", "%", Some(70.0));
    journey.reading(metric, "2026-01", 39.0, 8_000);
    journey.reading(metric, "2026-02", 42.0, 9_314);
    let scene = journey.map();
    let group = group(&scene, metric);
    assert_eq!(words(group), ["Completion", "n 9,314", "42%", "70%"]);
    assert_eq!(group.rect.height, 53.0);
    assert_eq!(&*group.label, "Completion: 42%, n 9,314, target 70%, missed");
}

#[test]
fn a_metric_without_a_reading_was_not_measured() {
    let (mut journey, _, column) = cell(LaneKind::Metric);
    let metric = journey.metric(column, "Completion", "%", Some(70.0));
    let scene = journey.map();
    assert_eq!(words(group(&scene, metric)), ["Completion", "not measured", "70%"]);
    let bars = group(&scene, metric).items.iter().filter(|item| matches!(item, Item::Rectangle(_)));
    assert_eq!(bars.count(), 1, "the frame alone");
}

#[test]
fn a_picture_is_as_wide_as_its_card_and_at_most_160_high() {
    for (width, pixels_high, expected) in [(640, 320, 81.0), (320, 3_200, 160.0)] {
        let (mut journey, lane, column) = cell(LaneKind::Image);
        let asset = journey.id();
        let picture = Asset { id: asset, width, height: pixels_high, ..Asset::default() };
        journey.document.assets.insert(asset, picture);
        let card = journey.card(lane, column, "");
        journey.edit(card, |card| card.asset = Some(asset));
        let scene = journey.map();
        let rect = group(&scene, card).items.iter().find_map(|item| match item {
            Item::Image(image) => Some(image.rect),
            _ => None,
        });
        assert_eq!(rect.unwrap().height, expected);
    }
}

#[test]
fn only_pages_and_mail_are_linked() {
    let (mut journey, lane, column) = cell(LaneKind::Action);
    let card = journey.card(lane, column, "Read on");
    let urls = |journey: &mut Journey, urls: &[&str]| {
        journey.edit(card, |card| card.urls = urls.iter().map(|url| (*url).to_owned()).collect());
        let scene = journey.map();
        let links = group(&scene, card).items.iter().filter_map(|item| match item {
            Item::Link(link) => Some(link.url.clone()),
            _ => None,
        });
        links.collect::<Vec<_>>()
    };
    assert_eq!(
        urls(&mut journey, &["javascript:alert(1)", "file:///etc/passwd", "https"]),
        Vec::<String>::new()
    );
    assert_eq!(urls(&mut journey, &["javascript:x", "https://example.org"]), ["https://example.org"]);
    assert_eq!(urls(&mut journey, &["mailto:a@example.org"]), ["mailto:a@example.org"]);
}

#[test]
fn the_height_asked_while_typing_is_the_height_laid_out() {
    for kind in LaneKind::ALL.iter().filter(|kind| kind.holds_cards()) {
        let (mut journey, lane, column) = cell(*kind);
        let card = journey.card(lane, column, "Short");
        let typed = "A text that somebody is typing and that needs more lines than it did";
        let asked = common::layouter().card_height(&journey.document, &journey.options(), card, typed);
        journey.edit(card, |card| card.text = typed.into());
        assert_eq!(asked, Some(height(&journey, card)), "{kind:?}");
    }
}

#[test]
fn a_card_in_the_tray_has_no_height() {
    let (mut journey, lane, column) = cell(LaneKind::Action);
    let card = journey.card(lane, column, "Short");
    journey.edit(card, |card| card.place = None);
    assert_eq!(common::layouter().card_height(&journey.document, &journey.options(), card, "x"), None);
}

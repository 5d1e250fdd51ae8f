//! What a deck says, over all maps: it is short, it stands on records, and nothing is made up.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde_json::Value as Json;
use throughline_insight::deck::{Content, DeckOf, MOST_WORDS, SlideKind, Story, StorySlide, words};
use throughline_model::*;

use crate::builder::Map;
use crate::maps::{self, Pair};

/// A map with its story.
struct Case {
    name: String,
    document: Document,
    of: DeckOf,
    story: Story,
}

/// All pairs, and maps that a deck alone finds hard.
fn all() -> &'static [Case] {
    static ALL: LazyLock<Vec<Case>> = LazyLock::new(|| {
        let pair = |Pair { name, document, a, b }| {
            (name, document, DeckOf { today: a, future: (a != b).then_some(b), persona: None })
        };
        let own = hard().into_iter().map(|(name, map)| {
            let of = DeckOf::chosen(&map.document, None).expect("a state");
            (name.to_owned(), map.document, of)
        });
        let all = maps::all().into_iter().map(pair).chain(own);
        all.map(|(name, document, of)| Case { story: Story::of(&document, of), name, document, of }).collect()
    });
    &ALL
}

fn hard() -> Vec<(&'static str, Map)> {
    let mut one_stage = Map::new("One stage");
    for step in 0..200 {
        let name = format!("Step {step}");
        one_stage.step("All", &name);
        one_stage.feels("Ana", &name, f64::from(step % 5) - 2.0);
    }
    let mut nobody = maps::start();
    nobody.document.emotions.retain(|_, _| false);
    nobody.document.personas.retain(|_, _| false);
    let mut right_to_left = maps::start();
    right_to_left.document.journey.text_direction = TextDirection::RightToLeft;
    right_to_left.pain("Wait", "שלושה טפסים לאותה שאלה", 5);
    let mut long = maps::start();
    let word = "x".repeat(10_000);
    long.pain("Wait", &word, 5);
    long.pain("Fill in", &"Too many words. ".repeat(700), 5);
    let card = long.card(LaneKind::Opportunity, "Wait", &"and so on ".repeat(900));
    long.change(card, |card| (card.value, card.effort) = (Some(5), Some(1)));
    long.card(LaneKind::Quote, "Fill in", &"I said it again and again and again ".repeat(20));
    deck(&mut long, |deck| {
        deck.ask = word.clone();
        deck.decision = "Decide. ".repeat(400);
        deck.risk = "A risk with no end ".repeat(100);
        deck.cost = word;
    });
    let mut uncounted = maps::start();
    uncounted.pain("Wait", "Nobody counted this", 2);
    vec![
        ("an empty map", Map::new("Empty")),
        ("no future", maps::start()),
        ("one stage of 200 steps", one_stage),
        ("no persona", nobody),
        ("right to left", right_to_left),
        ("long texts", long),
        ("nobody counted", uncounted),
        ("rated opportunities", rated()),
    ]
}

fn deck(map: &mut Map, write: impl FnOnce(&mut Deck)) {
    let id = Id::from_number(70);
    let mut deck = map.document.decks.get(&id).cloned().unwrap_or(Deck { id, ..Deck::default() });
    write(&mut deck);
    map.document.decks.insert(id, deck);
}

fn rated() -> Map {
    let mut map = maps::start();
    for (text, value, effort) in [
        ("Save the form", 5, 2),
        ("Ask less", 5, 4),
        ("Say what to bring", 4, 1),
        ("Call at night", 2, 1),
        ("Build a robot", 3, 5),
        ("Send a letter", 1, 1),
        ("Paint the desk", 1, 5),
    ] {
        let card = map.card(LaneKind::Opportunity, "Fill in", text);
        map.change(card, |card| (card.value, card.effort) = (Some(value), Some(effort)));
    }
    map
}

fn slide(story: &Story, kind: SlideKind) -> &StorySlide {
    story.slides.iter().find(|slide| slide.kind == kind).expect("all nine are there")
}

fn told(map: &Map) -> Story {
    Story::of(&map.document, DeckOf::chosen(&map.document, None).expect("a state"))
}

/// Every text on a slide besides its title and source line.
fn texts(content: &Content) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    match content {
        Content::Ask(ask) => {
            for figure in &ask.figures {
                all.extend([figure.now.clone(), figure.target.clone(), figure.label.clone()]);
            }
            all.extend([ask.no_figures.clone(), ask.decision_heading.clone(), ask.decision.text.clone()]);
            for passage in &ask.passages {
                all.extend([passage.heading.clone(), passage.text.text.clone()]);
            }
        }
        Content::Curve(curve) => {
            all.extend(curve.stages.iter().map(|stage| stage.name.clone()));
            for moment in &curve.lowest {
                all.extend([moment.name.clone(), moment.score.clone()]);
                all.extend(moment.quote.iter().map(|(text, _)| text.clone()));
            }
            if curve.has_scale_words {
                all.push("Good Neutral Poor Awful".into());
            }
        }
        Content::Pains(pains) => {
            all.push("Share of customers hit Severity".into());
            for pain in &pains.shown {
                all.extend([pain.text.text.clone(), pain.reach.clone(), pain.severity_text.clone()]);
            }
        }
        Content::Future(future) => {
            all.push("Today Future".into());
            all.extend(future.stages.iter().map(|(_, name, _)| name.clone()));
            all.extend(
                [&future.lowest_today, &future.lowest_then].into_iter().flatten().map(|it| it.1.clone()),
            );
            all.extend(future.tallies.iter().flat_map(|it| [it.number.clone(), it.words.clone()]));
        }
        Content::Value(value) => {
            all.push("Value Effort".into());
            all.extend(value.named.iter().map(|it| it.text.text.clone()));
            if value.has_quarters {
                all.push("Quick wins Big bets".into());
            }
        }
        Content::Measures(measures) => {
            all.push("Measure Now Target Change Owner By".into());
            for row in &measures.rows {
                all.extend([&row.name, &row.now, &row.target, &row.owner, &row.by].map(String::clone));
                all.extend(row.change.iter().map(|it| it.text.clone()));
                all.extend(row.is_reached.then(|| "reached".to_owned()));
            }
        }
        Content::Map(_) | Content::Stages(_) | Content::Evidence(_) | Content::Missing(_) => {}
    }
    all
}

#[test]
fn there_are_more_than_twenty_maps() {
    assert!(all().len() > 30, "{}", all().len());
}

#[test]
fn no_slide_has_more_than_forty_words_besides_title_and_source() {
    for Case { name, story, .. } in all() {
        for slide in &story.slides {
            let texts = texts(&slide.content);
            let number: usize = texts.iter().map(|text| words(text)).sum();
            assert!(number <= MOST_WORDS, "{name}, {:?}: {number} words: {texts:?}", slide.kind);
            let letters: usize = texts.iter().map(|text| text.chars().count()).sum();
            assert!(letters <= 420, "{name}, {:?}: {letters} letters", slide.kind);
        }
    }
}

#[test]
fn every_computed_title_is_a_sentence_of_two_lines_at_most() {
    for Case { name, story, .. } in all() {
        for slide in story.slides.iter().filter(|slide| slide.missing().is_none()) {
            let title = &slide.computed.sentence;
            let is_ask = slide.kind == SlideKind::Ask
                && slide.computed.records.iter().any(|it| it.kind == RecordKind::Deck);
            if is_ask {
                continue;
            }
            let first = title.chars().next().unwrap_or(' ');
            assert!(
                !first.is_lowercase() && first.is_alphanumeric() || first == '\u{201c}',
                "{name}: {title}"
            );
            assert!(words(title) >= 4, "{name}: {title} is no sentence");
            assert!(!title.ends_with('.') && title.chars().count() <= 114, "{name}: {title}");
        }
    }
}

#[test]
fn every_title_and_source_stands_on_records_that_exist() {
    for Case { name, document, story, .. } in all() {
        for slide in story.slides.iter().filter(|slide| slide.missing().is_none()) {
            let records = &slide.computed.records;
            let says_nothing = slide.computed.sentence == "What is asked for is not written down yet";
            assert!(
                !records.is_empty() || says_nothing,
                "{name}: {} stands on nothing",
                slide.computed.sentence
            );
            for record in records.iter().chain(&slide.source.records) {
                assert!(document.contains(*record), "{name}, {:?}: there is no {record}", slide.kind);
            }
        }
    }
}

/// Every text in a document, on one line, its quotation marks single.
fn written(document: &Document) -> Vec<String> {
    document.references().into_iter().flat_map(|record| written_in(document, record)).collect()
}

fn written_in(document: &Document, record: RecordRef) -> Vec<String> {
    fn collect(value: &Json, all: &mut Vec<String>) {
        match value {
            Json::String(text) => all.push(plain(text)),
            Json::Array(items) => items.iter().for_each(|item| collect(item, all)),
            Json::Object(fields) => fields.values().for_each(|item| collect(item, all)),
            _ => {}
        }
    }
    let mut all = Vec::new();
    collect(&Json::Object(document.get(record).expect("it is there").to_fields()), &mut all);
    all
}

fn plain(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.replace('\u{201c}', "\u{2018}").replace('\u{201d}', "\u{2019}")
}

#[test]
fn nothing_is_quoted_that_the_map_does_not_say() {
    for Case { name, document, story, .. } in all() {
        let written = written(document);
        let says = |quote: &str| {
            let quote = plain(quote.trim_end_matches('…'));
            written.iter().any(|text| text.contains(&quote)) || quote.contains("without a name")
        };
        for slide in &story.slides {
            let sentences = [&slide.computed.sentence, &slide.source.sentence];
            for quote in sentences.into_iter().flat_map(|it| it.split('\u{201c}').skip(1)) {
                let quote = quote.split('\u{201d}').next().unwrap_or_default();
                assert!(says(quote), "{name}, {:?}: nobody wrote {quote:?}", slide.kind);
            }
            if let Content::Curve(curve) = &slide.content {
                for (quote, record) in curve.lowest.iter().filter_map(|it| it.quote.as_ref()) {
                    let own = written_in(document, *record);
                    assert!(
                        own.iter().any(|text| text.contains(&plain(quote))),
                        "{name}: {record} does not say {quote:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn the_lowest_moments_are_the_lowest_scores_of_the_persona() {
    for Case { name, document, of, story } in all() {
        let Content::Curve(curve) = &slide(story, SlideKind::Curve).content else { continue };
        let columns: BTreeSet<Id> = Outline::of(document, of.today).columns.into_iter().collect();
        let mut last: std::collections::BTreeMap<Id, f64> = Default::default();
        for emotion in document.emotions.values() {
            if let (true, true, Some(score)) =
                (emotion.persona == curve.persona, columns.contains(&emotion.column), emotion.score)
            {
                last.insert(emotion.column, score);
            }
        }
        let mut scores: Vec<f64> = last.into_values().collect();
        scores.sort_by(f64::total_cmp);
        let mut shown: Vec<f64> = curve.lowest.iter().filter_map(|it| curve.points[it.point].score).collect();
        shown.sort_by(f64::total_cmp);
        assert_eq!(shown, scores[..shown.len()], "{name}");
        assert_eq!(shown.len(), scores.len().min(3), "{name}");
    }
}

#[test]
fn every_number_of_a_measure_is_that_of_its_record() {
    for Case { name, document, of, story } in all() {
        let Content::Measures(measures) = &slide(story, SlideKind::Measures).content else { continue };
        let outline = Outline::of(document, of.today);
        let stages: Vec<Id> = outline.stages.iter().map(|it| it.stage.id).collect();
        let today: BTreeSet<Id> = document
            .metrics
            .values()
            .filter(|it| match it.on.kind {
                RecordKind::Journey => true,
                RecordKind::State => it.on.id == of.today,
                RecordKind::Card => document.cards[&it.on.id].state == of.today,
                _ => outline.columns.contains(&it.on.id) || stages.contains(&it.on.id),
            })
            .map(|it| it.id)
            .collect();
        for row in &measures.rows {
            let newest = document.newest_measurement(row.metric).and_then(|it| it.value);
            let said = |value: f64| numbers::decimal(value, numbers::decimals_of(value));
            // What the future alone measures is not measured today.
            let is_of_today = today.contains(&row.metric);
            match newest.filter(|value| value.is_finite() && is_of_today) {
                Some(value) => assert!(row.now.contains(&said(value)), "{name}: {} is not {value}", row.now),
                None => assert_eq!(row.now, "not measured", "{name}"),
            }
        }
    }
}

#[test]
fn every_reach_and_severity_is_that_of_its_card() {
    for Case { name, document, story, .. } in all() {
        let Content::Pains(pains) = &slide(story, SlideKind::Pains).content else { continue };
        for pain in &pains.shown {
            let card = &document.cards[&pain.card];
            let share = card.reach.as_ref().and_then(|reach| reach.share);
            if let Some(share) = share.filter(|share| (0.0..=1.0).contains(share)) {
                assert_eq!(pain.share, Some(share), "{name}");
            }
            if card.reach.is_none() {
                assert_eq!(pain.reach, "not measured", "{name}");
            }
            assert_eq!(pain.severity, card.severity.filter(|it| (1..=5).contains(it)), "{name}");
        }
    }
}

#[test]
fn the_sample_tells_its_story() {
    let story = &all().iter().find(|it| it.name == "bank-account-opening").expect("the sample").story;
    let title = |kind| slide(story, kind).title().to_owned();
    assert_eq!(
        title(SlideKind::Ask),
        "Give account opening one team and a form of four pages, so that those who begin also arrive"
    );
    assert_eq!(
        title(SlideKind::Curve),
        "Priya Raman feels worst at three steps in a row: \u{201c}Fill in the form\u{201d}, \u{201c}Start over\u{201d} and \u{201c}Prove who I am\u{201d}"
    );
    assert_eq!(
        title(SlideKind::Pains),
        "The three worst of 12 pain points each hit 61% of customers or more"
    );
    assert_eq!(
        title(SlideKind::Future),
        "The future journey lifts the lowest moment from \u{2212}1.9 to +0.6 and closes 11 of 12 pain points; two are new"
    );
    assert_eq!(
        title(SlideKind::Value),
        "Three quick wins bring much for little effort; three big bets take more"
    );
    assert_eq!(
        title(SlideKind::Measures),
        "Eleven measures are to move by September 2027, each with an owner; one is not measured yet"
    );
    for slide in &story.slides[..6] {
        assert!(slide.source.sentence.contains("llustrative"), "{}", slide.source.sentence);
        assert!(!slide.notes.is_empty(), "{:?} has no notes", slide.kind);
    }
}

#[test]
fn a_future_that_is_worse_is_told_so() {
    let map = maps::worse();
    assert_eq!(
        slide(&told(&map), SlideKind::Future).title(),
        "The future journey lowers the lowest moment from \u{2212}1.8 to \u{2212}1.9 and closes none of 3 pain points; one is new"
    );
}

#[test]
fn who_loses_is_told_in_the_same_breath() {
    let map = maps::mixed();
    let title = slide(&told(&map), SlideKind::Future).title().to_owned();
    assert!(title.ends_with("; Derek loses"), "{title}");
}

#[test]
fn what_a_map_does_not_have_is_said_with_what_to_do() {
    let story = told(&Map::new("Empty"));
    let missing: Vec<SlideKind> =
        story.slides.iter().filter(|it| it.missing().is_some()).map(|it| it.kind).collect();
    assert_eq!(missing, SlideKind::ALL[1..].to_vec(), "only the ask is there");
    for slide in &story.slides[1..] {
        assert!(slide.missing().is_some_and(|why| why.ends_with('.') && why.matches('.').count() >= 1));
    }
    assert_eq!(slide(&story, SlideKind::Ask).title(), "What is asked for is not written down yet");
    let future = told(&maps::start());
    assert!(slide(&future, SlideKind::Future).missing().is_some());
    assert!(slide(&told(&maps::bare()), SlideKind::Measures).missing().is_some());
}

#[test]
fn where_there_is_no_number_it_says_not_measured() {
    let story = told(&maps::start());
    let Content::Pains(pains) = &slide(&story, SlideKind::Pains).content else { panic!("pains") };
    assert!(pains.shown.iter().all(|pain| pain.reach == "not measured" && pain.share.is_none()));
    assert_eq!(
        slide(&story, SlideKind::Pains).title(),
        "All three pain points hurt most; how many customers they hit is not fully measured"
    );
}

#[test]
fn pain_points_are_ranked_by_those_they_hit_times_severity() {
    let mut map = Map::new("Ranks");
    map.step("All", "One");
    for (text, severity, share) in
        [("a", 5, 0.1), ("b", 2, 0.9), ("c", 3, 0.7), ("d", 5, 0.3), ("e", 1, 0.95)]
    {
        let card = map.pain("One", text, severity);
        let reach = Reach { share: Some(share), ..Reach::default() };
        map.change(card, |card| card.reach = Some(reach));
    }
    let story = told(&map);
    let Content::Pains(pains) = &slide(&story, SlideKind::Pains).content else { panic!("pains") };
    let shown: Vec<&str> = pains.shown.iter().map(|it| it.text.text.as_str()).collect();
    assert_eq!(shown, ["c", "b", "d"]);
}

#[test]
fn quick_wins_come_first_and_what_is_not_named_is_a_circle() {
    let story = told(&rated());
    let Content::Value(value) = &slide(&story, SlideKind::Value).content else { panic!("value") };
    let shown: Vec<&str> = value.named.iter().map(|it| it.text.text.as_str()).collect();
    assert_eq!(
        shown,
        ["Save the form", "Say what to bring", "Ask less", "Build a robot", "Call at night", "Send a letter"]
    );
    assert_eq!(value.others, [(1, 5)]);
    assert_eq!(
        slide(&story, SlideKind::Value).title(),
        "Two quick wins bring much for little effort; four further ones bring less or take more"
    );
}

#[test]
fn the_deck_record_hides_moves_and_titles_slides() {
    let mut map = maps::better();
    let entry =
        |kind: &str, order: &OrderKey| Slide { kind: kind.into(), order: order.clone(), ..Slide::default() };
    let keys = OrderKey::evenly(3);
    let hidden = Slide { hidden: true, ..entry("ask", &keys[1]) };
    let titled = Slide { title: "Look\n here".into(), ..entry("pains", &keys[0]) };
    deck(&mut map, |deck| deck.slides = vec![hidden, titled, entry("from another version", &keys[2])]);
    let story = told(&map);
    let kinds: Vec<&str> = story.slides.iter().map(|slide| slide.kind.word()).collect();
    assert_eq!(kinds, ["pains", "future", "value", "measures", "map", "stages", "evidence", "ask", "curve"]);
    assert_eq!(story.slides[0].title(), "Look here");
    assert!(slide(&story, SlideKind::Ask).hidden && !slide(&story, SlideKind::Curve).hidden);
    assert!(story.slides.windows(2).all(|pair| pair[0].order < pair[1].order), "keys that can be handed out");
}

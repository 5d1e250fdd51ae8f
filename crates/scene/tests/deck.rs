//! The deck's slides, over built and random maps: nothing overlaps, nothing leaves the slide, nothing
//! on the six is too small to be read from the back of the room.

mod common;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use common::{Journey, layouter};
use throughline_insight::deck::{DeckOf, SlideKind, Story};
use throughline_model::testing::random_document;
use throughline_model::*;
use throughline_scene::{Group, Item, MapOptions, Page, Pages, Rect, Role, Scene, SheetOptions, TextBlock};

const STEPS: [&str; 12] = [
    "See the advert",
    "Tap through",
    "Weigh the options",
    "Gather the papers",
    "Fill in the form",
    "Start over",
    "Prove who I am",
    "Wait for the answer",
    "Get the card going",
    "Move salary and bills",
    "Ask for help",
    "Tell others",
];

/// A journey with everything that a deck shows.
fn whole() -> Journey {
    let mut journey = Journey::new();
    let mut columns = Vec::new();
    for (name, steps) in [
        ("Awareness and discovery", &STEPS[..2]),
        ("Consideration", &STEPS[2..4]),
        ("Purchase and decision", &STEPS[4..8]),
        ("Retention and support", &STEPS[8..11]),
        ("Loyalty", &STEPS[11..]),
    ] {
        columns.extend(journey.stage(name, steps));
    }
    let [pains, thoughts, ideas] =
        [LaneKind::Pain, LaneKind::Thinking, LaneKind::Opportunity].map(|kind| journey.lane(kind));
    journey.lane(LaneKind::Emotion);
    let maya = journey.persona("Maya Okafor");
    for (place, column) in columns.iter().enumerate() {
        let score = (place as f64 * 1.7).sin() * 2.0;
        journey.emotion(*column, maya, Some(score), "");
        journey.card(thoughts, *column, "\u{201c}Has anyone even looked at it?\u{201d}");
        let pain = journey.card(pains, *column, "Nobody knows who owns this step");
        let reach =
            Reach { share: Some(0.1 + place as f64 * 0.07), sample_size: Some(90), ..Reach::default() };
        journey.edit(pain, |card| (card.severity, card.reach) = (Some(1 + place as u8 % 5), Some(reach)));
        let idea = journey.card(ideas, *column, "Ask once, and keep it");
        let rate = (Some(1 + place as u8 * 7 % 5), Some(1 + place as u8 % 5));
        journey.edit(idea, |card| (card.value, card.effort) = rate);
    }
    for (place, column) in columns.iter().take(7).enumerate() {
        let id = journey.id();
        let metric = Metric {
            id,
            on: RecordRef { kind: RecordKind::Step, id: *column },
            kind: MetricKind::Own,
            name: format!("Measure {place}"),
            unit: ["%", "days", "/ 7", ""][place % 4].into(),
            target: Some(1_250_000.0 / 10f64.powi(place as i32)),
            review_date: "2027-09-01".into(),
            ..Metric::default()
        };
        journey.document.metrics.insert(id, metric);
        let reading = Measurement {
            id: journey.id(),
            metric: id,
            value: (place != 3).then_some(-12.5),
            sample_size: Some(412),
            source: "Relationship survey".into(),
            ..Measurement::default()
        };
        journey.document.measurements.insert(reading.id, reading);
    }
    journey
}

/// The same with a future, in which little is better.
fn with_future() -> Journey {
    let mut journey = whole();
    let today = journey.document.clone();
    let id = Id::from_number(7);
    let twin = |id: Id| id.to_string().replacen("00000000", "00000001", 1).parse::<Id>().expect("an id");
    let state = State { id, kind: StateKind::Future, name: "Then".into(), ..State::default() };
    journey.document.states.insert(id, state);
    for stage in today.stages.values() {
        let own = Stage { id: twin(stage.id), state: id, lineage: vec![stage.id], ..stage.clone() };
        journey.document.stages.insert(own.id, own);
    }
    for step in today.steps.values() {
        let place = StepPlace { stage: twin(step.place.stage), ..step.place.clone() };
        let own = Step { id: twin(step.id), place, lineage: vec![step.id], ..step.clone() };
        journey.document.steps.insert(own.id, own);
    }
    for emotion in today.emotions.values() {
        let score = emotion.score.map(|score| (score + 0.9).min(2.0) * if score > 1.0 { -1.0 } else { 1.0 });
        let own = Emotion { id: twin(emotion.id), column: twin(emotion.column), score, ..emotion.clone() };
        journey.document.emotions.insert(own.id, own);
    }
    journey
}

fn documents() -> Vec<(String, Document)> {
    let mut long = with_future().document;
    for stage in long.stages.values_mut() {
        stage.name = "A stage whose name is long, and unbreakablebeyondallmeasureandroom".into();
    }
    for step in long.steps.values_mut() {
        step.name = "A step that says more of itself than any slide has room for".into();
    }
    let word = "x".repeat(10_000);
    for card in long.cards.values_mut().step_by(3) {
        card.text = word.clone();
    }
    let deck = Deck { id: Id::from_number(9), ask: word, risk: "One risk. ".repeat(900), ..Deck::default() };
    long.decks.insert(deck.id, deck);
    let mut right_to_left = with_future().document;
    right_to_left.journey.text_direction = TextDirection::RightToLeft;
    for card in right_to_left.cards.values_mut() {
        card.text = "אף אחד לא יודע מי אחראי על זה".into();
    }
    let mut many = Journey::new();
    let names: Vec<String> = (0..200).map(|step| format!("Step {step}")).collect();
    let columns = many.stage("All", &names.iter().map(String::as_str).collect::<Vec<_>>());
    let lane = many.lane(LaneKind::Emotion);
    let ana = many.persona("Ana");
    for (place, column) in columns.iter().enumerate() {
        many.emotion(*column, ana, Some((place % 9) as f64 / 2.0 - 2.0), "");
    }
    assert!(many.document.lanes.contains_key(&lane));
    let built = [
        ("everything", whole().document),
        ("everything with a future", with_future().document),
        ("long texts", long),
        ("right to left", right_to_left),
        ("200 steps", many.document),
        ("nothing", Journey::new().document),
    ];
    let random = (0..20).map(|seed| (format!("random {seed}"), random_document(seed, 50)));
    built.into_iter().map(|(name, document)| (name.to_owned(), document)).chain(random).collect()
}

fn deck(document: &Document) -> (Story, Pages) {
    let of = DeckOf::chosen(document, None).expect("a state");
    let story = Story::of(document, of);
    let options = MapOptions { state: of.today, ..MapOptions::default() };
    let pages = layouter().deck(document, &story, &options, &SheetOptions::default());
    (story, pages)
}

/// The decks of all documents.
fn decks() -> &'static [(String, Story, Pages)] {
    static DECKS: LazyLock<Vec<(String, Story, Pages)>> = LazyLock::new(|| {
        let all = documents().into_iter().map(|(name, document)| {
            let (story, pages) = deck(&document);
            (name, story, pages)
        });
        all.collect()
    });
    &DECKS
}

/// The pages of the six slides that are shown.
fn six<'a>(story: &Story, pages: &'a Pages) -> &'a [Page] {
    let shown = story
        .slides
        .iter()
        .filter(|slide| !slide.kind.is_appendix() && !slide.hidden && slide.missing().is_none());
    &pages.pages[..shown.count()]
}

fn blocks(scene: &Scene) -> Vec<(&Group, TextBlock)> {
    let mut all = Vec::new();
    for group in &scene.groups {
        for item in group.items.iter() {
            let Item::Text(block) = item else { continue };
            let mut block = block.clone();
            block.rect = block.rect.moved(group.rect.x, group.rect.y);
            all.push((group, block));
        }
    }
    all
}

/// What is seen of each line: letters without their line's air.
fn seen(block: &TextBlock) -> Vec<Rect> {
    let line = |line: &throughline_scene::TextLine| {
        let size = block.style.size;
        Rect::new(block.rect.x + line.x, block.rect.y + line.baseline - size * 0.75, line.width, size * 0.95)
    };
    block.lines.iter().filter(|line| line.width > 0.0).map(line).collect()
}

#[test]
fn no_text_of_the_six_overlaps_another_or_leaves_its_slide() {
    for (name, story, pages) in decks() {
        for page in six(story, pages) {
            let blocks = blocks(&page.scene);
            let lines: Vec<(&str, Rect)> = blocks
                .iter()
                .flat_map(|(group, block)| seen(block).into_iter().map(|rect| (&*group.key, rect)))
                .collect();
            for (place, (key, rect)) in lines.iter().enumerate() {
                let is_within =
                    rect.x >= 24.0 && rect.right() <= 937.0 && rect.y >= 20.0 && rect.bottom() <= 540.0;
                assert!(is_within, "{name}, {}: {key} leaves the slide: {rect:?}", page.name);
                for (other_key, other) in &lines[..place] {
                    let apart = rect.right() <= other.x + 0.5
                        || other.right() <= rect.x + 0.5
                        || rect.bottom() <= other.y + 0.5
                        || other.bottom() <= rect.y + 0.5;
                    assert!(apart, "{name}, {}: {key} {rect:?} covers {other_key} {other:?}", page.name);
                }
            }
        }
    }
}

#[test]
fn nothing_but_source_line_and_page_number_is_smaller_than_16_points() {
    for (name, story, pages) in decks() {
        for page in six(story, pages) {
            for (group, block) in blocks(&page.scene) {
                let least = if matches!(&*group.key, "source" | "page number") { 12.0 } else { 16.0 };
                assert!(
                    block.style.size >= least,
                    "{name}, {}: {} is {}",
                    page.name,
                    group.key,
                    block.style.size
                );
            }
        }
    }
}

#[test]
fn every_slide_has_a_title_of_two_lines_at_most_unless_it_is_set_as_small_as_may_be() {
    for (name, _, pages) in decks() {
        for page in &pages.pages {
            let titles: Vec<_> =
                blocks(&page.scene).into_iter().filter(|(group, _)| group.role == Role::Title).collect();
            assert_eq!(titles.len(), 1, "{name}, {}", page.name);
            let (group, title) = &titles[0];
            assert_eq!(page.scene.groups[0].key, group.key, "{name}: the title is read first");
            let size = title.style.size * page.page_from_scene;
            assert!(title.lines.len() <= 2 || size < 16.5 && title.lines.len() <= 4, "{name}, {}", page.name);
        }
    }
}

#[test]
fn every_page_is_a_slide_and_no_two_groups_of_it_share_a_key() {
    for (name, _, pages) in decks() {
        for page in &pages.pages {
            let extent = (page.width_pt().round(), page.height_pt().round());
            assert_eq!(extent, (960.0, 540.0), "{name}, {}", page.name);
            let keys: BTreeSet<&str> = page.scene.groups.iter().map(|group| &*group.key).collect();
            assert_eq!(keys.len(), page.scene.groups.len(), "{name}, {}", page.name);
        }
    }
}

#[test]
fn the_appendix_has_each_stage_with_all_that_stands_in_it() {
    let journey = with_future();
    let (_, pages) = deck(&journey.document);
    let outline = Outline::of(&journey.document, journey.state);
    for stage in &outline.stages {
        let start = format!("\u{201c}{}\u{201d}, stage", stage.stage.name);
        let page = pages.pages.iter().find(|page| page.name.starts_with(&start)).expect("a slide of its own");
        let shown: BTreeSet<Id> =
            page.scene.groups.iter().filter_map(|it| it.record).map(|it| it.id).collect();
        for column in stage.columns() {
            for lane in &outline.lanes {
                for card in outline.cards(lane.id, column) {
                    assert!(shown.contains(&card.id), "{} is missing", card.text);
                }
            }
        }
        let others = outline.stages.iter().filter(|other| other.stage.id != stage.stage.id);
        assert!(others.flat_map(|it| it.columns()).all(|column| !shown.contains(&column)));
    }
}

#[test]
fn a_card_that_spans_stages_stands_on_the_slide_of_each() {
    let mut journey = Journey::new();
    let columns = [journey.stage("One", &["a", "b"]), journey.stage("Two", &["c"])].concat();
    let lane = journey.lane(LaneKind::Action);
    let card = journey.card(lane, columns[1], "Through both");
    journey.edit(card, |card| card.end_column = Some(columns[2]));
    let (_, pages) = deck(&journey.document);
    let with_card =
        |page: &&Page| page.scene.groups.iter().any(|it| it.record.is_some_and(|it| it.id == card));
    assert_eq!(pages.pages.iter().filter(with_card).count(), 3, "the map and both stages");
}

#[test]
fn what_is_hidden_is_not_there_and_what_is_missing_is_remarked_on() {
    let mut document = whole().document;
    let (story, all) = deck(&document);
    assert!(all.remarks.iter().any(|it| it.contains("no future state")), "{:?}", all.remarks);
    let hide = |kind: &SlideKind| Slide { kind: kind.word().into(), hidden: true, ..Slide::default() };
    let slides = SlideKind::ALL.iter().map(hide).collect();
    let record = Deck { id: Id::from_number(9), slides, ..Deck::default() };
    document.decks.insert(record.id, record);
    let (_, none) = deck(&document);
    assert_eq!(none.pages.len(), 1, "a file has a page");
    assert!(none.remarks.iter().any(|it| it.contains("hidden")), "{:?}", none.remarks);
    assert!(six(&story, &all).len() == 5 && all.pages.iter().all(|page| !page.name.is_empty()));
}

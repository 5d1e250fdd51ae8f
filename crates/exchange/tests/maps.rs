//! No text of a journey is markup, or a mark of a grammar, in what is written of a map.

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag};
use throughline_exchange::StateMap;
use throughline_model::testing::random_document;
use throughline_model::{Document, EmotionScale};

/// A journey whose names, texts and words all say something like this.
fn saying(text: &str) -> Document {
    let mut document = random_document(3, 12);
    document.journey.title = text.into();
    document.stages.values_mut().for_each(|it| it.name = text.into());
    document.steps.values_mut().for_each(|it| it.name = text.into());
    document.personas.values_mut().for_each(|it| it.name = text.into());
    document.cards.values_mut().for_each(|it| it.text = text.into());
    document.emotions.values_mut().for_each(|it| it.score = Some(1.0));
    document
}

fn map(document: &Document) -> StateMap<'_> {
    let state = document.first_state().map(|it| it.id).expect("a sound document has a state");
    StateMap::of(document, state).expect("the state is there")
}

/// A text as every format shows it: on one line, without control characters.
fn bare(text: &str) -> String {
    let shown: String = text
        .replace("\r\n", "\n")
        .chars()
        .map(|it| if it.is_control() && !it.is_whitespace() { '\u{fffd}' } else { it })
        .collect();
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One line of Mermaid's journey, taken apart by what its grammar says: a task has its name before the
/// first colon, then a score, then who. `#`, `;` and a line break end a text.
#[derive(Debug, PartialEq)]
enum Line {
    Title(String),
    Section(String),
    Task { name: String, score: f64, actors: Vec<String> },
}

/// What Mermaid makes of entities before it reads the grammar, and shows in the end.
fn shown(text: &str) -> String {
    let mut shown = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('#') {
        shown.push_str(before);
        let (number, after) = behind.split_once(';').expect("an entity ends");
        shown.extend(number.parse().ok().and_then(char::from_u32));
        rest = after;
    }
    shown + rest
}

fn parsed(text: &str) -> Vec<Line> {
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("journey"));
    let one = |line: &str| {
        let line = line.trim_start();
        let lower = line.to_lowercase();
        if lower.starts_with("title ") {
            return Line::Title(shown(&line[6..]));
        }
        if lower.starts_with("section ") {
            assert!(!line.contains(':'), "{line}");
            return Line::Section(shown(&line[8..]));
        }
        let parts: Vec<&str> = line.split(':').collect();
        assert!((2..=3).contains(&parts.len()), "{line}");
        let actors = parts.get(2).map(|it| it.split(',').map(|it| shown(it.trim())).collect());
        let score = parts[1].trim().parse().expect("a score");
        Line::Task { name: shown(parts[0]), score, actors: actors.unwrap_or_default() }
    };
    lines.map(one).collect()
}

#[test]
fn scores_of_any_scale_become_one_to_five() {
    let mut document = saying("Step");
    document.journey.emotion_scale = EmotionScale::between(0.0, 10.0);
    for (number, it) in document.emotions.values_mut().enumerate() {
        it.score = Some([0.0, 5.0, 10.0][number % 3]);
    }
    let written = map(&document).to_mermaid();
    let scores = parsed(&written.text).into_iter().filter_map(|line| match line {
        Line::Task { score, .. } => Some(score),
        _ => None,
    });
    let scores: Vec<f64> = scores.collect();
    assert!(!scores.is_empty() && scores.iter().all(|score| [1.0, 3.0, 5.0].contains(score)), "{scores:?}");
}

#[test]
fn what_is_no_name_of_a_task_is_written_as_a_number() {
    for name in ["Section two", "TITLE", "journey on", "accTitle", "10:30; #1 %% {x}", "a, b <br> &amp;"] {
        let document = saying(name);
        let written = map(&document).to_mermaid();
        let names = parsed(&written.text).into_iter().filter_map(|line| match line {
            Line::Task { name, .. } => Some(name),
            _ => None,
        });
        let names: Vec<String> = names.collect();
        assert!(!names.is_empty() && names.iter().all(|it| it == name), "{name}: {}", written.text);
        assert!(written.notes.iter().any(|note| note.contains("written as numbers")), "{name}");
    }
}

proptest! {
    #[test]
    fn any_text_comes_back_from_mermaid_as_it_was(text in "(\\PC|[\t\r\n:;#,%<>{}&\"]){1,30}") {
        let said = bare(&text);
        prop_assume!(!said.is_empty());
        let document = saying(&text);
        for line in parsed(&map(&document).to_mermaid().text) {
            match line {
                Line::Title(title) => prop_assert_eq!(title, said.clone()),
                Line::Section(name) => prop_assert_eq!(name, said.clone()),
                Line::Task { name, actors, score } => {
                    prop_assert_eq!(name, said.clone());
                    prop_assert!(actors.iter().all(|it| *it == said));
                    prop_assert!((1.0..=5.0).contains(&score));
                }
            }
        }
    }

    #[test]
    fn no_text_is_markup_in_markdown(text in "[ ]{0,5}(#|-|\\+|=|1\\.|2\\)|>|\\*|`|~|\\||:|<|!|\\[|\\$|_|&|www\\.|https://a\\.b|\\PC|\n){1,12}") {
        let said = bare(&text);
        prop_assume!(!said.is_empty());
        let document = saying(&text);
        let written = map(&document).to_markdown();
        let mut whole = String::new();
        for event in Parser::new_ext(&written.text, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
            match event {
                Event::Text(text) => whole.push_str(&text),
                Event::SoftBreak | Event::HardBreak | Event::End(_) => whole.push(' '),
                Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::BlockQuote(_))
                | Event::Html(_) | Event::InlineHtml(_) | Event::Code(_) | Event::Rule
                | Event::InlineMath(_) | Event::DisplayMath(_) | Event::TaskListMarker(_)
                | Event::FootnoteReference(_) => prop_assert!(false, "{:?} in {}", event, written.text),
                Event::Start(_) => {}
            }
        }
        let whole = bare(&whole);
        prop_assert!(whole.contains(&said), "{} is not in {}", said, whole);
    }

    #[test]
    fn json_keeps_every_text_as_it_was(text in ".{0,40}") {
        let document = saying(&text);
        let value: serde_json::Value = serde_json::from_str(&map(&document).to_json().text).expect("JSON");
        prop_assert_eq!(value["title"].as_str(), Some(text.as_str()));
        let stages = value["stages"].as_array().expect("stages");
        prop_assert!(stages.iter().all(|stage| stage["name"] == text.as_str()));
    }
}

//! Web pages of every map there is to try: each card once in words and once drawn, and nothing else
//! than the page itself.

mod common;

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;

use roxmltree::{Document as Markup, Node, ParsingOptions};
use throughline_model::{Document, Id};
use throughline_session::api::{ApiError, ExportOptions};
use throughline_session::exporting::{ComparedWith, export};

fn page(document: &Document, folder: &Path) -> Result<String, ApiError> {
    let path = folder.join("map.html");
    let options: ExportOptions = serde_json::from_str("{}").expect("everything has a usual value");
    export(document, &ComparedWith::default(), &path, &options, &mut |_| ControlFlow::Continue(()))?;
    Ok(std::fs::read_to_string(path).expect("the page"))
}

/// The part that holds the views, as XML: what the page writes is both.
fn main_part(page: &str) -> String {
    let (start, end) = (page.find("<main>").expect("views"), page.find("</main>").expect("their end"));
    format!("{}</main>", &page[start..end])
}

fn parsed(text: &str) -> Markup<'_> {
    let options = ParsingOptions { nodes_limit: u32::MAX, ..ParsingOptions::default() };
    Markup::parse_with_options(text, options).expect("sound markup")
}

/// How often an element with this attribute names each value of it.
fn counted<'a>(of: Node<'a, '_>, element: &str, attribute: &str) -> BTreeMap<&'a str, usize> {
    let mut counts = BTreeMap::new();
    let named = of.descendants().filter(|node| element.is_empty() || node.has_tag_name(element));
    for value in named.filter_map(|node| node.attribute(attribute)) {
        *counts.entry(value).or_default() += 1;
    }
    counts
}

/// The cards that stand on the map of the state that is seen first.
fn cards(document: &Document) -> Vec<Id> {
    let state = document.first_state().expect("a state").id;
    let stands = |lane: Id| document.lanes.get(&lane).is_some_and(|lane| lane.state == state);
    let cards = document.cards.values();
    cards
        .filter(|card| card.place.as_ref().is_some_and(|place| stands(place.lane)))
        .map(|card| card.id)
        .collect()
}

#[test]
fn every_card_is_once_in_the_table_and_once_in_the_picture() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, document) in common::all() {
        let page = page(&document, folder.path()).expect(name);
        let text = main_part(&page);
        let markup = parsed(&text);
        let view = markup.descendants().find(|node| node.has_tag_name("section")).expect("a view");
        let (words, drawn) = (counted(view, "p", "data-for"), counted(view, "g", "id"));
        for card in cards(&document) {
            let key = format!("v0-{card}");
            assert_eq!(words.get(key.as_str()), Some(&1), "{name}: {card} in words");
            assert_eq!(drawn.get(key.as_str()), Some(&1), "{name}: {card} drawn");
        }
    }
}

#[test]
fn nothing_of_any_map_becomes_markup_or_is_loaded_from_elsewhere() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, document) in common::all() {
        let page = page(&document, folder.path()).expect(name);
        assert_eq!(page.matches("<script").count(), 1, "{name}");
        assert_eq!(page.matches("<style").count(), 1, "{name}");
        let text = main_part(&page);
        let markup = parsed(&text);
        for node in markup.descendants().filter(Node::is_element) {
            let known = [
                "main", "section", "h2", "h3", "div", "ul", "li", "table", "caption", "thead", "tbody", "tr",
                "th", "td", "p", "span", "a", "svg", "defs", "g", "rect", "path", "circle", "pattern",
                "text", "image", "use",
            ];
            assert!(known.contains(&node.tag_name().name()), "{name}: {}", node.tag_name().name());
            for attribute in node.attributes() {
                let (attribute, value) = (attribute.name(), attribute.value());
                assert!(!attribute.starts_with("on") && attribute != "src", "{name}: {attribute}");
                let leads = attribute != "href"
                    || ["http:", "https:", "mailto:", "#", "data:image/"]
                        .iter()
                        .any(|way| value.starts_with(way));
                assert!(leads, "{name}: {value}");
            }
        }
    }
}

#[test]
fn a_broken_picture_is_a_sentence_and_leaves_what_stood_there() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(folder.path().join("map.html"), "what stood there").expect("a file");
    let error = page(&common::with_broken_picture(), folder.path()).expect_err("a broken picture");
    assert!(error.message.contains("cannot be exported"), "{error:?}");
    let left = std::fs::read_to_string(folder.path().join("map.html")).expect("the file");
    assert_eq!(left, "what stood there");
}

//! Looks into XML for a few elements and their attributes, whatever prefixes they have.

use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// An element as it is written.
pub(super) struct Element {
    pub text: String,
}

/// The children of a root.
pub(super) struct Children {
    /// The root's start as it is written, and its name with its prefix.
    pub root: String,
    pub root_name: String,
    children: BTreeMap<String, Element>,
}

impl Children {
    /// The first child of a name.
    pub(super) fn get(&self, name: &str) -> Option<&Element> {
        self.children.get(name)
    }
}

/// Takes a document apart into its root and the children of it, each as it is written.
pub(super) fn children(text: &str) -> Result<Children, quick_xml::Error> {
    let mut reader = Reader::from_str(text);
    let mut found = Children { root: String::new(), root_name: String::new(), children: BTreeMap::new() };
    let (mut depth, mut began) = (0, None);
    loop {
        let before = reader.buffer_position() as usize;
        let event = reader.read_event()?;
        let after = reader.buffer_position() as usize;
        let (opens, closes) = match &event {
            Event::Start(_) => (true, false),
            Event::Empty(_) => (true, true),
            Event::End(_) => (false, true),
            Event::Eof => return Ok(found),
            _ => (false, false),
        };
        if let (true, Event::Start(start) | Event::Empty(start)) = (opens, &event) {
            match depth {
                0 => {
                    found.root = text.get(before..after).unwrap_or_default().to_owned();
                    found.root_name = start.name().as_ref().to_owned();
                }
                1 => began = Some((start.local_name().as_ref().to_owned(), before)),
                _ => {}
            }
            depth += 1;
        }
        if closes {
            depth -= 1;
            if let (1, Some((name, from))) = (depth, began.take_if(|_| depth == 1)) {
                let text = text.get(from..after).unwrap_or_default().to_owned();
                found.children.entry(name).or_insert(Element { text });
            }
        }
    }
}

/// Attributes of every element of a name, in order; what an element lacks is empty.
pub(super) fn each<const N: usize>(text: &str, element: &str, names: &[&str; N]) -> Vec<[String; N]> {
    let mut found = Vec::new();
    starts(text, element, |start| found.push(names.map(|name| attribute(start, name).unwrap_or_default())));
    found
}

/// Two attributes of every element of a name.
pub(super) fn pairs(text: &str, element: &str, key: &str, value: &str) -> Vec<(String, String)> {
    each(text, element, &[key, value]).into_iter().map(|[key, value]| (key, value)).collect()
}

/// One attribute of every element of a name that has it. Where an element has one without a prefix and
/// one with, as `id` and `r:id`, the one with a prefix is taken.
pub(super) fn attributes(text: &str, element: &str, name: &str) -> Vec<String> {
    let mut found = Vec::new();
    starts(text, element, |start| found.extend(attribute(start, name)));
    found
}

/// How many elements have a name.
pub(super) fn count(text: &str, element: &str) -> usize {
    let mut count = 0;
    starts(text, element, |_| count += 1);
    count
}

/// Calls a function with every element of a name. What is no XML ends the search.
fn starts(text: &str, element: &str, mut call: impl FnMut(&BytesStart)) {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(Event::Start(start) | Event::Empty(start)) => {
                if start.local_name().as_ref() == element {
                    call(&start);
                }
            }
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

fn attribute(start: &BytesStart, name: &str) -> Option<String> {
    let mut found = None;
    for attribute in start.attributes().flatten() {
        if attribute.key.local_name().as_ref() == name {
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned();
            if attribute.key.prefix().is_some() {
                return Some(value);
            }
            found.get_or_insert(value);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "<?xml version='1.0'?><p:a xmlns:p='x'><p:b id=\"1\" r:id='rId&amp;'><p:b/></p:b><c/></p:a>";

    #[test]
    fn children_are_taken_as_they_are_written() {
        let found = children(TEXT).expect("XML");
        assert_eq!((found.root.as_str(), found.root_name.as_str()), ("<p:a xmlns:p='x'>", "p:a"));
        assert_eq!(found.get("b").expect("a child").text, "<p:b id=\"1\" r:id='rId&amp;'><p:b/></p:b>");
        assert_eq!(found.get("c").expect("a child").text, "<c/>");
    }

    #[test]
    fn the_attribute_with_a_prefix_is_the_relation() {
        assert_eq!(attributes(TEXT, "b", "id"), ["rId&"]);
        assert_eq!(count(TEXT, "b"), 2);
    }
}

//! One group in words, joined to what is drawn of it.

use throughline_scene::{Group, Item, Role};

use crate::markup::Writer;
use crate::{address, svg};

/// Writes what a group says as an element. Its text is the group's label, the whole and no more;
/// where it is clear what of that the card itself says, the rest steps back.
pub(super) fn write(out: &mut Writer, element: &str, group: &Group, prefix: &str) {
    out.open(element);
    // An arrow's label repeats what the cards at its ends say; searching finds those.
    out.attribute("class", if group.role == Role::Arrow { "entry echo" } else { "entry" });
    out.attribute("dir", "auto");
    if !group.items.is_empty() {
        out.attribute("data-for", &svg::name(prefix, group));
    }
    if let Some(change) = group.compared.as_ref().and_then(|compared| compared.change) {
        out.attribute("data-change", change.word());
    }
    let (kind, said, more) = parted(group);
    span(out, "kind", kind);
    span(out, "said", said);
    if let Some(more) = more.strip_prefix(", ") {
        // Seen on a line of its own, heard within the sentence.
        span(out, "kind", ", ");
        span(out, "more", more);
    }
    links(out, group);
    out.close_html(element);
}

fn span(out: &mut Writer, class: &str, text: &str) {
    if text.is_empty() {
        return;
    }
    out.open("span");
    out.attribute("class", class);
    out.text(text);
    out.close_html("span");
}

/// A label's parts: what a card is of, what is said, and what is said of that, with the comma before.
fn parted(group: &Group) -> (&str, &str, &str) {
    let (label, change) = group.label.split_at(group.label.len() - change_length(group));
    if group.role != Role::Card {
        return ("", label, change);
    }
    let texts = || {
        group.items.iter().filter_map(|item| match item {
            Item::Text(block) => Some(block.text.trim()).filter(|text| !text.is_empty()),
            _ => None,
        })
    };
    // A card that is written in pieces, old and new, is none of them: its sentence stays whole.
    let written = |label: &str| texts().filter(|text| begins_with(label, text)).map(str::len).max();
    // "Action: " in the lane of actions.
    let kind = match (written(label), label.find(": ")) {
        (None, Some(colon)) => colon + ": ".len(),
        _ => 0,
    };
    let said = kind + written(&label[kind..]).unwrap_or(label.len() - kind);
    (&label[..kind], &label[kind..said], &group.label[said..])
}

/// Whether a label says a text and then, at most, something of it.
fn begins_with(label: &str, text: &str) -> bool {
    label.strip_prefix(text).is_some_and(|more| more.is_empty() || more.starts_with(", "))
}

/// How much of the end of a label says what became of it.
fn change_length(group: &Group) -> usize {
    let Some(compared) = &group.compared else { return 0 };
    let Some(change) = compared.change else { return 0 };
    let word = format!(", {}", change.word());
    let told = format!("{word}: {}", compared.said.join(", "));
    let ends = [told, word].into_iter().find(|end| group.label.ends_with(end.as_str()));
    ends.map_or(0, |end| end.len())
}

/// The pages that a group leads to.
fn links(out: &mut Writer, group: &Group) {
    for item in group.items.iter() {
        let Item::Link(link) = item else { continue };
        let Some(url) = address::safe(&link.url) else { continue };
        out.text(" ");
        out.open("a");
        out.attribute("href", &url);
        out.attribute("target", "_blank");
        out.attribute("rel", "noopener noreferrer");
        out.text(&url);
        out.close_html("a");
    }
}

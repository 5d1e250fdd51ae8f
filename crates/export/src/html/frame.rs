//! What stands around the views: the head, the controls, and where each view begins and ends.

use throughline_scene::Scene;

use super::policy::policy;
use super::{View, WebPage};
use crate::ExportError;
use crate::markup::Writer;
use crate::svg;

/// Run by the page one after another: ways of looking, then moving about, then searching; each
/// uses what the ones before it name.
const SCRIPT: &str = concat!(
    include_str!("script/ways.js"),
    include_str!("script/camera.js"),
    include_str!("script/kept.js"),
    include_str!("script/hand.js"),
    include_str!("script/search.js")
);

/// Writes all before the views.
pub(super) fn begin(out: &mut Writer, page: &WebPage, style: &str, first: usize) {
    out.verbatim("<!doctype html>\n");
    out.open("html");
    out.attribute("lang", if page.language.is_empty() { "en" } else { &page.language });
    head(out, page, style);
    out.open("body");
    out.open("header");
    out.open("h1");
    out.attribute("dir", "auto");
    out.text(&page.title);
    out.close_html("h1");
    out.open("div");
    out.attribute("class", "controls");
    if page.views.len() > 1 {
        choice(out, "view", "State", page.views.iter().map(|view| view.name.as_str()), first);
    }
    choice(out, "way", "Shown as", ["Map", "Table"].into_iter(), 0);
    zoom(out);
    search(out);
    out.close_html("div");
    out.close_html("header");
    out.open("main");
}

fn head(out: &mut Writer, page: &WebPage, style: &str) {
    out.open("head");
    meta(out, &[("charset", "utf-8")]);
    let policy = policy(style, SCRIPT);
    meta(out, &[("http-equiv", "Content-Security-Policy"), ("content", &policy)]);
    meta(out, &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
    meta(out, &[("name", "referrer"), ("content", "no-referrer")]);
    meta(out, &[("name", "generator"), ("content", "Throughline")]);
    out.open("title");
    out.text(&page.title);
    out.close_html("title");
    out.open("style");
    out.verbatim(style);
    out.close_html("style");
    out.close_html("head");
}

fn meta(out: &mut Writer, attributes: &[(&str, &str)]) {
    out.open("meta");
    for (name, value) in attributes {
        out.attribute(name, value);
    }
    out.close_void();
}

/// One of several, as radio buttons side by side.
fn choice<'a>(out: &mut Writer, name: &str, legend: &str, of: impl Iterator<Item = &'a str>, chosen: usize) {
    out.open("fieldset");
    out.open("legend");
    out.text(legend);
    out.close_html("legend");
    for (number, text) in of.enumerate() {
        out.open("label");
        out.open("input");
        out.attribute("type", "radio");
        out.attribute("name", name);
        out.attribute("value", &number.to_string());
        if number == chosen {
            out.attribute("checked", "");
        }
        out.close_void();
        out.open("span");
        out.attribute("dir", "auto");
        out.text(text);
        out.close_html("span");
        out.close_html("label");
    }
    out.close_html("fieldset");
}

fn search(out: &mut Writer) {
    out.open("form");
    out.attribute("role", "search");
    out.open("input");
    for (name, value) in [
        ("type", "search"),
        ("id", "sought"),
        ("aria-label", "Find a text"),
        ("placeholder", "Find"),
        ("autocomplete", "off"),
        ("spellcheck", "false"),
    ] {
        out.attribute(name, value);
    }
    out.close_void();
    out.open("output");
    out.attribute("for", "sought");
    out.close_html("output");
    button(out, "previous", "Previous", "↑");
    button(out, "next", "Next", "↓");
    out.close_html("form");
}

fn zoom(out: &mut Writer) {
    out.open("div");
    out.attribute("class", "zoom");
    out.attribute("role", "group");
    out.attribute("aria-label", "Size of the map");
    button(out, "smaller", "Smaller", "−");
    button(out, "natural", "Natural size", "100%");
    button(out, "larger", "Larger", "+");
    button(out, "fit", "Fit", "Fit");
    out.close_html("div");
}

fn button(out: &mut Writer, id: &str, name: &str, shown: &str) {
    out.open("button");
    out.attribute("type", "button");
    out.attribute("id", id);
    if name != shown {
        out.attribute("aria-label", name);
        out.attribute("title", name);
    }
    out.text(shown);
    out.close_html("button");
}

/// Writes the pictures of the document, to which every view refers.
pub(super) fn pictures(out: &mut Writer, scenes: &[&Scene]) -> Result<(), ExportError> {
    out.open("svg");
    out.attribute("class", "shared");
    out.attribute("aria-hidden", "true");
    out.open("defs");
    svg::image::defined(out, scenes)?;
    out.close("defs");
    out.close("svg");
    Ok(())
}

/// Begins a view, before its picture.
pub(super) fn begin_view(out: &mut Writer, number: usize, view: &View) {
    out.open("section");
    out.attribute("class", "view");
    out.attribute("aria-labelledby", &format!("h{number}"));
    out.open("h2");
    out.attribute("id", &format!("h{number}"));
    out.attribute("dir", "auto");
    out.text(&view.name);
    out.close_html("h2");
    out.open("div");
    out.attribute("class", "map");
    out.attribute("role", "region");
    out.attribute("aria-label", &format!("{}: the map as a picture, in words below", view.name));
    out.attribute("tabindex", "0");
}

/// Ends the picture of a view and begins its words.
pub(super) fn between_picture_and_words(out: &mut Writer, view: &View) {
    out.close_html("div");
    out.open("div");
    out.attribute("class", "words");
    out.attribute("role", "region");
    out.attribute("aria-label", &format!("{}: the map in words", view.name));
    out.attribute("tabindex", "0");
}

/// Ends a view.
pub(super) fn end_view(out: &mut Writer) {
    out.close_html("div");
    out.close_html("section");
}

/// Writes all after the views.
pub(super) fn end(out: &mut Writer) {
    out.close_html("main");
    out.open("script");
    out.verbatim(SCRIPT);
    out.close_html("script");
    out.close_html("body");
    out.close_html("html");
}

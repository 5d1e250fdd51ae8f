//! The report for a person at a terminal.

use throughline_model::numbers::counted;

use super::{Change, Report, badge, by_heading};
use crate::values::{clean, one_line};

/// Columns of the usual terminal.
const WIDTH: usize = 80;

pub(super) fn written(report: &Report) -> String {
    let mut text = paragraph(&report.headline, "", "");
    text.push('\n');
    text.push_str(&paragraph(&report.from.in_words(), "from ", "     "));
    text.push_str(&paragraph(&report.to.in_words(), "to   ", "     "));
    let summary = &report.summary;
    text.push_str(&format!(
        "\n+ {} added   \u{2212} {} removed   \u{2192} {} moved   ~ {} changed\n",
        summary.added, summary.removed, summary.moved, summary.changed
    ));
    if summary.layout_only > 0 {
        let count = counted(summary.layout_only, "field differs", "fields differ");
        text.push_str(&format!("{count} only in how something looks, and are left out.\n"));
    }
    for note in &report.notes {
        text.push_str(&paragraph(note, "", ""));
    }
    for (heading, changes) in by_heading(report) {
        text.push('\n');
        text.push_str(&paragraph(&heading, "", ""));
        changes.iter().for_each(|change| text.push_str(&entry(change)));
    }
    text
}

fn entry(change: &Change) -> String {
    let delta = change.delta.as_ref().map(|delta| {
        let verdict = match delta.better {
            Some(true) => " (better)",
            Some(false) => " (worse)",
            None => "",
        };
        format!("  {}{verdict}", delta.text)
    });
    let head = format!("{}: {}{}", change.label, one_line(&change.name), delta.unwrap_or_default());
    let mut text = paragraph(&head, &format!("  {} ", badge(change.change)), "    ");
    for sentence in [Some(change.why.clone()), change.doubt()].into_iter().flatten() {
        text.push_str(&paragraph(&sentence, "      ", "      "));
    }
    text
}

/// Lines of the width, the first and the others behind their indents; nothing for an empty text.
fn paragraph(text: &str, first: &str, others: &str) -> String {
    let words = one_line(&clean(text));
    if words.is_empty() {
        return String::new();
    }
    let options = textwrap::Options::new(WIDTH).initial_indent(first).subsequent_indent(others);
    textwrap::fill(&words, options) + "\n"
}

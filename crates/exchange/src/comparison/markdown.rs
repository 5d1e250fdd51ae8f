//! The report as Markdown: a table a stage, readable as it is written too.

use throughline_model::numbers::counted;

use super::{Change, Report, badge, by_heading, word};
use crate::markdown::escaped;

pub(super) fn written(report: &Report) -> String {
    let summary = &report.summary;
    let mut text = format!(
        "# {}\n\nFrom {} to {}.\n\n| added | removed | moved | changed |\n| ---: | ---: | ---: | ---: |\n\
         | {} | {} | {} | {} |\n",
        escaped(&report.headline),
        escaped(&report.from.in_words()),
        escaped(&report.to.in_words()),
        summary.added,
        summary.removed,
        summary.moved,
        summary.changed
    );
    if summary.layout_only > 0 {
        let count = counted(summary.layout_only, "field differs", "fields differ");
        text.push_str(&format!("\n{count} only in how something looks, and are left out.\n"));
    }
    for note in &report.notes {
        text.push_str(&format!("\n{}\n", escaped(note)));
    }
    for (heading, changes) in by_heading(report) {
        text.push_str(&format!("\n## {}\n\n", escaped(&heading)));
        text.push_str("| | What | Name | What became of it |\n| --- | --- | --- | --- |\n");
        changes.iter().for_each(|change| text.push_str(&row(change)));
    }
    text
}

fn row(change: &Change) -> String {
    let delta = change.delta.as_ref().map(|delta| format!("**{}**", escaped(&delta.text)));
    let said = [Some(escaped(&change.why)), delta, change.doubt().map(|it| escaped(&it))];
    let said: Vec<String> = said.into_iter().flatten().filter(|it| !it.is_empty()).collect();
    format!(
        "| {} {} | {} | {} | {} |\n",
        badge(change.change).to_string().replace('~', "\\~"),
        word(change.change),
        escaped(&change.label),
        escaped(&change.name),
        said.join(" ")
    )
}

//! What else can be said: hand-offs, touchpoints and channels, what nobody owns, what all rests on.

use throughline_insight::{Meaning, Topic};

use super::sentences;
use super::writer::{Column, Writer};

/// A title with sentences below it.
pub(super) struct Section<'a> {
    title: &'static str,
    sentences: Vec<&'a str>,
}

/// The sections that say something.
pub(super) fn sections(meaning: &Meaning) -> Vec<Section<'_>> {
    let all: [(&str, &[Topic]); 4] = [
        ("Hand-offs", &[Topic::HandOffs]),
        ("Touchpoints and channels", &[Topic::Touchpoints, Topic::Channels]),
        ("Without an owner", &[Topic::Owners]),
        ("What it rests on", &[Topic::Evidence]),
    ];
    let sections =
        all.into_iter().map(|(title, topics)| Section { title, sentences: sentences(meaning, topics) });
    sections.filter(|section| !section.sentences.is_empty()).collect()
}

/// Writes a section and moves the column below it.
pub(super) fn write(writer: &mut Writer, column: &mut Column, section: &Section) {
    writer.section(column, section.title);
    for (place, sentence) in section.sentences.iter().enumerate() {
        writer.paragraph(column, &format!("{} {place}", section.title), sentence);
    }
    column.y += 8.0;
}

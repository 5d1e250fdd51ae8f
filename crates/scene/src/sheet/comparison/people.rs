//! Who gains and who loses.

use throughline_insight::{CurveChange, Meaning, Topic, Verdict};
use throughline_model::{Document, RecordKind, RecordRef};

use super::writer::{BODY, Column, NAME, Writer};
use crate::map::draw::{line, marker, persona_stroke};
use crate::{Item, PersonaStyle, Rect};

const TEXT_X: f64 = 46.0;
const SAMPLE: f64 = 34.0;

/// Writes the section and moves the column below it.
pub(super) fn write(writer: &mut Writer, column: &mut Column, document: &Document, meaning: &Meaning) {
    writer.section(column, "Who gains, who loses");
    if meaning.curves.is_empty() {
        writer.paragraph(column, "nobody", "What is felt was not measured for any persona.");
        return;
    }
    for curve in &meaning.curves {
        let said = meaning
            .claims
            .iter()
            .filter(|claim| claim.topic == Topic::Feeling && claim.records == curve.records);
        let said: Vec<&str> = said.map(|claim| claim.sentence.as_str()).collect();
        entry(writer, column, document, curve, &said.join(" "));
    }
    column.y += 6.0;
}

fn entry(writer: &mut Writer, column: &mut Column, document: &Document, curve: &CurveChange, said: &str) {
    let theme = writer.theme;
    let people = document.personas_in_order();
    let place = people.iter().position(|it| it.id == curve.persona).unwrap_or(people.len());
    let number = people.get(place).map_or(place + 1, |persona| persona.palette_number(place));
    let style: PersonaStyle = theme.persona(number);
    let mut items = vec![
        line((0.0, 9.0), (SAMPLE, 9.0), persona_stroke(style, false)),
        marker(style, SAMPLE / 2.0, 9.0, theme.card),
    ];
    let verdict = match curve.verdict {
        Verdict::Gains => "gains",
        Verdict::Loses => "loses",
        Verdict::Mixed => "gains and loses",
        Verdict::Same => "feels the same",
        Verdict::NotMeasured => "not measured on both sides",
    };
    let room = column.width - TEXT_X;
    let heading = format!("{} {verdict}", curve.name);
    let name = writer.words(&heading, NAME.style(theme.text), TEXT_X, 0.0, room);
    // The sentence begins with the name and the verdict, which stand above.
    let rest = said.split_once(": ").map_or(said, |(_, rest)| rest);
    let words = writer.words(rest, BODY.style(theme.text_2), TEXT_X, name.rect.bottom(), room);
    let rect = Rect::new(column.x, column.y, column.width, words.rect.bottom());
    items.extend([Item::Text(name), Item::Text(words)]);
    let record = RecordRef { kind: RecordKind::Persona, id: curve.persona };
    let record = document.contains(record).then_some(record);
    writer.put(&format!("persona {}", curve.persona), record, said.to_owned(), rect, items);
    column.y = rect.bottom() + 6.0;
}

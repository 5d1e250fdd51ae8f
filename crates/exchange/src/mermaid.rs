//! A state as a user journey of Mermaid: stages as sections, steps as tasks, scores from 1 to 5.

use std::collections::BTreeMap;

use throughline_model::RecordKind;
use throughline_model::numbers::counted;

use crate::map::StateMap;
use crate::values::one_line;

/// The middle of Mermaid's scale: a step for which nobody gave a score.
const MIDDLE: f64 = 3.0;

/// The diagram, and what had to be done otherwise, a sentence each.
pub(crate) fn journey(map: &StateMap) -> (String, Vec<String>) {
    let mut text = String::from("journey\n");
    let title = escaped(&map.document.journey.title);
    if !title.is_empty() {
        text.push_str(&format!("    title {title}\n"));
    }
    let (mut unscored, mut parted, mut stage) = (0, 0, None);
    for (at, column) in map.columns.iter().enumerate() {
        if stage != Some(column.stage) {
            stage = Some(column.stage);
            text.push_str(&format!("    section {}\n", escaped(&map.stage_name(column.stage))));
        }
        let name = match map.step_name(at) {
            name if name.is_empty() => map.stage_name(column.stage),
            name => name,
        };
        let scores = scores(map, at);
        unscored += usize::from(scores.is_empty());
        parted += usize::from(scores.len() > 1);
        let name = escaped(&name);
        for (score, actors) in &scores {
            text.push_str(&format!("      {name}: {score}: {}\n", actors.join(", ")));
        }
        if scores.is_empty() {
            text.push_str(&format!("      {name}: {MIDDLE}\n"));
        }
    }
    let mut notes = Vec::new();
    if unscored > 0 {
        let what = counted(unscored, "step without a score stands", "steps without a score stand");
        notes.push(format!("{what} at 3, the middle of Mermaid's scale, and with nobody."));
    }
    if parted > 0 {
        let what = counted(parted, "step is", "steps are");
        notes.push(format!("{what} written once for each score, since a task of Mermaid has one score."));
    }
    if text.contains("#") {
        notes.push(
            "Characters that mean something to Mermaid are written as numbers, such as #58; for a colon."
                .into(),
        );
    }
    (text, notes)
}

/// Who gives a column which score of Mermaid's, best last; personas without a name are counted.
fn scores(map: &StateMap, at: usize) -> Vec<(String, Vec<String>)> {
    let mut scores: BTreeMap<i64, Vec<String>> = BTreeMap::new();
    let Some(column) = map.columns.get(at) else { return Vec::new() };
    for (number, persona) in map.feeling.iter().enumerate() {
        let Some(score) = map.emotion(column.id, persona.id).and_then(|it| it.score) else { continue };
        let drawn = map.document.journey.emotion_scale.drawn(score) + MIDDLE;
        let name = match escaped(&map.name(RecordKind::Persona, persona.id)) {
            name if name.is_empty() => format!("Persona {}", number + 1),
            name => name,
        };
        scores.entry((drawn * 100.0).round() as i64).or_default().push(name);
    }
    scores.into_iter().map(|(hundredths, actors)| ((hundredths as f64 / 100.0).to_string(), actors)).collect()
}

/// A text on one line in which nothing is a mark of Mermaid's grammar or HTML. What would be one is
/// written as Mermaid's entity, `#` with the character's number and `;`, and is shown as itself.
fn escaped(text: &str) -> String {
    let line = one_line(text);
    let mut escaped = String::with_capacity(line.len());
    let is_keyword = begins_with_keyword(&line);
    for (place, letter) in line.chars().enumerate() {
        let is_mark =
            matches!(letter, '#' | ':' | ';' | ',' | '%' | '<' | '>' | '&' | '"' | '\\' | '{' | '}' | '`');
        if is_mark || (place == 0 && is_keyword) {
            escaped.push_str(&format!("#{};", u32::from(letter)));
        } else {
            escaped.push(letter);
        }
    }
    escaped
}

/// Whether a task of that name would be read as something else.
fn begins_with_keyword(line: &str) -> bool {
    let lower = line.to_lowercase();
    ["journey", "title", "section", "acctitle", "accdescr", "---"].iter().any(|word| lower.starts_with(word))
}

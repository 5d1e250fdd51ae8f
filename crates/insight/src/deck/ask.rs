//! The ask: what is wanted, three numbers that would move, the decision and its risk.

use throughline_model::{RecordKind, RecordRef, numbers};

use super::facts::Facts;
use super::measured::Measure;
use super::sources::{Sources, evidence_told};
use super::words::{Fitted, Room, on_one_line, spelled};
use super::{Content, Statement, Told};

/// So many numbers stand beside the ask.
const FIGURES: usize = 3;

/// What stands on the slide below its title.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// Three numbers at most.
    pub figures: Vec<AskFigure>,
    /// What stands there where there is no number.
    pub no_figures: String,
    /// Such as "Decision on 10 December 2026".
    pub decision_heading: String,
    /// What is to be decided, or that it is not written down.
    pub decision: Fitted,
    /// Risk, cost and next step as far as there is room.
    pub passages: Vec<Passage>,
}

/// A number that would move.
#[derive(Clone, Debug, PartialEq)]
pub struct AskFigure {
    /// What it is now.
    pub now: String,
    /// What it is to be.
    pub target: String,
    /// What it is called, with its unit where the numbers do not carry it.
    pub label: String,
    /// The metric and its readings.
    pub records: Vec<RecordRef>,
}

/// A heading with a text of the deck record.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// Such as "Main risk".
    pub heading: String,
    /// What it says.
    pub text: Fitted,
}

pub(super) fn told(facts: &Facts, measures: &[Measure]) -> Told {
    let mut room = Room::new();
    let mut remarks = Vec::new();
    let field = |of: fn(&throughline_model::Deck) -> &String| {
        facts.deck.map(|deck| on_one_line(of(deck))).unwrap_or_default()
    };
    let (decision, date) = (field(|deck| &deck.decision), field(|deck| &deck.date));
    let decision_heading = match date.as_str() {
        "" => "Decision".to_owned(),
        date => format!("Decision on {}", numbers::date(date)),
    };
    room.take([decision_heading.as_str()]);
    let mut fit = |room: &mut Room, what: &str, text: &str| {
        let fitted = room.fit(text);
        match &fitted {
            Some(fitted) if fitted.is_whole => {}
            Some(_) => remarks.push(format!("{what} is shortened; it is told whole in the notes.")),
            None => remarks.push(format!("{what} found no room and is told in the notes.")),
        }
        fitted
    };
    let decision = match decision.as_str() {
        "" => room.fit("Not written down yet."),
        text => fit(&mut room, "The decision", text).or_else(|| room.fit("See the notes.")),
    };
    let figures = figures(measures, &mut room);
    let no_figures = match figures.is_empty() {
        true => room.fit("No metric has both a reading and a target yet."),
        false => None,
    };
    let mut passages = Vec::new();
    let texts = [
        ("Main risk", "The risk", field(|deck| &deck.risk)),
        ("Cost", "The cost", field(|deck| &deck.cost)),
        ("Next step", "The next step", field(|deck| &deck.next_step)),
    ];
    for (heading, what, text) in &texts {
        if text.is_empty() {
            continue;
        }
        // The heading goes with its text.
        let mut left = room;
        let fitted = left.take([*heading]).then(|| fit(&mut left, what, text)).flatten();
        if let Some(text) = fitted {
            room = left;
            passages.push(Passage { heading: (*heading).to_owned(), text });
        }
    }

    let mut sources = Sources::of(facts);
    let shown = |measure: &&Measure| figures.iter().any(|figure| figure.records == measure.records);
    let shown: Vec<&Measure> = measures.iter().filter(shown).collect();
    shown.iter().for_each(|measure| sources.cite(measure.cited()));
    let deck = facts.deck.map(|deck| RecordRef { kind: RecordKind::Deck, id: deck.id });
    deck.into_iter().for_each(|deck| sources.rest_on(deck));
    let source = match shown.is_empty() {
        true => sources.line(&["No numbers, so no sources.".to_owned()], &[]),
        false => sources.line(&[], &[]),
    };
    let mut notes: Vec<String> = Vec::new();
    for (heading, text) in [
        ("Ask", field(|deck| &deck.ask)),
        ("Decision", field(|deck| &deck.decision)),
        ("Date", numbers::date(&date)),
        ("Cost", field(|deck| &deck.cost)),
        ("Risk", field(|deck| &deck.risk)),
        ("Next step", field(|deck| &deck.next_step)),
    ] {
        if !text.is_empty() {
            notes.push(format!("{heading}: {text}"));
        }
    }
    notes.extend(shown.iter().flat_map(|measure| measure.told(facts)));
    notes.extend(deck.into_iter().flat_map(|deck| evidence_told(facts, deck)));
    Told {
        title: title(facts, measures),
        content: Content::Ask(Ask {
            figures,
            no_figures: no_figures.map(|it| it.text).unwrap_or_default(),
            decision_heading,
            decision: decision.unwrap_or(Fitted { text: String::new(), is_whole: true }),
            passages,
        }),
        source,
        notes,
        remarks,
    }
}

/// The ask as it is written down; else what speaks for asking.
fn title(facts: &Facts, measures: &[Measure]) -> Statement {
    let written = facts.deck.map(|deck| (on_one_line(&deck.ask), deck.id));
    if let Some((ask, id)) = written.filter(|(ask, _)| !ask.is_empty()) {
        return Statement {
            sentence: ask.trim_end_matches('.').to_owned(),
            records: vec![RecordRef { kind: RecordKind::Deck, id }],
        };
    }
    let open: Vec<&Measure> = measures.iter().filter(|it| it.is_open()).collect();
    let sentence = match open.len() {
        0 => "What is asked for is not written down yet".to_owned(),
        1 => "One metric is short of its target; what is asked for is not written down yet".to_owned(),
        number => format!(
            "{} metrics are short of their targets; what is asked for is not written down yet",
            spelled(number)
        ),
    };
    Statement { sentence, records: open.iter().flat_map(|it| it.records.clone()).collect() }
}

/// The metrics with the greatest way to go, in the order of the map.
fn figures(measures: &[Measure], room: &mut Room) -> Vec<AskFigure> {
    let mut open: Vec<(usize, &Measure)> =
        measures.iter().enumerate().filter(|(_, measure)| measure.is_open()).collect();
    open.sort_by(|one, next| next.1.share.total_cmp(&one.1.share).then(one.0.cmp(&next.0)));
    let mut shown = Vec::new();
    for (place, measure) in open {
        let figure = figure(measure);
        if shown.len() < FIGURES && room.take([&*figure.now, &*figure.target, &*figure.label]) {
            shown.push((place, figure));
        }
    }
    shown.sort_by_key(|(place, _)| *place);
    shown.into_iter().map(|(_, figure)| figure).collect()
}

/// A unit that is a word stands in the label, so that the numbers can be large.
fn figure(measure: &Measure) -> AskFigure {
    let bare = |value: f64| numbers::decimal(value, numbers::decimals_of(value));
    let now = measure.now.as_ref().map(|now| (now.text.as_str(), now.value)).unwrap_or(("not measured", 0.0));
    let target = (measure.target.as_str(), measure.target_value.unwrap_or_default());
    let unit = now.0.strip_prefix(bare(now.1).as_str()).map(str::trim).unwrap_or_default();
    let is_word = unit.chars().next().is_some_and(|letter| letter.is_alphabetic() || letter == '/');
    let number = |(text, value): (&str, f64)| {
        let text = if is_word { bare(value) } else { text.to_owned() };
        measure.with_sign(&text, value)
    };
    let label = match is_word {
        true => format!("{}, {}", measure.name, unit.replace("/ ", "of ").replace('/', "of ")),
        false => measure.name.clone(),
    };
    AskFigure { now: number(now), target: number(target), label, records: measure.records.clone() }
}

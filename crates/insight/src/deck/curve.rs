//! Today's emotion curve: its three lowest moments, named and quoted.

use std::collections::BTreeMap;

use throughline_model::{EmotionLevel, Id, LaneKind, Persona, RecordKind, RecordRef};

use super::facts::{Facts, card};
use super::sources::{Sources, evidence_told};
use super::words::{Room, named, on_one_line, person, shortest_fitting, spelled_within};
use super::{Content, Statement, Told};
use crate::lines::listed;
use crate::names;
use crate::scores;

/// So many moments are named.
const LOWEST: usize = 3;

/// One persona's curve with its lowest moments.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// Whose.
    pub persona: Id,
    /// What the persona is called.
    pub name: String,
    /// The stages with their columns, as places among `points`.
    pub stages: Vec<CurveStage>,
    /// Every column from first to last.
    pub points: Vec<Felt>,
    /// The lowest moments from left to right.
    pub lowest: Vec<LowMoment>,
    /// Whether there is room for the words of the scale beside their faces.
    pub has_scale_words: bool,
}

/// A stage over the curve.
#[derive(Clone, Debug, PartialEq)]
pub struct CurveStage {
    /// The stage.
    pub stage: Id,
    /// Its name; empty where the slide has no room for it.
    pub name: String,
    /// Its first and last point.
    pub points: (usize, usize),
    /// Whether one of the lowest moments lies in it, below neutral.
    pub is_low: bool,
}

/// A column's point.
#[derive(Clone, Debug, PartialEq)]
pub struct Felt {
    /// The step, or the stage without steps.
    pub column: Id,
    /// What it is called.
    pub name: String,
    /// The score in the journey's scale; none leaves a gap.
    pub score: Option<f64>,
    /// The score from −2 to 2.
    pub drawn: Option<f64>,
}

/// One of the lowest moments.
#[derive(Clone, Debug, PartialEq)]
pub struct LowMoment {
    /// Its place among the points.
    pub point: usize,
    /// The emotion's record.
    pub emotion: Id,
    /// The column's name; shortened to nothing where the slide has no room for it.
    pub name: String,
    /// The score as it is written.
    pub score: String,
    /// The scale's word for it.
    pub word: String,
    /// What was said or thought there, without quotation marks, and the record that says it.
    pub quote: Option<(String, RecordRef)>,
}

pub(super) fn told(facts: &Facts) -> Told {
    let Some((persona, points)) = chosen(facts) else {
        return Told::missing(
            "Nobody\u{2019}s feelings have been scored in this state yet. Score a persona\u{2019}s steps in the emotion lane.",
        );
    };
    let emotions: Vec<(usize, Id, f64)> = lowest(facts, persona.id, &points);
    let mut room = Room::new();
    let mut remarks = Vec::new();
    let mut moments: Vec<LowMoment> = emotions
        .iter()
        .map(|(point, emotion, score)| moment(facts, &points, *point, *emotion, *score))
        .collect();
    for moment in &mut moments {
        room.take([moment.score.as_str()]);
        if !room.take([moment.name.as_str()]) {
            remarks
                .push(format!("The name of a step is too long for the slide: {}", names_short(&moment.name)));
            moment.name = String::new();
        }
    }
    let mut quotes = Vec::new();
    for moment in &mut moments {
        quotes.extend(moment.quote.clone());
        let Some((text, record)) = moment.quote.take() else { continue };
        match room.fit(&text) {
            Some(fitted) => moment.quote = Some((fitted.text, record)),
            None => remarks.push(format!(
                "The quote at {} is too long for the slide and is told in the notes.",
                names_short(&moment.name)
            )),
        }
    }
    let (stages, has_scale_words) = stages(facts, &points, &moments, &mut room);
    let records: Vec<RecordRef> = moments.iter().map(|it| emotion(it.emotion)).collect();
    let title = Statement { sentence: title(facts, persona, &points, &moments), records };

    let mut sources = Sources::of(facts);
    let person_record = RecordRef { kind: RecordKind::Persona, id: persona.id };
    sources.rest_on(person_record);
    moments.iter().for_each(|it| sources.rest_on(emotion(it.emotion)));
    let source = sources.line(&[whose(persona), scale(facts)], &[]);
    let mut notes = vec![whose(persona)];
    notes.extend(evidence_told(facts, person_record));
    for (moment, (point, ..)) in moments.iter().zip(&emotions) {
        notes.push(format!("{}: {} ({}).", points[*point].name, moment.word.to_lowercase(), moment.score));
        notes.extend(facts.document.emotions.get(&moment.emotion).into_iter().filter_map(|it| {
            let note = on_one_line(&it.note);
            (!note.is_empty()).then_some(note)
        }));
        notes.extend(evidence_told(facts, emotion(moment.emotion)));
    }
    notes.extend(quotes.into_iter().map(|(text, _)| format!("Quote: \u{201c}{text}\u{201d}")));
    let name = on_one_line(&persona.name);
    Told {
        title,
        content: Content::Curve(Curve {
            persona: persona.id,
            name,
            stages,
            points,
            lowest: moments,
            has_scale_words,
        }),
        source,
        notes,
        remarks,
    }
}

pub(super) fn emotion(id: Id) -> RecordRef {
    RecordRef { kind: RecordKind::Emotion, id }
}

fn names_short(name: &str) -> String {
    names::quoted(name)
}

/// The persona asked for, else the one with the lowest moment, the first of several.
fn chosen<'a>(facts: &Facts<'a>) -> Option<(&'a Persona, Vec<Felt>)> {
    let personas = facts.document.personas_in_order();
    let asked = personas.iter().find(|it| Some(it.id) == facts.persona);
    let own = |persona: &Persona| points(facts, persona.id);
    let is_scored = |points: &Vec<Felt>| points.iter().any(|it| it.score.is_some());
    if let Some(asked) = asked {
        return Some((*asked, own(asked))).filter(|(_, points)| is_scored(points));
    }
    let least = |points: &[Felt]| points.iter().filter_map(|it| it.score).fold(f64::INFINITY, f64::min);
    let all = personas.into_iter().map(|it| (it, own(it))).filter(|(_, points)| is_scored(points));
    all.reduce(|lowest, next| if least(&next.1) < least(&lowest.1) { next } else { lowest })
}

/// The columns of today's state with a persona's scores.
fn points(facts: &Facts, persona: Id) -> Vec<Felt> {
    let scale = &facts.document.journey.emotion_scale;
    let scores = scores_of(facts, persona);
    let columns = facts.today.outline.columns.iter();
    columns
        .map(|column| {
            let score = scores.get(column).map(|(_, score)| *score);
            Felt {
                column: *column,
                name: on_one_line(&names::column(facts.document, *column)),
                score,
                drawn: score.map(|score| scale.drawn(score)),
            }
        })
        .collect()
}

/// A persona's scores with their records by column. Of several records the last one counts, as on the
/// map.
fn scores_of(facts: &Facts, persona: Id) -> BTreeMap<Id, (Id, f64)> {
    let own = facts.document.emotions.values().filter(|it| it.persona == persona);
    own.filter_map(|it| Some((it.column, (it.id, it.score.filter(|score| score.is_finite())?)))).collect()
}

/// The places, records and scores of the lowest points, from left to right.
fn lowest(facts: &Facts, persona: Id, points: &[Felt]) -> Vec<(usize, Id, f64)> {
    let scores = scores_of(facts, persona);
    let mut scored: Vec<(usize, Id, f64)> = points
        .iter()
        .enumerate()
        .filter_map(|(place, point)| scores.get(&point.column).map(|(id, score)| (place, *id, *score)))
        .collect();
    scored.sort_by(|one, next| one.2.total_cmp(&next.2).then(one.0.cmp(&next.0)));
    scored.truncate(LOWEST);
    scored.sort_by_key(|(place, ..)| *place);
    scored
}

fn moment(facts: &Facts, points: &[Felt], point: usize, emotion: Id, score: f64) -> LowMoment {
    let scale = &facts.document.journey.emotion_scale;
    LowMoment {
        point,
        emotion,
        name: points[point].name.clone(),
        score: scores::in_scale(scale, score),
        word: EmotionLevel::of(scale.drawn(score)).label().to_owned(),
        quote: quote(facts, points[point].column, emotion),
    }
}

/// What was said in a column: a quote, else a thought, else words in quotation marks that explain the
/// score. Of cards those that name the persona, or nobody.
fn quote(facts: &Facts, column: Id, emotion_id: Id) -> Option<(String, RecordRef)> {
    let emotion_record = facts.document.emotions.get(&emotion_id)?;
    for kind in [LaneKind::Quote, LaneKind::Thinking] {
        let own = Facts::cards(&facts.today, kind).into_iter().filter(|(at, it)| {
            *at == column && (it.personas.is_empty() || it.personas.contains(&emotion_record.persona))
        });
        let said = own.map(|(_, it)| (bare(&it.text), card(it.id))).find(|(text, _)| !text.is_empty());
        if said.is_some() {
            return said;
        }
    }
    let note = emotion_record.note.trim();
    let is_quoted = note.starts_with(['\u{201c}', '"', '\u{201e}', '\u{ab}']);
    (is_quoted && !bare(note).is_empty()).then(|| (bare(note), emotion(emotion_id)))
}

/// A text without the quotation marks around it.
fn bare(text: &str) -> String {
    let text = on_one_line(text);
    let marks = ['\u{201c}', '\u{201d}', '"', '\u{201e}', '\u{ab}', '\u{bb}'];
    let inner = text.trim_matches(marks);
    let is_one = !inner.contains(marks);
    if is_one { inner.trim().to_owned() } else { text }
}

/// The stages over the curve. Names are said where lowest moments lie, then of all where there is
/// room, and the words of the scale before those.
fn stages(facts: &Facts, points: &[Felt], moments: &[LowMoment], room: &mut Room) -> (Vec<CurveStage>, bool) {
    let mut stages = spans(facts, points);
    for stage in &mut stages {
        let is_low = |it: &LowMoment| points[it.point].drawn.is_some_and(|drawn| drawn < 0.0);
        let within = |it: &LowMoment| (stage.points.0..=stage.points.1).contains(&it.point);
        stage.is_low = moments.iter().any(|it| within(it) && is_low(it));
    }
    let mut low: Vec<&mut CurveStage> = stages.iter_mut().filter(|it| it.is_low).collect();
    for stage in &mut low {
        if !room.take([stage.name.as_str()]) {
            stage.name = String::new();
        }
    }
    let has_scale_words = room.take(["Good", "Neutral", "Poor", "Awful"]);
    let others: Vec<String> = stages.iter().filter(|it| !it.is_low).map(|it| it.name.clone()).collect();
    if !room.take(others.iter().map(String::as_str)) {
        stages.iter_mut().filter(|it| !it.is_low).for_each(|it| it.name = String::new());
    }
    (stages, has_scale_words)
}

fn spans(facts: &Facts, points: &[Felt]) -> Vec<CurveStage> {
    let mut first = 0;
    let stages = facts.today.outline.stages.iter().map(|stage| {
        let number = stage.columns().len();
        let span = (first, first + number.max(1) - 1);
        first += number;
        CurveStage {
            stage: stage.stage.id,
            name: on_one_line(&stage.stage.name),
            points: span,
            is_low: false,
        }
    });
    stages.filter(|stage| stage.points.1 < points.len()).collect()
}

fn title(facts: &Facts, persona: &Persona, points: &[Felt], moments: &[LowMoment]) -> String {
    let who = person(&persona.name);
    let places: Vec<usize> = moments.iter().map(|it| it.point).collect();
    let names: Option<Vec<String>> = places.iter().map(|place| named(&points[*place].name)).collect();
    let names = names.and_then(|names| listed(&names));
    let in_a_row = places.windows(2).all(|pair| pair[1] == pair[0] + 1);
    let stages: Vec<Id> = places.iter().filter_map(|place| facts.stage(points[*place].column)).collect();
    let stage =
        stages.first().filter(|first| stages.len() == places.len() && stages.iter().all(|it| it == *first));
    let stage = stage.map(|id| facts.name(RecordRef { kind: RecordKind::Stage, id: *id }));
    let stage = stage.and_then(|name| named(&name));
    let number = spelled_within(places.len());
    let is_low = places.iter().all(|place| points[*place].drawn.is_some_and(|drawn| drawn < 0.0));
    if !is_low && places.len() > 1 {
        let start = format!("The {number} lowest moments of {}", who.replace("The persona", "the persona"));
        return shortest_fitting([
            names.map(|names| format!("{start} are {names}")),
            stage.map(|stage| format!("{start} all lie in {stage}")),
            Some(format!("{start} are told below")),
        ]);
    }
    let how_many = match (places.len(), in_a_row) {
        (1, _) => {
            return shortest_fitting([
                names.map(|name| format!("{who} feels worst at {name}")),
                Some(format!("{who} feels worst at one step")),
            ]);
        }
        (_, true) => format!("{number} steps in a row"),
        _ => format!("{number} steps"),
    };
    shortest_fitting([
        names.map(|names| format!("{who} feels worst at {how_many}: {names}")),
        stage.map(|stage| format!("{who} feels worst at {how_many}, all of them in {stage}")),
        Some(format!("{who} feels worst at {how_many}")),
    ])
}

/// "Persona: Priya Raman, nurse, 34."
pub(super) fn whose(persona: &Persona) -> String {
    let parts = [on_one_line(&persona.name), on_one_line(&persona.role)];
    let said: Vec<String> = parts.into_iter().filter(|it| !it.is_empty()).collect();
    match said.join(", ") {
        said if said.chars().count() > 60 => format!("Persona: {}.", names::quoted(&persona.name)),
        said if said.is_empty() => "Persona without a name.".to_owned(),
        said => format!("Persona: {said}."),
    }
}

fn scale(facts: &Facts) -> String {
    let scale = &facts.document.journey.emotion_scale;
    let number = |value: f64| {
        let text = throughline_model::numbers::decimal(value, throughline_model::numbers::decimals_of(value));
        if scale.lowest < 0.0 && value > 0.0 { format!("+{text}") } else { text }
    };
    format!("Scale {} to {}.", number(scale.lowest), number(scale.highest))
}

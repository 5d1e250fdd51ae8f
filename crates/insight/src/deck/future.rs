//! Today against the future: two curves with the gap between them, and what changes on the way.

use throughline_model::{Id, RecordKind, RecordRef, numbers};

use super::curve::whose;
use super::facts::Facts;
use super::sources::{Sources, evidence_told};
use super::words::{Room, on_one_line, person, shortest_fitting, spelled_within};
use super::{Content, Statement, Told};
use crate::meaning::Verdict;
use crate::scores;
use crate::{ChangeKind, CurveChange, Fate, Meaning, Records};

/// Today's and the future curve of a persona, and what changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Future {
    /// Whose curves; none where nobody was measured.
    pub persona: Option<Id>,
    /// What the persona is called.
    pub name: String,
    /// The stages of both states, as names and places among the points; names are empty where the
    /// slide has no room for them.
    pub stages: Vec<(Id, String, (usize, usize))>,
    /// The columns of both states in order.
    pub points: Vec<FuturePoint>,
    /// The lowest point of today with its words, as a place among the points.
    pub lowest_today: Option<(usize, String)>,
    /// The lowest point of the future.
    pub lowest_then: Option<(usize, String)>,
    /// What changes, in numbers.
    pub tallies: Vec<Tally>,
}

/// A column of either state; scores from −2 to 2.
#[derive(Clone, Debug, PartialEq)]
pub struct FuturePoint {
    /// What it is called.
    pub name: String,
    /// Whether today has the column.
    pub is_today: bool,
    /// Whether the future has it.
    pub is_then: bool,
    /// Today's score.
    pub today: Option<f64>,
    /// The future score.
    pub then: Option<f64>,
}

/// A number of changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Tally {
    /// Such as "2" or "7 of 9".
    pub number: String,
    /// Such as "steps added".
    pub words: String,
}

pub(super) fn told(facts: &Facts) -> Told {
    let Some(future) = &facts.future else {
        return Told::missing(
            "The journey has no future state yet. Fork one to show what is to become of it.",
        );
    };
    let meaning = &future.meaning;
    let curve = shown(facts, meaning);
    let mut room = Room::new();
    room.take(["Today", "Future"]);
    let said = |score: f64| scores::in_scale(&facts.document.journey.emotion_scale, score);
    let at = |column: Id, is_then: bool| {
        let points = &curve?.points;
        points.iter().position(|it| if is_then { it.b == Some(column) } else { it.a == Some(column) })
    };
    let mark = |room: &mut Room, summary: Option<&crate::CurveSummary>, words: &str, is_then: bool| {
        let lowest = &summary?.lowest;
        let text = format!("{} {words}", said(lowest.score));
        let place = at(lowest.column, is_then)?;
        room.take([text.as_str()]).then_some((place, text))
    };
    let before = curve.and_then(|it| it.before.as_ref());
    let after = curve.and_then(|it| it.after.as_ref());
    let lowest_today = mark(&mut room, before, "lowest today", false);
    let lowest_then = mark(&mut room, after, "lowest then", true);
    let tallies = tallies(meaning, &mut room);
    let points = curve.map(points_of(facts)).unwrap_or_default();
    let mut stages = curve.map(|curve| stages(facts, curve)).unwrap_or_default();
    if !room.take(stages.iter().map(|(_, name, _)| name.as_str())) {
        stages.iter_mut().for_each(|(_, name, _)| name.clear());
    }
    let (title, records) = title(facts, meaning, curve);
    let mut sources = Sources::of(facts);
    let persona = curve.and_then(|it| facts.document.personas.get(&it.persona));
    let mut notes = Vec::new();
    if let Some(persona) = persona {
        let record = RecordRef { kind: RecordKind::Persona, id: persona.id };
        sources.rest_on(record);
        notes.push(whose(persona));
        notes.extend(evidence_told(facts, record));
    }
    let felt = curve.map(|it| flat(&it.records)).unwrap_or_default();
    felt.iter().for_each(|it| sources.rest_on(*it));
    let mut before = vec![
        as_of(facts, facts.today.outline.state, "Today"),
        as_of(facts, future.side.outline.state, "Future"),
    ];
    before.extend(persona.map(whose));
    let unproved = meaning.basis.none + meaning.basis.assumption;
    let mut after = Vec::new();
    if meaning.basis.total() > 0 && unproved > 0 {
        let changes = numbers::counted(meaning.basis.total(), "change", "changes");
        let verb = if unproved == 1 { "has" } else { "have" };
        after.push(format!("{} of {changes} {verb} no evidence yet.", numbers::count(unproved as u64)));
    }
    let source = sources.line(&before, &after);
    notes.extend(meaning.claims.iter().map(|claim| claim.sentence.clone()));
    notes.extend(felt.iter().flat_map(|it| evidence_told(facts, *it)));
    notes.push(format!("{} in all.", numbers::counted(future.lines.len(), "change", "changes")));
    Told {
        title: Statement { sentence: title, records },
        content: Content::Future(Future {
            persona: curve.map(|it| it.persona),
            name: curve.map(|it| on_one_line(&it.name)).unwrap_or_default(),
            stages,
            points,
            lowest_today,
            lowest_then,
            tallies,
        }),
        source,
        notes,
        remarks: Vec::new(),
    }
}

/// The curve of the persona asked for, else that with today's lowest moment, the first of several.
fn shown<'a>(facts: &Facts, meaning: &'a Meaning) -> Option<&'a CurveChange> {
    let asked = meaning.curves.iter().find(|it| Some(it.persona) == facts.persona);
    let least = |curve: &CurveChange| {
        curve.before.as_ref().or(curve.after.as_ref()).map_or(f64::INFINITY, |it| it.lowest.score)
    };
    let lowest =
        || meaning.curves.iter().reduce(|one, next| if least(next) < least(one) { next } else { one });
    asked.or_else(lowest)
}

fn points_of(facts: &Facts) -> impl Fn(&CurveChange) -> Vec<FuturePoint> {
    let scale = facts.document.journey.emotion_scale.clone();
    move |curve| {
        let drawn = |score: Option<f64>| score.map(|score| scale.drawn(score));
        let points = curve.points.iter().map(|it| FuturePoint {
            name: on_one_line(&it.name),
            is_today: it.a.is_some(),
            is_then: it.b.is_some(),
            today: drawn(it.before),
            then: drawn(it.after),
        });
        points.collect()
    }
}

/// Neighbouring columns of one stage belong together; a column that moved may part them.
fn stages(facts: &Facts, curve: &CurveChange) -> Vec<(Id, String, (usize, usize))> {
    let mut stages: Vec<(Id, String, (usize, usize))> = Vec::new();
    for (place, point) in curve.points.iter().enumerate() {
        let Some(stage) = point.stage else { continue };
        match stages.last_mut() {
            Some((known, _, (_, last))) if *known == stage && *last + 1 == place => *last = place,
            _ => {
                let name = facts.name(RecordRef { kind: RecordKind::Stage, id: stage });
                stages.push((stage, on_one_line(&name), (place, place)));
            }
        }
    }
    stages
}

/// What changes, in numbers, as far as there is room.
fn tallies(meaning: &Meaning, room: &mut Room) -> Vec<Tally> {
    let steps = |kind: ChangeKind| meaning.columns.iter().filter(|it| it.change == kind).count();
    let plural = |number: usize, one: &str, several: &str| {
        if number == 1 { one.to_owned() } else { several.to_owned() }
    };
    let mut all = Vec::new();
    for (kind, word) in
        [(ChangeKind::Added, "added"), (ChangeKind::Removed, "removed"), (ChangeKind::Moved, "moved")]
    {
        let number = steps(kind);
        if number > 0 {
            let words = plural(number, &format!("step {word}"), &format!("steps {word}"));
            all.push(Tally { number: numbers::count(number as u64), words });
        }
    }
    let (closed, open, new) = fates(meaning);
    if closed + open > 0 {
        let words = plural(closed + open, "pain point closed", "pain points closed");
        all.push(Tally { number: format!("{closed} of {}", closed + open), words });
    }
    if new > 0 {
        all.push(Tally {
            number: numbers::count(new as u64),
            words: plural(new, "new pain point", "new pain points"),
        });
    }
    all.retain(|tally| room.take([tally.number.as_str(), tally.words.as_str()]));
    all
}

/// Pain points that are closed, stay open, and are new.
fn fates(meaning: &Meaning) -> (usize, usize, usize) {
    let of = |fate: Fate| meaning.pains.iter().filter(|pain| pain.fate == fate).count();
    (of(Fate::Closed), of(Fate::Open), of(Fate::New))
}

/// What becomes of the lowest moment and of the pain points; who loses is told in the same breath.
fn title(facts: &Facts, meaning: &Meaning, curve: Option<&CurveChange>) -> (String, Vec<RecordRef>) {
    let mut records = Vec::new();
    let said = |score: f64| scores::in_scale(&facts.document.journey.emotion_scale, score);
    let both = curve.and_then(|it| it.before.as_ref().zip(it.after.as_ref()));
    let moment = both.map(|(before, after)| {
        let (was, is) = (before.lowest.score, after.lowest.score);
        let by = scores::rounded(scores::rounded(is) - scores::rounded(was));
        let (was, is) = (said(was), said(is));
        match by {
            by if by > 0.0 => format!("lifts the lowest moment from {was} to {is}"),
            by if by < 0.0 => format!("lowers the lowest moment from {was} to {is}"),
            _ => format!("leaves the lowest moment at {is}"),
        }
    });
    if moment.is_some() {
        curve.into_iter().for_each(|it| records.extend(flat(&it.records)));
    }
    let (closed, open, new) = fates(meaning);
    let pains = match (closed, closed + open, new) {
        (_, 0, 0) => None,
        (_, 0, 1) => Some("brings one new pain point".to_owned()),
        (_, 0, new) => Some(format!("brings {} new pain points", spelled_within(new))),
        (0, of, _) => Some(format!("closes none of {}", pain_points(of))),
        (closed, of, _) if closed == of && of > 1 => Some(format!("closes all {}", pain_points(of))),
        (closed, of, _) => Some(format!("closes {closed} of {}", pain_points(of))),
    };
    let news = match (closed + open, new) {
        (0, _) | (_, 0) => None,
        (_, 1) => Some("one is new".to_owned()),
        (_, new) => Some(format!("{} are new", spelled_within(new))),
    };
    if pains.is_some() {
        records.extend(meaning.pains.iter().flat_map(|pain| flat(&pain.own())));
    }
    let losing = meaning
        .curves
        .iter()
        .find(|it| it.verdict == Verdict::Loses && Some(it.persona) != curve.map(|it| it.persona));
    let loses = losing.map(|it| format!("{} loses", person(&it.name)));
    losing.into_iter().for_each(|it| records.extend(flat(&it.records)));
    let loses = loses.map(|it| it.replace("The persona loses", "another persona loses"));
    let behind = |said: String, further: [&Option<String>; 2]| {
        further.into_iter().flatten().fold(said, |said, more| format!("{said}; {more}"))
    };
    let sentence = match (&moment, &pains) {
        (Some(moment), Some(pains)) => shortest_fitting([
            Some(behind(format!("The future journey {moment} and {pains}"), [&news, &loses])),
            Some(behind(format!("The future journey {moment} and {pains}"), [&None, &loses])),
            Some(behind(format!("The future journey {moment}"), [&None, &loses])),
        ]),
        (Some(said), None) | (None, Some(said)) => {
            behind(format!("The future journey {said}"), [&news, &loses])
        }
        (None, None) => {
            let touched: Vec<_> = meaning.stages.iter().filter(|it| it.is_touched()).collect();
            records.extend(touched.iter().flat_map(|it| flat(&it.records)));
            match touched.len() {
                0 => {
                    let states = [
                        Some(facts.today.outline.state),
                        facts.future.as_ref().map(|it| it.side.outline.state),
                    ];
                    records.extend(
                        states.into_iter().flatten().map(|id| RecordRef { kind: RecordKind::State, id }),
                    );
                    "The future journey does not differ from today\u{2019}s yet".to_owned()
                }
                1 => "The future journey changes one stage".to_owned(),
                number => format!("The future journey changes {} stages", spelled_within(number)),
            }
        }
    };
    records.sort();
    records.dedup();
    (sentence, records)
}

fn pain_points(number: usize) -> String {
    numbers::counted(number, "pain point", "pain points")
}

fn flat(records: &Records) -> Vec<RecordRef> {
    records.a.iter().chain(&records.b).copied().collect()
}

/// "Today: as it is, September 2026."
fn as_of(facts: &Facts, state: Id, when: &str) -> String {
    let Some(state) = facts.document.states.get(&state) else { return format!("{when}.") };
    let name = on_one_line(&state.name);
    let name = if name.chars().count() > 40 { String::new() } else { name };
    let parts: Vec<String> =
        [name, numbers::date(&state.as_of)].into_iter().filter(|it| !it.is_empty()).collect();
    if parts.is_empty() { format!("{when}: not dated.") } else { format!("{when}: {}.", parts.join(", ")) }
}

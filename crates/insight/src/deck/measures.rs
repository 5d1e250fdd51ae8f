//! The metrics in a table: now, target, change, owner, date.

use throughline_model::{Id, numbers};

use super::facts::Facts;
use super::measured::Measure;
use super::sources::Sources;
use super::words::{Room, shortest_fitting, spelled, spelled_within};
use super::{Content, Statement, Told};
use crate::Delta;

/// At most so many rows stand on the slide.
const ROWS: usize = 6;

/// The table.
#[derive(Clone, Debug, PartialEq)]
pub struct Measures {
    /// The rows.
    pub rows: Vec<MeasureRow>,
}

/// A metric's row; what is not known is empty, but for `now`.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureRow {
    /// The metric.
    pub metric: Id,
    /// What it is called.
    pub name: String,
    /// The newest reading, or "not measured".
    pub now: String,
    /// The number to reach.
    pub target: String,
    /// What is left to it.
    pub change: Option<Delta>,
    /// Whether there is nothing left to it.
    pub is_reached: bool,
    /// Who owns what is measured.
    pub owner: String,
    /// When it is looked at again, such as "Sep 2027".
    pub by: String,
}

pub(super) fn told(facts: &Facts, measures: &[Measure]) -> Told {
    if measures.is_empty() {
        return Told::missing(
            "Nothing is measured in this state yet. Add a metric with a target and a reading.",
        );
    }
    let mut room = Room::new();
    room.take(["Measure", "Now", "Target", "Change", "Owner", "By"]);
    let mut shown: Vec<(usize, &Measure, MeasureRow)> = Vec::new();
    for (place, measure) in ranked(measures) {
        let row = row(measure);
        let change = row.change.as_ref().map(|it| it.text.as_str()).unwrap_or(if row.is_reached {
            "reached"
        } else {
            ""
        });
        let cells = [&*row.name, &*row.now, &*row.target, change, &*row.owner, &*row.by];
        if shown.len() < ROWS && room.take(cells) {
            shown.push((place, measure, row));
        }
    }
    // What is measured first, each in the order of the map.
    shown.sort_by_key(|(place, measure, _)| (measure.now.is_none(), *place));
    let mut sources = Sources::of(facts);
    for (_, measure, _) in &shown {
        match measure.now {
            Some(_) => sources.cite(measure.cited()),
            None => sources.rest_on(measure.cited().record),
        }
    }
    let left = measures.len() - shown.len();
    let mut after = Vec::new();
    match left {
        0 => {}
        1 => after.push("One further measure: see the notes.".to_owned()),
        number => after.push(format!("{} further measures: see the notes.", spelled(number))),
    }
    let remarks = match shown.is_empty() {
        true => vec!["No measure is short enough for the slide; all are told in the notes.".to_owned()],
        false => Vec::new(),
    };
    let source = sources.line(&["Change is what is left to the target.".to_owned()], &after);
    Told {
        title: title(measures),
        content: Content::Measures(Measures { rows: shown.into_iter().map(|(_, _, row)| row).collect() }),
        source,
        notes: measures.iter().flat_map(|measure| measure.told(facts)).collect(),
        remarks,
    }
}

/// The greatest way to go first, then what is not measured though it has a target, then the rest.
fn ranked(measures: &[Measure]) -> Vec<(usize, &Measure)> {
    let mut ranked: Vec<(usize, &Measure)> = measures.iter().enumerate().collect();
    let group = |measure: &Measure| match (measure.is_open(), measure.now.is_some(), measure.target_value) {
        (true, ..) => 0,
        (_, false, Some(_)) => 1,
        (_, true, Some(_)) => 2,
        _ => 3,
    };
    ranked.sort_by(|one, next| {
        let by_share = next.1.share.total_cmp(&one.1.share);
        group(one.1).cmp(&group(next.1)).then(by_share).then(one.0.cmp(&next.0))
    });
    ranked
}

fn row(measure: &Measure) -> MeasureRow {
    let now = measure.now.as_ref();
    MeasureRow {
        metric: measure.metric,
        name: measure.name.clone(),
        now: now.map_or("not measured".into(), |now| measure.with_sign(&now.text, now.value)),
        target: match measure.target_value {
            Some(target) => measure.with_sign(&measure.target, target),
            None => String::new(),
        },
        change: measure.change.clone(),
        is_reached: measure.is_reached(),
        owner: measure.owner.clone(),
        by: short_date(&measure.by),
    }
}

/// "Sep 2027" for a day or a month; anything else as it is written in sentences.
fn short_date(by: &str) -> String {
    let said = numbers::date(by);
    let mut words: Vec<&str> = said.split(' ').collect();
    if words.len() == 3 {
        words.remove(0);
    }
    match words.as_slice() {
        [month, year] if month.is_ascii() && month.len() >= 3 && !month.starts_with('Q') => {
            format!("{} {year}", &month[..3])
        }
        _ => said,
    }
}

fn title(measures: &[Measure]) -> Statement {
    let of = measures.len();
    let open: Vec<&Measure> = measures.iter().filter(|it| it.is_open()).collect();
    let reached = measures.iter().filter(|it| it.is_reached()).count();
    let unmeasured = measures.iter().filter(|it| it.now.is_none()).count();
    let records = measures.iter().flat_map(|it| it.records.clone()).collect();
    let are_owned = open.iter().all(|it| !it.owner.is_empty());
    let by = open.iter().map(|it| it.by.as_str()).max().filter(|_| open.iter().all(|it| !it.by.is_empty()));
    let by = by.map(|by| format!(" by {}", month(by))).unwrap_or_default();
    let measures_of = |number: usize| match number {
        1 => "One measure".to_owned(),
        number => format!("{} measures", spelled(number)),
    };
    let gap = match unmeasured {
        0 => None,
        1 => Some("one is not measured yet".to_owned()),
        number => Some(format!("{} are not measured yet", spelled_within(number))),
    };
    let sentence = match open.len() {
        0 if unmeasured == of => match of {
            1 => "The only measure has no reading yet".to_owned(),
            of => format!("None of {of} measures has a reading yet"),
        },
        0 if reached == of => match of {
            1 => "The only measure has reached its target".to_owned(),
            of => format!("All {} measures have reached their targets", spelled_within(of)),
        },
        0 if reached == 0 => match of {
            1 => "The only measure has no target yet".to_owned(),
            of => format!("None of {of} measures has both a reading and a target yet"),
        },
        0 => format!(
            "{} of {of} measures {} reached {} target; no other has both a reading and a target",
            spelled(reached),
            if reached == 1 { "has" } else { "have" },
            if reached == 1 { "its" } else { "their" }
        ),
        number => {
            let (is, own) = if number == 1 { ("is", "with an owner") } else { ("are", "each with an owner") };
            let start = format!("{} {is} to move{by}", measures_of(number));
            let owned = if are_owned { format!("{start}, {own}") } else { start.clone() };
            shortest_fitting([gap.as_ref().map(|gap| format!("{owned}; {gap}")), Some(owned), Some(start)])
        }
    };
    Statement { sentence, records }
}

/// "September 2027" for a day of that month.
fn month(by: &str) -> String {
    let said = numbers::date(by);
    match said.split(' ').collect::<Vec<_>>().as_slice() {
        [_, month, year] => format!("{month} {year}"),
        _ => said,
    }
}

//! The pain points that hit most people hardest: reach times severity.

use throughline_model::{Card, Id, LaneKind, RecordKind, RecordRef, numbers};

use super::facts::{Facts, card};
use super::sources::{Cited, Sources, evidence_told, told as number_told};
use super::words::{Fitted, Room, named, on_one_line, shortest_fitting, spelled_within};
use super::{Content, Statement, Told};

/// So many pain points are shown.
const SHOWN: usize = 3;
const NOT_MEASURED: &str = "not measured";

/// The pain points that hit most people hardest.
#[derive(Clone, Debug, PartialEq)]
pub struct Pains {
    /// From the one that hits hardest on.
    pub shown: Vec<Pain>,
}

/// A pain point.
#[derive(Clone, Debug, PartialEq)]
pub struct Pain {
    /// The card.
    pub card: Id,
    /// What it says.
    pub text: Fitted,
    /// The share of customers it hits, 0 to 1; none is not known.
    pub share: Option<f64>,
    /// How many it hits, as it is written: "83%", "1,240", or "not measured".
    pub reach: String,
    /// How bad, 1 to 5; none is not rated.
    pub severity: Option<u8>,
    /// "5 of 5", or "not rated".
    pub severity_text: String,
}

pub(super) fn told(facts: &Facts) -> Told {
    let all = Facts::cards(&facts.today, LaneKind::Pain);
    if all.is_empty() {
        return Told::missing(
            "This state has no pain points yet. Write them into a lane of pain points, with severity and reach.",
        );
    }
    let mut ranked: Vec<(Id, &Card)> = all.clone();
    // Equals stay in the order of the map.
    ranked
        .sort_by(|one, next| weight(next.1).partial_cmp(&weight(one.1)).unwrap_or(std::cmp::Ordering::Equal));
    let mut room = Room::new();
    room.take(["Share of customers hit", "Severity"]);
    let mut remarks = Vec::new();
    let mut shown: Vec<(Id, &Card, Pain)> = Vec::new();
    for (column, one) in ranked.into_iter().take(SHOWN) {
        let pain = Pain {
            card: one.id,
            text: Fitted { text: "See the notes.".to_owned(), is_whole: false },
            share: share(one),
            reach: reach(one),
            severity: severity(one),
            severity_text: match severity(one) {
                Some(severity) => format!("{severity} of 5"),
                None => "not rated".to_owned(),
            },
        };
        room.take([pain.reach.as_str(), pain.severity_text.as_str()]);
        shown.push((column, one, pain));
    }
    let names: Vec<String> = shown.iter().map(|(_, one, _)| facts.name(card(one.id))).collect();
    for ((_, _, pain), fitted) in shown.iter_mut().zip(room.fit_all(&names)) {
        if fitted.as_ref().is_none_or(|it| !it.is_whole) {
            remarks.push("A pain point is too long for the slide and is told whole in the notes.".to_owned());
        }
        pain.text = fitted.unwrap_or_else(|| pain.text.clone());
    }
    let title = title(facts, all.len(), &shown);
    let mut sources = Sources::of(facts);
    let mut notes = Vec::new();
    for (_, one, pain) in &shown {
        let reach = one.reach.as_ref();
        let cited = Cited {
            record: card(one.id),
            source: reach.map(|it| it.source.clone()).unwrap_or_default(),
            sample_size: reach.and_then(|it| it.sample_size),
            period: String::new(),
        };
        notes.push(match pain.reach.as_str() {
            NOT_MEASURED => {
                format!("{}: reach not measured, severity {}.", facts.name(card(one.id)), pain.severity_text)
            }
            reach => number_told(
                facts,
                &cited,
                &format!("hits {reach} of customers, severity {}", pain.severity_text),
            ),
        });
        notes.extend(evidence_told(facts, card(one.id)));
        if reach.is_some() && pain.reach != NOT_MEASURED {
            sources.cite(cited)
        } else {
            sources.rest_on(card(one.id))
        }
    }
    let is_measured = shown.iter().any(|(_, _, pain)| pain.reach != NOT_MEASURED);
    let before = if is_measured { Vec::new() } else { vec!["Nobody has counted whom they hit.".to_owned()] };
    let source = sources.line(&before, &["Severity 1 to 5.".to_owned()]);
    Told {
        title,
        content: Content::Pains(Pains { shown: shown.into_iter().map(|(_, _, pain)| pain).collect() }),
        source,
        notes,
        remarks,
    }
}

/// Reach times severity where both are known, then severity alone, then reach alone.
fn weight(card: &Card) -> (f64, f64, f64) {
    let (share, severity) = (share(card), severity(card).map(f64::from));
    (
        share.zip(severity).map_or(-1.0, |(share, severity)| share * severity),
        severity.unwrap_or(-1.0),
        share.unwrap_or(-1.0),
    )
}

fn severity(card: &Card) -> Option<u8> {
    card.severity.filter(|it| (1..=5).contains(it))
}

/// The share as it stands there, or that of those who were asked.
fn share(card: &Card) -> Option<f64> {
    let reach = card.reach.as_ref()?;
    let counted = || {
        let of = reach.sample_size.filter(|of| *of > 0)? as f64;
        Some(reach.count? as f64 / of)
    };
    reach.share.or_else(counted).filter(|share| (0.0..=1.0).contains(share))
}

fn reach(card: &Card) -> String {
    match (share(card), card.reach.as_ref().and_then(|it| it.count)) {
        (Some(share), _) => percent(share),
        (None, Some(count)) => numbers::count(count),
        (None, None) => NOT_MEASURED.to_owned(),
    }
}

/// "83%", "0.4%".
fn percent(share: f64) -> String {
    let percent = share * 100.0;
    let decimals = if percent > 0.0 && percent < 1.0 { 1 } else { 0 };
    format!("{}%", numbers::decimal(percent, decimals))
}

fn title(facts: &Facts, of: usize, shown: &[(Id, &Card, Pain)]) -> Statement {
    let records: Vec<RecordRef> = shown.iter().map(|(_, one, _)| card(one.id)).collect();
    let number = shown.len();
    let stages: Vec<Option<Id>> = shown.iter().map(|(column, ..)| facts.stage(*column)).collect();
    let stage = stages.first().copied().flatten().filter(|first| stages.iter().all(|it| *it == Some(*first)));
    let stage =
        stage.map(|id| facts.name(RecordRef { kind: RecordKind::Stage, id })).and_then(|name| named(&name));
    let least = shown.iter().map(|(_, _, pain)| pain.share).collect::<Option<Vec<f64>>>();
    let least = least.and_then(|shares| shares.into_iter().reduce(f64::min)).map(percent);
    let worst = match number {
        1 if of == 1 => "The only pain point".to_owned(),
        1 => format!("The worst of {of} pain points"),
        number if number == of => format!("All {} pain points", spelled_within(of)),
        number => format!("The {} worst of {of} pain points", spelled_within(number)),
    };
    let is_one = number == 1;
    let hits = |least: &str| match (is_one, number == of) {
        (true, _) => format!("{worst} hits {least} of customers"),
        (_, true) => format!("{worst} hit {least} of customers or more"),
        _ => format!("{worst} each hit {least} of customers or more"),
    };
    let in_stage =
        |said: String, stage: &str| format!("{said}, {}in {stage}", if is_one { "" } else { "all " });
    let sentence = shortest_fitting(match &least {
        Some(least) => [stage.map(|stage| in_stage(hits(least), &stage)), Some(hits(least)), None],
        None => {
            let verb = if is_one { "hurts most" } else { "hurt most" };
            let said = format!("{worst} {verb}; how many customers they hit is not fully measured");
            let said = if is_one {
                format!("{worst} {verb}; how many customers it hits is not measured")
            } else {
                said
            };
            [None, Some(said), None]
        }
    });
    Statement { sentence: on_one_line(&sentence), records }
}

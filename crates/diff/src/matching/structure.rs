//! Lanes, stages and steps: by what stands in them, then by kind, name and place.

use std::collections::BTreeMap;

use throughline_model::{Id, Lane, RecordKind};

use super::assign::assign;
use super::cards::{Evidence, Likeness};
use super::map::{Map, share};
use super::texts::alike;
use crate::pairs::{Known, Pairing};

/// How well two parts have to fit to be a pair.
const FITTING: f64 = 0.25;

/// Pairs stages, then steps, then lanes.
pub(super) fn pair(pairing: &mut Pairing, a: &Map, b: &Map, evidence: &Evidence) {
    stages(pairing, a, b, evidence);
    steps(pairing, a, b, evidence);
    lanes(pairing, a, b, evidence);
}

/// How many of what stands in two parts is alike, as a share of the smaller part.
struct Votes {
    alike: BTreeMap<(Id, Id), f64>,
    held: BTreeMap<Id, f64>,
}

impl Votes {
    fn new() -> Self {
        Votes { alike: BTreeMap::new(), held: BTreeMap::new() }
    }

    fn hold(&mut self, parts: impl Iterator<Item = Option<Id>>) {
        for part in parts.flatten() {
            *self.held.entry(part).or_default() += 1.0;
        }
    }

    fn vote(&mut self, parts: Option<(Id, Id)>, likeness: f64) {
        if let Some(parts) = parts {
            *self.alike.entry(parts).or_default() += likeness;
        }
    }

    /// From 0 to 1; none where one of the two holds nothing that could vote.
    fn share(&self, a: Id, b: Id) -> Option<f64> {
        let held = self.held.get(&a)?.min(*self.held.get(&b)?);
        let alike = self.alike.get(&(a, b)).copied().unwrap_or_default();
        Some((alike / held).min(1.0))
    }
}

fn stages(pairing: &mut Pairing, a: &Map, b: &Map, evidence: &Evidence) {
    let mut votes = Votes::new();
    for map in [a, b] {
        votes.hold(map.cards.iter().map(|it| it.stage));
        votes.hold(map.steps.iter().map(|it| Some(it.place.stage)));
    }
    for (one, other, likeness) in &evidence.cards {
        votes.vote(a.cards[*one].stage.zip(b.cards[*other].stage), *likeness);
    }
    for (one, other, likeness) in &evidence.steps {
        votes.vote(Some((a.steps[*one].place.stage, b.steps[*other].place.stage)), *likeness);
    }
    let mut edges = Vec::new();
    for (row, one) in a.stages.iter().enumerate() {
        for (column, other) in b.stages.iter().enumerate() {
            let name = name_likeness(&evidence.stages, (row, column), &one.name, &other.name);
            let place = nearness((row, a.stages.len()), (column, b.stages.len()));
            push(&mut edges, (row, column), fit(votes.share(one.id, other.id), name, place));
        }
    }
    let ids = |map: &Map| map.stages.iter().map(|it| it.id).collect();
    decide(pairing, RecordKind::Stage, edges, ids(a), ids(b));
}

fn steps(pairing: &mut Pairing, a: &Map, b: &Map, evidence: &Evidence) {
    let mut votes = Votes::new();
    for map in [a, b] {
        votes.hold(map.cards.iter().map(|it| it.step));
    }
    for (one, other, likeness) in &evidence.cards {
        votes.vote(a.cards[*one].step.zip(b.cards[*other].step), *likeness);
    }
    let mut edges = Vec::new();
    for (row, one) in a.steps.iter().enumerate() {
        for (column, other) in b.steps.iter().enumerate() {
            let name = name_likeness(&evidence.steps, (row, column), &one.name, &other.name);
            let stage = pairing.pairs.b_of(one.place.stage) == Some(other.place.stage);
            let place = nearness((row, a.steps.len()), (column, b.steps.len()));
            let place = if stage { 0.5 + place / 2.0 } else { place / 2.0 };
            push(&mut edges, (row, column), fit(votes.share(one.id, other.id), name, place));
        }
    }
    let ids = |map: &Map| map.steps.iter().map(|it| it.id).collect();
    decide(pairing, RecordKind::Step, edges, ids(a), ids(b));
}

fn lanes(pairing: &mut Pairing, a: &Map, b: &Map, evidence: &Evidence) {
    let mut votes = Votes::new();
    for map in [a, b] {
        votes.hold(map.cards.iter().map(|it| it.lane));
    }
    for (one, other, likeness) in &evidence.cards {
        votes.vote(a.cards[*one].lane.zip(b.cards[*other].lane), *likeness);
    }
    let mut edges = Vec::new();
    for (row, one) in a.lanes.iter().enumerate() {
        for (column, other) in b.lanes.iter().enumerate() {
            let kind = one.kind == other.kind && one.line == other.line;
            let name = alike(name(one), name(other));
            let place = nearness((row, a.lanes.len()), (column, b.lanes.len()));
            let share = votes.share(one.id, other.id).filter(|_| one.kind.holds_cards());
            let fit = match share {
                Some(share) if kind => fit(Some(share), name, place).map(|fit| 0.3 + 0.7 * fit),
                Some(share) => fit(Some(share), name, place).map(|fit| 0.7 * fit),
                // Curves, numbers, lines, and lanes in which nothing stands yet.
                None => kind.then_some(0.5 + 0.3 * name + 0.2 * place),
            };
            push(&mut edges, (row, column), fit);
        }
    }
    let ids = |map: &Map| map.lanes.iter().map(|it| it.id).collect();
    decide(pairing, RecordKind::Lane, edges, ids(a), ids(b));
}

fn name(lane: &Lane) -> &str {
    if lane.name.is_empty() { lane.kind.label() } else { &lane.name }
}

/// How well two parts fit, from 0 to 1; none where neither contents nor name speak for them.
fn fit(votes: Option<f64>, name: f64, place: f64) -> Option<f64> {
    let speaks = votes.is_some_and(|votes| votes >= 0.15) || name >= 0.5;
    let fit = match votes {
        Some(votes) => 0.7 * votes.max(0.8 * name) + 0.2 * name + 0.1 * place,
        None => 0.85 * name + 0.15 * place,
    };
    speaks.then_some(fit)
}

/// How alike two names are: as the texts of both maps weigh their words, where those find them
/// alike at all.
fn name_likeness(weighed: &[Likeness], (row, column): (usize, usize), one: &str, other: &str) -> f64 {
    let known = weighed.iter().find(|it| (it.0, it.1) == (row, column)).map(|it| it.2);
    known.unwrap_or_default().max(alike(one, other))
}

fn nearness((a, count_a): (usize, usize), (b, count_b): (usize, usize)) -> f64 {
    1.0 - (share(a, count_a) - share(b, count_b)).abs()
}

fn push(edges: &mut Vec<Likeness>, (row, column): (usize, usize), fit: Option<f64>) {
    edges.extend(fit.filter(|fit| *fit >= FITTING).map(|fit| (row, column, fit)));
}

fn decide(pairing: &mut Pairing, kind: RecordKind, mut edges: Vec<Likeness>, a: Vec<Id>, b: Vec<Id>) {
    edges.retain(|(one, other, _)| pairing.may_pair(a[*one], b[*other]));
    for (one, other, fit) in assign(&edges) {
        pairing.pair(kind, (a[one], b[other]), Known::Content, fit.min(1.0));
    }
}

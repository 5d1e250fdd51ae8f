//! Cards: first those whose texts speak for themselves, then all, each seen in its cell.

use std::collections::BTreeMap;

use throughline_model::{Card, Id, RecordKind};

use super::assign::assign;
use super::have_kin;
use super::map::{Map, Placed};
use super::texts::{Features, Lexicon, Weighed, likeness};
use crate::pairs::{Known, Pairing};

/// Two texts by their places in the maps' lists, and how alike they are.
pub(super) type Likeness = (usize, usize, f64);

/// How alike two texts have to be to vote for what they stand in.
const ANCHOR: f64 = 0.5;
/// Maps that share a smaller share of their texts are unrelated.
const RELATED: f64 = 0.15;
/// How many texts of the other side are looked at for each, those with most rare words first.
const CANDIDATES: usize = 6;

/// How alike texts must be where nothing else speaks for the pair, where the lane or the column is
/// the same, and where both are.
const ALIKE_ENOUGH: [f64; 3] = [0.5, 0.38, 0.28];
/// How alike texts in the same cell must be when none, one or both of their neighbours are pairs.
const ALIKE_ENOUGH_IN_CELL: [f64; 3] = [0.24, 0.2, 0.12];
/// How alike texts must be between maps with common ids or lineage, where what is left over is
/// mostly new or gone.
const ALIKE_ENOUGH_AMONG_KIN: [f64; 3] = [0.8, 0.7, 0.6];

/// What the texts say before anything is paired.
pub(super) struct Evidence {
    /// Cards whose texts are alike.
    pub cards: Vec<Likeness>,
    /// Steps whose names are alike.
    pub steps: Vec<Likeness>,
    /// Stages whose names are alike.
    pub stages: Vec<Likeness>,
    /// Whether the maps have anything to do with each other.
    pub related: bool,
    among_kin: bool,
    texts: [Vec<Weighed>; 2],
    candidates: Vec<Likeness>,
}

/// Compares the texts of two maps.
pub(super) fn read(pairing: &Pairing, a: &Map, b: &Map) -> Evidence {
    let mut lexicon = Lexicon::default();
    let mut taken_in =
        |texts: Vec<&str>| -> Vec<Features> { texts.into_iter().map(|text| lexicon.read(text)).collect() };
    let cards = [a, b].map(|map| taken_in(map.cards.iter().map(|it| it.card.text.as_str()).collect()));
    let steps = [a, b].map(|map| taken_in(map.steps.iter().map(|it| it.name.as_str()).collect()));
    let stages = [a, b].map(|map| taken_in(map.stages.iter().map(|it| it.name.as_str()).collect()));
    let weigh = |texts: Vec<Features>| -> Vec<Weighed> { texts.iter().map(|it| lexicon.weigh(it)).collect() };
    let (texts, steps, stages) = (cards.map(weigh), steps.map(weigh), stages.map(weigh));

    let candidates = candidates(&lexicon, &texts);
    let decided = decided(pairing, a, b);
    let cards: Vec<Likeness> = anchors(&candidates).into_iter().chain(decided).collect();
    let (steps, stages) = (anchors(&each_with_each(&steps)), anchors(&each_with_each(&stages)));
    // What is above the likeness that strangers of one trade may have, scaled to 0 to 1.
    let surplus = |it: &Likeness| (it.2 - ANCHOR) / (1.0 - ANCHOR);
    let shared: f64 = [&cards, &steps, &stages].into_iter().flatten().map(surplus).sum();
    let count = |map: &Map| map.cards.len() + map.steps.len() + map.stages.len();
    let among_kin = have_kin(pairing);
    let related = among_kin || shared >= RELATED * count(a).min(count(b)) as f64;
    Evidence { cards, steps, stages, related, among_kin, texts, candidates }
}

/// Pairs the cards: the likest first, then those whose cell and neighbours speak for them.
pub(super) fn pair(pairing: &mut Pairing, a: &Map, b: &Map, evidence: &Evidence) {
    let in_cells = in_cells(pairing, a, b, evidence);
    let mut edges: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    let enough = if evidence.among_kin { ALIKE_ENOUGH_AMONG_KIN } else { ALIKE_ENOUGH };
    for (one, other, likeness) in evidence.candidates.iter().chain(&in_cells) {
        let around = around(pairing, &a.cards[*one], &b.cards[*other]);
        if *likeness >= enough[around as usize] {
            edges.insert((*one, *other), likeness + 0.15 * around);
        }
    }
    decide(pairing, a, b, edges);
    if evidence.among_kin {
        return;
    }
    let (rows_a, rows_b) = (Rows::of(a), Rows::of(b));
    let mut edges: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    for (one, other, likeness) in &in_cells {
        let beside = rows_a.beside(*one).zip(rows_b.beside(*other));
        let beside = beside.map_or(0, |(one, other)| {
            let is_pair = |(a, b): &(Option<Id>, Option<Id>)| {
                a.is_some_and(|id| pairing.pairs.b_of(id) == *b && b.is_some())
            };
            one.into_iter().zip(other).filter(is_pair).count()
        });
        if *likeness >= ALIKE_ENOUGH_IN_CELL[beside] {
            edges.insert((*one, *other), likeness + 0.1 * beside as f64);
        }
    }
    decide(pairing, a, b, edges);
}

fn decide(pairing: &mut Pairing, a: &Map, b: &Map, edges: BTreeMap<(usize, usize), f64>) {
    let ids = |one: usize, other: usize| (a.cards[one].card.id, b.cards[other].card.id);
    let possible = edges.into_iter().map(|((one, other), score)| (one, other, score));
    let possible: Vec<Likeness> = possible
        .filter(|(one, other, _)| {
            let (one, other) = ids(*one, *other);
            pairing.may_pair(one, other)
        })
        .collect();
    for (one, other, score) in assign(&possible) {
        pairing.pair(RecordKind::Card, ids(one, other), Known::Content, (score / 1.3).min(1.0));
    }
}

/// The likeness of all cards in cells that are pairs.
fn in_cells(pairing: &Pairing, a: &Map, b: &Map, evidence: &Evidence) -> Vec<Likeness> {
    let mut cells: BTreeMap<(Option<Id>, Option<Id>), Vec<usize>> = BTreeMap::new();
    for (index, card) in b.cards.iter().enumerate().filter(|(_, it)| it.lane.is_some()) {
        cells.entry((card.lane, card.stage)).or_default().push(index);
    }
    let mut found = Vec::new();
    for (index, card) in a.cards.iter().enumerate() {
        let said = |id: Option<Id>| id.and_then(|id| pairing.pairs.b_of(id));
        for other in cells.get(&(said(card.lane), said(card.stage))).into_iter().flatten() {
            let likeness = likeness(&evidence.texts[0][index], &evidence.texts[1][*other]);
            found.push((index, *other, likeness));
        }
    }
    found
}

/// The open cards of each cell from top to bottom.
struct Rows {
    /// By a card's place in the map's list: those before and after it.
    beside: BTreeMap<usize, [Option<Id>; 2]>,
}

impl Rows {
    fn of(map: &Map) -> Self {
        let mut cells: BTreeMap<(Id, Id), Vec<(usize, &Card)>> = BTreeMap::new();
        for (index, placed) in map.cards.iter().enumerate() {
            if let Some(place) = &placed.card.place {
                cells.entry((place.lane, place.column)).or_default().push((index, placed.card));
            }
        }
        let mut beside = BTreeMap::new();
        for mut row in cells.into_values() {
            row.sort_by_key(|(_, card)| (card.place.as_ref().map(|place| &place.order), card.id));
            for (place, (index, _)) in row.iter().enumerate() {
                let neighbour = |place: Option<usize>| place.and_then(|it| row.get(it)).map(|it| it.1.id);
                beside.insert(*index, [neighbour(place.checked_sub(1)), neighbour(Some(place + 1))]);
            }
        }
        Rows { beside }
    }

    fn beside(&self, index: usize) -> Option<[Option<Id>; 2]> {
        self.beside.get(&index).copied()
    }
}

/// How much else speaks for a pair: 1 for the same lane, 1 for the same column, half for another
/// step of the same stage.
fn around(pairing: &Pairing, a: &Placed, b: &Placed) -> f64 {
    let same = |a: Option<Id>, b: Option<Id>| a.is_some() && a.and_then(|id| pairing.pairs.b_of(id)) == b;
    let lane = f64::from(u8::from(same(a.lane, b.lane)));
    let stage = same(a.stage, b.stage);
    let step = a.step.is_none() || b.step.is_none() || same(a.step, b.step);
    lane + match (stage, step) {
        (true, true) => 1.0,
        (true, false) => 0.5,
        _ => f64::from(u8::from(same(a.step, b.step))),
    }
}

/// For each text those of the other side with which it shares most of its rare words.
fn candidates(lexicon: &Lexicon, [a, b]: &[Vec<Weighed>; 2]) -> Vec<Likeness> {
    let mut holders: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, text) in b.iter().enumerate() {
        for (feature, _) in text.features.iter().filter(|(feature, _)| lexicon.tells(*feature)) {
            holders.entry(*feature).or_default().push(index);
        }
    }
    let mut candidates = Vec::new();
    let mut shared = vec![0.0; b.len()];
    for (index, text) in a.iter().enumerate() {
        let mut met: Vec<usize> = Vec::new();
        for (feature, weight) in &text.features {
            for other in holders.get(feature).into_iter().flatten() {
                if shared[*other] == 0.0 {
                    met.push(*other);
                }
                shared[*other] += weight;
            }
        }
        met.sort_by(|x, y| f64::total_cmp(&shared[*y], &shared[*x]).then(x.cmp(y)));
        for other in met.iter().take(CANDIDATES) {
            candidates.push((index, *other, likeness(text, &b[*other])));
        }
        met.iter().for_each(|other| shared[*other] = 0.0);
    }
    candidates
}

fn each_with_each([a, b]: &[Vec<Weighed>; 2]) -> Vec<Likeness> {
    let row =
        |one: usize| b.iter().enumerate().map(move |(other, text)| (one, other, likeness(&a[one], text)));
    (0..a.len()).flat_map(row).collect()
}

/// Those that are each other's likest, and alike enough to say something of where they stand.
fn anchors(edges: &[Likeness]) -> Vec<Likeness> {
    let (mut best_a, mut best_b): (BTreeMap<usize, f64>, BTreeMap<usize, f64>) = Default::default();
    for (a, b, likeness) in edges {
        let raise = |best: &mut f64| *best = best.max(*likeness);
        raise(best_a.entry(*a).or_default());
        raise(best_b.entry(*b).or_default());
    }
    let mutual = |(a, b, likeness): &&Likeness| *likeness >= best_a[a] && *likeness >= best_b[b];
    edges.iter().filter(|it| it.2 >= ANCHOR).filter(mutual).copied().collect()
}

/// Cards of which a person has said that they are the same.
fn decided(pairing: &Pairing, a: &Map, b: &Map) -> Vec<Likeness> {
    let places: BTreeMap<Id, usize> =
        b.cards.iter().enumerate().map(|(index, it)| (it.card.id, index)).collect();
    let pair = |(index, it): (usize, &Placed)| {
        let other = pairing.pairs.b_of(it.card.id).and_then(|id| places.get(&id))?;
        Some((index, *other, 1.0))
    };
    a.cards.iter().enumerate().filter_map(pair).collect()
}

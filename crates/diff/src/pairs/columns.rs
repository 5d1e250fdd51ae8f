//! Which column is which: a stage that was divided into steps, or is whole again, keeps what it held.

use std::collections::{BTreeMap, BTreeSet};

use throughline_model::{Card, Id, RecordKind};

use super::Pairing;

/// Finds, for each column of the first side, the column in which its contents are at home.
pub(super) fn add(pairing: &mut Pairing) {
    let divided = steps_by_stage(pairing);
    let a = pairing.a;
    let mut images: Vec<(Id, Id)> = Vec::new();
    let mut divided_since: Vec<(Id, &[Id])> = Vec::new();
    for step in a.of_table(&a.side.document.steps) {
        let whole_again = || {
            let stage = pairing.pairs.b_of(step.place.stage)?;
            (!divided.contains_key(&stage)).then_some(stage)
        };
        images.extend(pairing.pairs.b_of(step.id).or_else(whole_again).map(|image| (step.id, image)));
    }
    let had_steps: BTreeSet<Id> = a.side.document.steps.values().map(|step| step.place.stage).collect();
    for stage in a.of_table(&a.side.document.stages) {
        let Some(image) = pairing.pairs.b_of(stage.id).filter(|_| !had_steps.contains(&stage.id)) else {
            continue;
        };
        match divided.get(&image) {
            None => images.push((stage.id, image)),
            Some(steps) => divided_since.push((stage.id, steps)),
        }
    }
    if !divided_since.is_empty() {
        let votes = votes(pairing);
        for (stage, steps) in divided_since {
            let new = |step: &Id| pairing.is_free_b(*step);
            let taker = steps.iter().max_by_key(|step| {
                let held = votes.get(&(stage, **step)).copied().unwrap_or_default();
                let place = steps.iter().position(|it| it == *step);
                (held, new(step), std::cmp::Reverse(place))
            });
            images.extend(taker.map(|taker| (stage, *taker)));
        }
    }
    for (column, image) in images {
        pairing.set_column(column, image);
    }
}

/// The steps of the second side in order, by stage.
fn steps_by_stage(pairing: &Pairing) -> BTreeMap<Id, Vec<Id>> {
    let b = pairing.b;
    let mut steps: Vec<_> = b.of_table(&b.side.document.steps).collect();
    steps.sort_by(|a, b| (&a.place.order, a.id).cmp(&(&b.place.order, b.id)));
    let mut by_stage: BTreeMap<Id, Vec<Id>> = BTreeMap::new();
    for step in steps {
        by_stage.entry(step.place.stage).or_default().push(step.id);
    }
    by_stage
}

/// How many paired cards went from one column to another.
fn votes(pairing: &Pairing) -> BTreeMap<(Id, Id), usize> {
    let (a, b) = (pairing.a.side.document, pairing.b.side.document);
    let mut votes: BTreeMap<(Id, Id), usize> = BTreeMap::new();
    for pair in pairing.pairs.iter().filter(|pair| pair.kind == RecordKind::Card) {
        let place = |card: Option<&Card>| card.and_then(|it| it.place.as_ref().map(|it| it.column));
        if let (Some(from), Some(to)) = (place(a.cards.get(&pair.a)), place(b.cards.get(&pair.b))) {
            *votes.entry((from, to)).or_default() += 1;
        }
    }
    votes
}

//! Pairs of people, channels, departments, pictures and states without common ids: by name.

use throughline_model::{Id, RecordKind};

use super::{Known, Pairing};
use crate::matching::alike;

/// How alike two names have to be.
const ALIKE: f64 = 0.7;

/// Pairs what serves all states of a document, and the states that are still alone.
pub(super) fn add(pairing: &mut Pairing) {
    use RecordKind as K;
    let (of_a, of_b) = (pairing.a.side.document, pairing.b.side.document);
    macro_rules! by {
        ($kind:ident, $table:ident, $name:expr) => {
            let named = $name;
            let names_a = of_a.$table.values().map(|it| (it.id, named(it))).collect();
            let names_b = of_b.$table.values().map(|it| (it.id, named(it))).collect();
            by_name(pairing, K::$kind, names_a, names_b);
        };
    }
    by!(Persona, personas, |it: &throughline_model::Persona| it.name.clone());
    by!(Channel, channels, |it: &throughline_model::Channel| it.name.clone());
    by!(Department, departments, |it: &throughline_model::Department| it.name.clone());
    by!(Milestone, milestones, |it: &throughline_model::Milestone| it.name.clone());
    by!(Asset, assets, |it: &throughline_model::Asset| it.hash.clone());
    if pairing.a.side.state.is_none() {
        by!(State, states, |it: &throughline_model::State| it.name.clone());
    }
}

/// Equal names first, then those that are nearly so, the likest first.
fn by_name(pairing: &mut Pairing, kind: RecordKind, a: Vec<(Id, String)>, b: Vec<(Id, String)>) {
    let a: Vec<_> = a.into_iter().filter(|(id, _)| pairing.is_free_a(*id)).collect();
    let b: Vec<_> = b.into_iter().filter(|(id, _)| pairing.is_free_b(*id)).collect();
    let mut candidates = Vec::new();
    for (id_a, name_a) in &a {
        for (id_b, name_b) in &b {
            let likeness = alike(name_a, name_b);
            if likeness >= ALIKE {
                candidates.push((likeness, *id_a, *id_b));
            }
        }
    }
    candidates.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    for (likeness, a, b) in candidates {
        pairing.pair(kind, (a, b), Known::Content, likeness);
    }
}

//! Arrows that share a gap stand beside each other: which places of which gap are taken from where
//! to where.

use std::collections::HashMap;

/// How far beside the middle of a gap the places are.
const BESIDE: [f64; 3] = [0.0, 3.0, -3.0];

/// What arrows run in: left of a column, or above a row.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Gap {
    Column(usize),
    Row(usize),
}

/// Which places are taken, and which of them by the arrow that is being placed.
#[derive(Default)]
pub(super) struct Places {
    taken: HashMap<Gap, Vec<(f64, f64, usize)>>,
    mine: Vec<(Gap, usize)>,
}

impl Places {
    /// Begins an arrow: it keeps its place in each gap however often it comes there.
    pub fn begin_arrow(&mut self) {
        self.mine.clear();
    }

    /// How far beside its gap's middle a leg from one end to another stands.
    pub fn beside(&mut self, gap: Gap, a: f64, b: f64) -> f64 {
        if a == b {
            return 0.0;
        }
        let taken = self.taken.entry(gap).or_default();
        let (start, end) = (a.min(b), a.max(b));
        let place = match self.mine.iter().find(|(known, _)| *known == gap) {
            Some((_, place)) => *place,
            None => {
                let is_free = |place: &usize| {
                    !taken.iter().any(|(from, to, other)| other == place && *from < end && *to > start)
                };
                // Where all are taken they are shared in turn.
                let place = (0..BESIDE.len()).find(is_free).unwrap_or(taken.len() % BESIDE.len());
                self.mine.push((gap, place));
                place
            }
        };
        taken.push((start, end, place));
        BESIDE[place]
    }
}

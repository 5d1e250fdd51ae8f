//! The generator's dice: SplitMix64, so that a seed gives the same journey on every machine.

use throughline_model::Id;
use uuid::Builder;

/// Random numbers from a seed (Steele, Lea and Flood, 2014).
pub(super) struct Random {
    state: u64,
}

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Random { state: seed }
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to below `bound`; 0 where `bound` is 0.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        match bound as u64 {
            0 => 0,
            // The bias of the remainder is far below what a map could show.
            bound => (self.next() % bound) as usize,
        }
    }

    /// A number from `lowest` to `highest`, both included.
    pub(super) fn between(&mut self, lowest: usize, highest: usize) -> usize {
        lowest + self.below(highest + 1 - lowest)
    }

    /// Whether something with this chance in a hundred happens.
    pub(super) fn percent(&mut self, chance: usize) -> bool {
        self.below(100) < chance
    }

    /// One of the choices, which must not be none.
    pub(super) fn pick<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }

    /// A new id, with the marks of a random UUID.
    pub(super) fn id(&mut self) -> Id {
        let bits = (u128::from(self.next()) << 64) | u128::from(self.next());
        Id(Builder::from_random_bytes(bits.to_be_bytes()).into_uuid())
    }
}

//! A fast map by id: for looking up, never for going through, so that the order of its entries can
//! not be seen.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use throughline_model::Id;

/// Values by id.
pub(crate) type IdMap<T> = HashMap<Id, T, BuildHasherDefault<IdHasher>>;

/// Mixes the bytes of an id, which are mostly random already, the same way on every run.
#[derive(Default)]
pub(crate) struct IdHasher(u64);

impl Hasher for IdHasher {
    fn write(&mut self, bytes: &[u8]) {
        for part in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..part.len()].copy_from_slice(part);
            let mixed =
                (self.0.rotate_left(5) ^ u64::from_le_bytes(word)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            self.0 = mixed ^ (mixed >> 32);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

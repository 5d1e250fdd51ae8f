//! Maps keyed by record ids, with a hash that costs next to nothing: a layout looks up tens of
//! thousands of ids. Their order never reaches a scene.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A map keyed by what is made of ids.
pub(crate) type ById<K, V> = HashMap<K, V, BuildHasherDefault<IdHasher>>;

/// The golden ratio's digits: bits without a pattern.
const ODD: u64 = 0x9e37_79b9_7f4a_7c15;

/// Folds bytes eight at a time by a multiplication of 128 bits; fit for ids, which nobody chooses to
/// collide within one document.
#[derive(Default)]
pub(crate) struct IdHasher(u64);

impl Hasher for IdHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.write_u64(u64::from_le_bytes(word));
        }
    }

    fn write_u8(&mut self, number: u8) {
        self.write_u64(u64::from(number));
    }

    fn write_u64(&mut self, number: u64) {
        let product = u128::from(self.0 ^ number ^ ODD).wrapping_mul(u128::from(ODD));
        // Both halves, for ids that differ in a few bits alone.
        self.0 = (product >> 64) as u64 ^ product as u64;
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }

    fn write_isize(&mut self, number: isize) {
        self.write_u64(number as u64);
    }
}

//! Repeatable chance: the same seed throws the same numbers on every machine.

use crate::Id;

/// SplitMix64: small, well mixed, and nobody's secret.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// Dice that fall the same way whenever they begin with this seed.
    pub fn new(seed: u64) -> Self {
        Dice(seed)
    }

    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to `end`, `end` left out; 0 where `end` is 0.
    pub fn below(&mut self, end: usize) -> usize {
        (self.bits() % (end.max(1) as u64)) as usize
    }

    /// Whether something happens that happens in so many of a hundred cases.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of several.
    ///
    /// # Panics
    /// Where there is nothing to choose from.
    pub fn pick<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }

    /// Each of several with the same chance.
    pub fn some<T: Copy>(&mut self, choices: &[T], percent: usize) -> Vec<T> {
        choices.iter().copied().filter(|_| self.chance(percent)).collect()
    }

    /// A number between two others, with all the digits that a number can have.
    pub fn number(&mut self, lowest: f64, highest: f64) -> f64 {
        let share = (self.bits() >> 11) as f64 / (1_u64 << 53) as f64;
        lowest + share * (highest - lowest)
    }

    /// A new id.
    pub fn id(&mut self) -> Id {
        Id::from_number((u128::from(self.bits()) << 64) | u128::from(self.bits()))
    }

    /// A text of up to so many words, in several scripts, now and then with characters that need
    /// escaping or joining.
    pub fn text(&mut self, most_words: usize) -> String {
        const WORDS: &[&str] = &[
            "branch",
            "form",
            "waits",
            "again",
            "the",
            "account",
            "queue",
            "app",
            "why",
            "signature",
            "passport",
            "a",
            "calls",
            "clunky",
            "advert",
            "Überweisung",
            "ouverture",
            "żółć",
            "счёт",
            "λογαριασμός",
            "حساب",
            "חשבון",
            "บัญชี",
            "खाता",
            "口座",
            "계좌",
            "👩🏽‍💻",
            "🏦",
            "“quoted”",
            "\"plain\"",
            "back\\slash",
            "e\u{301}",
            "<b>bold</b>",
            "&amp;",
            "a\u{2028}b",
            "3.5",
            "100 %",
            "\u{200f}",
        ];
        let mut text = String::new();
        for index in 0..self.below(most_words + 1) {
            if index > 0 {
                text.push(if self.chance(3) { '\n' } else { ' ' });
            }
            text.push_str(self.pick(WORDS));
            if self.chance(1) {
                text.push(self.pick(&['\t', '\u{0}', '\u{1f}', '\u{7f}', '\u{feff}']));
            }
        }
        text
    }

    /// A word or a few, never empty: for names.
    pub fn name(&mut self) -> String {
        format!(
            "{} {}",
            self.pick(&["Open", "Wait", "Sign", "Ask", "Konto", "فتح", "開く"]),
            self.below(1000)
        )
    }

    /// A day as `YYYY-MM-DD`.
    pub fn day(&mut self) -> String {
        format!("20{:02}-{:02}-{:02}", self.below(40), 1 + self.below(12), 1 + self.below(28))
    }

    /// A value that no version knows, to see whether it survives.
    pub fn unknown(&mut self) -> serde_json::Value {
        serde_json::json!({
            "z": self.text(3),
            "a": [self.bits(), -7, self.number(-1e9, 1e9), null_or(self.chance(50)), []],
            "nested": { "deep": [{ "er": {} }] },
        })
    }
}

fn null_or(value: bool) -> serde_json::Value {
    if value { true.into() } else { serde_json::Value::Null }
}

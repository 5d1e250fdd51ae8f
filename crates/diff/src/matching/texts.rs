//! How alike texts are: shared words, rare ones counting more, and parts of words for inflections.

use std::collections::BTreeMap;

/// What a part of a word counts beside a whole one.
const TRIGRAM: f64 = 0.25;

/// How alike two names are, from 0 to 1, where nothing is known about which words are rare.
pub(crate) fn alike(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    let mut lexicon = Lexicon::default();
    let (a, b) = (lexicon.read(a), lexicon.read(b));
    likeness(&lexicon.plainly(&a), &lexicon.plainly(&b))
}

/// The features of many texts, and how rare each is.
#[derive(Default)]
pub(super) struct Lexicon {
    known: BTreeMap<String, usize>,
    /// How many texts have the feature.
    counts: Vec<usize>,
    is_word: Vec<bool>,
    texts: usize,
}

/// A text's features: words and parts of words, each once, sorted.
pub(super) type Features = Vec<usize>;

/// A text's features with what each counts, sorted by feature.
pub(super) struct Weighed {
    pub features: Vec<(usize, f64)>,
    sum: f64,
}

impl Lexicon {
    /// Takes in a text.
    pub fn read(&mut self, text: &str) -> Features {
        let mut features = Vec::new();
        for word in text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()) {
            let word = word.to_lowercase();
            let letters: Vec<char> = format!("\u{2}{word}\u{3}").chars().collect();
            for part in letters.windows(3) {
                features.push(self.feature(part.iter().collect(), false));
            }
            features.push(self.feature(format!(" {word}"), true));
        }
        features.sort_unstable();
        features.dedup();
        features.iter().for_each(|feature| self.counts[*feature] += 1);
        self.texts += 1;
        features
    }

    fn feature(&mut self, text: String, is_word: bool) -> usize {
        let next = self.counts.len();
        let feature = *self.known.entry(text).or_insert(next);
        if feature == next {
            self.counts.push(0);
            self.is_word.push(is_word);
        }
        feature
    }

    /// What each feature counts: the more, the fewer texts have it.
    pub fn weigh(&self, features: &Features) -> Weighed {
        self.weighed(features, |lexicon, feature| {
            ((lexicon.texts as f64 + 1.0) / lexicon.counts[feature] as f64).ln()
        })
    }

    fn plainly(&self, features: &Features) -> Weighed {
        self.weighed(features, |_, _| 1.0)
    }

    fn weighed(&self, features: &Features, rarity: impl Fn(&Lexicon, usize) -> f64) -> Weighed {
        let weight = |feature: usize| if self.is_word[feature] { 1.0 } else { TRIGRAM };
        let features: Vec<(usize, f64)> =
            features.iter().map(|feature| (*feature, weight(*feature) * rarity(self, *feature))).collect();
        let sum = features.iter().map(|(_, weight)| weight).sum();
        Weighed { features, sum }
    }

    /// Whether a feature is a word that few enough texts have to find others by.
    pub fn tells(&self, feature: usize) -> bool {
        self.is_word[feature] && self.counts[feature] <= 8 + self.texts / 12
    }
}

/// The share of two texts' features that they have in common, from 0 to 1 (Dice, weighted).
pub(super) fn likeness(a: &Weighed, b: &Weighed) -> f64 {
    if a.sum + b.sum <= 0.0 {
        return 0.0;
    }
    let (mut shared, mut others) = (0.0, b.features.iter().peekable());
    for (feature, weight) in &a.features {
        while others.next_if(|(other, _)| other < feature).is_some() {}
        if others.peek().is_some_and(|(other, _)| other == feature) {
            shared += weight;
        }
    }
    2.0 * shared / (a.sum + b.sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_inflected_name_is_like_its_stem_and_a_strange_one_is_not() {
        assert_eq!(alike("Pay", "Pay"), 1.0);
        assert!(alike("Opening an account", "Open the accounts") > 0.3);
        assert!(alike("Opening an account", "Repair") < 0.1);
        assert_eq!(alike("", "Repair"), 0.0);
    }

    #[test]
    fn a_rare_word_counts_more_than_a_common_one() {
        let mut lexicon = Lexicon::default();
        for text in ["the clerk", "the form", "the queue", "the app"] {
            lexicon.read(text);
        }
        let read = ["the meter", "a meter", "the plate"].map(|text| lexicon.read(text));
        let [meter, other_meter, plate] = read.map(|features| lexicon.weigh(&features));
        assert!(likeness(&meter, &other_meter) > 2.0 * likeness(&meter, &plate));
    }
}

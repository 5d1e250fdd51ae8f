//! Names of sheets: at most 31 characters, without marks that formulas use, no two alike.

use std::collections::BTreeSet;

use crate::values::one_line;

/// UTF-16 units that a name may have.
const LONGEST: usize = 31;

/// The names that are taken, in lower case: Excel does not tell them apart by case.
#[derive(Default)]
pub(crate) struct SheetNames(BTreeSet<String>);

impl SheetNames {
    /// A legal name like the wished one that no other sheet has.
    pub fn free(&mut self, wished: &str) -> String {
        let legal: String = one_line(wished)
            .chars()
            .map(
                |letter| {
                    if matches!(letter, '[' | ']' | ':' | '*' | '?' | '/' | '\\') { ' ' } else { letter }
                },
            )
            .collect();
        let legal = one_line(&legal);
        // Excel keeps "History" for itself.
        let legal = match legal.trim_matches(['\'', ' ']) {
            "" => "Sheet".to_owned(),
            name if name.eq_ignore_ascii_case("history") => format!("{name} 1"),
            name => name.to_owned(),
        };
        let mut name = cut(&legal, LONGEST);
        let mut number = 2;
        while !self.0.insert(name.to_lowercase()) {
            let behind = format!(" {number}");
            name = format!("{}{behind}", cut(&legal, LONGEST - behind.len()));
            number += 1;
        }
        name
    }
}

/// The first letters of a text that fit into so many UTF-16 units, not ending in an apostrophe.
fn cut(text: &str, units: usize) -> String {
    let mut left = units;
    let fits = |letter: &char| match left.checked_sub(letter.len_utf16()) {
        Some(rest) => {
            left = rest;
            true
        }
        None => false,
    };
    let cut: String = text.chars().take_while(fits).collect();
    cut.trim_end_matches(['\'', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_that_are_alike_are_told_apart_and_forbidden_marks_go() {
        let mut names = SheetNames::default();
        assert_eq!(names.free("As is: [2026]/Q1?"), "As is 2026 Q1");
        assert_eq!(names.free("AS IS 2026 Q1"), "AS IS 2026 Q1 2");
        assert_eq!(names.free("'quoted'"), "quoted");
        assert_eq!(names.free("history"), "history 1");
        assert_eq!(names.free(" "), "Sheet");
    }

    proptest! {
        #[test]
        fn every_name_is_one_that_the_library_takes(wished in "\\PC{0,40}|['\\[\\]:*?/\\\\ a]{0,40}") {
            let mut names = SheetNames::default();
            for _ in 0..3 {
                let name = names.free(&wished);
                prop_assert!(rust_xlsxwriter::Worksheet::new().set_name(&name).is_ok(), "{name:?}");
            }
            prop_assert_eq!(names.0.len(), 3);
        }
    }
}

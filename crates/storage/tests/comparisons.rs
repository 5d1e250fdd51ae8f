//! What is kept of the pairs of two files.

use std::fs;
use std::path::PathBuf;

use throughline_model::Id;
use throughline_storage::{Comparisons, Decided, Folders};

struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        Desk { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    fn comparisons(&self) -> Comparisons {
        Comparisons::new(&Folders::at(self.folder.path().join("data")))
    }

    fn file(&self, name: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, "{}").expect("the folder can be written");
        path
    }
}

const A: Id = Id::from_number(1);
const B: Id = Id::from_number(2);
const C: Id = Id::from_number(3);

#[test]
fn a_decision_is_known_again_from_either_side() {
    let desk = Desk::new();
    let (today, tomorrow) = (desk.file("today.journey"), desk.file("tomorrow.journey"));
    desk.comparisons().decide(&tomorrow, &today, (B, A), true).expect("it is kept");
    desk.comparisons().decide(&today, &tomorrow, (A, C), false).expect("it is kept");
    let known = desk.comparisons().of(&today, &tomorrow);
    assert_eq!(known, Decided { same: [(A, B)].into(), different: [(A, C)].into() });
    let turned = desk.comparisons().of(&tomorrow, &today);
    assert_eq!(turned, Decided { same: [(B, A)].into(), different: [(C, A)].into() });
    assert_eq!(desk.comparisons().of(&today, &desk.file("other.journey")), Decided::default());
}

#[test]
fn of_two_partners_the_last_one_named_counts_and_a_broken_pair_is_broken() {
    let desk = Desk::new();
    let (today, tomorrow) = (desk.file("today.journey"), desk.file("tomorrow.journey"));
    let decide = |pair, same| desk.comparisons().decide(&today, &tomorrow, pair, same).expect("it is kept");
    decide((A, B), true);
    decide((A, C), true);
    assert_eq!(desk.comparisons().of(&today, &tomorrow).same, [(A, C)].into());
    decide((A, C), false);
    let known = desk.comparisons().of(&today, &tomorrow);
    assert_eq!(known, Decided { same: [].into(), different: [(A, C)].into() });
}

#[test]
fn a_damaged_list_is_an_empty_one() {
    let desk = Desk::new();
    let (today, tomorrow) = (desk.file("today.journey"), desk.file("tomorrow.journey"));
    desk.comparisons().decide(&today, &tomorrow, (A, B), true).expect("it is kept");
    fs::write(desk.folder.path().join("data/comparisons.json"), "[{").expect("the folder can be written");
    assert_eq!(desk.comparisons().of(&today, &tomorrow), Decided::default());
    desk.comparisons().decide(&today, &tomorrow, (A, C), true).expect("it is kept anew");
    assert_eq!(desk.comparisons().of(&today, &tomorrow).same, [(A, C)].into());
}

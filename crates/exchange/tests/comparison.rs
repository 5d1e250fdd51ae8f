//! A report says the same in every format, and no text of a journey breaks one.

use std::collections::{BTreeMap, BTreeSet};

use throughline_diff::{Comparison, Decisions, Side};
use throughline_edit::{Command, ForkState, run};
use throughline_exchange::Report;
use throughline_model::testing::random_document;
use throughline_model::{Change, Document, Id, RecordEdit};

const FORK: Id = Id::from_number(77);

fn report(a: Side, b: Side) -> Report {
    let comparison = Comparison::between(a, b, &Decisions::default()).expect("both sides exist");
    Report::of(("a.journey", a), ("b.journey", b), &comparison)
}

/// What differs between a state and its fork after an edit of the fork.
fn edited(seed: u64, edit: impl FnOnce(&mut Document)) -> Report {
    let mut document = random_document(seed, 12);
    let origin = document.first_state().map(|it| it.id).expect("a sound document has a state");
    let fork = ForkState { state: origin, id: FORK, name: "Forked".into() };
    run(&mut document, &Command::ForkState(fork)).expect("a state can be forked");
    edit(&mut document);
    report(Side::of_state(&document, origin), Side::of_state(&document, FORK))
}

/// What differs once the first card of the fork says this.
fn with_card(text: &str) -> Report {
    edited(1, |document| {
        let card = document.cards.values_mut().find(|it| it.state == FORK).expect("the state has cards");
        card.text = text.into();
    })
}

fn rows(csv: &str) -> Vec<csv::StringRecord> {
    csv::Reader::from_reader(csv.as_bytes())
        .records()
        .collect::<Result<_, _>>()
        .expect("each row has all cells")
}

#[test]
fn every_format_tells_every_change_once() {
    for seed in 0..12 {
        let (one, other) = (random_document(seed, 12), random_document(seed + 100, 12));
        let report = report(Side::whole(&one), Side::whole(&other));
        let count = report.changes.len();
        assert!(count > 0);
        assert_eq!(rows(&report.to_csv()).len(), count, "seed {seed}");
        let badges = ["  + ", "  \u{2212} ", "  \u{2192} ", "  ~ "];
        let text = report.to_text();
        let entries =
            text.lines().filter(|line| badges.iter().any(|it| line.starts_with(it)) && line.contains(": "));
        assert!(entries.count() >= count, "seed {seed}\n{text}");
        let cells = ["| + added |", "| \u{2212} removed |", "| \u{2192} moved |", "| \\~ changed |"];
        let markdown = report.to_markdown();
        let rows = markdown.lines().filter(|line| cells.iter().any(|cell| line.starts_with(cell)));
        assert_eq!(rows.count(), count, "seed {seed}");
        let ids: BTreeSet<Id> = report.changes.iter().map(|change| change.id).collect();
        assert_eq!(ids.len(), count, "seed {seed}: no record is told twice");
    }
}

#[test]
fn no_line_is_wider_than_a_terminal() {
    for seed in 0..12 {
        let (one, other) = (random_document(seed, 12), random_document(seed + 100, 12));
        for line in report(Side::whole(&one), Side::whole(&other)).to_text().lines() {
            assert!(textwrap::core::display_width(line) <= 80, "seed {seed}: {line}");
        }
    }
    let address = format!("https://example.org/{}", "long/".repeat(60));
    assert!(with_card(&address).to_text().lines().all(|line| line.chars().count() <= 80));
}

#[test]
fn no_cell_is_a_formula() {
    for text in ["=1+1", "+cmd", "-2+3|calc", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u{ff1d}1"] {
        let csv = with_card(text).to_csv();
        let rows = rows(&csv);
        let [row] = rows.as_slice() else { panic!("{text:?}: {csv}") };
        let name = &row[2];
        assert!(name.starts_with('\''), "{text:?} is {name:?}");
    }
    assert_eq!(&rows(&with_card("-12.5").to_csv())[0][2], "-12.5", "a number is none");
}

#[test]
fn no_text_is_markup() {
    let markdown = with_card("a | b\n# c <script> [d](e) `f` *g* ~~h~~ &lt;").to_markdown();
    let told = r"a \| b \# c \<script\> \[d\](e) \`f\` \*g\* \~\~h\~\~ \&lt;";
    assert!(markdown.contains(told), "{markdown}");
}

#[test]
fn looks_alone_are_counted_and_no_difference() {
    let report = edited(2, |document| {
        document.stages.values_mut().filter(|it| it.state == FORK).for_each(|it| it.width = Some(333.0));
    });
    assert!(report.is_empty() && report.summary.layout_only > 0);
    assert!(report.to_text().contains("only in how something looks"), "{}", report.to_text());
}

/// The same map made by somebody else: nothing has its id or its history.
fn rebuilt(original: &Document) -> Document {
    let mut copy = Document::default();
    let mut ids: BTreeMap<Id, Id> = BTreeMap::new();
    let mut edits = Vec::new();
    for mut record in original.references().into_iter().filter_map(|it| original.get(it)) {
        record.each_id(|id| {
            let next = Id::from_number(1000 + ids.len() as u128);
            *id = *ids.entry(*id).or_insert(next);
        });
        edits.push(RecordEdit { before: None, after: Some(record) });
    }
    Change { edits }.apply(&mut copy);
    copy.cards.values_mut().for_each(|it| it.lineage.clear());
    copy.stages.values_mut().for_each(|it| it.lineage.clear());
    copy.lanes.values_mut().for_each(|it| it.lineage.clear());
    copy
}

#[test]
fn maps_that_are_matched_by_what_they_say_are_said_to_be_so() {
    let original = random_document(4, 30);
    let mut copy = rebuilt(&original);
    copy.cards.values_mut().for_each(|card| card.text.push_str(" today and every other day"));
    let report = report(Side::whole(&original), Side::whole(&copy));
    assert!(report.summary.unsure > 0);
    let [note] = report.notes.as_slice() else { panic!("{:?}", report.notes) };
    assert!(note.contains("not surely"), "{note}");
    assert!(report.changes.iter().any(|change| change.confidence.is_some_and(|it| it < 1.0)));
    assert!(report.to_text().contains("% sure."), "{}", report.to_text());
    assert!(!report.headline.contains("in common"), "{}", report.headline);
}

#[test]
fn strange_maps_are_said_to_have_little_in_common() {
    let report = report(Side::whole(&random_document(5, 30)), Side::whole(&random_document(6, 30)));
    assert!(report.headline.starts_with("These maps have "), "{}", report.headline);
}

//! What is said of one comparison or another.

use throughline_diff::Side;
use throughline_insight::{ChangeKind, Fate, Reached, Verdict};
use throughline_model::*;

use crate::builder::{Map, Told};
use crate::maps;

#[test]
fn a_better_future_is_said_in_one_sentence() {
    let told = maps::better().told();
    assert_eq!(
        told.meaning.headline,
        "Opening an account: 1 of 2 stages changes, the lowest moment rises from Awful to Good, \
         2 of 3 pain points are closed."
    );
    let lowest = &told.meaning.figures[0];
    assert_eq!((lowest.before.as_str(), lowest.after.as_str()), ("\u{2212}1.8", "+0.5"));
    assert_eq!(lowest.note, "Fill in, Maya; now Compare, Maya");
    assert_eq!(told.meaning.curves[0].verdict, Verdict::Gains);
}

#[test]
fn a_worse_future_is_said_as_plainly() {
    let told = maps::worse().told();
    assert_eq!(
        told.meaning.headline,
        "Opening an account: all 2 stages change, the lowest moment falls from \u{2212}1.8 to \u{2212}1.9 \
         and stays Awful, none of 3 pain points is closed and 1 is new."
    );
    assert!(told.says("1 of them gets worse: \u{201c}Fees are hidden\u{201d}."), "{:#?}", told.sentences());
    let measured = "Time to open, Wait: 9.2 days before, 12 days measured (+2.8 days, worse).";
    assert!(told.says(measured), "{:#?}", told.sentences());
    assert_eq!(told.meaning.curves[0].verdict, Verdict::Loses);
}

#[test]
fn one_persona_gains_and_one_loses() {
    let told = maps::mixed().told();
    let verdicts: Vec<_> = told.meaning.curves.iter().map(|it| (it.name.as_str(), it.verdict)).collect();
    assert_eq!(verdicts, [("Maya", Verdict::Gains), ("Derek", Verdict::Loses)]);
    let derek = "Derek loses: +0.8 to +0.1 on average (\u{2212}0.7), worse in 1 step, most at \u{201c}Fill in\u{201d}.";
    assert!(told.says(derek), "{:#?}", told.sentences());
}

#[test]
fn a_map_without_numbers_claims_none() {
    let told = maps::bare().told();
    assert_eq!(told.meaning.headline, "Renting a car: the only stage changes.");
    assert!(told.meaning.curves.is_empty() && told.meaning.metrics.is_empty());
    let titles: Vec<&str> = told.meaning.figures.iter().map(|it| it.title.as_str()).collect();
    assert_eq!(titles, ["Changes with evidence"]);
}

#[test]
fn two_states_that_are_alike_differ_in_nothing() {
    let mut map = maps::start();
    map.fork();
    let told = map.told();
    assert_eq!(
        told.meaning.headline,
        "Opening an account: nothing differs between \u{201c}Today\u{201d} and \u{201c}Tomorrow\u{201d}."
    );
    assert!(told.lines.is_empty() && told.meaning.columns.is_empty());
    assert!(told.meaning.stages.iter().all(|stage| !stage.is_touched()));
}

#[test]
fn a_curve_of_one_side_alone_is_not_measured_on_the_other() {
    let mut map = maps::start();
    map.fork();
    let state = map.state;
    let (steps, stages) = (&map.document.steps, &map.document.stages);
    let own = |column: Id| steps.get(&column).is_some_and(|step| stages[&step.place.stage].state == state);
    let gone: Vec<Id> = map.document.emotions.values().filter(|it| own(it.column)).map(|it| it.id).collect();
    gone.iter().for_each(|id| drop(map.document.emotions.remove(id)));
    let told = map.told();
    assert!(told.meaning.headline.contains("the lowest moment was Awful and is not measured now"));
    assert!(told.says("Maya: what is felt was not measured after."), "{:#?}", told.sentences());
    assert_eq!(told.meaning.figures[0].after, "not measured");
}

#[test]
fn an_answer_in_another_state_answers_a_pain_point() {
    let mut map = maps::start();
    let (pain, idea) =
        (map.card_of("No way to save"), map.card(LaneKind::Opportunity, "Fill in", "Let people stop"));
    map.link(LinkKind::Answers, pain, idea);
    map.fork();
    let solution = map.card(LaneKind::Solution, "Fill in", "A save link");
    map.link(LinkKind::Answers, idea, solution);
    map.remove("No way to save");
    let told = map.told();
    let closed = told.meaning.pains.iter().find(|it| it.a == Some(pain)).expect("the pain point");
    assert_eq!(closed.fate, Fate::Closed);
    assert!(closed.answers.contains(&solution));
    let said = "2 pain points of before without an answer after: \u{201c}Fees are hidden\u{201d} and \
                \u{201c}No word for ten days\u{201d}.";
    assert!(told.says(said), "{:#?}", told.sentences());
}

#[test]
fn what_was_dropped_answers_nothing() {
    let mut map = maps::start();
    let pain = map.card_of("No way to save");
    map.fork();
    let solution = map.card(LaneKind::Solution, "Fill in", "A save link");
    map.change(solution, |card| card.status = Some(Status::Dropped));
    map.link(LinkKind::Answers, pain, solution);
    let told = map.told();
    assert!(told.meaning.pains.iter().all(|it| it.is_unanswered()));
}

#[test]
fn plans_without_an_owner_are_named() {
    let mut map = maps::start();
    map.fork();
    map.card(LaneKind::Solution, "Fill in", "A save link");
    let owned = map.card(LaneKind::Solution, "Wait", "A text message");
    map.change(owned, |card| card.owner = "Jan".into());
    let told = map.told();
    assert!(
        told.says("1 planned item has no owner: \u{201c}A save link\u{201d}."),
        "{:#?}",
        told.sentences()
    );
}

#[test]
fn hand_offs_are_counted_where_the_owner_changes() {
    let told = maps::hand_offs().told();
    let changes: Vec<_> =
        told.meaning.hand_offs.iter().map(|it| (it.from.as_str(), it.to.as_str(), it.change)).collect();
    assert_eq!(
        changes,
        [
            ("Sales", "Branch", Some(ChangeKind::Removed)),
            ("Branch", "Risk", Some(ChangeKind::Removed)),
            ("Sales", "Risk", Some(ChangeKind::Added)),
        ]
    );
    let said = "Hand-offs between owners: 2 before, 1 after; something is lost in 1 before, in 0 after.";
    assert!(told.says(said), "{:#?}", told.sentences());
}

#[test]
fn touchpoints_and_channels_come_and_go() {
    let told = maps::meetings().told();
    for said in [
        "1 touchpoint is new: \u{201c}Push message\u{201d}.",
        "1 touchpoint is gone: \u{201c}Decision letter\u{201d}.",
        "1 channel is new: \u{201c}App\u{201d}.",
        "1 channel is gone: \u{201c}Post\u{201d}.",
    ] {
        assert!(told.says(said), "{said} in {:#?}", told.sentences());
    }
}

#[test]
fn a_reading_that_came_with_the_fork_is_no_reading_of_the_future() {
    let told = maps::better().told();
    let metric = &told.meaning.metrics[0];
    assert_eq!((&metric.reached, metric.target.as_str()), (&Reached::Target, "1 day"));
    assert_eq!(metric.delta.as_ref().map(|it| it.text.as_str()), Some("\u{2212}8.2 days"));
    assert!(told.says("Time to open, Wait: 9.2 days before, 1 day as a target (\u{2212}8.2 days, better)."));
}

#[test]
fn a_target_that_is_reached_already_promises_nothing() {
    let mut map = maps::start();
    let metric = map.metric("Compare", "Click-through", "%", Direction::Higher, Some(3.0));
    map.read(metric, "2026-Q1", 4.1, Some(900));
    map.fork();
    let told = map.told();
    let said = "Click-through, Compare: 4.1% before, the target of 3% is reached already.";
    assert!(told.says(said), "{:#?}", told.sentences());
}

#[test]
fn changes_are_counted_by_what_they_rest_on() {
    let mut map = maps::start();
    for (text, kind) in [
        ("No way to save", EvidenceKind::Measured),
        ("No word for ten days", EvidenceKind::Assumption),
        ("Fees are hidden", EvidenceKind::Illustrative),
    ] {
        let card = map.card_of(text);
        map.evidence(card, kind);
    }
    map.fork();
    for text in ["No way to save", "No word for ten days", "Fees are hidden"] {
        map.remove(text);
    }
    map.pain("Wait", "Nobody answers", 2);
    let told = map.told();
    let said = "1 of 4 changes rests on measurements or interviews; 1 on assumptions, \
                1 on illustrative figures and 1 on nothing.";
    assert!(told.says(said), "{:#?}", told.sentences());
    assert_eq!(told.line("Nobody answers").evidence, None);
}

#[test]
fn a_moved_step_says_which_step_it_was() {
    let mut map = maps::start();
    map.fork();
    let (wait, order) = (map.at("Wait"), map.before("Fill in"));
    map.document.steps.get_mut(&wait).expect("a step").place.order = order;
    let told = map.told();
    let moved = told.lines.iter().find(|line| line.change == ChangeKind::Moved).expect("a move");
    assert!(
        ["Was step 3, now step 2.", "Was step 2, now step 3."].contains(&moved.why.as_str()),
        "{moved:?}"
    );
}

#[test]
fn lines_go_over_the_map_as_a_reader_does() {
    let mut map = maps::restructured();
    let action = map.card_of("I type 14 pages");
    map.change(action, |card| card.text = "I check four pages".into());
    map.document.journey.title = "Opening an account at last".into();
    let told = map.told();
    let names: Vec<&str> = told.lines.iter().map(|line| line.name.as_str()).collect();
    assert_eq!(names, ["I check four pages", "Get the answer", "Leave", "Compare"]);
    assert_eq!(told.line("Leave").why, "New, with 1 step.");
    assert_eq!(told.line("I check four pages").why, "Was \u{201c}I type 14 pages\u{201d}.");
}

#[test]
fn scores_of_two_files_are_compared_in_one_scale() {
    let build = |lowest: f64, highest: f64, score: f64| {
        let mut map = Map::new("A visit");
        map.document.journey.emotion_scale = EmotionScale::between(lowest, highest);
        map.step("Arrive", "Wait");
        map.feels("Ana", "Wait", score);
        map
    };
    let (a, b) = (build(1.0, 5.0, 2.0), build(-2.0, 2.0, 1.0));
    let told = Told::of(Side::whole(&a.document), Side::whole(&b.document));
    let curve = &told.meaning.curves[0];
    let lowest = [&curve.before, &curve.after].map(|it| it.as_ref().map(|it| it.lowest.score));
    assert_eq!(lowest, [Some(-1.0), Some(1.0)]);
}

#[test]
fn a_graver_change_stands_before_a_lesser_one() {
    let told = maps::better().told();
    let names: Vec<&str> = told.meaning.columns.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["Fill in", "Wait"]);
    assert_eq!(told.meaning.columns[0].delta.as_ref().map(|it| it.text.as_str()), Some("+2.8"));
}

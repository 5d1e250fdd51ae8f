//! A comparison on paper: the list has every change once, the page names what matters most, and no
//! word leaves the paper.

mod common;

use std::collections::BTreeSet;

use common::{Journey, layouter, texts, words};
use proptest::collection::vec;
use proptest::prelude::*;
use throughline_diff::{Comparison, Decisions, Side};
use throughline_insight::{Line, Meaning, Reached, lines};
use throughline_model::*;
use throughline_scene::{Group, MapOptions, Scene, SheetOptions, ThemeName};

/// Two versions of a state, and what was said about their pairs.
struct Two {
    a: Document,
    b: Document,
    state: Id,
    decisions: Decisions,
}

impl Two {
    fn of(a: Document, journey: Journey) -> Two {
        Two { a, b: journey.document, state: journey.state, decisions: Decisions::default() }
    }

    fn sides(&self) -> (Side<'_>, Side<'_>) {
        (Side::of_state(&self.a, self.state), Side::of_state(&self.b, self.state))
    }

    fn comparison(&self) -> Comparison {
        let (a, b) = self.sides();
        Comparison::between(a, b, &self.decisions).expect("the states exist")
    }

    fn lines(&self) -> Vec<Line> {
        let (a, b) = self.sides();
        lines(a, b, &self.comparison())
    }

    fn meaning(&self) -> Meaning {
        let (a, b) = self.sides();
        Meaning::of(a, b, &self.comparison())
    }

    fn list(&self, theme: ThemeName) -> Scene {
        let ((a, b), options) = (self.sides(), MapOptions { theme, ..MapOptions::default() });
        layouter().comparison_list(a, b, &self.comparison(), &options, &SheetOptions::default())
    }

    fn page(&self, theme: ThemeName) -> Scene {
        let ((a, b), options) = (self.sides(), MapOptions { theme, ..MapOptions::default() });
        layouter().comparison_page(a, b, &self.comparison(), &options, &SheetOptions::default())
    }

    fn sheets(&self) -> Vec<Scene> {
        let themes = [ThemeName::Light, ThemeName::Dark, ThemeName::Print];
        themes.into_iter().flat_map(|theme| [self.list(theme), self.page(theme)]).collect()
    }
}

const STAGES: [&str; 2] = ["Decide", "Open"];

/// Two stages with three steps each; an action and a pain in each step, a feeling in each for two
/// people, and a metric in the first step of each stage.
fn measured() -> (Journey, Vec<Id>, [Id; 2]) {
    let mut journey = Journey::new();
    let mut columns = journey.stage(STAGES[0], &["Compare", "Ask", "Choose"]);
    columns.extend(journey.stage(STAGES[1], &["Fill in", "Prove", "Wait"]));
    let lanes = [journey.lane(LaneKind::Action), journey.lane(LaneKind::Pain)];
    journey.lane(LaneKind::Emotion);
    let people = ["Maya Okafor", "Jonas Lind"].map(|name| journey.persona(name));
    for (place, column) in columns.clone().into_iter().enumerate() {
        journey.card(lanes[0], column, &format!("I take action {place}"));
        let pain = journey.card(lanes[1], column, &format!("It hurts {place}"));
        journey.edit(pain, |card| card.severity = Some(1 + place as u8 % 5));
        for person in people {
            journey.emotion(column, person, Some(place as f64 * 0.5 - 1.5), "");
        }
    }
    for (place, unit) in [(0, "%"), (3, "min")] {
        let metric = journey.metric(columns[place], &format!("Metric {place}"), unit, Some(90.0));
        journey.reading(metric, "2026-03", 61.5 + place as f64, 1240);
    }
    (journey, columns, lanes)
}

/// The measured journey, and the same after some work on it.
fn improved() -> Two {
    let (mut journey, columns, lanes) = measured();
    let before = journey.document.clone();
    let pains: Vec<Id> = journey
        .document
        .cards
        .values()
        .filter(|card| card.place.as_ref().is_some_and(|place| place.lane == lanes[1]))
        .map(|card| card.id)
        .collect();
    journey.document.cards.remove(&pains[0]);
    journey.edit(pains[1], |card| card.text = "It hurts less".into());
    journey.edit(pains[2], |card| card.place.as_mut().expect("it stands in a cell").column = columns[5]);
    journey.card(lanes[0], columns[1], "I get an answer at once");
    for (place, emotion) in journey.document.emotions.values_mut().enumerate() {
        emotion.score = Some(if place % 3 == 0 { 1.8 } else { -0.4 });
    }
    let metrics: Vec<Id> = journey.document.metrics.keys().copied().collect();
    journey.reading(metrics[0], "2026-09", 83.0, 900);
    Two::of(before, journey)
}

fn key_of(line: &Line) -> Option<Id> {
    line.b.or(line.a)
}

/// What a scene says, group by group, in one text.
fn said(scene: &Scene) -> String {
    scene.groups.iter().flat_map(words).collect::<Vec<_>>().join("\n")
}

fn entries(scene: &Scene) -> Vec<&Group> {
    scene.groups.iter().filter(|group| group.key.starts_with("line ")).collect()
}

fn assert_every_line_stands_once(two: &Two) {
    let (scene, lines) = (two.list(ThemeName::Print), two.lines());
    let entries = entries(&scene);
    assert_eq!(entries.len(), lines.len(), "as many entries as changes");
    for line in &lines {
        let Some(id) = key_of(line) else { panic!("a line has a record") };
        let begins = format!("{}, {}. {}. {}", line.name, line.change.word(), line.label, line.why);
        let of_line =
            |group: &&&Group| group.key.contains(&id.to_string()) && group.label.starts_with(begins.as_str());
        let own: Vec<&&Group> = entries.iter().filter(of_line).collect();
        assert_eq!(own.len(), 1, "{begins}");
        let words = words(own[0]);
        assert!(words.contains(&line.name.as_str()), "{words:?}");
        assert!(words.iter().any(|text| text.ends_with(line.why.as_str())), "{words:?}");
    }
}

fn assert_no_word_leaves_the_paper(scene: &Scene) {
    for group in &scene.groups {
        for text in texts(group) {
            for line in text.lines.iter() {
                let left = group.rect.x + text.rect.x + line.x;
                let right = left + line.width;
                assert!(left >= 0.0 && right <= scene.width + 0.5, "{left} to {right}: {}", line.text);
            }
            let bottom = group.rect.y + text.rect.bottom();
            assert!(bottom <= scene.height + 0.5, "{bottom}: {}", text.text);
        }
    }
}

fn assert_keys_are_unique(scene: &Scene) {
    let mut seen = BTreeSet::new();
    for group in &scene.groups {
        assert!(seen.insert(&*group.key), "{} is there twice", group.key);
    }
}

#[test]
fn the_list_has_every_change_exactly_once() {
    let two = improved();
    assert!(two.lines().len() > 10, "there is something to list");
    assert_every_line_stands_once(&two);
}

#[test]
fn the_list_goes_stage_by_stage_in_the_order_of_the_changes() {
    let two = improved();
    let scene = two.list(ThemeName::Print);
    let entries = entries(&scene);
    let tops: Vec<f64> = entries.iter().map(|group| group.rect.y).collect();
    assert!(tops.is_sorted(), "each below the one before");
    for (group, line) in entries.iter().zip(two.lines()) {
        assert!(group.label.starts_with(&line.name), "{}, not {}", group.label, line.name);
    }
    for stage in STAGES {
        assert!(said(&scene).contains(stage), "{stage} has a title");
    }
}

#[test]
fn the_page_names_the_headline_the_three_greatest_changes_and_the_figures_of_each_metric() {
    let two = improved();
    let (scene, meaning) = (two.page(ThemeName::Print), two.meaning());
    let said = said(&scene);
    assert!(said.contains(&meaning.headline), "{said}");
    assert!(meaning.columns.len() >= 3);
    let numbered = |place: usize| {
        let begins = format!("{place}. {}, ", meaning.columns[place - 1].name);
        scene.groups.iter().find(|group| group.label.starts_with(&begins)).expect(&begins)
    };
    let tops = [1, 2, 3].map(|place| {
        let group = numbered(place);
        assert!(words(group).contains(&meaning.columns[place - 1].name.as_str()));
        group.rect.y
    });
    assert!(tops.is_sorted(), "the greatest first");
    assert_eq!(meaning.metrics.len(), 2);
    for metric in &meaning.metrics {
        let begins = format!("{}: ", metric.name);
        let row = scene.groups.iter().find(|group| group.label.starts_with(&begins)).expect(&begins);
        let cells = words(row);
        let now = metric.now.as_ref().expect("it was measured before");
        assert!(cells.contains(&now.text.as_str()), "{cells:?}");
        match &metric.reached {
            Reached::Measured(reading) => assert!(cells.contains(&reading.text.as_str()), "{cells:?}"),
            _ => assert!(cells.iter().any(|cell| cell.starts_with(&metric.target)), "{cells:?}"),
        }
        let delta = metric.delta.as_ref().expect("both have numbers");
        assert!(cells.iter().any(|cell| cell.starts_with(&delta.text)), "{cells:?}");
    }
    for figure in &meaning.figures {
        assert!(said.contains(&figure.title) && said.contains(&figure.after), "{}", figure.title);
    }
}

#[test]
fn a_persona_who_gains_is_said_to_gain_although_steps_are_worse() {
    let (mut journey, columns, _) = measured();
    let before = journey.document.clone();
    for emotion in journey.document.emotions.values_mut() {
        let is_worse = emotion.column == columns[0] || emotion.column == columns[1];
        emotion.score =
            emotion.score.map(|score| if is_worse { score - 0.4 } else { (score + 1.5).min(2.0) });
    }
    let two = Two::of(before, journey);
    let said = said(&two.page(ThemeName::Print));
    assert!(said.contains("Maya Okafor gains"), "{said}");
    assert!(said.contains("worse in 2 steps, most at"), "{said}");
}

#[test]
fn a_journey_without_metrics_people_or_changes_is_still_a_sheet() {
    let mut journey = Journey::new();
    let columns = journey.stage("Decide", &["Compare"]);
    let lane = journey.lane(LaneKind::Action);
    journey.card(lane, columns[0], "I compare");
    let two = Two::of(journey.document.clone(), journey);
    for scene in two.sheets() {
        assert!(scene.width > 0.0 && scene.height > 0.0);
        assert!(said(&scene).contains(&two.meaning().headline));
        assert!(entries(&scene).is_empty());
        assert_no_word_leaves_the_paper(&scene);
    }
    let page = said(&two.page(ThemeName::Print));
    for sentence in ["Nothing is measured on either side.", "No step changes."] {
        assert!(page.contains(sentence), "{page}");
    }
}

#[test]
fn a_state_compared_with_an_empty_one_fits_the_paper_too() {
    let (journey, _, _) = measured();
    let empty = Journey::new().document;
    let (full, state) = (journey.document.clone(), journey.state);
    for (a, b) in [(empty.clone(), full.clone()), (full, empty)] {
        let two = Two { a, b, state, decisions: Decisions::default() };
        assert_every_line_stands_once(&two);
        two.sheets().iter().for_each(assert_no_word_leaves_the_paper);
    }
}

#[test]
fn long_names_and_units_stay_on_the_paper() {
    let mut two = improved();
    let long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";
    for document in [&mut two.a, &mut two.b] {
        document.steps.values_mut().for_each(|step| step.name = format!("{long} {}", step.name));
        document.stages.values_mut().for_each(|stage| stage.name = format!("{long} {}", stage.name));
        document.personas.values_mut().for_each(|it| it.name = format!("{long} {}", it.name));
        for metric in document.metrics.values_mut() {
            (metric.name, metric.unit) = (long.into(), "applications of new customers a working day".into());
        }
    }
    two.sheets().iter().for_each(assert_no_word_leaves_the_paper);
}

#[test]
fn stages_of_one_name_are_parts_of_their_own() {
    let mut two = improved();
    for document in [&mut two.a, &mut two.b] {
        document.stages.values_mut().for_each(|stage| stage.name = "Again".into());
    }
    two.sheets().iter().for_each(assert_keys_are_unique);
    assert_every_line_stands_once(&two);
}

#[test]
fn a_pair_taken_apart_is_two_entries() {
    let mut two = improved();
    let card = *two.b.cards.keys().find(|id| two.a.cards.contains_key(id)).expect("a card stayed");
    two.decisions.different.insert((card, card));
    let own = two.lines().into_iter().filter(|line| key_of(line) == Some(card)).count();
    assert_eq!(own, 2, "one is gone, one is new");
    assert_every_line_stands_once(&two);
    two.sheets().iter().for_each(assert_keys_are_unique);
}

#[test]
fn themes_differ_in_colours_and_in_nothing_else() {
    let two = improved();
    for draw in [Two::list, Two::page] {
        let (light, dark) = (draw(&two, ThemeName::Light), draw(&two, ThemeName::Dark));
        assert_ne!(light.background, dark.background);
        assert_eq!((light.width, light.height), (dark.width, dark.height));
        assert_eq!(said(&light), said(&dark));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn whatever_changes_stands_in_the_list_once_and_on_the_paper(
        edits in vec((0..6_u8, 0..40_usize, 0..40_usize), 0..12)
    ) {
        let (mut journey, _, lanes) = measured();
        let before = journey.document.clone();
        for (kind, which, place) in edits {
            edit(&mut journey, lanes, kind, which, place);
        }
        let two = Two::of(before, journey);
        assert_every_line_stands_once(&two);
        for scene in [two.list(ThemeName::Print), two.page(ThemeName::Print)] {
            assert_no_word_leaves_the_paper(&scene);
            assert_keys_are_unique(&scene);
        }
    }
}

/// Edits in one of the ways in which states differ, whatever is still there to be edited.
fn edit(journey: &mut Journey, lanes: [Id; 2], kind: u8, which: usize, place: usize) {
    let nth = |ids: Vec<Id>, at: usize| ids.get(at % ids.len().max(1)).copied();
    let document = &mut journey.document;
    let steps: Vec<Id> = document.steps.keys().copied().collect();
    let card = nth(document.cards.keys().copied().collect(), which);
    let (Some(card), Some(step)) = (card, nth(steps.clone(), place)) else { return };
    match kind {
        0 => drop(document.cards.remove(&card)),
        1 => journey.edit(card, |card| card.text.push_str(" and more")),
        2 => journey.edit(card, |card| {
            card.place.iter_mut().for_each(|it| it.column = step);
        }),
        3 => drop(journey.card(lanes[which % 2], step, "Brand new")),
        4 if steps.len() > 1 => {
            document.steps.remove(&step);
            document.emotions.retain(|_, emotion| emotion.column != step);
            document.metrics.retain(|_, metric| metric.on.id != step);
            document.cards.retain(|_, card| card.place.as_ref().is_none_or(|it| it.column != step));
        }
        _ => document.emotions.values_mut().skip(which).step_by(5).for_each(|it| it.score = Some(1.0)),
    }
}

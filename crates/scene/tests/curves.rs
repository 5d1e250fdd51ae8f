//! The emotion lane: curves that never overshoot, gaps, marks and words that do not overlap.

mod common;

use common::{Journey, group, groups, texts};
use kurbo::{PathEl, Shape};
use throughline_model::*;
use throughline_scene::{Group, Item, Rect, Role, Scene};

/// A journey of one emotion lane and as many steps as there are scores.
fn felt(scores: &[&[Option<f64>]]) -> (Journey, Vec<Id>, Vec<Vec<Id>>) {
    let mut journey = Journey::new();
    let names: Vec<String> = (1..=scores[0].len()).map(|step| format!("Step {step}")).collect();
    let columns = journey.stage("Purchase", &names.iter().map(String::as_str).collect::<Vec<_>>());
    journey.lane(LaneKind::Emotion);
    let mut points = Vec::new();
    for (number, scores) in scores.iter().enumerate() {
        let persona = journey.persona(&format!("Persona {number}"));
        let column_scores = columns.iter().zip(*scores);
        points.push(
            column_scores
                .map(|(column, score)| journey.emotion(*column, persona, *score, "a feeling"))
                .collect(),
        );
    }
    (journey, columns, points)
}

fn line(group: &Group) -> Vec<&kurbo::BezPath> {
    let lines = group.items.iter().filter_map(|item| match item {
        Item::Path(path) => Some(&path.outline),
        _ => None,
    });
    lines.collect()
}

fn curves(scene: &Scene) -> Vec<&Group> {
    groups(scene, Role::Curve)
}

#[test]
fn a_score_stands_where_the_scale_says() {
    let (journey, _, points) = felt(&[&[Some(2.0), Some(0.0), Some(-2.0)]]);
    let scene = journey.map();
    let middle = |id: Id| {
        let slot = scene.grid.slots.iter().find(|slot| slot.id == id).unwrap();
        slot.rect.y + slot.rect.height / 2.0
    };
    // 160 high: the middle at 80, 55 for two steps of the scale.
    assert_eq!([0, 1, 2].map(|place| middle(points[0][place])), [25.0, 80.0, 135.0]);
}

#[test]
fn the_curve_never_leaves_the_values_it_joins() {
    let (journey, _, _) = felt(&[&[Some(1.9), Some(-1.9), Some(-2.0), Some(2.0), Some(2.0), Some(0.1)]]);
    let scene = journey.map();
    let bounds = line(curves(&scene)[0])[0].bounding_box();
    assert!(bounds.y0 >= 25.0 - 1e-9 && bounds.y1 <= 135.0 + 1e-9, "{bounds:?}");
}

#[test]
fn a_missing_score_is_a_gap() {
    let (journey, _, points) = felt(&[&[Some(1.0), Some(0.5), None, Some(-1.0), Some(0.0)]]);
    let scene = journey.map();
    let lines = line(curves(&scene)[0]);
    assert_eq!(lines.len(), 2, "one line on each side of the gap");
    let starts =
        |path: &kurbo::BezPath| path.elements().iter().filter(|e| matches!(e, PathEl::MoveTo(_))).count();
    assert!(lines.iter().all(|line| starts(line) == 1));
    assert!(
        !scene.groups.iter().any(|group| *group.key == *points[0][2].to_string()),
        "no mark without a score"
    );
}

#[test]
fn the_tinted_area_is_parted_at_neutral() {
    let (journey, _, _) = felt(&[&[Some(2.0), Some(-2.0), Some(1.0)]]);
    let scene = journey.map();
    let area = scene.groups.iter().find(|group| group.key.ends_with("area")).unwrap();
    let boxes: Vec<kurbo::Rect> = line(area).iter().map(|path| path.bounding_box()).collect();
    assert!(boxes[0].y1 <= 80.0 + 1e-9, "above neutral: {:?}", boxes[0]);
    assert!(boxes[1].y0 >= 80.0 - 1e-9, "below neutral: {:?}", boxes[1]);
}

#[test]
fn the_focused_persona_has_faces_and_every_other_its_own_line() {
    let (journey, _, _) = felt(&[&[Some(1.0), Some(0.0)], &[Some(-1.0), Some(-1.0)]]);
    let scene = journey.map();
    let stroke = |group: &Group| match &group.items[0] {
        Item::Path(path) => path.paint.stroke.clone().unwrap(),
        other => panic!("{other:?}"),
    };
    let curves = curves(&scene);
    assert_eq!((stroke(curves[0]).width, stroke(curves[0]).dash), (1.75, vec![7.0, 4.0]));
    assert_eq!(
        (stroke(curves[1]).width, stroke(curves[1]).dash),
        (2.5, vec![]),
        "the focused one lies on top"
    );
}

#[test]
fn marks_that_would_touch_stand_beside_each_other() {
    let (journey, _, points) = felt(&[&[Some(1.0), Some(0.0)], &[Some(1.1), Some(0.1)]]);
    let scene = journey.map();
    let rect = |id: Id| scene.grid.slots.iter().find(|slot| slot.id == id).unwrap().rect;
    let middle = |rect: Rect| rect.x + rect.width / 2.0;
    let apart = |column: usize| middle(rect(points[1][column])) - middle(rect(points[0][column]));
    assert_eq!(apart(0), 20.0);
    assert_eq!(apart(1), -20.0, "to the left in the last column");
}

#[test]
fn words_do_not_overlap_words_or_marks() {
    let near = [Some(0.4), Some(0.3), Some(-0.2), Some(1.8)];
    let (journey, _, _) = felt(&[&near, &near, &[Some(0.2), Some(-1.8), Some(-0.1), Some(1.7)]]);
    let scene = journey.map();
    let row = &scene.grid.rows[0];
    let mut seen: Vec<Rect> = scene.grid.slots.iter().map(|slot| slot.rect).collect();
    for point in groups(&scene, Role::Point) {
        for text in texts(point) {
            let line = &text.lines[0];
            let x = point.rect.x + text.rect.x + line.x;
            let word = Rect::new(x, point.rect.y + text.rect.y, line.width, text.rect.height);
            assert!(word.y >= row.y && word.bottom() <= row.y + row.height, "within the lane");
            seen.push(word);
        }
    }
    assert_eq!(seen.len(), 24);
    for (index, a) in seen.iter().enumerate() {
        for b in &seen[index + 1..] {
            let width = a.right().min(b.right()) - a.x.max(b.x);
            let height = a.bottom().min(b.bottom()) - a.y.max(b.y);
            assert!(width <= 0.5 || height <= 0.5, "{a:?} and {b:?}");
        }
    }
}

#[test]
fn a_moment_of_truth_rings_the_focused_point() {
    let (mut journey, columns, points) = felt(&[&[Some(1.0), Some(-1.8)], &[Some(-1.0), Some(1.0)]]);
    let lane = journey.lane(LaneKind::Moment);
    journey.card(lane, columns[1], "Do they trust me?");
    let scene = journey.map();
    let width = |id: Id| scene.grid.slots.iter().find(|slot| slot.id == id).unwrap().rect.width;
    assert_eq!(width(points[0][1]), 28.0, "ringed");
    assert_eq!(width(points[0][0]), 20.0);
    assert!(width(points[1][1]) < 20.0, "the other persona's mark");
    assert_eq!(
        &*group(&scene, points[0][1]).label,
        "Persona 0, Step 2: awful, \u{2212}1.8, a feeling, moment of truth"
    );
}

#[test]
fn the_curves_are_there_as_numbers_once() {
    let (journey, _, _) = felt(&[&[Some(1.0), None], &[Some(-1.0), Some(0.5)]]);
    let scene = journey.map();
    let charts: Vec<_> = scene
        .groups
        .iter()
        .flat_map(|group| group.items.iter())
        .filter_map(|item| match item {
            Item::Chart(chart) => Some(chart),
            _ => None,
        })
        .collect();
    assert_eq!(charts.len(), 1);
    assert_eq!(charts[0].categories, ["Step 1", "Step 2"]);
    assert_eq!(charts[0].series[0].values, [Some(1.0), None]);
    assert_eq!(charts[0].series[1].values, [Some(-1.0), Some(0.5)]);
}

#[test]
fn any_declared_scale_is_drawn_alike() {
    let (mut journey, _, points) = felt(&[&[Some(5.0), Some(1.0)]]);
    journey.document.journey.emotion_scale = EmotionScale::between(1.0, 5.0);
    let scene = journey.map();
    let label = |place: usize| group(&scene, points[0][place]).label.clone();
    assert_eq!(&*label(0), "Persona 0, Step 1: great, 5, a feeling");
    assert_eq!(&*label(1), "Persona 0, Step 2: awful, 1, a feeling");
}

//! From changes to marks: what of each changed record the map shows, and what headers count.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use throughline_diff::{Run, Side, What};
use throughline_insight::{ChangeKind, Line};
use throughline_model::{Id, RecordKind};

use super::ComparisonOptions;
use super::union::{Standing, Union, ghost};
use super::wording::Wording;
use crate::map::fragments::readable;
use crate::map::{Mark, Marks, Slim};

/// Marks everything that changed and passes the filter, and counts it.
pub(super) fn add(marks: &mut Marks, union: &Union, options: &ComparisonOptions, lines: &[Line]) {
    for pair in union.comparison.pairs.iter().filter(|pair| pair.a != pair.b) {
        marks.was(pair.b, pair.a);
    }
    let lines: Vec<&Line> = lines.iter().filter(|line| passes(line, union, options)).collect();
    let mut found: BTreeMap<Id, Mark> = BTreeMap::new();
    let mut records: BTreeSet<(Option<Id>, Option<Id>)> = BTreeSet::new();
    for line in lines {
        records.insert((line.a, line.b));
        count(marks, line, union);
        *marks.summary.counts.entry(line.change).or_default() += 1;
        let Some((drawn, change)) = drawn(line, union) else { continue };
        let mark = found.entry(drawn).or_insert(plain(change));
        mark.said.push(line.why.clone());
        if line.kind == RecordKind::Evidence || line.kind == RecordKind::Measurement {
            mark.notes.push(line.why.clone());
        }
    }
    let wording = Wording { union };
    for difference in &union.comparison.differences {
        let (kind, a, b) = (difference.kind, difference.a, difference.b);
        if !records.contains(&(a, b)) {
            continue;
        }
        match &difference.what {
            What::Added { parts } => {
                for part in parts {
                    found.entry(part.id).or_insert(Mark { own: false, ..plain(ChangeKind::Added) });
                }
            }
            What::Removed { parts } => {
                for part in parts {
                    found.entry(ghost(part.id)).or_insert(Mark { own: false, ..plain(ChangeKind::Removed) });
                }
            }
            What::Moved { .. } if kind == RecordKind::Card => {
                if let Some((a, b)) = a.zip(b) {
                    marks.leave(ghost(a), b, &wording.where_to(a, b));
                }
            }
            What::Split { into } => {
                for part in into {
                    let mark = found.entry(*part).or_insert(plain(ChangeKind::Changed));
                    mark.notes.extend(a.map(|a| wording.split_from(a)));
                    mark.own = false;
                }
            }
            What::Merged { from } => {
                for source in from {
                    let mark = found.entry(ghost(*source)).or_insert(plain(ChangeKind::Removed));
                    mark.notes.extend(b.map(|b| wording.merged_into(b)));
                    mark.own = false;
                }
            }
            _ => {}
        }
        let Some(mark) = b.or(a.map(ghost)).and_then(|drawn| found.get_mut(&drawn)) else { continue };
        match &difference.what {
            What::Reworded { words, field, .. } if matches!(field.as_str(), "text" | "name") => {
                mark.words = Some(readable(words).into());
            }
            What::Moved { .. } | What::Reordered { .. } => {
                mark.notes.splice(0..0, wording.note(difference));
            }
            _ => mark.notes.extend(wording.note(difference)),
        }
    }
    if options.layout_only {
        add_layout(&mut found, union);
    }
    for (record, mark) in found {
        marks.add(record, mark);
    }
}

/// Marks what differs in its look alone: such changes are in no list and in no count.
fn add_layout(found: &mut BTreeMap<Id, Mark>, union: &Union) {
    let (a, b) = (union.a.document, union.b.document);
    for pair in union.comparison.pairs.iter() {
        let looks: Vec<(&str, bool)> = match pair.kind {
            RecordKind::Stage => a.stages.get(&pair.a).zip(b.stages.get(&pair.b)).map(|(then, now)| {
                vec![("width", then.width != now.width), ("colour", then.colour != now.colour)]
            }),
            RecordKind::Step => a
                .steps
                .get(&pair.a)
                .zip(b.steps.get(&pair.b))
                .map(|(then, now)| vec![("width", then.width != now.width)]),
            RecordKind::Lane => a.lanes.get(&pair.a).zip(b.lanes.get(&pair.b)).map(|(then, now)| {
                vec![
                    ("height", then.height != now.height),
                    ("colour", then.colour != now.colour),
                    ("icon", then.icon != now.icon),
                ]
            }),
            _ => None,
        }
        .unwrap_or_default();
        let changed: Vec<&str> =
            looks.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect();
        if changed.is_empty() {
            continue;
        }
        let words = format!("Layout only: {}.", changed.join(", "));
        let mark = found.entry(pair.b).or_insert(plain(ChangeKind::Changed));
        mark.said.push(words.clone());
        mark.notes.push(words);
    }
}

/// Marks what changed on each side for itself: what went on the first, what came on the second, and
/// what differs on both.
pub(super) fn add_apart(marks: &mut Marks, union: &Union, options: &ComparisonOptions, lines: &[Line]) {
    let lines: Vec<&Line> = lines.iter().filter(|line| passes(line, union, options)).collect();
    let mut found: BTreeMap<Id, Mark> = BTreeMap::new();
    for line in lines {
        count(marks, line, union);
        *marks.summary.counts.entry(line.change).or_default() += 1;
        if let Some((drawn, change)) = drawn(line, union) {
            let held = union.comparison.pairs.of_b(drawn).map(|pair| ghost(pair.a));
            for id in [Some(drawn), held].into_iter().flatten() {
                found.entry(id).or_insert(plain(change)).said.push(line.why.clone());
            }
        }
    }
    for difference in &union.comparison.differences {
        let ids = [difference.a.map(ghost), difference.b];
        match &difference.what {
            What::Added { parts } if difference.b.is_some_and(|id| found.contains_key(&id)) => {
                for part in parts {
                    found.entry(part.id).or_insert(Mark { own: false, ..plain(ChangeKind::Added) });
                }
            }
            What::Removed { parts } if ids[0].is_some_and(|id| found.contains_key(&id)) => {
                for part in parts {
                    found.entry(ghost(part.id)).or_insert(Mark { own: false, ..plain(ChangeKind::Removed) });
                }
            }
            What::Reworded { words, field, .. } if matches!(field.as_str(), "text" | "name") => {
                let [then, now] = ids.map(|id| id.filter(|id| found.contains_key(id)));
                let words = readable(words);
                let of = |dropped: fn(&Run) -> bool| -> Arc<[Run]> {
                    words.iter().filter(|run| !dropped(run)).cloned().collect()
                };
                if let Some(mark) = then.and_then(|id| found.get_mut(&id)) {
                    mark.words = Some(of(|run| matches!(run, Run::Added(_))));
                }
                if let Some(mark) = now.and_then(|id| found.get_mut(&id)) {
                    mark.words = Some(of(|run| matches!(run, Run::Removed(_))));
                }
            }
            _ => {}
        }
    }
    if options.layout_only {
        add_layout(&mut found, union);
    }
    for (record, mark) in found {
        marks.add(record, mark);
    }
}

fn plain(change: ChangeKind) -> Mark {
    Mark { change, said: Vec::new(), notes: Vec::new(), words: None, own: true }
}

/// What shows a change, under the id with which it is drawn, and what became of it. Evidence and
/// readings show on what they hang on.
fn drawn(line: &Line, union: &Union) -> Option<(Id, ChangeKind)> {
    let hangs_on = |side: Side, id: Id| match line.kind {
        RecordKind::Evidence => side.document.evidence.get(&id).map(|it| it.on.id),
        RecordKind::Measurement => side.document.measurements.get(&id).map(|it| it.metric),
        _ => None,
    };
    let of_a = |id: Id| union.b_of(id).unwrap_or(ghost(id));
    match (line.a, line.b) {
        (_, Some(b)) => Some(hangs_on(union.b, b).map_or((b, line.change), |on| (on, ChangeKind::Changed))),
        (Some(a), None) => {
            Some(hangs_on(union.a, a).map_or((ghost(a), line.change), |on| (of_a(on), ChangeKind::Changed)))
        }
        (None, None) => None,
    }
}

/// Folds the steps in which nothing changed and from which nothing moved away.
pub(super) fn fold_unchanged(marks: &mut Marks, union: &Union) {
    let mut touched: BTreeSet<Id> = BTreeSet::new();
    for difference in &union.comparison.differences {
        touched.extend(difference.place.column.map(|column| union.column_of_b(column)));
        if let What::Moved { from, .. } = &difference.what {
            touched.extend(from.column.and_then(|column| union.home(column)));
        }
    }
    let steps = union.stages.iter().flat_map(|stage| &stage.steps);
    for step in steps.filter(|step| step.standing == Standing::Both && !touched.contains(&step.id)) {
        marks.slim_down(step.id, Slim::Folded);
    }
}

/// Counts a change in its stage and in its lane, or beside the map.
fn count(marks: &mut Marks, line: &Line, union: &Union) {
    let held = |id: Id| match union.is_drawn(id) {
        true => id,
        false => ghost(id),
    };
    let places = [line.stage, line.lane.filter(|_| line.kind != RecordKind::Lane)];
    for place in places.into_iter().flatten() {
        marks.count(held(place), line.change);
    }
    if line.kind == RecordKind::Lane {
        let lane = line.b.or(line.a.map(ghost));
        lane.into_iter().for_each(|lane| marks.count(lane, line.change));
    } else if line.stage.is_none() && line.lane.is_none() {
        marks.count_beside();
    }
}

/// Whether a change is to be marked.
fn passes(line: &Line, union: &Union, options: &ComparisonOptions) -> bool {
    let filter = &options.filter;
    // Filters may name records by either side's ids; lines by the second's where they have one.
    let named = |wanted: &[Id], ids: &[Id]| {
        wanted.iter().any(|id| ids.contains(id) || union.b_of(*id).is_some_and(|id| ids.contains(&id)))
    };
    let lane: Vec<Id> = match line.kind {
        RecordKind::Lane => line.b.or(line.a).into_iter().collect(),
        _ => line.lane.into_iter().collect(),
    };
    (filter.kinds.is_empty() || filter.kinds.contains(&line.change))
        && (filter.lanes.is_empty() || named(&filter.lanes, &lane))
        && (filter.personas.is_empty() || line.personas.is_empty() || named(&filter.personas, &line.personas))
        && (filter.departments.is_empty() || named(&filter.departments, &line.departments))
}

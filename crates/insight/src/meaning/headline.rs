//! The whole comparison in one sentence.

use super::{CurveChange, CurveSummary, Fate, Meaning, Moment};
use crate::Line;
use crate::both::Both;
use crate::names::quoted;
use crate::scores;

pub(super) fn said(both: &Both, lines: &[Line], meaning: &Meaning) -> String {
    let title = both.b.document.journey.title.trim().trim_end_matches('.');
    let title = if title.is_empty() { "The journey" } else { title };
    if lines.is_empty() {
        let name = |side: &crate::both::One| {
            side.document.states.get(&side.outline.state).map(|state| quoted(&state.name))
        };
        return match name(&both.a).zip(name(&both.b)) {
            Some((a, b)) if a != b => format!("{title}: nothing differs between {a} and {b}."),
            _ => format!("{title}: nothing differs."),
        };
    }
    let parts: Vec<String> =
        [Some(stages(meaning)), lowest(both, meaning), pains(meaning)].into_iter().flatten().collect();
    format!("{title}: {}.", parts.join(", "))
}

fn stages(meaning: &Meaning) -> String {
    let touched = meaning.stages.iter().filter(|stage| stage.is_touched()).count();
    part_of(touched, meaning.stages.len(), "stage", "stages", ("changes", "change"))
}

/// "4 of 5 stages change", "the only stage changes", "none of 5 stages changes".
pub(super) fn part_of(number: usize, of: usize, one: &str, several: &str, (is, are): (&str, &str)) -> String {
    match (number, of) {
        (0, 0) => format!("there are no {several}"),
        (1, 1) => format!("the only {one} {is}"),
        (0, 1) => format!("the only {one} does not change").replace("does not change", &negated(is)),
        (0, of) => format!("none of {of} {several} {is}"),
        (1, of) => format!("1 of {of} {several} {is}"),
        (number, of) if number == of => format!("all {of} {several} {are}"),
        (number, of) => format!("{number} of {of} {several} {are}"),
    }
}

fn negated(verb: &str) -> String {
    match verb.split_once(' ') {
        Some(("is", rest)) => format!("is not {rest}"),
        _ => format!("does not {}", verb.trim_end_matches('s')),
    }
}

/// The lowest moments of all personas together, before and after, and whose they are.
pub(super) fn lowest_moments(meaning: &Meaning) -> [Option<(&Moment, &str)>; 2] {
    let before: fn(&CurveChange) -> Option<&CurveSummary> = |curve| curve.before.as_ref();
    let after: fn(&CurveChange) -> Option<&CurveSummary> = |curve| curve.after.as_ref();
    [before, after].map(|of| {
        let moments = meaning.curves.iter().filter_map(|it| Some((&of(it)?.lowest, it.name.as_str())));
        moments.reduce(|lowest, next| if next.0.score < lowest.0.score { next } else { lowest })
    })
}

fn lowest(both: &Both, meaning: &Meaning) -> Option<String> {
    let [before, after] = lowest_moments(meaning);
    Some(match (before, after) {
        (None, None) => return None,
        (Some((was, _)), None) => format!("the lowest moment was {} and is not measured now", was.word),
        (None, Some((is, _))) => format!("the lowest moment is {} and was not measured before", is.word),
        (Some((was, _)), Some((is, _))) => {
            let by = scores::rounded(scores::rounded(is.score) - scores::rounded(was.score));
            let verb = if by > 0.0 { "rises" } else { "falls" };
            match by == 0.0 {
                true => format!("the lowest moment stays {}", is.word),
                false if was.word == is.word => {
                    let numbers = [was.score, is.score].map(|score| scores::written(both, score));
                    format!(
                        "the lowest moment {verb} from {} to {} and stays {}",
                        numbers[0], numbers[1], is.word
                    )
                }
                false => format!("the lowest moment {verb} from {} to {}", was.word, is.word),
            }
        }
    })
}

fn pains(meaning: &Meaning) -> Option<String> {
    let of = |fate: Fate| meaning.pains.iter().filter(|pain| pain.fate == fate).count();
    let (closed, open, new) = (of(Fate::Closed), of(Fate::Open), of(Fate::New));
    let before = closed + open;
    let new = match new {
        0 => None,
        1 => Some("1 is new".to_owned()),
        new => Some(format!("{new} are new")),
    };
    if before == 0 {
        return new.map(|new| match new.as_str() {
            "1 is new" => "1 pain point is new".to_owned(),
            _ => new.replace(" are", " pain points are"),
        });
    }
    let closed = part_of(closed, before, "pain point", "pain points", ("is closed", "are closed"));
    Some(match new {
        Some(new) => format!("{closed} and {new}"),
        None => closed,
    })
}

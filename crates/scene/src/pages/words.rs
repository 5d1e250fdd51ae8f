//! What pages are called, what they say comes next, and what had to be done otherwise on them.

use super::Page;
use super::share::Window;
use crate::map::columns::StageBand;
use crate::map::lane_name;
use crate::map::plan::Plan;
use crate::{Group, Item, Region, Role};

/// A name is told in a remark with so many characters.
const TOLD: usize = 40;

/// What a page shows: its stages, and its lanes where not all stand on it.
pub(super) fn name(plan: &Plan, window: &Window, with_lanes: bool) -> String {
    let bands = plan.columns.stages.iter().filter(|band| window.columns.contains(&band.first));
    let stages: Vec<String> = bands.map(|band| stage_name(plan, band)).collect();
    let stages = match stages.as_slice() {
        [] => plan.document.journey.title.clone(),
        [only] => only.clone(),
        [first, second] => format!("{first}, {second}"),
        [first, .., last] => format!("{first} to {last}"),
    };
    let lanes = match plan.rows.get(window.rows.clone()).unwrap_or_default() {
        [] => return stages,
        _ if !with_lanes => return stages,
        [only] => lane_name(only.lane).to_owned(),
        [first, .., last] => format!("{} to {}", lane_name(first.lane), lane_name(last.lane)),
    };
    format!("{stages}: {lanes}")
}

/// With what the next page begins.
pub(super) fn continues(plan: &Plan, own: &Window, next: &Window) -> String {
    if own.columns == next.columns {
        let row = plan.rows.get(next.rows.start);
        return row.map_or_else(String::new, |row| lane_name(row.lane).to_owned());
    }
    let band = plan.columns.stages.iter().find(|band| next.columns.contains(&band.first));
    band.map_or_else(String::new, |band| stage_name(plan, band))
}

/// A stage's name; where it began on an earlier page, with the step from which it goes on.
fn stage_name(plan: &Plan, band: &StageBand) -> String {
    let name = plan.outline.stages.get(band.number).map_or("", |stage| stage.stage.name.as_str());
    let before = band.first.checked_sub(1).and_then(|before| plan.columns.columns.get(before));
    let goes_on = before.is_some_and(|before| before.stage == band.number);
    match plan.headers.number(band.first).filter(|_| goes_on) {
        Some(number) => format!("{name} from step {number}"),
        None => name.to_owned(),
    }
}

/// Cards that continue, and names that were shortened.
pub(super) fn remarks(plan: &Plan, pages: &[Page]) -> impl Iterator<Item = String> {
    let placed = plan.rows.iter().flat_map(|row| row.placed.iter().map(move |card| (row, card)));
    let continued = placed.filter(|(_, card)| card.content.key.ends_with(" part 2")).map(|(row, card)| {
        let (begins, lane) = (told(&card.content.label), lane_name(row.lane));
        format!("The card {begins} in {lane} is taller than a page and continues on the next.")
    });
    let names = pages.iter().flat_map(|page| {
        let fresh = page.scene.groups.iter().filter(|group| !page.repeated.contains(&group.key));
        fresh.filter(|group| is_name(group) && is_shortened(group))
    });
    let shortened = names.map(|group| {
        format!("{} was shortened: it stands on each page and leaves room for the map.", told(&group.label))
    });
    continued.chain(shortened)
}

fn is_name(group: &Group) -> bool {
    matches!(group.role, Role::Title | Role::Stage | Role::Step | Role::Lane)
        || (group.role == Role::Text && group.region == Region::Lens)
}

fn is_shortened(group: &Group) -> bool {
    group.items.iter().any(|item| match item {
        Item::Text(block) => {
            block.lines.last().is_some_and(|line| line.text.ends_with('…') && !block.text.ends_with('…'))
        }
        _ => false,
    })
}

fn told(label: &str) -> String {
    let begins: String = label.chars().take(TOLD).collect();
    match begins.len() < label.len() {
        true => format!("\u{201c}{}…\u{201d}", begins.trim_end()),
        false => format!("\u{201c}{begins}\u{201d}"),
    }
}

//! A map in pages that break between stages, then between lanes.

use std::collections::BTreeSet;

use super::around::{self, Around};
use super::columns;
use super::format::{Format, LEAST_TEXT_PT};
use super::share::{Window, Windows};
use super::{Page, Pages};
use crate::map::plan::Plan;
use crate::map::{Columns, Drawn, MARGIN, Subject, draw, lane_name, scene};
use crate::{Grid, Layouter, Metrics, SheetOptions};
use throughline_model::Outline;

/// Text is set this large where all lanes then still fit on a page.
const GOOD_TEXT_PT: f64 = 9.0;
/// Maps with more cards are set at the least size at once: a second try would take as long as the
/// first.
const TRIES_BELOW: usize = 800;

/// A map on sheets of a size in points of the paper.
pub(super) fn pages(
    layouter: &mut Layouter,
    subject: Subject,
    sheet: &SheetOptions,
    size_pt: (f64, f64),
) -> Pages {
    let text = Metrics::of(subject.options.density).text.size;
    let is_small = subject.document.cards.len() <= TRIES_BELOW;
    let sizes = [GOOD_TEXT_PT, (GOOD_TEXT_PT + LEAST_TEXT_PT) / 2.0].into_iter().filter(|_| is_small);
    for text_pt in sizes {
        let format = Format::of(size_pt, text_pt / text);
        if let Some(pages) = at_scale(layouter, subject, sheet, format, true) {
            return pages;
        }
    }
    let format = Format::of(size_pt, LEAST_TEXT_PT / text);
    at_scale(layouter, subject, sheet, format, false).unwrap_or_default()
}

/// The pages at a scale; none where lanes had to be parted and should not be.
fn at_scale(
    layouter: &mut Layouter,
    subject: Subject,
    sheet: &SheetOptions,
    format: Format,
    in_one_row: bool,
) -> Option<Pages> {
    let metrics = Metrics::of(subject.options.density);
    let outline = Outline::without_cards(subject.document, subject.options.state);
    let natural = Columns::of(&outline, subject.options, subject.marks, metrics);
    let room = format.room().0 - metrics.label_width - 2.0 * MARGIN;
    let column_pages = columns::pages(&natural, room, metrics.stage_gap);
    let subject = Subject { left: format.margin, column_pages: &column_pages, ..subject };
    let fonts = layouter.fonts().clone();
    layouter.planned(subject, |plan, pen| {
        let mut pages_down = 1;
        let (around, rows) = loop {
            let around = Around::of(plan, format, pages_down, pen);
            let (first, others) = around.room();
            let headers = plan.headers.height();
            let fits = plan.body_height <= first - headers;
            if !fits && in_one_row {
                return None;
            }
            // The strip of pages takes room of its own: with each row of it that comes.
            let needed =
                1 + ((plan.body_height - first + headers) / (others - headers)).max(0.0).ceil() as usize;
            if !fits && pages_down < needed {
                pages_down = needed;
                continue;
            }
            let rows = plan.part_rows(|page| if page == 0 { first - headers } else { others - headers });
            break (around, rows);
        };
        let windows = Windows::of(plan, &rows);
        let (groups, _) = draw(plan, pen);
        let background = plan.theme.card;
        let empty = Drawn {
            groups,
            grid: Grid::default(),
            width: format.width,
            height: format.height,
            body_x: format.margin + plan.metrics.label_width,
            body_y: 0.0,
            background,
        };
        let mut whole = scene(plan, empty, &fonts);
        let shared = windows.share(std::mem::take(&mut whole.groups));
        let all = windows.all();
        let names: Vec<String> = all.iter().map(|window| name(plan, window, windows.down() > 1)).collect();
        let mut said = BTreeSet::new();
        let mut pages = Vec::with_capacity(all.len());
        for (number, (window, map)) in all.iter().zip(shared).enumerate() {
            let (mut groups, top) = around.page(number);
            groups.push(around::strip(plan, format, &all, window));
            groups.extend(map);
            let next = names.get(number + 1).map(String::as_str);
            groups.extend(around::footer(plan, format, sheet, (number, all.len()), next, pen));
            let keys: BTreeSet<_> = groups.iter().map(|group| group.key.clone()).collect();
            let repeated = keys.intersection(&said).cloned().collect();
            said.extend(keys);
            let mut scene = whole.clone();
            scene.groups = groups;
            scene.body_y = top + plan.headers.height();
            pages.push(Page {
                name: names.get(number).cloned().unwrap_or_default(),
                scene,
                page_from_scene: format.page_from_scene,
                repeated,
                speaker_notes: String::new(),
            });
        }
        let (title, language) = (whole.title, whole.language);
        Some(Pages { title, language, pages, remarks: remarks(plan) })
    })
}

/// What a page shows: its stages, and its lanes where not all stand on it.
fn name(plan: &Plan, window: &Window, with_lanes: bool) -> String {
    let bands = plan.columns.stages.iter().filter(|band| window.columns.contains(&band.first));
    let stages: Vec<String> = bands
        .map(|band| {
            let stage = plan.outline.stages.get(band.number).map_or("", |stage| stage.stage.name.as_str());
            let begins = plan.columns.parts(band.first, band.last).count() == 1
                && band
                    .first
                    .checked_sub(1)
                    .and_then(|before| plan.columns.columns.get(before))
                    .is_none_or(|before| before.stage != band.number);
            match plan.headers.number(band.first).filter(|_| !begins) {
                Some(number) => format!("{stage} from step {number}"),
                None => stage.to_owned(),
            }
        })
        .collect();
    let rows = plan.rows.get(window.rows.clone()).unwrap_or_default();
    let lanes = match rows {
        _ if !with_lanes => String::new(),
        [] => String::new(),
        [only] => lane_name(only.lane).to_owned(),
        [first, .., last] => format!("{} to {}", lane_name(first.lane), lane_name(last.lane)),
    };
    let stages = match stages.as_slice() {
        [] => plan.document.journey.title.clone(),
        [only] => only.clone(),
        [first, second] => format!("{first}, {second}"),
        [first, .., last] => format!("{first} to {last}"),
    };
    if lanes.is_empty() { stages } else { format!("{stages}: {lanes}") }
}

/// Cards that are taller than a page.
fn remarks(plan: &Plan) -> Vec<String> {
    let placed = plan.rows.iter().flat_map(|row| row.placed.iter().map(move |card| (row, card)));
    let continued = placed.filter(|(_, card)| card.content.key.ends_with(" part 2"));
    continued
        .map(|(row, card)| {
            let begins: String = card.content.label.chars().take(40).collect();
            let lane = lane_name(row.lane);
            format!("The card \u{201c}{begins}…\u{201d} in {lane} is taller than a page and continues on the next.")
        })
        .collect()
}

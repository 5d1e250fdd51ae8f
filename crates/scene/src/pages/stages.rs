//! A map in pages that break between stages, then between lanes.

use std::collections::BTreeSet;

use throughline_model::Outline;

use super::around::{self, Around};
use super::format::{Format, LEAST_TEXT_PT};
use super::share::{Window, Windows};
use super::{Page, Pages, columns, words};
use crate::map::pen::Pen;
use crate::map::plan::Plan;
use crate::map::{ColumnPage, Columns, Drawn, MARGIN, Subject, draw, scene};
use crate::{Grid, Group, Layouter, Metrics, Scene, SheetOptions};

/// Text is set in the first of these sizes at which all lanes fit on a page, else in the least that
/// can be read.
const GOOD_TEXT_PT: [f64; 2] = [9.0, 8.0];
/// Maps with more cards are set at the least size at once: each further try takes as long as the
/// first.
const TRIES_BELOW: usize = 800;
/// So many more pages beside each other are tried before lanes are parted.
const WIDER_TRIES: usize = 3;

/// A map on sheets of a size in points of the paper.
pub(super) fn pages(
    layouter: &mut Layouter,
    subject: Subject,
    sheet: &SheetOptions,
    size_pt: (f64, f64),
) -> Pages {
    let text = Metrics::of(subject.options.density).text.size;
    let is_small = subject.document.cards.len() <= TRIES_BELOW;
    for text_pt in GOOD_TEXT_PT.into_iter().filter(|_| is_small) {
        let setting = Setting { subject, sheet, format: Format::of(size_pt, text_pt / text) };
        if let Some(pages) = setting.in_one_row(layouter, 1) {
            return pages;
        }
    }
    let setting = Setting { subject, sheet, format: Format::of(size_pt, LEAST_TEXT_PT / text) };
    let column_pages = setting.column_pages(1);
    let pages = setting.pages(layouter, &column_pages, false).unwrap_or_default();
    let across = column_pages.len();
    if is_small && pages.pages.len() > across {
        // Wider columns make lower cards: as many pages may do without parting the lanes.
        let most = pages.pages.len().min(across + WIDER_TRIES);
        if let Some(pages) = (across + 1..=most).find_map(|least| setting.in_one_row(layouter, least)) {
            return pages;
        }
    }
    pages
}

/// What is set on which paper.
struct Setting<'a> {
    subject: Subject<'a>,
    sheet: &'a SheetOptions,
    format: Format,
}

impl Setting<'_> {
    /// The columns on at least so many pages.
    fn column_pages(&self, least: usize) -> Vec<ColumnPage> {
        let Subject { document, options, marks, .. } = self.subject;
        let metrics = Metrics::of(options.density);
        let outline = Outline::without_cards(document, options.state);
        let natural = Columns::of(&outline, options, marks, metrics);
        let room = self.format.room().0 - metrics.label_width - 2.0 * MARGIN;
        columns::pages(&natural, room, metrics.stage_gap, least)
    }

    /// The pages, beside each other alone; none where lanes had to be parted for it.
    fn in_one_row(&self, layouter: &mut Layouter, least: usize) -> Option<Pages> {
        self.pages(layouter, &self.column_pages(least), true)
    }

    fn pages(&self, layouter: &mut Layouter, columns: &[ColumnPage], in_one_row: bool) -> Option<Pages> {
        let subject = Subject { left: self.format.margin, column_pages: columns, ..self.subject };
        let fonts = layouter.fonts().clone();
        layouter.planned(subject, |plan, pen| {
            let (around, windows) = self.windows(plan, in_one_row, pen)?;
            let (groups, _) = draw(plan, pen);
            let drawn = Drawn {
                groups,
                grid: Grid::default(),
                width: self.format.width,
                height: self.format.height,
                body_x: self.format.margin + plan.metrics.label_width,
                body_y: 0.0,
                background: plan.theme.card,
            };
            Some(self.bound(plan, &around, &windows, scene(plan, drawn, &fonts), pen))
        })
    }

    /// What stands around the map, and what of it each page shows.
    fn windows(&self, plan: &mut Plan, in_one_row: bool, pen: &mut Pen) -> Option<(Around, Windows)> {
        let headers = plan.headers.height();
        let around = Around::of(plan, self.format, pen);
        let (first, others) = around.room();
        if in_one_row && plan.body_height > first - headers {
            return None;
        }
        let rows = plan.part_rows((first - headers, others - headers));
        let windows = Windows::of(plan, &rows);
        Some((around, windows))
    }

    /// The pages with what stands around them.
    fn bound(
        &self,
        plan: &Plan,
        around: &Around,
        windows: &Windows,
        mut whole: Scene,
        pen: &mut Pen,
    ) -> Pages {
        let shared = windows.share(std::mem::take(&mut whole.groups));
        let all = windows.all();
        let mut said = BTreeSet::new();
        let mut pages: Vec<Page> = Vec::with_capacity(all.len());
        for (number, (window, map)) in all.iter().zip(shared).enumerate() {
            let (mut groups, top) = around.above(number);
            groups.push(around::strip(plan, self.format, &all, window));
            groups.extend(map);
            groups.extend(around.below());
            let next = all.get(number + 1).map(|next| words::continues(plan, window, next));
            let place = (number, all.len());
            groups.extend(around::footer(plan, self.format, self.sheet, place, next, pen));
            let repeated = repeated(&groups, &mut said);
            let body_y = top + plan.headers.height();
            pages.push(Page {
                name: words::name(plan, window, windows.down() > 1),
                scene: Scene { groups, body_y, grid: grid(plan, window), ..whole.clone() },
                page_from_scene: self.format.page_from_scene,
                repeated,
                speaker_notes: String::new(),
            });
        }
        let left_out = around.left_out.iter().cloned();
        let remarks = left_out.chain(words::remarks(plan, &pages)).collect();
        Pages { title: whole.title, language: whole.language, pages, remarks }
    }
}

/// The keys that have been said before; what is new is now said, too.
pub(super) fn repeated(
    groups: &[Group],
    said: &mut BTreeSet<std::sync::Arc<str>>,
) -> BTreeSet<std::sync::Arc<str>> {
    let keys: BTreeSet<_> = groups.iter().map(|group| group.key.clone()).collect();
    let repeated = keys.intersection(said).cloned().collect();
    said.extend(keys);
    repeated
}

/// The stages, columns and rows that stand on a page, where they stand there.
fn grid(plan: &Plan, window: &Window) -> Grid {
    let (dx, dy) = (-window.rect.x, -window.rect.y);
    let columns = plan.columns.columns.get(window.columns.clone()).unwrap_or_default();
    let stages = plan.columns.stages.iter().filter(|band| window.columns.contains(&band.first));
    let rows = plan.rows.get(window.rows.clone()).unwrap_or_default();
    Grid {
        stages: stages.map(|it| crate::GridStage { x: it.grid.x + dx, ..it.grid.clone() }).collect(),
        columns: columns
            .iter()
            .map(|it| crate::GridColumn { x: it.grid.x + dx, ..it.grid.clone() })
            .collect(),
        rows: rows
            .iter()
            .map(|row| crate::GridRow {
                id: row.lane.id,
                kind: row.lane.kind,
                locked: row.lane.locked,
                y: row.y + dy,
                height: row.height,
            })
            .collect(),
        slots: Vec::new(),
        padding: (plan.metrics.cell_padding_x, plan.metrics.cell_padding_y),
        gap: plan.metrics.card_gap,
    }
}

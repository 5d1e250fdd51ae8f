//! One large map cut into sheets that overlap, to be printed, trimmed and glued together.

use std::collections::BTreeSet;

use throughline_model::Document;

use super::cut::intersection;
use super::options::POINTS_PER_MM;
use super::{Page, Pages};
use crate::map::draw::{dashed, filled, line, solid};
use crate::map::pen::{Passage, Pen};
use crate::{Group, Item, Layouter, Rect, Region, Role, Scene, TableRole, Theme, TypeSize, Weight};

/// Points of paper to a point of the map: as large as on a screen.
const PAGE_FROM_SCENE: f64 = 0.75;
/// What two tiles both show, and what printers leave white.
const OVERLAP_MM: f64 = 10.0;
const MARGIN_MM: f64 = 10.0;
/// A tile ends at the edge of a column or lane where that leaves it at least this share of its room.
const LEAST_FILL: f64 = 0.45;
/// Length of a cut mark, and its distance from what is cut.
const MARK: f64 = 14.0;
const MARK_GAP: f64 = 4.0;
const GUIDE: TypeSize = TypeSize { size: 11.0, line_height: 14.0, weight: Weight::Regular };

/// A sheet as tiles of a size in points of the paper.
pub(super) fn pages(
    layouter: &mut Layouter,
    document: &Document,
    scene: Scene,
    theme: &Theme,
    size_pt: (f64, f64),
) -> Pages {
    let mm = POINTS_PER_MM / PAGE_FROM_SCENE;
    let paper = (size_pt.0 / PAGE_FROM_SCENE, size_pt.1 / PAGE_FROM_SCENE);
    let (margin, overlap) = (MARGIN_MM * mm, OVERLAP_MM * mm);
    let room = (paper.0 - 2.0 * margin - overlap, paper.1 - 2.0 * margin - overlap);
    let (upright, level) = edges(&scene);
    let across = seams(scene.width, room.0, &upright);
    let down = seams(scene.height, room.1, &level);
    let (fonts, shaper) = layouter.begin(document);
    let mut pen = Pen { shaper, fonts: &fonts };
    let placed: Vec<Rect> = scene.groups.iter().map(|group| on_whole(&scene, group)).collect();

    let mut tiles = Vec::new();
    for (row, y) in down.windows(2).enumerate() {
        for (column, x) in across.windows(2).enumerate() {
            let more = |last: bool| if last { 0.0 } else { overlap };
            let (last_across, last_down) = (column + 2 == across.len(), row + 2 == down.len());
            let core = Rect::new(x[0], y[0], x[1] - x[0], y[1] - y[0]);
            let seen =
                Rect { width: core.width + more(last_across), height: core.height + more(last_down), ..core };
            tiles.push(Tile { row, column, core, seen });
        }
    }
    let homes: Vec<usize> = placed
        .iter()
        .map(|rect| {
            let whole = tiles.iter().position(|tile| tile.holds(rect));
            whole
                .or_else(|| tiles.iter().position(|tile| intersection(&tile.seen, rect).is_some()))
                .unwrap_or(0)
        })
        .collect();
    let counts = (down.len() - 1, across.len() - 1);
    let sheet = Sheet { paper, margin, theme, counts };
    let mut pages = Vec::with_capacity(tiles.len());
    for (number, tile) in tiles.iter().enumerate() {
        let shown = scene.groups.iter().zip(&placed).zip(&homes);
        let shown = shown.filter(|((_, rect), _)| intersection(&tile.seen, rect).is_some());
        let mut repeated: BTreeSet<_> = shown
            .clone()
            .filter(|(_, home)| **home != number)
            .map(|((group, _), _)| group.key.clone())
            .collect();
        let by = (margin - tile.seen.x, margin - tile.seen.y);
        let mut page = Scene {
            groups: shown.clone().map(|((group, _), _)| group.clone()).collect(),
            width: paper.0,
            height: paper.1,
            body_x: scene.body_x + by.0,
            body_y: scene.body_y + by.1,
            grid: crate::Grid::default(),
            ..scene.clone()
        };
        // Labels, corner and what stands around have spaces of their own, which do not move along.
        for (place, ((_, rect), _)) in shown.enumerate() {
            let (x, y) = page.region_origin(page.groups[place].region);
            let at = rect.moved(by.0 - x, by.1 - y);
            page.groups[place].rect = at;
        }
        let guides = sheet.guides(tile, &scene.title, &mut pen);
        if number > 0 {
            repeated.extend(guides.iter().map(|group| group.key.clone()));
        }
        page.groups.extend(guides);
        let name =
            format!("Row {} of {}, column {} of {}", tile.row + 1, counts.0, tile.column + 1, counts.1);
        pages.push(Page {
            name,
            scene: page,
            page_from_scene: PAGE_FROM_SCENE,
            repeated,
            speaker_notes: String::new(),
        });
    }
    Pages { title: scene.title, language: scene.language, pages, remarks: Vec::new() }
}

/// A part of the whole: what is kept of it, and what is printed.
struct Tile {
    row: usize,
    column: usize,
    core: Rect,
    seen: Rect,
}

impl Tile {
    fn holds(&self, rect: &Rect) -> bool {
        let seen = &self.seen;
        rect.x >= seen.x && rect.right() <= seen.right() && rect.y >= seen.y && rect.bottom() <= seen.bottom()
    }
}

fn on_whole(scene: &Scene, group: &Group) -> Rect {
    let (x, y) = scene.region_origin(group.region);
    group.rect.moved(x, y)
}

/// Where a tile may end without cutting a card: between columns, and between lanes.
fn edges(scene: &Scene) -> (Vec<f64>, Vec<f64>) {
    let columns = scene.grid.columns.windows(2);
    let between = columns.map(|pair| scene.body_x + (pair[0].x + pair[0].width + pair[1].x) / 2.0);
    let first = scene.grid.columns.first().map(|column| scene.body_x + column.x);
    let upright = first.into_iter().chain(between).collect();
    let level = scene.grid.rows.iter().map(|row| scene.body_y + row.y).collect();
    (upright, level)
}

/// Where tiles begin and the last one ends.
fn seams(extent: f64, room: f64, edges: &[f64]) -> Vec<f64> {
    let mut seams = vec![0.0];
    let mut at = 0.0;
    while extent - at > room {
        let fits = |edge: &&f64| at + LEAST_FILL * room < **edge && **edge <= at + room;
        at = edges.iter().filter(fits).copied().fold(f64::NAN, f64::max);
        if at.is_nan() {
            at = seams.last().copied().unwrap_or_default() + room;
        }
        seams.push(at);
    }
    seams.push(extent);
    seams
}

/// The paper of a tile.
struct Sheet<'a> {
    paper: (f64, f64),
    margin: f64,
    theme: &'a Theme,
    counts: (usize, usize),
}

impl Sheet<'_> {
    /// White margins, marks where to cut, and which tile it is.
    fn guides(&self, tile: &Tile, title: &str, pen: &mut Pen) -> Vec<Group> {
        let (width, height) = self.paper;
        let area = Rect::new(self.margin, self.margin, tile.seen.width, tile.seen.height);
        let white = |rect: Rect| filled(rect, 0.0, self.theme.card);
        let mut items: Vec<Item> = vec![
            white(Rect::new(0.0, 0.0, width, area.y)),
            white(Rect::new(0.0, area.bottom(), width, (height - area.bottom()).max(0.0))),
            white(Rect::new(0.0, area.y, area.x, area.height)),
            white(Rect::new(area.right(), area.y, (width - area.right()).max(0.0), area.height)),
        ];
        let cut = || solid(self.theme.text_2, 0.75);
        let (left, top) = (area.x, area.y);
        let (right, bottom) = (left + tile.core.width, top + tile.core.height);
        for x in [left, right] {
            for (from, to) in [
                (top - MARK_GAP, top - MARK_GAP - MARK),
                (area.bottom() + MARK_GAP, area.bottom() + MARK_GAP + MARK),
            ] {
                items.push(line((x, from), (x, to), cut()));
            }
        }
        for y in [top, bottom] {
            for (from, to) in [
                (left - MARK_GAP, left - MARK_GAP - MARK),
                (area.right() + MARK_GAP, area.right() + MARK_GAP + MARK),
            ] {
                items.push(line((from, y), (to, y), cut()));
            }
        }
        // Where the next tile begins: what lies beyond is glued under it.
        let fold = || dashed(self.theme.text_3, 0.5, &[4.0, 4.0]);
        if right < area.right() {
            items.push(line((right, top), (right, area.bottom()), fold()));
        }
        if bottom < area.bottom() {
            items.push(line((left, bottom), (area.right(), bottom), fold()));
        }
        let words = format!(
            "{title}. Row {} of {}, column {} of {}. Cut along the left and upper marks and glue over the strip of the tile before.",
            tile.row + 1,
            self.counts.0,
            tile.column + 1,
            self.counts.1,
        );
        let x = self.margin + MARK + MARK_GAP;
        let text = pen.set_own(&Passage {
            text: words.clone(),
            style: GUIDE.style(self.theme.text_2),
            x,
            y: height - self.margin + MARK_GAP + 4.0,
            width: width - 2.0 * x,
            most_lines: Some(1),
        });
        items.push(Item::Text(text));
        vec![Group {
            key: "tile".into(),
            record: None,
            role: Role::Text,
            region: Region::Lens,
            label: words.into(),
            table: TableRole::None,
            compared: None,
            rect: Rect::new(0.0, 0.0, width, height),
            items: items.into(),
        }]
    }
}

//! Which columns stand on which page: whole stages, and steps of those that are wider than a page.

use crate::map::{ColumnPage, Columns};

/// Columns may be this much narrower than usual where a stage fits for it, and this much wider to
/// fill a page.
const SQUEEZE: f64 = 0.88;
const STRETCH: f64 = 2.4;
/// No column gets narrower than this.
pub(super) const LEAST_WIDTH: f64 = 120.0;
/// A page more is worse than any gap.
const PAGE_COST: f64 = 1e12;

/// Columns that stay on one page.
struct Piece {
    first: usize,
    last: usize,
    /// The stage's place.
    stage: usize,
    /// How wide they are at least.
    least: f64,
}

/// The columns page by page: at least so many pages and as few as can be, evenly filled.
pub(super) fn pages(columns: &Columns, room: f64, stage_gap: f64, least_pages: usize) -> Vec<ColumnPage> {
    let total: f64 = pieces(columns, room).iter().map(|piece| piece.least).sum();
    // More pages than needed come about where less may stand on each.
    let narrow = (0..40).map(|step| total / least_pages.max(1) as f64 * 1.04_f64.powi(step));
    let limits = narrow.take_while(|limit| *limit < room && least_pages > 1).chain([room]);
    let tries = limits.map(|limit| shared(columns, limit, room, stage_gap));
    let mut best = Vec::new();
    for pages in tries {
        best = pages;
        if best.len() <= least_pages {
            break;
        }
    }
    best
}

/// The columns on pages that take so much, and are filled to the room that they have.
fn shared(columns: &Columns, limit: f64, room: f64, stage_gap: f64) -> Vec<ColumnPage> {
    let pieces = pieces(columns, room);
    if pieces.is_empty() {
        return vec![ColumnPage { first: 0, widths: Vec::new() }];
    }
    // For each number of pieces the least cost, and where the last page then begins.
    let mut best: Vec<(f64, usize)> = vec![(0.0, 0)];
    for end in 1..=pieces.len() {
        let (mut width, mut least) = (0.0, (f64::INFINITY, end - 1));
        for start in (0..end).rev() {
            width += pieces[start].least;
            if pieces.get(start + 1).is_some_and(|next| start + 1 < end && next.stage != pieces[start].stage)
            {
                width += stage_gap;
            }
            if width > limit && start + 1 < end {
                break;
            }
            let slack = (limit - width).max(0.0);
            let cost = best[start].0 + PAGE_COST + slack * slack;
            if cost < least.0 {
                least = (cost, start);
            }
        }
        best.push(least);
    }
    let mut pages = Vec::new();
    let mut end = pieces.len();
    while end > 0 {
        let start = best[end].1;
        let (first, last) = (pieces[start].first, pieces[end - 1].last);
        pages.push(ColumnPage { first, widths: widths(columns, first, last, room, stage_gap) });
        end = start;
    }
    pages.reverse();
    pages
}

/// The stages, those that are wider than a page in even parts.
fn pieces(columns: &Columns, room: f64) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for band in &columns.stages {
        let places = band.first..=band.last;
        let total: f64 = places.clone().map(|place| least_width(columns, place)).sum();
        let parts = (total / room).ceil().max(1.0);
        let share = total / parts;
        let mut piece = Piece { first: band.first, last: band.first, stage: band.number, least: 0.0 };
        let mut before = 0.0;
        for place in places {
            let width = least_width(columns, place);
            let is_full = piece.least + width > room || before + width / 2.0 > share;
            if parts > 1.0 && piece.least > 0.0 && is_full {
                pieces.push(piece);
                piece = Piece { first: place, last: place, stage: band.number, least: 0.0 };
                before = 0.0;
            }
            piece.last = place;
            piece.least += width;
            before += width;
        }
        pieces.push(piece);
    }
    pieces
}

fn least_width(columns: &Columns, place: usize) -> f64 {
    columns.columns.get(place).map_or(0.0, |column| match column.folded || column.slim.is_some() {
        true => column.grid.width,
        false => (SQUEEZE * column.grid.width).max(LEAST_WIDTH),
    })
}

/// The widths of columns, so that they fill a room.
pub(super) fn widths(columns: &Columns, first: usize, last: usize, room: f64, stage_gap: f64) -> Vec<f64> {
    let shown = columns.columns.get(first..=last).unwrap_or_default();
    let gaps = shown.windows(2).filter(|pair| pair[0].stage != pair[1].stage).count() as f64 * stage_gap;
    let is_open = |column: &&crate::map::Column| !column.folded && column.slim.is_none();
    let open: f64 = shown.iter().filter(is_open).map(|column| column.grid.width).sum();
    let fixed: f64 = shown.iter().filter(|column| !is_open(column)).map(|column| column.grid.width).sum();
    let factor = ((room - gaps - fixed) / open.max(1.0)).min(STRETCH);
    let widths = shown.iter().map(|column| match is_open(&column) {
        true => (column.grid.width * factor).floor().max(LEAST_WIDTH),
        false => column.grid.width,
    });
    widths.collect()
}

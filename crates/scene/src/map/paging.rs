//! Rows that no page is too low for: pages take whole lanes, and parts of those that are taller.

use std::ops::Range;
use std::sync::Arc;

use throughline_model::LaneKind;

use super::cards::CardContent;
use super::plan::Plan;
use super::rows::{EMOTION_HEIGHTS, Placed, Row};
use crate::{Metrics, Rect};

/// A lane goes on at the foot of a page where this share of a page is left; else on the next.
const WORTH_BEGINNING: f64 = 0.35;
/// However high the headers are, this much is left for rows.
const LEAST_ROOM: f64 = 120.0;
/// A page more is worse than any gap, and so is a line at the foot of a page, for it heads what
/// follows.
const PAGE_COST: f64 = 1e12;
const HEADING_COST: f64 = 1e9;

impl Plan<'_> {
    /// Parts the rows into pages, lanes that are taller than a page between their cards; returns the
    /// rows of each. `room` is the height for rows on the first page and on the others. What is then
    /// left over makes the emotion lanes higher.
    pub fn part_rows(&mut self, room: (f64, f64)) -> Vec<Range<usize>> {
        let room = (room.0.max(LEAST_ROOM), room.1.max(LEAST_ROOM));
        let bands = match self.even_bands(room) {
            Some(bands) => bands,
            None => {
                let (columns, metrics) = (self.columns.columns.len(), self.metrics);
                let mut bands = Bands { parted: Vec::new(), done: Vec::new(), used: 0.0, room };
                for row in std::mem::take(&mut self.rows) {
                    bands.put(row, columns, metrics);
                }
                let (rows, bands) = bands.end();
                self.rows = rows;
                bands
            }
        };
        for (page, band) in bands.iter().enumerate() {
            self.heighten(band.clone(), if page == 0 { room.0 } else { room.1 });
        }
        self.stand();
        bands
    }

    /// The rows of as few pages as can be, evenly filled; none where a lane is taller than a page.
    fn even_bands(&self, (first, others): (f64, f64)) -> Option<Vec<Range<usize>>> {
        let lowest = first.min(others);
        if self.rows.iter().any(|row| row.height > lowest) {
            return None;
        }
        // For each number of rows the least cost, and where the last page then begins.
        let mut best: Vec<(f64, usize)> = vec![(0.0, 0)];
        for end in 1..=self.rows.len() {
            let heads = end < self.rows.len() && self.rows[end - 1].lane.kind == LaneKind::Line;
            let (mut height, mut least) = (0.0, (f64::INFINITY, end - 1));
            for start in (0..end).rev() {
                let room = if start == 0 { first } else { others };
                height += self.rows[start].height;
                if height > first.max(others) {
                    break;
                }
                let slack = room - height;
                let cost = best[start].0 + PAGE_COST + slack * slack + if heads { HEADING_COST } else { 0.0 };
                if slack >= 0.0 && cost < least.0 {
                    least = (cost, start);
                }
            }
            best.push(least);
        }
        let mut bands = Vec::new();
        let mut end = self.rows.len();
        while end > 0 {
            bands.push(best[end].1..end);
            end = best[end].1;
        }
        bands.reverse();
        if bands.is_empty() {
            bands.push(0..0);
        }
        Some(bands)
    }

    /// Gives the emotion lanes of a page what it leaves of a height.
    fn heighten(&mut self, band: Range<usize>, room: f64) {
        let Some(rows) = self.rows.get_mut(band) else { return };
        let mut spare = room - rows.iter().map(|row| row.height).sum::<f64>();
        let lanes = rows.iter_mut().filter(|row| row.lane.kind == LaneKind::Emotion && !row.folded);
        for row in lanes {
            let more = (EMOTION_HEIGHTS.1 - row.height).min(spare).floor().max(0.0);
            row.height += more;
            spare -= more;
        }
    }

    /// Puts the rows below each other.
    fn stand(&mut self) {
        let mut y = 0.0;
        for row in &mut self.rows {
            let by = y - row.y;
            row.placed.iter_mut().for_each(|card| card.rect.y += by);
            row.y = y;
            y += row.height;
        }
        if !self.rows.is_empty() {
            self.body_height = y;
        }
    }
}

/// Rows on their way to pages.
struct Bands<'a> {
    parted: Vec<Row<'a>>,
    done: Vec<Range<usize>>,
    /// Height taken on the page that is being filled.
    used: f64,
    /// The height of the first page and of the others.
    room: (f64, f64),
}

impl<'a> Bands<'a> {
    fn put(&mut self, row: Row<'a>, columns: usize, metrics: &Metrics) {
        let next = self.room.1;
        let left = self.left();
        if row.height > left {
            let begins_here = row.height > next && left >= WORTH_BEGINNING * next;
            if self.used > 0.0 && !begins_here {
                self.turn();
                self.take_heading_along();
            }
        }
        let left = self.left();
        if row.height <= left {
            self.used += row.height;
            self.parted.push(row);
            return;
        }
        if row.placed.is_empty() {
            // Curves and lines cannot be parted: the lane is as high as there is room.
            self.used += left;
            self.parted.push(Row { height: left, ..row });
            return;
        }
        let parts = part(&row, columns, left, next, metrics);
        for (place, (height, placed)) in parts.into_iter().enumerate() {
            if place > 0 {
                self.turn();
            }
            self.used += height;
            self.parted.push(Row { height, placed, label: row.label.clone(), ..row });
        }
    }

    /// What the page that is being filled has left.
    fn left(&self) -> f64 {
        let room = if self.done.is_empty() { self.room.0 } else { self.room.1 };
        room - self.used
    }

    /// A line between lanes heads what follows: at the foot of a page it goes on to the next.
    fn take_heading_along(&mut self) {
        let Some(ended) = self.done.last_mut() else { return };
        let heading = self.parted.last().filter(|row| row.lane.kind == LaneKind::Line);
        if let Some(row) = heading.filter(|_| ended.len() > 1) {
            ended.end -= 1;
            self.used = row.height;
        }
    }

    /// Begins the next page.
    fn turn(&mut self) {
        let start = self.done.last().map_or(0, |last| last.end);
        self.done.push(start..self.parted.len());
        self.used = 0.0;
    }

    fn end(mut self) -> (Vec<Row<'a>>, Vec<Range<usize>>) {
        self.turn();
        (self.parted, self.done)
    }
}

/// A row's cards stacked anew, part by part: the height of each, and its cards in the row's space.
fn part(row: &Row, columns: usize, first: f64, next: f64, metrics: &Metrics) -> Vec<(f64, Vec<Placed>)> {
    let pad = metrics.cell_padding_y;
    let limit = |part: usize| if part == 0 { first - pad } else { next - pad };
    let mut parts: Vec<(f64, Vec<Placed>)> = Vec::new();
    // For each column the part that it has been filled to, and how far down.
    let mut filled = vec![(0_usize, pad); columns];
    let mut put = |part: usize, y: f64, card: Placed| {
        while parts.len() <= part {
            parts.push((0.0, Vec::new()));
        }
        let (height, placed) = &mut parts[part];
        let card = Placed { rect: Rect { y: row.y + y, ..card.rect }, ..card };
        *height = height.max(y + card.rect.height + pad);
        placed.push(card);
    };
    for card in &row.placed {
        let covered = card.first.min(columns)..(card.last + 1).min(columns);
        let lowest = filled[covered.clone()].iter().copied();
        let (mut part, mut y) = lowest.fold((0, pad), |a, b| if (b.0, b.1) > (a.0, a.1) { b } else { a });
        if y + card.rect.height > limit(part) && (y > pad || limit(part) < limit(part + 1)) {
            (part, y) = (part + 1, pad);
        }
        let mut rest = card.clone();
        let mut number = 1;
        while y + rest.rect.height > limit(part) {
            let Some((upper, lower)) = torn(&rest, limit(part) - y, number) else { break };
            put(part, y, upper);
            (part, y, rest, number) = (part + 1, pad, lower, number + 1);
        }
        let bottom = y + rest.rect.height + metrics.card_gap;
        put(part, y, rest);
        filled[covered].fill((part, bottom));
    }
    let least = metrics.lane_min_height.max(row.label.height);
    for (height, _) in &mut parts {
        *height = height.max(least);
    }
    parts
}

/// A card that is taller than a page in two: what fits into a height, and the rest.
fn torn(card: &Placed, height: f64, number: usize) -> Option<(Placed, Placed)> {
    let (upper, lower) = card.content.torn(height, number)?;
    let with = |content: CardContent| Placed {
        rect: Rect { height: content.height, ..card.rect },
        content: Arc::new(content),
        ..card.clone()
    };
    Some((with(upper), with(lower)))
}

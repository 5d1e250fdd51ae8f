//! Rows that no page is too low for: pages take whole lanes, and parts of those that are taller.

use std::ops::Range;
use std::sync::Arc;

use super::cards::CardContent;
use super::plan::Plan;
use super::rows::{Placed, Row};
use crate::{Metrics, Rect};

/// A lane goes on at the foot of a page where this share of a page is left; else on the next.
const WORTH_BEGINNING: f64 = 0.35;
/// However high the headers are, this much is left for rows.
const LEAST_ROOM: f64 = 120.0;

impl Plan<'_> {
    /// Parts the rows into pages, lanes that are taller than a page between their cards; returns the
    /// rows of each. `room` is the height for rows on a page, counted from 0.
    pub fn part_rows(&mut self, room: impl Fn(usize) -> f64) -> Vec<Range<usize>> {
        let room = |page: usize| room(page).max(LEAST_ROOM);
        let (columns, metrics) = (self.columns.columns.len(), self.metrics);
        let rows = std::mem::take(&mut self.rows);
        let mut parted: Vec<Row> = Vec::with_capacity(rows.len());
        let mut bands: Vec<Range<usize>> = Vec::new();
        let (mut start, mut used) = (0, 0.0);
        for row in rows {
            let left = room(bands.len()) - used;
            if row.height <= left {
                used += row.height;
                parted.push(row);
                continue;
            }
            let next = room(bands.len() + 1);
            let begins_here = row.height > next && left >= WORTH_BEGINNING * next;
            if used > 0.0 && !begins_here {
                bands.push(start..parted.len());
                (start, used) = (parted.len(), 0.0);
            }
            if row.height <= room(bands.len()) - used {
                used += row.height;
                parted.push(row);
                continue;
            }
            let first = room(bands.len()) - used;
            let parts = part(&row, columns, first, room(bands.len() + 1), metrics);
            for (place, (height, placed)) in parts.into_iter().enumerate() {
                if place > 0 {
                    bands.push(start..parted.len());
                    (start, used) = (parted.len(), 0.0);
                }
                used += height;
                parted.push(Row { height, placed, label: row.label.clone(), ..row });
            }
        }
        bands.push(start..parted.len());
        let mut y = 0.0;
        for row in &mut parted {
            let by = y - row.y;
            row.placed.iter_mut().for_each(|card| card.rect.y += by);
            row.y = y;
            y += row.height;
        }
        if !parted.is_empty() {
            self.body_height = y;
        }
        self.rows = parted;
        bands
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

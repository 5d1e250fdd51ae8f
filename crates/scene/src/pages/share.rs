//! Shares a map's groups out to its pages: each stands on the page of its cell, and what stretches
//! over several is cut to what each shows.

use std::ops::Range;

use super::cut;
use crate::map::MARGIN;
use crate::map::by_id::ById;
use crate::map::plan::Plan;
use crate::{Group, Id, Item, Rect, Region, Role, TableRole};

/// What of a map one page shows.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Window {
    /// Its columns, by place.
    pub columns: Range<usize>,
    /// Its rows, by place among the plan's.
    pub rows: Range<usize>,
    /// Where they stand in the body.
    pub rect: Rect,
}

/// The windows of a map's pages: all rows of the first columns, then of the next.
pub(super) struct Windows {
    /// Columns, left edge and width, from left to right.
    columns: Vec<(Range<usize>, f64, f64)>,
    /// Rows, upper edge and height, from top to bottom.
    rows: Vec<(Range<usize>, f64, f64)>,
}

impl Windows {
    pub fn of(plan: &Plan, rows: &[Range<usize>]) -> Windows {
        let all = plan.columns.columns.len();
        let starts = std::iter::once(0).chain(plan.columns.page_starts.iter().copied());
        let ends = plan.columns.page_starts.iter().copied().chain([all]);
        let columns = starts.zip(ends).map(|(first, end)| {
            let (left, right) = match plan.columns.columns.get(first..end) {
                Some([first, .., last]) => (first.grid.x - MARGIN, last.right() + MARGIN),
                Some([only]) => (only.grid.x - MARGIN, only.right() + MARGIN),
                _ => (0.0, plan.columns.width),
            };
            (first..end, left, right - left)
        });
        let rows = rows.iter().map(|range| {
            let (top, bottom) = match plan.rows.get(range.clone()) {
                Some([first, .., last]) => (first.y, last.y + last.height),
                Some([only]) => (only.y, only.y + only.height),
                _ => (0.0, plan.body_height),
            };
            (range.clone(), top, bottom - top)
        });
        Windows { columns: columns.collect(), rows: rows.collect() }
    }

    /// How many pages there are below each other.
    pub fn down(&self) -> usize {
        self.rows.len()
    }

    /// The windows in reading order: down, then across.
    pub fn all(&self) -> Vec<Window> {
        let down = |(columns, x, width): &(Range<usize>, f64, f64)| {
            let (columns, x, width) = (columns.clone(), *x, *width);
            let one = move |(rows, y, height): &(Range<usize>, f64, f64)| Window {
                columns: columns.clone(),
                rows: rows.clone(),
                rect: Rect::new(x, *y, width, *height),
            };
            self.rows.iter().map(one).collect::<Vec<_>>()
        };
        self.columns.iter().flat_map(down).collect()
    }

    /// The page across that shows a column.
    fn across(&self, column: usize) -> usize {
        self.columns.partition_point(|(range, ..)| range.end <= column).min(self.columns.len() - 1)
    }

    /// The page down that shows a height.
    fn at(&self, y: f64) -> usize {
        self.rows.partition_point(|(_, top, height)| top + height <= y).min(self.rows.len() - 1)
    }

    /// The pages across and down that a rectangle reaches over.
    fn touched(&self, rect: &Rect) -> (Range<usize>, Range<usize>) {
        let first = self.columns.partition_point(|(_, left, width)| left + width <= rect.x);
        let end = self.columns.partition_point(|(_, left, _)| *left < rect.right());
        let top = self.rows.partition_point(|(_, top, height)| top + height <= rect.y);
        let bottom = self.rows.partition_point(|(_, top, _)| *top < rect.bottom());
        (first..end.max(first), top..bottom.max(top))
    }

    /// The groups of each page in paint order, in the order of [`Windows::all`], each in its
    /// region's space on that page.
    pub fn share(&self, groups: Vec<Group>) -> Vec<Vec<Group>> {
        let places = self.places(&groups);
        let (across, down) = (self.columns.len(), self.rows.len());
        let mut pages: Vec<Vec<Group>> = vec![Vec::new(); across * down];
        for group in groups {
            let (columns, rows, is_whole) = self.pages_of(&group, &places);
            for column in columns {
                for row in rows.clone() {
                    let Some(window) = self.window(column, row, group.region) else { continue };
                    let shown = match is_whole {
                        true => Some(group.clone()),
                        false => cut::group(&group, &window, self.column_span(column)),
                    };
                    if let (Some(group), Some(page)) = (shown, pages.get_mut(column * down + row)) {
                        page.push(Group { rect: group.rect.moved(-window.x, -window.y), ..group });
                    }
                }
            }
        }
        pages
    }

    fn column_span(&self, page: usize) -> (usize, usize) {
        self.columns.get(page).map_or((0, 0), |(range, ..)| (range.start, range.end.saturating_sub(1)))
    }

    /// What a page shows of a region's space; what is not parted lies far beyond it.
    fn window(&self, column: usize, row: usize, region: Region) -> Option<Rect> {
        const ALL: f64 = 1e7;
        let ((_, x, width), (_, y, height)) = (self.columns.get(column)?, self.rows.get(row)?);
        Some(match region {
            Region::Body => Rect::new(*x, *y, *width, *height),
            Region::Headers => Rect::new(*x, 0.0, *width, ALL),
            Region::Labels => Rect::new(0.0, *y, ALL, *height),
            Region::Corner | Region::Lens | Region::Legend => Rect::new(0.0, 0.0, ALL, ALL),
        })
    }

    /// The pages across and down that show a group, and whether they show it as it is.
    fn pages_of(
        &self,
        group: &Group,
        places: &ById<Id, (usize, usize)>,
    ) -> (Range<usize>, Range<usize>, bool) {
        let (all_across, all_down) = (0..self.columns.len(), 0..self.rows.len());
        let one = |place: usize| place..place + 1;
        let middle = group.rect.y + group.rect.height / 2.0;
        let (across, down) = self.touched(&group.rect);
        match (group.region, group.table) {
            (Region::Body, TableRole::Cell { first, .. }) => {
                (one(self.across(first)), one(self.at(middle)), true)
            }
            (Region::Headers, TableRole::ColumnHeader { first, .. }) => {
                (one(self.across(first)), all_down, true)
            }
            (Region::Labels, TableRole::RowHeader { .. }) => (all_across, one(self.at(middle)), true),
            (Region::Body, _) => {
                // An arrow between two cards of a page stays there, though it may run along its edge.
                if let Some((column, row)) = joined(group, places) {
                    return (one(column), one(row), true);
                }
                (across, down, false)
            }
            (Region::Headers, _) => (across, all_down, false),
            (Region::Labels, _) => (all_across, down, false),
            (Region::Corner | Region::Lens | Region::Legend, _) => (all_across, all_down, true),
        }
    }

    /// The page of each card; none for one that stands on several.
    fn places(&self, groups: &[Group]) -> ById<Id, (usize, usize)> {
        let mut places = ById::default();
        for group in groups.iter().filter(|group| group.role == Role::Card) {
            let (Some(record), TableRole::Cell { first, .. }) = (group.record, group.table) else { continue };
            let page = (self.across(first), self.at(group.rect.y + group.rect.height / 2.0));
            let known = places.entry(record.id).or_insert(page);
            if *known != page {
                *known = (usize::MAX, usize::MAX);
            }
        }
        places
    }
}

/// The page on which both ends of an arrow stand.
fn joined(group: &Group, places: &ById<Id, (usize, usize)>) -> Option<(usize, usize)> {
    let arrow = group.items.iter().find_map(|item| match item {
        Item::Connector(arrow) => Some(arrow),
        _ => None,
    })?;
    let (from, to) = (places.get(&arrow.from)?, places.get(&arrow.to)?);
    (from == to && from.0 != usize::MAX).then_some(*from)
}

//! The ways of arrows: out of a card's side, along gaps between columns and edges of lanes, into
//! another card's side, and round the cards that span a gap where that is no long way.

use super::beside::{Gap, Places};
use super::columns::MARGIN;
use super::plan::Plan;
use super::rows::Placed;
use super::sides::{EDGES, SIDES, edges, gap_beside, near_sides, port};
use super::straight::straight;

/// How much longer a way may be for one bend less, and for not passing behind a card.
const BEND: f64 = 20.0;
const BEHIND: f64 = 400.0;
/// So many gaps to each side are looked at for one that no card spans.
const REACH: usize = 6;

/// A card with its row.
pub(super) type End<'b> = (usize, &'b Placed);

/// A corner of a way.
pub(super) type Corner = (f64, f64);

/// A way by what it runs in: out into a gap, along an edge, down or up the trunk, along an edge,
/// and from a gap in.
#[derive(Clone, Copy)]
struct Way {
    out_right: bool,
    in_right: bool,
    /// The edges above the rows of these numbers, and the gap between them; none runs from the
    /// first gap, which is then the last too, straight in.
    round: Option<(usize, usize, usize)>,
}

/// Finds ways, one after the other: later ones stand beside earlier ones.
pub(super) struct Routes<'a> {
    plan: &'a Plan<'a>,
    spanned: Vec<Spanned>,
    /// The cards over each column from top to bottom.
    over: Vec<Vec<&'a Placed>>,
    places: Places,
}

/// The cards that span a gap.
#[derive(Clone, Default)]
struct Spanned {
    /// Their upper and their lower edges, each in order.
    tops: Vec<f64>,
    bottoms: Vec<f64>,
    /// How many of them stand above each edge of a row.
    above: Vec<usize>,
}

impl Spanned {
    fn begin_row(&mut self) {
        self.above.push(self.tops.len());
    }

    fn end(&mut self) {
        self.begin_row();
        self.tops.sort_unstable_by(f64::total_cmp);
        self.bottoms.sort_unstable_by(f64::total_cmp);
    }

    /// How many there are between two heights: those that begin above the lower one, but for those
    /// that end above the upper one.
    fn between(&self, a: f64, b: f64) -> usize {
        let (top, bottom) = (a.min(b), a.max(b));
        let begun = self.tops.partition_point(|y| *y < bottom);
        begun.saturating_sub(self.bottoms.partition_point(|y| *y <= top))
    }

    /// How many there are between two edges of rows.
    fn between_edges(&self, a: usize, b: usize) -> usize {
        let above = |edge: usize| self.above.get(edge).copied().unwrap_or(self.tops.len());
        above(a).abs_diff(above(b))
    }
}

impl<'a> Routes<'a> {
    pub fn new(plan: &'a Plan<'a>) -> Self {
        let mut spanned = vec![Spanned::default(); plan.columns.columns.len() + 1];
        let mut over: Vec<Vec<&Placed>> = vec![Vec::new(); plan.columns.columns.len()];
        for row in &plan.rows {
            spanned.iter_mut().for_each(Spanned::begin_row);
            for card in &row.placed {
                for cards in over.iter_mut().take(card.last + 1).skip(card.first) {
                    cards.push(card);
                }
                for gap in spanned.iter_mut().take(card.last + 1).skip(card.first + 1) {
                    gap.tops.push(card.rect.y);
                    gap.bottoms.push(card.rect.bottom());
                }
            }
        }
        spanned.iter_mut().for_each(Spanned::end);
        Routes { plan, spanned, over, places: Places::default() }
    }

    /// The corners of an arrow from start to end.
    pub fn route(&mut self, from: End, to: End) -> Vec<Corner> {
        if let Some(straight) = straight(self.plan, &self.over, from, to) {
            return straight.to_vec();
        }
        let Some(way) = self.shortest(from, to) else { return Vec::new() };
        let mut places = std::mem::take(&mut self.places);
        places.begin_arrow();
        let corners = self.corners(from, to, way, |gap, start, end| places.beside(gap, start, end));
        self.places = places;
        corners
    }

    /// The way that costs least. Sides and edges that are not the near ones are tried only where
    /// those lead behind a card: a large map has a thousand arrows, and is laid out at every key stroke.
    fn shortest(&self, from: End, to: End) -> Option<Way> {
        let mut best: Option<(f64, usize, Way)> = None;
        let mut consider = |way: Way| {
            let length = self.length(from, to, way);
            if best.is_none_or(|(least, _, _)| length < least) {
                let behind = self.cards_behind(from, to, way);
                let cost = length + behind as f64 * BEHIND;
                if best.is_none_or(|(least, _, _)| cost < least) {
                    best = Some((cost, behind, way));
                }
            }
            best.is_some_and(|(_, behind, _)| behind == 0)
        };
        let mut free = false;
        for (sides, edges_tried) in [(near_sides(from.1, to.1), 1), (&SIDES, EDGES)] {
            if free {
                break;
            }
            for &(out_right, in_right) in sides {
                let (out_gap, in_gap) = (gap_beside(from.1, out_right), gap_beside(to.1, in_right));
                if out_gap == in_gap {
                    free = consider(Way { out_right, in_right, round: None });
                }
                for edges in edges(from.0, to.0).into_iter().take(edges_tried) {
                    for trunk in self.trunks(out_gap, in_gap, edges) {
                        free = consider(Way { out_right, in_right, round: Some((edges.0, trunk, edges.1)) });
                    }
                }
            }
        }
        best.map(|(_, _, way)| way)
    }

    /// How long a way is, its bends counted as [`BEND`] each.
    fn length(&self, (_, from): End, (_, to): End, way: Way) -> f64 {
        let (start, end) = (port(from, way.out_right), port(to, way.in_right));
        let out_x = self.gap_x(gap_beside(from, way.out_right));
        let in_x = self.gap_x(gap_beside(to, way.in_right));
        let (exit_y, trunk_x, entry_y) = match way.round {
            Some((exit, trunk, entry)) => (self.edge(exit), self.gap_x(trunk), self.edge(entry)),
            None => (start.1, out_x, end.1),
        };
        // Level and upright in turn.
        let legs = [
            out_x - start.0,
            exit_y - start.1,
            trunk_x - out_x,
            entry_y - exit_y,
            in_x - trunk_x,
            end.1 - entry_y,
            end.0 - in_x,
        ];
        let (mut length, mut bends, mut upright) = (0.0, 0.0, false);
        for (number, leg) in legs.into_iter().enumerate().filter(|(_, leg)| *leg != 0.0) {
            length += leg.abs();
            if (number % 2 == 1) != upright {
                bends += 1.0;
                upright = !upright;
            }
        }
        length + bends * BEND
    }

    /// Gaps that the long leg may run in: the first, the last, and the nearest that no card spans.
    fn trunks(
        &self,
        out_gap: usize,
        in_gap: usize,
        (exit, entry): (usize, usize),
    ) -> impl Iterator<Item = usize> + use<> {
        let free = |gap: &usize| self.spanned[*gap].between_edges(exit, entry) == 0;
        let after = |gap: usize| (gap + 1..self.spanned.len()).take(REACH).find(free);
        let before = |gap: usize| (0..gap).rev().take(REACH).find(free);
        let around = |gap: usize| [before(gap), Some(gap), after(gap)];
        let ([a, b, c], [d, e, f]) = (around(out_gap), around(in_gap));
        let mut trunks = [a, b, c, d, e, f];
        trunks.sort_unstable();
        let mut last = None;
        trunks.into_iter().flatten().filter(move |trunk| last.replace(*trunk) != Some(*trunk))
    }

    /// The corners of a way; `beside` says how far beside its gap's middle a leg from one place to
    /// another stands.
    fn corners(
        &self,
        (_, from): End,
        (_, to): End,
        way: Way,
        mut beside: impl FnMut(Gap, f64, f64) -> f64,
    ) -> Vec<Corner> {
        let (start, end) = (port(from, way.out_right), port(to, way.in_right));
        let (out_gap, in_gap) = (gap_beside(from, way.out_right), gap_beside(to, way.in_right));
        let mut along = |gap: usize, a: f64, b: f64| self.gap_x(gap) + beside(Gap::Column(gap), a, b);
        let Some((exit, trunk, entry)) = way.round else {
            if start.1 == end.1 && way.out_right != way.in_right {
                return vec![start, end];
            }
            let x = along(out_gap, start.1, end.1);
            return simplified(vec![start, (x, start.1), (x, end.1), end]);
        };
        let (exit_y, entry_y) = (self.edge(exit), self.edge(entry));
        let out_x = along(out_gap, start.1, exit_y);
        let trunk_x = along(trunk, exit_y, entry_y);
        let in_x = along(in_gap, entry_y, end.1);
        let exit_y = exit_y + beside(Gap::Row(exit), out_x, trunk_x);
        let entry_y = entry_y + beside(Gap::Row(entry), trunk_x, in_x);
        simplified(vec![
            start,
            (out_x, start.1),
            (out_x, exit_y),
            (trunk_x, exit_y),
            (trunk_x, entry_y),
            (in_x, entry_y),
            (in_x, end.1),
            end,
        ])
    }

    /// How many cards a way passes behind.
    fn cards_behind(&self, (_, from): End, (_, to): End, way: Way) -> usize {
        let (start, end) = (port(from, way.out_right).1, port(to, way.in_right).1);
        let (out_gap, in_gap) = (gap_beside(from, way.out_right), gap_beside(to, way.in_right));
        let Some((exit, trunk, entry)) = way.round else { return self.spanning(out_gap, start, end) };
        let (exit_y, entry_y) = (self.edge(exit), self.edge(entry));
        self.spanning(out_gap, start, exit_y)
            + self.spanned.get(trunk).map_or(0, |cards| cards.between_edges(exit, entry))
            + self.spanning(in_gap, entry_y, end)
    }

    /// How many cards span a gap between two heights.
    fn spanning(&self, gap: usize, a: f64, b: f64) -> usize {
        self.spanned.get(gap).map_or(0, |cards| cards.between(a, b))
    }

    /// The upper edge of a row; below the last, of what follows.
    fn edge(&self, row: usize) -> f64 {
        self.plan.rows.get(row).map_or(self.plan.body_height, |row| row.y)
    }

    /// The middle of the gap left of a column; of the margins before the first and after the last.
    fn gap_x(&self, gap: usize) -> f64 {
        let columns = &self.plan.columns.columns;
        let left = gap.checked_sub(1).and_then(|before| columns.get(before)).map(|column| column.right());
        let right = columns.get(gap).map(|column| column.grid.x);
        match (left, right) {
            (Some(left), Some(right)) => (left + right) / 2.0,
            (Some(left), None) => left + MARGIN / 2.0,
            (None, Some(right)) => right - MARGIN / 2.0,
            (None, None) => 0.0,
        }
    }
}

/// The same way without corners at which it does not turn.
fn simplified(corners: Vec<Corner>) -> Vec<Corner> {
    let mut simple: Vec<Corner> = Vec::with_capacity(corners.len());
    for corner in corners {
        if simple.last() == Some(&corner) {
            continue;
        }
        if let [.., before, last] = simple.as_slice()
            && ((before.0 == last.0 && last.0 == corner.0) || (before.1 == last.1 && last.1 == corner.1))
        {
            simple.pop();
        }
        simple.push(corner);
    }
    simple
}

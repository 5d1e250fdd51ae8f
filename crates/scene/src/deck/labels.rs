//! Numbers beside the points of a curve, where they hide least of it.

use kurbo::{CubicBez, ParamCurve};

use crate::{Rect, TextBlock};

/// From a mark's edge to the words.
const DISTANCE: f64 = 3.0;
/// The air that a line of text has above and below its letters.
const AIR: f64 = 3.0;
/// Words stand farther away in steps, so many at most.
const STEP: f64 = 8.0;
const FARTHEST: i32 = 14;
/// What a point of way costs, in places hidden.
const COST_OF_WAY: f64 = 0.12;
/// From here on a line leads to the words.
const LEAST_LEADER: f64 = 15.0;
/// How finely a curve is looked at.
const PARTS: usize = 16;

/// A line from a mark to its words.
pub(super) type Leader = ((f64, f64), (f64, f64));

/// What words must not hide.
pub(super) struct Crowd {
    /// Words stay within.
    pub bounds: Rect,
    places: Vec<(f64, f64)>,
    taken: Vec<Rect>,
}

impl Crowd {
    /// A drawing with its curves.
    pub fn of<'a>(bounds: Rect, curves: impl IntoIterator<Item = &'a CubicBez>) -> Crowd {
        let parts = |segment: &CubicBez| {
            let segment = *segment;
            (0..=PARTS).map(move |part| {
                let at = segment.eval(part as f64 / PARTS as f64);
                (at.x, at.y)
            })
        };
        Crowd { bounds, places: curves.into_iter().flat_map(parts).collect(), taken: Vec::new() }
    }

    /// Ground that words had better leave free.
    pub fn avoid(&mut self, places: impl IntoIterator<Item = (f64, f64)>) {
        self.places.extend(places);
    }

    /// A mark that no words may cover.
    pub fn take(&mut self, rect: Rect) {
        self.taken.push(rect);
    }

    /// Puts words beside a mark of some radius: close by where they hide nothing, else farther away,
    /// and then with where a line leads from the mark to them.
    pub fn place(
        &mut self,
        mut block: TextBlock,
        at: (f64, f64),
        radius: f64,
    ) -> (TextBlock, Option<Leader>) {
        let (x, y) = at;
        let (width, height) = (block.rect.width, block.rect.height);
        let bounds = self.bounds;
        let within = |x: f64, y: f64| {
            let x = x.clamp(bounds.x, (bounds.right() - width).max(bounds.x));
            Rect::new(x, y, width, height)
        };
        let mut candidates: Vec<(f64, Rect)> = Vec::new();
        for step in 0..FARTHEST {
            let away = f64::from(step) * STEP;
            let (above, below) =
                (y - radius - DISTANCE - away - height + AIR, y + radius + DISTANCE + away - AIR);
            for left in [x - width / 2.0, x - width - 2.0, x + 2.0] {
                candidates.push((away, within(left, below)));
                candidates.push((away, within(left, above)));
            }
        }
        let beside = y - height / 2.0;
        candidates.push((0.0, within(x - radius - DISTANCE - width, beside)));
        candidates.push((0.0, within(x + radius + DISTANCE, beside)));
        let costs =
            candidates.into_iter().map(|(away, rect)| (self.cost(rect) + away * COST_OF_WAY, away, rect));
        let best = costs.reduce(|best, next| if next.0 < best.0 { next } else { best });
        let Some((_, away, rect)) = best else { return (block, None) };
        block.rect = rect;
        self.taken.push(rect);
        if away < LEAST_LEADER {
            return (block, None);
        }
        let is_above = rect.y < y;
        let end = if is_above { rect.bottom() - AIR } else { rect.y + AIR };
        let start = if is_above { y - radius - 1.0 } else { y + radius + 1.0 };
        (block, Some(((x, start), (x.clamp(rect.x + 4.0, rect.right() - 4.0), end))))
    }

    /// How much words in a rectangle would hide.
    fn cost(&self, rect: Rect) -> f64 {
        let inner = Rect::new(rect.x - 1.0, rect.y + 2.0, rect.width + 2.0, rect.height - 4.0);
        let hides = |(x, y): &&(f64, f64)| {
            (inner.x..=inner.right()).contains(x) && (inner.y..=inner.bottom()).contains(y)
        };
        let hidden = self.places.iter().filter(hides).count() as f64;
        let overlaps = |other: &&Rect| {
            rect.x < other.right()
                && other.x < rect.right()
                && inner.y < other.bottom()
                && other.y < inner.bottom()
        };
        let covered = self.taken.iter().filter(overlaps).count() as f64;
        let outside = (self.bounds.y - rect.y).max(0.0) + (rect.bottom() - self.bounds.bottom()).max(0.0);
        hidden + 200.0 * covered + if outside > 0.0 { 1000.0 + outside } else { 0.0 }
    }
}

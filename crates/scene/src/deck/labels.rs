//! Numbers beside the points of a curve, where they hide least of it.

use kurbo::{CubicBez, ParamCurve};

use crate::{Rect, TextBlock};

/// From a mark's edge to the words.
const DISTANCE: f64 = 3.0;
/// How finely a curve is looked at.
const PARTS: usize = 16;

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

    /// Puts words beside a mark of some radius: above or below, in the middle or to a side.
    pub fn place(&mut self, mut block: TextBlock, (x, y): (f64, f64), radius: f64) -> TextBlock {
        let (width, height) = (block.rect.width, block.rect.height);
        let (above, below) = (y - radius - DISTANCE - height + 3.0, y + radius + DISTANCE - 3.0);
        let (middle, left, right) = (x - width / 2.0, x - width - 2.0, x + 2.0);
        let (outer_left, outer_right) = (x - radius - DISTANCE - width, x + radius + DISTANCE);
        let beside = y - height / 2.0;
        let candidates = [
            (middle, below),
            (middle, above),
            (left, below),
            (right, below),
            (left, above),
            (right, above),
            (outer_left, beside),
            (outer_right, beside),
        ];
        let bounds = self.bounds;
        let within = |(x, y): (f64, f64)| {
            let x = x.clamp(bounds.x, (bounds.right() - width).max(bounds.x));
            Rect::new(x, y, width, height)
        };
        let best = candidates
            .into_iter()
            .map(within)
            .map(|rect| (self.cost(rect), rect))
            .reduce(|best, next| if next.0 < best.0 { next } else { best });
        if let Some((_, rect)) = best {
            block.rect = rect;
            self.taken.push(rect);
        }
        block
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

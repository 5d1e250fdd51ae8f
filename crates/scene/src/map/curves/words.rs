//! Finds each word of the emotion lane a place where it touches nothing.

use kurbo::Point;

use super::points::seen;
use crate::{Rect, TextBlock};

/// A word and the point that it belongs to.
pub(super) struct Wanted {
    /// The word, its box at the origin and centred in it.
    pub block: TextBlock,
    pub at: Point,
    /// From the point to the middle of the word's nearest line.
    pub distance: f64,
    /// Whether it would rather stand above.
    pub above: bool,
}

/// Between words that stand beside each other.
const APART: f64 = 3.0;

/// The words in their places. Where a lane is too full for all, the last ones overlap least.
pub(super) fn place_words(
    wanted: Vec<Option<Wanted>>,
    marks: &[Rect],
    height: f64,
) -> Vec<Option<TextBlock>> {
    let mut taken: Vec<Rect> = marks.to_vec();
    wanted
        .into_iter()
        .map(|wanted| {
            let wanted = wanted?;
            let overlap = |place: &Rect| taken.iter().map(|other| shared(place, other)).sum::<f64>();
            let places = places(&wanted, height);
            let free = places.iter().find(|place| overlap(place) == 0.0).copied();
            let place =
                free.or_else(|| places.iter().min_by(|a, b| overlap(a).total_cmp(&overlap(b))).copied())?;
            taken.push(place);
            let mut block = wanted.block;
            let own = seen(&block);
            block.rect.x += (place.x - own.x).round();
            block.rect.y = place.y;
            Some(block)
        })
        .collect()
}

/// Where a word may stand, best first: above or below, further off, then at the point's sides.
fn places(wanted: &Wanted, height: f64) -> Vec<Rect> {
    let word = seen(&wanted.block);
    let line = wanted.block.style.line_height;
    let centered = wanted.at.x - word.width / 2.0;
    let above = |distance: f64| wanted.at.y - distance + line / 2.0 - word.height;
    let below = |distance: f64| wanted.at.y + distance - line / 2.0;
    let side = word.width / 2.0 + wanted.distance - 2.0;
    let steps = (0..=(height / 6.0) as usize).map(|step| wanted.distance + step as f64 * 6.0);
    let mut places = Vec::new();
    for distance in steps {
        let tops = match wanted.above {
            true => [above(distance), below(distance)],
            false => [below(distance), above(distance)],
        };
        places.extend(tops.map(|top| (centered, top)));
        if distance == wanted.distance + 12.0 {
            let middle = wanted.at.y - word.height / 2.0;
            places.extend([(centered + side, middle), (centered - side, middle)]);
        }
    }
    let most = (height - word.height - 1.0).max(1.0);
    places
        .into_iter()
        .map(|(x, y)| Rect::new(x, y.clamp(1.0, most).round(), word.width, word.height))
        .collect()
}

/// The area that two rectangles share, words being kept a little apart sideways.
fn shared(a: &Rect, b: &Rect) -> f64 {
    let width = a.right().min(b.right()) - a.x.max(b.x) + APART;
    // Places are rounded to whole points: half a point is no overlap.
    let height = a.bottom().min(b.bottom()) - a.y.max(b.y) - 0.5;
    if width > 0.0 && height > 0.0 { width * height } else { 0.0 }
}

//! The stages behind a curve as bands, wide enough for their names.

use super::canvas::{Canvas, LEAST, Words};
use crate::{Align, Item, Rect, TextBlock, Weight};

/// Between two bands, and left and right of a name.
const GAP: f64 = 3.0;
const PADDING: f64 = 6.0;
/// At the bottom of a band below its name.
const BELOW_NAME: f64 = 8.0;
/// A name of more lines than this is not said.
const NAME_LINES: usize = 3;

/// A stage to be drawn.
pub(super) struct Band<'a> {
    /// Empty says nothing.
    pub name: &'a str,
    /// First and last point.
    pub points: (usize, usize),
    /// Whether it stands out.
    pub is_low: bool,
}

/// Bands with their names, and where points stand.
pub(super) struct Bands {
    /// Each band from its left to its right edge.
    pub spans: Vec<(f64, f64)>,
    /// Each band's name, its top at 0; none is not said.
    pub names: Vec<Option<TextBlock>>,
    /// Room that the names take at the bottom.
    pub names_height: f64,
    /// Where each point stands.
    pub x: Vec<f64>,
}

impl Bands {
    /// Bands from `left` on over a width. Every point takes as much room, but where a name needs more.
    pub fn of(canvas: &mut Canvas, stages: &[Band], points: usize, left: f64, width: f64) -> Bands {
        let least: Vec<(f64, f64)> = stages.iter().map(|stage| least_widths(canvas, stage)).collect();
        let numbers: Vec<f64> =
            stages.iter().map(|stage| (stage.points.1 - stage.points.0 + 1) as f64).collect();
        let named = |stage: &Band| !stage.name.is_empty();
        let needs = |said: &[bool], in_two_lines: bool| -> Vec<f64> {
            let need = |(least, said): (&(f64, f64), &bool)| match (said, in_two_lines) {
                (false, _) => 0.0,
                (_, true) => least.0,
                _ => least.1,
            };
            least.iter().zip(said).map(need).collect()
        };
        // All names in two lines, else in more, else those alone that stand out, else none.
        let (all, low): (Vec<bool>, Vec<bool>) =
            stages.iter().map(|stage| (named(stage), named(stage) && stage.is_low)).unzip();
        let ways = [(all.clone(), true), (all, false), (low.clone(), true), (low, false)];
        let fits = |way: &(Vec<bool>, bool)| needs(&way.0, way.1).iter().sum::<f64>() <= width;
        let none = (vec![false; stages.len()], false);
        let (said, in_two_lines) = ways.into_iter().find(fits).unwrap_or(none);
        let widths = shared(&numbers, &needs(&said, in_two_lines), width);
        let mut x = left;
        let (mut spans, mut names, mut places) = (Vec::new(), Vec::new(), vec![left; points]);
        for (place, stage) in stages.iter().enumerate() {
            let own = widths[place];
            spans.push((x, x + own));
            let number = numbers[place];
            for (step, point) in (stage.points.0..=stage.points.1).enumerate() {
                if let Some(place) = places.get_mut(point) {
                    *place = x + own * (step as f64 + 0.5) / number;
                }
            }
            names.push(said[place].then(|| name(canvas, stage, x, own)).flatten());
            x += own;
        }
        let names_height = names
            .iter()
            .flatten()
            .map(|name: &TextBlock| name.rect.height + BELOW_NAME + 4.0)
            .fold(0.0, f64::max);
        Bands { spans, names, names_height, x: places }
    }

    /// A band's ground and its name at its bottom.
    pub fn items(&self, place: usize, top: f64, bottom: f64, ground: Item) -> (Rect, Vec<Item>) {
        let (left, right) = self.spans[place];
        let rect = Rect::new(left + GAP / 2.0, top, (right - left - GAP).max(1.0), bottom - top);
        let mut items = vec![ground];
        items.extend(self.names[place].clone().map(|mut name| {
            // Names stand on their last lines, so that short ones do not float.
            name.rect.y = bottom - BELOW_NAME - name.rect.height;
            Item::Text(name)
        }));
        (rect, items)
    }

    /// The ground's rectangle of a band.
    pub fn rect(&self, place: usize, top: f64, bottom: f64) -> Rect {
        let (left, right) = self.spans[place];
        Rect::new(left + GAP / 2.0, top, (right - left - GAP).max(1.0), bottom - top)
    }
}

fn words<'a>(canvas: &Canvas, stage: &'a Band) -> Words<'a> {
    let color = if stage.is_low { canvas.theme.text } else { canvas.theme.text_2 };
    let weight = if stage.is_low { Weight::SemiBold } else { Weight::Regular };
    Words::written(stage.name, color).weighing(weight).aligned(Align::Middle)
}

/// The width in which a name stands in two lines, and that of its longest word.
fn least_widths(canvas: &mut Canvas, stage: &Band) -> (f64, f64) {
    let (color, weight) = {
        let words = words(canvas, stage);
        (words.color, words.weight)
    };
    let parts: Vec<&str> = stage.name.split_whitespace().collect();
    let mut width = |text: &str| {
        let words = Words { text, ..Words::written(text, color).weighing(weight) };
        canvas.width(&words, LEAST) + 2.0 * PADDING + GAP
    };
    let longest = parts.iter().map(|word| width(word)).fold(0.0, f64::max);
    let whole = width(&parts.join(" "));
    let halves: Vec<f64> =
        (1..parts.len()).map(|at| width(&parts[..at].join(" ")).max(width(&parts[at..].join(" ")))).collect();
    (halves.into_iter().fold(whole, f64::min), longest)
}

fn name(canvas: &mut Canvas, stage: &Band, x: f64, width: f64) -> Option<TextBlock> {
    let words = words(canvas, stage);
    let inner = width - GAP - 2.0 * PADDING + 1.0;
    let block = canvas.set(&words, LEAST, x + GAP / 2.0 + PADDING - 0.5, 0.0, inner);
    (block.lines.len() <= NAME_LINES).then_some(block)
}

/// Shares a width out by numbers, but no one gets less than it needs.
fn shared(numbers: &[f64], least: &[f64], width: f64) -> Vec<f64> {
    let mut fixed = vec![false; numbers.len()];
    loop {
        let taken: f64 = fixed.iter().zip(least).filter(|(fixed, _)| **fixed).map(|(_, least)| least).sum();
        let open: f64 =
            fixed.iter().zip(numbers).filter(|(fixed, _)| !**fixed).map(|(_, number)| number).sum();
        let share = (width - taken).max(0.0) / open.max(1.0);
        let short =
            (0..numbers.len()).find(|place| !fixed[*place] && numbers[*place] * share < least[*place]);
        match short {
            Some(place) => fixed[place] = true,
            None => {
                return (0..numbers.len())
                    .map(|place| if fixed[place] { least[place] } else { numbers[place] * share })
                    .collect();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_width_is_shared_by_numbers_and_by_needs() {
        assert_eq!(shared(&[1.0, 3.0], &[0.0, 0.0], 100.0), [25.0, 75.0]);
        assert_eq!(shared(&[1.0, 3.0], &[40.0, 0.0], 100.0), [40.0, 60.0]);
        assert_eq!(shared(&[1.0, 1.0, 1.0], &[60.0, 25.0, 0.0], 100.0), [60.0, 25.0, 15.0]);
    }
}

//! The ask: three numbers, the decision in a box, and what speaks against it.

use throughline_insight::deck::{Ask, AskFigure, Passage};

use super::canvas::{BODY_TOP, Canvas, LEAST, MARGIN, Part, ROOM, Words};
use crate::map::draw::{filled, icon, line, solid};
use crate::{Icon, Item, Rect, Weight};

/// Between two columns.
const GUTTER: f64 = 21.0;
/// From the rule of a figure to its numbers.
const BELOW_RULE: f64 = 28.0;
/// A number's sizes from the usual one down; the old value is smaller.
const SIZES: [f64; 7] = [48.0, 42.0, 36.0, 30.0, 24.0, 20.0, LEAST];
const OLD: f64 = 27.0 / 48.0;
/// The arrow between the two values, in sizes of the number.
const ARROW: f64 = 22.5 / 48.0;
const ARROW_GAP: f64 = 10.0;
/// Room within the box of the decision.
const PADDING: (f64, f64) = (21.0, 14.0);
/// Where the texts of passages begin, behind their headings.
const PASSAGE_X: f64 = 112.0;

pub(super) fn draw(canvas: &mut Canvas, ask: &Ask) {
    let bottom = match ask.figures.is_empty() {
        true => no_figures(canvas, &ask.no_figures),
        false => figures(canvas, &ask.figures),
    };
    let mut y = (bottom + 34.0).clamp(258.0, 300.0);
    y = decision(canvas, ask, y) + 20.0;
    for (place, passage) in ask.passages.iter().enumerate() {
        y = told(canvas, place, passage, y) + 8.0;
    }
}

fn no_figures(canvas: &mut Canvas, text: &str) -> f64 {
    let block = canvas.set(&Words::own(text, canvas.theme.text_2), 18.0, MARGIN, BODY_TOP + 30.0, ROOM);
    let bottom = block.rect.bottom();
    canvas.put_text("no figures", None, block);
    bottom
}

fn figures(canvas: &mut Canvas, figures: &[AskFigure]) -> f64 {
    let number = figures.len() as f64;
    let width = (ROOM - 2.0 * GUTTER) / 3.0;
    let width = if number < 3.0 { (ROOM - (number - 1.0) * GUTTER) / number } else { width };
    let mut bottom = 0.0_f64;
    for (place, figure) in figures.iter().enumerate() {
        let x = MARGIN + place as f64 * (width + GUTTER);
        bottom = bottom.max(one(canvas, place, figure, x, width));
    }
    bottom
}

fn one(canvas: &mut Canvas, place: usize, figure: &AskFigure, x: f64, width: f64) -> f64 {
    let theme = canvas.theme;
    let top = BODY_TOP + 13.5;
    let mut items = vec![line((x, top), (x + width, top), solid(theme.accent, 2.25))];
    let (old, new) = (
        Words::own(&figure.now, theme.text_2),
        Words::own(&figure.target, theme.text).weighing(Weight::SemiBold),
    );
    let taken = |canvas: &mut Canvas, size: f64| {
        canvas.width(&old, (size * OLD).max(LEAST))
            + canvas.width(&new, size)
            + size * ARROW
            + 2.0 * ARROW_GAP
    };
    let size = SIZES.into_iter().find(|size| taken(canvas, *size) <= width).unwrap_or(LEAST);
    let old_size = (size * OLD).max(LEAST);
    // Both stand on one baseline.
    let y = top + BELOW_RULE;
    let mut now = canvas.line(&old, old_size, x, y);
    let arrow_x = now.rect.right() + ARROW_GAP;
    let mut then = canvas.line(&new, size, arrow_x + size * ARROW + ARROW_GAP, y);
    let baseline = |block: &crate::TextBlock| block.lines.first().map_or(0.0, |line| line.baseline);
    let down = baseline(&then) - baseline(&now);
    now.rect.y += down.max(0.0);
    then.rect.y -= down.min(0.0);
    let middle = then.rect.y + baseline(&then) - size * 0.36;
    let number_bottom = then.rect.bottom().max(now.rect.bottom());
    items.push(icon(Icon::ArrowRight, arrow_x, middle - size * ARROW / 2.0, size * ARROW, theme.text_3));
    let label = canvas.set(&Words::written(&figure.label, theme.text), LEAST, x, number_bottom + 4.0, width);
    let bottom = label.rect.bottom();
    items.extend([Item::Text(now), Item::Text(then), Item::Text(label)]);
    let said = format!("{}: {} now, {} to reach", figure.label, figure.now, figure.target);
    let part = Part::text(&format!("figure {place}"), figure.records.first().copied(), &said);
    canvas.put(part, Rect::new(x, top - 1.5, width, bottom - top + 1.5), items);
    bottom
}

/// The box of the decision; returns where it ends.
fn decision(canvas: &mut Canvas, ask: &Ask, y: f64) -> f64 {
    let theme = canvas.theme;
    let (x, width) = (MARGIN + PADDING.0, ROOM - 2.0 * PADDING.0);
    let heading = Words::own(&ask.decision_heading, theme.accent_2).weighing(Weight::SemiBold);
    let heading = canvas.set(&heading, LEAST, x, y + PADDING.1, width);
    let text = Words::written(&ask.decision.text, theme.text).weighing(Weight::SemiBold);
    let text = canvas.fit(&text, &[19.5, 18.0, LEAST], 2, (x, heading.rect.bottom() + 3.0), width);
    let bottom = text.rect.bottom() + PADDING.1;
    let rect = Rect::new(MARGIN, y, ROOM, bottom - y);
    let label = format!("{}: {}", ask.decision_heading, ask.decision.text);
    let items = vec![filled(rect, 7.5, theme.accent_soft), Item::Text(heading), Item::Text(text)];
    canvas.put(Part::text("decision", None, &label), rect, items);
    bottom
}

fn told(canvas: &mut Canvas, place: usize, passage: &Passage, y: f64) -> f64 {
    let theme = canvas.theme;
    let x = MARGIN + PADDING.0;
    let heading = Words::own(&passage.heading, theme.text).weighing(Weight::SemiBold);
    let heading = canvas.set(&heading, LEAST, x, y, PASSAGE_X - 16.0);
    let text = Words::written(&passage.text.text, theme.text);
    let text = canvas.set(&text, LEAST, x + PASSAGE_X, y, ROOM - 2.0 * PADDING.0 - PASSAGE_X);
    let rect = Rect::new(x, y, ROOM - 2.0 * PADDING.0, text.rect.height.max(heading.rect.height));
    let label = format!("{}: {}", passage.heading, passage.text.text);
    canvas.put(
        Part::text(&format!("passage {place}"), None, &label),
        rect,
        vec![Item::Text(heading), Item::Text(text)],
    );
    rect.bottom()
}

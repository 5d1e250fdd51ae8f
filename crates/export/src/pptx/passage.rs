//! What a shape says: the scene's text blocks put together into the paragraphs of one text.
//!
//! The scene sets a card as several blocks: a comparison has one for each stretch of struck or new
//! words, a metric has its sample beside its name. PowerPoint breaks the lines itself, so what reads
//! on becomes runs of one paragraph, what stands beside becomes a tab stop, and what stands below a
//! paragraph of its own.

use kurbo::Rect;
use throughline_scene::{TextBlock, TextStyle};

use crate::geometry;

/// Where PowerPoint puts the baseline of a line of a given height, as a share of the height.
const BASELINE_SHARE: f64 = 0.8;
/// What two places may differ by and still be the same.
const SAME: f64 = 1.0;
/// What lines may take beyond what a block says: programs round sizes of letters.
const SLACK: f64 = 1.5;
/// What lines may take beyond what they do: a line that ends just where its room does is broken.
const ROOM: f64 = 6.0;
/// How far the middles of two texts beside each other may be apart.
const BESIDE: f64 = 4.0;
/// A block that begins within this share of the frame's width hangs its lines beside the first.
const HANGING: f64 = 0.35;

/// A stretch of text that is set in one way.
pub(super) struct Run<'a> {
    /// What stands before it: nothing, a space or a tab.
    pub before: &'static str,
    pub text: &'a str,
    pub style: &'a TextStyle,
    pub opacity: f64,
}

/// A paragraph; its lengths are the scene's points.
pub(super) struct Paragraph<'a> {
    pub runs: Vec<Run<'a>>,
    /// Above it.
    pub space_before: f64,
    /// How far all lines are indented, and how far the first stands out of that.
    pub indent: f64,
    pub hanging: f64,
    /// Where a tab leads, from the text's left edge, and whether the text ends there.
    pub tab: Option<(f64, bool)>,
    /// The box around its blocks, and where its last line ends.
    bounds: Rect,
    line_end: f64,
    lines: usize,
}

/// The text of a shape.
pub(super) struct Passage<'a> {
    pub paragraphs: Vec<Paragraph<'a>>,
    /// Between the frame and the text: left, top, right, bottom.
    pub insets: [f64; 4],
    /// Whether lines break at the frame.
    pub wraps: bool,
    pub right_to_left: bool,
}

impl<'a> Passage<'a> {
    /// As much of the blocks as reads as one text within a frame, and the blocks that are left
    /// because they stand apart from it.
    pub fn of(blocks: &[&'a TextBlock], frame: Rect) -> Option<(Passage<'a>, Vec<&'a TextBlock>)> {
        let mut blocks = blocks.to_vec();
        blocks.retain(|block| !block.text.trim().is_empty());
        let right_to_left = blocks.first()?.right_to_left;
        // Row by row, and within a row as it is read.
        blocks.sort_by(|a, b| {
            let along = a.rect.x.total_cmp(&b.rect.x);
            let row = (a.rect.y - b.rect.y).abs() <= SAME;
            let along = if right_to_left { along.reverse() } else { along };
            if row { along } else { a.rect.y.total_cmp(&b.rect.y) }
        });
        let (&first, rest) = blocks.split_first()?;
        let mut paragraphs = vec![Paragraph::of(first, 0.0)];
        let mut left_over = Vec::new();
        for block in rest {
            let last = paragraphs.last_mut()?;
            if last.takes(block, frame, right_to_left) {
                continue;
            }
            let begins_below = block.rect.y >= last.bounds.y1 - SAME;
            let start = start_of(first) + if right_to_left { -last.indent } else { last.indent };
            if begins_below && (start_of(block) - start).abs() <= SAME {
                let paragraph = Paragraph::of(block, block.rect.y - last.bounds.y1);
                let indent = last.indent;
                paragraphs.push(Paragraph { indent, ..paragraph });
            } else if begins_below && (start_of(block) - start_of(first)).abs() <= SAME {
                let space_before = block.rect.y - last.bounds.y1;
                paragraphs.push(Paragraph::of(block, space_before));
            } else {
                left_over.push(*block);
            }
        }
        let bounds = paragraphs.iter().map(|one| one.bounds).reduce(|all, one| all.union(one))?;
        let ours = first.lines.first().map_or(0.0, |line| line.baseline);
        let shift = ours - first.style.line_height * BASELINE_SHARE;
        // A single block says how wide its lines may be; of several only what they take is known.
        let one_block = paragraphs.iter().map(|one| one.runs.len()).sum::<usize>() == 1;
        let room = if one_block { SLACK } else { ROOM };
        let insets = [
            bounds.x0 - frame.x0 - if right_to_left { room } else { 0.0 },
            first.rect.y - frame.y0 + shift,
            frame.x1 - bounds.x1 - if right_to_left { 0.0 } else { room },
            frame.y1 - bounds.y1,
        ];
        let wraps = !one_block || wraps(first);
        let passage =
            Passage { paragraphs, insets: insets.map(|inset| inset.max(0.0)), wraps, right_to_left };
        Some((passage, left_over))
    }
}

/// Where a block's first letters stand.
fn start_of(block: &TextBlock) -> f64 {
    if block.right_to_left { block.rect.right() } else { block.rect.x }
}

/// Whether a block may have more lines in another font: one that is just as wide as its words may not.
fn wraps(block: &TextBlock) -> bool {
    let widest = block.lines.iter().map(|line| line.width).fold(0.0, f64::max);
    block.lines.len() > 1 || widest + 0.6 < block.rect.width
}

impl<'a> Paragraph<'a> {
    fn of(block: &'a TextBlock, space_before: f64) -> Paragraph<'a> {
        let mut paragraph = Paragraph {
            runs: Vec::new(),
            space_before: space_before.max(0.0),
            indent: 0.0,
            hanging: 0.0,
            tab: None,
            bounds: geometry::rect(&block.rect),
            line_end: 0.0,
            lines: 0,
        };
        paragraph.push(block, "");
        paragraph
    }

    fn push(&mut self, block: &'a TextBlock, before: &'static str) {
        self.runs.push(Run { before, text: &block.text, style: &block.style, opacity: block.opacity });
        let last = block.lines.last();
        self.line_end = match (last, block.right_to_left) {
            (Some(line), false) => block.rect.x + line.x + line.width,
            (Some(line), true) => block.rect.x + line.x,
            (None, _) => block.rect.x,
        };
        self.bounds = self.bounds.union(geometry::rect(&block.rect));
        self.lines += block.lines.len().max(1);
    }

    /// Takes a block that reads on, or stands beside the only line; false where it does neither.
    fn takes(&mut self, block: &'a TextBlock, frame: Rect, right_to_left: bool) -> bool {
        let Some(style) = self.runs.last().map(|run| run.style) else { return false };
        let alike = style.size == block.style.size && style.line_height == block.style.line_height;
        let top = block.rect.y;
        let last_line = self.bounds.y1 - style.line_height;
        let gap = match right_to_left {
            false => block.rect.x - self.line_end,
            true => self.line_end - block.rect.right(),
        };
        if alike && (top - last_line).abs() <= SAME && (-SAME..style.size).contains(&gap) {
            self.push(block, if gap > 0.1 * style.size { " " } else { "" });
            return true;
        }
        // The next line of a text that is set word by word.
        let several = self.runs.len() > 1 || style.decoration != block.style.decoration;
        if alike && several && (top - self.bounds.y1).abs() <= SAME && self.begins_at(block) {
            self.push(block, " ");
            return true;
        }
        // Beside the first line; where the text has several, PowerPoint puts it beside or below the last.
        let first_line = self.runs.first().map_or(0.0, |run| run.style.line_height);
        let middles = top + block.style.line_height / 2.0 - self.bounds.y0 - first_line / 2.0;
        let beside = middles.abs() <= BESIDE && self.runs.len() == 1 && !right_to_left;
        if !beside || gap < 0.0 && self.lines == 1 {
            return false;
        }
        let from = block.rect.x - self.bounds.x0;
        if from < HANGING * frame.width() {
            (self.indent, self.hanging) = (from, from);
            self.tab = Some((from, false));
        } else {
            self.tab = Some((block.rect.right() - self.bounds.x0, true));
        }
        self.push(block, "\t");
        true
    }

    /// Whether a block begins at the paragraph's own edge.
    fn begins_at(&self, block: &TextBlock) -> bool {
        let edge = if block.right_to_left { self.bounds.x1 } else { self.bounds.x0 };
        (start_of(block) - edge).abs() <= SAME
    }
}

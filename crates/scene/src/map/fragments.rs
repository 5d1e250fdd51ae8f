//! A text whose words are set differently: what went is struck through, what came is underlined.

use throughline_diff::Run;

use super::pen::Pen;
use crate::{Color, Decoration, Rect, TextBlock, TextStyle, Weight};

/// The inks of words that went and came; what stayed has the passage's own.
#[derive(Clone, Copy)]
pub(crate) struct Inks {
    pub removed: Color,
    pub added: Color,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Same,
    Removed,
    Added,
}

/// A stretch of one line that is set in one way.
struct Fragment {
    kind: Kind,
    text: String,
    line: usize,
    x: f64,
}

/// The text as blocks, one for each stretch of a line that is set in one way, and the box of all.
pub(crate) fn set(
    runs: &[Run],
    style: &TextStyle,
    inks: Inks,
    place: Rect,
    pen: &mut Pen,
) -> (Vec<TextBlock>, Rect) {
    let mut setter = Setter {
        style,
        inks,
        width: place.width.max(style.size),
        fragments: Vec::new(),
        line: 0,
        x: 0.0,
        gap: 0.0,
    };
    let mut last = Kind::Same;
    for run in runs {
        let (kind, text) = match run {
            Run::Same(text) => (Kind::Same, text),
            Run::Removed(text) => (Kind::Removed, text),
            Run::Added(text) => (Kind::Added, text),
        };
        if kind == Kind::Added && last == Kind::Removed && setter.gap == 0.0 {
            // Old and new words touch: nothing stood between them in either text.
            setter.space(" ", kind, pen);
        }
        setter.run(text, kind, pen);
        last = kind;
    }
    let Setter { fragments, line: last_line, width, .. } = setter;
    let mut right_to_left = None;
    let blocks: Vec<TextBlock> = fragments
        .into_iter()
        .map(|fragment| {
            let style = styled(style, fragment.kind, inks);
            let mut block = pen.written_line(&fragment.text, style.clone(), place.x + fragment.x, place.y);
            block.rect.y += fragment.line as f64 * style.line_height;
            if *right_to_left.get_or_insert(block.right_to_left) {
                block.rect.x = place.x + width - fragment.x - block.rect.width;
            }
            block
        })
        .collect();
    let height = (last_line + 1) as f64 * style.line_height;
    (blocks, Rect { width, height, ..place })
}

/// The style of words of a kind.
fn styled(style: &TextStyle, kind: Kind, inks: Inks) -> TextStyle {
    let mut style = style.clone();
    match kind {
        Kind::Same => {}
        Kind::Removed => {
            style.color = inks.removed;
            style.decoration = Some(Decoration::StrikeThrough);
        }
        Kind::Added => {
            style.color = inks.added;
            style.weight = style.weight.max(Weight::SemiBold);
            style.decoration = Some(Decoration::Underline);
        }
    }
    style
}

struct Setter<'a> {
    style: &'a TextStyle,
    inks: Inks,
    width: f64,
    fragments: Vec<Fragment>,
    line: usize,
    x: f64,
    /// The space before the next word, where a line may end.
    gap: f64,
}

impl Setter<'_> {
    fn run(&mut self, text: &str, kind: Kind, pen: &mut Pen) {
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let blank = |letter: char| letter.is_whitespace() && letter != '\u{a0}';
            let end = rest.find(|letter| blank(letter) != blank(first)).unwrap_or(rest.len());
            let (piece, after) = rest.split_at(end);
            match blank(first) {
                true => self.space(piece, kind, pen),
                false => self.word(piece, kind, pen),
            }
            rest = after;
        }
    }

    fn space(&mut self, space: &str, kind: Kind, pen: &mut Pen) {
        let breaks = space.matches('\n').count();
        if breaks > 0 {
            self.line += breaks;
            (self.x, self.gap) = (0.0, 0.0);
        } else if self.x > 0.0 {
            self.gap += self.measure(" ", kind, pen);
        }
    }

    fn word(&mut self, word: &str, kind: Kind, pen: &mut Pen) {
        let width = self.measure(word, kind, pen);
        if self.x > 0.0 && self.x + self.gap + width > self.width + 0.01 {
            self.line += 1;
            (self.x, self.gap) = (0.0, 0.0);
        }
        if width <= self.width + 0.01 {
            return self.put(word, width, kind);
        }
        // Longer than a line: it breaks where the shaper breaks it.
        let style = styled(self.style, kind, self.inks);
        let shaped = pen.shaper.shape(word, &style, Some(self.width));
        for (index, line) in shaped.lines.iter().enumerate() {
            if index > 0 {
                self.line += 1;
                (self.x, self.gap) = (0.0, 0.0);
            }
            self.put(&line.text, line.width, kind);
        }
    }

    fn put(&mut self, word: &str, width: f64, kind: Kind) {
        let (line, gap) = (self.line, self.gap);
        match self.fragments.last_mut().filter(|last| last.kind == kind && last.line == line && self.x > 0.0)
        {
            Some(last) => {
                if gap > 0.0 {
                    last.text.push(' ');
                }
                last.text.push_str(word);
            }
            None => {
                self.fragments.push(Fragment { kind, text: word.to_owned(), line, x: self.x + gap });
            }
        }
        self.x += gap + width;
        self.gap = 0.0;
    }

    fn measure(&self, text: &str, kind: Kind, pen: &mut Pen) -> f64 {
        let style = styled(self.style, kind, self.inks);
        if text == " " {
            // Spaces at an end take no room: between two letters they do.
            let apart = pen.shaper.shape("n n", &style, None).width;
            return apart - pen.shaper.shape("nn", &style, None).width;
        }
        pen.shaper.shape(text, &style, None).width
    }
}

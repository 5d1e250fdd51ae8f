//! A text whose words are set differently: what went is struck through, what came is underlined.

use throughline_diff::Run;

use super::pen::Pen;
use crate::{ChangeKind, Color, Decoration, Rect, TextBlock, TextStyle, Theme, Weight};

/// The inks of words that went and came; what stayed has the passage's own.
#[derive(Clone, Copy)]
pub(crate) struct Inks {
    pub removed: Color,
    pub added: Color,
}

impl Inks {
    /// The inks of a look.
    pub fn of(theme: &Theme) -> Inks {
        let ink = |change| theme.change(change).ink;
        Inks { removed: ink(ChangeKind::Removed), added: ink(ChangeKind::Changed) }
    }
}

/// The runs as they are easiest to read: what stayed between two changes joins them where it is
/// shorter than either, for a text of which every second word is struck through cannot be read.
pub(crate) fn readable(runs: &[Run]) -> Vec<Run> {
    let mut parts: Vec<Part> = Vec::new();
    for run in runs {
        if !matches!(run, Run::Same(_)) && parts.last().is_none_or(|part| !part.same.is_empty()) {
            parts.push(Part::default());
        }
        match (run, parts.last_mut()) {
            (Run::Same(text), None) => parts.push(Part { same: text.clone(), ..Part::default() }),
            (Run::Same(text), Some(part)) => part.same.push_str(text),
            (Run::Removed(text), Some(part)) => part.removed.push_str(text),
            (Run::Added(text), Some(part)) => part.added.push_str(text),
            (_, None) => {}
        }
    }
    let mut place = 0;
    while place + 1 < parts.len() {
        let (one, next) = (&parts[place], &parts[place + 1]);
        let kept = one.same.chars().filter(|letter| letter.is_alphanumeric()).count();
        if one.extent() > 0 && kept <= one.extent().min(next.extent()) {
            let next = parts.remove(place + 1);
            let one = &mut parts[place];
            let same = std::mem::take(&mut one.same);
            one.removed.push_str(&same);
            one.added.push_str(&same);
            one.removed.push_str(&next.removed);
            one.added.push_str(&next.added);
            one.same = next.same;
            place = place.saturating_sub(1);
        } else {
            place += 1;
        }
    }
    let runs = parts
        .into_iter()
        .flat_map(|part| [Run::Removed(part.removed), Run::Added(part.added), Run::Same(part.same)]);
    let said = |run: &Run| match run {
        Run::Same(text) | Run::Removed(text) | Run::Added(text) => !text.is_empty(),
    };
    runs.filter(said).collect()
}

/// A change and what stayed behind it.
#[derive(Default)]
struct Part {
    removed: String,
    added: String,
    same: String,
}

impl Part {
    /// Letters of the longer of what went and came.
    fn extent(&self) -> usize {
        self.removed.chars().count().max(self.added.chars().count())
    }
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

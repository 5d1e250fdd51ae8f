//! Text: shaped with the bundled fonts, broken into lines, placed in a box. Nobody else measures text.
//!
//! Lines break where Unicode allows (UAX 14); a longer word breaks between graphemes. The base
//! direction is that of the first strong character unless the journey sets one.

mod cache;
mod clean;
mod engine;
mod place;

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use throughline_model::TextDirection;

use crate::{Align, Fonts, GlyphRun, Rect, TextBlock, TextLine, TextStyle, Weight};
use cache::Cache;
use engine::{Engine, Outcome};

/// Inter's ascent in font sizes: where the baseline stands, whatever font is painted.
const ASCENT: f64 = 0.969;
/// Inter's ascent and descent together, in font sizes.
const EXTENT: f64 = 1.21;
/// Texts that a thread takes at a time.
const TEXTS_A_TURN: usize = 16;
/// Below this many new texts, threads cost more than they save.
const WORTH_THREADS: usize = 64;

/// A text to be shaped, the style it is set in, and the width at which it wraps, if it does.
pub type TextRequest<'a> = (&'a str, &'a TextStyle, Option<f64>);

/// Shapes texts and remembers them: a text met again in the same style and width costs a look-up.
pub struct Shaper {
    /// One for each thread that can run at a time; the first serves single texts.
    engines: Vec<Engine>,
    cache: Cache,
    direction: TextDirection,
    missing: Vec<char>,
    known_missing: BTreeSet<char>,
}

/// A text broken into lines, with the extent that its box needs.
#[derive(Clone, Debug, PartialEq)]
pub struct Shaped {
    /// The lines from top to bottom; never none. They stand in a box as wide as was asked for, or
    /// as wide as the widest line where no width was.
    pub lines: Arc<[TextLine]>,
    /// Width of the widest line.
    pub width: f64,
    /// Number of lines times the line height.
    pub height: f64,
    /// Which way the text as a whole runs.
    pub right_to_left: bool,
    /// Width of the box that the lines stand in.
    box_width: f64,
}

/// What of a style and box decides glyphs and their places. Lengths are kept as bits to be compared.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Setting {
    size: u64,
    line_height: u64,
    width: Option<u64>,
    weight: Weight,
    align: Align,
    tabular: bool,
    direction: TextDirection,
    /// Lines shown at most; none shows all.
    max_lines: Option<usize>,
}

impl Setting {
    fn size(&self) -> f64 {
        f64::from_bits(self.size)
    }

    fn line_height(&self) -> f64 {
        f64::from_bits(self.line_height)
    }

    fn width(&self) -> Option<f64> {
        self.width.map(f64::from_bits)
    }
}

impl Shaper {
    /// A shaper that sets text in the given fonts.
    pub fn new(fonts: Arc<Fonts>) -> Shaper {
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let first = Engine::new(fonts);
        let others: Vec<Engine> = (1..threads).map(|_| first.sibling()).collect();
        Shaper {
            engines: std::iter::once(first).chain(others).collect(),
            cache: Cache::default(),
            direction: TextDirection::Auto,
            missing: Vec::new(),
            known_missing: BTreeSet::new(),
        }
    }

    /// Starts a scene: says which way its texts run, and forgets the missing characters of the last.
    pub fn begin_scene(&mut self, direction: TextDirection) {
        self.direction = direction;
        self.missing.clear();
        self.known_missing.clear();
    }

    /// Says which way texts run from now on, and returns which way they ran: for words and numbers
    /// that are not the journey's.
    pub fn set_direction(&mut self, direction: TextDirection) -> TextDirection {
        std::mem::replace(&mut self.direction, direction)
    }

    /// Breaks and shapes a text; without a width it breaks at its own line ends only.
    pub fn shape(&mut self, text: &str, style: &TextStyle, width: Option<f64>) -> Shaped {
        self.set(text, self.setting(style, width, None))
    }

    /// The same, shortened to a number of lines; where something is left out the last ends with "…".
    pub fn shape_short(
        &mut self,
        text: &str,
        style: &TextStyle,
        width: Option<f64>,
        max_lines: usize,
    ) -> Shaped {
        self.set(text, self.setting(style, width, Some(max_lines.max(1))))
    }

    /// Shapes many texts at once on all threads, so that asking for each of them is a look-up.
    pub fn prepare(&mut self, requests: &[TextRequest<'_>]) {
        let mut seen = HashSet::new();
        let new: Vec<(&str, Setting)> = requests
            .iter()
            .map(|&(text, style, width)| (text, self.setting(style, width, None)))
            .filter(|(text, setting)| !self.cache.contains(text, setting))
            .filter(|request| seen.insert(*request))
            .collect();
        if new.len() < WORTH_THREADS {
            return;
        }
        let turn = AtomicUsize::new(0);
        let take_turns = |engine: &mut Engine| {
            let mut done = Vec::new();
            loop {
                let from = turn.fetch_add(TEXTS_A_TURN, Ordering::Relaxed);
                let Some(rest) = new.get(from..).filter(|rest| !rest.is_empty()) else { return done };
                done.extend(
                    rest.iter()
                        .take(TEXTS_A_TURN)
                        .map(|(text, setting)| (*text, *setting, engine.set(text, setting))),
                );
            }
        };
        let Some((first, others)) = self.engines.split_first_mut() else { return };
        let outcomes: Vec<Vec<(&str, Setting, Outcome)>> = std::thread::scope(|scope| {
            let threads: Vec<_> =
                others.iter_mut().map(|engine| scope.spawn(|| take_turns(engine))).collect();
            let own = take_turns(first);
            // A thread that died left its texts undone; they are shaped when they are asked for.
            let theirs = threads.into_iter().filter_map(|thread| thread.join().ok());
            std::iter::once(own).chain(theirs).collect()
        });
        for (text, setting, outcome) in outcomes.into_iter().flatten() {
            self.cache.insert(text.into(), setting, outcome);
        }
    }

    /// Characters of the texts asked for since the scene began for which no font was found, in
    /// order, each once.
    pub fn missing_characters(&self) -> Vec<char> {
        self.missing.clone()
    }

    fn set(&mut self, text: &str, setting: Setting) -> Shaped {
        let outcome = match self.cache.get(text, &setting) {
            Some(outcome) => outcome,
            None => {
                let outcome = self.engines[0].set(text, &setting);
                self.cache.insert(text.into(), setting, outcome.clone());
                outcome
            }
        };
        for &character in outcome.missing.iter() {
            if self.known_missing.insert(character) {
                self.missing.push(character);
            }
        }
        outcome.shaped
    }

    fn setting(&self, style: &TextStyle, width: Option<f64>, max_lines: Option<usize>) -> Setting {
        Setting {
            size: style.size.to_bits(),
            line_height: style.line_height.to_bits(),
            width: width.map(|width| width.max(0.0).to_bits()),
            weight: style.weight,
            align: style.align,
            tabular: style.tabular,
            direction: self.direction,
            max_lines,
        }
    }
}

impl Shaped {
    /// The text as an item, its box at `x`, `y` and `width` wide, its lines where the style aligns
    /// them. `text` and `style` are those it was shaped with; colour and decoration may differ.
    pub fn block(&self, text: &str, style: &TextStyle, x: f64, y: f64, width: f64) -> TextBlock {
        let shift = (width - self.box_width) * share_before(style.align, self.right_to_left);
        TextBlock {
            rect: Rect::new(x, y, width, self.height),
            text: text.into(),
            style: style.clone(),
            right_to_left: self.right_to_left,
            lines: if shift == 0.0 {
                self.lines.clone()
            } else {
                self.lines.iter().map(|line| moved(line, shift)).collect()
            },
            opacity: 1.0,
        }
    }

    /// Lines whose left ends are at 0, put where they stand in the box.
    fn new(mut lines: Vec<TextLine>, right_to_left: bool, setting: &Setting) -> Shaped {
        let width = lines.iter().map(|line| line.width).fold(0.0, f64::max);
        let box_width = setting.width().unwrap_or(width);
        let share = share_before(setting.align, right_to_left);
        if share > 0.0 {
            for line in &mut lines {
                *line = moved(line, (box_width - line.width) * share);
            }
        }
        let height = lines.len() as f64 * setting.line_height();
        Shaped { lines: lines.into(), width, height, right_to_left, box_width }
    }

    /// One empty line that stands for `length` bytes.
    fn blank(length: usize, setting: &Setting) -> Shaped {
        let line = TextLine {
            text: Arc::from(""),
            range: (0, length),
            x: 0.0,
            baseline: baseline_of_line(0, setting),
            width: 0.0,
            runs: Arc::from([]),
        };
        Shaped::new(vec![line], setting.direction == TextDirection::RightToLeft, setting)
    }
}

/// The baseline of the n-th line, down from the top of the box.
fn baseline_of_line(index: usize, setting: &Setting) -> f64 {
    let (size, line_height) = (setting.size(), setting.line_height());
    index as f64 * line_height + (line_height - EXTENT * size) / 2.0 + ASCENT * size
}

/// How much of the room that a line leaves stands to its left.
fn share_before(align: Align, right_to_left: bool) -> f64 {
    match (align, right_to_left) {
        (Align::Middle, _) => 0.5,
        (Align::Start, false) | (Align::End, true) => 0.0,
        (Align::Start, true) | (Align::End, false) => 1.0,
    }
}

fn moved(line: &TextLine, shift: f64) -> TextLine {
    let run_moved = |run: &GlyphRun| {
        let mut run = run.clone();
        for glyph in &mut run.glyphs {
            glyph.x += shift;
        }
        run
    };
    TextLine { x: line.x + shift, runs: line.runs.iter().map(run_moved).collect(), ..line.clone() }
}

//! A comparison on paper: one page that says what it means, and the list of its changes.

mod changes;
mod curve;
mod figures;
mod list;
mod meeting;
mod metrics;
mod pains;
mod people;
mod writer;

use throughline_diff::{Comparison, Side};
use throughline_insight::{Meaning, Topic, lines};
use throughline_model::{Document, State, numbers};

use super::{MARGIN, footer, rule};
use crate::map::pen::{Pen, missing_characters};
use crate::{Grid, Layouter, MapOptions, Rect, Scene, SheetOptions, Theme};
use writer::{ABOVE_SECTION, Column, HEADLINE, SUBTITLE, Writer};

/// Room between the margins of the page, and its proportion: that of A3 and A4 on their sides.
const PAGE_ROOM: f64 = 1304.0;
const PAGE_PROPORTION: f64 = std::f64::consts::SQRT_2;
/// Room between the margins of the list.
const LIST_ROOM: f64 = 960.0;
/// Between two columns of the page.
const GUTTER: f64 = 36.0;
/// The columns of the page, as shares of what the gutters leave.
const SHARES: [f64; 3] = [0.4, 0.28, 0.32];

impl Layouter {
    /// One page that says what a comparison means. Of the options the look and the focused persona
    /// count.
    pub fn comparison_page(
        &mut self,
        a: Side,
        b: Side,
        comparison: &Comparison,
        options: &MapOptions,
        sheet: &SheetOptions,
    ) -> Scene {
        let meaning = Meaning::of(a, b, comparison);
        self.written(b.document, options, |writer| {
            let mut column = Column { x: MARGIN, y: MARGIN - 8.0, width: PAGE_ROOM };
            head(writer, &mut column, a, b, &meaning.headline);
            figures::write(writer, &mut column, &meaning.figures);
            let persona = options.focused_persona;
            curve::write(writer, &mut column, (a, b), &meaning, persona);
            let bottom = columns(writer, column.y, (a, b), &meaning);
            let width = PAGE_ROOM + 2.0 * MARGIN;
            foot(writer, bottom, width / PAGE_PROPORTION, (a, b), PAGE_ROOM, sheet)
        })
    }

    /// The changes of a comparison one below the other, stage by stage. Of the options the look
    /// counts.
    pub fn comparison_list(
        &mut self,
        a: Side,
        b: Side,
        comparison: &Comparison,
        options: &MapOptions,
        sheet: &SheetOptions,
    ) -> Scene {
        let (meaning, lines) = (Meaning::of(a, b, comparison), lines(a, b, comparison));
        self.written(b.document, options, |writer| {
            let mut column = Column { x: MARGIN, y: MARGIN - 8.0, width: LIST_ROOM };
            head(writer, &mut column, a, b, &meaning.headline);
            list::write(writer, &mut column, (a, b), &meaning, &lines);
            foot(writer, column.y, 0.0, (a, b), LIST_ROOM, sheet)
        })
    }

    /// A page of text; `write` returns its extent.
    fn written(
        &mut self,
        document: &Document,
        options: &MapOptions,
        write: impl FnOnce(&mut Writer) -> (f64, f64),
    ) -> Scene {
        let theme = Theme::named(options.theme);
        let (fonts, shaper) = self.begin(document);
        let mut pen = Pen { shaper, fonts: &fonts };
        let mut writer = Writer { theme, pen: &mut pen, groups: Vec::new() };
        let (width, height) = write(&mut writer);
        let groups = writer.groups;
        let mut missing: Vec<char> =
            groups.iter().flat_map(|group| missing_characters(&group.items, &fonts)).collect();
        missing.sort_unstable();
        missing.dedup();
        Scene {
            title: document.journey.title.clone(),
            language: document.journey.language.clone(),
            width,
            height,
            body_x: MARGIN,
            body_y: MARGIN,
            background: theme.card,
            groups,
            grid: Grid::default(),
            fonts,
            assets: Default::default(),
            missing_characters: missing,
        }
    }
}

/// Which states are compared, and the headline.
fn head(writer: &mut Writer, column: &mut Column, a: Side, b: Side, headline: &str) {
    let theme = writer.theme;
    let compared = match (said(a), said(b)) {
        (Some(a), Some(b)) => format!("{a}, compared with {b}"),
        _ => "Two versions compared".to_owned(),
    };
    for (key, text, style, below) in [
        ("compared", compared.as_str(), SUBTITLE.style(theme.text_2), 4.0),
        ("headline", headline, HEADLINE.style(theme.text), 14.0),
    ] {
        let words = writer.words(text, style, 0.0, 0.0, column.width);
        let rect = Rect::new(column.x, column.y, column.width, words.rect.height);
        writer.put(key, None, text.to_owned(), rect, vec![crate::Item::Text(words)]);
        column.y = rect.bottom() + below;
    }
}

/// "As it is (current state, September 2026)".
fn said(side: Side) -> Option<String> {
    let state: &State = side.document.states.get(&side.state?)?;
    let mut about = state.kind.label().to_lowercase();
    if !state.as_of.trim().is_empty() {
        about = format!("{about}, {}", numbers::date(&state.as_of));
    }
    Some(match state.name.trim() {
        "" => about,
        name => format!("{name} ({about})"),
    })
}

/// The three columns: the greatest changes; the pain points; what is measured and who gains.
fn columns(writer: &mut Writer, y: f64, sides: (Side, Side), meaning: &Meaning) -> f64 {
    let room = PAGE_ROOM - 2.0 * GUTTER;
    let mut x = MARGIN;
    let mut next = |share: f64| {
        let column = Column { x, y: y + ABOVE_SECTION, width: (room * share).floor() };
        x += column.width + GUTTER;
        column
    };
    let [mut left, mut middle, mut right] = SHARES.map(&mut next);
    changes::write(writer, &mut left, sides, meaning);
    pains::write(writer, &mut middle, meaning);
    metrics::write(writer, &mut right, &meaning.metrics);
    people::write(writer, shortest([&mut left, &mut middle, &mut right]), sides.1.document, meaning);
    // What is left goes where there is room.
    for section in meeting::sections(meaning) {
        meeting::write(writer, shortest([&mut left, &mut middle, &mut right]), &section);
    }
    left.y.max(middle.y).max(right.y)
}

/// The column with most room, the first of several.
fn shortest(columns: [&mut Column; 3]) -> &mut Column {
    let [mut found, second, third] = columns;
    for column in [second, third] {
        if column.y < found.y {
            found = column;
        }
    }
    found
}

/// The rule and the footer, at the bottom of a page at least as high as asked; returns its extent.
fn foot(
    writer: &mut Writer,
    bottom: f64,
    least_height: f64,
    (a, b): (Side, Side),
    room: f64,
    sheet: &SheetOptions,
) -> (f64, f64) {
    let mut parts = footer::parts(&b.document.journey, sheet, "Page 1 of 1");
    if let (Some(a), Some(b)) = (said(a), said(b)) {
        parts.insert(1, ("states", format!("{a} → {b}")));
    }
    // A row of words, and what the margin leaves below it.
    let y = (bottom + 28.0).max(least_height - MARGIN - 16.0);
    writer.groups.push(rule(y - 12.0, room, writer.theme));
    let (groups, bottom) = footer::groups(parts, writer.theme, y, room, writer.pen);
    writer.groups.extend(groups);
    (room + 2.0 * MARGIN, (bottom + MARGIN).max(least_height))
}

/// The sentences of some topics.
fn sentences<'a>(meaning: &'a Meaning, topics: &[Topic]) -> Vec<&'a str> {
    let claims = meaning.claims.iter().filter(|claim| topics.contains(&claim.topic));
    claims.map(|claim| claim.sentence.as_str()).collect()
}

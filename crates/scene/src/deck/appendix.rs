//! The appendix's maps: the whole of a state on one slide, and each stage on one of its own.

use throughline_insight::deck::{StatePage, StorySlide};
use throughline_model::{Card, CardPlace, Document, Id, Outline};

use super::canvas::{BODY_BOTTOM, HEIGHT, MARGIN, ROOM, WIDTH};
use super::{Deck, page};
use crate::map::draw::{line, solid};
use crate::map::pen::{Passage, Pen};
use crate::map::plan::Plan;
use crate::map::{Drawn, Ground, Subject, draw as draw_map};
use crate::{
    Group, Item, MapOptions, Metrics, Rect, Region, Role, Scene, TableRole, Theme, TypeSize, Weight,
};

/// Sizes on the slide.
const TITLE: f64 = 22.0;
const FOOT: f64 = 12.0;
const TITLE_TOP: f64 = 28.0;
/// From the title to the map.
const BELOW_TITLE: f64 = 14.0;
const RULE: f64 = 499.5;
/// A stage alone is drawn about so wide, so that its cards can be read on a slide.
const STAGE_WIDTH: f64 = 1500.0;
/// Lanes taller than this together are parted into several slides.
const TALLEST: f64 = 850.0;
/// The narrowest and widest that its columns are made for that.
const COLUMN_WIDTHS: (f64, f64) = (176.0, 480.0);

impl Deck<'_> {
    /// A slide for each map.
    pub(super) fn add_maps(&mut self, slide: &StorySlide, pages: &[StatePage]) {
        for (place, own) in pages.iter().enumerate() {
            // A title by hand stands for the whole part, so on its first slide.
            let edited = (place == 0 && !slide.edited.is_empty()).then_some(slide.edited.as_str());
            let title = edited.unwrap_or(&own.title.sentence);
            let Some(stage) = own.stage else {
                self.add_map(self.document, own.state, title);
                continue;
            };
            let alone = of_stage(self.document, own.state, stage, self.options);
            let parts = self.parts(&alone, own.state);
            for (place, lanes) in parts.iter().enumerate() {
                let mut part = alone.clone();
                part.lanes.retain(|id, lane| lane.state != own.state || lanes.contains(id));
                match parts.len() {
                    1 => self.add_map(&part, own.state, title),
                    number => {
                        let title = format!("{title} (slide {} of {number})", place + 1);
                        self.add_map(&part, own.state, &title);
                    }
                }
            }
        }
    }

    fn add_map(&mut self, document: &Document, state: Id, title: &str) {
        let number = self.pages.len() + 1;
        let scene = self.map(document, state, title, number);
        self.pages.push(page(title, scene, String::new()));
    }

    /// The lanes of a stage that go onto a slide together: all of them, unless the stage is so tall
    /// that nobody could read it.
    fn parts(&mut self, alone: &Document, state: Id) -> Vec<Vec<Id>> {
        let options = map_options(self.options, state);
        let ground = Ground::of_paper(Theme::named(options.theme));
        let heights = self.layouter.row_heights(Subject::map(alone, &options, ground, 0.0));
        let lanes: Vec<Id> = Outline::without_cards(alone, state).lanes.iter().map(|lane| lane.id).collect();
        let whole: f64 = heights.iter().sum();
        if whole <= TALLEST * 1.25 {
            return vec![lanes];
        }
        let mut parts: Vec<Vec<Id>> = Vec::new();
        let mut left = 0.0;
        for (lane, height) in lanes.into_iter().zip(heights) {
            match parts.last_mut().filter(|_| height <= left) {
                Some(part) => {
                    part.push(lane);
                    left -= height;
                }
                None => {
                    parts.push(vec![lane]);
                    left = TALLEST - height;
                }
            }
        }
        parts
    }

    /// A map under a title, as large as the slide has room for.
    fn map(&mut self, document: &Document, state: Id, title: &str, number: usize) -> Scene {
        let options = map_options(self.options, state);
        let foot = self.document.journey.title.clone();
        let made_with = self.sheet.made_with.clone();
        let ground = Ground::of_paper(Theme::named(options.theme));
        let subject = Subject::map(document, &options, ground, 0.0);
        self.layouter.laid_out(subject, |plan, pen| {
            let frame = Frame { title, foot: &foot, made_with: &made_with, number };
            framed(plan, &frame, pen)
        })
    }
}

/// How an appendix's map is drawn: whole, whatever else is folded or cut.
fn map_options(options: &MapOptions, state: Id) -> MapOptions {
    MapOptions {
        state,
        folded_stages: Vec::new(),
        folded_lanes: Vec::new(),
        short_cards: false,
        ..options.clone()
    }
}

/// What stands around a map on a slide.
struct Frame<'a> {
    title: &'a str,
    foot: &'a str,
    made_with: &'a str,
    number: usize,
}

/// The map in its own size, on a slide that is as much larger.
fn framed(plan: &Plan, frame: &Frame, pen: &mut Pen) -> Drawn {
    let (groups, grid) = draw_map(plan, pen);
    let label_width = plan.metrics.label_width;
    let (width, height) = (label_width + plan.columns.width, plan.headers.height() + plan.body_height);
    // The title wraps at the slide's width whatever the scale is, so it is set as large as it will be.
    let theme = plan.theme;
    let title_size = TypeSize { size: TITLE, line_height: 28.0, weight: Weight::SemiBold };
    let lines = pen.shaper.shape(frame.title, &title_size.style(theme.text), Some(ROOM)).lines.len();
    let top = TITLE_TOP + lines as f64 * title_size.line_height + BELOW_TITLE;
    let scale = (ROOM / width).min((BODY_BOTTOM - top) / height).min(1.0);
    let on = |points: f64| points / scale;
    // In the middle between the margins.
    let left = on(MARGIN) + (on(ROOM) - width).max(0.0) / 2.0;
    let mut all: Vec<Group> = Vec::with_capacity(groups.len() + 4);
    let text =
        |key: &str, text: &str, size: TypeSize, color, (x, y): (f64, f64), width: f64, pen: &mut Pen| {
            let style =
                TypeSize { size: on(size.size), line_height: on(size.line_height), ..size }.style(color);
            let passage =
                Passage { text: text.to_owned(), style, x: 0.0, y: 0.0, width: on(width), most_lines: None };
            let block = pen.set_own(&passage);
            let role = if key == "title" { Role::Title } else { Role::Text };
            let rect = Rect::new(on(x), on(y), block.rect.width, block.rect.height);
            group(key, role, text, rect, vec![Item::Text(block)])
        };
    all.push(text("title", frame.title, title_size, theme.text, (MARGIN, TITLE_TOP), ROOM, pen));
    all.extend(groups.into_iter().map(|mut group| {
        if matches!(group.region, Region::Labels | Region::Corner) {
            group.rect.x += left;
        }
        group
    }));
    let rule = line((0.0, 0.0), (on(ROOM), 0.0), solid(theme.line, on(1.0)));
    all.push(group(
        "rule",
        Role::Decoration,
        "",
        Rect::new(on(MARGIN), on(RULE), on(ROOM), on(1.0)),
        vec![rule],
    ));
    let foot = TypeSize { size: FOOT, line_height: 15.0, weight: Weight::Regular };
    let words: Vec<&str> = [frame.foot, frame.made_with].into_iter().filter(|it| !it.is_empty()).collect();
    all.push(text("source", &words.join(". "), foot, theme.text_2, (MARGIN, RULE + 5.5), ROOM - 60.0, pen));
    let number = frame.number.to_string();
    all.push(text(
        "page number",
        &number,
        foot,
        theme.text_2,
        (WIDTH - MARGIN - 20.0, RULE + 5.5),
        20.0,
        pen,
    ));
    Drawn {
        groups: all,
        grid,
        width: on(WIDTH),
        height: on(HEIGHT),
        body_x: left + label_width,
        body_y: on(top) + plan.headers.height(),
        background: theme.card,
    }
}

fn group(key: &str, role: Role, label: &str, rect: Rect, items: Vec<Item>) -> Group {
    Group {
        key: key.into(),
        record: None,
        role,
        region: Region::Lens,
        label: label.into(),
        table: TableRole::None,
        compared: None,
        rect,
        items: items.into(),
    }
}

/// The document with one stage of a state, its columns as wide as a slide has room for. Cards that
/// span into it from elsewhere begin and end with it.
fn of_stage(document: &Document, state: Id, stage: Id, options: &MapOptions) -> Document {
    let outline = Outline::without_cards(document, state);
    let columns =
        outline.stages.iter().find(|it| it.stage.id == stage).map(|it| it.columns()).unwrap_or_default();
    let place = |column: Id| outline.column_index(column);
    let (Some(first), Some(last)) =
        (columns.first().and_then(|it| place(*it)), columns.last().and_then(|it| place(*it)))
    else {
        return document.clone();
    };
    let label_width = Metrics::of(options.density).label_width;
    let width = ((STAGE_WIDTH - label_width) / columns.len() as f64).clamp(COLUMN_WIDTHS.0, COLUMN_WIDTHS.1);
    let mut alone = document.clone();
    alone.stages.retain(|id, it| *id == stage || it.state != state);
    alone.steps.retain(|_, step| step.place.stage == stage || !outline.columns.contains(&step.id));
    for column in &columns {
        if let Some(step) = alone.steps.get_mut(column) {
            step.width = Some(width);
        }
    }
    if let Some(stage) = alone.stages.get_mut(&stage) {
        stage.width = Some(width);
    }
    let spans = |card: &&Card| card.state == state && card.end_column.is_some();
    let spanning: Vec<Card> = document.cards.values().filter(spans).cloned().collect();
    for mut card in spanning {
        let Some(own) = card.place.clone() else { continue };
        let Some((from, to)) = outline.span(&card) else { continue };
        if to < first || from > last {
            continue;
        }
        let (from, to) = (from.max(first), to.min(last));
        card.place = Some(CardPlace { column: outline.columns[from], ..own });
        card.end_column = (to > from).then(|| outline.columns[to]);
        alone.cards.insert(card.id, card);
    }
    alone
}

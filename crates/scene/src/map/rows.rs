//! Rows from top to bottom: which cards stand in a lane, where, and how high that makes it.

use std::sync::Arc;

use throughline_model::{Card, Id, Lane, LaneKind, Metric, Outline, RecordKind};

use super::cards::{Cache, CardContent, CardContext, MetricFace, Picture, Said, is_off_target};
use super::cells::Cells;
use super::columns::Columns;
use super::headers::counted_words;
use super::index::Index;
use super::kept_rows::{KeptRow, KeptRows, Surroundings};
use super::labels::Label;
use super::marks::{Marks, Tone};
use super::pen::Pen;
use super::stack::{Stackable, stack};
use crate::{Icon, MapOptions, Metrics, Rect, Theme};

/// Height of a folded lane.
pub(crate) const FOLDED_LANE: f64 = 26.0;
/// Height of a blueprint line's row.
const LINE_ROW: f64 = 28.0;
/// The least and the greatest height of an emotion lane.
pub(crate) const EMOTION_HEIGHTS: (f64, f64) = (96.0, 320.0);

/// A card or metric in its place in the body.
#[derive(Clone)]
pub(crate) struct Placed {
    pub id: Id,
    pub kind: RecordKind,
    pub content: Arc<CardContent>,
    /// Its first and last column.
    pub first: usize,
    pub last: usize,
    pub rect: Rect,
    /// Whether another journey is nested behind it.
    pub leads_on: bool,
}

/// A lane in its place in the body.
pub(crate) struct Row<'a> {
    pub lane: &'a Lane,
    /// The lane's place, beginning at 0; pages may part a lane into several rows.
    pub number: usize,
    pub y: f64,
    pub height: f64,
    pub folded: bool,
    pub label: Arc<Label>,
    /// What stands in it: column by column, in order.
    pub placed: Vec<Placed>,
}

/// What a row holds before it is stacked.
struct Found<'a, 'b> {
    cards: Vec<(usize, usize, &'b Card)>,
    metrics: Vec<(usize, usize, &'a Metric)>,
}

/// All that rows are worked out from.
pub(crate) struct RowInputs<'a, 'b> {
    pub surroundings: &'b Arc<Surroundings>,
    /// What a comparison says of its records; none on a map of one state.
    pub marks: Option<&'b Marks>,
    /// The least height of each lane; where there are fewer, the others have none.
    pub least_heights: &'b [f64],
    pub outline: &'b Outline<'a>,
    pub options: &'b MapOptions,
    pub index: &'b Index<'a>,
    pub columns: &'b Columns,
    pub cells: &'b Cells,
    pub metrics: &'static Metrics,
    pub theme: &'static Theme,
}

impl<'a, 'b> RowInputs<'a, 'b> {
    /// Works out every row of the map.
    pub fn rows(&self, kept: &mut KeptRows, cache: &mut Cache, pen: &mut Pen) -> Vec<Row<'a>> {
        kept.begin(self.surroundings);
        self.work_out(kept, cache, pen);
        kept.end(&self.outline.lanes);
        let mut y = 0.0;
        let mut rows = Vec::with_capacity(self.outline.lanes.len());
        let lanes = self.outline.lanes.iter().enumerate();
        for (number, lane, row) in lanes.filter_map(|(place, lane)| Some((place, *lane, kept.row(lane.id)?)))
        {
            let stands = |card: &Placed| Placed { rect: card.rect.moved(0.0, y), ..card.clone() };
            let (height, label) = (row.height, row.label.clone());
            let placed = row.placed.iter().map(stands).collect();
            rows.push(Row { lane, number, y, height, folded: self.is_folded(lane), label, placed });
            y += height;
        }
        rows
    }

    /// Works out the rows in which something has changed, each in its own space.
    fn work_out(&self, kept: &mut KeptRows, cache: &mut Cache, pen: &mut Pen) {
        let lanes = self.outline.lanes.iter().copied().enumerate();
        let lanes: Vec<(usize, &Lane)> =
            lanes.filter(|(number, lane)| !kept.holds(lane, self.cells.changed_in(*number))).collect();
        let found: Vec<Found> = lanes.iter().map(|(number, lane)| self.found(*number, lane)).collect();
        let visible = |lane: &Lane, first: usize, last: usize| {
            !self.is_folded(lane) && !self.columns.all_folded(first, last)
        };
        let inputs = lanes.iter().zip(&found).flat_map(|((_, lane), found)| {
            let seen = found.cards.iter().filter(move |(first, last, _)| visible(lane, *first, *last));
            seen.flat_map(|(first, last, card)| {
                let parts = self.columns.parts(*first, *last);
                parts.map(|(first, last)| (Said::by(card), self.context(lane, card, first, last)))
            })
        });
        let mut contents = cache.cards(inputs, pen).into_iter();

        for ((number, lane), found) in lanes.into_iter().zip(found) {
            let mut placed = Vec::with_capacity(found.cards.len() + found.metrics.len());
            let cards = found.cards.iter().filter(|(first, last, _)| visible(lane, *first, *last));
            let cards = cards.flat_map(|(first, last, card)| {
                self.columns.parts(*first, *last).map(move |part| (part, card))
            });
            for (((first, last), card), content) in cards.zip(&mut contents) {
                let leads_on = card.journey.is_some();
                let card = self.placed(card.id, RecordKind::Card, first, last, content);
                placed.push(Placed { leads_on, ..card });
            }
            let metrics = found.metrics.iter().filter(|(first, last, _)| visible(lane, *first, *last));
            for (first, last, metric) in metrics {
                for (first, last) in self.columns.parts(*first, *last) {
                    let content = cache.metric(self.metric_face(metric, first, last), pen);
                    placed.push(self.placed(metric.id, RecordKind::Metric, first, last, content));
                }
            }
            let label = Label::of(
                lane,
                (self.count_line(lane, &found), self.marks),
                (self.is_folded(lane), self.columns.most_name_lines()),
                self.metrics,
                self.theme,
                pen,
            );
            let least = self.least_heights.get(number).copied().unwrap_or_default();
            let height = self.place(lane, (&label, least), &mut placed);
            let (lane, changed_in) = (lane.clone(), self.cells.changed_in(number));
            kept.keep(KeptRow { lane, changed_in, label: Arc::new(label), height, placed });
        }
    }

    fn is_folded(&self, lane: &Lane) -> bool {
        self.options.folded_lanes.contains(&lane.id)
    }

    /// What stands in a lane and passes the filters: column by column, in order.
    fn found(&self, number: usize, lane: &Lane) -> Found<'a, 'b> {
        let mut found = Found { cards: Vec::new(), metrics: Vec::new() };
        if lane.kind.holds_cards() {
            let shown =
                self.cells.of_lane(number).iter().filter(|cell| self.index.shows(&cell.card, self.options));
            found.cards.extend(shown.map(|cell| (cell.first, cell.last, &*cell.card)));
        }
        if lane.kind == LaneKind::Metric {
            let metrics = self.index.metrics(lane.id).iter();
            found.metrics.extend(metrics.filter_map(|metric| {
                let (first, last) = self.columns_of(metric)?;
                Some((first, last, *metric))
            }));
            found.metrics.sort_by_key(|(first, _, _)| *first);
        }
        found
    }

    /// A metric of a step stands in its column, one of a stage across all of the stage's.
    fn columns_of(&self, metric: &Metric) -> Option<(usize, usize)> {
        match metric.on.kind {
            RecordKind::Step | RecordKind::Stage => {}
            _ => return None,
        }
        let own = self.columns.place(metric.on.id).map(|place| (place, place));
        own.or_else(|| {
            let mut parts = self.columns.stages.iter().filter(|stage| stage.grid.id == metric.on.id);
            let first = parts.next()?;
            Some((first.first, parts.next_back().unwrap_or(first).last))
        })
    }

    fn placed(
        &self,
        id: Id,
        kind: RecordKind,
        first: usize,
        last: usize,
        content: Arc<CardContent>,
    ) -> Placed {
        let (x, width) = self.columns.card_extent(first, last, self.metrics.cell_padding_x);
        let rect = Rect::new(x, 0.0, width, content.height);
        Placed { id, kind, content, first, last, rect, leads_on: false }
    }

    /// Puts a row's cards below each other and says how high the row is.
    fn place(&self, lane: &Lane, (label, least): (&Label, f64), placed: &mut [Placed]) -> f64 {
        let pad_y = self.metrics.cell_padding_y;
        let cards: Vec<Stackable> = placed
            .iter()
            .map(|card| Stackable { first: card.first, last: card.last, height: card.rect.height })
            .collect();
        let stack = stack(&cards, self.columns.columns.len(), self.metrics.card_gap);
        let needed = match lane.kind {
            _ if self.is_folded(lane) => return FOLDED_LANE,
            LaneKind::Line => return LINE_ROW.max(label.height),
            LaneKind::Emotion => {
                let wished = lane.height.filter(|height| height.is_finite());
                wished
                    .unwrap_or(self.metrics.emotion_lane_height)
                    .clamp(EMOTION_HEIGHTS.0, EMOTION_HEIGHTS.1)
                    .round()
            }
            _ => 2.0 * pad_y + stack.height,
        };
        let height = needed.max(self.metrics.lane_min_height).max(label.height).max(least);
        let one_each = stack.tops.iter().all(|top| *top == 0.0);
        for (card, top) in placed.iter_mut().zip(stack.tops) {
            // Owners are a band along the row's middle; several in a column stand like other cards.
            card.rect.y = match lane.kind {
                LaneKind::Owner if one_each => ((height - card.rect.height) / 2.0).round(),
                _ => pad_y + top,
            };
        }
        height
    }

    /// What a card over these columns is drawn from, beside its record.
    pub fn context(&self, lane: &Lane, card: &Card, first: usize, last: usize) -> CardContext {
        let (_, width) = self.columns.card_extent(first, last, self.metrics.cell_padding_x);
        let (around, kind) = (self.surroundings, lane.kind);
        let channels = || card.channels.iter().filter_map(|id| around.channel(*id));
        let names: Vec<&str> = match kind {
            LaneKind::Touchpoint | LaneKind::Channel => {
                channels().map(|channel| channel.name.as_str()).collect()
            }
            LaneKind::Owner => {
                let departments = card.departments.iter().filter_map(|id| around.department(*id));
                departments.map(|department| department.name.as_str()).collect()
            }
            _ => Vec::new(),
        };
        let icon = match kind {
            LaneKind::Touchpoint | LaneKind::Channel => channels()
                .next()
                .map(|channel| Icon::of_channel(channel.icon))
                .or_else(|| Icon::named(&lane.icon)),
            _ => None,
        };
        let asset = card.asset.filter(|_| kind == LaneKind::Image).and_then(|id| around.asset(id));
        let personas = card.personas.iter().filter_map(|id| self.index.persona(*id));
        CardContext {
            kind,
            width,
            density: self.options.density,
            theme: self.options.theme,
            direction: around.direction,
            short: self.options.short_cards,
            evidence: self.index.evidence(card.id),
            open_comments: self.index.open_comments(card.id),
            leads_on: card.journey.is_some(),
            personas: personas.map(|look| (look.name.clone(), look.style)).collect(),
            icon,
            names: names.join(", "),
            tone: self.marks.map_or(Tone::Plain, |marks| marks.tone(card.id)),
            picture: asset.map(|asset| Picture {
                asset: asset.id,
                width: asset.width,
                height: asset.height,
                alternative_text: asset.alternative_text.clone(),
            }),
        }
    }

    fn metric_face(&self, metric: &Metric, first: usize, last: usize) -> MetricFace {
        let (_, width) = self.columns.card_extent(first, last, self.metrics.cell_padding_x);
        let direction = self.surroundings.direction;
        MetricFace::of(self.index, self.options, direction, metric, width, self.marks)
    }

    /// What a label says below the lane's name: how many, and what matters most about them.
    fn count_line(&self, lane: &Lane, found: &Found) -> String {
        if let Some(marks) = self.marks.filter(|marks| !marks.is_apart) {
            let mut words = marks.counted(lane.id).map_or("unchanged".into(), counted_words);
            if lane.kind == LaneKind::Emotion
                && let Some(shown) = marks.shown(self.index)
            {
                words.push_str(&format!("; {} shown", shown.name));
            }
            return words;
        }
        let count = found.cards.len() + found.metrics.len();
        let ratings =
            |rating: fn(&Card) -> Option<u8>| found.cards.iter().filter_map(move |(_, _, card)| rating(card));
        match lane.kind {
            LaneKind::Emotion | LaneKind::Line => String::new(),
            LaneKind::Pain => {
                let rated = ratings(|card| card.severity).count();
                let sum: f64 = ratings(|card| card.severity).map(f64::from).sum();
                match rated {
                    0 => count.to_string(),
                    _ => format!("{count}, severity {:.1}", sum / rated as f64),
                }
            }
            LaneKind::Opportunity | LaneKind::Solution => {
                let quick =
                    |card: &Card| card.value >= Some(4) && card.effort.is_some_and(|effort| effort <= 2);
                match found.cards.iter().filter(|(_, _, card)| quick(card)).count() {
                    0 => count.to_string(),
                    1 => format!("{count}, 1 quick win"),
                    wins => format!("{count}, {wins} quick wins"),
                }
            }
            LaneKind::Metric => {
                let off = found
                    .metrics
                    .iter()
                    .filter(|(_, _, metric)| is_off_target(metric, self.index.reading(metric.id)));
                match off.count() {
                    0 => count.to_string(),
                    off => format!("{count}, {off} off target"),
                }
            }
            kind => counted_cards(count, kind),
        }
    }
}

/// "1 quote", "20 touchpoints".
fn counted_cards(count: usize, kind: LaneKind) -> String {
    let one = kind.card_label().to_lowercase();
    match (count, kind) {
        (1, _) => format!("1 {one}"),
        (_, LaneKind::Evidence) => format!("{count} pieces"),
        (_, LaneKind::Support) => format!("{count} processes"),
        (_, LaneKind::Moment) => format!("{count} moments"),
        _ => format!("{count} {one}s"),
    }
}

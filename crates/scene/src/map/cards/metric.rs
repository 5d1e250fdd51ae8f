//! A metric: its name and sample, its newest value, its target, and a bar with both.

use std::sync::Arc;

use throughline_model::{
    Density, Direction, EvidenceKind, LaneKind, Measurement, Metric, MetricKind, TextDirection,
};

use super::{CardContent, MARK_INSET, evidence_mark, tone};
use crate::map::draw::{edged, filled, icon, solid};
use crate::map::index::Index;
use crate::map::marks::{Marks, Shift, Tone};
use crate::map::pen::{Passage, Pen};
use crate::{CARD_RADIUS, Icon, Item, METRIC_VALUE, MapOptions, Metrics, Rect, Theme, ThemeName, TypeSize};
use throughline_model::numbers;

const NAME_Y: f64 = 5.0;
/// From the last row of words to the bar, and from the bar to the card's bottom.
const BAR_GAP: f64 = 4.0;
const BAR_HEIGHT: f64 = 4.0;
const BAR_BELOW: f64 = 6.0;
const TARGET_ICON: f64 = 11.0;
/// The mark of the target on the bar.
const TICK: (f64, f64) = (2.0, 8.0);
/// The least space between words of one row.
const APART: f64 = 3.0;

/// A metric with all that its look depends on.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct MetricFace {
    pub metric: Metric,
    pub reading: Option<Measurement>,
    pub evidence: Option<EvidenceKind>,
    pub width: f64,
    pub density: Density,
    pub theme: ThemeName,
    pub direction: TextDirection,
    /// How it is drawn in a comparison, and what it was.
    pub tone: Tone,
    pub shift: Option<Arc<Shift>>,
}

/// Whether a metric was measured and missed its target.
pub(crate) fn is_off_target(metric: &Metric, reading: Option<&Measurement>) -> bool {
    match (reading.and_then(|reading| reading.value), metric.target) {
        (Some(value), Some(target)) => !reaches(metric.direction, value, target),
        _ => false,
    }
}

fn reaches(direction: Direction, value: f64, target: f64) -> bool {
    match direction {
        Direction::Higher => value >= target,
        Direction::Lower => value <= target,
    }
}

impl MetricFace {
    /// A metric with its newest reading.
    pub fn of(
        index: &Index,
        options: &MapOptions,
        direction: TextDirection,
        metric: &Metric,
        width: f64,
        marks: Option<&Marks>,
    ) -> Self {
        let reading = index.reading(metric.id);
        MetricFace {
            metric: metric.clone(),
            reading: reading.cloned(),
            // The number's own evidence counts where nobody said anything of the measure.
            evidence: index.evidence(metric.id).or_else(|| index.evidence(reading?.id)),
            width,
            density: options.density,
            theme: options.theme,
            direction,
            tone: marks.map_or(Tone::Plain, |marks| marks.tone(metric.id)),
            shift: marks.and_then(|marks| marks.shifts.get(&metric.id).cloned()),
        }
    }

    /// Draws the metric.
    pub fn draw(&self, pen: &mut Pen) -> CardContent {
        if let Some(shift) = &self.shift {
            return self.draw_shift(shift, pen);
        }
        let (metrics, theme) = (Metrics::of(self.density), tone::theme(&self.tone, self.theme));
        let badge_room = self.corner_room();
        let left = metrics.card_padding_left;
        let right = self.width - metrics.card_padding_right - badge_room;
        let mut items = Vec::new();

        let sample = self.sample().map(|text| {
            let mut sample = pen.line(&text, metrics.meta.style(theme.text_3), 0.0, NAME_Y);
            sample.rect.x = right - sample.rect.width;
            sample
        });
        let name = pen.set(&Passage {
            text: self.name().into(),
            style: metrics.meta.style(theme.text_2),
            x: left,
            y: NAME_Y,
            width: sample.as_ref().map_or(right, |sample| sample.rect.x - APART) - left,
            most_lines: None,
        });
        let value_top = name.rect.bottom();
        items.push(Item::Text(name));
        items.extend(sample.map(Item::Text));

        let size = match self.value() {
            Some(_) => METRIC_VALUE,
            None => TypeSize { line_height: METRIC_VALUE.line_height, ..metrics.text },
        };
        let color = if self.value().is_some() { theme.text } else { theme.text_3 };
        let mut style = size.style(color);
        style.tabular = true;
        style.decoration = self.decoration();
        let words = self.value_words().unwrap_or_else(|| "not measured".into());
        let value = pen.set_own(&Passage {
            text: words,
            style,
            x: left,
            y: value_top,
            width: right - left,
            most_lines: None,
        });
        let value_right = value.lines.iter().map(|line| left + line.x + line.width).fold(left, f64::max);
        let mut bottom = value.rect.bottom();
        items.push(Item::Text(value));
        if let Some(words) = self.target_words() {
            let mut target = pen.line(&words, metrics.meta.style(theme.text_2), 0.0, 0.0);
            target.rect.x = right - target.rect.width;
            let icon_x = target.rect.x - TARGET_ICON - 4.0;
            // Beside the value where there is room, else below it.
            target.rect.y = bottom - 3.0 - target.rect.height;
            if icon_x < value_right + 2.0 * APART {
                target.rect.y = bottom;
                bottom = target.rect.bottom();
            }
            let icon_y = target.rect.y + (target.rect.height - TARGET_ICON) / 2.0;
            items.push(icon(Icon::Target, icon_x, icon_y, TARGET_ICON, theme.text_2));
            items.push(Item::Text(target));
        }

        let bar = Rect::new(left, bottom + BAR_GAP, right - left, BAR_HEIGHT);
        items.extend(self.bar(bar, theme));
        let height = (bar.bottom() + BAR_BELOW).max(metrics.metric_card_height);
        let frame = Rect::new(0.0, 0.0, self.width, height);
        let plain = || edged(frame, CARD_RADIUS, Some(theme.card), solid(theme.line, 1.0));
        items.insert(0, self.changed_frame(frame).unwrap_or_else(plain));
        items.extend(
            self.evidence
                .into_iter()
                .flat_map(|kind| evidence_mark(kind, self.mark_x(), MARK_INSET, theme, theme.card)),
        );
        items.extend(self.badge());
        CardContent::new(self.metric.id.to_string(), height, self.label(), items, pen.fonts)
    }

    /// Its own name, else its kind's.
    pub fn name(&self) -> &str {
        if self.metric.name.is_empty() { self.metric.kind.label() } else { &self.metric.name }
    }

    /// "n 9,314".
    pub fn sample(&self) -> Option<String> {
        Some(format!("n {}", numbers::count(self.reading.as_ref()?.sample_size?)))
    }

    /// How far it is from its target as a share of the larger of both; below 0 where it is reached.
    pub fn shortfall(&self) -> Option<f64> {
        let (value, target) = (self.value()?, self.target()?);
        let share = (value - target).abs() / value.abs().max(target.abs()).max(f64::MIN_POSITIVE);
        Some(if reaches(self.metric.direction, value, target) { -share } else { share })
    }

    fn value(&self) -> Option<f64> {
        self.reading.as_ref()?.value.filter(|value| value.is_finite())
    }

    fn target(&self) -> Option<f64> {
        self.metric.target.filter(|target| target.is_finite())
    }

    /// The newest value with its unit; none where it was not measured.
    pub fn value_words(&self) -> Option<String> {
        let value = self.value()?;
        Some(numbers::with_unit(&self.signed(value, numbers::decimals_of(value)), &self.metric.unit))
    }

    /// Shares and scores are written as exactly as the value; "of 7" has been said there.
    fn target_words(&self) -> Option<String> {
        let (target, unit) = (self.target()?, self.metric.unit.trim_start());
        let own = numbers::decimals_of(target);
        let as_exact = own.max(self.value().map_or(0, numbers::decimals_of));
        match (unit.chars().next(), self.value()) {
            (Some('/'), Some(_)) => Some(self.signed(target, as_exact)),
            (Some('/' | '%'), _) => Some(numbers::with_unit(&self.signed(target, as_exact), unit)),
            _ => Some(numbers::with_unit(&self.signed(target, own), unit)),
        }
    }

    /// Scores that run from minus to plus say which side they are on.
    fn signed(&self, number: f64, decimals: usize) -> String {
        let written = numbers::decimal(number, decimals);
        match self.metric.kind == MetricKind::Nps && number > 0.0 {
            true => format!("+{written}"),
            false => written,
        }
    }

    /// A bar from the scale's lowest to its highest value, with a tick at the target.
    fn bar(&self, rect: Rect, theme: &Theme) -> Vec<Item> {
        let Some(value) = self.value() else { return Vec::new() };
        let (low, high) = self.scale(value);
        let along = |number: f64| ((number - low) / (high - low)).clamp(0.0, 1.0) * rect.width;
        let radius = rect.height / 2.0;
        let met = self.target().is_some_and(|target| reaches(self.metric.direction, value, target));
        let ink = if met { theme.emotions[4] } else { theme.lane(LaneKind::Metric).ink };
        let mut bar = vec![filled(rect, radius, theme.line)];
        if along(value) > 0.0 {
            bar.push(filled(Rect { width: along(value), ..rect }, radius.min(along(value) / 2.0), ink));
        }
        bar.extend(self.target().map(|target| {
            let x = (rect.x + along(target) - TICK.0 / 2.0).clamp(rect.x, rect.right() - TICK.0);
            filled(Rect::new(x, rect.y + radius - TICK.1 / 2.0, TICK.0, TICK.1), 0.0, theme.text)
        }));
        bar
    }

    /// The ends of the bar: the scale itself where it is known, else from zero to a round number.
    fn scale(&self, value: f64) -> (f64, f64) {
        let most = value.abs().max(self.target().unwrap_or(0.0).abs());
        let unit = self.metric.unit.trim();
        let of = unit.strip_prefix('/').and_then(|of| of.trim().parse::<f64>().ok()).filter(|of| *of >= most);
        match (self.metric.kind, of) {
            (MetricKind::Nps, _) => (-100.0, 100.0),
            (_, Some(of)) if of > 0.0 => (0.0, of),
            _ if unit.starts_with('%') && (10.0..=100.0).contains(&most) => (0.0, 100.0),
            _ => (0.0, rounded_up(most)),
        }
    }

    /// What assistive technology reads.
    pub fn label(&self) -> String {
        let mut label =
            format!("{}: {}", self.name(), self.value_words().unwrap_or_else(|| "not measured".into()));
        label.extend(self.sample().map(|sample| format!(", {sample}")));
        if let (Some(words), Some(target)) = (self.target_words(), self.target()) {
            label.push_str(&format!(", target {words}"));
            if let Some(value) = self.value() {
                let met = reaches(self.metric.direction, value, target);
                label.push_str(if met { ", reached" } else { ", missed" });
            }
        }
        label.extend(self.evidence.map(|kind| format!(", evidence: {}", kind.label().to_lowercase())));
        label
    }
}

/// The next of 1, 2, 5, 10, 20, …
fn rounded_up(number: f64) -> f64 {
    if !(number > 0.0 && number.is_finite()) {
        return 1.0;
    }
    let power = 10f64.powf(number.log10().floor());
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|step| step * power).find(|step| *step >= number).unwrap_or(number)
}

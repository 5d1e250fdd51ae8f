//! The whole map on one page: in the roomiest density that fits, as large as the paper lets it be.

use throughline_model::{Density, LaneKind, Outline};

use super::columns::{LEAST_WIDTH, widths};
use super::format::LEAST_TEXT_PT;
use super::options::Paper;
use super::{Page, Pages};
use crate::map::{ColumnPage, Columns, EMOTION_HEIGHTS, MARGIN as BODY_MARGIN, Subject};
use crate::sheet::{self, MARGIN};
use crate::{Layouter, MapOptions, Metrics, Scene, SheetOptions};

/// What a poster is printed on.
const PAPERS: [Paper; 5] = [Paper::A4, Paper::A3, Paper::A2, Paper::A1, Paper::A0];
/// Columns are at least this share of their usual width.
const NARROWEST: f64 = 0.82;
/// The widest that a column is drawn out to.
const WIDEST: f64 = 480.0;
/// Text on a poster whose paper may be chosen is at least so large.
const POSTER_TEXT_PT: f64 = 9.0;
/// How closely the scale is looked for: so many halvings.
const HALVINGS: usize = 5;

/// The map on one sheet of a size in points of the paper; none where its text would be too small.
pub(super) fn page(
    layouter: &mut Layouter,
    subject: Subject,
    sheet: &SheetOptions,
    size_pt: (f64, f64),
) -> Option<Pages> {
    on_sheet(layouter, subject, sheet, size_pt, LEAST_TEXT_PT)
}

/// The map on the smallest of A4 to A0 that holds it, lying or upright; on a strip of its own size
/// where none does.
pub(super) fn fitting(layouter: &mut Layouter, subject: Subject, sheet: &SheetOptions) -> Pages {
    let sizes =
        PAPERS.iter().flat_map(|paper| [true, false].into_iter().filter_map(|lying| paper.size_pt(lying)));
    for size_pt in sizes {
        if let Some(pages) = on_sheet(layouter, subject, sheet, size_pt, POSTER_TEXT_PT) {
            return pages;
        }
    }
    let scene = whole(layouter, subject, sheet, &[], &[]);
    let page_from_scene = POSTER_TEXT_PT / Metrics::of(subject.options.density).text.size;
    let remark = "The map is larger than A0: the poster is as large as it needs.".to_owned();
    Pages { remarks: vec![remark], ..bound(scene, page_from_scene) }
}

/// The smallest of the A sizes that holds a map and is larger than one that does not.
pub(super) fn holding(
    layouter: &mut Layouter,
    subject: Subject,
    sheet: &SheetOptions,
    (asked, landscape): (Paper, bool),
) -> Option<Paper> {
    let area = |paper: Paper| paper.size_mm().map_or(0.0, |(width, height)| width * height);
    let larger = PAPERS.into_iter().filter(|paper| area(*paper) > area(asked));
    let options = MapOptions { density: Density::Compact, ..subject.options.clone() };
    let subject = Subject { options: &options, left: MARGIN, ..subject };
    larger.into_iter().find(|paper| {
        let search =
            paper.size_pt(landscape).and_then(|size_pt| Search::of(subject, sheet, size_pt, LEAST_TEXT_PT));
        search.is_some_and(|search| search.fitting(layouter, search.scales.0).is_some())
    })
}

fn on_sheet(
    layouter: &mut Layouter,
    subject: Subject,
    sheet: &SheetOptions,
    size_pt: (f64, f64),
    least_pt: f64,
) -> Option<Pages> {
    let densities = [Density::Spacious, Density::Comfortable, Density::Compact];
    densities.into_iter().find_map(|density| {
        let options = MapOptions { density, ..subject.options.clone() };
        let subject = Subject { options: &options, left: MARGIN, ..subject };
        Search::of(subject, sheet, size_pt, least_pt).and_then(|search| search.largest(layouter))
    })
}

/// The look-out for the largest scale at which a map fits a sheet.
struct Search<'a> {
    subject: Subject<'a>,
    sheet: &'a SheetOptions,
    size_pt: (f64, f64),
    natural: Columns,
    /// The scales between which it lies.
    scales: (f64, f64),
}

impl<'a> Search<'a> {
    /// None where the columns are too many for text of the least size.
    fn of(subject: Subject<'a>, sheet: &'a SheetOptions, size_pt: (f64, f64), least_pt: f64) -> Option<Self> {
        let metrics = Metrics::of(subject.options.density);
        let outline = Outline::without_cards(subject.document, subject.options.state);
        let natural = Columns::of(&outline, subject.options, subject.marks, metrics);
        let open = natural.columns.iter().filter(|column| !column.folded && column.slim.is_none());
        let less: f64 = open
            .map(|column| {
                let least = (NARROWEST * column.grid.width).max(LEAST_WIDTH);
                (column.grid.width - least).max(0.0)
            })
            .sum();
        let narrowest = natural.width - less + metrics.label_width - BODY_MARGIN + 2.0 * MARGIN;
        let (least, most) = (least_pt / metrics.text.size, size_pt.0 / narrowest);
        (least <= most).then_some(Search { subject, sheet, size_pt, natural, scales: (least, most) })
    }

    fn largest(&self, layouter: &mut Layouter) -> Option<Pages> {
        let (mut low, mut high) = self.scales;
        if let Some(scene) = self.fitting(layouter, high) {
            return Some(self.bound(layouter, scene, high));
        }
        let mut best = (self.fitting(layouter, low)?, low);
        for _ in 0..HALVINGS {
            let middle = (low + high) / 2.0;
            match self.fitting(layouter, middle) {
                Some(scene) => {
                    best = (scene, middle);
                    low = middle;
                }
                None => high = middle,
            }
        }
        Some(self.bound(layouter, best.0, best.1))
    }

    /// The columns as wide as the sheet at a scale.
    fn columns(&self, scale: f64) -> Vec<ColumnPage> {
        let metrics = Metrics::of(self.subject.options.density);
        let last = self.natural.columns.len().saturating_sub(1);
        let room = self.size_pt.0 / scale - 2.0 * MARGIN - metrics.label_width - BODY_MARGIN;
        let widths = widths(&self.natural, 0, last, room, metrics.stage_gap);
        let widths = widths.into_iter().map(|width| width.min(WIDEST)).collect();
        vec![ColumnPage { first: 0, widths }]
    }

    /// The sheet at a scale, where it is not higher than the paper.
    fn fitting(&self, layouter: &mut Layouter, scale: f64) -> Option<Scene> {
        let scene = whole(layouter, self.subject, self.sheet, &self.columns(scale), &[]);
        (scene.height <= self.size_pt.1 / scale && scene.width <= self.size_pt.0 / scale + 1.0)
            .then_some(scene)
    }

    /// The page: what is left of its height makes the emotion lanes higher, then parts the footer
    /// from the legend.
    fn bound(&self, layouter: &mut Layouter, scene: Scene, scale: f64) -> Pages {
        let (width, height) = (self.size_pt.0 / scale, self.size_pt.1 / scale);
        let mut spare = (height - scene.height).floor();
        let mut taller = false;
        let heights = scene.grid.rows.iter().map(|row| {
            if row.kind != LaneKind::Emotion || self.subject.options.folded_lanes.contains(&row.id) {
                return 0.0;
            }
            let more = (EMOTION_HEIGHTS.1 - row.height).min(spare).max(0.0);
            spare -= more;
            taller |= more > 0.0;
            row.height + more
        });
        let heights: Vec<f64> = heights.collect();
        let mut scene = match taller {
            true => whole(layouter, self.subject, self.sheet, &self.columns(scale), &heights),
            false => scene,
        };
        let down = (height - scene.height).max(0.0);
        for group in scene.groups.iter_mut().filter(|group| group.key.starts_with("footer ")) {
            group.rect.y += down;
        }
        (scene.width, scene.height) = (width, height);
        bound(scene, scale)
    }
}

/// The whole map with what stands around it.
fn whole(
    layouter: &mut Layouter,
    subject: Subject,
    sheet: &SheetOptions,
    column_pages: &[ColumnPage],
    least_heights: &[f64],
) -> Scene {
    let subject = Subject { left: MARGIN, column_pages, least_heights, ..subject };
    layouter.laid_out(subject, |plan, pen| sheet::drawn(plan, sheet, pen))
}

fn bound(scene: Scene, page_from_scene: f64) -> Pages {
    let Pages { title, language, pages, remarks } = Pages::one(scene);
    let pages = pages.into_iter().map(|page| Page { page_from_scene, ..page }).collect();
    Pages { title, language, pages, remarks }
}

//! The map: a journey's state, seen with some options, laid out as a scene.

pub(crate) mod badges;
mod beside;
mod blueprint;
pub(crate) mod by_id;
pub(crate) mod cards;
mod cells;
mod changed_columns;
pub(crate) mod columns;
mod connectors;
mod corner;
pub(crate) mod curves;
pub(crate) mod draw;
mod empty;
pub(crate) mod fragments;
mod ground;
mod headers;
pub(crate) mod index;
mod kept_rows;
mod labels;
mod marks;
pub(crate) mod monotone;
mod owners;
pub(crate) mod paging;
pub(crate) mod pen;
pub(crate) mod plan;
mod routes;
mod rows;
mod sides;
mod stack;
mod straight;
mod turned;

use std::collections::BTreeSet;
use std::sync::Arc;

use throughline_model::{Card, Document, Id, Outline, RecordKind, RecordRef};

use crate::{
    Color, Fonts, Grid, GridColumn, GridRow, GridSlot, GridStage, Group, MapOptions, Metrics, Region, Role,
    Scene, Shaper, TableRole, Theme,
};
pub(crate) use by_id::ById;
use cards::{Cache, Face, Said};
use cells::Cells;
pub(crate) use columns::{Column, Columns};
pub(crate) use columns::{ColumnPage, MARGIN};
use headers::HeaderTexts;
use index::Index;
use kept_rows::{KeptRows, Surroundings};
pub(crate) use labels::lane_name;
pub(crate) use marks::{Feelings, Felt, HandedOff, Mark, Marks, Shift, Slim, Summary, SummaryFigure};
pub(crate) use owners::owner_name;
use pen::{Pen, missing_characters};
pub(crate) use plan::Ground;
use plan::Plan;
pub(crate) use rows::EMOTION_HEIGHTS;
use rows::RowInputs;

/// Below the last lane.
pub(crate) const BOTTOM: f64 = 8.0;

/// Lays maps out; keeps what it has drawn, so that after an edit only what changed is drawn again.
pub struct Layouter {
    fonts: Arc<Fonts>,
    shaper: Shaper,
    cache: Cache,
    cells: Cells,
    rows: KeptRows,
}

impl Layouter {
    /// A layouter that sets text in the given fonts.
    pub fn new(fonts: Arc<Fonts>) -> Self {
        let shaper = Shaper::new(fonts.clone());
        let (cache, cells, rows) = (Cache::default(), Cells::default(), KeptRows::default());
        Layouter { fonts, shaper, cache, cells, rows }
    }

    /// The map for the window: corner, headers, labels and body.
    pub fn map(&mut self, document: &Document, options: &MapOptions) -> Scene {
        let ground = Ground::of_window(Theme::named(options.theme));
        self.laid_out(Subject::map(document, options, ground, 0.0), |plan, pen| {
            let (groups, grid) = draw(plan, pen);
            let (body_x, body_y) = (plan.metrics.label_width, plan.headers.height());
            let (width, height) = (body_x + plan.columns.width, body_y + plan.body_height + BOTTOM);
            Drawn { groups, grid, width, height, body_x, body_y, background: plan.ground.gaps }
        })
    }

    /// How high a card would be with another text: what an editor asks while somebody types.
    /// Nothing for a card that is not on the map.
    pub fn card_height(
        &mut self,
        document: &Document,
        options: &MapOptions,
        card: Id,
        text: &str,
    ) -> Option<f64> {
        let card = document.cards.get(&card)?;
        let lane = document.lanes.get(&card.place.as_ref()?.lane)?;
        let theme = Theme::named(options.theme);
        let outline = Outline::without_cards(document, options.state);
        let metrics = Metrics::of(options.density);
        let columns = Columns::of(&outline, options, None, metrics);
        self.cells.update(document, &outline, &columns);
        let cells = &self.cells;
        let index = Index::of(document, &outline, &columns, cells, options, theme);
        let (first, last) = columns.span(card.place.as_ref()?.column, card.end_column)?;
        let inputs = RowInputs {
            surroundings: &Surroundings::of(document, None, &[], options, &columns, &index).into(),
            marks: None,
            least_heights: &[],
            outline: &outline,
            options,
            index: &index,
            columns: &columns,
            cells,
            metrics,
            theme,
        };
        let typed = Card { text: text.to_owned(), ..card.clone() };
        let context = inputs.context(lane, &typed, first, last);
        self.shaper.begin_scene(document.journey.text_direction);
        let mut pen = Pen { shaper: &mut self.shaper, fonts: &self.fonts };
        Some(Face::new(Said::by(&typed), &context).draw(&mut pen).height)
    }

    /// The heights of a map's lanes.
    pub(crate) fn row_heights(&mut self, subject: Subject) -> Vec<f64> {
        self.planned(subject, |plan, _| plan.rows.iter().map(|row| row.height).collect())
    }

    /// Begins a scene that is no map: the fonts, and what sets text in them.
    pub(crate) fn begin(&mut self, document: &Document) -> (Arc<Fonts>, &mut Shaper) {
        self.shaper.begin_scene(document.journey.text_direction);
        (self.fonts.clone(), &mut self.shaper)
    }

    /// Plans a map, draws it, and puts around it what every scene has.
    pub(crate) fn laid_out(
        &mut self,
        subject: Subject,
        draw: impl FnOnce(&Plan, &mut Pen) -> Drawn,
    ) -> Scene {
        let fonts = self.fonts.clone();
        self.planned(subject, |plan, pen| scene(plan, draw(plan, pen), &fonts))
    }

    /// Plans a map and hands it to whoever makes something of it.
    pub(crate) fn planned<T>(&mut self, subject: Subject, make: impl FnOnce(&mut Plan, &mut Pen) -> T) -> T {
        self.shaper.begin_scene(subject.document.journey.text_direction);
        self.cache.begin();
        let mut pen = Pen { shaper: &mut self.shaper, fonts: &self.fonts };
        let kept = Kept { cells: &mut self.cells, rows: &mut self.rows, cache: &mut self.cache };
        let mut plan = plan(subject, kept, &mut pen);
        let made = make(&mut plan, &mut pen);
        self.cache.end();
        made
    }

    /// The fonts that text is set in.
    pub(crate) fn fonts(&self) -> &Arc<Fonts> {
        &self.fonts
    }
}

/// What is laid out, and how.
#[derive(Clone, Copy)]
pub(crate) struct Subject<'a> {
    pub document: &'a Document,
    /// What a comparison says of its records; none on a map of one state.
    pub marks: Option<&'a Marks>,
    pub options: &'a MapOptions,
    pub ground: Ground,
    /// Where labels begin from the left.
    pub left: f64,
    /// The least height of each lane, for maps that stand in the same places.
    pub least_heights: &'a [f64],
    /// The columns of each page; none where all stand on one.
    pub column_pages: &'a [ColumnPage],
}

impl<'a> Subject<'a> {
    /// A map of one state.
    pub fn map(document: &'a Document, options: &'a MapOptions, ground: Ground, left: f64) -> Self {
        Subject { document, marks: None, options, ground, left, least_heights: &[], column_pages: &[] }
    }
}

/// A drawing with its extents, before fonts and pictures are added.
pub(crate) struct Drawn {
    pub groups: Vec<Group>,
    pub grid: Grid,
    pub width: f64,
    pub height: f64,
    pub body_x: f64,
    pub body_y: f64,
    pub background: Color,
}

/// What is kept from one layout to the next.
struct Kept<'a> {
    cells: &'a mut Cells,
    rows: &'a mut KeptRows,
    cache: &'a mut Cache,
}

fn plan<'a>(subject: Subject<'a>, kept: Kept<'a>, pen: &mut Pen) -> Plan<'a> {
    let Subject { document, marks, options, ground, left, least_heights, column_pages } = subject;
    let (metrics, theme) = (Metrics::of(options.density), Theme::named(options.theme));
    let outline = Outline::without_cards(document, options.state);
    let natural = Columns::of(&outline, options, marks, metrics);
    let columns = match column_pages {
        [] => natural,
        pages => natural.paged(pages, metrics.stage_gap),
    };
    kept.cells.update(document, &outline, &columns);
    let cells = &*kept.cells;
    let index = Index::of(document, &outline, &columns, cells, options, theme);
    let headers = HeaderTexts::of(&outline, &columns, marks, metrics, theme, pen);
    let inputs = RowInputs {
        surroundings: &Surroundings::of(document, marks, least_heights, options, &columns, &index).into(),
        marks,
        least_heights,
        outline: &outline,
        options,
        index: &index,
        columns: &columns,
        cells,
        metrics,
        theme,
    };
    let rows = inputs.rows(kept.rows, kept.cache, pen);
    let body_height = match rows.last() {
        Some(last) => last.y + last.height,
        None => empty::body_height(metrics.lane_min_height),
    };
    Plan {
        document,
        marks,
        outline,
        options,
        index,
        columns,
        cells,
        headers,
        rows,
        body_height,
        ground,
        left,
        metrics,
        theme,
    }
}

/// A drawing as a scene.
pub(crate) fn scene(plan: &Plan, drawn: Drawn, fonts: &Arc<Fonts>) -> Scene {
    let document = plan.document;
    Scene {
        title: title(document, plan.options.state),
        language: document.journey.language.clone(),
        width: drawn.width,
        height: drawn.height,
        body_x: drawn.body_x,
        body_y: drawn.body_y,
        background: drawn.background,
        missing_characters: missing_in(plan, &drawn.groups, fonts),
        groups: drawn.groups,
        grid: drawn.grid,
        fonts: fonts.clone(),
        assets: document.assets.shared().map(|(id, asset)| (*id, asset.clone())).collect(),
    }
}

/// The map's groups in paint order, and its grid.
pub(crate) fn draw(plan: &Plan, pen: &mut Pen) -> (Vec<Group>, Grid) {
    let (curves, points) = curves::groups(plan, pen);
    let mut groups = ground::bands(plan);
    groups.extend(ground::column_lines(plan));
    groups.extend(changed_columns::grounds(plan, pen));
    groups.extend(blueprint::groups(plan));
    groups.extend(curves);
    // Below the cards: where an arrow must pass one, it passes behind it and leaves it readable.
    groups.extend(connectors::groups(plan, pen));
    groups.reserve(plan.placed_count());
    groups.extend(cards(plan));
    groups.extend(owners::groups(plan, pen));
    let mut sticky = headers::groups(plan);
    let empty = empty::groups(plan);
    let (headers, body): (Vec<Group>, Vec<Group>) =
        empty.into_iter().partition(|group| group.region == Region::Headers);
    groups.extend(body);
    sticky.extend(headers);
    sticky.extend(labels::groups(plan));
    sticky.push(corner::group(plan, pen));
    groups.extend(sticky);
    if let Some(marks) = plan.marks {
        groups.iter_mut().for_each(|group| tell(group, marks));
    }
    (groups, grid(plan, &points))
}

/// Puts what a comparison says of a group's record with the group, and the record's own id in the
/// place of the one under which it was drawn.
fn tell(group: &mut Group, marks: &Marks) {
    let Some(record) = &mut group.record else { return };
    if group.compared.is_some() {
        return;
    }
    let compared = marks.compared(record.id);
    match marks.whole_stage(record.id) {
        Some(stage) => *record = RecordRef { kind: RecordKind::Stage, id: stage },
        None => record.id = marks.origin(record.id),
    }
    if let Some(change) = compared.change {
        let mut label = format!("{}, {}", group.label, change.word());
        if !compared.said.is_empty() {
            label.push_str(&format!(": {}", compared.said.join(", ")));
        }
        group.label = label.into();
    }
    group.compared = Some(Arc::new(compared));
}

fn cards(plan: &Plan) -> impl Iterator<Item = Group> {
    plan.rows.iter().flat_map(|row| {
        row.placed.iter().map(|card| Group {
            key: card.content.key.clone(),
            record: Some(RecordRef { kind: card.kind, id: card.id }),
            role: if card.kind == RecordKind::Metric { Role::Metric } else { Role::Card },
            region: Region::Body,
            label: card.content.label.clone(),
            table: TableRole::Cell { row: row.number, first: card.first, last: card.last },
            compared: None,
            rect: card.rect,
            items: card.content.items.clone(),
        })
    })
}

fn grid(plan: &Plan, points: &[GridSlot]) -> Grid {
    let own = |id: Id| plan.marks.map_or(id, |marks| marks.whole_stage(id).unwrap_or(marks.origin(id)));
    let nested_behind = |placed: &rows::Placed| {
        let card = plan.cells.card(placed.id).filter(|_| placed.leads_on)?;
        card.journey.as_ref().map(|journey| journey.file.clone())
    };
    let mut slots = Vec::with_capacity(points.len() + plan.placed_count());
    for (number, row) in plan.rows.iter().enumerate() {
        slots.extend(points.iter().filter(|point| point.row == number).cloned());
        slots.extend(row.placed.iter().map(|card| GridSlot {
            id: own(card.id),
            row: number,
            first: card.first,
            last: card.last,
            rect: card.rect,
            journey: nested_behind(card),
        }));
    }
    // Almost in order: points come curve by curve.
    slots.sort_by_key(|slot| (slot.row, slot.first));
    let row = |row: &rows::Row| GridRow {
        id: own(row.lane.id),
        kind: row.lane.kind,
        locked: row.lane.locked,
        y: row.y,
        height: row.height,
    };
    let (stages, columns) = (plan.columns.stages.iter(), plan.columns.columns.iter());
    let (stages, columns) = (stages.map(|it| &it.grid), columns.map(|it| &it.grid));
    Grid {
        stages: stages.map(|grid| GridStage { id: own(grid.id), ..grid.clone() }).collect(),
        columns: columns
            .map(|grid| GridColumn { id: own(grid.id), stage: own(grid.stage), ..grid.clone() })
            .collect(),
        rows: plan.rows.iter().map(row).collect(),
        slots,
        padding: (plan.metrics.cell_padding_x, plan.metrics.cell_padding_y),
        gap: plan.metrics.card_gap,
    }
}

/// Cards know what they miss; everything else is looked through.
fn missing_in(plan: &Plan, groups: &[Group], fonts: &Fonts) -> Vec<char> {
    let cards =
        plan.rows.iter().flat_map(|row| &row.placed).flat_map(|card| card.content.missing.iter().copied());
    let others = groups.iter().filter(|group| !matches!(group.role, Role::Card | Role::Metric));
    let missing: BTreeSet<char> =
        cards.chain(others.flat_map(|group| missing_characters(&group.items, fonts))).collect();
    missing.into_iter().collect()
}

fn title(document: &Document, state: Id) -> String {
    let journey = &document.journey.title;
    match document.states.get(&state) {
        Some(state) if !state.name.is_empty() => format!("{journey}, {}", state.name),
        _ => journey.clone(),
    }
}

//! The columns and lanes of both sides together, in the order of the side that is compared to.
//!
//! What one side alone has stands where it stood among what both have. What moved stands at its new
//! place, and its old place is kept beside it.

use std::collections::BTreeSet;

use throughline_diff::{Comparison, Side, What};
use throughline_insight::union;
use throughline_model::{Id, Lane, Outline, OutlineStage, RecordKind, Stage, Step};

use crate::map::ById;

/// Tells the drawn ids of the first side's records from those of the second side: two versions of
/// one file have the same.
const GHOST: u128 = 0x5d1f_a6c3_90b4_4e27_8c3e_71d2_4b96_0fa8;

/// The id under which a record of the first side is drawn; of such an id, the record's own.
pub(super) fn ghost(id: Id) -> Id {
    Id::from_number(id.0.as_u128() ^ GHOST)
}

/// What stands in a place of the union.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// Both sides have it, and here.
    Both,
    /// The second side alone has it.
    New,
    /// The first side alone has it.
    Gone,
    /// Both sides have it; here it stood on the first.
    OldPlace,
}

/// A stage of the union.
pub(super) struct UnionStage<'a> {
    /// The id under which it is drawn.
    pub id: Id,
    pub stage: &'a Stage,
    pub standing: Standing,
    /// Its columns; empty where the stage itself is one.
    pub steps: Vec<UnionStep<'a>>,
}

/// A step of the union.
pub(super) struct UnionStep<'a> {
    /// The id under which it is drawn.
    pub id: Id,
    /// None for the column of a stage that has no steps of its own while the other side's are shown
    /// beside it.
    pub step: Option<&'a Step>,
    pub standing: Standing,
}

/// A lane of the union.
pub(super) struct UnionLane<'a> {
    /// The id under which it is drawn.
    pub id: Id,
    pub lane: &'a Lane,
    pub standing: Standing,
}

/// Both sides' columns and lanes.
pub(super) struct Union<'a> {
    pub a: Side<'a>,
    pub b: Side<'a>,
    pub comparison: &'a Comparison,
    /// Whether what moved keeps its old place with all that it held, and not as a narrow column.
    pub keeps_old_places: bool,
    pub outline_a: Outline<'a>,
    pub outline_b: Outline<'a>,
    pub stages: Vec<UnionStage<'a>>,
    pub lanes: Vec<UnionLane<'a>>,
    /// Where the first side's columns and lanes are drawn: what they hold is compared there.
    homes: ById<Id, Id>,
    /// Where the second side's columns are drawn under another id.
    columns_b: ById<Id, Id>,
    /// The old places of the first side's columns that have moved.
    old_places: ById<Id, Id>,
}

impl<'a> Union<'a> {
    /// Brings the two sides together.
    pub fn of(a: Side<'a>, b: Side<'a>, comparison: &'a Comparison, keeps_old_places: bool) -> Self {
        let outline = |side: Side<'a>| Outline::without_cards(side.document, side.state.unwrap_or_default());
        let mut union = Union {
            a,
            b,
            comparison,
            keeps_old_places,
            outline_a: outline(a),
            outline_b: outline(b),
            stages: Vec::new(),
            lanes: Vec::new(),
            homes: ById::default(),
            columns_b: ById::default(),
            old_places: ById::default(),
        };
        let moved = moved(comparison);
        union.add_stages(&moved);
        union.add_lanes(&moved);
        union
    }

    /// Where the first side's column or lane is drawn.
    pub fn home(&self, id: Id) -> Option<Id> {
        self.homes.get(&id).copied()
    }

    /// Where the second side's column is drawn.
    pub fn column_of_b(&self, column: Id) -> Id {
        self.columns_b.get(&column).copied().unwrap_or(column)
    }

    /// Whether all of the second side's columns are drawn under their own ids.
    pub fn keeps_columns_of_b(&self) -> bool {
        self.columns_b.is_empty()
    }

    /// Where the first side's column stood, as the union draws it.
    pub fn stood(&self, column: Id) -> Option<Id> {
        self.old_places.get(&column).copied().or_else(|| self.home(column))
    }

    /// Whether a stage or lane is drawn under this id.
    pub fn is_drawn(&self, id: Id) -> bool {
        self.stages.iter().any(|it| it.id == id) || self.lanes.iter().any(|it| it.id == id)
    }

    /// The second side's id of a record of the first.
    pub fn b_of(&self, a: Id) -> Option<Id> {
        self.comparison.pairs.of_a(a).map(|pair| pair.b)
    }

    fn add_stages(&mut self, moved: &BTreeSet<Id>) {
        let ids_a: Vec<Id> = self.outline_a.stages.iter().map(|it| it.stage.id).collect();
        let ids_b: Vec<Id> = self.outline_b.stages.iter().map(|it| it.stage.id).collect();
        let entries = union(&ids_a, &ids_b, |id| self.b_of(id).filter(|_| !moved.contains(&id)));
        let (stages_a, stages_b) = (by_id(&self.outline_a), by_id(&self.outline_b));
        for entry in entries {
            let then = entry.a.and_then(|a| stages_a.get(&a).cloned());
            let stage = match entry.b.and_then(|b| stages_b.get(&b).cloned()) {
                Some(now) => {
                    // One that moved stands by itself at its old place, and yet has its pair here.
                    let pair = self.comparison.pairs.of_b(now.stage.id);
                    let then = pair.and_then(|pair| stages_a.get(&pair.a).cloned());
                    self.stage_of_both(then, now, moved)
                }
                None => {
                    let Some(then) = then else { continue };
                    self.stage_of_a(then, moved)
                }
            };
            self.stages.push(stage);
        }
    }

    /// A stage of the second side, with the steps that it had on the first.
    fn stage_of_both(
        &mut self,
        then: Option<OutlineStage<'a>>,
        now: OutlineStage<'a>,
        moved: &BTreeSet<Id>,
    ) -> UnionStage<'a> {
        let id = now.stage.id;
        let standing = if then.is_some() { Standing::Both } else { Standing::New };
        let steps_a: Vec<Id> = then.iter().flat_map(|then| then.steps.iter().map(|step| step.id)).collect();
        if let Some(then) = then.iter().find(|then| then.steps.is_empty()) {
            let home = self.comparison.pairs.column(then.stage.id).unwrap_or(id);
            self.homes.insert(then.stage.id, home);
        }
        let steps_b: Vec<Id> = now.steps.iter().map(|step| step.id).collect();
        // A stage that keeps its old place keeps the places of its steps there.
        let is_split = self.keeps_old_places && then.as_ref().is_some_and(|it| moved.contains(&it.stage.id));
        let steps_a = if is_split { Vec::new() } else { steps_a };
        let stays = |step: Id| {
            let image = self.b_of(step).filter(|_| !moved.contains(&step))?;
            steps_b.contains(&image).then_some(image)
        };
        let entries = union(&steps_a, &steps_b, stays);
        let mut steps = Vec::with_capacity(entries.len());
        if steps_b.is_empty() && !steps_a.is_empty() {
            // The stage is whole again: its column stands beside the steps that it had.
            let column = ghost(id);
            self.columns_b.insert(id, column);
            steps.push(UnionStep { id: column, step: None, standing: Standing::New });
        }
        for entry in entries {
            steps.extend(match entry.b {
                Some(step) => self.step_of_b(step),
                None => entry.a.and_then(|step| self.step_of_a(step)),
            });
        }
        UnionStage { id, stage: now.stage, standing, steps }
    }

    fn step_of_b(&mut self, id: Id) -> Option<UnionStep<'a>> {
        let step = self.b.document.steps.get(&id)?;
        let pair = self.comparison.pairs.of_b(id).filter(|pair| self.outline_a.columns.contains(&pair.a));
        if let Some(pair) = pair {
            self.homes.insert(pair.a, id);
        }
        let standing = if pair.is_some() { Standing::Both } else { Standing::New };
        Some(UnionStep { id, step: Some(step), standing })
    }

    fn step_of_a(&mut self, id: Id) -> Option<UnionStep<'a>> {
        let step = self.a.document.steps.get(&id)?;
        let drawn = ghost(id);
        let standing = match self.b_of(id) {
            Some(_) => {
                self.old_places.entry(id).or_insert(drawn);
                Standing::OldPlace
            }
            None => {
                let home = self.comparison.pairs.column(id).map(|column| self.column_of_b(column));
                self.homes.insert(id, home.unwrap_or(drawn));
                self.old_places.entry(id).or_insert(drawn);
                Standing::Gone
            }
        };
        Some(UnionStep { id: drawn, step: Some(step), standing })
    }

    /// A stage that the first side alone has, or the old place of one that moved: then a single
    /// column stands for all of its steps.
    fn stage_of_a(&mut self, then: OutlineStage<'a>, moved: &BTreeSet<Id>) -> UnionStage<'a> {
        let id = ghost(then.stage.id);
        let has_moved = moved.contains(&then.stage.id);
        if has_moved && !self.keeps_old_places {
            for column in then.columns() {
                self.old_places.insert(column, id);
            }
            return UnionStage { id, stage: then.stage, standing: Standing::OldPlace, steps: Vec::new() };
        }
        if then.steps.is_empty() {
            match has_moved {
                true => self.old_places.insert(then.stage.id, id),
                false => self.homes.insert(then.stage.id, id),
            };
        }
        let ids: Vec<Id> = then.steps.iter().map(|step| step.id).collect();
        let steps = ids.into_iter().filter_map(|step| self.step_of_a(step)).collect();
        let standing = if has_moved { Standing::OldPlace } else { Standing::Gone };
        UnionStage { id, stage: then.stage, standing, steps }
    }

    fn add_lanes(&mut self, moved: &BTreeSet<Id>) {
        let ids_a: Vec<Id> = self.outline_a.lanes.iter().map(|it| it.id).collect();
        let ids_b: Vec<Id> = self.outline_b.lanes.iter().map(|it| it.id).collect();
        // A lane that moved is marked where it stands now: a row has no room for its old place.
        let entries = union(&ids_a, &ids_b, |id| self.b_of(id).filter(|_| !moved.contains(&id)));
        for entry in entries {
            let lane = match (entry.a, entry.b) {
                (_, Some(id)) => self.b.document.lanes.get(&id).map(|lane| {
                    let pair = self.comparison.pairs.of_b(id);
                    let standing = if pair.is_some() { Standing::Both } else { Standing::New };
                    UnionLane { id, lane, standing }
                }),
                (Some(id), None) if self.b_of(id).is_some() => None,
                (Some(id), None) => self.a.document.lanes.get(&id).map(|lane| UnionLane {
                    id: ghost(id),
                    lane,
                    standing: Standing::Gone,
                }),
                (None, None) => None,
            };
            self.lanes.extend(lane);
        }
        for id in ids_a {
            let home = self.b_of(id).unwrap_or(ghost(id));
            self.homes.insert(id, home);
        }
    }
}

/// The stages, steps and lanes of the first side that stand elsewhere on the second.
fn moved(comparison: &Comparison) -> BTreeSet<Id> {
    let stands = |kind| matches!(kind, RecordKind::Stage | RecordKind::Step | RecordKind::Lane);
    let moved = comparison
        .differences
        .iter()
        .filter(|it| stands(it.kind) && matches!(it.what, What::Moved { .. } | What::Reordered { .. }));
    moved.filter_map(|it| it.a).collect()
}

fn by_id<'a>(outline: &Outline<'a>) -> ById<Id, OutlineStage<'a>> {
    outline.stages.iter().map(|stage| (stage.stage.id, stage.clone())).collect()
}

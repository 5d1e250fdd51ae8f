//! Fills the plain form from a state.

use std::collections::BTreeMap;

use throughline_model::{
    Card, Comment, Emotion, Evidence, Id, Link, Measurement, Metric, Persona, RecordKind,
};

use super::*;
use crate::map::{Column, LaneRow, Placed, StateMap, What};
use crate::table;

pub(crate) fn plain(map: &StateMap) -> PlainMap {
    let filling = Filling::of(map);
    let (journey, state) = (&map.document.journey, map.state);
    PlainMap {
        format: "throughline-map".into(),
        version: 1,
        title: journey.title.clone(),
        description: journey.description.clone(),
        scope: journey.scope.clone(),
        owner: journey.owner.clone(),
        tags: journey.tags.clone(),
        language: journey.language.clone(),
        currency: journey.currency.clone(),
        state: PlainState {
            id: state.id,
            kind: state.kind,
            name: state.name.clone(),
            purpose: state.purpose.clone(),
            scenario: state.scenario.clone(),
            goal: state.goal.clone(),
            as_of: state.as_of.clone(),
        },
        emotion_scale: PlainScale {
            lowest: journey.emotion_scale.lowest,
            highest: journey.emotion_scale.highest,
        },
        personas: personas(map),
        lanes: map.lanes.iter().map(|row| lane(map, row)).collect(),
        stages: (0..map.stages.len()).filter_map(|stage| filling.stage(stage)).collect(),
        metrics: [journey.id, state.id].into_iter().flat_map(|id| filling.metrics(id)).collect(),
        tray: map.tray.iter().map(|it| filling.card(it, None)).collect(),
    }
}

fn personas(map: &StateMap) -> Vec<PlainPersona> {
    let plain = |it: &Persona| PlainPersona {
        id: it.id,
        name: it.name.clone(),
        role: it.role.clone(),
        segment: it.segment.clone(),
        quote: it.quote.clone(),
        goals: it.goals.clone(),
        needs: it.needs.clone(),
        frustrations: it.frustrations.clone(),
        demographics: it.demographics.clone(),
    };
    map.document.personas_in_order().into_iter().map(plain).collect()
}

/// A lane without its cards.
fn lane(map: &StateMap, row: &LaneRow) -> PlainLane {
    PlainLane {
        id: row.lane.id,
        name: map.lane_name(row.lane),
        kind: row.lane.kind,
        description: row.lane.description.clone(),
        cards: Vec::new(),
    }
}

struct Filling<'a> {
    map: &'a StateMap<'a>,
    comments: BTreeMap<Id, Vec<&'a Comment>>,
    metrics: BTreeMap<Id, Vec<&'a Metric>>,
    /// What stands in each column, with the place of its lane.
    placed: Vec<Vec<(usize, Placed<'a>)>>,
}

impl<'a> Filling<'a> {
    fn of(map: &'a StateMap<'a>) -> Self {
        let mut comments: BTreeMap<Id, Vec<&Comment>> = BTreeMap::new();
        for comment in map.document.comments.values() {
            comments.entry(comment.on.id).or_default().push(comment);
        }
        for of_record in comments.values_mut() {
            of_record.sort_by(|a, b| (&a.time, a.id).cmp(&(&b.time, b.id)));
        }
        let mut metrics: BTreeMap<Id, Vec<&Metric>> = BTreeMap::new();
        for metric in table::metrics_in_order(map) {
            metrics.entry(metric.on.id).or_default().push(metric);
        }
        let mut placed = vec![Vec::new(); map.columns.len()];
        for (lane, row) in map.lanes.iter().enumerate() {
            for it in &row.placed {
                if let Some(column) = placed.get_mut(it.first) {
                    column.push((lane, *it));
                }
            }
        }
        Filling { map, comments, metrics, placed }
    }

    fn stage(&self, number: usize) -> Option<PlainStage> {
        let stage = self.map.stages.get(number)?;
        let columns = self.map.columns.iter().enumerate().filter(|(_, column)| column.stage == number);
        Some(PlainStage {
            id: stage.stage.id,
            name: stage.stage.name.clone(),
            description: stage.stage.description.clone(),
            goal: stage.stage.goal.clone(),
            duration: stage.stage.duration.clone(),
            steps: columns.map(|(at, column)| self.step(at, column)).collect(),
            metrics: if stage.steps.is_empty() { Vec::new() } else { self.metrics(stage.stage.id) },
        })
    }

    fn step(&self, at: usize, column: &Column) -> PlainStep {
        let mut lanes: Vec<(usize, PlainLane)> = Vec::new();
        for (number, placed) in self.placed.get(at).into_iter().flatten() {
            let What::Card(card) = placed.what else { continue };
            if lanes.last().is_none_or(|(known, _)| known != number) {
                lanes.extend(self.map.lanes.get(*number).map(|row| (*number, lane(self.map, row))));
            }
            if let Some((_, lane)) = lanes.last_mut() {
                lane.cards.push(self.card(card, Some(*placed)));
            }
        }
        let personas = self.map.feeling.iter();
        let emotions =
            personas.filter_map(|it| self.map.emotion(column.id, it.id)).map(|it| self.emotion(it));
        PlainStep {
            id: column.id,
            name: column.step.map(|it| it.name.clone()).unwrap_or_default(),
            description: column.step.map(|it| it.description.clone()).unwrap_or_default(),
            duration: column.step.map(|it| it.duration.clone()).unwrap_or_default(),
            lanes: lanes.into_iter().map(|(_, lane)| lane).collect(),
            emotions: emotions.collect(),
            metrics: self.metrics(column.id),
        }
    }

    fn emotion(&self, it: &Emotion) -> PlainEmotion {
        PlainEmotion {
            id: it.id,
            persona: self.map.name(RecordKind::Persona, it.persona),
            score: it.score,
            label: it.label.clone(),
            note: it.note.clone(),
        }
    }

    fn card(&self, it: &Card, placed: Option<Placed>) -> PlainCard {
        let names = |kind, ids: &[Id]| ids.iter().map(|id| self.map.name(kind, *id)).collect();
        let picture = it.asset.and_then(|id| self.map.document.assets.get(&id));
        let last = placed.filter(|it| it.last > it.first).and_then(|it| self.map.columns.get(it.last));
        PlainCard {
            id: it.id,
            text: it.text.clone(),
            detail: it.detail.clone(),
            last_step: last.map(|column| column.id),
            personas: names(RecordKind::Persona, &it.personas),
            channels: names(RecordKind::Channel, &it.channels),
            departments: names(RecordKind::Department, &it.departments),
            owner: it.owner.clone(),
            responsible: it.responsible.clone(),
            severity: it.severity,
            reach: it.reach.as_ref().map(|reach| PlainReach {
                share: reach.share,
                count: reach.count,
                sample_size: reach.sample_size,
                source: reach.source.clone(),
            }),
            score: it.score,
            reason: it.reason.clone(),
            value: it.value,
            effort: it.effort,
            cost: it.cost.clone(),
            status: it.status,
            due: it.due.clone(),
            source: it.source.clone(),
            picture: picture.map(|it| it.alternative_text.clone()).unwrap_or_default(),
            systems: it.systems.clone(),
            contact_frequency: it.contact_frequency.clone(),
            tags: it.tags.clone(),
            votes: it.votes.values().map(|votes| u64::from(*votes)).sum(),
            urls: it.urls.clone(),
            journey: it.journey.as_ref().map(|it| it.file.clone()).unwrap_or_default(),
            links: self.links(it.id),
            metrics: self.metrics(it.id),
            evidence: self.evidence(it.id),
            comments: self.comments(it.id),
        }
    }

    fn links(&self, card: Id) -> Vec<PlainLink> {
        let plain = |it: &&Link| PlainLink {
            kind: it.kind,
            to: it.to,
            text: self.map.name(RecordKind::Card, it.to),
            label: it.label.clone(),
            lost_information: it.lost_information.clone(),
        };
        self.map.links_from(card).iter().map(plain).collect()
    }

    fn metrics(&self, on: Id) -> Vec<PlainMetric> {
        let plain = |it: &&Metric| PlainMetric {
            id: it.id,
            name: self.map.name(RecordKind::Metric, it.id),
            kind: it.kind,
            direction: it.direction,
            readings: self.readings(it.id),
            unit: it.unit.clone(),
            target: it.target,
            review_date: it.review_date.clone(),
            evidence: self.evidence(it.id),
        };
        self.metrics.get(&on).into_iter().flatten().map(plain).collect()
    }

    fn readings(&self, metric: Id) -> Vec<PlainReading> {
        let plain = |it: &&Measurement| PlainReading {
            period: it.period.clone(),
            value: it.value,
            segment: it.segment.clone(),
            sample_size: it.sample_size,
            interval: it.interval,
            source: it.source.clone(),
        };
        self.map.readings(metric).iter().map(plain).collect()
    }

    fn evidence(&self, on: Id) -> Vec<PlainEvidence> {
        let plain = |it: &&Evidence| PlainEvidence {
            kind: it.kind,
            text: it.text.clone(),
            sample_size: it.sample_size,
            date: it.date.clone(),
            source: it.source.clone(),
        };
        self.map.evidence(on).iter().map(plain).collect()
    }

    fn comments(&self, on: Id) -> Vec<PlainComment> {
        let plain = |it: &&Comment| PlainComment {
            text: it.text.clone(),
            author: it.author.clone(),
            time: it.time.clone(),
            resolved_by: it.resolved_by.clone(),
        };
        self.comments.get(&on).into_iter().flatten().map(plain).collect()
    }
}

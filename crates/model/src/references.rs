//! The ids that a record holds: its own, and those of the records that it names.

use crate::{Id, Record, RecordRef};

impl Record {
    /// Does something to the record's own id and to each id by which it names another record.
    ///
    /// Lineage is left out: it says what a record was and names nothing that need exist.
    pub fn each_id(&mut self, mut act: impl FnMut(&mut Id)) {
        let act = &mut act;
        match self {
            Record::Journey(it) => {
                act(&mut it.id);
                for records in it.translations.values_mut() {
                    *records = std::mem::take(records)
                        .into_iter()
                        .map(|(id, texts)| (acted(id, act), texts))
                        .collect();
                }
            }
            Record::State(it) => {
                act(&mut it.id);
                it.based_on.iter_mut().for_each(act);
            }
            Record::Persona(it) => {
                act(&mut it.id);
                it.portrait.iter_mut().for_each(act);
            }
            Record::Stage(it) => [&mut it.id, &mut it.state].into_iter().for_each(act),
            Record::Step(it) => [&mut it.id, &mut it.place.stage].into_iter().for_each(act),
            Record::Lane(it) => [&mut it.id, &mut it.state].into_iter().for_each(act),
            Record::Card(it) => {
                [&mut it.id, &mut it.state].into_iter().for_each(&mut *act);
                if let Some(place) = &mut it.place {
                    [&mut place.lane, &mut place.column].into_iter().for_each(&mut *act);
                }
                it.end_column.iter_mut().chain(&mut it.asset).for_each(&mut *act);
                it.personas.iter_mut().chain(&mut it.channels).chain(&mut it.departments).for_each(act);
            }
            Record::Emotion(it) => [&mut it.id, &mut it.column, &mut it.persona].into_iter().for_each(act),
            Record::Metric(it) => {
                act(&mut it.id);
                act_on(&mut it.on, act);
                it.lane.iter_mut().for_each(act);
            }
            Record::Measurement(it) => [&mut it.id, &mut it.metric].into_iter().for_each(act),
            Record::Evidence(it) => {
                act(&mut it.id);
                act_on(&mut it.on, act);
            }
            Record::Link(it) => [&mut it.id, &mut it.from, &mut it.to].into_iter().for_each(act),
            Record::Comment(it) => {
                act(&mut it.id);
                act_on(&mut it.on, act);
                it.parent.iter_mut().for_each(act);
            }
            Record::View(it) => {
                act(&mut it.id);
                it.state.iter_mut().chain(&mut it.compared_with).for_each(&mut *act);
                it.personas.iter_mut().chain(&mut it.departments).for_each(&mut *act);
                it.folded_stages.iter_mut().chain(&mut it.folded_lanes).for_each(act);
            }
            Record::Prompt(it) => [&mut it.id, &mut it.stage].into_iter().for_each(act),
            Record::Conflict(it) => {
                act(&mut it.id);
                act_on(&mut it.on, act);
            }
            Record::Channel(it) => act(&mut it.id),
            Record::Department(it) => act(&mut it.id),
            Record::Milestone(it) => act(&mut it.id),
            Record::Asset(it) => act(&mut it.id),
            Record::Deck(it) => act(&mut it.id),
            Record::Settings(it) => act(&mut it.id),
        }
    }
}

fn acted(mut id: Id, act: &mut impl FnMut(&mut Id)) -> Id {
    act(&mut id);
    id
}

fn act_on(on: &mut RecordRef, act: &mut impl FnMut(&mut Id)) {
    act(&mut on.id);
}

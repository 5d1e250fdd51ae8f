//! The shape of the plain form. What is empty is left out.

use schemars::JsonSchema;
use serde::Serialize;
use throughline_model::{Direction, EvidenceKind, Id, LaneKind, LinkKind, MetricKind, StateKind, Status};

/// Whether a value is what a reader assumes anyway.
fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

macro_rules! plain {
    (
        $(#[$doc:meta])*
        $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty,)* }
        $({ $($(#[$optional_doc:meta])* $optional:ident: $optional_type:ty,)* })?
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
        pub struct $name {
            $($(#[$field_doc])* pub $field: $type,)*
            $($(
                $(#[$optional_doc])*
                #[serde(default, skip_serializing_if = "is_default")]
                pub $optional: $optional_type,
            )*)?
        }
    };
}

plain! {
    /// One state of a journey, for other programs to read. Names stand in the place of references;
    /// ids are kept, so that two exports can be matched.
    PlainMap {
        /// Always `throughline-map`.
        format: String,
        /// The version of this form; it rises when a field changes its meaning.
        version: u32,
        /// What the journey is called.
        title: String,
        /// The state that is shown.
        state: PlainState,
        /// The range in which emotions are scored.
        emotion_scale: PlainScale,
        /// Who travels.
        personas: Vec<PlainPersona>,
        /// The lanes from top to bottom.
        lanes: Vec<PlainLane>,
        /// The stages from left to right.
        stages: Vec<PlainStage>,
    } {
        /// What it is about.
        description: String,
        /// Where it begins and ends.
        scope: String,
        /// Who keeps it honest.
        owner: String,
        /// Words to find it by.
        tags: Vec<String>,
        /// Language of the texts, as a BCP 47 tag.
        language: String,
        /// Currency of costs, as an ISO 4217 code.
        currency: String,
        /// The metrics of the journey and of the state as a whole.
        metrics: Vec<PlainMetric>,
        /// The cards that have no place on the map.
        tray: Vec<PlainCard>,
    }
}

plain! {
    /// The journey at one time.
    PlainState {
        /// Identity.
        id: Id,
        /// Which time.
        kind: StateKind,
        /// What it is called.
        name: String,
    } {
        /// What it is for.
        purpose: String,
        /// The situation.
        scenario: String,
        /// What the customer wants to reach.
        goal: String,
        /// The day it describes, as `YYYY-MM-DD` or a part of it.
        as_of: String,
    }
}

plain! {
    /// A range of scores.
    PlainScale {
        /// The worst.
        lowest: f64,
        /// The best.
        highest: f64,
    }
}

plain! {
    /// A customer who stands for many.
    PlainPersona {
        /// Identity.
        id: Id,
        /// A person's name.
        name: String,
    } {
        /// What they do.
        role: String,
        /// The customers they stand for.
        segment: String,
        /// What they would say.
        quote: String,
        /// What they want.
        goals: Vec<String>,
        /// What they need for it.
        needs: Vec<String>,
        /// What annoys them.
        frustrations: Vec<String>,
        /// Age, place, household and the like.
        demographics: String,
    }
}

plain! {
    /// A lane; in a step also the cards that stand there in it.
    PlainLane {
        /// Identity.
        id: Id,
        /// Its own name, or its kind's.
        name: String,
        /// What it holds.
        kind: LaneKind,
    } {
        /// What belongs in it.
        description: String,
        /// The cards in this step, from top to bottom; a card that spans several stands in the first.
        cards: Vec<PlainCard>,
    }
}

plain! {
    /// A chapter of the journey.
    PlainStage {
        /// Identity.
        id: Id,
        /// What it is called.
        name: String,
        /// Its steps; a stage without any has one with its own id and no name, which holds its cards.
        steps: Vec<PlainStep>,
    } {
        /// What happens in it.
        description: String,
        /// What the customer wants to reach in it.
        goal: String,
        /// How long it takes, in words.
        duration: String,
        /// The metrics of the stage as a whole.
        metrics: Vec<PlainMetric>,
    }
}

plain! {
    /// One thing that the customer does: a column of the map.
    PlainStep {
        /// Identity.
        id: Id,
        /// The lanes in which cards stand here.
        lanes: Vec<PlainLane>,
    } {
        /// What it is called.
        name: String,
        /// What happens in it.
        description: String,
        /// How long it takes, in words.
        duration: String,
        /// How each persona feels here.
        emotions: Vec<PlainEmotion>,
        /// What is measured here.
        metrics: Vec<PlainMetric>,
    }
}

plain! {
    /// How one persona feels in one step.
    PlainEmotion {
        /// Identity.
        id: Id,
        /// Who, by name.
        persona: String,
    } {
        /// The score in the journey's scale.
        score: Option<f64>,
        /// The feeling in a word of one's own.
        label: String,
        /// What stands behind it.
        note: String,
    }
}

plain! {
    /// A card. Which fields it has depends on its lane.
    PlainCard {
        /// Identity.
        id: Id,
        /// What it says.
        text: String,
    } {
        /// What it says at length.
        detail: String,
        /// The id of the last step that it covers, where it spans several.
        last_step: Option<Id>,
        /// Whose it is, by name.
        personas: Vec<String>,
        /// By which channels, by name.
        channels: Vec<String>,
        /// Which departments, by name.
        departments: Vec<String>,
        /// Who owns it.
        owner: String,
        /// Who does it.
        responsible: String,
        /// How bad it is, 1 to 5.
        severity: Option<u8>,
        /// How many it reaches.
        reach: Option<PlainReach>,
        /// How a moment of truth is scored, 1 to 5.
        score: Option<u8>,
        /// Why it is one.
        reason: String,
        /// What it would bring, 1 to 5.
        value: Option<u8>,
        /// What it would take, 1 to 5.
        effort: Option<u8>,
        /// What it would cost, in words.
        cost: String,
        /// How far it has come.
        status: Option<Status>,
        /// When, as `YYYY-MM-DD`.
        due: String,
        /// Where it was said.
        source: String,
        /// What its picture shows.
        picture: String,
        /// The systems behind.
        systems: Vec<String>,
        /// How often customers meet it, in words.
        contact_frequency: String,
        /// Words to find it by.
        tags: Vec<String>,
        /// How many votes it has.
        votes: u64,
        /// Addresses of pages.
        urls: Vec<String>,
        /// The file of a nested journey.
        journey: String,
        /// The links that start from it.
        links: Vec<PlainLink>,
        /// What is measured of it.
        metrics: Vec<PlainMetric>,
        /// What it rests on.
        evidence: Vec<PlainEvidence>,
        /// What was remarked on it.
        comments: Vec<PlainComment>,
    }
}

plain! {
    /// How many customers something reaches.
    PlainReach {} {
        /// The share of customers, 0 to 1.
        share: Option<f64>,
        /// The number of customers.
        count: Option<u64>,
        /// How many were asked or counted.
        sample_size: Option<u64>,
        /// Where the number comes from.
        source: String,
    }
}

plain! {
    /// What one card has to do with another.
    PlainLink {
        /// What it says.
        kind: LinkKind,
        /// The card that it leads to.
        to: Id,
        /// What that card says.
        text: String,
    } {
        /// Words on the arrow.
        label: String,
        /// What is lost on the way.
        lost_information: String,
    }
}

plain! {
    /// A measure with its readings.
    PlainMetric {
        /// Identity.
        id: Id,
        /// Its own name, or its kind's.
        name: String,
        /// Which measure.
        kind: MetricKind,
        /// Which way it should go.
        direction: Direction,
        /// The readings, the newest of all customers first; none means that it is not measured.
        readings: Vec<PlainReading>,
    } {
        /// The unit behind the number.
        unit: String,
        /// The number to reach.
        target: Option<f64>,
        /// When to look at it again, as `YYYY-MM-DD`.
        review_date: String,
        /// What it rests on.
        evidence: Vec<PlainEvidence>,
    }
}

plain! {
    /// One reading of a metric.
    PlainReading {
        /// The time it covers.
        period: String,
    } {
        /// The number.
        value: Option<f64>,
        /// The customers it covers; none covers all.
        segment: String,
        /// How many were asked or counted.
        sample_size: Option<u64>,
        /// The interval that the true number lies in.
        interval: Option<[f64; 2]>,
        /// Where the number comes from.
        source: String,
    }
}

plain! {
    /// What a claim rests on.
    PlainEvidence {
        /// How sure it is.
        kind: EvidenceKind,
    } {
        /// What was found.
        text: String,
        /// How many were asked or counted.
        sample_size: Option<u64>,
        /// When.
        date: String,
        /// Where it comes from.
        source: String,
    }
}

plain! {
    /// A remark.
    PlainComment {
        /// What is said.
        text: String,
    } {
        /// Who says it.
        author: String,
        /// When, as `YYYY-MM-DDTHH:MM:SSZ`.
        time: String,
        /// Who settled it; none while it is open.
        resolved_by: String,
    }
}

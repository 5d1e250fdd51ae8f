//! What stands on the map: stages, steps, lanes, cards, emotions and the links between cards.

use std::collections::BTreeMap;

use super::record;
use crate::{BlueprintLine, Id, LaneKind, LinkKind, OrderKey, Status};

record! {
    /// A chapter of the journey.
    Stage {
        /// Identity.
        id: Id,
        /// The state it belongs to.
        state: Id,
        /// What it is called.
        name: String,
        --
        /// What happens in it.
        description: String,
        /// What the customer wants to reach in it.
        goal: String,
        /// How long it takes, in words.
        duration: String,
        /// Colour 1 to 8 of the stage palette; 0 takes the next by order.
        colour: u8,
        /// Width of its column in points, while it has no steps; none takes the usual.
        width: Option<f64>,
        /// Place among the stages.
        order: OrderKey,
        /// The same stage in other states.
        lineage: Vec<Id>,
    }
}

record! {
    /// Where a step stands: one field, so that two moves at once never mix.
    StepPlace {
        /// The stage.
        stage: Id,
        --
        /// Place among the stage's steps.
        order: OrderKey,
    }
}

record! {
    /// One thing that the customer does within a stage: a column.
    Step {
        /// Identity.
        id: Id,
        /// Where it stands.
        place: StepPlace,
        /// What it is called.
        name: String,
        --
        /// What happens in it.
        description: String,
        /// How long it takes, in words.
        duration: String,
        /// Width of its column in points; none takes the usual.
        width: Option<f64>,
        /// The same step in other states.
        lineage: Vec<Id>,
    }
}

record! {
    /// A row of one kind across all columns.
    Lane {
        /// Identity.
        id: Id,
        /// The state it belongs to.
        state: Id,
        /// What it holds.
        kind: LaneKind,
        --
        /// A name of its own; empty takes the kind's.
        name: String,
        /// What belongs in it.
        description: String,
        /// A pictogram of its own, or empty.
        icon: String,
        /// A colour of its own as `#rrggbb`, or empty.
        colour: String,
        /// Height of an emotion lane in points; none takes the usual.
        height: Option<f64>,
        /// Whether its cards are kept from being changed.
        locked: bool,
        /// Which line, for a lane of that kind.
        line: Option<BlueprintLine>,
        /// Place among the lanes.
        order: OrderKey,
        /// The same lane in other states.
        lineage: Vec<Id>,
    }
}

record! {
    /// Where a card stands: one field, so that two moves at once never mix.
    CardPlace {
        /// The lane.
        lane: Id,
        /// The step, or the stage that has no steps.
        column: Id,
        --
        /// Place among the cell's cards.
        order: OrderKey,
    }
}

record! {
    /// How many customers a pain reaches.
    Reach {
        --
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

record! {
    /// Another journey, nested behind a card.
    JourneyLink {
        /// The file, relative to this one.
        file: String,
        --
        /// The record to open at.
        place: Option<Id>,
    }
}

record! {
    /// One note where a lane and a column meet.
    Card {
        /// Identity.
        id: Id,
        /// The state it belongs to.
        state: Id,
        --
        /// Where it stands; none lies in the tray.
        place: Option<CardPlace>,
        /// The last column, when it spans several.
        end_column: Option<Id>,
        /// What it says.
        text: String,
        /// What it says at length.
        detail: String,
        /// Addresses of pages.
        urls: Vec<String>,
        /// Whose it is.
        personas: Vec<Id>,
        /// By which channels.
        channels: Vec<Id>,
        /// Which departments do it; on an owner card, the first is the owner.
        departments: Vec<Id>,
        /// Who owns it.
        owner: String,
        /// Who does it.
        responsible: String,
        /// Words to find it by.
        tags: Vec<String>,
        /// A colour of its own as `#rrggbb`, or empty.
        colour: String,
        /// Votes by voter, so that votes given at once add up.
        votes: BTreeMap<String, u32>,
        /// How often customers meet it, in words.
        contact_frequency: String,
        /// A nested journey.
        journey: Option<JourneyLink>,
        /// Quote: where it was said.
        source: String,
        /// Pain: how bad, 1 to 5.
        severity: Option<u8>,
        /// Pain: how many it reaches.
        reach: Option<Reach>,
        /// Moment of truth: how it is scored, 1 to 5.
        score: Option<u8>,
        /// Moment of truth: why it is one.
        reason: String,
        /// Opportunity, solution: what it would bring, 1 to 5.
        value: Option<u8>,
        /// Opportunity, solution: what it would take, 1 to 5.
        effort: Option<u8>,
        /// Opportunity, solution: what it would cost, in words.
        cost: String,
        /// Opportunity, solution: how far it has come.
        status: Option<Status>,
        /// Opportunity, solution: when, as `YYYY-MM-DD`.
        due: String,
        /// Picture: which.
        asset: Option<Id>,
        /// Blueprint cards: the systems behind.
        systems: Vec<String>,
        /// The same card in other states.
        lineage: Vec<Id>,
    }
}

record! {
    /// How one persona feels in one column: a point of the emotion curve.
    Emotion {
        /// Identity.
        id: Id,
        /// The step, or the stage that has no steps.
        column: Id,
        /// Who feels it.
        persona: Id,
        --
        /// The score in the journey's scale; none leaves a gap in the curve.
        score: Option<f64>,
        /// The feeling in a word of one's own.
        label: String,
        /// What stands behind it.
        note: String,
        /// Whether a person drew the point, rather than computing it from answers.
        drawn: bool,
        /// The same point in other states.
        lineage: Vec<Id>,
    }
}

record! {
    /// What one card has to do with another.
    Link {
        /// Identity.
        id: Id,
        /// The card that it starts from.
        from: Id,
        /// The card that it leads to; for answers it may stand in another state.
        to: Id,
        /// What it says.
        kind: LinkKind,
        --
        /// Words on the arrow.
        label: String,
        /// Hand-off: what is lost on the way.
        lost_information: String,
    }
}

//! The closed lists of the field: kinds of lanes, states, evidence, links, metrics, scales.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The five-point scale of severity, value and effort: 1 is lowest, 5 highest.
pub const SCALE_LOWEST: u8 = 1;
/// The upper end of the scale that begins at [`SCALE_LOWEST`].
pub const SCALE_HIGHEST: u8 = 5;

macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($(#[$value_doc:meta])* $value:ident = $label:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default,
            Serialize, Deserialize, JsonSchema, TS,
        )]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$value_doc])* $value),* }

        impl $name {
            /// Every value, in the order in which a person is offered them.
            pub const ALL: &'static [$name] = &[$($name::$value),*];

            /// The value's name in the interface.
            pub fn label(self) -> &'static str {
                match self { $($name::$value => $label),* }
            }
        }
    };
}

vocabulary! {
    /// Which time a state shows.
    StateKind {
        /// The journey as it is: diagnoses.
        #[default]
        Current = "Current state",
        /// The journey as it is meant to be: wins support.
        Future = "Future state",
        /// The journey as it was.
        Past = "Past state",
    }
}

vocabulary! {
    /// What a lane holds, and so how its cards look.
    LaneKind {
        /// What the customer does.
        #[default]
        Action = "Actions",
        /// What the customer thinks.
        Thinking = "Thinking",
        /// What customers said, word for word.
        Quote = "Quotes",
        /// What the customer needs and is moved by.
        Need = "Needs and motivations",
        /// What the customer wants to reach.
        Goal = "Goals",
        /// What goes well.
        Gain = "Gains",
        /// Anything else; such a lane carries its own name.
        Note = "Notes",
        /// Where customer and organisation meet.
        Touchpoint = "Touchpoints",
        /// By which channel they meet.
        Channel = "Channels",
        /// The emotion curve.
        Emotion = "Emotion",
        /// What hurts.
        Pain = "Pain points",
        /// Where the relationship is won or lost.
        Moment = "Moments of truth",
        /// What could be made better.
        Opportunity = "Opportunities",
        /// What answers an opportunity.
        Solution = "Solutions",
        /// What is measured.
        Metric = "Metrics",
        /// Which department is responsible.
        Owner = "Owner",
        /// Pictures of the story.
        Image = "Storyboard",
        /// What the customer can hold or see.
        Evidence = "Physical evidence",
        /// What staff do in the customer's sight.
        Frontstage = "Frontstage",
        /// What staff do out of sight.
        Backstage = "Backstage",
        /// What systems and partners do.
        Support = "Support processes",
        /// A line of a service blueprint across all columns.
        Line = "Line",
    }
}

impl LaneKind {
    /// Whether a person puts cards into a lane of this kind.
    pub fn holds_cards(self) -> bool {
        !matches!(self, LaneKind::Emotion | LaneKind::Metric | LaneKind::Line)
    }

    /// The name of one card of such a lane.
    pub fn card_label(self) -> &'static str {
        match self {
            LaneKind::Action => "Action",
            LaneKind::Thinking => "Thought",
            LaneKind::Quote => "Quote",
            LaneKind::Need => "Need",
            LaneKind::Goal => "Goal",
            LaneKind::Gain => "Gain",
            LaneKind::Note => "Note",
            LaneKind::Touchpoint => "Touchpoint",
            LaneKind::Channel => "Channel",
            LaneKind::Emotion => "Emotion",
            LaneKind::Pain => "Pain point",
            LaneKind::Moment => "Moment of truth",
            LaneKind::Opportunity => "Opportunity",
            LaneKind::Solution => "Solution",
            LaneKind::Metric => "Metric",
            LaneKind::Owner => "Owner",
            LaneKind::Image => "Picture",
            LaneKind::Evidence => "Physical evidence",
            LaneKind::Frontstage => "Frontstage action",
            LaneKind::Backstage => "Backstage action",
            LaneKind::Support => "Support process",
            LaneKind::Line => "Line",
        }
    }
}

vocabulary! {
    /// The three lines of a service blueprint.
    BlueprintLine {
        /// Between the customer and the organisation.
        #[default]
        Interaction = "Line of interaction",
        /// Between what the customer sees and what not.
        Visibility = "Line of visibility",
        /// Between staff and the systems that support them.
        InternalInteraction = "Line of internal interaction",
    }
}

vocabulary! {
    /// How sure a claim is.
    EvidenceKind {
        /// Believed, not yet asked.
        #[default]
        Assumption = "Assumption",
        /// Heard from people.
        Interview = "Interview",
        /// Counted or measured.
        Measured = "Measured",
        /// Made up to show how a map reads; never evidence of anything.
        Illustrative = "Illustrative",
    }
}

vocabulary! {
    /// What an arrow between two cards says.
    LinkKind {
        /// One leads to the other.
        #[default]
        Flow = "Leads to",
        /// The customer is sent back.
        Loop = "Sends back to",
        /// Work passes between departments.
        HandOff = "Hands off to",
        /// A pain is answered by an opportunity, an opportunity by a solution.
        Answers = "Answers",
        /// One backs up the other.
        Supports = "Supports",
        /// A metric or card measures the other.
        Measures = "Measures",
        /// The two cannot both be true.
        Contradicts = "Contradicts",
    }
}

vocabulary! {
    /// How a score is felt, worst first.
    EmotionLevel {
        /// −1.5 and below, drawn from −2 to 2.
        Awful = "Awful",
        /// To −0.5.
        Poor = "Poor",
        /// Between −0.5 and 0.5.
        #[default]
        Neutral = "Neutral",
        /// From 0.5.
        Good = "Good",
        /// From 1.5.
        Great = "Great",
    }
}

impl EmotionLevel {
    /// The level of a value drawn on the scale from −2 to 2.
    pub fn of(drawn: f64) -> Self {
        match drawn {
            _ if drawn <= -1.5 => EmotionLevel::Awful,
            _ if drawn <= -0.5 => EmotionLevel::Poor,
            _ if drawn < 0.5 => EmotionLevel::Neutral,
            _ if drawn < 1.5 => EmotionLevel::Good,
            _ => EmotionLevel::Great,
        }
    }
}

vocabulary! {
    /// What a metric measures.
    MetricKind {
        /// Net promoter score, −100 to 100.
        #[default]
        Nps = "NPS",
        /// Customer satisfaction, a share or a mean.
        Csat = "CSAT",
        /// Customer effort score.
        Ces = "CES",
        /// The share that goes on.
        Conversion = "Conversion",
        /// How long it takes.
        Duration = "Duration",
        /// How many there are.
        Volume = "Volume",
        /// A measure of one's own.
        Own = "Own measure",
    }
}

vocabulary! {
    /// Which way a metric should go.
    Direction {
        /// More is better.
        #[default]
        Higher = "Higher is better",
        /// Less is better.
        Lower = "Lower is better",
    }
}

vocabulary! {
    /// How far an opportunity or a solution has come.
    Status {
        /// Noted down.
        #[default]
        Idea = "Idea",
        /// Decided for.
        Planned = "Planned",
        /// Being built.
        InProgress = "In progress",
        /// Built.
        Done = "Done",
        /// Decided against.
        Dropped = "Dropped",
    }
}

vocabulary! {
    /// Which way text runs where its characters do not say so.
    TextDirection {
        /// By each text's first strong character.
        #[default]
        Auto = "Automatic",
        /// Left to right.
        LeftToRight = "Left to right",
        /// Right to left.
        RightToLeft = "Right to left",
    }
}

vocabulary! {
    /// The pictograms that channels choose from.
    ChannelIcon {
        /// A site seen from anywhere.
        #[default]
        Web = "Web",
        /// A site on a computer.
        Site = "Website",
        /// A program on a phone.
        App = "App",
        /// A call.
        Phone = "Phone",
        /// Electronic mail.
        Email = "E-mail",
        /// Mail on paper.
        Letter = "Letter",
        /// A branch or shop.
        Branch = "Branch or shop",
        /// A meeting.
        FaceToFace = "Face to face",
        /// Written talk.
        Chat = "Chat",
        /// A text message.
        TextMessage = "Text message",
        /// A video call.
        Video = "Video",
        /// A social network.
        Social = "Social media",
        /// An advertisement.
        Advert = "Advert",
        /// A cash machine.
        CashMachine = "Cash machine",
        /// What people tell each other.
        WordOfMouth = "Word of mouth",
        /// A form or leaflet.
        Paper = "Paper",
    }
}

vocabulary! {
    /// How roomy a map is drawn.
    Density {
        /// Most on a screen.
        Compact = "Compact",
        /// The usual.
        #[default]
        Comfortable = "Comfortable",
        /// For reading from afar.
        Spacious = "Spacious",
    }
}

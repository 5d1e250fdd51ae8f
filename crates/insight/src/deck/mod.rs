//! What an executive deck says: a title for each slide, its figures and texts, and where they come
//! from. Every sentence names the records that it was counted from; nothing is estimated.

mod appendix;
mod ask;
mod curve;
mod facts;
mod future;
mod kinds;
mod measured;
mod measures;
mod pains;
mod sources;
mod value;
mod words;

use throughline_model::{Document, RecordRef};

pub use appendix::{EvidenceRow, StatePage};
pub use ask::{Ask, AskFigure, Passage};
pub use curve::{Curve, CurveStage, Felt, LowMoment};
pub use facts::DeckOf;
pub use future::{Future, FuturePoint, Tally};
pub use kinds::{SlideKind, placed};
pub use measured::Measure;
pub use measures::{MeasureRow, Measures};
pub use pains::{Pain, Pains};
pub use value::{Opportunity, Value};
pub use words::{Fitted, MOST_WORDS, words};

use facts::Facts;
use words::on_one_line;

/// A sentence with the records that it stands on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Statement {
    /// The sentence.
    pub sentence: String,
    /// What it was counted from.
    pub records: Vec<RecordRef>,
}

/// Everything that a deck says.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    /// All nine slides in the order in which they are shown, hidden ones among them.
    pub slides: Vec<StorySlide>,
}

/// One slide, or one part of the appendix.
#[derive(Clone, Debug, PartialEq)]
pub struct StorySlide {
    /// Which.
    pub kind: SlideKind,
    /// The title computed from the map; without words where the slide cannot be made.
    pub computed: Statement,
    /// A title written by hand; empty takes the computed one.
    pub edited: String,
    /// Its order key among the slides.
    pub order: String,
    /// Whether a person left it out.
    pub hidden: bool,
    /// What it shows.
    pub content: Content,
    /// Where its numbers come from.
    pub source: Statement,
    /// What a speaker says to it: the evidence.
    pub notes: Vec<String>,
    /// What did not find room, a sentence each.
    pub remarks: Vec<String>,
}

/// What a slide shows.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum Content {
    Ask(Ask),
    Curve(Curve),
    Pains(Pains),
    Future(Future),
    Value(Value),
    Measures(Measures),
    /// The whole map of a state each.
    Map(Vec<StatePage>),
    /// A stage each.
    Stages(Vec<StatePage>),
    /// What everything rests on.
    Evidence(Vec<EvidenceRow>),
    /// Why there is no such slide, and what to do about it.
    Missing(String),
}

/// A slide as it is told, before the deck record's wishes.
struct Told {
    title: Statement,
    content: Content,
    source: Statement,
    notes: Vec<String>,
    remarks: Vec<String>,
}

impl Told {
    fn missing(why: &str) -> Told {
        Told {
            title: Statement::default(),
            content: Content::Missing(why.to_owned()),
            source: Statement::default(),
            notes: Vec::new(),
            remarks: Vec::new(),
        }
    }
}

impl Story {
    /// The story of a journey, in the order and with the titles of its deck record.
    pub fn of(document: &Document, of: DeckOf) -> Story {
        let facts = Facts::of(document, of);
        let measures = measured::all(&facts);
        let slides = placed(facts.deck).into_iter().map(|(kind, slide)| {
            let told = match kind {
                SlideKind::Ask => ask::told(&facts, &measures),
                SlideKind::Curve => curve::told(&facts),
                SlideKind::Pains => pains::told(&facts),
                SlideKind::Future => future::told(&facts),
                SlideKind::Value => value::told(&facts),
                SlideKind::Measures => measures::told(&facts, &measures),
                SlideKind::Map => appendix::maps(&facts),
                SlideKind::Stages => appendix::stages(&facts),
                SlideKind::Evidence => appendix::evidence(&facts, &measures),
            };
            StorySlide {
                kind,
                computed: told.title,
                edited: on_one_line(&slide.title),
                order: slide.order.as_str().to_owned(),
                hidden: slide.hidden,
                content: told.content,
                source: told.source,
                notes: told.notes,
                remarks: told.remarks,
            }
        });
        Story { slides: slides.collect() }
    }
}

impl StorySlide {
    /// The title that is shown.
    pub fn title(&self) -> &str {
        if self.edited.is_empty() { &self.computed.sentence } else { &self.edited }
    }

    /// Why the slide cannot be made; none where it can.
    pub fn missing(&self) -> Option<&str> {
        match &self.content {
            Content::Missing(why) => Some(why),
            _ => None,
        }
    }
}

//! Drawn cards, kept from one layout to the next: only what changed is drawn again.

use std::sync::Arc;

use throughline_model::{Density, Id};

use super::{CardContent, CardContext, Face, MetricFace, Said};
use crate::ThemeName;
use crate::map::by_id::ById;
use crate::map::pen::Pen;

/// How many layouts a card may be missing from before it is forgotten: the window and an export
/// in another look take turns.
const KEPT_FOR: u64 = 8;

type Look = (Id, Density, ThemeName);

/// Drawn cards and metrics.
#[derive(Default)]
pub(crate) struct Cache {
    cards: ById<Look, Kept<CardKey>>,
    metrics: ById<Look, Kept<MetricFace>>,
    layout: u64,
}

struct Kept<K> {
    key: K,
    content: Arc<CardContent>,
    used_in: u64,
}

/// All that a drawn card was drawn from.
struct CardKey {
    context: CardContext,
    text: String,
    urls: Vec<String>,
    colour: String,
    owner: String,
    ratings: [Option<u8>; 3],
}

impl CardKey {
    fn of(said: &Said, context: CardContext) -> Self {
        CardKey {
            context,
            text: said.text.into(),
            urls: said.urls.to_vec(),
            colour: said.colour.into(),
            owner: said.owner.into(),
            ratings: [said.severity, said.value, said.effort],
        }
    }

    fn said(&self, id: Id) -> Said<'_> {
        let [severity, value, effort] = self.ratings;
        let CardKey { text, urls, colour, owner, .. } = self;
        Said { id, text, urls, colour, owner, severity, value, effort }
    }
}

/// A card and what it is drawn from.
type CardInputs<'a> = (Said<'a>, CardContext);

impl Cache {
    /// Begins a layout.
    pub fn begin(&mut self) {
        self.layout += 1;
    }

    /// Ends a layout: now and then forgets what has not been seen for long.
    pub fn end(&mut self) {
        let layout = self.layout;
        if layout.is_multiple_of(KEPT_FOR) {
            // What a kept row or a scene still shows is not asked for again at each layout.
            let shown = |content: &Arc<CardContent>| Arc::strong_count(content) > 1;
            self.cards.retain(|_, kept| kept.used_in + KEPT_FOR > layout || shown(&kept.content));
            self.metrics.retain(|_, kept| kept.used_in + KEPT_FOR > layout || shown(&kept.content));
        }
    }

    /// The cards as drawn, one for each card given, in that order.
    pub fn cards<'a>(
        &mut self,
        inputs: impl Iterator<Item = CardInputs<'a>>,
        pen: &mut Pen,
    ) -> Vec<Arc<CardContent>> {
        let mut fresh = Vec::new();
        let mut kept = Vec::new();
        for (said, context) in inputs {
            let content = self.kept(&said, &context);
            if content.is_none() {
                fresh.push((said, context));
            }
            kept.push(content);
        }
        let passages: Vec<_> =
            fresh.iter().map(|(said, context)| Face::new(*said, context).main_text()).collect();
        pen.prepare(&passages);
        let mut fresh = fresh.into_iter();
        kept.into_iter()
            .filter_map(|kept| {
                kept.or_else(|| fresh.next().map(|(said, context)| self.draw(said, context, pen)))
            })
            .collect()
    }

    fn kept(&mut self, said: &Said, context: &CardContext) -> Option<Arc<CardContent>> {
        let kept = self.cards.get_mut(&(said.id, context.density, context.theme))?;
        if kept.key.context != *context || kept.key.said(said.id) != *said {
            return None;
        }
        kept.used_in = self.layout;
        Some(kept.content.clone())
    }

    fn draw(&mut self, said: Said, context: CardContext, pen: &mut Pen) -> Arc<CardContent> {
        let look = (said.id, context.density, context.theme);
        let content = Arc::new(Face::new(said, &context).draw(pen));
        let key = CardKey::of(&said, context);
        self.cards.insert(look, Kept { key, content: content.clone(), used_in: self.layout });
        content
    }

    /// A metric as drawn.
    pub fn metric(&mut self, face: MetricFace, pen: &mut Pen) -> Arc<CardContent> {
        let look = (face.metric.id, face.density, face.theme);
        if let Some(kept) = self.metrics.get_mut(&look)
            && kept.key == face
        {
            kept.used_in = self.layout;
            return kept.content.clone();
        }
        let content = Arc::new(face.draw(pen));
        self.metrics.insert(look, Kept { key: face, content: content.clone(), used_in: self.layout });
        content
    }
}

//! Drawn cards, kept from one layout to the next: only what changed is drawn again.

use std::collections::HashMap;
use std::sync::Arc;

use throughline_model::{Card, Density, Id};

use super::{CardContent, CardContext, Face, MetricFace};
use crate::ThemeName;
use crate::map::pen::Pen;

/// How many layouts a card may be missing from before it is forgotten: the window and an export
/// in another look take turns.
const KEPT_FOR: u64 = 8;

type Look = (Id, Density, ThemeName);

/// Drawn cards and metrics.
#[derive(Default)]
pub(crate) struct Cache {
    cards: HashMap<Look, Kept<(Card, CardContext)>>,
    metrics: HashMap<Look, Kept<MetricFace>>,
    layout: u64,
}

struct Kept<F> {
    face: F,
    content: Arc<CardContent>,
    used_in: u64,
}

/// A card and what it is drawn from.
pub(crate) type CardInputs<'a> = (&'a Card, CardContext);

impl Cache {
    /// Begins a layout.
    pub fn begin(&mut self) {
        self.layout += 1;
    }

    /// Ends a layout: forgets what has not been seen for long.
    pub fn end(&mut self) {
        let layout = self.layout;
        self.cards.retain(|_, kept| kept.used_in + KEPT_FOR > layout);
        self.metrics.retain(|_, kept| kept.used_in + KEPT_FOR > layout);
    }

    /// The cards as drawn, in the order given.
    pub fn cards(&mut self, inputs: Vec<CardInputs>, pen: &mut Pen) -> Vec<Arc<CardContent>> {
        let fresh: Vec<bool> = inputs.iter().map(|(card, context)| !self.is_current(card, context)).collect();
        let requests = inputs
            .iter()
            .zip(&fresh)
            .filter(|(_, fresh)| **fresh)
            .map(|((card, context), _)| Face::new(card, context).main_text());
        pen.prepare(&requests.collect::<Vec<_>>());
        inputs
            .into_iter()
            .zip(fresh)
            .map(|((card, context), fresh)| self.card(card, context, fresh, pen))
            .collect()
    }

    fn card(&mut self, card: &Card, context: CardContext, fresh: bool, pen: &mut Pen) -> Arc<CardContent> {
        let look = (card.id, context.density, context.theme);
        if !fresh && let Some(kept) = self.cards.get_mut(&look) {
            kept.used_in = self.layout;
            return kept.content.clone();
        }
        let content = Arc::new(Face::new(card, &context).draw(pen));
        let kept = Kept { face: (card.clone(), context), content: content.clone(), used_in: self.layout };
        self.cards.insert(look, kept);
        content
    }

    fn is_current(&self, card: &Card, context: &CardContext) -> bool {
        self.cards
            .get(&(card.id, context.density, context.theme))
            .is_some_and(|kept| kept.face.1 == *context && kept.face.0 == *card)
    }

    /// A metric as drawn.
    pub fn metric(&mut self, face: MetricFace, pen: &mut Pen) -> Arc<CardContent> {
        let look = (face.metric.id, face.density, face.theme);
        if let Some(kept) = self.metrics.get_mut(&look)
            && kept.face == face
        {
            kept.used_in = self.layout;
            return kept.content.clone();
        }
        let content = Arc::new(face.draw(pen));
        let kept = Kept { face, content: content.clone(), used_in: self.layout };
        self.metrics.insert(look, kept);
        content
    }
}

//! What is kept for showing and exporting: assets, views, the deck.

use super::record;
use crate::{Density, Id, OrderKey};

record! {
    /// A picture inside the document.
    Asset {
        /// Identity.
        id: Id,
        /// SHA-256 of the data, in hexadecimal.
        hash: String,
        /// Such as `image/png`.
        media_type: String,
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
        /// The data, in Base64.
        data: String,
        --
        /// What the picture shows, for those who do not see it.
        alternative_text: String,
    }
}

record! {
    /// A saved way of looking at the map.
    View {
        /// Identity.
        id: Id,
        /// What it is called.
        name: String,
        --
        /// The state it shows; none shows the current one.
        state: Option<Id>,
        /// The state it is compared with.
        compared_with: Option<Id>,
        /// Only these personas; empty shows all.
        personas: Vec<Id>,
        /// Only these departments; empty shows all.
        departments: Vec<Id>,
        /// Only cards with one of these tags; empty shows all.
        tags: Vec<String>,
        /// Stages folded to a strip.
        folded_stages: Vec<Id>,
        /// Lanes folded to a strip.
        folded_lanes: Vec<Id>,
        /// How roomy.
        density: Density,
        /// The preset that an export of it starts from.
        export_preset: String,
    }
}

record! {
    /// One slide of the deck.
    Slide {
        /// Which slide, such as `ask` or `curve`.
        kind: String,
        --
        /// Place among the slides.
        order: OrderKey,
        /// Whether it is left out.
        hidden: bool,
        /// A title written by hand; empty takes the computed one.
        title: String,
    }
}

record! {
    /// What executives are asked for, and the slides that ask it.
    Deck {
        /// Identity.
        id: Id,
        --
        /// The slides.
        slides: Vec<Slide>,
        /// What is asked, in one sentence.
        ask: String,
        /// What is to be decided.
        decision: String,
        /// What it costs.
        cost: String,
        /// What could go wrong.
        risk: String,
        /// What comes next.
        next_step: String,
        /// By when, as `YYYY-MM-DD`.
        date: String,
    }
}

//! Who and through what: personas, channels, departments. They serve all states of a document.

use super::record;
use crate::{ChannelIcon, Id, OrderKey};

record! {
    /// A customer who stands for many.
    Persona {
        /// Identity.
        id: Id,
        /// A person's name.
        name: String,
        --
        /// What they do, or are, in few words.
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
        /// A picture.
        portrait: Option<Id>,
        /// Colour 1 to 5 of the persona palette; 0 takes the next by order.
        colour: u8,
        /// Place among the personas.
        order: OrderKey,
    }
}

record! {
    /// A way in which customer and organisation meet.
    Channel {
        /// Identity.
        id: Id,
        /// What it is called.
        name: String,
        --
        /// Its pictogram.
        icon: ChannelIcon,
        /// Colour of its own as `#rrggbb`, or empty.
        colour: String,
        /// Place among the channels.
        order: OrderKey,
    }
}

record! {
    /// A part of the organisation that owns steps and does work.
    Department {
        /// Identity.
        id: Id,
        /// What it is called.
        name: String,
        --
        /// Its pictogram's name, or empty.
        icon: String,
        /// Colour of its own as `#rrggbb`, or empty.
        colour: String,
        /// Place among the departments.
        order: OrderKey,
    }
}

impl Persona {
    /// The number of the persona's line in the palette: its own, or its place among the personas,
    /// counted from 0, plus one.
    pub fn palette_number(&self, place: usize) -> usize {
        if self.colour == 0 { place + 1 } else { usize::from(self.colour) }
    }
}

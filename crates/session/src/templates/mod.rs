//! What a new journey can start from: templates with guidance, and samples to look at.
//!
//! Each is an ordinary `.journey` file, so the program itself is the tool to change one.

mod fresh;

use std::path::Path;

use throughline_model::{Document, Id};

pub use fresh::with_fresh_ids;

/// A journey that comes with the program.
#[derive(Clone, Copy, Debug)]
pub struct Template {
    /// The name by which it is asked for.
    pub name: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// What it is good for, in a line.
    pub summary: &'static str,
    /// The file as it stands in the repository.
    pub source: &'static str,
}

/// What a new map can start from, in the order in which a person is offered them.
pub const TEMPLATES: &[Template] = &[
    Template {
        name: "eight-stage",
        title: "Eight stages",
        summary: "Awareness to advocacy, with what to gather at each stage",
        source: include_str!("../../templates/eight-stage.journey"),
    },
    Template {
        name: "five-stage",
        title: "Five stages",
        summary: "Discovery to loyalty in ten steps, for a first map",
        source: include_str!("../../templates/five-stage.journey"),
    },
    Template {
        name: "service-blueprint",
        title: "Service blueprint",
        summary: "What customers see and what stands behind it, with its three lines",
        source: include_str!("../../templates/service-blueprint.journey"),
    },
    Template {
        name: "blank",
        title: "Blank map",
        summary: "One stage, three lanes, no cards",
        source: include_str!("../../templates/blank.journey"),
    },
];

/// Maps to look at and learn from; the first is the one to show to a newcomer.
pub const SAMPLES: &[Template] = &[
    Template {
        name: "bank-account-opening",
        title: "Opening an everyday account",
        summary: "A regional bank today, and with one team and a four-page form",
        source: include_str!("../../../../examples/bank-account-opening.journey"),
    },
    Template {
        name: "retail-checkout",
        title: "Buying a lamp online",
        summary: "A furniture shop, and why full carts stay unpaid",
        source: include_str!("../../../../examples/retail-checkout.journey"),
    },
    Template {
        name: "b2b-software-purchase",
        title: "Buying planning software",
        summary: "A service blueprint of a promise that is hard to keep",
        source: include_str!("../../../../examples/b2b-software-purchase.journey"),
    },
];

impl Template {
    /// The template or sample of this name.
    pub fn find(name: &str) -> Option<&'static Template> {
        TEMPLATES.iter().chain(SAMPLES).find(|template| template.name == name)
    }

    /// The journey as it stands in the file.
    pub fn document(&self) -> Document {
        throughline_storage::read(self.source.as_bytes(), Path::new(self.name))
            .expect("the file is part of the program, and a test opens each")
            .document
    }
}

/// A new journey from the template or sample of this name, or nothing where there is none.
///
/// Every record gets an id of its own from `new_id`, so that no two instances share a lineage.
/// Without a title it keeps the template's.
pub fn instantiate(name: &str, title: Option<&str>, new_id: &mut dyn FnMut() -> Id) -> Option<Document> {
    let mut document = with_fresh_ids(&Template::find(name)?.document(), new_id);
    if let Some(title) = title {
        document.journey.title = title.into();
    }
    Some(document)
}

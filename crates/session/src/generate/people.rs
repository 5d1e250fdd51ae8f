//! Who and what a generated journey names: personas, channels, departments, one picture.

use throughline_model::{Asset, Channel, ChannelIcon, Department, Document, OrderKey, Persona};

use super::random::Random;

const PERSONAS: &[(&str, &str)] = &[("Ada Lund", "In a hurry"), ("Bo Ferrer", "Likes to ask first")];

const DEPARTMENTS: &[&str] =
    &["Marketing", "Sales", "Shops", "Deliveries", "Accounts", "Service desk", "Technology"];

/// A hill under the sun, 16 × 10 pixels, and its hash.
const PICTURE: (&str, &str) = (
    "iVBORw0KGgoAAAANSUhEUgAAABAAAAAKCAIAAAAy3EnLAAAAKUlEQVR42mO4/OonSYiByhq+bcuEoMGjgbAf0tvcsSKEBlwqcCHaawAAq05Xt63vQzEAAAAASUVORK5CYII=",
    "355cabcad1131927a4c56469e985f4a4dcaaf79d143588fde02e8c90c87a3656",
);

pub(super) fn add(document: &mut Document, random: &mut Random) {
    for (&(name, role), order) in PERSONAS.iter().zip(OrderKey::evenly(PERSONAS.len())) {
        let persona =
            Persona { id: random.id(), name: name.into(), role: role.into(), order, ..Persona::default() };
        document.personas.insert(persona.id, persona);
    }
    for (&icon, order) in ChannelIcon::ALL.iter().zip(OrderKey::evenly(ChannelIcon::ALL.len())) {
        let name = icon.label().into();
        let channel = Channel { id: random.id(), name, icon, order, ..Channel::default() };
        document.channels.insert(channel.id, channel);
    }
    for (&name, order) in DEPARTMENTS.iter().zip(OrderKey::evenly(DEPARTMENTS.len())) {
        let department = Department { id: random.id(), name: name.into(), order, ..Department::default() };
        document.departments.insert(department.id, department);
    }
    let (data, hash) = PICTURE;
    let picture = Asset {
        id: random.id(),
        hash: hash.into(),
        media_type: "image/png".into(),
        width: 16,
        height: 10,
        data: data.into(),
        alternative_text: "A hill under the sun".into(),
        ..Asset::default()
    };
    document.assets.insert(picture.id, picture);
}

//! Parts, content types and relations: nothing is missing, nothing is said twice, nothing leads nowhere.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::{Document, Node};

use super::file::File;

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// A slide's sides, in its units.
const SIDES: std::ops::RangeInclusive<i64> = 914_400..=51_206_400;

/// Checks the file as a whole.
pub fn check(file: &File, faults: &mut Vec<String>) {
    for part in file.overrides.keys() {
        if !file.parts.contains_key(part.trim_start_matches('/')) {
            faults.push(format!("a content type is said of {part}, and there is no part of that name"));
        }
    }
    let mut reached = BTreeSet::new();
    let mut waiting = vec![String::new()];
    while let Some(part) = waiting.pop() {
        if !reached.insert(part.clone()) {
            continue;
        }
        let mut ids = BTreeSet::new();
        for relation in file.relations(&part) {
            if !ids.insert(relation.id.clone()) {
                faults.push(format!("{part} has two relations {}", relation.id));
            }
            if relation.external {
                let is_page = relation.kind == "hyperlink";
                let safe = ["http://", "https://", "mailto:", "about:blank"];
                if !is_page || !safe.iter().any(|start| relation.target.to_lowercase().starts_with(start)) {
                    faults.push(format!("{part} leads out of the file to {}", relation.target));
                }
            } else if file.parts.contains_key(&relation.target) {
                waiting.push(relation.target);
            } else {
                faults.push(format!("{part} leads to {}, which is not there", relation.target));
            }
        }
    }
    for part in file.parts.keys() {
        let content_type = file.content_type(part).unwrap_or_default();
        if part != "[Content_Types].xml" && content_type.is_empty() {
            faults.push(format!("nothing says what {part} is"));
        }
        if part.to_lowercase().contains("vba") || content_type.to_lowercase().contains("macro") {
            faults.push(format!("{part} is a macro"));
        }
        match relations_owner(part) {
            Some(owner) if !owner.is_empty() && !file.parts.contains_key(&owner) => {
                faults.push(format!("{part} are the relations of a part that is not there"));
            }
            None if part != "[Content_Types].xml" && !reached.contains(part) => {
                faults.push(format!("nothing leads to {part}"));
            }
            _ => {}
        }
    }
}

/// The part whose relations a part holds.
fn relations_owner(part: &str) -> Option<String> {
    let (folder, name) = part.rsplit_once("_rels/")?;
    Some(format!("{folder}{}", name.strip_suffix(".rels")?))
}

/// Checks that relations which a part uses are there, and are of the kind that its place asks for.
pub fn check_uses(file: &File, part: &str, document: &Document, faults: &mut Vec<String>) {
    let relations = file.relations(part);
    for element in document.descendants().filter(Node::is_element) {
        for attribute in element.attributes().filter(|attribute| attribute.namespace() == Some(RELATIONS)) {
            let name = element.tag_name().name();
            let Some(relation) = relations.iter().find(|relation| relation.id == attribute.value()) else {
                faults.push(format!("{part}: {name} asks for the relation {}", attribute.value()));
                continue;
            };
            let wanted = match name {
                "hlinkClick" | "hlinkHover" => "hyperlink",
                "blip" => "image",
                "sldId" => "slide",
                "sldMasterId" => "slideMaster",
                "sldLayoutId" => "slideLayout",
                "notesMasterId" => "notesMaster",
                _ => continue,
            };
            if relation.kind != wanted && !(name == "hlinkClick" && relation.kind == "slide") {
                faults.push(format!("{part}: {name} leads to a {}", relation.kind));
            }
        }
    }
}

/// Checks slides, layouts, masters and notes against each other.
pub fn check_presentation(file: &File, documents: &BTreeMap<&str, Document>, faults: &mut Vec<String>) {
    let main = file.relations("").into_iter().find(|relation| relation.kind == "officeDocument");
    let Some((main, document)) =
        main.and_then(|main| Some((main.target.clone(), documents.get(main.target.as_str())?)))
    else {
        faults.push("the file has no presentation".into());
        return;
    };
    let wanted = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml";
    if file.content_type(&main) != Some(wanted) {
        faults.push(format!("{main} is no presentation by its content type"));
    }
    let own = file.relations(&main);
    let listed = |name: &'static str| document.descendants().filter(move |node| node.has_tag_name_of(name));
    let mut ids = BTreeSet::new();
    for (name, range) in
        [("sldId", 256..2_147_483_648_i64), ("sldMasterId", 2_147_483_648..i64::from(u32::MAX))]
    {
        if listed(name).next().is_none() {
            faults.push(format!("{main} lists no {name}"));
        }
        for element in listed(name) {
            let id: i64 = element.attribute("id").and_then(|id| id.parse().ok()).unwrap_or(-1);
            if !range.contains(&id) || !ids.insert(id) {
                faults.push(format!("{main}: {name} {id} is taken or not from {} on", range.start));
            }
        }
    }
    for side in ["cx", "cy"] {
        let length = listed("sldSz").next().and_then(|size| size.attribute(side)?.parse().ok());
        if !length.is_some_and(|length: i64| SIDES.contains(&length)) {
            faults.push(format!("{main}: slides are {length:?} in {side}"));
        }
    }
    if own.iter().any(|relation| relation.kind == "notesMaster") != listed("notesMasterId").next().is_some() {
        faults.push(format!(
            "{main} leads to a master of notes that it does not list, or lists one that it lacks"
        ));
    }
    for (part, document) in documents {
        let kinds = || file.relations(part).into_iter().map(|relation| relation.kind);
        let has = |kind: &str| kinds().filter(|one| one == kind).count();
        let root = document.root_element().tag_name().name();
        let asked: &[(&str, usize)] = match root {
            "sld" => &[("slideLayout", 1)],
            "sldLayout" => &[("slideMaster", 1)],
            "sldMaster" | "notesMaster" => &[("theme", 1)],
            "notes" => &[("notesMaster", 1), ("slide", 1)],
            _ => &[],
        };
        for (kind, count) in asked {
            if has(kind) != *count {
                faults.push(format!("{part} has {} relations of the kind {kind}", has(kind)));
            }
        }
        if root == "sldMaster" {
            for element in document.descendants().filter(|node| node.has_tag_name_of("sldLayoutId")) {
                let id: i64 = element.attribute("id").and_then(|id| id.parse().ok()).unwrap_or(-1);
                if id < 2_147_483_648 || !ids.insert(id) {
                    faults.push(format!("{part}: sldLayoutId {id} is taken or too small"));
                }
            }
        }
        if root == "notes" {
            let slide = file.relations(part).into_iter().find(|relation| relation.kind == "slide");
            let back = slide.is_some_and(|slide| {
                file.relations(&slide.target).iter().any(|relation| relation.target == **part)
            });
            if !back {
                faults.push(format!("{part} belongs to a slide that does not lead to it"));
            }
        }
    }
}

/// Looks at an element's name without its namespace.
trait Named {
    fn has_tag_name_of(&self, name: &str) -> bool;
}

impl Named for Node<'_, '_> {
    fn has_tag_name_of(&self, name: &str) -> bool {
        self.is_element() && self.tag_name().name() == name
    }
}

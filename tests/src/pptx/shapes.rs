//! The objects of a slide: their numbers, places and measures, and what arrows hold on to.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::{Document, Node};

/// The measures that the presets have which are written here.
const MEASURES: &[(&str, &[&str])] = &[
    ("rect", &[]),
    ("line", &[]),
    ("straightConnector1", &[]),
    ("roundRect", &["adj"]),
    ("homePlate", &["adj"]),
    ("chevron", &["adj"]),
    ("bentConnector2", &[]),
    ("bentConnector3", &["adj1"]),
    ("bentConnector4", &["adj1", "adj2"]),
    ("bentConnector5", &["adj1", "adj2", "adj3"]),
];
/// Attributes that are whole numbers, and the range of each.
const WHOLE: &[(&str, &str, i64, i64)] = &[
    ("off", "x", -27_273_042_329_600, 27_273_042_316_900),
    ("off", "y", -27_273_042_329_600, 27_273_042_316_900),
    ("chOff", "x", -27_273_042_329_600, 27_273_042_316_900),
    ("chOff", "y", -27_273_042_329_600, 27_273_042_316_900),
    ("ext", "cx", 0, 27_273_042_316_900),
    ("ext", "cy", 0, 27_273_042_316_900),
    ("chExt", "cx", 0, 27_273_042_316_900),
    ("chExt", "cy", 0, 27_273_042_316_900),
    ("path", "w", 0, 27_273_042_316_900),
    ("path", "h", 0, 27_273_042_316_900),
    ("pt", "x", -27_273_042_329_600, 27_273_042_316_900),
    ("pt", "y", -27_273_042_329_600, 27_273_042_316_900),
    ("ln", "w", 0, 20_116_800),
    ("ds", "d", 0, i32::MAX as i64),
    ("ds", "sp", 0, i32::MAX as i64),
    ("rPr", "sz", 100, 400_000),
    ("alpha", "val", 0, 100_000),
    ("lumMod", "val", 0, i32::MAX as i64),
    ("satMod", "val", 0, i32::MAX as i64),
    ("spcPts", "val", 0, 158_400),
    ("tab", "pos", -51_206_400, 51_206_400),
    ("pPr", "marL", 0, 51_206_400),
    ("pPr", "indent", -51_206_400, 51_206_400),
    ("bodyPr", "lIns", i32::MIN as i64, i32::MAX as i64),
    ("bodyPr", "tIns", i32::MIN as i64, i32::MAX as i64),
    ("bodyPr", "rIns", i32::MIN as i64, i32::MAX as i64),
    ("bodyPr", "bIns", i32::MIN as i64, i32::MAX as i64),
];

/// Checks the objects of a part.
pub fn check(part: &str, document: &Document, faults: &mut Vec<String>) {
    let mut say = |said: String| faults.push(format!("{part}: {said}"));
    let mut shapes: BTreeMap<&str, &str> = BTreeMap::new();
    let mut names = BTreeSet::new();
    for element in document.descendants().filter(Node::is_element) {
        let name = element.tag_name().name();
        for (_, attribute, least, most) in WHOLE.iter().filter(|(of, ..)| *of == name) {
            let Some(text) = element.attribute(*attribute) else { continue };
            match text.parse::<i64>() {
                Err(_) => say(format!("{name} {attribute} is {text}, no whole number")),
                Ok(number) if number < 0 && *least == 0 => {
                    say(format!("{name} {attribute} is negative: {text}"))
                }
                Ok(number) if !(*least..=*most).contains(&number) => {
                    say(format!("{name} {attribute} is {text}, out of range"));
                }
                Ok(_) => {}
            }
        }
        match name {
            "cNvPr" => {
                let id = element.attribute("id").unwrap_or_default();
                if id.parse::<u32>().is_err() || id == "0" {
                    say(format!("an object has the number {id}"));
                }
                let of = element.parent().and_then(|parent| parent.parent()).map(|of| of.tag_name().name());
                if shapes.insert(id, of.unwrap_or_default()).is_some() {
                    say(format!("the number {id} is given twice"));
                }
                names.extend(element.attribute("name"));
                if element.attribute("name").is_none() {
                    say(format!("object {id} has no name"));
                }
            }
            "grpSpPr" => {
                let frame = element.children().find(|child| child.tag_name().name() == "xfrm");
                let parts = frame.map(|frame| frame.children().filter(Node::is_element).count());
                if parts != Some(4) {
                    say("a group lacks chOff or chExt, or its place".into());
                }
            }
            "xfrm" if element.children().filter(Node::is_element).count() < 2 => {
                say("an object lacks its place or extent".into());
            }
            "prstGeom" => preset(&element, &mut say),
            "path" if begins_otherwise(&element) => {
                say("a path does not begin with a place".into());
            }
            _ => {}
        }
    }
    for element in document.descendants().filter(|node| ["stCxn", "endCxn"].contains(&node.tag_name().name()))
    {
        let id = element.attribute("id").unwrap_or_default();
        if shapes.get(id) != Some(&"sp") {
            say(format!("an arrow holds on to {id}, which is no shape here"));
        }
        if !element.attribute("idx").is_some_and(|site| ["0", "1", "2", "3"].contains(&site)) {
            say(format!("an arrow holds on to a side of {id} that a rectangle does not have"));
        }
    }
    empty_texts(document, &mut say);
}

/// Whether a path of an outline begins with anything but a place; a gradient's path is none.
fn begins_otherwise(path: &Node) -> bool {
    let first = path.children().find(Node::is_element);
    first.is_some_and(|first| !["moveTo", "fillToRect"].contains(&first.tag_name().name()))
}

fn preset(element: &Node, say: &mut impl FnMut(String)) {
    let preset = element.attribute("prst").unwrap_or_default();
    let Some((_, measures)) = MEASURES.iter().find(|(known, _)| *known == preset) else { return };
    for measure in element.descendants().filter(|node| node.tag_name().name() == "gd") {
        let name = measure.attribute("name").unwrap_or_default();
        if !measures.contains(&name) {
            say(format!("{preset} has no measure {name}"));
        }
        let value = measure.attribute("fmla").and_then(|formula| formula.strip_prefix("val "));
        if value.is_none_or(|value| value.parse::<i32>().is_err()) {
            say(format!("{preset} {name} is {value:?}, no whole number"));
        }
    }
}

/// A text that is there only in white space is lost by readers that trim.
fn empty_texts(document: &Document, say: &mut impl FnMut(String)) {
    for body in document.descendants().filter(|node| node.tag_name().name() == "txBody") {
        if !body.descendants().any(|node| node.tag_name().name() == "p") {
            say("a text has no paragraph".into());
        }
    }
}

//! An own template: its masters, layouts, themes and slide size, without its slides and macros.

mod archive;
mod elements;

use std::collections::{BTreeMap, BTreeSet};

use super::design::{self, Design, Frame};
use super::package::Package;
use super::place::SlideSize;
use super::relations::Relation;
use crate::{ExportError, address};
use archive::Archive;
use elements::Element;

/// What a presentation's own relations are carried over for.
const CARRIED: [&str; 6] = ["slideMaster", "notesMaster", "handoutMaster", "theme", "font", "tableStyles"];
/// What may run by itself: a template with such a thing in its layouts is not used.
const RUNS: [&str; 3] = ["control", "oleObject", "activeXControlBinary"];
/// The longest and the shortest side of a slide that PowerPoint takes: 56 inches and 1 inch.
const SIDES: std::ops::RangeInclusive<i64> = 914_400..=51_206_400;

/// Puts a template's design into a presentation.
///
/// # Errors
/// Bytes that are no presentation, one that is encrypted, too large or damaged, and one whose
/// layouts hold what may run by itself.
pub(super) fn design(bytes: &[u8], package: &mut Package) -> Result<Design, ExportError> {
    let mut archive = Archive::open(bytes)?;
    let root = archive.relations("")?;
    if root.iter().any(|(_, relation)| relation.kind.contains("purl.oclc.org")) {
        return Err(refused("it is saved as Strict Open XML. Save it as an ordinary .pptx or .potx"));
    }
    let of_document = |(_, relation): &&(String, Relation)| relation.kind == "officeDocument";
    let main = root.iter().find(of_document).map(|(_, relation)| resolved("", &relation.target));
    let main = main.ok_or_else(|| refused("it is no presentation"))?;
    let content_type = archive.content_type(&main);
    if !content_type.contains("presentationml") && !content_type.contains("ms-powerpoint") {
        return Err(refused("it is no presentation. Choose a .pptx or .potx"));
    }
    let text = archive.text(&main)?;
    let own = archive.relations(&main)?;
    let macros = own.iter().any(|(_, relation)| relation.kind.ends_with("vbaProject"));
    let kept: Vec<(String, Relation)> = own
        .into_iter()
        .filter(|(_, relation)| CARRIED.contains(&&*relation.kind) && !relation.external)
        .collect();

    let mut carrier = Carrier { archive, package, main: &main, carried: BTreeSet::new() };
    for (_, relation) in &kept {
        carrier.carry(&resolved(&main, &relation.target))?;
    }
    let Carrier { mut archive, .. } = carrier;

    let presentation = elements::children(&text).map_err(|_| damaged(&main))?;
    let mut frame = frame(&presentation, &main)?;
    let by_name: BTreeMap<&str, &Relation> =
        kept.iter().map(|(name, relation)| (name.as_str(), relation)).collect();
    let named = |element: Option<&Element>, wanted: &str| -> Option<String> {
        let id = elements::attributes(&element?.text, wanted, "id").into_iter().next()?;
        Some(resolved(&main, &by_name.get(id.as_str())?.target))
    };
    let master = named(presentation.get("sldMasterIdLst"), "sldMasterId");
    let master = master.ok_or_else(|| refused("it has no master of slides"))?;
    let notes = kept.iter().find(|(_, relation)| relation.kind == "notesMaster");
    let notes_master = notes.map(|(_, relation)| resolved(&main, &relation.target));
    if let (Some((name, _)), true) = (notes, frame.notes.is_empty()) {
        // Some programs forget to list it.
        frame.notes = design::list_of_notes_masters(name);
    }
    let (title_layout, blank_layout) = layouts(&mut archive, &master)?;
    let size = slide_size(presentation.get("sldSz"))?;
    // Our part stands where it always does; the template's own may stand elsewhere.
    let kept = kept.into_iter().map(|(name, relation)| {
        let target = format!("/{}", resolved(&main, &relation.target));
        (name, Relation { target, ..relation })
    });
    Ok(Design {
        size,
        title_layout,
        blank_layout,
        notes_master,
        frame,
        relations: kept.collect(),
        keeps_titles: true,
        macros_left_out: macros,
    })
}

/// Copies parts with all that they lead to.
struct Carrier<'a, 'b> {
    archive: Archive<'a>,
    package: &'b mut Package,
    main: &'b str,
    carried: BTreeSet<String>,
}

impl Carrier<'_, '_> {
    fn carry(&mut self, first: &str) -> Result<(), ExportError> {
        let mut waiting = vec![first.to_owned()];
        while let Some(part) = waiting.pop() {
            if !self.carried.insert(part.to_lowercase()) {
                continue;
            }
            let content_type = self.archive.content_type(&part);
            if content_type.is_empty() {
                return Err(damaged(&part));
            }
            if content_type.contains("macroEnabled") || content_type.contains("vbaProject") {
                return Err(refused("its layouts hold files with macros. Remove them and save it again"));
            }
            let bytes = self.archive.bytes(&part)?;
            let relations = self.archive.relations(&part)?;
            let mut kept = Vec::new();
            for (name, relation) in relations {
                if RUNS.iter().any(|word| relation.kind.ends_with(word)) {
                    return Err(refused(
                        "its layouts hold controls or embedded objects. Remove them and save it again",
                    ));
                }
                let relation = if relation.external {
                    let is_page = relation.kind == "hyperlink";
                    let safe = is_page.then(|| address::safe(&relation.target)).flatten();
                    // The name stays, for the part uses it; PowerPoint itself writes NULL for a lost picture.
                    let instead = if is_page { "about:blank" } else { "NULL" };
                    Relation { target: safe.unwrap_or_else(|| instead.to_owned()), ..relation }
                } else if relation.kind == "slide" {
                    // Its slides are left out: what led to one leads to our first.
                    Relation { target: "/ppt/slides/slide1.xml".into(), ..relation }
                } else {
                    let target = resolved(&part, &relation.target);
                    if target != self.main {
                        waiting.push(target.clone());
                    }
                    Relation { target: format!("/{target}"), ..relation }
                };
                kept.push((name, relation));
            }
            self.package.add(part.as_str(), &content_type, bytes);
            if !kept.is_empty() {
                self.package
                    .relate_named(&part, kept.iter().map(|(name, relation)| (name.clone(), relation)));
            }
        }
        Ok(())
    }
}

/// What of the template's presentation stays as it is.
fn frame(presentation: &elements::Children, main: &str) -> Result<Frame, ExportError> {
    let part = |name: &str| presentation.get(name).map(|element| element.text.clone()).unwrap_or_default();
    if presentation.root.is_empty() {
        return Err(damaged(main));
    }
    Ok(Frame {
        root: presentation.root.clone(),
        root_name: presentation.root_name.clone(),
        masters: part("sldMasterIdLst"),
        notes: part("notesMasterIdLst"),
        handouts: part("handoutMasterIdLst"),
        size: part("sldSz"),
        notes_size: part("notesSz"),
        fonts: part("embeddedFontLst"),
        text_style: part("defaultTextStyle"),
    })
}

/// The layout for slides with a title and that for slides without.
fn layouts(archive: &mut Archive, master: &str) -> Result<(String, String), ExportError> {
    let text = archive.text(master)?;
    let relations: BTreeMap<String, Relation> = archive.relations(master)?.into_iter().collect();
    let mut found: Vec<(String, String, usize)> = Vec::new();
    for id in elements::attributes(&text, "sldLayoutId", "id") {
        let Some(relation) = relations.get(&id) else { continue };
        let part = resolved(master, &relation.target);
        let layout = archive.text(&part)?;
        let kind = elements::attributes(&layout, "sldLayout", "type").into_iter().next().unwrap_or_default();
        let titles = elements::attributes(&layout, "ph", "type");
        let titled = titles.iter().any(|kind| kind == "title" || kind == "ctrTitle");
        let others = elements::count(&layout, "ph");
        // The best has a title alone, the worst none.
        let rank = match (kind.as_str(), titled) {
            ("titleOnly", _) => 0,
            (_, true) => 1 + others,
            (_, false) => usize::MAX,
        };
        found.push((part, kind, rank));
    }
    let titled = found.iter().min_by_key(|(.., rank)| *rank).map(|(part, ..)| part.clone());
    let titled = titled.ok_or_else(|| refused("its master has no layout"))?;
    let blank = found.iter().find(|(_, kind, _)| kind == "blank").map(|(part, ..)| part.clone());
    Ok((titled.clone(), blank.unwrap_or(titled)))
}

fn slide_size(element: Option<&Element>) -> Result<SlideSize, ExportError> {
    let number = |name: &str| {
        let text = elements::attributes(&element?.text, "sldSz", name).into_iter().next()?;
        text.parse().ok().filter(|length| SIDES.contains(length))
    };
    match (number("cx"), number("cy")) {
        (Some(width), Some(height)) => Ok(SlideSize { width, height }),
        _ => Err(refused("it names no size of its slides, or one that no slide can have")),
    }
}

/// A target as a part's name: targets are relative to their part's folder, or begin with a slash.
fn resolved(part: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut path: Vec<&str> = part.split('/').collect();
    path.pop();
    for step in target.split('/') {
        match step {
            "." | "" => {}
            ".." => {
                path.pop();
            }
            _ => path.push(step),
        }
    }
    path.join("/")
}

fn refused(reason: &str) -> ExportError {
    ExportError::Template { reason: reason.to_owned() }
}

fn damaged(part: &str) -> ExportError {
    ExportError::Template { reason: format!("it is damaged: its part {part} cannot be read") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_relative_to_their_part() {
        assert_eq!(resolved("ppt/slideMasters/a.xml", "../theme/theme1.xml"), "ppt/theme/theme1.xml");
        assert_eq!(resolved("ppt/presentation.xml", "/ppt/x.xml"), "ppt/x.xml");
        assert_eq!(resolved("", "ppt/presentation.xml"), "ppt/presentation.xml");
    }
}

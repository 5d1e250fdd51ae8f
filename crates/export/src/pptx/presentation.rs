//! The presentation as a whole: its design, its slides one by one, and the list of them.

use throughline_scene::{Color, Page, Pages};

use super::color::Palette;
use super::design::{self, Design, NAMESPACES, TREE};
use super::media::{self, Media};
use super::order::Order;
use super::package::Package;
use super::place::{Place, SlideSize, UNITS_PER_POINT};
use super::relations::Relation;
use super::slide::{Shared, Slide};
use super::xml::Xml;
use super::{PptxOptions, PptxReport, notes, template};
use crate::{ExportError, walk};

const CONTENT_TYPE: &str = "application/vnd.openxmlformats-officedocument.presentationml";
/// The presentation's own part.
const MAIN: &str = "ppt/presentation.xml";
/// What a slide without a ground of its own stands on.
const PAPER: Color = Color::rgb(0xFFFFFF);

pub(super) fn write(pages: &Pages, options: &PptxOptions) -> Result<(Vec<u8>, PptxReport), ExportError> {
    let first = pages.pages.first().ok_or(ExportError::NoExtent { width: 0.0, height: 0.0 })?;
    let mut package = Package::new();
    let mut design = match &options.template {
        Some(bytes) => template::design(bytes, &mut package)?,
        None => design::own(&mut package, SlideSize::of(first)),
    };
    if design.notes_master.is_none() && pages.pages.iter().any(has_notes) {
        let master = notes::add_master(&mut package);
        let name = "throughlineNotes".to_owned();
        design.frame.notes = design::list_of_notes_masters(&name);
        design.relations.push((name, Relation::inner("notesMaster", format!("/{master}"))));
        design.notes_master = Some(master);
    }
    let size = design.size;
    let mut report = PptxReport {
        width_pt: size.width as f64 / UNITS_PER_POINT,
        height_pt: size.height as f64 / UNITS_PER_POINT,
        slides: pages.pages.len(),
        scale: 1.0,
        left_out: 0,
        macros_left_out: design.macros_left_out,
    };
    let (mut palette, mut media) = (Palette::default(), Media::default());
    let language = if is_language(&pages.language) { pages.language.as_str() } else { "" };
    for (place, page) in pages.pages.iter().enumerate() {
        let mut shared =
            Shared { palette: &mut palette, media: &mut media, language, keeps_titles: design.keeps_titles };
        let place_on_slide = Place::of(page, size);
        report.scale = report.scale.min(place_on_slide.scale / page.page_from_scene);
        report.left_out += add_slide(&mut package, &design, (place + 1, page), place_on_slide, &mut shared)?;
    }
    for (place, picture) in media.into_pictures().into_iter().enumerate() {
        let name = media::name(place, picture.extension);
        package.add_by_extension(format!("ppt/media/{name}"), picture.bytes);
    }
    list(&mut package, design, pages.pages.len());
    report.left_out += properties(&mut package, pages);
    Ok((package.zipped()?, report))
}

/// Adds a slide and its notes. Returns how many characters no text can hold.
fn add_slide<'a>(
    package: &mut Package,
    design: &Design,
    (number, page): (usize, &'a Page),
    place: Place,
    shared: &'a mut Shared<'_>,
) -> Result<usize, ExportError> {
    let groups = walk::placed(&page.scene);
    let mut slide = Slide::new(page, &groups, place, shared);
    let order = Order::of(&page.scene, &groups);
    let layout = if order.title.is_some() { &design.title_layout } else { &design.blank_layout };
    slide.relations.number_of(Relation::inner("slideLayout", format!("/{layout}")));
    slide.xml.raw("<p:sld").raw(NAMESPACES);
    slide.xml.raw(" xmlns:adec=\"http://schemas.microsoft.com/office/drawing/2017/decorative\"><p:cSld");
    slide.xml.attribute("name", &page.name).raw(">");
    if page.scene.background != PAPER {
        slide.xml.raw("<p:bg><p:bgPr>");
        slide.palette.fill(&mut slide.xml, page.scene.background, 1.0);
        slide.xml.raw("<a:effectLst/></p:bgPr></p:bg>");
    }
    slide.xml.raw(TREE);
    slide.objects(&order)?;
    slide.xml.raw("</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>");
    let Slide { xml, mut relations, .. } = slide;
    let mut left_out = xml.left_out;
    if let Some(master) = design.notes_master.as_deref().filter(|_| has_notes(page)) {
        relations.number_of(Relation::inner("notesSlide", format!("../notesSlides/notesSlide{number}.xml")));
        left_out += notes::add(package, number, master, &page.speaker_notes);
    }
    let name = format!("ppt/slides/slide{number}.xml");
    package.add(&name, &format!("{CONTENT_TYPE}.slide+xml"), xml.into_bytes());
    package.relate(&name, relations.iter());
    Ok(left_out)
}

fn has_notes(page: &Page) -> bool {
    !page.speaker_notes.trim().is_empty()
}

/// Adds the list of slides.
fn list(package: &mut Package, design: Design, slides: usize) {
    let Design { frame, mut relations, .. } = design;
    let mut xml = Xml::part();
    // In the order that its schema asks for.
    xml.raw(&frame.root).raw(&frame.masters).raw(&frame.notes).raw(&frame.handouts);
    xml.raw("<p:sldIdLst").raw(NAMESPACES).raw(">");
    for number in 1..=slides {
        let name = format!("throughline{number}");
        xml.raw("<p:sldId").count("id", 255 + number as i64).attribute("r:id", &name).raw("/>");
        relations.push((name, Relation::inner("slide", format!("slides/slide{number}.xml"))));
    }
    xml.raw("</p:sldIdLst>").raw(&frame.size).raw(&frame.notes_size).raw(&frame.fonts).raw(&frame.text_style);
    xml.raw("</").raw(&frame.root_name).raw(">");
    package.add(MAIN, &format!("{CONTENT_TYPE}.presentation.main+xml"), xml.into_bytes());
    package.relate_named(MAIN, relations.iter().map(|(name, relation)| (name.clone(), relation)));
}

/// Adds what the file says of itself. Returns how many characters no text can hold.
fn properties(package: &mut Package, pages: &Pages) -> usize {
    let mut core = Xml::part();
    core.raw(
        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>",
    );
    core.escaped(&pages.title).raw("</dc:title>");
    if is_language(&pages.language) {
        core.raw("<dc:language>").escaped(&pages.language).raw("</dc:language>");
    }
    core.raw("</cp:coreProperties>");
    let left_out = core.left_out;
    let core_type = "application/vnd.openxmlformats-package.core-properties+xml";
    package.add("docProps/core.xml", core_type, core.into_bytes());
    let mut app = Xml::part();
    app.raw(
        "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
         <Application>Throughline</Application></Properties>",
    );
    let app_type = "application/vnd.openxmlformats-officedocument.extended-properties+xml";
    package.add("docProps/app.xml", app_type, app.into_bytes());
    let core_kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    package.relate(
        "",
        &[
            Relation::inner("officeDocument", MAIN),
            Relation::inner(core_kind, "docProps/core.xml"),
            Relation::inner("extended-properties", "docProps/app.xml"),
        ],
    );
    left_out
}

/// Whether a tag may stand in `lang`: PowerPoint wants letters, digits and hyphens.
fn is_language(tag: &str) -> bool {
    let of_letters = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|letter| letter.is_ascii_alphanumeric())
    };
    !tag.is_empty() && tag.split('-').all(of_letters)
}

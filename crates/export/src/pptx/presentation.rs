//! The presentation as a whole: its design, its slides one by one, and the list of them.

use throughline_scene::{Color, Page, Pages};

use super::color::Palette;
use super::design::{self, NAMESPACES, TREE};
use super::media::{self, Media};
use super::order::Order;
use super::package::Package;
use super::place::{Place, SlideSize, UNITS_PER_POINT};
use super::relations::Relation;
use super::slide::{Shared, Slide};
use super::xml::Xml;
use super::{PptxOptions, PptxReport, chart, notes};
use crate::{ExportError, walk};

const CONTENT_TYPE: &str = "application/vnd.openxmlformats-officedocument.presentationml";
/// What a slide without a ground of its own stands on.
const PAPER: Color = Color::rgb(0xFFFFFF);

pub(super) fn write(pages: &Pages, options: &PptxOptions) -> Result<(Vec<u8>, PptxReport), ExportError> {
    let _ = options;
    let first = pages.pages.first().ok_or(ExportError::NoExtent { width: 0.0, height: 0.0 })?;
    let size = SlideSize::of(first);
    let mut package = Package::new();
    let mut report = PptxReport {
        width_pt: size.width as f64 / UNITS_PER_POINT,
        height_pt: size.height as f64 / UNITS_PER_POINT,
        slides: pages.pages.len(),
        scale: 1.0,
        left_out: 0,
        macros_left_out: false,
    };
    design::add(&mut package, size);
    let (mut palette, mut media, mut charts) = (Palette::default(), Media::default(), Vec::new());
    let language = if is_language(&pages.language) { pages.language.as_str() } else { "" };
    for (place, page) in pages.pages.iter().enumerate() {
        let mut shared = Shared { palette: &mut palette, media: &mut media, charts: &mut charts, language };
        let place_on_slide = Place::of(page, size);
        report.scale = report.scale.min(place_on_slide.scale / page.page_from_scene);
        report.left_out += add_slide(&mut package, place + 1, page, place_on_slide, &mut shared)?;
    }
    for (place, chart) in charts.iter().enumerate() {
        report.left_out += chart::add(&mut package, place + 1, chart, &mut palette)?;
    }
    for (place, picture) in media.into_pictures().into_iter().enumerate() {
        let name = media::name(place, picture.extension);
        package.add_by_extension(format!("ppt/media/{name}"), picture.bytes);
    }
    if pages.pages.iter().any(has_notes) {
        notes::add_master(&mut package);
    }
    report.left_out += list(&mut package, pages, size);
    Ok((package.zipped()?, report))
}

/// Adds a slide and its notes. Returns how many characters no text can hold.
fn add_slide<'a>(
    package: &mut Package,
    number: usize,
    page: &'a Page,
    place: Place,
    shared: &'a mut Shared<'_>,
) -> Result<usize, ExportError> {
    let groups = walk::placed(&page.scene);
    let mut slide = Slide::new(page, &groups, place, shared);
    let layout =
        slide.relations.number_of(Relation::inner("slideLayout", "../slideLayouts/slideLayout2.xml"));
    debug_assert_eq!(layout, 1);
    slide.xml.raw("<p:sld").raw(NAMESPACES);
    slide.xml.raw(" xmlns:adec=\"http://schemas.microsoft.com/office/drawing/2017/decorative\"><p:cSld");
    slide.xml.attribute("name", &page.name).raw(">");
    if page.scene.background != PAPER {
        slide.xml.raw("<p:bg><p:bgPr>");
        slide.palette.fill(&mut slide.xml, page.scene.background, 1.0);
        slide.xml.raw("<a:effectLst/></p:bgPr></p:bg>");
    }
    slide.xml.raw(TREE);
    slide.objects(&Order::of(&page.scene, &groups))?;
    slide.xml.raw("</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>");
    let Slide { xml, mut relations, .. } = slide;
    let mut left_out = xml.left_out;
    if has_notes(page) {
        relations.number_of(Relation::inner("notesSlide", format!("../notesSlides/notesSlide{number}.xml")));
        left_out += notes::add(package, number, notes::MASTER, &page.speaker_notes);
    }
    let name = format!("ppt/slides/slide{number}.xml");
    package.add(&name, &format!("{CONTENT_TYPE}.slide+xml"), xml.into_bytes());
    package.relate(&name, relations.iter());
    Ok(left_out)
}

fn has_notes(page: &Page) -> bool {
    !page.speaker_notes.trim().is_empty()
}

/// Adds the list of slides, and what the file says of itself.
fn list(package: &mut Package, pages: &Pages, size: SlideSize) -> usize {
    let mut relations = vec![
        Relation::inner("slideMaster", "slideMasters/slideMaster1.xml"),
        Relation::inner("theme", "theme/theme1.xml"),
    ];
    let mut xml = Xml::part();
    xml.raw("<p:presentation").raw(NAMESPACES).raw(" saveSubsetFonts=\"1\"><p:sldMasterIdLst>");
    xml.raw("<p:sldMasterId id=\"2147483648\" r:id=\"rId1\"/></p:sldMasterIdLst>");
    if package.has(notes::MASTER) {
        relations.push(Relation::inner("notesMaster", "notesMasters/notesMaster1.xml"));
        xml.raw("<p:notesMasterIdLst><p:notesMasterId r:id=\"rId").number(relations.len() as i64);
        xml.raw("\"/></p:notesMasterIdLst>");
    }
    xml.raw("<p:sldIdLst>");
    for number in 1..=pages.pages.len() {
        relations.push(Relation::inner("slide", format!("slides/slide{number}.xml")));
        xml.raw("<p:sldId").count("id", 255 + number as i64);
        xml.raw(" r:id=\"rId").number(relations.len() as i64).raw("\"/>");
    }
    xml.raw("</p:sldIdLst><p:sldSz").count("cx", size.width).count("cy", size.height);
    xml.raw("/><p:notesSz cx=\"6858000\" cy=\"9144000\"/><p:defaultTextStyle><a:lvl1pPr>");
    xml.raw(design::DEFAULT_RUN).raw("</a:lvl1pPr></p:defaultTextStyle></p:presentation>");
    let name = "ppt/presentation.xml";
    package.add(name, &format!("{CONTENT_TYPE}.presentation.main+xml"), xml.into_bytes());
    package.relate(name, &relations);

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
            Relation::inner("officeDocument", name),
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

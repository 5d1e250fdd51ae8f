//! What slides look like where no template is given: one master, two layouts and our theme.

use super::color::SCHEME;
use super::package::Package;
use super::place::SlideSize;
use super::relations::Relation;
use super::script;
use super::xml::Xml;

/// The namespaces that every part of a presentation declares.
pub(super) const NAMESPACES: &str = " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
     xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";
/// Begins a tree of shapes.
pub(super) const TREE: &str = "<p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/>\
     </p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/>\
     <a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>";
/// Which colour of the theme stands for which on slides.
pub(super) const COLOR_MAP: &str = "<p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" \
     accent2=\"accent2\" accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" \
     hlink=\"hlink\" folHlink=\"folHlink\"/>";
/// Beside the title: two thirds of an inch, as a share of a slide's width of 13.333 inches.
const MARGIN_SHARE: f64 = 0.05;
/// Top and height of the title as shares of a slide's height of 7.5 inches.
const TITLE_SHARES: (f64, f64) = (0.061, 0.165);

/// The typeface of our maps. Where it is missing, PowerPoint goes by its family and measures.
const TYPEFACE: &str =
    "<a:latin typeface=\"Inter\" panose=\"020B0502030000000004\" pitchFamily=\"34\" charset=\"0\"/>";

/// Parts of the design, as slides and the presentation name them.
const MASTER: &str = "ppt/slideMasters/slideMaster1.xml";
const TITLE_LAYOUT: &str = "ppt/slideLayouts/slideLayout1.xml";
const BLANK_LAYOUT: &str = "ppt/slideLayouts/slideLayout2.xml";
const THEME: &str = "ppt/theme/theme1.xml";

/// What slides are made on: ours or a template's.
pub(super) struct Design {
    pub size: SlideSize,
    /// Parts: the layouts of slides with and without a title, and the master of notes if there is one.
    pub title_layout: String,
    pub blank_layout: String,
    pub notes_master: Option<String>,
    pub frame: Frame,
    /// What the presentation leads to, with the names that the frame uses.
    pub relations: Vec<(String, Relation)>,
    /// Whether titles take place and look from their layout.
    pub keeps_titles: bool,
    pub macros_left_out: bool,
}

/// A presentation's text around its list of slides; empty where there is nothing to say.
#[derive(Default)]
pub(super) struct Frame {
    /// The root's start, and its name with its prefix.
    pub root: String,
    pub root_name: String,
    pub masters: String,
    pub notes: String,
    pub handouts: String,
    pub size: String,
    pub notes_size: String,
    pub fonts: String,
    pub text_style: String,
}

/// The presentation's list of masters of notes, which has but one.
pub(super) fn list_of_notes_masters(relation: &str) -> String {
    let mut xml = Xml::default();
    xml.raw("<p:notesMasterIdLst").raw(NAMESPACES).raw("><p:notesMasterId").attribute("r:id", relation);
    xml.raw("/></p:notesMasterIdLst>");
    xml.into_text()
}

/// Adds our master, layouts and theme for slides of a size.
pub(super) fn own(package: &mut Package, size: SlideSize) -> Design {
    let base = "application/vnd.openxmlformats-officedocument";
    let slides = format!("{base}.presentationml");
    package.add(MASTER, &format!("{slides}.slideMaster+xml"), master(size));
    package.relate(
        MASTER,
        &[
            Relation::inner("slideLayout", "../slideLayouts/slideLayout1.xml"),
            Relation::inner("slideLayout", "../slideLayouts/slideLayout2.xml"),
            Relation::inner("theme", "../theme/theme1.xml"),
        ],
    );
    for (name, title) in [(TITLE_LAYOUT, true), (BLANK_LAYOUT, false)] {
        package.add(name, &format!("{slides}.slideLayout+xml"), layout(title));
        package.relate(name, &[Relation::inner("slideMaster", "../slideMasters/slideMaster1.xml")]);
    }
    package.add(THEME, &format!("{base}.theme+xml"), theme());
    let SlideSize { width, height } = size;
    let frame = Frame {
        root: format!("<p:presentation{NAMESPACES} saveSubsetFonts=\"1\">"),
        root_name: "p:presentation".into(),
        masters: "<p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" r:id=\"rId1\"/></p:sldMasterIdLst>"
            .into(),
        size: format!("<p:sldSz cx=\"{width}\" cy=\"{height}\"/>"),
        notes_size: "<p:notesSz cx=\"6858000\" cy=\"9144000\"/>".into(),
        text_style: format!("<p:defaultTextStyle><a:lvl1pPr>{DEFAULT_RUN}</a:lvl1pPr></p:defaultTextStyle>"),
        ..Frame::default()
    };
    let relations = [("slideMaster", MASTER), ("theme", THEME)].into_iter().zip(1..);
    Design {
        size,
        title_layout: TITLE_LAYOUT.into(),
        blank_layout: BLANK_LAYOUT.into(),
        notes_master: None,
        frame,
        relations: relations
            .map(|((kind, part), number)| (format!("rId{number}"), Relation::inner(kind, format!("/{part}"))))
            .collect(),
        keeps_titles: false,
        macros_left_out: false,
    }
}

fn master(size: SlideSize) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.raw("<p:sldMaster")
        .raw(NAMESPACES)
        .raw("><p:cSld><p:bg><p:bgRef idx=\"1001\"><a:schemeClr val=\"bg1\"/></p:bgRef></p:bg>");
    xml.raw(TREE);
    let share = |whole: i64, share: f64| (whole as f64 * share).round() as i64;
    let margin = share(size.width, MARGIN_SHARE);
    xml.raw(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Title\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr>\
         <p:nvPr><p:ph type=\"title\"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off",
    );
    xml.count("x", margin).count("y", share(size.height, TITLE_SHARES.0)).raw("/><a:ext");
    xml.count("cx", size.width - 2 * margin).count("cy", share(size.height, TITLE_SHARES.1));
    xml.raw(
        "/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr><p:txBody>\
         <a:bodyPr lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"t\"><a:noAutofit/></a:bodyPr>\
         <a:lstStyle/><a:p><a:r><a:rPr/><a:t>Title</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld>",
    );
    xml.raw(COLOR_MAP);
    xml.raw(
        "<p:sldLayoutIdLst><p:sldLayoutId id=\"2147483649\" r:id=\"rId1\"/>\
         <p:sldLayoutId id=\"2147483650\" r:id=\"rId2\"/></p:sldLayoutIdLst><p:txStyles><p:titleStyle>\
         <a:lvl1pPr algn=\"l\"><a:lnSpc><a:spcPct val=\"90000\"/></a:lnSpc>\
         <a:defRPr sz=\"2800\" b=\"1\"><a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill>\
         <a:latin typeface=\"+mj-lt\"/><a:ea typeface=\"+mj-ea\"/><a:cs typeface=\"+mj-cs\"/></a:defRPr>\
         </a:lvl1pPr></p:titleStyle><p:bodyStyle><a:lvl1pPr><a:buNone/>",
    );
    xml.raw(DEFAULT_RUN).raw("</a:lvl1pPr></p:bodyStyle><p:otherStyle>");
    xml.raw("<a:lvl1pPr>").raw(DEFAULT_RUN).raw("</a:lvl1pPr></p:otherStyle></p:txStyles></p:sldMaster>");
    xml.into_bytes()
}

/// How texts are set that say nothing else.
pub(super) const DEFAULT_RUN: &str = "<a:defRPr sz=\"1800\"><a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill>\
     <a:latin typeface=\"+mn-lt\"/><a:ea typeface=\"+mn-ea\"/><a:cs typeface=\"+mn-cs\"/></a:defRPr>";

fn layout(title: bool) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.raw("<p:sldLayout").raw(NAMESPACES);
    xml.raw(if title { " type=\"titleOnly\" preserve=\"1\"" } else { " type=\"blank\" preserve=\"1\"" });
    xml.raw("><p:cSld name=\"").raw(if title { "Title" } else { "Map" }).raw("\">").raw(TREE);
    if title {
        xml.raw(
            "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Title\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/>\
             </p:cNvSpPr><p:nvPr><p:ph type=\"title\"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>\
             <a:lstStyle/><a:p><a:r><a:rPr/><a:t>Title</a:t></a:r></a:p></p:txBody></p:sp>",
        );
    }
    xml.raw("</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>");
    xml.into_bytes()
}

/// The theme: our colours and typefaces, and the plainest of effects.
pub(super) fn theme() -> Vec<u8> {
    let mut xml = Xml::part();
    xml.raw(
        "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"Throughline\">\
         <a:themeElements><a:clrScheme name=\"Throughline\">",
    );
    for (name, _, hex) in SCHEME {
        let element = format!("<a:{name}><a:srgbClr val=\"{hex:06X}\"/></a:{name}>");
        xml.raw(&element);
    }
    xml.raw("</a:clrScheme><a:fontScheme name=\"Throughline\">");
    for element in ["majorFont", "minorFont"] {
        xml.raw("<a:").raw(element).raw(">").raw(TYPEFACE);
        xml.raw("<a:ea typeface=\"\"/><a:cs typeface=\"\"/>");
        for (script, typeface) in script::of_theme() {
            xml.raw("<a:font").attribute("script", script).attribute("typeface", typeface).raw("/>");
        }
        xml.raw("</a:").raw(element).raw(">");
    }
    xml.raw("</a:fontScheme><a:fmtScheme name=\"Throughline\">");
    // A theme has three of each, from subtle to strong; ours are alike.
    let plain = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
    let line = format!("<a:ln w=\"9525\">{plain}<a:prstDash val=\"solid\"/></a:ln>");
    let effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
    for (list, one) in [
        ("fillStyleLst", plain),
        ("lnStyleLst", line.as_str()),
        ("effectStyleLst", effect),
        ("bgFillStyleLst", plain),
    ] {
        xml.raw("<a:").raw(list).raw(">").raw(&one.repeat(3)).raw("</a:").raw(list).raw(">");
    }
    xml.raw("</a:fmtScheme></a:themeElements></a:theme>");
    xml.into_bytes()
}

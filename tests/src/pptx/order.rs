//! Which children an element may have and in which order, as the schemas of Office Open XML say, for
//! the elements that are written here.

use roxmltree::{Document, Node};

/// The children of elements, by name: `?` at most once, `+` at least once, `*` any number, nothing
/// exactly once; names joined by `|` are a choice.
const SEQUENCES: &[(&str, &str)] = &[
    ("p:sld", "p:cSld p:clrMapOvr? p:transition? p:timing? p:extLst?"),
    ("p:notes", "p:cSld p:clrMapOvr? p:extLst?"),
    ("p:cSld", "p:bg? p:spTree p:custDataLst? p:controls? p:extLst?"),
    ("p:bg", "p:bgPr|p:bgRef"),
    ("p:bgPr", "a:noFill|a:solidFill|a:gradFill|a:blipFill|a:pattFill a:effectLst|a:effectDag p:extLst?"),
    ("p:spTree", "p:nvGrpSpPr p:grpSpPr p:sp|p:grpSp|p:graphicFrame|p:cxnSp|p:pic|p:contentPart* p:extLst?"),
    ("p:grpSp", "p:nvGrpSpPr p:grpSpPr p:sp|p:grpSp|p:graphicFrame|p:cxnSp|p:pic|p:contentPart* p:extLst?"),
    ("p:nvGrpSpPr", "p:cNvPr p:cNvGrpSpPr p:nvPr"),
    ("p:grpSpPr", "a:xfrm? a:noFill|a:solidFill? a:effectLst? a:scene3d? a:extLst?"),
    ("p:sp", "p:nvSpPr p:spPr p:style? p:txBody? p:extLst?"),
    ("p:nvSpPr", "p:cNvPr p:cNvSpPr p:nvPr"),
    ("p:cNvPr", "a:hlinkClick? a:hlinkHover? a:extLst?"),
    ("p:cxnSp", "p:nvCxnSpPr p:spPr p:style? p:extLst?"),
    ("p:nvCxnSpPr", "p:cNvPr p:cNvCxnSpPr p:nvPr"),
    ("p:cNvCxnSpPr", "a:cxnSpLocks? a:stCxn? a:endCxn? a:extLst?"),
    ("p:pic", "p:nvPicPr p:blipFill p:spPr p:style? p:extLst?"),
    ("p:nvPicPr", "p:cNvPr p:cNvPicPr p:nvPr"),
    ("p:blipFill", "a:blip? a:srcRect? a:tile|a:stretch?"),
    ("p:graphicFrame", "p:nvGraphicFramePr p:xfrm a:graphic p:extLst?"),
    ("p:nvGraphicFramePr", "p:cNvPr p:cNvGraphicFramePr p:nvPr"),
    (
        "p:spPr",
        "a:xfrm? a:custGeom|a:prstGeom? a:noFill|a:solidFill|a:gradFill|a:blipFill|a:pattFill|a:grpFill? a:ln? \
         a:effectLst|a:effectDag? a:scene3d? a:sp3d? a:extLst?",
    ),
    ("a:xfrm", "a:off? a:ext? a:chOff? a:chExt?"),
    ("p:xfrm", "a:off? a:ext?"),
    ("a:prstGeom", "a:avLst?"),
    ("a:custGeom", "a:avLst? a:gdLst? a:ahLst? a:cxnLst? a:rect? a:pathLst"),
    ("a:pathLst", "a:path*"),
    ("a:path", "a:close|a:moveTo|a:lnTo|a:arcTo|a:quadBezTo|a:cubicBezTo*"),
    ("a:moveTo", "a:pt"),
    ("a:lnTo", "a:pt"),
    ("a:quadBezTo", "a:pt a:pt"),
    ("a:cubicBezTo", "a:pt a:pt a:pt"),
    (
        "a:ln",
        "a:noFill|a:solidFill|a:gradFill|a:pattFill? a:prstDash|a:custDash? a:round|a:bevel|a:miter? a:headEnd? \
         a:tailEnd? a:extLst?",
    ),
    ("a:custDash", "a:ds*"),
    ("a:pattFill", "a:fgClr? a:bgClr?"),
    ("a:solidFill", "a:srgbClr|a:schemeClr|a:sysClr|a:prstClr|a:hslClr|a:scrgbClr?"),
    ("a:fgClr", "a:srgbClr|a:schemeClr|a:sysClr|a:prstClr"),
    ("a:bgClr", "a:srgbClr|a:schemeClr|a:sysClr|a:prstClr"),
    ("p:txBody", "a:bodyPr a:lstStyle a:p+"),
    (
        "a:bodyPr",
        "a:prstTxWarp? a:noAutofit|a:normAutofit|a:spAutoFit? a:scene3d? a:sp3d|a:flatTx? a:extLst?",
    ),
    ("a:p", "a:pPr? a:r|a:br|a:fld* a:endParaRPr?"),
    ("a:r", "a:rPr? a:t"),
    (
        "a:pPr",
        "a:lnSpc? a:spcBef? a:spcAft? a:buClrTx|a:buClr? a:buSzTx|a:buSzPct|a:buSzPts? a:buFontTx|a:buFont? \
         a:buNone|a:buAutoNum|a:buChar|a:buBlip? a:tabLst? a:defRPr? a:extLst?",
    ),
    ("a:tabLst", "a:tab*"),
    (
        "a:rPr",
        "a:ln? a:noFill|a:solidFill|a:gradFill|a:blipFill|a:pattFill|a:grpFill? a:effectLst|a:effectDag? \
         a:highlight? a:uLnTx|a:uLn? a:uFillTx|a:uFill? a:latin? a:ea? a:cs? a:sym? a:hlinkClick? \
         a:hlinkMouseOver? a:rtl? a:extLst?",
    ),
    (
        "p:presentation",
        "p:sldMasterIdLst? p:notesMasterIdLst? p:handoutMasterIdLst? p:sldIdLst? p:sldSz? p:notesSz \
         p:smartTags? p:embeddedFontLst? p:custShowLst? p:photoAlbum? p:custDataLst? p:kinsoku? \
         p:defaultTextStyle? p:modifyVerifier? p:extLst?",
    ),
    ("p:sldMaster", "p:cSld p:clrMap p:sldLayoutIdLst? p:transition? p:timing? p:hf? p:txStyles? p:extLst?"),
    ("p:sldLayout", "p:cSld p:clrMapOvr? p:transition? p:timing? p:hf? p:extLst?"),
    ("p:notesMaster", "p:cSld p:clrMap p:hf? p:notesStyle? p:extLst?"),
    ("p:txStyles", "p:titleStyle? p:bodyStyle? p:otherStyle? p:extLst?"),
    ("a:theme", "a:themeElements a:objectDefaults? a:extraClrSchemeLst? a:custClrLst? a:extLst?"),
    ("a:themeElements", "a:clrScheme a:fontScheme a:fmtScheme a:extLst?"),
    (
        "a:clrScheme",
        "a:dk1 a:lt1 a:dk2 a:lt2 a:accent1 a:accent2 a:accent3 a:accent4 a:accent5 a:accent6 a:hlink a:folHlink \
         a:extLst?",
    ),
    ("a:fontScheme", "a:majorFont a:minorFont a:extLst?"),
    ("a:majorFont", "a:latin a:ea a:cs a:font* a:extLst?"),
    ("a:minorFont", "a:latin a:ea a:cs a:font* a:extLst?"),
    ("a:fmtScheme", "a:fillStyleLst a:lnStyleLst a:effectStyleLst a:bgFillStyleLst"),
];

/// Checks every element whose children are known.
pub fn check(part: &str, document: &Document, faults: &mut Vec<String>) {
    for element in document.descendants().filter(Node::is_element) {
        let name = full_name(&element);
        // A gradient's path is another one.
        let parent = element.parent().map(|parent| full_name(&parent)).unwrap_or_default();
        if name == "a:path" && parent != "a:pathLst" {
            continue;
        }
        let Some((_, sequence)) = SEQUENCES.iter().find(|(known, _)| *known == name) else { continue };
        let children: Vec<String> =
            element.children().filter(Node::is_element).map(|child| full_name(&child)).collect();
        if let Err(said) = follows(&children, sequence) {
            faults.push(format!("{part}: {name}: {said}"));
        }
        let has_text = |child: Node| child.is_text() && !child.text().unwrap_or_default().trim().is_empty();
        if element.children().any(has_text) {
            faults.push(format!("{part}: {name} has a text of its own"));
        }
    }
}

/// The prefix that the schemas are known by, and the name.
fn full_name(element: &Node) -> String {
    let tag = element.tag_name();
    let prefix = match tag.namespace().unwrap_or_default() {
        "http://schemas.openxmlformats.org/drawingml/2006/main" => "a:",
        "http://schemas.openxmlformats.org/presentationml/2006/main" => "p:",
        _ => "",
    };
    format!("{prefix}{}", tag.name())
}

fn follows(children: &[String], sequence: &str) -> Result<(), String> {
    let mut rest = children;
    for wanted in sequence.split_whitespace() {
        let (names, least, most) = match wanted.as_bytes().last() {
            Some(b'?') => (&wanted[..wanted.len() - 1], 0, 1),
            Some(b'+') => (&wanted[..wanted.len() - 1], 1, usize::MAX),
            Some(b'*') => (&wanted[..wanted.len() - 1], 0, usize::MAX),
            _ => (wanted, 1, 1),
        };
        let fits = |child: &&String| names.split('|').any(|name| name == child.as_str());
        let count = rest.iter().take(most).take_while(fits).count();
        if count < least {
            let found = rest.first().map_or("nothing", String::as_str);
            return Err(format!("{names} is missing, or out of order: there is {found}"));
        }
        rest = &rest[count..];
    }
    match rest.first() {
        None => Ok(()),
        Some(child) => Err(format!("{child} is unknown or out of order")),
    }
}

#[cfg(test)]
mod tests {
    use super::follows;

    #[test]
    fn children_follow_their_sequence() {
        let children = |names: &str| names.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert!(follows(&children("a c c"), "a b? c|d+ e*").is_ok());
        assert!(follows(&children("c a"), "a b? c|d+ e*").is_err());
        assert!(follows(&children("a"), "a b? c|d+ e*").is_err());
        assert!(follows(&children("a c f"), "a b? c|d+ e*").is_err());
    }
}

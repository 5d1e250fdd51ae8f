//! Texts of shapes, broken into lines by PowerPoint.

use throughline_scene::{Align, Decoration, Item, TextBlock, Weight};

use super::color;
use super::passage::{Paragraph, Passage, Run};
use super::script;
use super::shape::Said;
use super::slide::Slide;
use crate::geometry;
use crate::walk::Placed;

/// Where a text stands in its frame from top to bottom.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Top,
    Middle,
}

impl Slide<'_> {
    /// A text in a box of its own.
    pub(super) fn text_box(&mut self, block: &TextBlock, origin: kurbo::Vec2, said: Said) {
        let frame = geometry::rect(&block.rect);
        let Some((passage, _)) = Passage::of(&[block], frame) else { return };
        let area = self.place.area(frame + origin);
        self.xml.raw("<p:sp><p:nvSpPr>");
        self.identity(said);
        self.xml.raw("<p:cNvSpPr txBox=\"1\"/><p:nvPr/></p:nvSpPr><p:spPr>");
        self.frame(area);
        self.preset("rect", &[]);
        self.xml.raw("<a:noFill/></p:spPr>");
        self.text_body(&passage, Anchor::Top);
        self.xml.raw("</p:sp>");
    }

    /// A title in the placeholder of its layout.
    pub(super) fn title(&mut self, placed: &Placed) {
        let [Item::Text(block), ..] = &placed.group.items[..] else { return };
        let frame = geometry::rect(&block.rect);
        let Some((passage, _)) = Passage::of(&[block], frame) else { return };
        self.xml.raw("<p:sp><p:nvSpPr>");
        self.identity(Said { name: "Title", description: Some(&placed.group.label), link: None });
        self.xml
            .raw("<p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"title\"/></p:nvPr>");
        self.xml.raw("</p:nvSpPr><p:spPr>");
        if self.keeps_layout {
            self.xml.raw("</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr");
            if !self.language.is_empty() {
                self.xml.attribute("lang", self.language);
            }
            let words = clean(&block.text).replace('\n', " ");
            self.xml.raw(" dirty=\"0\"/><a:t>").escaped(&words).raw("</a:t></a:r></a:p></p:txBody>");
        } else {
            self.frame(self.place.area(frame + placed.origin));
            self.preset("rect", &[]);
            self.xml.raw("</p:spPr>");
            self.text_body(&passage, Anchor::Top);
        }
        self.xml.raw("</p:sp>");
    }

    /// `<p:txBody>`: PowerPoint breaks the lines, and neither shrinks the text nor grows the shape.
    pub(super) fn text_body(&mut self, passage: &Passage, anchor: Anchor) {
        let place = self.place;
        self.xml.raw("<p:txBody><a:bodyPr wrap=\"").raw(if passage.wraps { "square" } else { "none" });
        self.xml.raw("\"");
        let centred = anchor == Anchor::Middle;
        for (number, name) in ["lIns", "tIns", "rIns", "bIns"].into_iter().enumerate() {
            let upright = number % 2 == 1;
            let inset = if centred && upright { 0.0 } else { passage.insets[number] };
            self.xml.count(name, place.length(inset));
        }
        self.xml.raw(if centred { " anchor=\"ctr\"" } else { " anchor=\"t\"" });
        self.xml.raw(" rtlCol=\"0\"><a:noAutofit/></a:bodyPr><a:lstStyle/>");
        for paragraph in &passage.paragraphs {
            self.paragraphs(paragraph, passage.right_to_left);
        }
        self.xml.raw("</p:txBody>");
    }

    /// A paragraph, or several where its text has ends of lines.
    fn paragraphs(&mut self, paragraph: &Paragraph, right_to_left: bool) {
        self.open_paragraph(paragraph, right_to_left, paragraph.space_before);
        for run in &paragraph.runs {
            let text = clean(run.text);
            for (number, line) in text.split('\n').enumerate() {
                if number > 0 {
                    self.xml.raw("</a:p>");
                    self.open_paragraph(paragraph, right_to_left, 0.0);
                }
                let before = if number == 0 { run.before } else { "" };
                if !(before.is_empty() && line.is_empty()) {
                    self.run(run, before, line);
                }
            }
        }
        self.xml.raw("</a:p>");
    }

    fn open_paragraph(&mut self, paragraph: &Paragraph, right_to_left: bool, space_before: f64) {
        let Some(style) = paragraph.runs.first().map(|run| run.style) else { return };
        let (place, xml) = (self.place, &mut self.xml);
        xml.raw("<a:p><a:pPr");
        if paragraph.indent > 0.0 {
            xml.count("marL", place.length(paragraph.indent));
            xml.count("indent", -place.length(paragraph.hanging));
        }
        let to_the_right = (style.align == Align::End) != right_to_left;
        if style.align == Align::Middle {
            xml.raw(" algn=\"ctr\"");
        } else if to_the_right {
            xml.raw(" algn=\"r\"");
        }
        if right_to_left {
            xml.raw(" rtl=\"1\"");
        }
        let tallest = paragraph.runs.iter().map(|run| run.style.line_height).fold(0.0, f64::max);
        xml.raw("><a:lnSpc><a:spcPts").count("val", place.hundredths(tallest)).raw("/></a:lnSpc>");
        if space_before > 0.0 {
            xml.raw("<a:spcBef><a:spcPts").count("val", place.hundredths(space_before)).raw("/></a:spcBef>");
        }
        if let Some((at, ends_there)) = paragraph.tab {
            xml.raw("<a:tabLst><a:tab").count("pos", place.length(at));
            xml.raw(if ends_there { " algn=\"r\"/></a:tabLst>" } else { " algn=\"l\"/></a:tabLst>" });
        }
        xml.raw("</a:pPr>");
    }

    fn run(&mut self, run: &Run, before: &str, line: &str) {
        let style = run.style;
        let xml = &mut self.xml;
        xml.raw("<a:r><a:rPr");
        if !self.language.is_empty() {
            xml.attribute("lang", self.language);
        }
        xml.count("sz", self.place.hundredths(style.size).max(100));
        if style.weight >= Weight::SemiBold {
            xml.raw(" b=\"1\"");
        }
        match style.decoration {
            Some(Decoration::Underline) => xml.raw(" u=\"sng\""),
            Some(Decoration::StrikeThrough) => xml.raw(" strike=\"sngStrike\""),
            None => xml,
        };
        xml.raw(" dirty=\"0\">");
        if style.color != color::TEXT || run.opacity < 1.0 {
            self.palette.fill(xml, style.color, run.opacity);
        }
        if let Some((halo, reach)) = style.halo {
            xml.raw("<a:effectLst><a:glow").count("rad", self.place.length(reach)).raw(">");
            self.palette.write(xml, halo, 1.0);
            xml.raw("</a:glow></a:effectLst>");
        }
        script::typefaces(xml, line);
        xml.raw("</a:rPr><a:t>").raw(before).escaped(line).raw("</a:t></a:r>");
    }
}

/// Ends of lines made one kind, tabs made spaces, as the scene shows them; what no text can hold is
/// left out, and counted, when it is written.
fn clean(text: &str) -> std::borrow::Cow<'_, str> {
    if !text.contains(['\r', '\u{b}', '\u{c}', '\u{85}', '\t', '\u{2028}', '\u{2029}']) {
        return text.into();
    }
    let one_kind = text.replace("\r\n", "\n").replace('\t', " ");
    one_kind.replace(['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'], "\n").into()
}

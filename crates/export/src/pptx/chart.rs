//! Curves as charts of PowerPoint's own, with their numbers in a workbook that can be edited.

use throughline_scene::Chart;

use super::color::Palette;
use super::package::Package;
use super::relations::Relation;
use super::shape::Said;
use super::slide::Slide;
use super::workbook;
use super::xml::Xml;
use crate::{ExportError, geometry};

const CONTENT_TYPE: &str = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
/// The numbers of the two axes, which any two numbers would do for.
const AXES: [i64; 2] = [111_111_111, 222_222_222];
/// Width of a series' line: 3 points.
const LINE: i64 = 38_100;

impl Slide<'_> {
    /// Writes the frame of a chart; the chart itself becomes a part.
    pub(super) fn chart(&mut self, chart: &Chart, origin: kurbo::Vec2) {
        self.charts.push(chart.clone());
        let target = format!("../charts/throughline{}.xml", self.charts.len());
        let relation = self.relations.number_of(Relation::inner("chart", target));
        let area = self.place.area(geometry::rect(&chart.rect) + origin);
        self.xml.raw("<p:graphicFrame><p:nvGraphicFramePr>");
        self.identity(Said { name: "Chart", description: Some(&chart.title), link: None });
        self.xml
            .raw("<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp=\"1\"/></p:cNvGraphicFramePr><p:nvPr/>");
        self.xml.raw("</p:nvGraphicFramePr><p:xfrm>");
        self.extent(area);
        self.xml.raw(
            "</p:xfrm><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\">\
             <c:chart xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" r:id=\"rId",
        );
        self.xml.number(relation as i64).raw("\"/></a:graphicData></a:graphic></p:graphicFrame>");
    }
}

/// Adds a chart with its workbook. Returns how many characters no text can hold.
pub(super) fn add(
    package: &mut Package,
    number: usize,
    chart: &Chart,
    palette: &mut Palette,
) -> Result<usize, ExportError> {
    let mut xml = Xml::part();
    xml.raw(
        "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" \
         xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
         <c:roundedCorners val=\"0\"/><c:chart><c:autoTitleDeleted val=\"1\"/><c:plotArea><c:layout>\
         <c:manualLayout><c:layoutTarget val=\"inner\"/><c:xMode val=\"edge\"/><c:yMode val=\"edge\"/>\
         <c:x val=\"0\"/><c:y val=\"0\"/><c:w val=\"1\"/><c:h val=\"1\"/></c:manualLayout></c:layout>\
         <c:lineChart><c:grouping val=\"standard\"/><c:varyColors val=\"0\"/>",
    );
    for place in 0..chart.series.len() {
        series(&mut xml, chart, place, palette);
    }
    xml.raw("<c:marker val=\"1\"/>");
    AXES.iter().for_each(|axis| {
        xml.raw("<c:axId").count("val", *axis).raw("/>");
    });
    xml.raw("</c:lineChart>");
    axes(&mut xml, chart);
    xml.raw(
        "<c:spPr><a:noFill/></c:spPr></c:plotArea><c:plotVisOnly val=\"1\"/><c:dispBlanksAs val=\"gap\"/>\
         </c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>\
         <c:externalData r:id=\"rId1\"><c:autoUpdate val=\"0\"/></c:externalData></c:chartSpace>",
    );
    let left_out = xml.left_out;
    let name = format!("ppt/charts/throughline{number}.xml");
    package.add(&name, CONTENT_TYPE, xml.into_bytes());
    let workbook = format!("embeddings/throughline{number}.xlsx");
    package.relate(&name, &[Relation::inner("package", format!("../{workbook}"))]);
    package.add_by_extension(format!("ppt/{workbook}"), workbook::of(chart)?);
    Ok(left_out)
}

/// A series: its name, line, categories and values, each with the cells of the workbook that hold it.
fn series(xml: &mut Xml, chart: &Chart, place: usize, palette: &mut Palette) {
    let series = &chart.series[place];
    let column = workbook::column(place + 1);
    let rows = chart.categories.len() + 1;
    xml.raw("<c:ser><c:idx").count("val", place as i64).raw("/><c:order").count("val", place as i64);
    xml.raw("/><c:tx><c:strRef><c:f>Sheet1!$").raw(&column).raw("$1</c:f>");
    strings(xml, std::slice::from_ref(&series.name));
    xml.raw("</c:strRef></c:tx><c:spPr><a:ln").count("w", LINE).raw(" cap=\"rnd\">");
    palette.fill(xml, series.color, 1.0);
    xml.raw("<a:round/></a:ln></c:spPr><c:marker><c:symbol val=\"none\"/></c:marker><c:cat><c:strRef>");
    xml.raw("<c:f>Sheet1!$A$2:$A$").number(rows as i64).raw("</c:f>");
    strings(xml, &chart.categories);
    xml.raw("</c:strRef></c:cat><c:val><c:numRef><c:f>Sheet1!$").raw(&column).raw("$2:$").raw(&column);
    xml.raw("$").number(rows as i64).raw("</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount");
    xml.count("val", chart.categories.len() as i64).raw("/>");
    for (index, value) in series.values.iter().enumerate() {
        // What was not measured has no point, and the line a gap.
        if let Some(value) = value.filter(|value| value.is_finite()) {
            xml.raw("<c:pt").count("idx", index as i64).raw("><c:v>").raw(&value.to_string());
            xml.raw("</c:v></c:pt>");
        }
    }
    xml.raw("</c:numCache></c:numRef></c:val><c:smooth val=\"1\"/></c:ser>");
}

fn strings(xml: &mut Xml, texts: &[String]) {
    xml.raw("<c:strCache><c:ptCount").count("val", texts.len() as i64).raw("/>");
    for (index, text) in texts.iter().enumerate() {
        xml.raw("<c:pt").count("idx", index as i64).raw("><c:v>").escaped(text).raw("</c:v></c:pt>");
    }
    xml.raw("</c:strCache>");
}

/// Axes that are there but not drawn: the scene's own levels and names stand beside the chart.
fn axes(xml: &mut Xml, chart: &Chart) {
    let (low, high) = chart.range;
    for (place, element) in ["catAx", "valAx"].into_iter().enumerate() {
        xml.raw("<c:").raw(element).raw("><c:axId").count("val", AXES[place]).raw("/><c:scaling>");
        xml.raw("<c:orientation val=\"minMax\"/>");
        if place == 1 && low < high {
            xml.raw("<c:max").attribute("val", &high.to_string()).raw("/>");
            xml.raw("<c:min").attribute("val", &low.to_string()).raw("/>");
        }
        xml.raw("</c:scaling><c:delete val=\"1\"/><c:axPos val=\"").raw(if place == 0 { "b" } else { "l" });
        xml.raw("\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/>");
        xml.raw("<c:tickLblPos val=\"nextTo\"/><c:crossAx").count("val", AXES[1 - place]);
        xml.raw("/><c:crosses val=\"autoZero\"/>");
        xml.raw(match place {
            0 => "<c:auto val=\"1\"/><c:lblAlgn val=\"ctr\"/><c:lblOffset val=\"100\"/><c:noMultiLvlLbl val=\"0\"/>",
            _ => "<c:crossBetween val=\"between\"/>",
        });
        xml.raw("</c:").raw(element).raw(">");
    }
}

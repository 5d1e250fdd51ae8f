// Writes a presentation with PptxGenJS: node write.js SHAPES OUT.
//
// As many shapes as a map has objects, each with a fill, an edge and a text of a card's length, on one
// slide of 56 × 30 inches.

import pptxgen from "pptxgenjs";

const [shapes, out] = process.argv.slice(2);
const presentation = new pptxgen();
presentation.defineLayout({ name: "MAP", width: 56, height: 30 });
presentation.layout = "MAP";
const slide = presentation.addSlide();
for (let place = 0; place < Number(shapes); place += 1) {
  slide.addText(`What happens in step ${place}, in the words of a customer`, {
    shape: presentation.ShapeType.roundRect,
    x: (place % 100) * 0.55,
    y: Math.floor(place / 100) * 0.4,
    w: 0.5,
    h: 0.35,
    rectRadius: 0.05,
    fill: { color: "F5F1FC" },
    line: { color: "694B96", width: 0.5 },
    color: "19252B",
    fontFace: "Inter",
    fontSize: 6,
    margin: 2,
    align: "left",
    valign: "top",
  });
}
await presentation.writeFile({ fileName: out });

"""Opens a presentation with python-pptx, walks its slides, and saves it again.

Prints a JSON list of slides: each slide's title, notes, layout, and its objects in their order, with
name, kind, text, place, depth and the names of the groups around them.
"""

import json
import sys
import tempfile

from pptx import Presentation
from pptx.util import Emu

DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"


def objects(shapes, around=()):
    """Every object with what it says, groups before what is in them."""
    for shape in shapes:
        element = shape._element
        properties = next(node for node in element.iter() if node.tag.endswith("}cNvPr"))
        decorative = any(node.tag == DECORATIVE for node in properties.iter())
        yield {
            "id": shape.shape_id,
            "name": shape.name,
            "kind": element.tag.split("}")[1],
            "preset": None
            if element.tag.endswith("}grpSp")
            else next((node.get("prst") for node in element.iter() if node.tag.endswith("}prstGeom")), None),
            "description": properties.get("descr", ""),
            "decorative": decorative,
            "text": shape.text_frame.text if shape.has_text_frame else None,
            "place": [int(Emu(side or 0)) for side in (shape.left, shape.top, shape.width, shape.height)],
            "around": list(around),
            "glued": [
                int(node.get("id"))
                for node in element.iter()
                if node.tag.endswith("}stCxn") or node.tag.endswith("}endCxn")
            ]
            if element.tag.endswith("}cxnSp")
            else [],
        }
        if element.tag.endswith("}grpSp"):
            yield from objects(shape.shapes, (*around, shape.name))


def main(path):
    presentation = Presentation(path)
    slides = [
        {
            "title": slide.shapes.title.text_frame.text if slide.shapes.title is not None else None,
            "layout": slide.slide_layout.name,
            "notes": slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else "",
            "objects": list(objects(slide.shapes)),
        }
        for slide in presentation.slides
    ]
    with tempfile.TemporaryFile() as copy:
        presentation.save(copy)
        copy.seek(0)
        again = Presentation(copy)
        if len(again.slides) != len(slides):
            sys.exit("saved again, the presentation has another number of slides")
    size = [int(presentation.slide_width), int(presentation.slide_height)]
    json.dump({"size": size, "slides": slides}, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1])

"""Makes a company's template with python-pptx: 4:3, with a slide and notes that nobody else is to see.

    company_template.py OUT
"""

import json
import sys

from pptx import Presentation
from pptx.util import Inches

presentation = Presentation()
presentation.slide_width, presentation.slide_height = Inches(10), Inches(7.5)
slide = presentation.slides.add_slide(presentation.slide_layouts[0])
slide.shapes.title.text = "Not to be carried over"
slide.notes_slide.notes_text_frame.text = "Nor are these notes"
presentation.save(sys.argv[1])
json.dump([layout.name for layout in presentation.slide_layouts], sys.stdout)

"""Opens a workbook as other programs do and prints what stands in it as JSON.

For each sheet: its cells with their values and types, the merged ranges, where panes are frozen, how
it is printed, and its charts. Exits with a message where a cell is a formula, a name is not legal, or
a link leads elsewhere than to the web or mail.
"""

import datetime
import json
import sys

import openpyxl


def said(cell):
    """A cell's value, with its type and how numbers are shown."""
    value = cell.value
    if isinstance(value, bool):
        sys.exit(f"{cell.coordinate} is a truth value")
    if isinstance(value, (int, float)):
        return {"type": "number", "value": value, "format": cell.number_format}
    if isinstance(value, datetime.datetime):
        return {"type": "date", "value": value.date().isoformat(), "format": cell.number_format}
    return {"type": "text", "value": value}


def main(path):
    workbook = openpyxl.load_workbook(path)
    names = [sheet.title for sheet in workbook.worksheets]
    if len({name.lower() for name in names}) != len(names):
        sys.exit(f"two sheets have one name: {names}")
    sheets = []
    for sheet in workbook.worksheets:
        if len(sheet.title) > 31 or any(mark in sheet.title for mark in "[]:*?/\\"):
            sys.exit(f"{sheet.title!r} is no name of a sheet")
        cells = []
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    sys.exit(f"{sheet.title}!{cell.coordinate} is a formula: {cell.value}")
                if cell.hyperlink and not cell.hyperlink.target.startswith(("https://", "http://", "mailto:")):
                    sys.exit(f"{sheet.title}!{cell.coordinate} leads to {cell.hyperlink.target}")
                if cell.value is not None:
                    cells.append({"row": cell.row, "column": cell.column, **said(cell)})
        sheets.append(
            {
                "name": sheet.title,
                "cells": cells,
                "merged": [str(merged) for merged in sheet.merged_cells.ranges],
                "frozen": sheet.freeze_panes,
                "pages_wide": (sheet.page_setup.fitToWidth or 1) if sheet.sheet_properties.pageSetUpPr.fitToPage else None,
                "charts": len(sheet._charts),
            }
        )
    print(json.dumps({"title": workbook.properties.title, "sheets": sheets}))


main(sys.argv[1])

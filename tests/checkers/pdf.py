"""Reads a PDF as assistive technology does, and prints what it tells as JSON.

Ends with a message where a rule of tagged PDF is broken that holds for every file: something painted
that is neither decoration nor in the tree, something in the tree twice, a table whose rows differ in
width, a figure or link without words, a heading out of turn.
"""

import json
import re
import sys

import pikepdf

FAULTS = []


def fault(text):
    if text not in FAULTS and len(FAULTS) < 20:
        FAULTS.append(text)


def to_unicode(font, cache):
    """What the codes of a font say, by their two bytes."""
    key = font.objgen
    if key in cache:
        return cache[key]
    said = {}
    if "/ToUnicode" not in font:
        fault(f"font {font.get('/BaseFont')} has no ToUnicode")
    else:
        text = font.ToUnicode.read_bytes().decode("latin-1")
        for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.S):
            for code, value in re.findall(r"<(\w+)>\s*<(\w*)>", block):
                said[int(code, 16)] = bytes.fromhex(value).decode("utf-16-be", "replace")
        for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.S):
            for first, last, value in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
                for step in range(int(last, 16) - int(first, 16) + 1):
                    start = bytes.fromhex(value).decode("utf-16-be", "replace")
                    said[int(first, 16) + step] = start[:-1] + chr(ord(start[-1]) + step)
    cache[key] = said
    return said


PAINTING = set("f F f* B B* b b* s S sh Do BI EI INLINE IMAGE Tj TJ ' \"".split())

READ = " ".join(sorted(PAINTING | {"BDC", "BMC", "EMC", "Tf"}))


class Page:
    """What each mark of a page says."""

    def __init__(self, page, number, fonts):
        self.number = number
        self.said = {}
        self.artifacts = 0
        stack = []
        font = None
        for operands, operator in pikepdf.parse_content_stream(page, READ):
            name = str(operator)
            if name in ("BDC", "BMC"):
                stack.append(self.opened(operands))
            elif name == "EMC":
                stack.pop()
            elif name == "Tf":
                font = to_unicode(page.Resources.Font[operands[0]], fonts)
            elif name in PAINTING:
                if not stack:
                    fault(f"page {number}: {name} paints outside all marks")
                    continue
                if name in ("Tj", "TJ"):
                    self.show(operands[0], font, stack)
        if stack:
            fault(f"page {number}: a mark is not closed")

    def opened(self, operands):
        properties = operands[1] if len(operands) > 1 else {}
        mark = {"tag": str(operands[0]), "mcid": None, "actual": None, "shown": False}
        if isinstance(properties, pikepdf.Dictionary):
            if "/MCID" in properties:
                mark["mcid"] = int(properties.MCID)
                if mark["mcid"] in self.said:
                    fault(f"page {self.number}: mark {mark['mcid']} is there twice")
                self.said[mark["mcid"]] = ""
            if "/ActualText" in properties:
                mark["actual"] = str(properties.ActualText)
        if mark["tag"] == "/Artifact":
            self.artifacts += 1
        return mark

    def show(self, shown, font, stack):
        mcid = next((mark["mcid"] for mark in reversed(stack) if mark["mcid"] is not None), None)
        if mcid is None:
            return
        actual = next((mark for mark in stack if mark["actual"] is not None), None)
        if actual is not None:
            if not actual["shown"]:
                self.said[mcid] += actual["actual"]
            actual["shown"] = True
            return
        strings = [shown] if isinstance(shown, pikepdf.String) else [s for s in shown if isinstance(s, pikepdf.String)]
        data = b"".join(bytes(string) for string in strings)
        text = "".join(font.get(int.from_bytes(data[at : at + 2], "big"), "") for at in range(0, len(data), 2))
        if any(mark["tag"] == "/ReversedChars" for mark in stack):
            text = text[::-1]
        self.said[mcid] += text


class Tree:
    """The structure tree, flat and in reading order."""

    def __init__(self, pdf):
        fonts = {}
        self.pages = [Page(page, number + 1, fonts) for number, page in enumerate(pdf.pages)]
        self.number = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        self.roles = {str(key): str(value) for key, value in pdf.Root.StructTreeRoot.get("/RoleMap", {}).items()}
        self.used = [set() for _ in self.pages]
        self.annotations = set()
        self.told = []
        self.tables = []
        self.headings = []
        self.links = []
        self.walk(pdf.Root.StructTreeRoot.K, [], None)
        for page, used in zip(self.pages, self.used):
            for missing in sorted(set(page.said) - used):
                fault(f"page {page.number}: mark {missing} is in no element: {page.said[missing]!r}")
        for number, page in enumerate(pdf.pages):
            for annotation in page.get("/Annots", []):
                if annotation.objgen not in self.annotations:
                    fault(f"page {number + 1}: a link is in no element")

    def children(self, element):
        kids = element.get("/K", [])
        return list(kids) if isinstance(kids, pikepdf.Array) else [kids]

    def walk(self, element, path, page):
        if isinstance(element, pikepdf.Array):
            for one in element:
                self.walk(one, path, page)
            return
        role = str(element.S).lstrip("/")
        page = element.get("/Pg", page)
        path = path + [role]
        if role == "Table":
            self.tables.append(self.table(element, path, page))
            return
        alt = str(element.Alt) if "/Alt" in element else None
        if role == "Figure" and not alt:
            fault("a figure has no alternative text")
        if role == "Figure" and "/BBox" not in self.attributes(element):
            fault(f"a figure has no area: {alt}")
        if role.startswith("H") and role[1:].isdigit():
            self.headings.append(int(role[1:]))
            if "/T" not in element:
                fault("a heading has no title")
        text = ""
        link = None
        for child in self.children(element):
            if isinstance(child, int):
                text += self.use(page, child)
            elif isinstance(child, pikepdf.Dictionary) and child.get("/Type") == "/MCR":
                text += self.use(child.get("/Pg", page), int(child.MCID))
            elif isinstance(child, pikepdf.Dictionary) and child.get("/Type") == "/OBJR":
                link = self.annotation(child.Obj, role)
            elif isinstance(child, pikepdf.Dictionary):
                before = len(self.told)
                self.walk(child, path, page)
                # What a link or span says is said by the paragraph around it.
                inner = self.told[before:]
                if role in ("P", "Link", "H1"):
                    del self.told[before:]
                    text += "".join(one["text"] for one in inner)
        if text or alt or link:
            number = self.number[page.objgen] + 1 if page is not None else None
            self.told.append({"path": "/".join(path), "text": text, "alt": alt, "page": number})

    def use(self, page, mcid):
        number = self.number[page.objgen]
        if mcid in self.used[number]:
            fault(f"page {number + 1}: mark {mcid} is told twice")
        self.used[number].add(mcid)
        if mcid not in self.pages[number].said:
            fault(f"page {number + 1}: mark {mcid} is not on the page")
        return self.pages[number].said.get(mcid, "")

    def annotation(self, annotation, role):
        self.annotations.add(annotation.objgen)
        if role != "Link":
            fault(f"a link is in a {role}")
        if not str(annotation.get("/Contents", "")):
            fault("a link has no words")
        if "/StructParent" not in annotation:
            fault("a link does not lead to its element")
        uri = str(annotation.A.URI) if "/A" in annotation else None
        self.links.append(uri)
        return True

    def table(self, element, path, page):
        """A table's cells with their headers; its rows must all be as wide."""
        rows = []
        for part in self.children(element):
            role = str(part.S).lstrip("/")
            if role not in ("THead", "TBody"):
                fault(f"a {role} is in a table")
            rows += [(role, row) for row in self.children(part)]
        taken = {}
        cells = []
        widths = set()
        for number, (part, row) in enumerate(rows):
            column = 0
            for cell in self.children(row):
                while (number, column) in taken:
                    column += 1
                kind = str(cell.S).lstrip("/")
                attributes = self.attributes(cell)
                across, down = int(attributes.get("/ColSpan", 1)), int(attributes.get("/RowSpan", 1))
                if kind == "TH" and "/Scope" not in attributes:
                    fault("a header cell has no scope")
                if kind not in ("TH", "TD"):
                    fault(f"a {kind} is in a row")
                before = len(self.told)
                for child in self.children(cell):
                    if isinstance(child, pikepdf.Dictionary):
                        self.walk(child, path + [part, "TR", kind], cell.get("/Pg", page))
                    else:
                        fault(f"a mark lies in a {kind} itself")
                told = self.told[before:]
                cells.append({"kind": kind, "row": number, "column": column, "across": across, "down": down, "told": told})
                for r in range(number, number + down):
                    for c in range(column, column + across):
                        if (r, c) in taken:
                            fault(f"cells lie over each other at row {r}, column {c}")
                        taken[(r, c)] = cells[-1]
                column += across
        for number in range(len(rows)):
            widths.add(len([1 for (r, _) in taken if r == number]))
        if len(widths) > 1:
            fault(f"the rows of a table are {sorted(widths)} cells wide")
        if any(r >= len(rows) for (r, _) in taken):
            fault("a cell reaches below its table")
        for cell in cells:
            first = cell["column"]
            above = [taken.get((r, first)) for r in range(cell["row"]) if first > 0]
            cell["heads"] = self.words([head for head in above if head and head["kind"] == "TH"])
            label = taken.get((cell["row"], 0))
            cell["label"] = self.words([label]) if label and label["kind"] == "TH" else []
        return {"rows": len(rows), "columns": max(widths, default=0), "cells": cells}

    def words(self, cells):
        seen = []
        for cell in cells:
            words = " ".join(one["text"] or one["alt"] or "" for one in cell["told"])
            if words not in seen:
                seen.append(words)
        return seen

    def attributes(self, element):
        if "/A" not in element:
            return {}
        every = element.A if isinstance(element.A, pikepdf.Array) else [element.A]
        return {key: one[key] for one in every for key in one.keys()}


def outline(pdf):
    with pdf.open_outline() as outline:
        def flat(items, depth):
            for item in items:
                destination = item.destination
                if destination is None:
                    fault(f"the bookmark {item.title} leads nowhere")
                    continue
                page = next(number for number, page in enumerate(pdf.pages) if page.objgen == destination[0].objgen)
                yield {"depth": depth, "title": item.title, "page": page + 1, "x": float(destination[2]), "y": float(destination[3])}
                yield from flat(item.children, depth + 1)
        return list(flat(outline.root, 0))


def main(path):
    with pikepdf.open(path) as pdf:
        root = pdf.Root
        metadata = pdf.open_metadata()
        if not root.get("/MarkInfo", {}).get("/Marked", False):
            fault("the file is not marked as tagged")
        tree = Tree(pdf)
        if tree.headings[:1] not in ([], [1]) or any(b > a + 1 for a, b in zip(tree.headings, tree.headings[1:])):
            fault(f"the headings are of levels {tree.headings}")
        print(json.dumps({
            "language": str(root.get("/Lang", "")),
            "title": str(pdf.docinfo.get("/Title", "")),
            "shows_title": bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)),
            "ua": str(metadata.get("pdfuaid:part", "")),
            "a": str(metadata.get("pdfaid:part", "")) + str(metadata.get("pdfaid:conformance", "")),
            "told": tree.told,
            "tables": tree.tables,
            "headings": tree.headings,
            "links": tree.links,
            "artifacts": [page.artifacts for page in tree.pages],
            "outline": outline(pdf),
        }))
    if FAULTS:
        sys.exit("\n".join(FAULTS))


main(sys.argv[1])

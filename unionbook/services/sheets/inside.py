"""What calamine does not tell of an xlsx: hidden rows and columns, cells that show an error."""

import re
import zipfile
from dataclasses import dataclass, field
from io import BytesIO
from posixpath import join, normpath
from xml.etree import ElementTree

from unionbook.services.sheets.model import UNSOLVED

_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*)/?>")
_ERROR = re.compile(rb'<(?:\w+:)?c\b([^>]*\bt="e"[^>]*)>(.*?)</(?:\w+:)?c>', re.DOTALL)
_OPEN = re.compile(
    rb"<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
"""A cell with a formula and no result of it."""
_VALUE = re.compile(rb"<(?:\w+:)?v>([^<]*)<")
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
_REF = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_NUMBER = {name: re.compile(rb"\b" + name + rb'="(\d+)"') for name in (b"r", b"min", b"max")}
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True)
class Inside:
    """Of one sheet, all from 0."""

    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    faults: dict[tuple[int, int], str] = field(default_factory=dict)


def has_comments(data: bytes) -> bool:
    """Did somebody write comments on cells of a workbook?"""
    if not data.startswith(b"PK"):
        return False
    with zipfile.ZipFile(BytesIO(data)) as box:
        return any(name.startswith(("xl/comments", "xl/threadedComments")) for name in box.namelist())


def look_inside(data: bytes) -> dict[str, Inside]:
    """Sheet names and what is hidden or wrong in each; nothing of a workbook built otherwise (ods, xlsb, xls)."""
    if not data.startswith(b"PK"):
        return {}
    with zipfile.ZipFile(BytesIO(data)) as box:
        names = set(box.namelist())
        if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
            return {}
        links = ElementTree.fromstring(box.read("xl/_rels/workbook.xml.rels"))
        parts = {one.get("Id"): one.get("Target", "") for one in links}
        found: dict[str, Inside] = {}
        for sheet in ElementTree.fromstring(box.read("xl/workbook.xml")).iter():
            if sheet.tag.endswith("}sheet"):
                target = parts.get(sheet.get(_REL), "")
                part = target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
                if part in names:
                    found[sheet.get("name", "")] = _of_part(box.read(part))
        return found


def _of_part(xml: bytes) -> Inside:
    head = xml[: max(xml.find(b"sheetData>"), 0) or len(xml)]
    columns = {
        column
        for about in _COLUMN.findall(head)
        if _HIDDEN.search(about)
        for column in range(_number(about, b"min") - 1, min(_number(about, b"max"), 16_384))
    }
    rows: set[int] = set()
    if b"hidden=" in xml and _HIDDEN.search(xml):
        place = -1
        for about in _ROW.findall(xml):
            place = _number(about, b"r") - 1 if _number(about, b"r") else place + 1
            if _HIDDEN.search(about):
                rows.add(place)
    return Inside(frozenset(rows), frozenset(columns), {**_faults(xml), **_unsolved(xml)})


def _number(about: bytes, name: bytes) -> int:
    found = _NUMBER[name].search(about)
    return int(found[1]) if found else 0


def _faults(xml: bytes) -> dict[tuple[int, int], str]:
    found = {}
    for about, body in _ERROR.findall(xml) if b't="e"' in xml else ():
        if (place := _place(about)) is not None:
            value = _VALUE.search(body)
            found[place] = value[1].decode("ascii", "replace") if value else "#错误"
    return found


def _unsolved(xml: bytes) -> dict[tuple[int, int], str]:
    """Formulas without a result, but for those whose result is no word at all: programs that make tables leave it to
    Excel to work them out."""
    told = _OPEN.findall(xml) if any(sign in xml for sign in (b"<f>", b"<f ", b":f>", b":f ")) else ()
    return {place: UNSOLVED for about in told if b't="str"' not in about and (place := _place(about)) is not None}


def _place(about: bytes) -> tuple[int, int] | None:
    """Row and column of a cell."""
    if (place := _REF.search(about)) is None:
        return None
    column = 0
    for letter in place[1]:
        column = column * 26 + letter - 64
    return int(place[2]) - 1, column - 1

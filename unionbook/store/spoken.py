"""Stored values as a clerk may read them, also those that are the program's own words: the name of a figure, of a kind
or a field, the uid of a record, a text with figures in it, data kept as JSON."""

import json
import re

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.fields import LinkField, TextField, Value
from unionbook.ground.figurekeys import OWN, FigureKey
from unionbook.ground.kind import Kind
from unionbook.store.book import Book

_SIGN = re.compile(r"\{([^{}]*)\}")
_NAME = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)*")
_UID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")

GONE = "（已删除的记录）"
DATA = "（程序用的数据）"
OWN_FIGURE = "自定数字"


def spoken(book: Book, kind: Kind, name: str, value: Value) -> str:
    """A value of a field of a kind, in words; a link by the title of the record it names."""
    field = kind.fields[name]
    if isinstance(field, LinkField) and isinstance(value, str):
        return book.title(field.kind, value) or GONE
    shown = field.show(value)
    return _said(book, kind, shown) if isinstance(field, TextField) and shown else shown


def _said(book: Book, kind: Kind, text: str) -> str:
    """A text; of one that a person typed, itself."""
    if text[0] in "[{" and _is_data(text):
        return DATA
    if "{" in text:
        return _SIGN.sub(lambda sign: f"〔{_of_sign(book.cabinet, sign[1])}〕", text)
    if _UID.fullmatch(text):
        return _title(book, text)
    if label := _figure(book.cabinet, text):
        return label
    # In a kind that stands in no list a bare name is the program's word; in the others somebody may have typed it.
    if kind.hidden and _NAME.fullmatch(text):
        return _named(book.cabinet, text)
    return text


def _is_data(text: str) -> bool:
    try:
        return isinstance(json.loads(text), (dict, list))
    except ValueError:
        return False


def _of_sign(cabinet: Cabinet, inside: str) -> str:
    key = inside.partition("|")[0].strip()
    return _figure(cabinet, key) or "…"


def _figure(cabinet: Cabinet, text: str) -> str:
    """The label of the figure with this key, "" when there is none."""
    try:
        key = FigureKey.parse(text)
    except ValueError:
        return ""
    if key.kind == OWN:
        return OWN_FIGURE
    if key.kind not in cabinet:
        return ""
    kind = cabinet[key.kind]
    label = next((one.label for one in kind.figures if one.name == key.name), "")
    try:
        words = key.words(cabinet, kind) if label else ""
    except (KeyError, ValueError):
        words = ""
    return f"{label}（{words}）" if words else label


def _named(cabinet: Cabinet, text: str) -> str:
    """A kind's label, or that of a field any kind has."""
    if text in cabinet:
        return cabinet[text].label
    last = text.rpartition(".")[2]
    return next((kind.fields[last].label for kind in cabinet if last in kind.fields), DATA)


def _title(book: Book, uid: str) -> str:
    """The title of a record of any kind."""
    found = book.rows("SELECT kind FROM change WHERE uid = ? LIMIT 1", (uid,)) or book.rows(
        "SELECT kind FROM bulk WHERE first <= ? AND last >= ? LIMIT 1", (uid, uid)
    )
    kind = str(found[0][0]) if found else ""
    if kind not in book.cabinet:
        return GONE
    return book.title(kind, uid) or (f"一{book.cabinet[kind].measure}{book.cabinet[kind].label}")

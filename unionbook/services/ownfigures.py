"""Figures the office makes of its filters: any list it can see becomes a number for its reports."""

import json

from unionbook.ground.conditions import Compare, Condition, Frame, Op, to_data
from unionbook.ground.errors import Refusal
from unionbook.ground.figurekeys import OWN
from unionbook.ground.figures import Figure
from unionbook.ground.kind import Kind
from unionbook.ground.sql import aggregate
from unionbook.ground.wording import Wording
from unionbook.records.ownfigure import OwnFigure, figure_name, uid_of
from unionbook.services.entry import Entry
from unionbook.services.saving import errors, remove, save
from unionbook.store.book import Book

NAME = "own_figure"

WRITTEN = {"report_part": "report.title", "report_template": "name"}
"""The kinds whose text may hold a figure, and what names the one it stands in."""


def own_keys(book: Book) -> list[str]:
    """The keys of the office's own figures, by label."""
    if NAME not in book.cabinet:
        return []
    return [f"{OWN}.{figure_name(uid)}" for (uid,) in book.select(NAME, ["uid"], order=["label"])]


def own_figure(book: Book, name: str) -> tuple[Kind, Figure]:
    """The kind it counts and the figure. Raises KeyError when there is none, ValueError when its filter is broken."""
    record = book.get(NAME, uid_of(name)) if NAME in book.cabinet else None
    if not isinstance(record, OwnFigure):
        raise KeyError(name)
    try:
        figure, kind = record.figure(), book.cabinet[record.of_kind or ""]
        _try(book, kind, figure)
    except TypeError as fault:
        raise ValueError(name) from fault
    return kind, figure


def _try(book: Book, kind: Kind, figure: Figure) -> None:
    """Raises KeyError or ValueError for a name that no longer exists."""
    aggregate(book.cabinet, kind, figure.what, figure.path, figure.where, Frame.of_year(book.today()))


def make_own_figure(
    book: Book,
    label: str,
    kind: str,
    where: Condition,
    *,
    what: str = "count",
    path: str = "uid",
    measure: str = "",
    definition: str = "",
    wording: Wording = Wording.EXACT,
) -> str:
    """A new figure of the rows of a kind that meet a condition; its key. Raises Refusal when it cannot be counted."""
    declared = book.cabinet[kind]
    money = path != "uid" and book.cabinet.field(declared, path).unit == "元"
    figure = Figure(name="f", label=label, measure=measure, definition=definition, where=where, what=what, path=path)
    try:
        _try(book, declared, figure)
    except (KeyError, ValueError):
        raise Refusal("这个筛选条件里有不认识的栏目，没有建成数字。请重新筛选一次再试。") from None
    entry = Entry(book, book.cabinet[NAME])
    values = {
        "label": label.strip() or None,
        "of_kind": kind,
        "condition": json.dumps(to_data(where), ensure_ascii=False),
        "what": what,
        "path": None if path == "uid" else path,
        "measure": measure or ("元" if money else declared.measure),
        "money": int(money),
        "wording": wording.value,
        "definition": definition or f"符合“{label}”所设条件的{declared.label}。",
    }
    for name, value in values.items():
        entry.put(name, value)
    if wrong := errors(save(entry)):
        raise Refusal(wrong[0].sentence)
    return f"{OWN}.{figure_name(entry.uid)}"


def change_own_figure(
    book: Book, name: str, *, label: str, measure: str, definition: str, wording: Wording
) -> None:
    """What an own figure is called and how it is worded; what it counts stays, since reports rest on it. Raises
    Refusal; KeyError when there is none."""
    entry = Entry(book, book.cabinet[NAME], uid_of(name))
    values = {"label": label, "measure": measure, "definition": definition, "wording": wording.value}
    for path, value in values.items():
        entry.put(path, value.strip() or None)
    if wrong := errors(save(entry)):
        raise Refusal(wrong[0].sentence)


def remove_own_figure(book: Book, name: str) -> str:
    """Take an own figure out; what it was called. Raises Refusal while the text of a report or template has it."""
    uid = uid_of(name)
    label = book.title(NAME, uid)
    if where := _used(book, name):
        raise Refusal(f"“{label}”还用在{where}里，没有删除。请先在那里去掉这个数字。")
    remove(book, book.cabinet[NAME], [uid])
    return label


def _used(book: Book, name: str) -> str:
    """Where a figure stands in a text, in words; "" for nowhere."""
    for kind, told in WRITTEN.items():
        if kind in book.cabinet and (found := book.select(kind, [told], Compare("text", Op.CONTAINS, name), limit=1)):
            return f"{'报告' if kind == 'report_part' else '报告样式'}“{found[0][0]}”"
    return ""

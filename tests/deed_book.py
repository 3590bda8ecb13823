"""Every deed that survives, on one small book, with what the book is like once it is done."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import aid_round
import case_book
from stick_book import Stick, firm

from unionbook.records import CABINET
from unionbook.services.batch import decide, match_names
from unionbook.services.batch.editing import edit
from unionbook.services.doubles.apart import set_apart
from unionbook.services.doubles.choosing import OTHER
from unionbook.services.doubles.merging import unite
from unionbook.services.past.returning import bring_back, restore_field, take_back
from unionbook.services.saving import drop_draft, open_entry, remove, save, save_draft
from unionbook.services.stage import move
from unionbook.services.takeover import take_over
from unionbook.store.book import Book
from unionbook.store.history import acts

DAY = date(2020, 4, 1)
APPLICATION, ENTERPRISE, GRIEVANCE = (CABINET[name] for name in ("application", "enterprise", "grievance"))


CASE: dict[str, Any] = {
    "received_on": "2026-05-06",
    "source": "本级接访",
    "form": "走访",
    "matter": "拖欠工资",
    "about": "样板甲子电子厂",
    "person": {"name": "李丁卯"},
}


@dataclass(frozen=True)
class Known:
    """The bytes of the book, and the keys of what is in it."""

    body: bytes
    applications: list[str]
    staff: list[str]
    firms: list[str]
    draft: str
    removed: str
    moved: str

    @property
    def firm(self) -> str:
        """The first of the firms."""
        return self.firms[0]


@lru_cache
def known() -> Known:
    """Made once."""
    folder = Path(mkdtemp())
    book, staff = case_book.new_book(folder)
    with book:
        found = aid_round.write(book, 4, stage="submitted")
        for n in range(2):
            case_book.saved(book, "grievance", CASE | {"subject": f"样板诉求{n}", "handler_a": case_book.NAMES[0]})
        uids = [case_book.saved(book, "enterprise", {"name": f"样板{name}厂", "workers": "10"}) for name in "甲乙丙"]
        save(firm(book, {"workers": "12"}, uids[0]))
        draft = firm(book, {"workers": "5"})
        save_draft(draft)
        remove(book, ENTERPRISE, [uids[2]])
        move(book, APPLICATION, found.applications[:2], "approved", DAY)
        key = acts(book, 1)[0].key
    body = (folder / "b.ubk").read_bytes()
    shutil.rmtree(folder)
    return Known(body, found.applications, staff, uids[:2], draft.uid, uids[2], key)


def placed(folder: Path) -> Stick:
    """The book on a stick, and a PC that knows nothing of it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name in ("books", "journal", "checks", "open"):
        shutil.rmtree(Path(os.environ["UNIONBOOK_HOME"], name), ignore_errors=True)
    stick = Stick(folder)
    stick.path.write_bytes(known().body)
    return stick


def _batch(book: Book) -> Callable[[], object]:
    one = known()
    lines = [aid_round.name(2)]
    matching = match_names(book, APPLICATION, one.applications[2:], lines)
    return lambda: decide(book, APPLICATION, matching, "approved", "rejected", DAY, "本年已享受其他救助")


def _save(book: Book, uid: str, data: dict[str, Any]) -> Callable[[], object]:
    entry = firm(book, data, uid)
    return lambda: save(entry)


def _draft(book: Book) -> Callable[[], object]:
    entry = open_entry(book, ENTERPRISE, known().draft)
    entry.type("workers", "6")
    return lambda: save_draft(entry)


DEEDS: dict[str, Callable[[Book], Callable[[], object]]] = {
    "save": lambda book: _save(book, known().firm, {"workers": "15", "note": "样板" * 900}),
    "enter": lambda book: _save(book, "", {"name": "样板丁厂", "workers": "7"}),
    "draft": _draft,
    "drop_draft": lambda book: lambda: drop_draft(book, ENTERPRISE, known().draft),
    "remove": lambda book: lambda: remove(book, ENTERPRISE, [known().firm]),
    "move": lambda book: lambda: move(book, APPLICATION, known().applications[2:], "approved", DAY),
    "decide": _batch,
    "edit_many": lambda book: lambda: edit(book, ENTERPRISE, [known().firm, known().firms[1]], "industry", "03"),
    "take_over": lambda book: lambda: take_over(book, known().staff[0], known().staff[1], DAY, "年休假"),
    "undo": lambda book: lambda: take_back(book, known().moved),
    "restore_field": lambda book: lambda: restore_field(book, ENTERPRISE, known().firm, "workers", 10),
    "bring_back": lambda book: lambda: bring_back(book, ENTERPRISE, known().removed),
    "unite": lambda book: lambda: unite(book, ENTERPRISE, known().firm, known().firms[1], {"workers": OTHER}, ""),
    "set_apart": lambda book: lambda: set_apart(book, ENTERPRISE, known().firm, known().firms[1]),
}
"""Each as it is prepared in the window: the call comes later."""


def held(book: Book) -> dict[str, list[tuple[object, ...]]]:
    """What the book holds, but for the keys of rows: they are new each time."""
    found: dict[str, list[tuple[object, ...]]] = {}
    for kind in book.cabinet:
        columns = ", ".join(f'"{name}"' for name in kind.fields)
        found[kind.name] = sorted(book.rows(f'SELECT {columns} FROM "{kind.name}"'), key=repr)
    found["acts"] = [(line.label,) for line in reversed(acts(book, 1000))]
    return found

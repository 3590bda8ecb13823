"""How fast a record opens in its form, the next empty form stands ready, and a save is done, each beside its floor.

    python -m pytest -m bench -s tests/bench/bench_form.py      measure and judge
    python tests/bench/bench_form.py                            measure and print

Floor of opening: a bare form of as many plain labelled fields filled with the same texts. Floor of saving: the same
rows written by hand in one transaction with the same library and settings.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).resolve().parents[at]) for at in (2, 1)]

from ledger_desk import Shell, dressed, id_number, new_book, person_name, stand, stored
from PySide6.QtWidgets import QApplication, QFormLayout, QLabel, QLineEdit, QWidget

from unionbook.records import CABINET
from unionbook.services.batch import edit
from unionbook.store.book import Book
from unionbook.ui.form.form import Form
from unionbook.ui.ledger.ledger import LedgerPage

MEMBER = CABINET["member"]
ROWS, ROUNDS, BATCH = 20_000, 25, 1_000
OPENS, NEXT, BATCH_SECONDS = 0.05, 0.2, 2.5
"""Seconds at most: a record opened, the next form ready, one field of a thousand records."""


@dataclass
class Measured:
    """Seconds of each round."""

    bare: list[float] = field(default_factory=list)
    opens: list[float] = field(default_factory=list)
    saves: list[float] = field(default_factory=list)
    by_hand: list[float] = field(default_factory=list)
    next: list[float] = field(default_factory=list)
    batch: list[float] = field(default_factory=list)

    def lines(self) -> list[str]:
        """The table of figures."""
        rows = (
            ("bare form filled, ms", self.bare, ""),
            ("a record opens, ms", self.opens, f"<= {OPENS * 1000:.0f}"),
            ("same SQL by hand, ms", self.by_hand, ""),
            ("a form saved, ms", self.saves, "<= 100"),
            ("saved and the next ready, ms", self.next, f"<= {NEXT * 1000:.0f}"),
            (f"one field of {BATCH:,}, ms", self.batch, f"<= {BATCH_SECONDS * 1000:.0f}"),
        )
        return [
            f"{ROWS:,} members, medians of {ROUNDS} rounds",
            *(f"{name:30}{1000 * median(found):>8.1f}  {1000 * min(found):.1f}-{1000 * max(found):.1f}  {most}"
              for name, found, most in rows if found),
        ]


def timed(work: Callable[[], object]) -> float:
    """Seconds until the work is done and drawn."""
    QApplication.processEvents()
    start = perf_counter()
    work()
    QApplication.processEvents()
    return perf_counter() - start


def crowd(folder: Path) -> Book:
    """A book of so many members in one union."""
    book = new_book(folder)
    union = stored(book, "organisation", {"name": "示例电子厂工会", "structure": "1", "founded_on": "2015-3-1"})
    with book.change("导入") as act:
        persons = act.add_many("person", ["name", "id_type", "sex", "born", "phone"], [
            [f"第{number:05}人", "1", "1", "1980-01-01", f"139{number:08}"] for number in range(ROWS)
        ])
        names = ["person", "organisation", "employment", "migrant", "joined_on", "stage", "number"]
        act.add_many("member", names, [
            [person, union, "contract", 0, "2019-03-01", "active", f"2019{number:05}"]
            for number, person in enumerate(persons)
        ])
    return book


def bare_form() -> tuple[QWidget, Callable[[list[str]], None]]:
    """Plain fields under labels, and what fills them."""
    window = QWidget()
    layout = QFormLayout(window)
    fields = [QLineEdit() for _ in range(20)]
    for number, one in enumerate(fields):
        layout.addRow(QLabel(f"栏目{number}"), one)
    window.show()

    def fill(texts: list[str]) -> None:
        for one, text in zip(fields, texts, strict=False):
            one.setText(text)

    return window, fill


def measure(folder: Path) -> Measured:
    """All of it on one book."""
    result = Measured()
    book = crowd(folder)
    dressed()
    shell = Shell(book)
    page = LedgerPage(shell, [MEMBER])
    stand(shell, page, 1326, 620)
    form = page.drawer.form
    uids = [str(uid) for (uid,) in book.select("member", ["uid"], limit=ROUNDS + 5, offset=ROWS // 2)]
    for uid in uids[:5]:
        form.open(uid)
    window, fill = bare_form()
    for number, uid in enumerate(uids[5:]):
        result.bare.append(timed(partial(fill, [f"{number} 文字 {at}" for at in range(20)])))
        result.opens.append(timed(partial(form.open, uid)))
    window.hide()
    _saves(form, book, result)
    members = [str(uid) for (uid,) in book.select("member", ["uid"], limit=BATCH)]
    for value in ("dispatch", "contract", "dispatch"):
        result.batch.append(timed(partial(edit, book, MEMBER, members, "employment", value)))
    shell.let_go()
    return result


def _saves(form: Form, book: Book, result: Measured) -> None:
    for number in range(ROUNDS):
        form.new()
        filled = {
            "person.name": person_name(number),
            "person.id_number": id_number(number),
            "person.phone": "13800001234",
            "organisation": "示例电子厂工会",
            "employment": "合同制",
        }
        form.fill(filled)
        assert form.writing is not None
        form.writing.touched = True
        if number % 2:
            result.next.append(timed(form.save_and_new))
        else:
            result.saves.append(timed(form.save))
            assert form.stored, form.writing.problems
        result.by_hand.append(timed(partial(_by_hand, book, number)))


def _by_hand(book: Book, number: int) -> None:
    book.connection.execute("BEGIN IMMEDIATE")
    book.connection.execute(
        'INSERT INTO "person" ("uid", "name", "phone") VALUES (?, ?, ?)', (f"hand{number}", "手", "13800001234")
    )
    book.connection.execute(
        'INSERT INTO "member" ("uid", "person", "joined_on") VALUES (?, ?, ?)',
        (f"hand{number}", f"hand{number}", "2020-01-01"),
    )
    book.connection.execute("COMMIT")


@pytest.mark.bench
def test_forms_keep_pace_with_the_clerk(qapp: QApplication, tmp_path: Path) -> None:
    found = measure(tmp_path)
    print("", *found.lines(), sep="\n")
    assert median(found.opens) <= OPENS
    assert median(found.next) <= NEXT
    assert median(found.batch) <= BATCH_SECONDS


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as work:
        print(*measure(Path(work)).lines(), sep="\n")

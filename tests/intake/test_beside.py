"""A table judged by two processes has the verdicts it has when judged by one."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, ClassVar

import pytest
from intake.intake_book import HEAD, identity, judged, plan_of, small_book

from unionbook.services.intake import beside, checking
from unionbook.services.intake.beside import Beside
from unionbook.services.intake.checking import check
from unionbook.services.intake.model import Judged, Verdict
from unionbook.services.intake.writing import take_in
from unionbook.store.book import Book

ROWS = 60


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with small_book(tmp_path_factory.mktemp("beside") / "台账.ubk") as made:
        take_in(made, judged(made, _row(0), _row(ROWS - 1)))
        yield made


def _row(number: int, **other: Any) -> list[Any]:
    told = [number, f"王{'芳强伟敏'[number % 4]}", identity(number), "甲厂工会", "甲厂", f"138{number:08}", "2020.3.8"]
    return list((dict(zip(HEAD, told, strict=True)) | other).values())


def _table() -> list[list[Any]]:
    """New rows with some of every other sort among them, each at both ends: the second process begins at the end."""
    rows = [_row(number) for number in range(ROWS)]
    for at in (5, ROWS - 6):
        rows[at + 1] = _row(at + 1, 所属工会="没有的工会")
        rows[at + 2] = _row(at + 2, 入会时间="去年")
        rows[at + 3] = _row(3)
        rows[at + 4] = _row(4, 姓名="李四")
        # Without a number, of the name and phone of a row that may lie on the other side.
        rows[at + 5] = _row(at + 5, 身份证号码=None, 姓名="王芳", 手机="13800000012")
    return rows


def _told(row: Judged) -> Any:
    """What was found of a row, but for the keys of what is new."""
    fresh, reasons = (
        row.fresh,
        [replace(one, choices=tuple(("", words) for _, words in one.choices)) for one in row.reasons],
    )
    known = {path: value for path, value in row.values.items() if path != "person"}
    told = row.number, row.verdict, reasons, dict(row.texts), known, bool(row.uid)
    if fresh is None:
        return told
    inner = {link: (one.values, one.exists) for link, one in fresh.inner.items()}
    return *told, fresh.held.values[2:], inner, [(kind, one.values[1:]) for kind, one in fresh.unfolded]


class _Patient(Beside):
    """Waits until the other process takes more rows, as long as there are any."""

    ends: ClassVar[list[int]] = []

    def look(self, at: int) -> None:
        before = self.end
        while self.end == before and self.end - at > beside.PORTION:
            super().look(at)
        self.ends.append(self.end)


def test_two_processes_judge_as_one(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "PORTION", 7)
    monkeypatch.setattr(beside, "_two_at_once", lambda: True)
    monkeypatch.setattr(checking, "OFTEN", 7)
    alone = check(book, plan_of(*_table()))
    assert {one for one in Verdict if alone.count(one)} == {Verdict.NEW, Verdict.WRONG, Verdict.SAME}
    monkeypatch.setattr(checking, "Beside", _Patient)
    both = check(book, plan_of(*_table()), least=1)
    assert min(_Patient.ends) < ROWS - 20, "the other process has its part"
    assert [_told(row) for row in both.rows] == [_told(row) for row in alone.rows]

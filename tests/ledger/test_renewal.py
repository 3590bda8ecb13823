"""续签: the next agreement from the one that ends, counted as renewed, and asked for no more."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from agreement_book import firms, stored
from ledger_desk import Shell, dressed, new_book, press, stand
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from unionbook.ground.conditions import Frame
from unionbook.ground.errors import Refusal
from unionbook.ground.fields import Value
from unionbook.ground.periods import Period
from unionbook.records import CABINET
from unionbook.services.due import due
from unionbook.services.entry import Entry
from unionbook.services.saving import errors, open_entry, save
from unionbook.services.successor import next_of, successor
from unionbook.services.tally import count
from unionbook.services.worklists import worklists
from unionbook.store.book import Book
from unionbook.store.undo import undo
from unionbook.ui.ledger.columns import due_pill
from unionbook.ui.ledger.ledger import LedgerPage
from unionbook.ui.ledger.rowmenu import row_menu

KIND = CABINET["agreement"]
TERM = {"term_from": "2019-01-01", "term_to": "2020-12-31", "lapses_on": "2021-01-01", "renew_from": "2020-11-01"}


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A book of 10 December 2020."""
    with new_book(tmp_path) as made:
        yield made


def _ending(book: Book, **more: Value) -> str:
    """The agreement of a firm that ends with the year."""
    firm = firms(book, 1, workers=60)[0] if "scope" not in more else None
    values: dict[str, Value] = {"signed_on": "2018-12-20", "workers": 60, "employer_chief": "王海涛"}
    if firm:
        values |= {"scope": "firm", "enterprise": firm, "firms": 1, "name": "样板000厂工资专项集体合同"}
    return stored(book, more={**TERM, "minimum_wage": 230000, **values, **more})


def _waited(book: Book) -> list[str]:
    todo = [f"{one.subset.label} {one.rows}" for one in worklists(book) if one.kind is KIND]
    return todo + [one.running.clock.label for one in due(book, book.today(), [KIND])]


def _number(book: Book, name: str, year: str) -> int | None:
    return count(book, f"agreement.{name}", Frame(Period.parse(year), date(2021, 12, 31))).value


def test_the_next_begins_where_the_one_before_ends_and_is_counted_as_renewed(book: Book) -> None:
    before = _ending(book, round_number=2)
    assert _waited(book) == ["待续签 1", "续签"]
    assert due_pill(book, KIND, book.must("agreement", before)) == ("续签 剩21天", "neutral"), "in force, it is no end"
    entry = successor(book, KIND, before)
    shown = {name: entry.shown(name) for name in ("kind", "occasion", "round_number", "term_from", "term_to")}
    assert list(shown.values()) == ["工资专项集体合同", "续签", "3", "2021-01-01", "2022-12-31"]
    assert entry.values["previous"] == before and entry.values["employer_chief"] == "王海涛"
    assert entry.values["workers"] is entry.values["minimum_wage"] is None, "numbers are bargained for anew"
    assert book.count("agreement") == 1, "nothing is written yet"
    assert errors(save(entry)) == []
    assert (entry.shown("name"), entry.shown("firms")) == ("样板000厂工资专项集体合同", "1")
    assert book.must("agreement", before)["renewal_on"] == "2020-12-10"
    assert _waited(book) == ["回应要约"], "nobody waits for the renewal any more"
    signed = open_entry(book, KIND, entry.uid)
    signed.fill({"stage": "已签", "signed_on": "2020.12.10", "workers": "58"})
    assert errors(save(signed)) == []
    assert [_number(book, name, "2020") for name in ("signed_renewed", "wage_renewed", "signed_first")] == [1, 1, 0]
    assert _number(book, "lapsed", "2021") == 0
    undo(book)
    undo(book)
    assert _waited(book)[0] == "待续签 1" and next_of(book, KIND, before) == ""


def test_the_firms_of_a_shared_agreement_are_taken_over_without_their_numbers(book: Book) -> None:
    covered = firms(book, 3)
    before = _ending(book, scope="region", firms=3)
    with book.change("覆盖企业") as act:
        for firm in covered:
            act.add("agreement_enterprise", {"agreement": before, "enterprise": firm, "workers": 20})
    entry = successor(book, KIND, before)
    rows = entry.children["agreement_enterprise"]
    assert [row.values["enterprise"] for row in rows] == covered and {row.values["workers"] for row in rows} == {None}
    assert errors(save(entry)) == [] and entry.values["firms"] == 3


@pytest.mark.parametrize(("first", "last", "then"), [
    ("2020-02-29", "2021-02-27", "2022-02-27"),
    ("2020-01-31", "2020-12-20", None),
    ("2018-03-01", "2021-02-28", "2024-02-29"),
    (None, "2020-12-31", None),
])
def test_the_next_lasts_as_many_whole_months(book: Book, first: str, last: str, then: str | None) -> None:
    entry = successor(book, KIND, _ending(book, term_from=first, term_to=last))
    assert entry.values["term_to"] == then


def test_what_was_not_signed_or_was_ended_is_not_renewed(book: Book) -> None:
    firm = firms(book, 1)[0]
    bargained = Entry(book, KIND)
    bargained.fill({"kind": "工资专项集体合同", "enterprise": firm})
    assert errors(save(bargained)) == []
    for uid in (bargained.uid, _ending(book, scope="region", terminated_on="2020-06-01", stage="terminated")):
        with pytest.raises(Refusal, match="还不能，没有改动"):
            successor(book, KIND, uid)


def test_by_keys_from_the_list_and_the_form(qapp: QApplication, book: Book) -> None:
    dressed()
    before = _ending(book)
    shell = Shell(book)
    page = LedgerPage(shell, [KIND])
    stand(shell, page)
    drawer = page.drawer
    drawer.follow()
    form, button = drawer.form, drawer.form.head.after
    assert button.isVisible() and button.text() == "续签"
    button.setFocus()
    press(Qt.Key.Key_Return)
    assert form.writing is not None and form.count and not form.stored
    assert "enterprise" in form.writing.carried and "term_to" not in form.writing.carried
    page.save()
    made = next_of(book, KIND, before)
    assert form.uid == made and drawer.table.current() == made and not button.isVisible()
    drawer.show_record(before)
    assert not button.isVisible(), "it is renewed already"
    (line,) = (one for one in row_menu(drawer).actions() if one.text().startswith("续签"))
    line.trigger()
    assert form.uid == made and shell.toasts[-1][0] == "已经续签过，这是接着它的下一份。"
    words = [one.text() for one in row_menu(drawer).actions()]
    assert not any(one.startswith("续签") for one in words), "what is not signed has no next"
    shell.let_go()

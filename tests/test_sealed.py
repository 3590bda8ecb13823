"""保密件: sealed cases are left out of lists and searches and named nowhere, unless asked for; figures count them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from case_book import TODAY, filled, new_book, number, saved, told

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.conditions import Frame
from unionbook.ground.kind import SEALED
from unionbook.ground.lint import faults
from unionbook.ground.periods import Period
from unionbook.records import CABINET
from unionbook.services.attachments import Prepared, attach, attached, detach, rename
from unionbook.services.due import due
from unionbook.services.listing import asked, looking_for, resolve
from unionbook.services.past import contents_of
from unionbook.services.saving import remove, save_draft
from unionbook.services.tally import rows_behind
from unionbook.store.book import Book
from unionbook.store.files import create_book
from unionbook.store.history import acts, recycle_bin, title_of

KIND = CABINET["grievance"]
CASE: dict[str, Any] = {
    "received_on": "2026-12-20",
    "source": "本级接访",
    "form": "书信",
    "matter": "其他",
    "about": "样板甲子电子厂",
}


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made, _ = new_book(tmp_path)
    with made:
        yield made


def case(book: Book, subject: str, **more: Any) -> str:
    (handler,) = book.select("staff", ["uid"], limit=1)[0]
    person = {"person": {"name": "李丁卯"}}
    return saved(book, "grievance", {**CASE, **person, "subject": subject, "handler_a": handler, **more})


def listed(book: Book, **ask: Any) -> set[str]:
    return {subject for (subject,) in book.select("grievance", ["subject"], asked(KIND, **ask))}


def test_an_accusation_is_sealed_and_stays_so(book: Book) -> None:
    uid = case(book, "反映挪用经费", nature="检举控告")
    assert book.must("grievance", uid)["sealed"] == 1
    entry = filled(book, "grievance", {"sealed": "否"}, uid)
    assert told(entry) == {} and entry.values["sealed"] == 1 and "sealed" in entry.filled
    other = filled(book, "grievance", {"nature": "申诉求决", "sealed": "否"}, uid)
    other.examine()
    assert other.values["sealed"] == 0 and "sealed" not in other.filled


def test_lists_and_searches_leave_it_out_unless_asked(book: Book) -> None:
    case(book, "反映挪用经费", nature="检举控告")
    case(book, "反映食堂太贵", sealed="是")
    case(book, "咨询经费")
    assert listed(book) == listed(book, subset="received") == {"咨询经费"}
    assert listed(book, text="反映") == set() and listed(book, text="经费") == {"咨询经费"}
    assert listed(book, subset="sealed") == {"反映挪用经费", "反映食堂太贵"}
    assert listed(book, subset="sealed", text="经费") == {"反映挪用经费"}
    assert listed(book, subset="received", sealed=True) == {"反映挪用经费", "反映食堂太贵", "咨询经费"}
    assert book.count("grievance", looking_for(KIND, "挪用")) == 0
    assert book.count("grievance", looking_for(KIND, "挪用", sealed=True)) == 1
    assert listed(book, more=[looking_for(KIND, "经费")]) == {"咨询经费"}


def test_it_is_found_by_its_uid_alone(book: Book) -> None:
    uid = case(book, "反映挪用经费", nature="检举控告")
    assert resolve(book, "grievance", "反映挪用经费") == resolve(book, "grievance", "李丁卯") == []
    assert resolve(book, "grievance", uid) == [uid]


def test_nowhere_is_it_named(book: Book) -> None:
    step = {"done_on": "2026-12-21", "what": "约谈举报人"}
    uid = case(book, "反映挪用经费", nature="检举控告", grievance_step=[step])
    assert book.title("grievance", uid) == SEALED
    (child,) = book.children("grievance_step", uid)
    assert book.title("grievance_step", child.uid) == SEALED
    assert book.count("grievance_step", asked(CABINET["grievance_step"])) == 0
    assert {one.title for one in due(book, date(2026, 12, 22))} == {SEALED}
    assert acts(book)[0].label == f"登记信访 {SEALED}"
    person = str(book.must("grievance", uid)["person"])
    again = filled(book, "grievance", {**CASE, "person": person, "subject": "再来", "handler_a": "赵甲子"})
    assert SEALED in told(again, warning=True)["previous"]
    save_draft(filled(book, "grievance", {"subject": "反映挪用经费二"}, uid))
    assert book.select("draft", ["title"]) == [(SEALED,)]
    remove(book, KIND, [uid])
    assert acts(book)[0].label.endswith(SEALED) and [gone.title for gone in recycle_bin(book)] == [SEALED]


def test_what_was_done_tells_nothing_of_it_its_steps_or_whom_it_names(book: Book) -> None:
    step = {"done_on": "2026-12-21", "what": "约谈举报人"}
    uid = case(book, "反映挪用经费", nature="检举控告", grievance_step=[step])
    attach(book, KIND, uid, [Prepared("李丁卯的信", False, b"%PDF-1.7 x")])
    for line in acts(book)[:2]:
        found = contents_of(book, line.number).records
        assert found and {(one.title, one.sealed, len(one.turns)) for one in found} == {(SEALED, True, 0)}
    letter = attached(book, KIND, uid)[0].uid
    rename(book, letter, "李丁卯的来信")
    detach(book, [letter])
    assert not [line.label for line in acts(book) if "李丁卯" in line.label]
    ((child,),) = book.select("grievance_step", ["uid"])
    with book.change("删去") as act:
        act.drop("grievance_step", child)
    assert title_of(book, "grievance_step", book.trail.of_row("grievance_step", child)) == SEALED


def test_figures_count_it(book: Book) -> None:
    case(book, "反映挪用经费", nature="检举控告")
    case(book, "咨询经费")
    assert (number(book, "grievance.received"), number(book, "grievance.nature_accusation")) == (2, 1)
    rows = rows_behind(book, "grievance.received", Frame(Period.parse("2026"), TODAY)).rows
    assert {title for _, title, _ in rows} == {SEALED, "李丁卯 咨询经费"}


def test_the_flag_must_be_one(tmp_path: Path) -> None:
    from dataclasses import replace

    wrong = [replace(KIND, sealed="subject") if kind is KIND else kind for kind in CABINET]
    assert list(faults(Cabinet(wrong))) == ["grievance: sealed names 'subject', which is no flag"]
    with create_book(tmp_path / "x.ubk", CABINET) as made:
        assert made.title("grievance", "nobody") == ""

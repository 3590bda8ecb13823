"""Reports as documents: edits outlive a new count, faults change nothing, what moved since it was read is known."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from report_book import full_book

from unionbook.ground.errors import Refusal
from unionbook.ground.fields import Value
from unionbook.ground.periods import Period
from unionbook.services.check import check
from unionbook.services.report.compose import compose
from unionbook.services.report.document import (
    Document,
    add_part,
    drop_part,
    make_report,
    mark_read,
    move_part,
    moved_since_read,
    open_document,
    reports_of,
    restore_part,
    set_part,
    set_template_text,
    start_from,
    states,
)
from unionbook.services.report.document.making import without_hand_numbers
from unionbook.services.report.template import split, template_names, template_text
from unionbook.store.book import Book
from unionbook.store.undo import undo

YEAR = Period.parse("2020")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with full_book(tmp_path / "台账.ubk") as made:
        yield made


@pytest.fixture
def document(book: Book) -> Document:
    return open_document(book, make_report(book, YEAR))


def again(book: Book, document: Document) -> Document:
    return open_document(book, document.uid)


def part_with(document: Document, words: str) -> str:
    return next(part.uid for part in document.parts if words in part.text)


def a_case(book: Book, source: str) -> dict[str, Value]:
    """A case like one the book has, of another day."""
    ((uid,),) = book.select("grievance", ["uid"], limit=1)
    return {**(book.values("grievance", uid) or {}), "received_on": "2020-11-11", "source": source}


def texts(document: Document) -> list[str]:
    return [part.text for part in document.parts]


def test_a_new_document_says_what_its_template_says(book: Book, document: Document) -> None:
    shipped = [part.text for part in split(template_text(document.record.template or "", book))]
    assert texts(document) == shipped and not any(part.edited for part in document.parts)
    assert document.record.title == "青山镇总工会2020年度工作总结"
    assert "57宗" in document.compose(book).text
    assert reports_of(book, YEAR) == [document.uid]
    assert not [finding for finding in check(book) if finding.hurt]


def test_an_edit_outlives_a_new_count(book: Book, document: Document) -> None:
    uid = part_with(document, "{grievance.received")
    set_part(book, document, uid, "本年共登记信访{grievance.received}，件件有回音。")
    with book.change("补登") as act:
        act.add("grievance", a_case(book, "reception"))
    edited = again(book, document)
    assert "本年共登记信访58宗，件件有回音。" in edited.compose(book).text
    assert [part.uid for part in edited.parts if part.edited] == [uid]


def test_a_number_written_over_keeps_the_counted_one_beside_it(book: Book, document: Document) -> None:
    uid = part_with(document, "{grievance.received")
    set_part(book, document, uid, "共登记信访{grievance.received=60：含电话咨询三宗}。")
    piece = next(piece for _, piece in again(book, document).compose(book).figures() if piece.reason)
    assert (piece.text, piece.automatic, piece.reason) == ("60宗", "57宗", "含电话咨询三宗")
    with pytest.raises(Refusal, match="原因"):
        set_part(book, document, uid, "共登记信访{grievance.received=60}。")


@pytest.mark.parametrize(
    "wrong", ["共{grievance.nothing}。", "共{grievance.received。", "共[{grievance.received}。", "   "]
)
def test_what_cannot_be_read_changes_nothing(book: Book, document: Document, wrong: str) -> None:
    before, acts = texts(document), book.rows("SELECT count(*) FROM act")
    uid = part_with(document, "{grievance.received")
    with pytest.raises(Refusal, match="。"):
        set_part(book, document, uid, wrong)
    with pytest.raises(Refusal, match="。"):
        add_part(book, document, uid, wrong)
    assert texts(again(book, document)) == before and book.rows("SELECT count(*) FROM act") == acts


def test_parts_are_put_in_split_moved_taken_out_and_all_is_undone(book: Book, document: Document) -> None:
    before = texts(document)
    uid = document.parts[3].uid
    set_part(book, document, uid, "第一段。\n\n第二段。\n\n第三段。")
    grown = again(book, document)
    assert texts(grown) == [*before[:3], "第一段。", "第二段。", "第三段。", *before[4:]]
    move_part(book, grown, grown.parts[4].uid, 1)
    moved = again(book, document)
    assert texts(moved)[3:6] == ["第一段。", "第三段。", "第二段。"]
    drop_part(book, moved, moved.parts[4].uid)
    assert texts(again(book, document))[3:5] == ["第一段。", "第二段。"]
    add_part(book, again(book, document), "", "开头的一段。")
    assert texts(again(book, document))[0] == "开头的一段。"
    for _ in range(4):
        undo(book)
    assert texts(again(book, document)) == before


def test_parts_can_be_put_in_where_there_is_no_room(book: Book, document: Document) -> None:
    uid = document.parts[2].uid
    for n in range(14):
        add_part(book, again(book, document), uid, f"第{n}次。")
    found = again(book, document)
    assert texts(found)[3:17] == [f"第{n}次。" for n in reversed(range(14))]
    assert len({part.place for part in found.parts}) == len(found.parts)


def test_the_ends_are_not_moved_over(book: Book, document: Document) -> None:
    before = texts(document)
    move_part(book, document, document.parts[0].uid, -1)
    move_part(book, document, document.parts[-1].uid, 1)
    assert texts(again(book, document)) == before


def test_a_part_goes_back_to_what_the_template_said(book: Book, document: Document) -> None:
    uid = part_with(document, "{grievance.received")
    original = document.part(uid).text
    set_part(book, document, uid, "改了。")
    restore_part(book, again(book, document), uid)
    assert again(book, document).part(uid).text == original
    add_part(book, again(book, document), uid, "自己写的。")
    own = part_with(again(book, document), "自己写的")
    with pytest.raises(Refusal, match="没有原文"):
        restore_part(book, again(book, document), own)


def test_figures_that_moved_since_the_text_was_read_are_known(book: Book, document: Document) -> None:
    def counted(found: Document) -> list:  # type: ignore[type-arg]
        return [piece.counted for _, piece in found.compose(book).figures() if piece.counted]

    assert moved_since_read(book, document, counted(document)) == set()
    mark_read(book, document, states(book, counted(document)))
    read = again(book, document)
    assert moved_since_read(book, read, counted(read)) == set()
    ((first,),) = book.select("grievance", ["uid"], limit=1)
    with book.change("换一件") as act:
        act.drop("grievance", first)
        act.add("grievance", a_case(book, "superior"))
    moved = moved_since_read(book, read, counted(read))
    assert "grievance.received@2020-01-01..2020-12-31" in moved, "the number is the same, the rows are not"
    assert not {mark.partition("@")[0] for mark in moved} & {"member.members", "dues_receipt.payers"}
    mark_read(book, read, states(book, counted(read)))
    assert moved_since_read(book, again(book, document), counted(read)) == set()


def test_the_year_so_far_moves_without_the_month(book: Book) -> None:
    text = "标题：试样\n本月收到{grievance.received}，今年累计{grievance.received@年}。"
    set_template_text(book, "试样", text)
    document = open_document(book, make_report(book, Period.parse("2020-06"), "试样"))
    counted = [piece.counted for _, piece in document.compose(book).figures() if piece.counted]
    mark_read(book, document, states(book, counted))
    with book.change("补登") as act:
        act.add("grievance", a_case(book, "superior") | {"received_on": "2020-02-03"})
    found = moved_since_read(book, again(book, document), counted)
    assert found == {"grievance.received@2020-01-01..2020-06-30"}


def test_last_years_words_are_taken_and_its_numbers_never(book: Book, document: Document) -> None:
    uid = part_with(document, "{grievance.received")
    set_part(book, document, uid, "去年的说法：{grievance.received|more|件=60：含咨询}，{grievance.replied}。")
    made = open_document(book, start_from(book, again(book, document), Period.parse("2021")))
    assert "去年的说法：{grievance.received|more|件}，{grievance.replied}。" in texts(made)
    assert made.record.period == "2021" and "57" not in made.compose(book).text


@pytest.mark.parametrize(
    ("told", "left"),
    [
        ("{a.b=1：因}", "{a.b}"),
        ("{a.b[c=d|e]=1：因}和{a.b[c=d]}", "{a.b[c=d|e]}和{a.b[c=d]}"),
        ("{a.b|more|件＝12.5：因}", "{a.b|more|件}"),
        ("若 a.b = c.d：{a.b}", "若 a.b = c.d：{a.b}"),
        ("a=b{office.name/某=某}", "a=b{office.name/某}"),
    ],
)
def test_numbers_written_by_hand_are_taken_out_of_a_text(told: str, left: str) -> None:
    assert without_hand_numbers(told) == left


def test_an_office_keeps_a_template_of_its_own(book: Book) -> None:
    name = template_names("年", book)[0]
    text = template_text(name, book).replace("工作总结", "工作报告")
    uid = set_template_text(book, name, text)
    assert set_template_text(book, name, text + "\n\n多一段。\n") == uid
    made = open_document(book, make_report(book, YEAR, name))
    assert made.record.title == "青山镇总工会2020年度工作报告" and made.parts[-1].text == "多一段。"
    with pytest.raises(Refusal, match="行"):
        set_template_text(book, name, "标题：坏的\n\n{grievance.nothing}。")


def test_of_a_new_report_only_its_title_is_composed(book: Book) -> None:
    asked: list[str] = []
    book.connection.set_trace_callback(asked.append)
    made = make_report(book, YEAR)
    book.connection.set_trace_callback(None)
    assert not [one for one in asked if '"grievance"' in one]
    assert open_document(book, made).record.title == compose(book, YEAR).title


def test_a_day_within_the_period_is_counted_to(book: Book) -> None:
    made = open_document(book, make_report(book, YEAR, as_of=date(2020, 6, 30)))
    assert made.period.cut == date(2020, 6, 30) and "57宗" not in made.compose(book).text


def test_a_document_that_is_gone_is_told(book: Book, document: Document) -> None:
    with pytest.raises(Refusal, match="已被删除"):
        open_document(book, "nothing")
    with pytest.raises(Refusal, match="这一段已经被删除"):
        set_part(book, document, "nothing", "文字。")

"""Text of a report in the editor: every sign a chip, every sign kept, whatever is done around it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from report_book import full_book
from shell.hands import compose

from unionbook.ground.periods import Period
from unionbook.ground.wording import Wording
from unionbook.services.report.facts import Facts
from unionbook.services.report.markup import Number, read_sentence
from unionbook.services.report.template import split, template_names, template_text
from unionbook.store.book import Book
from unionbook.ui.look import theme
from unionbook.ui.paper.edit.chipedit import ChipEdit
from unionbook.ui.paper.edit.figurelist import choices, sought
from unionbook.ui.paper.edit.parts import take_apart
from unionbook.ui.paper.edit.signs import Signs, Tone, write_number

TYPED = ("字", "[", "{grievance.received}", "\n", "")
"""What is typed: "" takes the last letter away."""

YEAR = Period.parse("2020")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with full_book(Path(tmp_path_factory.mktemp("chips")) / "青山.ubk") as made:
        yield made


@pytest.fixture(scope="module")
def signs(book: Book) -> Signs:
    return Signs(Facts(book, YEAR, book.today()), YEAR.cut)


@pytest.fixture
def field(qapp: QApplication, signs: Signs) -> Iterator[ChipEdit]:
    theme.apply(qapp, 1.0, dark=False)
    made = ChipEdit("正文", signs, many=True)
    yield made
    made.deleteLater()


def test_every_part_of_every_template_is_shown_without_its_signs_and_kept(book: Book, field: ChipEdit) -> None:
    seen = 0
    for name in template_names(book=book):
        for part in split(template_text(name, book)):
            taken = take_apart(part.text)
            texts = []
            for line in taken.lines:
                field.show_text(line.text)
                shown = field.toPlainText()
                assert not set("{}|@[]") & set(shown) and "若" not in shown.replace("若干", "") and "逐条" not in shown
                assert all(one.told and one.shown and one.tone is not Tone.UNKNOWN for one in field.all_signs()), line
                texts.append(field.raw())
                seen += len(field.all_signs())
            assert taken.with_texts(texts, taken.as_of) == part.text
    assert seen > 400


numbers = st.builds(
    Number,
    st.just("grievance.received"),
    st.sampled_from([None, *Wording]),
    st.sampled_from([None, "件", "人次"]),
    st.booleans(),
    st.just(False),
    st.booleans(),
    st.sampled_from(["", "58", "五十多"]),
    st.just(""),
).map(lambda one: one if not one.typed else Number(**{**vars(one), "reason": "补登一宗"}))


@given(numbers)
def test_a_figures_sign_is_written_as_it_is_read(number: Number) -> None:
    assert read_sentence(write_number(number), 1, []).parts == (number,)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 40), st.sampled_from(TYPED)), max_size=12))
def test_whatever_is_typed_the_text_kept_is_the_text_shown(field: ChipEdit, steps: list[tuple[int, str]]) -> None:
    field.show_text("至{cut}，共收到信访{grievance.received!}[，其中转办{grievance.transferred}]。")
    for place, what in steps:
        cursor = field.textCursor()
        cursor.setPosition(min(place, field.document().characterCount() - 1))
        field.setTextCursor(cursor)
        if not what:
            cursor.deletePreviousChar()
        elif what[0] in "[{":
            field.put(what)
        elif what == "\n":
            QTest.keyClick(field, Qt.Key.Key_Return)
        else:
            compose(field, what)
    raw = field.raw()
    again = ChipEdit("正文", field.signs, many=True)
    again.show_text(raw)
    assert again.raw() == raw and again.toPlainText() == field.toPlainText()
    again.deleteLater()


def test_figures_are_ordered_by_how_well_they_meet_the_words(book: Book) -> None:
    known = choices(book)
    assert len(known) > 300 and len({one.key for one in known}) == len(known)
    found = sought(known, "收到 信访")
    assert found[0].label == "收到信访事件"
    ranks = [one.rank(["收到", "信访"]) for one in found]
    assert ranks == sorted(ranks) and -1 not in ranks
    assert sought(known, "") == known and sought(known, "没有这种东西") == []

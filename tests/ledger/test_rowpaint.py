"""How a table's rows are painted: what stands in the cells, cut where there is no room, the chosen row told apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_desk import arrived, dressed
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from unionbook.records import CABINET
from unionbook.store.book import Book
from unionbook.ui.ledger.cells import BAR, SIDE, CellModel, row_height
from unionbook.ui.ledger.listheader import ListHeader
from unionbook.ui.ledger.rowmodel import RowModel
from unionbook.ui.ledger.rowpaint import Type
from unionbook.ui.ledger.rows import Asked
from unionbook.ui.ledger.table import RowTable
from unionbook.ui.look import theme

SIGNS = st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")) | st.sampled_from("王工会\n")


@given(text=st.text(SIGNS, max_size=30), room=st.integers(10, 200), bold=st.booleans())
def test_words_never_stand_beyond_their_cell(qapp: QApplication, text: str, room: int, bold: bool) -> None:
    dressed()
    kind = Type(14, bold)
    cut = kind.cut(text, room)
    assert "\n" not in cut
    whole = " ".join(text.split()) if "\n" in text else text
    assert cut == whole or cut.endswith("…") or not cut
    # Qt's own dots may stand out by a pixel or two; the cell ends eight further on.
    assert kind.metrics.horizontalAdvance(cut) <= room + SIDE / 2 or cut == "…"


@pytest.mark.parametrize("name", ["grievance", "member", "person"])
def test_what_is_painted_is_what_is_said(qapp: QApplication, book: Book, name: str) -> None:
    model = RowModel(book, CABINET[name])
    model.ask(Asked())
    assert model.count
    for place in range(min(model.count, 20)):
        assert list(model.across(place)) == list(CellModel.across(model, place))


def _at(picture: QImage, x: int, y: int) -> str:
    return QColor(picture.pixel(x, y)).name().upper()


def test_the_chosen_row_is_told_apart(qapp: QApplication, book: Book) -> None:
    dressed()
    table = RowTable(book, CABINET["grievance"])
    table.verticalHeader().hide()
    table.resize(900, 400)
    table.ask(Asked())
    table.show()
    arrived(table)
    table.go_to(1)
    table.cells.hovered = 2
    picture = table.viewport().grab().toImage()
    tall, tokens, right = row_height(), theme.TOKENS, table.viewport().width() - 3
    assert _at(picture, right, tall + 3) == tokens.selected and _at(picture, BAR - 1, tall + 3) == tokens.accent
    assert _at(picture, right, 2 * tall + 3) == tokens.head and _at(picture, right, 3) == tokens.card
    assert _at(picture, right, tall - 1) == tokens.line2
    table.hide()


def test_a_row_that_is_not_there_is_not_painted(qapp: QApplication, book: Book) -> None:
    dressed()
    table = RowTable(book, CABINET["grievance"])
    table.resize(900, 4000)
    table.ask(Asked())
    table.show()
    arrived(table)
    picture, below = table.viewport().grab().toImage(), table.rows.count * row_height()
    seen = {_at(picture, x, below + 5) for x in range(0, picture.width(), 7)}
    assert seen == {theme.TOKENS.card}
    table.hide()


def test_a_head_is_the_picture_of_it_that_is_kept(
    qapp: QApplication, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    dressed()
    table = RowTable(book, CABINET["grievance"])
    table.resize(900, 200)
    table.ask(Asked())
    table.show()
    arrived(table)

    def told() -> None:
        pictures = [table.head.viewport().grab().toImage() for _ in range(2)]
        with monkeypatch.context() as patch:
            patch.setattr(ListHeader, "paintSection", ListHeader._paint)
            pictures.append(table.head.viewport().grab().toImage())
        assert pictures[0] == pictures[1] == pictures[2]

    told()
    table.filtered = frozenset({table.rows.visible[1].key})
    told()
    table.sort_by(2)
    arrived(table)
    told()
    table.setColumnWidth(0, 150)
    table.setEnabled(False)
    told()
    theme.apply(qapp, 1.0, True)
    told()
    dressed()
    told()
    table.hide()

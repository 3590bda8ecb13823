"""Scenes of lists: the menu of a column, conditions, columns, rows chosen and their menu, every kind's own list."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtTest import QTest

from scenes import desk_of, press, quiet
from unionbook.ground.fields import CodeField, LinkField
from unionbook.records import CABINET
from unionbook.ui.form.form import Form
from unionbook.ui.frame.window import Window
from unionbook.ui.ledger.drawer import Drawer
from unionbook.ui.ledger.ledger import LedgerPage
from unionbook.ui.ledger.rowmenu import row_menu

LISTS = tuple(kind.name for kind in CABINET if not (kind.parent or kind.hidden or kind.single))
"""Every kind that has a list of its own."""

FORMS = ("member", "grievance", "application", "activity", "organisation", "hardship", "agreement")
"""The kinds whose form is looked at tab by tab."""


def drawer_of(window: Window, kind: str) -> Drawer:
    """The list of a kind, in front."""
    desk = desk_of(window)
    desk.show_list(desk.book.cabinet[kind])
    assert isinstance(desk.page, LedgerPage)
    quiet(window)
    return desk.page.drawer


def listed(kind: str) -> Callable[[Window], object]:
    """The list of a kind as it opens."""

    def scene(window: Window) -> None:
        drawer_of(window, kind)

    return scene


def tab_of(kind: str, number: int) -> Callable[[Window], object]:
    """A tab of a form, with the keys in its first field."""

    def scene(window: Window) -> None:
        form = drawer_of(window, kind).form
        form.sections.tabs.setCurrentIndex(number)
        form.sections.focus_first()

    return scene


def fresh(kind: str) -> Callable[[Window], object]:
    """An empty form, and what is told when it is saved as it is."""

    def scene(window: Window) -> None:
        form: Form = drawer_of(window, kind).form
        form.new()
        form.save()

    return scene


def tabs_of(kind: str) -> int:
    """How many tabs a form has, attachments and history besides."""
    return len(CABINET[kind].sections) + 2


def _coded(drawer: Drawer) -> int:
    """A column of few values, as far to the right as there is one."""
    shown = enumerate(drawer.table.rows.visible)
    return [at for at, one in shown if isinstance(one.field, CodeField | LinkField)][-1]


def column_menu(window: Window) -> None:
    """Sorting and ticks of a column."""
    drawer = drawer_of(window, "member")
    drawer.table.head.open_menu(_coded(drawer))


def filtered(window: Window) -> None:
    """Rows of two stages and of one word, as chips; nothing is left of them."""
    drawer = drawer_of(window, "grievance")
    drawer.filters.take_stage("accepted")
    drawer.filters.search.setText("没有的人")
    drawer.filters.search.sought.emit("没有的人")


def conditions(window: Window) -> None:
    """A condition made by hand."""
    drawer_of(window, "member").filters.tools.condition.click()


def chosen_columns(window: Window) -> None:
    """Which columns a list has."""
    drawer_of(window, "member").filters.tools.columns.click()


def named_view(window: Window) -> None:
    """A list kept as a view."""
    drawer_of(window, "member").filters.tools.view.click()


def menu_of_rows(window: Window) -> None:
    """The menu over a row."""
    drawer = drawer_of(window, "application")
    drawer.table.go_to(3)
    row_menu(drawer).popup(drawer.table.mapToGlobal(QPoint(200, 150)))


def totals(window: Window) -> None:
    """Several rows selected: their count, sum and mean in the status bar."""
    drawer = drawer_of(window, "application")
    model = drawer.table.selectionModel()
    for place in range(2, 7):
        chosen = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        model.select(drawer.table.rows.index(place, 0), chosen)
    drawer.table.moved.emit()


def cell(window: Window) -> None:
    """A cell changed in the list."""
    drawer = drawer_of(window, "member")
    drawer.table.setFocus()
    drawer.table.setCurrentIndex(drawer.table.rows.index(2, _coded(drawer)))
    press(window, Qt.Key.Key_F2)


def palette(window: Window) -> None:
    """Records, figures and commands under the search over everything."""
    box = desk_of(window).row.search
    box.setFocus()
    QTest.keyClicks(box, "wang")


SCENES = (
    *(column_menu, filtered, conditions, chosen_columns, named_view),
    *(menu_of_rows, totals, cell, palette),
)
"""All of them, each a picture."""

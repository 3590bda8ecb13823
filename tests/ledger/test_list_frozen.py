"""The first columns of a list stay in sight while it is scrolled sideways."""

from ledger_desk import Shell, settle
from PySide6.QtCore import QPoint

from unionbook.ui.ledger.headmenu import lines_of
from unionbook.ui.ledger.ledger import LedgerPage


def test_first_columns_stay_in_sight(members: LedgerPage) -> None:
    table = members.drawer.table
    table.arranging.show([one.key for one in table.arranging.every][:14])
    settle()
    assert not table.frozen.isVisible() and table.horizontalScrollBar().maximum() > 0
    table.horizontalScrollBar().setValue(table.horizontalScrollBar().maximum())
    settle()
    assert table.frozen.isVisible()
    named = [one.path for one in table.rows.visible].index("person.name")
    assert not table.frozen.isColumnHidden(named) and table.frozen.isColumnHidden(named + 1)
    table.verticalScrollBar().setValue(5)
    assert table.frozen.verticalScrollBar().value() == 5


def test_frozen_columns_without_room_are_told_once_and_come_back(members: LedgerPage, shell: Shell) -> None:
    table, drawer = members.drawer.table, members.drawer
    keys = [one.key for one in table.arranging.every][:14]
    table.arranging.show(keys)
    table.arranging.widen(keys[1], 1600)
    table.fit()
    settle()
    last = table.rows.visible[1]
    told: list[str] = []
    table.frozen.narrow.connect(lambda: told.append("narrow"))
    next(line for line in lines_of(drawer, last, QPoint()) if line.words == "冻结到此列").act()
    settle()
    assert told == ["narrow"] and "窗口太窄" in shell.toasts[-1][0]
    bar = table.horizontalScrollBar()
    bar.setValue(bar.maximum())
    assert told == ["narrow"] and not table.frozen.isVisible()
    assert "不再冻结（现在放不下）" in [line.words for line in lines_of(drawer, last, QPoint())]
    table.arranging.widen(keys[1], 40)
    table.fit()
    bar.setValue(bar.maximum())
    assert table.frozen.isVisible()
    assert "不再冻结" in [line.words for line in lines_of(drawer, last, QPoint())]

"""Flow 3.6: an activity with 60 participants pasted from a table: 57 known, two of whom it must be said who, one from
outside."""

from collections import Counter

from flows.keys import Ctrl, Key, Keys, follow
from ledger_desk import id_number, stored
from PySide6.QtWidgets import QApplication

from unionbook.ui.frame.desk import Desk
from unionbook.ui.ledger.ledger import LedgerPage

KNOWN = 57


def alone(desk: Desk) -> list[str]:
    """The names only one person bears."""
    names = Counter(str(name) for (name,) in desk.book.select("person", ["name"]))
    return [name for name, count in names.items() if count == 1]


def doubles(desk: Desk) -> list[str]:
    """Two names that two persons bear each."""
    names = ["钱双一", "孙双二"]
    for number, name in enumerate(names * 2):
        stored(desk.book, "person", {"name": name, "id_number": id_number(800 + number)})
    return names


def test_sixty_participants_from_the_clipboard(desk: Desk) -> None:
    lines = [*alone(desk)[:KNOWN], *doubles(desk), "陈外来"]
    QApplication.clipboard().setText("序号\t姓名\n" + "\n".join(f"{at}\t{name}" for at, name in enumerate(lines, 1)))
    tab = next(number for number, one in enumerate(desk.tabs, 1) if one.label == "活动")
    with Keys(desk, most=55) as keys:
        keys.press(Key(Key.Key_0 + tab), Ctrl)
        keys.press(Key.Key_N, Ctrl)
        keys.write("徒步活动")
        keys.enter()
        keys.write("8")
        keys.enter()
        keys.write("wt")
        keys.enter(2)
        keys.write("广场")
        keys.enter(2)
        keys.write("60")
        page = desk.page
        assert isinstance(page, LedgerPage)
        form = page.drawer.form
        keys.press(Key.Key_J, Ctrl)
        keys.press(Key.Key_V, Ctrl)
        assert form.sections.page is not None
        grid = form.sections.page.children_of[0]
        assert grid.poured == "粘贴 60 人：对上 57 人，待选择 2 人，外部人员 1 人。"
        for _ in range(2):
            keys.press(Key.Key_Down)
            keys.enter()
            follow()
        keys.press(Key.Key_S, Ctrl)
    assert form.writing is not None and not form.writing.faults
    rows = desk.book.select("participant", ["person", "outside_name"])
    assert len(rows) == 60 and [name for person, name in rows if person is None] == ["陈外来"]
    assert len({person for person, _ in rows if person}) == 59
    grid.pour(QApplication.clipboard().text())
    assert "已在名单里 60 人" in grid.poured and not form.count

"""Flow 3.4: 82 applications through 初审, 上报, 批准 by a returned list, and 发放; one Ctrl+Z for each step."""

from collections import Counter

import aid_round
from flows.keys import Ctrl, Key, Keys, follow
from PySide6.QtWidgets import QApplication

from unionbook.records import CABINET
from unionbook.store.book import Book
from unionbook.ui.frame.desk import Desk

MOST = 6
"""Keys of a step, whatever the number of people."""

APPROVED = 75
ALL = 82


def stages(book: Book) -> Counter[str]:
    """How many applications are in each stage."""
    return Counter(str(stage) for (stage,) in book.select("application", ["stage"]))


def to_the_list(desk: Desk) -> None:
    """The clerk is in the list of the applications."""
    desk.show_list(CABINET["application"])
    follow()


def test_four_steps_for_all_in_six_keys_each(desk: Desk) -> None:
    to_the_list(desk)
    with Keys(desk, most=MOST) as keys:
        keys.press(Key.Key_A, Ctrl)
        keys.press(Key.Key_F8)
        keys.enter()
    assert stages(desk.book) == {"screened": ALL}
    with Keys(desk, most=1) as keys:
        keys.press(Key.Key_Z, Ctrl)
    assert stages(desk.book) == {"applied": ALL}
    with Keys(desk, most=1) as keys:
        keys.press(Key.Key_Y, Ctrl)
    assert stages(desk.book) == {"screened": ALL}
    follow()
    with Keys(desk, most=MOST) as keys:
        keys.press(Key.Key_A, Ctrl)
        keys.press(Key.Key_F8)
        keys.enter()
    assert stages(desk.book) == {"submitted": ALL}
    _by_list(desk)
    follow()
    with Keys(desk, most=MOST) as keys:
        keys.press(Key.Key_A, Ctrl)
        keys.press(Key.Key_F8)
        keys.enter()
    assert stages(desk.book) == {"paid": APPROVED, "rejected": ALL - APPROVED}


def _by_list(desk: Desk) -> None:
    """The list that came back names 75 of them."""
    names = "\n".join(f"{at + 1}\t{aid_round.name(at)}\t{aid_round.number(at)}" for at in range(APPROVED))
    QApplication.clipboard().setText(names)
    follow()
    with Keys(desk, most=MOST) as keys:
        keys.press(Key.Key_A, Ctrl)
        keys.press(Key.Key_V, Ctrl)
        keys.enter()
        keys.write("名额已满", free=True)
        keys.enter()
    assert stages(desk.book) == {"approved": APPROVED, "rejected": ALL - APPROVED}

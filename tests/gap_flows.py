"""Every page and flow of the window on a book of 50,000 members, each under the watchdog."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from watchdog import Watchdog

from unionbook.ground.search.plan import plan_of
from unionbook.records import CABINET
from unionbook.services.demo import write_demo
from unionbook.store.tables import fingerprint
from unionbook.ui.frame import visits, work
from unionbook.ui.frame.behind import behind
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.window import Window

MEMBERS, LONGEST = 50_000, 100.0
"""Rows, and ms the window's thread may compute in one gap, on a machine that has nothing else to do."""

RESTS = 2_000
"""ms a clerk looks at 今日 before the first click: what is loaded ahead is loaded then."""

STILL = 16
"""Looks 5 ms apart at which nothing is read behind the window any more."""

BUILD = Path(__file__).resolve().parents[1] / "build" / "county"
Ctrl = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key

Step = tuple[str, Callable[[], object]]
Part = Callable[[Window, Desk], Iterator[Step]]


@dataclass(frozen=True)
class Flow:
    """One thing a clerk does. computed: ms computed in its longest gap, as on a calm machine.  whole: ms of the
    longest by the clock.  told: where the gaps too long were."""

    name: str
    computed: float
    whole: float
    told: list[str]


def grown() -> Path:
    """The practice book grown to so many members; made once for each shape of the tables and plan of the index."""
    path = BUILD / f"practice-{MEMBERS}-{fingerprint(CABINET)}-{plan_of(CABINET).shape}.ubk"
    if not path.exists():
        BUILD.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        book = write_demo(part, CABINET, members=MEMBERS)
        assert book is not None
        book.close()
        part.replace(path)
    return path


def press(window: Window, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Keys one after the other, with time to paint between them."""
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or window, key, held)
        QTest.qWait(20)


def quiet(desk: Desk) -> None:
    """Until everything was read and shown, and nothing more is asked for."""
    still = 0
    while still < STILL:
        QTest.qWait(5)
        still = still + 1 if behind(desk.book).idle and not work.busy() else 0


def pages(window: Window, desk: Desk) -> Iterator[Step]:
    """The tabs, each for the first time, and the pages without one."""
    yield "今日 anew", lambda: desk.page.refresh() if desk.page else None
    for number, tab in enumerate(desk.tabs[1:], 1):
        yield f"{tab.label} first", partial(desk.go, number)
    yield "数据体检", partial(visits.show_health, desk)
    yield "设置", desk.show_settings
    yield "回收站", desk.show_bin
    yield "操作记录", partial(visits.show_acts, desk)
    yield "备份", desk.show_backups
    yield "今日 again", partial(desk.go, 0)


def members(window: Window, desk: Desk) -> Iterator[Step]:
    """What is done all day, in the longest register."""
    yield "会员 again", partial(desk.go, 1)
    yield "list by keys", lambda: press(window, Key.Key_Down, Key.Key_PageDown, Key.Key_PageDown, Key.Key_Down)
    yield "to the end", lambda: press(window, Key.Key_End, held=Ctrl)
    yield "to the top", lambda: press(window, Key.Key_Home, held=Ctrl)
    yield "search box", lambda: press(window, Key.Key_F, held=Ctrl)
    yield "search", lambda: press(window, Key.Key_1, Key.Key_3, Key.Key_9)
    yield "search emptied", lambda: press(window, Key.Key_Escape, Key.Key_Escape)
    yield "a record opened", lambda: press(window, Key.Key_Return)
    yield "another section", lambda: press(window, Key.Key_PageDown, held=Ctrl)
    yield "back to the list", lambda: press(window, Key.Key_Escape)
    yield "new record", lambda: press(window, Key.Key_N, held=Ctrl)
    yield "typed", lambda: press(window, Key.Key_A, Key.Key_B, Key.Key_Return)
    yield "given up", lambda: press(window, Key.Key_Escape, Key.Key_Escape)
    yield "search everywhere", lambda: press(window, Key.Key_K, held=Ctrl)
    yield "typed there", lambda: press(window, Key.Key_W, Key.Key_A, Key.Key_N, Key.Key_G)
    yield "left", lambda: press(window, Key.Key_Escape, Key.Key_Escape)


def cases(window: Window, desk: Desk) -> Iterator[Step]:
    """A record written, taken back and done again; a step for several."""
    yield "a list from elsewhere", partial(desk.show_list, CABINET["grievance"])
    yield "into the form", lambda: press(window, Key.Key_Return)
    yield "a field typed", lambda: QTest.keyClicks(QApplication.focusWidget() or window, "2020")
    yield "saved, or told why not", lambda: press(window, Key.Key_S, held=Ctrl)
    yield "left again", lambda: press(window, Key.Key_Escape, Key.Key_Escape)
    yield "applications", partial(desk.show_list, CABINET["application"])
    yield "all ticked", lambda: press(window, Key.Key_A, held=Ctrl)
    yield "a step asked for", lambda: press(window, Key.Key_F8)
    yield "let be", lambda: press(window, Key.Key_Escape, Key.Key_Escape)
    yield "one ticked", lambda: press(window, Key.Key_Home, Key.Key_Space)
    yield "its field asked for", lambda: press(window, Key.Key_M, held=Ctrl)
    yield "let be again", lambda: press(window, Key.Key_Escape, Key.Key_Escape)
    yield "removed", lambda: press(window, Key.Key_Delete)
    yield "taken back", desk.undo
    yield "done again", desk.redo
    yield "on paper", lambda: press(window, Key.Key_P, held=Ctrl)


PARTS = (pages, members, cases)


def opened(window: Window, path: Path) -> Iterator[Flow]:
    """From the first page a book is opened, and the clerk looks at 今日."""
    window.show_first()
    QTest.qWait(RESTS)
    yield watched("opened", lambda: window.open_book(path), lambda: window.desk)
    QTest.qWait(RESTS)


def walked(window: Window, parts: Sequence[Part] = PARTS) -> Iterator[Flow]:
    """Everything, in order."""
    for part in parts:
        desk = window.desk
        assert desk is not None
        for name, act in part(window, desk):
            yield watched(name, act, lambda: window.desk)


def watched(name: str, act: Callable[[], object], desk: Callable[[], Desk | None]) -> Flow:
    """One flow under the watchdog."""
    with Watchdog() as dog:
        QTest.qWait(20)
        act()
        if (shown := desk()) is not None:
            quiet(shown)
    return Flow(name, dog.computed / dog.slow, dog.longest, dog.calm(over=LONGEST))

"""Pictures of every page into build/shots/, at the sizes that matter; fails when a page does not fit its window.

    python build_scripts/shots.py              all of them
    python build_scripts/shots.py today first  only those whose name contains one of the words

The practice book is written anew for it. It needs no screen.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QSize, QTimer  # noqa: E402
from PySide6.QtGui import QInputMethodEvent  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget  # noqa: E402

from unionbook.app import application, make_window  # noqa: E402
from unionbook.records import CABINET  # noqa: E402
from unionbook.ui.frame import work  # noqa: E402
from unionbook.ui.frame.settings import Recent, Settings  # noqa: E402
from unionbook.ui.frame.window import Window  # noqa: E402

OUT = ROOT / "build" / "shots"
SIZES = {"1366": QSize(1366, 688), "1093": QSize(1093, 534), "1920": QSize(1920, 1000)}
"""The room a maximised window has: 1366×768 at 100 %, the same at 125 %, 1920×1080."""

TABS = {"今日": "today", "报告": "report"}
TABS |= {kind.tab: kind.name for kind in reversed(CABINET.tabs())}
"""The tabs, and what their pictures are called."""


@dataclass(frozen=True)
class Shot:
    """One picture. before: what is done on the open page first."""

    name: str
    size: str
    tab: str = "今日"
    text: str = "标准"
    dark: bool = False
    before: Callable[[Window], None] | None = None


def wait(ms: int) -> None:
    """Let the window work."""
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def quiet(window: Window) -> None:
    """Until nothing changes any more: pages count and draw after they were shown."""
    last = None
    for _ in range(80):
        wait(60)
        now = window.grab().toImage()
        if last is not None and now == last and not work.busy():
            return
        last = now


def new_form(window: Window) -> None:
    """A form with something wrong in it."""
    assert window.desk is not None and window.desk.page is not None
    page = window.desk.page
    page.new()
    quiet(window)
    fields = [one for one in page.findChildren(QLineEdit) if one.isVisible() and not one.isReadOnly()]
    wanted = next((one for one in fields if "号码" in one.accessibleName()), fields[-1])
    wanted.setFocus()
    QTest.keyClicks(wanted, "330726198503144021")
    page.save()


def search(window: Window) -> None:
    """The list under the search box."""
    assert window.desk is not None
    box = window.desk.row.search
    box.setFocus()
    event = QInputMethodEvent()
    event.setCommitString("王")
    QApplication.sendEvent(box, event)
    wait(300)


def ask_new(window: Window) -> None:
    """The three fields of a new book."""
    window.ask_new()


def settings(window: Window) -> None:
    """What can be set."""
    assert window.desk is not None
    window.desk.show_settings()


def keys(window: Window) -> None:
    """The sheet of all keys."""
    assert window.desk is not None
    window.desk.show_help(keys=True)


def menu(window: Window) -> None:
    """A menu hanging open."""
    assert window.desk is not None
    bar = window.desk.menus
    action = bar.actions()[1]
    opened = next(one for one in bar.findChildren(QMenu) if one.menuAction() is action or one.title() == action.text())
    opened.popup(window.mapToGlobal(bar.actionGeometry(action).bottomLeft()))


def toast(window: Window) -> None:
    """A line that goes by itself, and a banner that stays."""
    from unionbook.ground.errors import Refusal

    assert window.desk is not None
    window.desk.toast("已保存 赵甲子。", window.desk.undo)
    window.desk.refuse(Refusal("磁盘已满，刚才的内容没有写进台账。请清出空间后再保存。"))


def shots() -> Iterator[Shot]:
    """All pictures."""
    for size in SIZES:
        yield Shot("first", size, tab="")
        for tab, name in TABS.items():
            yield Shot(name, size, tab)
    for size in ("1366", "1093"):
        yield Shot("member_error", size, "会员", before=new_form)
        yield Shot("member_largest", size, "会员", "特大")
        yield Shot("today_largest", size, "今日", "特大")
    yield Shot("member_dark", "1366", "会员", dark=True)
    yield Shot("today_dark", "1366", "今日", dark=True)
    yield Shot("member_large", "1920", "会员", "大")
    yield Shot("search", "1366", "会员", before=search)
    yield Shot("newbook", "1366", "", before=ask_new)
    yield Shot("settings", "1366", before=settings)
    yield Shot("keys", "1366", before=keys)
    yield Shot("menu", "1366", before=menu)
    yield Shot("toast", "1366", before=toast)


def practice(folder: Path) -> Path:
    """The practice book, in a folder that goes again."""
    from unionbook.services.demo import write_demo

    path = folder / "示例台账.ubk"
    book = write_demo(path, CABINET)
    assert book is not None
    book.close()
    return path


def misfits(window: Window, room: QSize) -> list[str]:
    """The widgets that need more room than there is: the page itself, and the window around it."""
    parts: list[QWidget] = [central] if (central := window.centralWidget()) is not None else []
    if window.desk is not None and window.desk.page is not None:
        parts.append(window.desk.page)
    found = []
    for part in parts:
        least = part.minimumSizeHint().expandedTo(part.minimumSize())
        if least.width() > room.width() or least.height() > room.height():
            found.append(f"{type(part).__name__} {least.width()}×{least.height()}")
    return found


def take(window: Window, shot: Shot, book: Path) -> list[str]:
    """Take one picture; what did not fit."""
    room = SIZES[shot.size]
    window.settings.size, window.settings.dark = shot.text, shot.dark
    window.dress()
    window.showNormal()
    window.resize(room)
    window.activateWindow()
    if shot.tab:
        window.open_book(book)
        assert window.desk is not None
        quiet(window)
        window.desk.go(next(at for at, tab in enumerate(window.desk.tabs) if tab.label == shot.tab))
    else:
        window.close_book()
        window.settings.recent = [
            Recent(str(book), "a", 412, "会员 1,286 人、信访 57 件"),
            Recent(str(book.with_name("示例台账 - 副本.ubk")), "a", 377, "会员 1,251 人"),
        ]
        window.show_first()
    quiet(window)
    if shot.before is not None:
        shot.before(window)
        quiet(window)
    picture = window.grab()
    for dialog in (one for one in window.findChildren(QWidget) if one.isWindow() and one.isVisible()):
        picture = dialog.grab()
        dialog.close()
    picture.save(str(OUT / f"{shot.name}_{shot.size}.png"))
    found = misfits(window, room)
    window.close_book()
    return found


def main(words: list[str]) -> int:
    """Take the pictures; 1 when something did not fit."""
    OUT.mkdir(parents=True, exist_ok=True)
    app = application()
    wrong = 0
    faults: list[BaseException] = []

    def caught(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        faults.append(fault)
        traceback.print_exception(fault)

    sys.excepthook = caught
    with tempfile.TemporaryDirectory() as folder:
        book = practice(Path(folder))
        book.with_name("示例台账 - 副本.ubk").write_bytes(book.read_bytes())
        window = make_window(app, Settings(Path(folder) / "settings.json", size="标准"))
        for shot in shots():
            if words and not any(word in shot.name for word in words):
                continue
            began = time.monotonic()
            found = take(window, shot, book)
            wrong += bool(found)
            told = f"  放不下：{'、'.join(found)}" if found else ""
            print(f"{shot.name}_{shot.size}  {time.monotonic() - began:.1f} s{told}", flush=True)
        window.close()
    print(f"{OUT}: {'全部放得下' if not wrong else f'{wrong} 张放不下'}")
    return 1 if wrong or faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Long work, faults, and a quick start."""

import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shell.hands import nameless, seen, worked

from shape import write_kinds
from unionbook.ground.errors import Refusal
from unionbook.ground.faultcode import decode
from unionbook.ground.faults import details
from unionbook.services.check import Step
from unionbook.ui.frame import work
from unionbook.ui.frame.crash import CrashHook
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.window import Window


def test_long_work_runs_beside_and_its_result_comes_to_the_window(desk: Desk, qtbot: QtBot) -> None:
    main, told = threading.get_ident(), []

    def function(step: Step) -> int:
        assert step(1, 2)
        return threading.get_ident()

    work.run(desk, function, lambda result: told.append((result, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(told))
    assert told[0][0] != main and told[0][1] == main


def test_a_refusal_of_long_work_is_shown_and_cancel_stops_it(desk: Desk, qtbot: QtBot) -> None:
    def refused(step: Step) -> None:
        raise Refusal("U 盘已满，没有写完。")

    work.run(desk, refused, lambda _: None)
    qtbot.waitUntil(desk.banner.isVisible)
    assert seen(desk.banner, "U 盘已满，没有写完。")
    steps: list[int] = []

    def endless(step: Step) -> str:
        for number in range(100_000):
            if not step(number, 100_000):
                return "停"
            time.sleep(0.001)
        return "完"

    work.run(desk, endless, lambda word: steps.append(len(word)), "正在写")
    running = desk.findChildren(work.Running)[-1]
    running.appear()
    assert running.bar.accessibleName() == "正在写"
    QTest.mouseClick(running.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: steps == [1])
    work.run(desk, endless, lambda word: steps.append(len(word)))
    work.drop(desk)
    assert not work.busy() and steps == [1]


def test_the_crash_page_tells_where_but_nothing_of_anyone(window: Window) -> None:
    def broken(name: str) -> None:
        raise KeyError(name)

    try:
        broken("赵甲子449900199001011119")
    except KeyError as fault:
        caught = fault
    text = details(caught)
    assert "KeyError" in text and "broken" in text
    assert "赵甲子" not in text and "4499" not in text and str(Path.home()) not in text
    hook = CrashHook(window)
    hook(KeyError, caught, caught.__traceback__)
    assert hook.page is not None and nameless(hook.page) == []
    hook.page.copy.click()
    copied = QApplication.clipboard().text()
    assert copied.endswith(f"\n{text}") and decode(copied[5:24]).kind == "KeyError"
    hook.page.close()


def test_the_start_imports_nothing_slow(practice: Path, tmp_path: Path) -> None:
    path = tmp_path / "起动.ubk"
    shutil.copy(practice, path)
    write_kinds(tmp_path / "kinds.kept")
    script = """
import sys, zlib
from pathlib import Path
from unionbook.ground import kept
kept.read = lambda: kept.loaded(zlib.decompress(Path(sys.argv[3]).read_bytes()))
from unionbook.app import application, make_window
from unionbook.ui.frame.settings import Settings
app = application()
window = make_window(app, Settings(Path(sys.argv[2]), size="标准"))
window.open_book(Path(sys.argv[1]))
window.show()
app.processEvents()
assert window.desk.page.isVisible()
slow = {"reportlab", "sqlite_utils", "xlsxwriter", "python_calamine", "openpyxl", "PIL", "numpy"}
qt = {f"PySide6.{name}" for name in ("QtPdf", "QtPdfWidgets", "QtPrintSupport", "QtNetwork", "QtSql", "QtSvg")}
print(sorted(slow & {name.split(".")[0] for name in sys.modules} | qt & set(sys.modules)))
window.close()
"""
    own = (tmp_path / "settings.json", tmp_path / "kinds.kept")
    command = [sys.executable, "-X", "utf8", "-c", script, str(path), *map(str, own)]
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, capture_output=True, check=False, cwd=Path(__file__).parents[2], env=env)
    assert (done.stdout.decode("utf-8").strip(), done.returncode) == ("[]", 0), done.stderr.decode("utf-8")


def test_a_copied_table_does_not_crash_the_program_at_its_end(tmp_path: Path) -> None:
    script = """
import sys
from pathlib import Path
from unionbook.app import application, make_window
from unionbook.ui.frame.clipping import put
from unionbook.ui.frame.settings import Settings
app = application()
window = make_window(app, Settings(Path(sys.argv[1]), size="标准"))
window.show_first()
window.show()
put("姓名\\t单位", "<table><tr><td>姓名<td>单位</table>")
window.close()
print(app.clipboard().text())
"""
    command = [sys.executable, "-X", "utf8", "-c", script, str(tmp_path / "settings.json")]
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, capture_output=True, check=False, cwd=Path(__file__).parents[2], env=env)
    assert (done.stdout.decode("utf-8").strip(), done.returncode) == ("姓名\t单位", 0), done.stderr.decode("utf-8")


def test_no_page_opens_a_window_by_mistake(desk: Desk, qapp: QApplication) -> None:
    class Watch(QObject):
        """Notes whatever is shown as a window of its own: a part shown before it was put into its page."""

        def __init__(self) -> None:
            super().__init__()
            self.opened: list[str] = []

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                self.opened.append(type(watched).__name__)
            return False

    watch = Watch()
    qapp.installEventFilter(watch)
    for index in range(len(desk.tabs)):
        desk.go(index)
    for show in (desk.show_bin, desk.show_settings, lambda: desk.show_single(desk.book.cabinet["office"])):
        show()
    worked()
    qapp.removeEventFilter(watch)
    assert watch.opened == []

"""A program on a stick leaves nothing on the PC: after a window, a file dialog and an act the home is still empty."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from unionbook.records import CABINET
from unionbook.store.files import create_book, open_book
from unionbook.store.pc.portable import DATA, MARK
from unionbook.ui.frame import traces

ROOT = Path(__file__).parent.parent
RUN = """
import sys
sys.frozen, sys.executable, book = True, sys.argv[1], sys.argv[2]
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from unionbook import app
from unionbook.ui.frame.window import Window

made = app.application()

def look():
    window = next(one for one in QApplication.topLevelWidgets() if isinstance(one, Window))
    if window.desk is None:
        return
    beat.stop()
    with window.desk.book.change("登记") as act:
        act.add("enterprise", {"name": "青山棉纺厂"})
    dialog = QFileDialog(window, "打开", str(Path(book).parent))
    dialog.open()
    dialog.reject()
    del dialog
    QTimer.singleShot(300, window.close)

beat = QTimer(interval=20)
beat.timeout.connect(look)
beat.start()
sys.exit(app.run(Path(book)))
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows itself notes what programs do; docs/release.md")
def test_nothing_stays_on_the_pc(tmp_path: Path) -> None:
    home, temp, stick = (tmp_path / name for name in ("home", "temp", "U 盘"))
    for one in (home, temp, stick / "工会台账"):
        one.mkdir(parents=True)
    (stick / "工会台账" / MARK).write_text("", encoding="utf-8")
    book, program = stick / "台账.ubk", stick / "工会台账" / "unionbook"
    with create_book(book, CABINET) as new, new.change("登记本单位") as act:
        act.add("office", {"name": "青山镇总工会", "superior": "青山县总工会"})
    kept = ("PATH", "LD_LIBRARY_PATH", "PYTHONDONTWRITEBYTECODE")
    env = {name: value for name, value in os.environ.items() if name in kept}
    env |= {"HOME": str(home), "TMPDIR": str(temp), "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-c", RUN, str(program), str(book)]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert [*home.rglob("*"), *temp.rglob("*")] == []
    assert {one.name for one in stick.iterdir()} == {"台账.ubk", "工会台账"}
    data = {one.name for one in (stick / "工会台账" / DATA).iterdir()}
    assert {"settings.json", "log", "backups", "QtProject.conf"} <= data
    with open_book(book, CABINET) as again:
        assert again.count("enterprise") == 1


def test_what_qt_notes_in_the_registry_goes_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows, with a file in place of the registry."""
    monkeypatch.setattr(traces, "REGISTRY", str(tmp_path / "software"))
    monkeypatch.setattr(traces, "NATIVE", QSettings.Format.IniFormat)
    monkeypatch.setattr(sys, "platform", "win32")
    software = QSettings(str(tmp_path / "software"), QSettings.Format.IniFormat)
    software.setValue("Others/kept", 1)
    software.sync()
    made = traces.Traces(tmp_path)
    software.setValue("QtProject/OrganizationDefaults/FileDialog/lastVisited", "E:/台账")
    software.sync()
    made.wipe()
    software.sync()
    assert software.allKeys() == ["Others/kept"]

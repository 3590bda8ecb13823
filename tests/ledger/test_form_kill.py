"""kill -9 of a real window while a form is being filled: what was typed two seconds before is offered again."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from stick_book import Stick

from unionbook.services.recovery.leftover import leftovers, take_up

ROOT = Path(__file__).resolve().parents[2]

TYPING = """
import sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
app = QApplication([])
from ledger_desk import Shell, dressed, stand
from stick_book import attached
from unionbook.records import CABINET
from unionbook.store.files import open_book
from unionbook.ui.form import safekeeping
from unionbook.ui.ledger.ledger import LedgerPage
book = attached(open_book(Path(sys.argv[1]), CABINET))
dressed()
shell = Shell(book)
page = LedgerPage(shell, [CABINET["enterprise"]])
stand(shell, page)
page.new()
boxes = page.drawer.form.sections.pages[0].fields.boxes
boxes["name"].editor.setFocus()
QTest.keyClicks(boxes["name"].editor, "Yangban Ltd")
QTest.qWait(safekeeping.EVERY + 400)
print("two seconds", flush=True)
app.exec()
"""


def test_what_stands_in_a_form_outlives_the_process(tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("there is no SIGKILL")
    stick = Stick(tmp_path)
    stick.made().close()
    paths = [str(ROOT / part) for part in ("", "tests", "build_scripts")]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", TYPING, str(stick.path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=env, text=True) as process:
        assert process.stdout is not None and process.stdout.readline() == "two seconds\n"
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    with stick.opened() as book:
        assert book.count("enterprise") == 0 and book.count("draft") == 0
        (left,) = leftovers(book)
        assert left.title == "Yangban Ltd" and "企业名称" in left.fields
        found = take_up(book, left.uid)
        assert found is not None and found.entry.shown("name") == "Yangban Ltd"

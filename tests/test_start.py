"""What a start loads."""

import subprocess
import sys

CODE = """
import gc, sys
from unionbook.loading import load, settle
load()
print(gc.isenabled())
import unionbook.app, unionbook.ui.frame.desk, unionbook.ui.home.today
heavy = "reportlab xlsxwriter sqlite_utils openpyxl python_calamine logging.handlers unionbook.services.report"
print(*[name for name in heavy.split() if name in sys.modules])
settle()
print(gc.isenabled(), gc.get_freeze_count() > 10_000)
"""

WRONG = """
import builtins, sys
from unionbook.signatures import LATER, put_off
if len(sys.argv) > 1:
    with put_off():
        import PySide6.QtCore
from PySide6.QtCore import QObject, QPoint, QTimer
print(builtins.__import__.__name__, sum("__builtins__" in vars(sys.modules[name]) for name in LATER), file=sys.stderr)
for wrong in (lambda: QPoint("a", "b"), lambda: QTimer.singleShot("soon"), lambda: QObject(nothing=1)):
    try:
        wrong()
    except Exception as told:
        print(type(told), told)
print(QPoint.__doc__)
"""


def told(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)


def test_only_what_the_first_page_needs_is_loaded() -> None:
    searches, heavy, settled = told(CODE).stdout.split("\n")[:3]
    assert searches == "False", "loaded without Python's search for rings"
    assert heavy == ""
    assert settled == "True True"


def test_wrong_calls_of_qt_are_told_as_ever_and_cost_nothing_before() -> None:
    ever, late = told(WRONG), told(WRONG, "late")
    assert late.stdout == ever.stdout and "Supported signatures" in late.stdout
    assert late.stderr.split() == ["__lazy_import__", "0"], "nothing was loaded, and imports do not go through Python"
    assert ever.stderr.split() == ["__feature_import__", "8"]

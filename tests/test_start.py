"""What a start loads, and in what order."""

import subprocess
import sys

CODE = """
import gc, sys
from unionbook.loading import load, settle
load()
print("PySide6" in sys.modules, gc.isenabled())
early = set(sys.modules)
import unionbook.app, unionbook.ui.frame.desk, unionbook.ui.home.today
late = [name for name in set(sys.modules) - early if name.startswith(("unionbook.services", "unionbook.store"))]
print(*sorted(late))
heavy = "reportlab xlsxwriter sqlite_utils openpyxl python_calamine logging.handlers unionbook.services.report"
print(*[name for name in heavy.split() if name in sys.modules])
settle()
print(gc.isenabled(), gc.get_freeze_count() > 10_000)
"""


def test_only_what_the_first_page_needs_is_loaded_and_before_qt() -> None:
    told = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True, timeout=60)
    qt, late, heavy, settled = told.stdout.split("\n")[:4]
    assert qt == "False False", "Qt is loaded last, without Python's search for rings"
    assert late == "", "loaded after Qt, at three times the price"
    assert heavy == ""
    assert settled == "True True"

"""Two monitors: the window comes back where it was, also on the second; without that one it comes back in sight.

A process of its own for each desk, as the number of screens is the system's.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]

LEFT = {"name": "左", "x": 0, "y": 0, "width": 1366, "height": 768, "logicalDpi": 96, "dpr": 1}
RIGHT = {"name": "右", "x": 1366, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "dpr": 1}

PROGRAM = """
import json, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from unionbook.records import CABINET
from unionbook.ui.frame.settings import Settings
from unionbook.ui.frame.window import Window
app = QApplication(sys.argv[:1])
file, moves = Path(sys.argv[1]), json.loads(sys.argv[2])
window = Window(CABINET, Settings.load(file))
window.show_first()
window.show()
app.processEvents()
if moves:
    window.showNormal()
    window.setGeometry(*moves)
app.processEvents()
told = window.geometry()
within = [screen.name() for screen in app.screens() if screen.geometry().contains(told.center())]
told = {"at": [told.x(), told.y(), told.width(), told.height()], "on": within, "full": window.isMaximized()}
window.close()
print(json.dumps(told))
"""


def sit(folder: Path, *screens: dict[str, Any], moves: tuple[int, ...] = ()) -> dict[str, Any]:
    """Open the window at a desk with these screens, move it, close it; where it was."""
    config = folder / "screens.json"
    config.write_text(json.dumps({"screens": list(screens)}), "utf-8")
    environment = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", PROGRAM, str(folder / "settings.json"), json.dumps(moves)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=60)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_the_window_comes_back_on_the_screen_it_was_on_and_in_sight_without_it(tmp_path: Path) -> None:
    first = sit(tmp_path, LEFT, RIGHT, moves=(1500, 90, 1280, 800))
    assert first["on"] == ["右"]
    again = sit(tmp_path, LEFT, RIGHT)
    assert again["at"] == first["at"] and again["on"] == ["右"]
    alone = sit(tmp_path, LEFT)
    assert alone["on"] == ["左"], "the second screen was taken away"
    x, y, wide, tall = alone["at"]
    assert x >= 0 and y >= 0 and x + wide <= 1366 and y + tall <= 768, "and nothing of the window is out of sight"

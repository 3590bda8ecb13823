"""The pictures of the printed manual: real pages of the program on the practice book, in grey, for paper.

    python build_scripts/pictures.py            into resources/help/pictures/; then look at every page of the manual

They are twice as fine as on the screen and in large type, so that their words can be read on A4. It needs no screen.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ["QT_SCALE_FACTOR"] = "2"

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtGui import QImage

import import_scenes
from shots import ROOT, Shot, practice, take
from unionbook.app import application, make_window
from unionbook.ui.frame.settings import Settings

OUT = ROOT / "resources" / "help" / "pictures"
QUALITY = 75
"""Of the JPEG: letters stay sharp."""

TALL = 2 * 480
"""Pixels: without the line below the page, which tells where the book lies."""

PICTURES = (
    Shot("today", "1024", text="大"),
    Shot("member", "1024", "会员", text="大"),
    Shot("grievance", "1024", "信访", text="大"),
    Shot("import", "1024", text="大", before=import_scenes.import_columns),
    Shot("report", "1024", "报告", text="大"),
)


def main() -> int:
    OUT.mkdir(parents=True, exist_ok=True)
    app = application()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        book = practice(folder)
        book.with_name("示例台账 - 副本.ubk").write_bytes(book.read_bytes())
        window = make_window(app, Settings(folder / "settings.json", size="大"))
        for shot in PICTURES:
            if found := take(window, shot, book, folder):
                print(f"{shot.name}: {found}")
            whole = QImage(str(folder / f"{shot.name}_{shot.size}.png"))
            grey = whole.copy(0, 0, whole.width(), TALL).convertToFormat(QImage.Format.Format_Grayscale8)
            file = OUT / f"{shot.name}.jpg"
            grey.save(str(file), b"JPEG", QUALITY)
            print(f"{file.name}: {grey.width()}×{grey.height()}, {file.stat().st_size // 1024} kB")
        window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())

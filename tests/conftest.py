"""What all tests share: a screen in memory where there is none, the program's font, hypothesis' profile."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from machine import has_screen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"

if not has_screen():
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

settings.register_profile("unionbook", deadline=None, max_examples=50)
settings.load_profile("unionbook")


@pytest.fixture(scope="session")
def qapp(qapp: "QApplication") -> "QApplication":
    """The application of pytest-qt, drawing with the program's font instead of the machine's."""
    from PySide6.QtCore import QByteArray
    from PySide6.QtGui import QFont, QFontDatabase

    for name in ("NotoSansSC_400Regular.ttf", "NotoSansSC_700Bold.ttf"):
        # From data: some platforms cannot open a path with Chinese letters.
        handle = QFontDatabase.addApplicationFontFromData(QByteArray((FONTS / name).read_bytes()))
        assert QFontDatabase.applicationFontFamilies(handle) == ["Noto Sans SC"]
    font = QFont("Noto Sans SC")
    font.setPixelSize(14)
    qapp.setFont(font)
    return qapp

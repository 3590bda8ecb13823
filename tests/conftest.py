"""What all tests share: a screen in memory where there is none, the program's font, hypothesis' profile."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from machine import has_screen
from unionbook import records
from unionbook.ground import kept

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"

# No test touches what the PC's user has: each test has a folder of its own for what a PC remembers, and what is made
# for several tests shares one.
_SHARED = tempfile.TemporaryDirectory(prefix="unionbook-test-", ignore_cleanup_errors=True)
os.environ["UNIONBOOK_HOME"] = _SHARED.name

if not has_screen():
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

# As a start has them: kept as data, their drawers not loaded.
records.CABINET = kept.loaded(kept.dumped(records.CABINET))

settings.register_profile("unionbook", deadline=None, max_examples=50)
settings.load_profile("unionbook")


@pytest.fixture(scope="session")
def qapp(qapp: "QApplication") -> Iterator["QApplication"]:
    """The application of pytest-qt, drawing with the program's font instead of the machine's."""
    from PySide6.QtCore import QByteArray
    from PySide6.QtGui import QFont, QFontDatabase

    from unionbook.ui.frame.clipping import settle

    for name in ("NotoSansSC_400Regular.ttf", "NotoSansSC_700Bold.ttf"):
        # From data: some platforms cannot open a path with Chinese letters.
        handle = QFontDatabase.addApplicationFontFromData(QByteArray((FONTS / name).read_bytes()))
        assert QFontDatabase.applicationFontFamilies(handle) == ["Noto Sans SC"]
    font = QFont("Noto Sans SC")
    font.setPixelSize(14)
    qapp.setFont(font)
    yield qapp
    settle()


@pytest.fixture(scope="session", autouse=True)
def shapes() -> None:
    """What a PC knows of the declared tables once it has opened a book, for the folders of all tests."""
    from unionbook.records import CABINET
    from unionbook.store.opening.declared import declared

    declared(CABINET)


@pytest.fixture(autouse=True)
def own_home(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A PC that has seen nothing yet, but knows the declared tables."""
    with tempfile.TemporaryDirectory(prefix="unionbook-home-", ignore_cleanup_errors=True) as made:
        home = Path(made)
        with contextlib.suppress(OSError):
            shutil.copytree(Path(_SHARED.name, "shapes"), home / "shapes")
        monkeypatch.setenv("UNIONBOOK_HOME", made)
        yield home

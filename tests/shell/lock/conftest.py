"""An encrypted book on a stick, and its desk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from lock_hands import SECRET
from PySide6.QtWidgets import QDialog
from secret_book import small_book

from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.window import Window


@pytest.fixture(autouse=True)
def pc(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("UNIONBOOK_HOME", str(tmp_path / "pc"))
    return tmp_path / "pc"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A small encrypted book."""
    made = tmp_path / "stick" / "工会台账2026.ubk"
    made.parent.mkdir()
    small_book(made, SECRET.raw).close()
    return made


@pytest.fixture
def secret_desk(window: Window, path: Path) -> Iterator[Desk]:
    """Its desk."""
    window.open_book(path, SECRET)
    assert window.desk is not None
    yield window.desk
    for dialog in window.findChildren(QDialog):
        dialog.reject()

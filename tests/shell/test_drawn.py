"""Icons drawn by one start are shown by the next as they were, and drawn anew where anything about them is another."""

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from unionbook.ground.resources import path
from unionbook.ui.look import drawings, drawn, icons
from unionbook.ui.look.drawn import FILE, Drawn, Key

HOME: Key = ("home_filled", 20, "#C2241B", 1.0)
LARGE: Key = ("home_24", 36, "#1F2937", 1.5)


@pytest.fixture
def kept(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What a start drew, kept."""
    monkeypatch.setenv("UNIONBOOK_HOME", str(tmp_path))
    first = Drawn()
    for key in (HOME, LARGE):
        assert first.find(key) is None
        first.note(key, icons._coloured(*key[:3]))
    first.keep()
    return tmp_path / FILE


def test_the_next_start_shows_the_same_pixels(kept: Path) -> None:
    second = Drawn()
    for key in (HOME, LARGE):
        found = second.find(key)
        assert found is not None and found.toImage() == icons._coloured(*key[:3]).toImage()
    assert second.find(("home_filled", 24, *HOME[2:])) is None
    with pytest.raises(FileNotFoundError):
        second.find(("no such drawing", *HOME[1:]))
    before = kept.stat().st_mtime_ns
    second.keep()
    assert kept.stat().st_mtime_ns == before, "nothing was drawn anew"


def test_another_drawing_or_another_qt_is_drawn(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, other in (("qVersion", lambda: "7.0.0"), ("state", lambda drawing: (1, 2))):
        assert Drawn().find(HOME) is not None
        with monkeypatch.context() as patched:
            patched.setattr(drawn, name, other)
            assert Drawn().find(HOME) is None


@pytest.mark.parametrize("cut", [slice(0, 0), slice(0, -9), slice(5, None)])
def test_a_damaged_file_is_no_file(kept: Path, cut: slice) -> None:
    kept.write_bytes(kept.read_bytes()[cut])
    assert Drawn().find(HOME) is None


def test_where_nothing_can_be_kept_it_is_drawn_each_time(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    beside = kept.with_name("file")
    beside.write_bytes(b"")
    monkeypatch.setenv("UNIONBOOK_HOME", str(beside))
    one = Drawn()
    assert one.find(HOME) is None
    one.note(HOME, icons._coloured(*HOME[:3]))
    one.keep()
    assert beside.read_bytes() == b"" and one.find(HOME) is None


def test_the_frozen_program_has_all_drawings_in_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = drawings.names()
    apart = {name: drawings.source(name) for name in names}
    home = tmp_path / "resources"
    home.mkdir()
    assert drawings.write(path(drawings.HOME), home / drawings.SHIPPED) == len(names) > 400
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    for known in (drawings.source, drawings.state, drawings._all):
        known.cache_clear()
    assert {name: drawings.source(name) for name in drawings.names()} == apart
    assert drawings.state("add") == drawings.state("heart")
    with pytest.raises(FileNotFoundError):
        drawings.source("no such drawing")
    for known in (drawings.source, drawings.state, drawings._all):
        known.cache_clear()

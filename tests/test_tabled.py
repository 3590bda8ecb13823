"""What the frozen program brings along of the tables of law is what they say."""

import pickle
import sys
from pathlib import Path

import pytest

from unionbook.ground import resources
from unionbook.ground.holidays import load
from unionbook.ground.statute import Statute
from unionbook.ground.tabled import LAW, SHIPPED, parsed, table, write


@pytest.fixture
def bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The resources of a frozen program, of which the tables themselves are gone."""
    home = tmp_path / "resources"
    home.mkdir()
    write(home / SHIPPED)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    return home


def test_the_law_is_read_as_it_was_brought_along(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    brought = Statute.load(), load(), [table(name) for name in LAW]
    monkeypatch.undo()
    assert brought == (Statute.load(), load(), [parsed(resources.path(name)) for name in LAW])


@pytest.mark.parametrize("body", [b"", b"\x80\x05.", pickle.dumps({}), pickle.dumps(print)])
def test_where_it_is_damaged_the_tables_are_read(bundle: Path, body: bytes) -> None:
    (bundle / SHIPPED).write_bytes(body)
    (bundle / LAW[0]).write_text("days = 0.5\n", encoding="utf-8")
    assert str(table(LAW[0])) == "{'days': Decimal('0.5')}"

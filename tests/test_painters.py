"""A painter ends with what it paints, whatever happens. One that an error kept would end when Python looks for rings,
where what it painted on is gone by then, which ends the program."""

import ast
from pathlib import Path

import pytest
from PySide6.QtGui import QPainter, QPixmap
from pytestqt.qtbot import QtBot

from unionbook.ui.look.pill import Pill

UI = Path(__file__).parent.parent / "unionbook"
MODULES = [path for path in sorted(UI.rglob("*.py")) if "QPainter(" in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(UI)))
def test_every_painter_is_made_to_end(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    ending = {id(one.context_expr) for node in ast.walk(tree) if isinstance(node, ast.With) for one in node.items}
    made = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "QPainter"
    ]
    assert made and [node.lineno for node in made if id(node) not in ending] == []


def test_an_error_leaves_none_behind(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    pill = Pill("在册", "good")
    qtbot.addWidget(pill)
    met: list[QPainter] = []

    def fail(painter: QPainter, *_: object) -> None:
        met.append(painter)
        raise ValueError

    monkeypatch.setattr("unionbook.ui.look.pill.paint_pill", fail)
    with pytest.raises(ValueError):
        pill.render(QPixmap(pill.sizeHint()))
    assert met and not met[0].isActive()

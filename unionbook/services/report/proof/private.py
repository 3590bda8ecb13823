"""Who must not stand in a report: people of sealed rows, numbers of persons."""

import re
from collections.abc import Iterator

from unionbook.ground.conditions import is_
from unionbook.ground.fields import LinkField
from unionbook.ground.identity import check_digit
from unionbook.ground.kind import Kind
from unionbook.services.report.model import Block, Piece
from unionbook.services.report.proof.finding import Finding, Place, Severity
from unionbook.services.report.proof.reading import Reading

_CARD = re.compile(r"(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])")
_PHONE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
_CERTAIN = 3
"""Characters of a name that is hardly by chance part of other words."""


def private(reading: Reading) -> Iterator[Finding]:
    """Names of people of sealed rows, and numbers of persons."""
    sealed = {name: kind for kind in reading.book.cabinet if kind.sealed for name in _people(reading, kind)}
    for at, block in enumerate(reading.report.blocks):
        text = block.text
        for name, kind in sealed.items():
            if name in text:
                yield _sealed(name, kind, block, reading.at(at))
        if any(_is_card(found[0]) for found in _CARD.finditer(text)):
            sentence = "这一段写着公民身份号码。报告会公开，不能写。请删去或遮去中间的数字。"
            yield Finding("private", sentence, Severity.STOP, reading.at(at))
        if _PHONE.search(_CARD.sub("", text)):
            sentence = "这一段写着手机号码。个人电话不宜写进报告，请删去，或改成单位电话。"
            yield Finding("private", sentence, place=reading.at(at))
    yield from _in_tables(reading, sealed)


def _in_tables(reading: Reading, sealed: dict[str, Kind]) -> Iterator[Finding]:
    for table, filled in enumerate(reading.tables):
        for at, row in enumerate(filled.rows):
            words = (row.label, *(cell.text for cell in row.cells))
            for name, kind in sealed.items():
                if any(name in text for text in words):
                    yield Finding("private", _perhaps(name, kind, "附表"), place=Place(table=table, row=at))


def _people(reading: Reading, kind: Kind) -> Iterator[str]:
    """The names of the people a kind's sealed rows link to."""
    for path, field in kind.fields.items():
        if isinstance(field, LinkField) and field.kind == "person":
            for (name,) in reading.book.select(kind.name, [f"{path}.name"], is_(kind.sealed, 1)):
                if isinstance(name, str) and len(name) > 1:
                    yield name


def _sealed(name: str, kind: Kind, block: Block, place: Place) -> Finding:
    """Forbidden where the words are the clerk's own or of such rows; else it may be somebody of the same name, or the
    same one for another reason."""
    holding = next((piece for piece in block.pieces if name in piece.text), Piece(""))
    own = holding.counted is None or bool(holding.counted.kind.sealed)
    if own and len(name) >= _CERTAIN:
        cure = f"保密件的人不能写进报告，请删去，或改写成“{name[0]}某”。"
        return Finding("private", f"{_alike(name, kind, '这一段')}。{cure}", Severity.STOP, place)
    return Finding("private", _perhaps(name, kind, "这一段"), place=place)


def _alike(name: str, kind: Kind, where: str) -> str:
    masked = name[0] + "×" * (len(name) - 1)
    return f"{where}出现了{masked}，与保密件（{kind.label}）里的人同名"


def _perhaps(name: str, kind: Kind, where: str) -> str:
    return f"{_alike(name, kind, where)}。请核对，是因那件事写进来的就删去。"


def _is_card(text: str) -> bool:
    return check_digit(text[:17]) == text[17].upper()

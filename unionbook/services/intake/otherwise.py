"""What a row says otherwise than a row before that tells of the same: only one of both can be written, so which one is
asked of each cell."""

from collections.abc import Collection, Mapping, Sequence

from unionbook.ground.fields import Value
from unionbook.services.intake.answers import EARLIER, LATER
from unionbook.services.intake.model import NEW_ROW, NONE, Judged, Reason
from unionbook.services.intake.reading import Reading

Spoken = tuple[Judged, str]
"""A row before, and the path of what it says there."""

_RECORD = "与第 {number} 行重复，但{label}不同，{theirs}。台账只记一个，请选定。"
_PERSON = "第 {number} 行也是此人，但{label}不同，{theirs}。台账只记一个，请选定。"


class Otherwise:
    """The cells of rows held against those of rows before. links: those that embed."""

    def __init__(self, cells: Reading, links: Collection[str]) -> None:
        self.cells, self.links = cells, links

    def record(
        self, made: Judged, first: Judged, holds: Mapping[str, Value], written: Collection[str]
    ) -> list[Reason]:
        """Of one record two rows tell. holds: what it holds where the first says nothing; written: the paths at which
        what it says is written to the book."""
        told = [path for path in made.values if path not in self.links and _differ(made, path, first, path, holds)]
        return [self._asked(made, path, [(first, path)], _RECORD) for path in told if path in written]

    def person(
        self, made: Judged, link: str, spoken: Sequence[tuple[Judged, str]], written: Collection[str]
    ) -> Mapping[str, Reason]:
        """Of one person two rows tell, by a link each; the reasons by path."""
        found: dict[str, Reason] = {}
        for path, _, name in self.cells.inside_of(made.row):
            if path.partition(".")[0] != link or path not in written:
                continue
            beside = [(row, f"{other}.{name}") for row, other in spoken if f"{other}.{name}" in row.values]
            beside = [(row, there) for row, there in beside if _differ(made, path, row, there)]
            if beside:
                found[path] = self._asked(made, path, beside, _PERSON)
        return found

    def _asked(self, made: Judged, path: str, beside: Sequence[Spoken], words: str) -> Reason:
        first, there = beside[0]
        theirs, ours = first.texts.get(there, ""), made.texts.get(path, "")
        told = f"那里写的是“{theirs}”" if theirs else "那里空着"
        sentence = words.format(number=first.number, label=self.cells.label(path), theirs=told)
        choices = (
            (EARLIER, f"照第 {first.number} 行：{theirs or '空着'}"),
            (LATER, f"照这一行：{ours or '空着'}"),
        )
        cells = tuple((row.row.number, at, row.texts.get(at, "")) for row, at in beside)
        column = self.cells.column_of(path)
        return self.cells.reason(made, path, column, sentence, False, choices, cells)


def _differ(made: Judged, path: str, other: Judged, there: str, holds: Mapping[str, Value] = NONE) -> bool:
    mine, theirs = made.values.get(path), other.values.get(there, holds.get(there))
    return mine != theirs or (mine == NEW_ROW and made.texts.get(path) != other.texts.get(there))


def same(made: Judged, first: Judged) -> Reason:
    """It is told that a row tells of the same as one before."""
    sentence = f"与第 {first.number} 行重复。"
    return Reason("", "", "", sentence, True, beside=((first.row.number, "", ""),))

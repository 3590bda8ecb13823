"""Columns of names: those of unions in a column that bears the firms' name are unions all the same."""

from collections.abc import Callable, Collection, Sequence

from unionbook.ground.cabinet import Cabinet
from unionbook.services.intake.mapping.evidence import ENOUGH, Evidence
from unionbook.services.intake.mapping.targets import Target
from unionbook.services.intake.references import name_key

Known = Callable[[str], Collection[str]]
"""The names the rows of a kind go by in the book, as they are compared."""

FEW = 0.2


def nothing_known(kind: str) -> Collection[str]:
    """Where no book is asked."""
    return ()


class Naming:
    """Whose names stand in the cells of a column."""

    def __init__(self, cabinet: Cabinet, possible: Sequence[Target], known: Known) -> None:
        self.cabinet, self.known = cabinet, known
        self.targets = [one for one in possible if one.linked]

    def misled(self, target: Target, evidence: Evidence) -> Target | None:
        """The field the cells belong to instead of the one their column is named after; None when they may be right.

        A field that must be filled keeps the column that bears its name.
        """
        if target not in self.targets or target.required or not evidence.texts:
            return None
        others = [one for one in self.targets if one.linked != target.linked and self._share(one, evidence) >= ENOUGH]
        return others[0] if len(others) == 1 and self._share(target, evidence) < FEW else None

    def told(self, evidence: Evidence) -> list[Target]:
        """The one field whose names stand in the cells, where nothing else tells."""
        found = [one for one in self.targets if evidence.texts and self._share(one, evidence) >= ENOUGH]
        return found if len(found) == 1 else []

    def _share(self, target: Target, evidence: Evidence) -> float:
        """How many cells name a row of the book, or end as names of such rows do: with 工会."""
        kind = self.cabinet[target.linked]
        ending = kind.fields[kind.title[0]].label.removesuffix("名称") if kind.title[0] in kind.fields else ""
        found = [bool(ending) and text.endswith(ending) for text in evidence.texts]
        if not all(found):
            names = self.known(kind.name)
            found = [one or name_key(text) in names for one, text in zip(found, evidence.texts, strict=True)]
        return sum(found) / len(found)

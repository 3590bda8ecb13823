"""The mapping of a table's columns to a kind's fields."""

from dataclasses import dataclass, replace

from unionbook.services.sheets.layout import Head

SURE, LIKELY = 0.9, 0.55

ELSEWHERE = "改由另一列填"


@dataclass(frozen=True)
class Match:
    """A column. path: the field it goes to, "" for none; sure: from 0 to 1; why: a plain remark."""

    head: Head
    path: str = ""
    sure: float = 0.0
    why: str = ""


@dataclass(frozen=True)
class Mapping:
    """All columns from the left. remembered: as the clerk had it the last time with this head."""

    columns: tuple[Match, ...]
    remembered: bool = False

    @property
    def by_path(self) -> dict[str, Match]:
        """The columns that go somewhere, by path."""
        return {one.path: one for one in self.columns if one.path}

    @property
    def unsure(self) -> list[Match]:
        """Columns somebody should look at."""
        return [one for one in self.columns if one.path and one.sure < SURE]

    def put(self, column: int, path: str) -> "Mapping":
        """The mapping with a column sent elsewhere by hand ("": nowhere); no two columns go to one field."""
        return replace(
            self,
            columns=tuple(
                replace(one, path=path, sure=1.0, why="手工指定" if path else "手工指定不导入")
                if one.head.column == column
                else replace(one, path="", sure=0.0, why=ELSEWHERE)
                if path and one.path == path
                else one
                for one in self.columns
            ),
        )

"""The mapping of a table's columns to a kind's fields."""

from dataclasses import dataclass, replace

from unionbook.services.sheets.layout import Head

SURE, LIKELY = 0.9, 0.55

ELSEWHERE = "改由另一列填"
UNASKED = "隐藏的列，勾选后才导入"


@dataclass(frozen=True)
class Match:
    """A column. path: the field it goes to, "" for none; sure: from 0 to 1; why: a plain remark.

    aside: of a hidden column nobody asked for, what becomes of it when somebody does.
    """

    head: Head
    path: str = ""
    sure: float = 0.0
    why: str = ""
    aside: "Match | None" = None


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

    @property
    def hidden(self) -> list[Match]:
        """Hidden columns that go somewhere, or would."""
        return [one for one in self.columns if one.head.hidden and (one.path or one.aside)]

    def ask_hidden(self, on: bool) -> "Mapping":
        """The mapping with hidden columns taken in, where no other column fills their field; or with none of them."""
        held = self.by_path.keys()
        made = []
        for one in self.columns:
            if on and one.aside is not None:
                one = Match(one.head, why=ELSEWHERE) if one.aside.path in held else one.aside
            elif not on and one.head.hidden and one.path:
                one = Match(one.head, why=UNASKED, aside=one)
            made.append(one)
        return replace(self, columns=tuple(made))

    def put(self, column: int, path: str) -> "Mapping":
        """The mapping with a column sent elsewhere by hand ("": nowhere); no two columns go to one field."""
        return replace(
            self,
            columns=tuple(
                Match(one.head, path, 1.0, "手工指定" if path else "手工指定不导入")
                if one.head.column == column
                else Match(one.head, why=ELSEWHERE)
                if path and one.path == path
                else one
                for one in self.columns
            ),
        )

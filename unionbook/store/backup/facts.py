"""What a book holds, in so few words that two copies can be compared by them."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.cabinet import Cabinet

_ENDS = (
    "SELECT session, count(*) AS acts, max(n), id FROM act GROUP BY session"
    # max(n) beside a bare id: SQLite gives the id of the row that has it.
)
_HEAD = (
    "(SELECT cid FROM (SELECT cid, seq FROM change WHERE act = ends.id"
    " UNION ALL SELECT cid, seq FROM bulk WHERE act = ends.id) ORDER BY seq DESC LIMIT 1)"
)


@dataclass(frozen=True)
class Facts:
    """state: acts of each session.  heads: the address of the last change of each session.  rows: of each kind."""

    file_id: str
    generation: int
    state: Mapping[str, int]
    heads: Mapping[str, str]
    rows: Mapping[str, int]

    @property
    def acts(self) -> int:
        """How many acts there are."""
        return sum(self.state.values())

    def same_but_generation(self, other: "Facts") -> bool:
        """Do both hold the same?"""
        return (self.file_id, self.state, self.heads, self.rows) == (
            other.file_id,
            other.state,
            other.heads,
            other.rows,
        )

    def within(self, before: "Facts", after: "Facts") -> bool:
        """May this be a copy taken between these two states of a book? What stood still in between must be equal."""
        if before == after:
            return self == before
        for sid, acts in self.state.items():
            if not before.state.get(sid, 0) <= acts <= after.state.get(sid, 0):
                return False
        known = all(sid in self.state for sid in before.state)
        ends = [end for end in (before, after) if self.state == end.state]
        return known and self.file_id == after.file_id and all(self.same_but_generation(end) for end in ends)


def facts_of(connection: sqlite.Connection, cabinet: Cabinet) -> Facts:
    """The facts of a file, all as of one moment: one statement reads them, between two acts of others or none."""
    names = _tables(connection, (kind.name for kind in cabinet))
    parts = [
        "(SELECT value FROM book WHERE key = 'file_id')",
        "(SELECT value FROM book WHERE key = 'generation')",
        f"(SELECT json_group_object(lower(hex(sid)), coalesce(acts, 0))"
        f" FROM session LEFT JOIN ({_ENDS}) ends ON ends.session = session.id)",
        f"(SELECT json_group_object(lower(hex(sid)), lower(hex({_HEAD})))"
        f" FROM ({_ENDS}) ends JOIN session ON session.id = ends.session)",
        *(f'(SELECT count(*) FROM "{name}")' for name in names),
    ]
    (row,) = connection.execute(f"SELECT {', '.join(parts)}").fetchall()
    file_id, generation, state, heads = row[:4]
    return Facts(
        str(file_id),
        int(generation or 0),
        json.loads(state),
        json.loads(heads),
        dict(zip(names, row[4:], strict=True)),
    )


def _tables(connection: sqlite.Connection, wanted: Iterable[str]) -> list[str]:
    """Which of these tables there are; an older file lacks some."""
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return [name for name in wanted if name in there]

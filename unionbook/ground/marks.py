"""Many conditions on the rows of one kind asked in one look: which of them hold for each row."""

from collections.abc import Sequence

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.conditions import Condition, Frame
from unionbook.ground.kind import Kind
from unionbook.ground.sql import Scope, Statement


def marked(cabinet: Cabinet, kind: Kind, conditions: Sequence[Condition], frame: Frame) -> Statement:
    """The rows that meet at least one condition, in the order of the file: the uid, then 1 or 0 for each condition."""
    scope = Scope(cabinet, kind, kind.name)
    uid, rowid = scope.column("uid"), scope.column("rowid")
    told = [scope.where(condition, frame) for condition in conditions]
    marks = ", ".join(f"({text}) IS TRUE" for text, _ in told)
    any_ = " OR ".join(f"({text})" for text, _ in told) or "0"
    values = [value for _, some in told for value in some]
    columns = ", ".join(filter(None, (uid, marks)))
    return f"SELECT {columns} FROM {scope.source()} WHERE {any_} ORDER BY {rowid}", values * 2

"""The one compiler of conditions into SQL.

Every column is written "alias"."column" with both names taken from the declarations: SQLite reads a misspelt
quoted name as a text, so no name that was not looked up ever reaches a statement.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.conditions import (
    All,
    Any_,
    Compare,
    Condition,
    Frame,
    Has,
    Latest,
    Not,
    Op,
    Sought,
    by_end,
    every,
)
from unionbook.ground.fields import CodeField, FlagField, LinkField, Value
from unionbook.ground.kind import Kind
from unionbook.ground.search.sql import sought

Statement = tuple[str, list[Value]]

_KEYS = ("uid", "rowid")
"""Columns of every table that are no field: a row's key, and its place in the file as it is now."""

_SIGNS = {Op.LESS: "<", Op.AT_MOST: "<=", Op.MORE: ">", Op.AT_LEAST: ">="}


_CHOICE, _LINK, _SUBJECT = 1, 2, 3
"""How much it tells of a row that a field of it has a value: one of a few codes, one of many rows, one person."""


def _is_one(part: Condition) -> bool:
    return isinstance(part, Compare) and part.op is Op.IS and part.value is not None


@dataclass
class Scope:
    """One kind's table under an alias, with the joins its paths have asked for so far."""

    cabinet: Cabinet
    kind: Kind
    alias: str
    joins: dict[str, str] = field(default_factory=dict)
    inner: int = 0

    def column(self, path: str) -> str:
        """The qualified column of a path; joins the linked tables on the way. Raises KeyError."""
        *links, last = path.split(".")
        kind, alias = self.kind, self.alias
        for step in links:
            linked = kind.fields[step]
            if not isinstance(linked, LinkField):
                raise KeyError(path)
            kind, here = self.cabinet[linked.kind], alias
            alias = f"{here}.{step}"
            self.joins.setdefault(
                alias, f' LEFT JOIN "{kind.name}" AS "{alias}" ON "{alias}"."uid" = "{here}"."{step}"'
            )
        if last not in _KEYS and last not in kind.fields:
            raise KeyError(path)
        return f'"{alias}"."{last}"'

    def where(self, condition: Condition, frame: Frame) -> Statement:
        """The condition as an SQL expression that is true, false or NULL for each row."""
        match condition:
            case Compare():
                return self._compare(condition, frame)
            case All(parts):
                return self._every(parts, frame)
            case Any_(parts):
                return self._either(parts, frame)
            case Not(part):
                text, values = self.where(part, frame)
                return f"({text}) IS NOT TRUE", values
            case Has(name, part, via):
                return self._has(self.cabinet[name], part, via, frame)
            case Latest():
                return self._latest(condition, frame)
            case Sought(words):
                return sought(self.cabinet, self.kind, self.alias, words)

    def _either(self, parts: Sequence[Condition], frame: Frame) -> Statement:
        texts: list[str] = []
        values: list[Value] = []
        for part in parts:
            text, more = self.where(part, frame)
            texts.append(f"({text})")
            values += more
        return " OR ".join(texts) or "0", values

    def _every(self, parts: Sequence[Condition], frame: Frame) -> Statement:
        """All parts. Where one asks for a single row's link, SQLite is kept from indexes that tell less: without
        statistics it would as soon look at all rows of a stage as at those of a person."""
        told = [self._telling(part) for part in parts]
        best = max((much for much, part in zip(told, parts, strict=True) if _is_one(part)), default=0)
        texts: list[str] = []
        values: list[Value] = []
        for much, part in zip(told, parts, strict=True):
            if isinstance(part, Compare):
                text, more = self._compare(part, frame, "+" if 0 < much < best and best > _CHOICE else "")
            else:
                text, more = self.where(part, frame)
            texts.append(f"({text})")
            values += more
        return " AND ".join(texts) or "1", values

    def _telling(self, part: Condition) -> int:
        """How much a comparison with given values tells of a row; 0 of anything else."""
        if not isinstance(part, Compare) or part.op not in (Op.IS, Op.AMONG):
            return 0
        declared = self.kind.fields.get(part.path)
        if isinstance(declared, LinkField):
            return _SUBJECT if declared.embed else _LINK
        return _CHOICE if isinstance(declared, CodeField | FlagField) else 0

    def _everywhere(self, path: str) -> bool:
        """Does every row have a value there?"""
        declared = self.kind.fields.get(path)
        return declared is not None and declared.required

    def _open_stage(self, condition: Compare) -> bool:
        """Is it one of the stages in which a row waits for somebody? Few rows stand there. It is written out as it is
        declared, so that SQLite finds an index of these rows alone."""
        stages = self.kind.stages
        if stages is None or condition.path != stages.field:
            return False
        return any(stage.open and stage.name == condition.value for stage in stages.stages)

    def _has(self, kind: Kind, part: Condition, via: str, frame: Frame) -> Statement:
        name = via or kind.parent
        points = kind.fields.get(name)
        if not (isinstance(points, LinkField) and points.kind == self.kind.name):
            raise KeyError(f"{kind.name}.{name}")
        self.inner += 1
        scope = Scope(self.cabinet, kind, f"{self.alias}/{self.inner}")
        text, values = scope.where(part, frame)
        link = scope.column(name)
        return (
            f"EXISTS (SELECT 1 FROM {scope.source()} WHERE {link} = {self.column('uid')} AND ({text}))",
            values,
        )

    def _latest(self, condition: Latest, frame: Frame) -> Statement:
        counted = every(condition.part, by_end(condition.path))
        text, values = self.where(counted, frame)
        self.inner += 1
        rival = Scope(self.cabinet, self.kind, f"{self.alias}/{self.inner}")
        other, more = rival.where(counted, frame)
        same = f"{rival.column(condition.within)} = {self.column(condition.within)}"
        mine, later = (f"{scope.column(condition.path)}, {scope.column('uid')}" for scope in (self, rival))
        return (
            f"({text}) AND NOT EXISTS"
            f" (SELECT 1 FROM {rival.source()} WHERE {same} AND ({other}) AND ({later}) > ({mine}))",
            [*values, *more],
        )

    def _compare(self, condition: Compare, frame: Frame, sign: str = "") -> Statement:
        column, value = sign + self.column(condition.path), condition.value
        period = frame.period
        match condition.op:
            case Op.IS if self._open_stage(condition):
                return f"{column} IS '{value}'", []
            case Op.IS if not isinstance(value, tuple):
                return f"{column} IS ?", [value]
            case Op.IS_NOT if not isinstance(value, tuple):
                return f"{column} IS NOT ?", [value]
            case Op.AMONG if isinstance(value, tuple):
                return f"{column} IN ({', '.join('?' * len(value))})", list(value)
            case Op.FILLED:
                return f"{column} IS NOT NULL", []
            case Op.EMPTY:
                return f"{column} IS NULL", []
            case Op.DURING:
                return f"{column} >= ? AND {column} < ?", [period.start_text, period.end_text]
            case Op.BY_END | Op.BEFORE as op:
                # Of a date that every row has most lie before the end: SQLite is kept from the index, by which it
                # would look up nearly all rows one by one, several times as long as going through the table.
                plus = "+" if self._everywhere(condition.path) and not sign else ""
                return f"{plus}{column} < ?", [period.end_text if op is Op.BY_END else period.start_text]
            case Op.CONTAINS | Op.STARTS | Op.ENDS:
                return f"{column} LIKE ? ESCAPE '\\'", [like(str(value or ""), condition.op)]
            case op if op in _SIGNS and not isinstance(value, tuple):
                return f"{column} {_SIGNS[op]} ?", [value]
        raise ValueError(f"{condition.op} cannot compare with {value!r}")

    def source(self) -> str:
        """The FROM text: the table under its alias and its joins. Ask for it after the columns."""
        return f'"{self.kind.name}" AS "{self.alias}"' + "".join(self.joins.values())


def like(text: str, op: Op = Op.CONTAINS) -> str:
    """A LIKE pattern (escape sign \\) for the text taken literally."""
    for sign in "\\%_":
        text = text.replace(sign, "\\" + sign)
    return {Op.STARTS: f"{text}%", Op.ENDS: f"%{text}"}.get(op, f"%{text}%")


def select(
    cabinet: Cabinet,
    kind: Kind,
    paths: Sequence[str],
    condition: Condition,
    frame: Frame,
    order: Sequence[str] = (),
    limit: int = -1,
    offset: int = 0,
) -> Statement:
    """The rows of a kind that meet the condition: one column for each path.

    order: paths, "-" before one that descends; ties are broken by uid, so that paging is stable.
    """
    scope = Scope(cabinet, kind, kind.name)
    columns = ", ".join(scope.column(path) for path in paths)
    text, values = scope.where(condition, frame)
    keys = [scope.column(path.lstrip("-")) + (" DESC" if path.startswith("-") else "") for path in order]
    keys.append(scope.column("uid"))
    statement = f"SELECT {columns} FROM {scope.source()}{_where(text)} ORDER BY {', '.join(keys)}"
    if limit >= 0 or offset:
        statement += " LIMIT ? OFFSET ?"
        values = [*values, limit, offset]
    return statement, values


def places(
    cabinet: Cabinet,
    kind: Kind,
    paths: Sequence[str],
    condition: Condition,
    frame: Frame,
    order: Sequence[str] = (),
    limit: int = -1,
    offset: int = 0,
    walked: bool = True,
) -> Statement:
    """The rowids of the rows that meet the condition, and the values at the paths, in order.

    Ties stand in the direction of the last key, so that an index over the keys gives the order without sorting.
    walked: may rows be looked at in that order? Where a condition takes most of them away it is sooner to find them
    first and then to sort.
    """
    scope = Scope(cabinet, kind, kind.name)
    rowid = scope.column("rowid")
    columns = ", ".join([rowid, *map(scope.column, paths)])
    text, values = scope.where(condition, frame)
    plus = "" if walked or not order else "+"
    keys = [plus + scope.column(path.lstrip("-")) + (" DESC" if path.startswith("-") else "") for path in order]
    keys.append(plus + (f"{rowid} DESC" if order and order[-1].startswith("-") else rowid))
    statement = f"SELECT {columns} FROM {scope.source()}{_where(text)} ORDER BY {', '.join(keys)}"
    if limit >= 0 or offset:
        statement += " LIMIT ? OFFSET ?"
        values = [*values, limit, offset]
    return statement, values


def _where(text: str) -> str:
    """SQLite counts and walks a whole table faster when no condition is said."""
    return "" if text == "1" else f" WHERE {text}"


def aggregate(cabinet: Cabinet, kind: Kind, what: str, path: str, condition: Condition, frame: Frame) -> Statement:
    """One number over the rows that meet the condition: what is "count", "sum", "distinct", "least" or "most" of the
    path; the last two give NULL over no row."""
    return grouped(cabinet, kind, what, path, (), condition, frame)


def grouped(
    cabinet: Cabinet,
    kind: Kind,
    what: str,
    path: str,
    by: Sequence[tuple[str, int]],
    condition: Condition,
    frame: Frame,
) -> Statement:
    """The same number for each group of rows: the values rows are told apart by, then the number.

    by: paths, each with the first characters that count of its value (0: all).
    """
    scope = Scope(cabinet, kind, kind.name)
    column = scope.column(path)
    keys = [f"substr({scope.column(one)}, 1, {length})" if length else scope.column(one) for one, length in by]
    text, values = scope.where(condition, frame)
    number = {
        "count": "count(*)" if path == "uid" else f"count({column})",
        "sum": f"coalesce(sum({column}), 0)",
        "distinct": f"count(DISTINCT {column})",
        "least": f"min({column})",
        "most": f"max({column})",
    }[what]
    together = f" GROUP BY {', '.join(map(str, range(1, len(keys) + 1)))}" if keys else ""
    return f"SELECT {', '.join([*keys, number])} FROM {scope.source()}{_where(text)}{together}", values

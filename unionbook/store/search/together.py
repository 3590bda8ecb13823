"""The entries of very many rows of one list, made by the file itself: rows are spread out by columns, in tables of the
connection's own, and what begins with different signs shares nothing. Only the few rows of which that is not so, and
those with numbers that are more than letters and digits, are looked at one by one."""

from collections.abc import Iterator, Mapping, Sequence

from unionbook.ground.search.plan import Listed
from unionbook.ground.search.sql import TABLE
from unionbook.ground.search.terms import BACK, LONGEST, TAIL, Manner, backwards, fold
from unionbook.store.search.entries import entries
from unionbook.store.search.reading import Found, Reader
from unionbook.store.search.texts import KNOWN, TERMS, Texts
from unionbook.store.search.writing import put

FEW = 300
"""Fewer rows are looked at one by one."""

ROWS = 100_000
"""Rows whose entries are written together: the index is gone through once for them."""

SPREAD = 'temp."search_row"'
WHOSE = 'temp."search_whose"'

_PUT = f'INSERT OR REPLACE INTO main."{TABLE}" ("place", "term", "row", "d") '


def put_rows(reader: Reader, texts: Texts, first: int, last: int) -> None:
    """Add the entries of the rows of a list that lie at these places of its table and have none yet."""
    if last - first < FEW:
        _one_by_one(reader, reader.between(first, last))
        return
    at: int | None = first
    while at is not None:
        texts.make_room()
        at = _Together(reader, texts).put(at, last)


def _one_by_one(reader: Reader, found: Iterator[Found]) -> None:
    put(reader.connection, [entry for one in found for entry in entries(reader.listed, one)])


class _Together:
    """Rows of a list spread out: the beginning and end of its number n in the columns b<n> and e<n>, its text n in
    t<n>."""

    def __init__(self, reader: Reader, texts: Texts) -> None:
        self.reader, self.texts, self.connection = reader, texts, reader.connection
        self.listed: Listed = reader.listed
        manners = list(enumerate(self.listed.manners))
        self.numbers = [at for at, manner in manners if manner is Manner.NUMBER]
        self.worded = [(at, manner) for at, manner in manners if manner is not Manner.NUMBER]

    def put(self, first: int, last: int) -> int | None:
        """Add the entries of the first `ROWS` rows at these places; the place to go on at, None when that was all."""
        self._make_tables()
        more = self._spread(first, last)
        said = self._learn()
        apart = {*self._odd(), *self._near_numbers(said), *self._near_texts()}
        self._set_apart(apart)
        self._note_whose()
        for statement in (*self._of_numbers(), self._of_texts()):
            self.connection.execute(_PUT + statement)
        _one_by_one(self.reader, self.reader.at(sorted(apart)))
        for table in (SPREAD, WHOSE):
            self.connection.execute(f"DROP TABLE {table}")
        return more

    def _make_tables(self) -> None:
        columns = [f'"b{at}" TEXT, "e{at}" TEXT' for at in self.numbers] + [f'"t{at}" TEXT' for at, _ in self.worded]
        made = (
            (SPREAD, f'("row" INTEGER PRIMARY KEY, "gone" INTEGER, "odd" INTEGER, {", ".join(columns)})'),
            (WHOSE, '("text" INTEGER, "row" INTEGER, "gone" INTEGER, PRIMARY KEY ("text", "row")) WITHOUT ROWID'),
        )
        for table, declared in made:
            self.connection.execute(f"DROP TABLE IF EXISTS {table}")
            self.connection.execute(f"CREATE TABLE {table} {declared}")

    def _spread(self, first: int, last: int) -> int | None:
        """Spread rows out; the place of the first one left."""
        sources = self.reader.columns
        odd = " OR ".join(f"{sources[at]} GLOB '*[^0-9A-Za-z]*'" for at in self.numbers) or "0"
        wanted = [part for at in self.numbers for part in (_begins(sources[at]), _ends(sources[at]))]
        wanted += [sources[at] for at, _ in self.worded]
        text, values = self.reader.spread([self.reader.gone, odd, *wanted], first, last)
        count = self.connection.execute(f"INSERT INTO {SPREAD} {text} LIMIT {ROWS}", values).rowcount
        if count < ROWS:
            return None
        ((reached,),) = self.connection.execute(f'SELECT max("row") FROM {SPREAD}')
        return int(reached) + 1

    def _learn(self) -> dict[int, list[str]]:
        """The different texts of each column, which are known now."""
        said: dict[int, list[str]] = {}
        for at, manner in self.worded:
            found = self.connection.execute(f'SELECT DISTINCT "t{at}" FROM {SPREAD} WHERE "t{at}" IS NOT NULL')
            said[at] = [text for (text,) in found.fetchall()]
            self.texts.learn(manner, said[at])
        return said

    # --- rows that are looked at one by one ------------------------------------------------------------------------

    def _odd(self) -> list[int]:
        """Fold the numbers that have other signs; the rows of those that are found as texts are."""
        if not self.numbers:
            return []
        rows = self.connection.execute(f'SELECT "row" FROM {SPREAD} WHERE "odd"').fetchall()
        apart: list[int] = []
        folded: list[tuple[str | int | None, ...]] = []
        for one in self.reader.at([row for (row,) in rows]):
            numbers = [str(one.values[at]) if one.values[at] is not None else "" for at in self.numbers]
            if all(map(str.isascii, numbers)):
                folded.append((*(part for number in map(fold, numbers) for part in _parts(number)), one.row))
            else:
                apart.append(one.row)
        names = ", ".join(f'"b{at}" = ?, "e{at}" = ?' for at in self.numbers)
        self.connection.executemany(f'UPDATE {SPREAD} SET {names} WHERE "row" = ?', folded)
        return apart

    def _near_numbers(self, said: Mapping[int, Sequence[str]]) -> Iterator[int]:
        """The rows with a text that shares a first sign with a number."""
        firsts = frozenset[str](
            sign
            for at in self.numbers
            for (sign,) in self.connection.execute(f'SELECT DISTINCT substr("b{at}", 1, 1) FROM {SPREAD}')
            if sign
        )
        for at, manner in self.worded:
            signs = self.texts.signs(manner)
            near = {text for text in said[at] if not firsts.isdisjoint(signs[text])}
            rows = self.connection.execute(f'SELECT "t{at}", "row" FROM {SPREAD}').fetchall() if near else ()
            yield from (row for text, row in rows if text in near)

    def _near_texts(self) -> Iterator[int]:
        """The rows of which two texts share a sign."""
        if len(self.worded) < 2:
            return
        columns = ", ".join(f'"t{at}"' for at, _ in self.worded)
        several = " + ".join(f'("t{at}" IS NOT NULL)' for at, _ in self.worded)
        found = self.connection.execute(f'SELECT "row", {columns} FROM {SPREAD} WHERE {several} > 1')
        known = [self.texts.signs(manner) for _, manner in self.worded]
        for row, *texts in found.fetchall():
            signs = "".join([of[text] for of, text in zip(known, texts, strict=True) if text is not None])
            if len(set(signs)) < len(signs):
                yield row

    def _set_apart(self, rows: set[int]) -> None:
        self.connection.executemany(f'DELETE FROM {SPREAD} WHERE "row" = ?', [(row,) for row in rows])

    def _note_whose(self) -> None:
        for at, manner in self.worded:
            self.connection.execute(
                f'INSERT OR IGNORE INTO {WHOSE} SELECT x."text", r."row", r."gone" FROM {SPREAD} AS r'
                f' CROSS JOIN {KNOWN} AS x ON x."manner" = ? AND x."value" = r."t{at}" ORDER BY 1, 2',
                (manner.value,),
            )

    # --- entries ---------------------------------------------------------------------------------------------------

    def _of_numbers(self) -> Iterator[str]:
        for later, letter, alike in ((False, "b", 1), (True, "e", 1 + len(BACK))):
            place = self.listed.place(later, False)
            columns = [f'"{letter}{at}"' for at in self.numbers]
            for one in columns:
                shares = [_shares(one, other, alike) for other in columns if other != one]
                yield (
                    f'SELECT {place} + "gone", {one}, "row", {_most(shares)} FROM {SPREAD}'
                    f" WHERE {one} IS NOT NULL ORDER BY {one}, \"row\""
                )

    def _of_texts(self) -> str:
        """In the order of the terms; the rows of one term lie near each other."""
        place = self.listed.place(False, False)
        return (
            f'SELECT {place} + w."gone" + 2 * t."later", t."term", w."row", t."d"'
            f' FROM (SELECT * FROM {TERMS} ORDER BY "later", "term" LIMIT -1) AS t'
            f' CROSS JOIN {WHOSE} AS w ON w."text" = t."text"'
        )


def _begins(number: str) -> str:
    return f"CASE WHEN {number} <> '' THEN lower(substr({number}, 1, {LONGEST})) END"


def _ends(number: str) -> str:
    """The sign for it, and the last signs backwards."""
    signs = " || ".join(f"substr({number}, -{back}, 1)" for back in range(1, TAIL + 1))
    return f"CASE WHEN {number} <> '' THEN '{BACK}' || lower({signs}) END"


def _parts(number: str) -> tuple[str | None, str | None]:
    """The beginning and the end of a folded number."""
    return (number[:LONGEST], backwards(number)) if number else (None, None)


def _shares(one: str, other: str, alike: int) -> str:
    """How many first signs a term has in common with another of the row's, where that comes before it. alike: the first
    that may differ, from 1."""
    cases = (f"WHEN substr({one}, 1, {n}) <> substr({other}, 1, {n}) THEN {n - 1}" for n in range(alike, LONGEST + 1))
    return f"CASE WHEN {other} IS NULL OR {other} >= {one} THEN 0 {' '.join(cases)} ELSE {LONGEST} END"


def _most(counts: Sequence[str]) -> str:
    return f"max({', '.join(counts)})" if len(counts) > 1 else "".join(counts) or "0"

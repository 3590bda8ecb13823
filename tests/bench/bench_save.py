"""How long saving one record takes, against the same statements on a bare connection.

    python -m pytest -m bench -s tests/bench/bench_save.py      measure and judge
    python tests/bench/bench_save.py                            measure and print

Three copies of one book: each save is made in the first and timed; made in the second, its writing statements noted;
and those are run, prepared and with their values, on a bare connection to the third with the same settings and timed.
So the floor writes the very same rows: record, change, act, and what the search index takes over, with as many syncs.
"""

import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import pytest

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from sqlcipher3 import dbapi2 as sqlite

from unionbook.records import CABINET
from unionbook.services.demo import write_demo
from unionbook.services.entry import Entry
from unionbook.services.saving import errors, save
from unionbook.store.book import Book
from unionbook.store.connection import connect
from unionbook.store.files import open_book

MEMBERS, ROUNDS = 5_000, 150
MOST = 1.3
"""Times the bare statements, for what the door itself does."""

Statement = tuple[str, Sequence[Any], bool]


class Noting:
    """A connection that notes what is written through it."""

    def __init__(self, connection: sqlite.Connection) -> None:
        self.real = connection
        self.noted: list[Statement] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real, name)

    def execute(self, sql: str, values: Sequence[Any] = ()) -> sqlite.Cursor:
        """Run a statement; note it unless it reads."""
        if not sql.lstrip().startswith(("SELECT", "PRAGMA")):
            self.noted.append((sql, tuple(values), False))
        return self.real.execute(sql, values)

    def executemany(self, sql: str, values: Iterable[Any]) -> sqlite.Cursor:
        """The same for many."""
        rows = list(values)
        self.noted.append((sql, rows, True))
        return self.real.executemany(sql, rows)


class Hand:
    """Saves in one of the copies; the rows are chosen before anything is timed."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.members = [str(uid) for (uid,) in book.rows("SELECT uid FROM member ORDER BY uid LIMIT ?", (3 * ROUNDS,))]
        self.like = dict(book.must("member", self.members[0]))

    def add(self, turn: int) -> None:
        """A new member with its person."""
        with self.book.change("新增会员") as act:
            person = act.add("person", {"name": f"钱丙{chr(0x4E00 + turn)}", "phone": f"139{turn:08}"})
            act.add("member", self.like | {"person": person, "number": f"T{turn:06}"})

    def change(self, turn: int) -> None:
        """One field of a member."""
        with self.book.change("修改会员") as act:
            act.set("member", self.members[turn], {"job": f"岗位{turn}"})

    def by_form(self, turn: int) -> None:
        """One field of a member as its form saves it, everything derived and examined."""
        entry = Entry(self.book, self.book.cabinet["member"], self.members[ROUNDS + turn])
        entry.put("job", f"工种{turn}")
        assert not errors(save(entry))


SAVES: dict[str, Callable[[Hand, int], None]] = {
    "a new member and person": Hand.add,
    "one field of a member": Hand.change,
    "the same by its form": Hand.by_form,
}


def timed(work: Callable[[], object]) -> float:
    """Seconds the work takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def run(connection: sqlite.Connection, noted: Sequence[Statement]) -> None:
    """What was noted, on a bare connection."""
    for sql, values, many in noted:
        (connection.executemany if many else connection.execute)(sql, values)


def measure(folder: Path) -> dict[str, tuple[list[float], list[float]]]:
    """name → seconds of each save by us, and bare."""
    paths = [folder / f"{at}.ubk" for at in range(3)]
    made = write_demo(paths[0], CABINET, MEMBERS)
    assert made is not None
    made.close()
    for path in paths[1:]:
        shutil.copyfile(paths[0], path)
    found: dict[str, tuple[list[float], list[float]]] = defaultdict(lambda: ([], []))
    with ExitStack() as stack:
        ours, other = (stack.enter_context(open_book(path, CABINET)) for path in paths[:2])
        bare = connect(paths[2])
        stack.callback(bare.close)
        hand, second = Hand(ours), Hand(other)
        noting = Noting(other.connection)
        other.connection = other.session.connection = noting
        for turn in range(ROUNDS):
            for name, work in SAVES.items():
                noting.noted.clear()
                work(second, turn)
                both = [partial(work, hand, turn), partial(run, bare, noting.noted)]
                # Who comes first finds the disk busy with the copy's save.
                for at in (0, 1) if turn % 2 else (1, 0):
                    found[name][at].append(timed(both[at]))
    return found


def told(found: dict[str, tuple[list[float], list[float]]]) -> list[str]:
    """Lines for people."""
    lines = [f"{MEMBERS} members, medians of {ROUNDS} rounds, ms"]
    for name, (ours, bare) in found.items():
        ratio = median(one / other for one, other in zip(ours, bare, strict=True))
        times = f"{1000 * median(ours):6.2f}   bare {1000 * median(bare):6.2f}   {median(ours) / median(bare):.2f} ×"
        lines.append(f"{name:28} {times}   (pair by pair {ratio:.2f} ×)")
    return lines


@pytest.mark.bench
def test_the_door_costs_little_beside_the_writing(tmp_path: Path) -> None:
    found = measure(tmp_path)
    print("", *told(found), sep="\n")
    for name in list(SAVES)[:2]:
        ours, bare = found[name]
        assert median(ours) <= MOST * median(bare), name


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as work_folder:
        print(*told(measure(Path(work_folder))), sep="\n")

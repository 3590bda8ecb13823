"""How fast many applications take a step together, each examined as in its form.

    python -m pytest -m bench -s tests/bench/bench_stage.py      measure and judge
    python tests/bench/bench_stage.py                            measure and print

Bare: one executemany that sets the same columns of the same rows in one transaction, same library and settings.
"""

import gc
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from time import process_time

import pytest

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).resolve().parents[at]) for at in (2, 1)]

import aid_round

from unionbook.records import CABINET
from unionbook.services.batch import decide, match_names
from unionbook.services.stage import move
from unionbook.store.book import Book
from unionbook.store.files import create_book
from unionbook.store.undo import undo

ROWS, ROUNDS = 1_000, 5
MOST_SECONDS = 1.0
"""For a step of a thousand rows."""
KIND = CABINET["application"]
STEPS = {"screened": date(2020, 4, 1), "submitted": date(2020, 4, 2), "approved": date(2020, 5, 6)}
REASON = "超出名额"


@dataclass
class Measured:
    """Seconds of each step and round, of matching a list, of deciding by it, and of taking that back."""

    bare: list[float] = field(default_factory=list)
    door: list[float] = field(default_factory=list)
    matching: list[float] = field(default_factory=list)
    deciding: list[float] = field(default_factory=list)
    undoing: list[float] = field(default_factory=list)

    def lines(self) -> list[str]:
        """The table of figures."""
        rows = (
            ("bare executemany, s", self.bare, ""),
            ("a step, each examined, s", self.door, f"<= {MOST_SECONDS:.1f}"),
            ("a list matched, s", self.matching, ""),
            ("decided by the list, s", self.deciding, ""),
            ("that taken back, s", self.undoing, ""),
        )
        told = [
            f"{name:28}{median(found):>8.3f}  {min(found):.3f}-{max(found):.3f}  {more}" for name, found, more in rows
        ]
        ratio = f"{'step / bare':28}{median(self.door) / median(self.bare):>8.0f}"
        return [f"{ROWS} applications with household and file, medians of {ROUNDS} rounds", *told, ratio]


def timed(work: Callable[[], object]) -> float:
    """Seconds of processor time the work takes, the garbage of earlier work collected before."""
    gc.collect()
    start = process_time()
    work()
    return process_time() - start


def bare(book: Book, uids: list[str], stage: str, day: date) -> None:
    """The same columns of the same rows set by plain executemany in one transaction."""
    book.connection.execute("BEGIN IMMEDIATE")
    book.connection.executemany(
        f'UPDATE "application" SET "stage" = ?, "{stage}_on" = ? WHERE "uid" = ?',
        ((stage, day.isoformat(), uid) for uid in uids),
    )
    book.connection.execute("COMMIT")


def step(book: Book, uids: list[str], stage: str, day: date) -> None:
    """The step through the door; every row takes it."""
    assert move(book, KIND, uids, stage, day).moved == uids


def measure(folder: Path) -> Measured:
    """Both ways in turns, each into a new book; then a list that names nine of ten."""
    result = Measured()
    for turn in range(ROUNDS):
        with create_book(folder / f"bare{turn}.ubk", CABINET) as book:
            uids = aid_round.write(book, ROWS, family=True).applications
            result.bare += (timed(partial(bare, book, uids, stage, day)) for stage, day in STEPS.items())
        with create_book(folder / f"door{turn}.ubk", CABINET) as book:
            uids = aid_round.write(book, ROWS, family=True).applications
            result.door += (timed(partial(step, book, uids, stage, day)) for stage, day in STEPS.items())
        with create_book(folder / f"list{turn}.ubk", CABINET) as book:
            _by_list(book, result)
    return result


def _by_list(book: Book, result: Measured) -> None:
    uids = aid_round.write(book, ROWS, family=True, stage="submitted").applications
    lines = [f"{at + 1}\t{aid_round.name(at)}\t{aid_round.number(at)}" for at in range(ROWS * 9 // 10)]
    result.matching.append(timed(lambda: match_names(book, KIND, uids, lines)))
    matching = match_names(book, KIND, uids, lines)
    day = STEPS["approved"]
    result.deciding.append(timed(lambda: decide(book, KIND, matching, "approved", "rejected", day, REASON)))
    assert book.rows("SELECT count(*) FROM application WHERE stage = 'approved'") == [(len(lines),)]
    result.undoing.append(timed(lambda: undo(book)))


@pytest.mark.bench
def test_a_thousand_take_a_step_within_a_second(tmp_path: Path) -> None:
    found = measure(tmp_path)
    print("", *found.lines(), sep="\n")
    assert median(found.door) <= MOST_SECONDS
    assert median(found.deciding) <= MOST_SECONDS


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as work:
        print(*measure(Path(work)).lines(), sep="\n")

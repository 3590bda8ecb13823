"""What history costs a bulk import, and how long taking the whole import back takes.

    python -m pytest -m bench -s tests/bench/bench_undo.py      measure and judge
    python tests/bench/bench_undo.py                            measure and print

The same rows go through the same door in turn, once as always and once with the change set left out: the bulk changes
are neither packed nor hashed nor written, so that this import can never be told of or taken back. Then the one that
can be is taken back, in one act that can itself be taken back. Processor time: the disk's part is the same both ways.
"""

import gc
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

import pytest

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).resolve().parents[at]) for at in (2, 1)]

from bench.bench_grow import begun, through_the_door
from bench.bench_grow import rows as prepared_rows

from unionbook.services.demo.growth import BLOCK, Block
from unionbook.store import act as door
from unionbook.store import packing
from unionbook.store.undo import undo

BLOCKS, ROUNDS = 2, 5
MOST = 0.35
"""What history may cost, in parts of the import."""


@dataclass
class Measured:
    """Processor seconds of each round."""

    whole: list[float] = field(default_factory=list)
    without: list[float] = field(default_factory=list)
    back: list[float] = field(default_factory=list)

    @property
    def cost(self) -> float:
        """What history costs, in parts of the import."""
        return (median(self.whole) - median(self.without)) / median(self.whole)

    def told(self) -> list[str]:
        """Lines for people."""
        whole, without, back = (median(one) for one in (self.whole, self.without, self.back))
        return [
            f"{BLOCKS * BLOCK} members with their persons, medians of {ROUNDS} rounds",
            f"import                     {whole:6.2f} s  ({min(self.whole):.2f}–{max(self.whole):.2f})",
            f"without the change set     {without:6.2f} s  ({min(self.without):.2f}–{max(self.without):.2f})",
            f"history                    {self.cost:6.1%} of the import",
            f"taking it all back         {back:6.2f} s = {back / whole:.2f} of the import",
        ]


@contextmanager
def no_history() -> Iterator[None]:
    """Acts write no bulk changes and make none."""

    def nothing(act: door.Act, kind: str, *_: Any) -> None:
        act._step(kind)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(door.Act, "_write_bulk", nothing)
        patch.setattr(packing, "pack", lambda names, rows: b"")
        yield


def timed(work: Callable[[], object]) -> float:
    """Processor seconds the work takes, the garbage of earlier work collected before."""
    gc.collect()
    start = process_time()
    work()
    return process_time() - start


def measure(folder: Path) -> Measured:
    """Both ways in turn, each into a new book."""
    found, blocks = Measured(), prepared_rows(folder)[:BLOCKS]
    for turn in range(ROUNDS):
        _with(folder / f"with{turn}.ubk", blocks, found)
        maker = begun(folder / f"without{turn}.ubk")
        with maker.book, no_history():
            found.without.append(timed(partial(through_the_door, maker, blocks)))
    return found


def _with(path: Path, blocks: list[Block], found: Measured) -> None:
    maker = begun(path)
    with maker.book as book:
        before = {kind.name: book.count(kind.name) for kind in book.cabinet}
        found.whole.append(timed(partial(through_the_door, maker, blocks)))
        assert book.count("member") >= BLOCKS * BLOCK
        found.back.append(timed(partial(undo, book)))
        assert {kind.name: book.count(kind.name) for kind in book.cabinet} == before


@pytest.mark.bench
def test_history_costs_a_part_of_the_import(tmp_path: Path) -> None:
    found = measure(tmp_path)
    print("", *found.told(), sep="\n")
    assert found.cost <= MOST


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as work_folder:
        print(*measure(Path(work_folder)).told(), sep="\n")

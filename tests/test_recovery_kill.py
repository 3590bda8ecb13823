"""kill -9 at random moments of real processes that save, work in batches and undo: what was told as saved is there."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from stick import ROOT, SMALL, new_book

from unionbook.services.check import check
from unionbook.store.files import open_book
from unionbook.store.history import acts

ROUNDS = int(os.environ.get("UNIONBOOK_KILLS", "12"))
"""Rounds of the plain run; the figures in docs/reliability.md were made with more."""

WORK = """
import sys, random
from pathlib import Path
from stick import SMALL
from unionbook.store.files import open_book
from unionbook.store.history import acts
from unionbook.store.undo import undo
book = open_book(Path(sys.argv[1]), SMALL)
luck = random.Random(int(sys.argv[2]))
print("open", flush=True)
n = 0
while True:
    n += 1
    label = f"{sys.argv[2]}-{n}"
    what = luck.randrange(4)
    if what == 3 and n > 1:
        undo(book)
        label = acts(book, 1)[0].label
    else:
        with book.change(label) as act:
            for k in range(1 if what < 2 else 400):
                act.add("person", {"name": f"{label}-{k}"})
    print(label, flush=True)
"""


def killed(path: Path, seed: int) -> list[str]:
    """The labels told as saved by a process that was killed at some moment."""
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests")]), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", WORK, str(path), str(seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=env, text=True, encoding="utf-8") as process:
        assert process.stdout is not None and process.stdout.readline() == "open\n"
        try:
            process.wait(random.Random(seed).uniform(0.02, 0.6))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        return process.stdout.read().split("\n")[:-1]


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_every_act_that_was_told_is_there_and_at_most_one_more_whole(tmp_path: Path) -> None:
    path = new_book(tmp_path / "b.ubk")
    known: list[str] = []
    for seed in range(ROUNDS):
        told = killed(path, seed)
        with open_book(path, SMALL) as book:
            assert not book.read_only, book.read_only
            found = [line.label for line in reversed(acts(book, 1_000_000))]
            assert check(book) == []
        assert found[: len(known) + len(told)] == known + told
        assert len(found) <= len(known) + len(told) + 1
        known = found
    assert len(known) > ROUNDS

"""kill -9 at random moments of real processes that save, work in batches and undo: what was told as saved is there.

UNIONBOOK_KILLS=500 python -m pytest tests/test_recovery_kill.py -s
"""

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from figures import tell
from memory_disk import in_memory
from stick import ROOT, SMALL, new_book

from unionbook.services.check import check
from unionbook.store.files import open_book
from unionbook.store.history import acts

ROUNDS = int(os.environ.get("UNIONBOOK_KILLS", "20"))
"""Rounds of the plain run; the figures in docs/reliability.md were made with more."""
EACH = 8
"""Rounds on one book: it grows."""
WORDS, LATEST = 9, 0.03
"""A process is killed after it said so many words at most, and so many seconds more."""

KILL = 9
"""The signal no process can refuse, by its number: not every system has its name."""

SERVER = """
import os, random, sys
from pathlib import Path
from stick import SMALL
from unionbook.store.files import open_book
from unionbook.store.history import acts
from unionbook.store.undo import last, undo

def say(word):
    os.write(1, (word + "\\n").encode())

def work(path, seed):
    luck, n = random.Random(seed), 0
    while True:
        with open_book(path, SMALL) as book:
            say("open")
            book.connection.execute("PRAGMA cache_size = 4")
            for _ in range(luck.randrange(1, 30)):
                n += 1
                label, what = f"{seed}-{n}", luck.randrange(5)
                if what == 4 and last(book):
                    undo(book)
                    label = acts(book, 1)[0].label
                else:
                    with book.change(label) as act:
                        for k in range(1 if what < 3 else 12):
                            act.add("person", {"name": f"{label}-{k}"})
                say("told " + label)

for line in sys.stdin:
    seed, path = line.rstrip("\\n").split(" ", 1)
    child = os.fork()
    if child == 0:
        try:
            work(Path(path), int(seed))
        except BaseException as fault:
            say("failed " + repr(fault).replace("\\n", " "))
        os._exit(1)
    say(f"child {child}")
    os.waitpid(child, 0)
    say("gone")
"""
"""Forks a process for each line it reads: to import the program takes longer than all it does before it is killed."""


class Killer:
    """Has processes work on a book, and kills them."""

    def __init__(self, server: "subprocess.Popen[str]") -> None:
        self.server = server
        self.moments: list[str] = []

    def killed(self, path: Path, seed: int) -> list[str]:
        """The labels told as saved by a process that was killed at some moment."""
        assert self.server.stdin is not None and self.server.stdout is not None
        self.server.stdin.write(f"{seed} {path}\n")
        self.server.stdin.flush()
        words = iter(self.server.stdout.readline, "")
        word, child = next(words).split()
        assert word == "child"
        luck = random.Random(seed)
        told, opened, left = [], False, luck.randrange(WORDS)
        alive = True
        while True:
            if alive and left == 0:
                time.sleep(luck.uniform(0, LATEST))
                os.kill(int(child), KILL)
                alive = False
            word, _, label = next(words).rstrip("\n").partition(" ")
            assert word != "failed", label
            if word == "gone":
                break
            left -= 1
            opened = opened or word == "open"
            told += [label] * (word == "told")
        self.moments.append("working" if opened else "opening")
        return told


@contextmanager
def killer() -> Iterator[Killer]:
    if sys.platform == "win32":
        pytest.skip("Windows forks no process")
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests")]), "PYTHONIOENCODING": "utf-8"}
    command, pipe = [sys.executable, "-c", SERVER], subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, env=env, text=True, encoding="utf-8") as server:
        yield Killer(server)
        assert server.stdin is not None
        server.stdin.close()
        assert server.wait(20) == 0


def test_every_act_that_was_told_is_there_and_at_most_one_more_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    known, total, hot = list[str](), 0, 0
    with in_memory(monkeypatch) as folder, killer() as one:
        path = folder / "b.ubk"
        for seed in range(ROUNDS):
            if seed % EACH == 0:
                path.unlink(missing_ok=True)
                new_book(path)
                known = []
            told = one.killed(path, seed)
            hot += path.with_name("b.ubk-journal").exists()
            with open_book(path, SMALL) as book:
                assert not book.read_only, book.read_only
                found = [line.label for line in reversed(acts(book, 1_000_000))]
                assert check(book) == []
            assert found[: len(known) + len(told)] == known + told
            assert len(found) <= len(known) + len(told) + 1
            known, total = found, total + len(told)
    assert total > ROUNDS and one.moments.count("working") > ROUNDS / 3
    journals = f"{hot} journals rolled back or done with"
    tell(f"{ROUNDS} processes killed, {total} acts told as saved, {journals}, none lost or half")

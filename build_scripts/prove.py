"""Runs the proofs that are too long for every run of the tests, and prints what they found with the command for each.

    python build_scripts/prove.py             all of them, one after the other
    python build_scripts/prove.py NAME …      these
    python build_scripts/prove.py --list      their names, and what each proves

A proof is a file of tests: what it prints as "figure: …" is its figure, otherwise how many of its tests passed. The
last figures of all are in docs/reliability.md. Exit code 1 when one failed.
"""

import argparse
import os
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MARK = "figure: "
SUMMARY = re.compile(r"\d+ (passed|failed|error).* in [\d.]+s")
LONG = ("-o", "faulthandler_timeout=3600")
"""Every other run of the tests ends with a traceback after two minutes in one test."""


@dataclass(frozen=True)
class Proof:
    """A proof. what: in short.  files: of tests.  marks: pytest's expression.  env: what makes it the long one."""

    what: str
    files: tuple[str, ...]
    marks: str = "slow"
    env: dict[str, str] = field(default_factory=dict)

    def words(self) -> list[str]:
        """What pytest is called with."""
        return [*self.files, "-m", self.marks, "-q", "-s", *LONG]

    def command(self, name: str) -> str:
        """What to type to have the figure again."""
        return f"python build_scripts/prove.py {name}"


PROOFS = {
    "crash-states": Proof(
        "power cut at every write and sync of SQLite: save, batch, bulk import, undo, upgrade, encrypt, create",
        ("tests/test_crash_states.py",),
    ),
    "backup-cuts": Proof("power cut at every moment of a backup, a copy, a restore", ("tests/test_backup_cut.py",)),
    "kills": Proof(
        "kill -9 at random moments of processes that save",
        ("tests/test_recovery_kill.py",),
        "not slow",
        {"UNIONBOOK_KILLS": "500"},
    ),
    "disk-faults": Proof(
        "full, broken, read-only, pulled disk at every write: deeds are kept and finished later, other work is refused",
        ("tests/test_disk_faults.py", "tests/test_disk_faults_whole.py"),
    ),
    "survival": Proof(
        "every deed with the stick gone: kept, written once when it is back, also after a restart",
        ("tests/test_recovery_deeds.py", "tests/test_recovery.py"),
        "not slow",
    ),
    "commit-errors": Proof(
        "an error at the end of a save, and at any length of the file", ("tests/test_commit_errors.py",)
    ),
    "upgrade": Proof("an upgrade that fails at every statement", ("tests/test_upgrade.py",), "slow or not slow"),
    "rekey": Proof("a change of keys cut off at every line", ("tests/test_secrecy_rekey.py",), "slow or not slow"),
    "hostile": Proof("altered schemas and mutated files", ("tests/test_hostile_books.py",)),
    "damage": Proof("bit flips in plain books, and what salvage gets back", ("tests/test_damage.py",)),
    "secrecy": Proof("bit flips in encrypted books; words looked for in their bytes", ("tests/test_secrecy_file.py",)),
    "rotation": Proof(
        "random histories of backups and wrong clocks", ("tests/test_backup_rotation.py",), "slow or not slow"
    ),
    "reports": Proof(
        "reports of random books: each number is that of its rows", ("tests/test_report_random.py",), "slow or not slow"
    ),
}


def slow_files() -> set[str]:
    """The files of tests that have something marked slow."""
    found = (path for path in (ROOT / "tests").rglob("test_*.py") if "mark.slow" in path.read_text(encoding="utf-8"))
    return {path.relative_to(ROOT).as_posix() for path in found}


def proofs() -> dict[str, Proof]:
    """All proofs; slow tests nobody named are one of their own."""
    named = {file for proof in PROOFS.values() for file in proof.files}
    others = tuple(sorted(slow_files() - named))
    return PROOFS | ({"others": Proof("whatever else is marked slow", others)} if others else {})


def figures(printed: str) -> list[str]:
    """The figures in what pytest printed; how it ended when there are none."""
    lines = printed.splitlines()
    found = [line.split(MARK, 1)[1].strip() for line in lines if MARK in line]
    ended = [line.strip("= ") for line in lines if SUMMARY.search(line)]
    return found or ended[-1:] or ["no tests"]


@dataclass(frozen=True)
class Result:
    """What came of a proof."""

    name: str
    sound: bool
    figures: list[str]
    seconds: float


def proved(name: str, proof: Proof) -> Result:
    """Run it; what it prints is shown as well when it fails."""
    began = time.monotonic()
    env = {"QT_QPA_PLATFORM": "offscreen", **os.environ, **proof.env, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *proof.words()],
        cwd=ROOT,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    if done.returncode:
        print(done.stdout)
    return Result(name, done.returncode == 0, figures(done.stdout), time.monotonic() - began)


def table(results: Sequence[Result]) -> str:
    """One line for each figure, as a table of Markdown."""
    known = proofs()
    lines = ["| proof | figure | command |", "|---|---|---|"]
    for result in results:
        for words in result.figures:
            failed = "" if result.sound else "**FAILED** "
            lines.append(f"| {result.name} | {failed}{words} | `{known[result.name].command(result.name)}` |")
    return "\n".join(lines)


def main(words: Sequence[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(description="Run the long proofs.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="proofs to run; all when none is given")
    parser.add_argument("--list", action="store_true", help="show the names and what each proves")
    asked, known = parser.parse_args(words), proofs()
    if unknown := [name for name in asked.names if name not in known]:
        parser.error(f"no such proof: {', '.join(unknown)}; there are {', '.join(known)}")
    if asked.list:
        print("\n".join(f"{name:14} {proof.what}\n{'':14} {' '.join(proof.files)}" for name, proof in known.items()))
        return 0
    results = []
    for name in asked.names or known:
        results.append(result := proved(name, known[name]))
        print(f"{name}: {'; '.join(result.figures)} ({result.seconds:.0f} s)", flush=True)
    print("\n" + table(results))
    return 0 if all(result.sound for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())

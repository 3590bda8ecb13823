"""What the tests of the command line share: what a command said, and running one in a process of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
CUT = ("--period", "2020", "--as-of", "2020-12-10")


Run = Callable[..., "Said"]


@dataclass
class Said:
    """What a command said and ended with."""

    code: int
    out: str
    err: str

    @classmethod
    def of(cls, code: int, *told: bytes) -> "Said":
        """From the bytes of both outputs; their line ends are the system's."""
        return cls(code, *(text.decode().replace("\r\n", "\n") for text in told))

    @property
    def data(self) -> Any:
        return json.loads(self.out)


def one_sentence(said: Said) -> bool:
    """Refused with one Chinese sentence and nothing else."""
    line = said.err.rstrip("\n")
    return said.code == 1 and not said.out and line.endswith("。") and "\n" not in line and "Traceback" not in line


def process(*words: object, **env: str) -> Said:
    """Run a command in a process of its own."""
    command = [sys.executable, "-m", "unionbook", *map(str, words)]
    # A console that knows no Chinese.
    plain = {**os.environ, "PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, cwd=ROOT, env=plain | env, timeout=60, stdin=subprocess.DEVNULL)
    return Said.of(done.returncode, done.stdout, done.stderr)

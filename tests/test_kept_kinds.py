"""Declarations kept as data tell what the drawers tell."""

import subprocess
import sys
from pathlib import Path

import pytest

from unionbook.ground import kept
from unionbook.ground.cabinet import Cabinet
from unionbook.ground.lint import faults
from unionbook.records.drawers import KINDS
from unionbook.store.tables import fingerprint

START = """
import sys
from unionbook.ground.kept import keep
from unionbook.records import CABINET
print(sum(name.startswith("unionbook.records.") for name in sys.modules), len(CABINET.kinds))
keep(CABINET)
print(CABINET["member"].record.__name__, "unionbook.records.member" in sys.modules)
"""


@pytest.fixture(scope="module")
def cabinet() -> Cabinet:
    return kept.loaded(kept.dumped(Cabinet(KINDS)))


def test_nothing_is_lost_and_nothing_else(cabinet: Cabinet) -> None:
    assert cabinet.kinds == KINDS
    for kind, declared in zip(cabinet, KINDS, strict=True):
        assert kind.fields == declared.fields and kind.home == declared.home
        assert kind.record is declared.record and kind.record() == declared.record()
        assert cabinet.of_record(declared.record) is kind
    assert fingerprint(cabinet) == fingerprint(Cabinet(KINDS))
    assert list(faults(cabinet)) == []
    assert kept.loaded(kept.dumped(kept.loaded(kept.dumped(cabinet)))).kinds == KINDS


def test_the_second_start_loads_no_drawer_until_a_record_is_made(tmp_path: Path) -> None:
    def start() -> list[str]:
        command = [sys.executable, "-X", f"pycache_prefix={tmp_path}", "-c", START]
        return subprocess.run(command, capture_output=True, text=True, check=True, env={}, timeout=60).stdout.split()

    first, second = start(), start()
    assert int(first[0]) > 100 and int(second[0]) == 0
    assert first[1:] == second[1:] == [str(len(KINDS)), "Member", "True"]
    (file,) = tmp_path.rglob("*.kept")
    file.write_bytes(b"x" + file.read_bytes()[1:])
    assert int(start()[0]) > 100, "made of other sources"
    file.write_bytes(file.read_bytes()[:-9])
    assert int(start()[0]) > 100, "cut off"

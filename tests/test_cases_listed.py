"""The table of cases in docs/reliability.md names tests that there are, and has every case."""

import ast
import re
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROW = re.compile(r"^\| ([PCVRI]\d) \|", re.M)
TEST = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")
COUNTS = {"P": 7, "C": 6, "V": 3, "R": 4, "I": 6}


def table() -> str:
    return (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8").partition("## Cases")[2]


@lru_cache
def named_in(path: str) -> set[str]:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_every_case_is_listed_once() -> None:
    wanted = [f"{letter}{number}" for letter, count in COUNTS.items() for number in range(1, count + 1)]
    assert ROW.findall(table()) == wanted


def test_every_test_named_there_is_there() -> None:
    named = TEST.findall(table())
    assert len(named) > 25
    for path, name in named:
        assert not name or name in named_in(path), f"{path}::{name}"


def test_every_case_has_a_test_of_its_number_or_one_that_is_named() -> None:
    for row in (line for line in table().splitlines() if ROW.match(line)):
        assert TEST.search(row), row
        for path, name in TEST.findall(row):
            if name.startswith("test_case_"):
                assert name.startswith(f"test_case_{row[2:4].lower()}_"), (path, name)

"""Imports point down only, and the ground floor needs nothing but the standard library."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "unionbook"
FLOORS = {"ground": 0, "records": 0, "store": 1, "services": 2, "ui": 3, "cli": 4}
FOREIGN = {
    0: set(),
    1: {"sqlite_utils", "sqlcipher3"},
    2: {"sqlcipher3", "reportlab", "xlsxwriter", "python_calamine", "fontTools", "pypdf"},
    3: {"PySide6", "shiboken6"},
    4: {"PySide6", "shiboken6"},
}
MODULES = sorted(PACKAGE.rglob("*.py"))


def floor_of(parts: tuple[str, ...]) -> int:
    """The floor of a module by its path inside the package."""
    if parts[0] == "records" and parts[-1] == "migrations":
        return 1
    if parts[0] == "records" and parts[-1] == "view":
        return 3
    return FLOORS.get(parts[0], 4) if len(parts) > 1 else 4


def imports_of(path: Path) -> list[str]:
    """Every module name imported anywhere in a file."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found += [f"{node.module}.{alias.name}" for alias in node.names]
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_down(path: Path) -> None:
    here = path.relative_to(PACKAGE).with_suffix("").parts
    here = (*here[:-1], "__init__") if here[-1] == "__init__" else here
    floor = floor_of(here) if here != ("__init__",) else 0
    for name in imports_of(path):
        parts = tuple(name.split("."))
        if parts[0] == "unionbook":
            if parts == ("unionbook", "__version__"):
                continue
            target = floor_of((*parts[1:], "x") if len(parts) == 2 else parts[1:])
            assert target <= floor, f"{name} is above {here}"
        elif parts[0] not in sys.stdlib_module_names:
            assert parts[0] in FOREIGN[floor], f"{here} may not use {parts[0]}"


def test_the_ground_stands_alone() -> None:
    code = (
        "import sys\n"
        "class Wall:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.split('.')[0] in {'PySide6', 'sqlcipher3', 'sqlite_utils', 'reportlab'}:\n"
        "            raise ImportError(name)\n"
        "sys.meta_path.insert(0, Wall())\n"
        "from unionbook.records import CABINET\n"
        "print(len(CABINET.kinds))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= 10


def test_no_room_is_too_large() -> None:
    long = {
        str(path.relative_to(ROOT)): count
        for folder in ("unionbook", "build_scripts", "tests")
        for path in (ROOT / folder).rglob("*.py")
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > 300
    }
    assert not long

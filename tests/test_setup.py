"""The set-up keeps its promises: top level, pins, lock file, fonts, icons, first steps on a new machine."""

import ast
import hashlib
import re
import shutil
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import machine

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "resources" / "fonts"
ICONS = ROOT / "resources" / "icons"
TOP_LEVEL = {
    *("pyproject.toml", "unionbook", "resources", "build_scripts", "tests", "installer.spec"),
    *("README.md", "LICENSE", "CHANGELOG.md", "docs", ".ci", ".github", ".gitignore", ".gitattributes"),
    "requirements.lock",
}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
RUNTIME = [Requirement(text) for text in PROJECT["dependencies"]]
DEVELOPMENT = [Requirement(text) for text in PROJECT["optional-dependencies"]["dev"]]


def locked() -> dict[str, str]:
    """Package to version, as the lock file has it."""
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, flags=re.MULTILINE))


def test_top_level_holds_exactly_what_is_allowed() -> None:
    if not (ROOT / ".git").exists() or not shutil.which("git"):
        pytest.skip("a copy without git: what is kept and what is made cannot be told apart")
    git = ["git", "-c", f"safe.directory={ROOT.as_posix()}"]
    command = [*git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listing = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode("utf-8")
    assert {name.split("/")[0] for name in listing.split("\0") if name} == TOP_LEVEL


@pytest.mark.parametrize("requirement", [*RUNTIME, *DEVELOPMENT], ids=lambda r: r.name)
def test_the_lock_file_holds_a_version_the_project_asks_for(requirement: Requirement) -> None:
    assert requirement.specifier.contains(locked()[canonicalize_name(requirement.name)])


def test_qt_is_pinned_to_one_version() -> None:
    pins = {r.name: str(r.specifier) for r in RUNTIME if r.name.startswith("PySide6")}
    assert pins == {"PySide6-Essentials": "==6.11.3", "PySide6-Addons": "==6.11.3"}
    assert locked()["shiboken6"] == "6.11.3"


def test_every_locked_package_has_sums_and_no_address() -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert len(entries) == len(locked())
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert re.search(r"https?:|--(extra-)?index-url|--find-links| @ ", text) is None


def test_every_dependency_is_reasoned() -> None:
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    needed = page.split("## Looked at and left out")[0]
    reasons = dict(re.findall(r"^\| `([\w-]+)` \|(?:.*\|)? ([^|]+) \|$", needed, flags=re.MULTILINE))
    assert set(reasons) == {r.name for r in [*RUNTIME, *DEVELOPMENT]}
    assert {name for name in reasons if len(reasons[name]) < 15} == set()


def test_every_font_is_the_one_its_readme_names() -> None:
    page = (FONTS / "README.md").read_text(encoding="utf-8")
    row = re.compile(r"^\| `([\w./-]+\.ttf)` \|.*\| `([\w./-]+\.txt)` \| `([0-9a-f]{64})` \|$", re.MULTILINE)
    rows = row.findall(page)
    sums = {
        path.relative_to(FONTS).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in FONTS.rglob("*.ttf")
    }
    assert len(sums) == 7
    assert sums == {name: digest for name, _, digest in rows}
    assert {licence for _, licence, _ in rows if not (FONTS / licence).is_file()} == set()


def test_the_changed_fonts_are_what_the_pages_need() -> None:
    from fontTools.ttLib import TTFont

    faces = [FONTS / f"UnionBook{name}.ttf" for name in ("Fangsong-Regular", "Song-Bold")]
    body, title = (TTFont(face, lazy=True) for face in faces)
    glyphs = body.getBestCmap()
    widths = {mark: body["hmtx"][glyphs[ord(mark)]][0] for mark in "‘’“”，。工"}
    assert set(widths.values()) == {body["head"].unitsPerEm}
    names = {font["name"].getDebugName(1) for font in (body, title)}
    assert names == {"UnionBook Fangsong", "UnionBook Song"}
    common = {code for code in glyphs if 0x4E00 <= code <= 0x9FA5}
    assert len(common) > 11_000
    assert common - set(title.getBestCmap()) == set()


def test_every_icon_has_its_four_drawings_and_one_place_for_the_colour() -> None:
    import icons

    names = icons.names(ICONS)
    expected = {f"{name}{variant}.svg" for name in names for variant in icons.VARIANTS} | {"app.svg"}
    assert {path.name for path in ICONS.glob("*.svg")} == expected
    texts = {name: (ICONS / name).read_text(encoding="utf-8") for name in expected - {"app.svg"}}
    assert {name for name, text in texts.items() if text.count("currentColor") != 1} == set()
    assert {name for name, text in texts.items() if text.count("fill=") != 1} == set()


@pytest.mark.parametrize("name", ["dev.py", "machine.py"])
def test_an_older_python_gets_as_far_as_the_sentence(name: str) -> None:
    source = (ROOT / "build_scripts" / name).read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 8))
    imported = {node.module for node in tree.body if isinstance(node, ast.ImportFrom) and node.module}
    imported |= {alias.name for node in tree.body if isinstance(node, ast.Import) for alias in node.names}
    roots = {module.split(".")[0] for module in imported}
    assert roots - {"machine"} <= set(sys.stdlib_module_names)


def test_the_checks_of_the_server_are_the_checks_of_the_developer() -> None:
    for path in (".ci/run", ".github/workflows/checks.yml"):
        assert "build_scripts/dev.py test" in (ROOT / path).read_text(encoding="utf-8")


def copied(folder: Path) -> Path:
    """The set-up alone, in a folder with a space and Chinese letters, with an empty lock file."""
    project = folder / "工会 台账"
    (project / "build_scripts").mkdir(parents=True)
    shutil.copy(ROOT / "build_scripts" / "machine.py", project / "build_scripts")
    (project / "requirements.lock").write_text("# nothing\n", encoding="utf-8")
    return project


@pytest.mark.slow
def test_the_environment_is_made_once_and_filled_anew_when_the_lock_file_changes(tmp_path: Path) -> None:
    project = copied(tmp_path)
    script = "import machine; machine.missing = dict; machine.ensure(); print(machine.PYTHON)"

    def ensure() -> tuple[str, float]:
        start = time.monotonic()
        command = [sys.executable, "-X", "utf8", "-c", script]
        done = subprocess.run(command, cwd=project / "build_scripts", capture_output=True, check=True)
        return done.stdout.decode("utf-8"), time.monotonic() - start

    first, slow = ensure()
    assert "--require-hashes" in first
    second, quick = ensure()
    assert second.strip() == str(project / ".venv" / machine.PYTHON.relative_to(machine.VENV))
    assert quick < slow / 2

    (project / "requirements.lock").write_text("# changed\n", encoding="utf-8")
    assert "--require-hashes" in ensure()[0]


def test_a_folder_that_is_no_environment_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = tmp_path / ".venv" / "mine.txt"
    mine.parent.mkdir()
    mine.write_text("x", encoding="utf-8")
    monkeypatch.setattr(machine, "VENV", mine.parent)
    with pytest.raises(SystemExit, match="没有动它"):
        machine.clear()
    assert mine.read_text(encoding="utf-8") == "x"

    (mine.parent / "pyvenv.cfg").touch()
    machine.clear()
    assert not mine.parent.exists()

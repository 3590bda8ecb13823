"""What a release is made of: parts, papers, archives and sums are the same from the same files, and tell the truth."""

import json
import os
import re
import struct
import subprocess
import sys
import tarfile
import zipfile
import zlib
from pathlib import Path

import pytest

from release.archive import write_tar, write_zip
from release.compare import differing
from release.contents import Work, works
from release.icon import SIZES, write_icon
from release.installer import SCRIPT, removing
from release.library import (
    NAME,
    PLAIN,
    STANDINS,
    START,
    compiled,
    of_python,
    split,
    stand_ins,
    started,
    write_library,
    write_start,
)
from release.papers import bill, write_licences
from release.parts import beforehand, needed, wanted
from release.sums import write_list, write_sums
from release.version import MIME, four, version
from shape import write_kinds
from unionbook import __version__
from unionbook.services.attachments.sniffing import Sort
from unionbook.store.pc.installed import LIST, OLDEST, altered

ROOT = Path(__file__).parent.parent
MOMENT = 1_750_000_000
HOOK = ROOT / "build_scripts" / "release" / "library_hook.py"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder like a frozen one."""
    home = tmp_path / "unionbook"
    (home / "_internal" / "resources").mkdir(parents=True)
    (home / "unionbook").write_bytes(b"door")
    (home / "unionbook").chmod(0o755)
    (home / "_internal" / "resources" / "样式说明.txt").write_text("说明", encoding="utf-8")
    write_library([("reportlab", str(ROOT / "unionbook" / "__init__.py"), "PYMODULE")], home / "_internal" / NAME)
    write_list(home)
    return home


def test_the_version_comes_from_one_place() -> None:
    assert version() == __version__ and four("1.2.3rc1") == (1, 2, 3, 0)
    assert f'"{MIME}"' in SCRIPT.read_text(encoding="utf-8")


def test_what_is_left_out() -> None:
    assert wanted("PySide6/translations/qtbase_zh_CN.qm") and not wanted("PySide6\\translations\\qtbase_de.qm")
    for name in ("PySide6/opengl32sw.dll", "icuuc.dll", "resources/fonts/rare/HanaMinB.ttf", "a-8.dist-info/METADATA"):
        assert not wanted(name)
    for sort in (one.value for one in Sort if one.picture):
        assert all(wanted(f"plugins/imageformats/{name}") for name in (f"libq{sort}.so", f"q{sort}.dll"))
    screen = "resources/fonts/NotoSansSC_400Regular.ttf"
    assert wanted("PySide6/plugins/platforms/qwindows.dll") and wanted(screen, "linux") and not wanted(screen, "win32")


def test_a_link_goes_with_what_it_points_to() -> None:
    kept = needed([("a.txt", "/x/a.txt", "DATA"), ("l", "a.txt", "SYMLINK"), ("m", "gone.so", "SYMLINK")])
    assert [name for name, _, _ in kept] == ["a.txt", "l"]


def test_nothing_loads_qt_before_the_program_says_so() -> None:
    hooks = ["library_hook", "pyi_rth_inspect", "pyi_rth_pyside6", "pyi_rth_pkgutil", "pyi_rth_multiprocessing"]
    kept = beforehand([(name, f"{name}.py", "PYSOURCE") for name in (*hooks, "__main__")])
    assert [name for name, _, _ in kept] == ["library_hook", "__main__"]


def test_modules_with_libraries_stay_beside_them(tmp_path: Path) -> None:
    modules = [(name, "__init__.py", "PYMODULE") for name in ("PySide6", "unionbook", "ctypes")]
    own, shared = split(modules)
    each = {"PySide6", "ctypes"} if sys.platform == "win32" else {"PySide6"}
    assert {one[0] for one in own} == each and {one[0] for one in (*own, *shared)} == each | {"ctypes", "unionbook"}
    source = tmp_path / "one.py"
    source.write_text("VALUE = 3\n", encoding="utf-8")
    body = compiled(source, "pack/one.py")
    (tmp_path / "one.pyc").write_bytes(body)
    assert compiled(tmp_path / "one.pyc", "pack/one.py") == body
    write_library([("pack", str(source), "PYMODULE")], tmp_path / NAME)
    assert zipfile.ZipFile(tmp_path / NAME).namelist() == ["pack.pyc"]


@pytest.mark.parametrize("body", [None, b"", b"cut off", zlib.compress(b"")])
@pytest.mark.parametrize("name", [START, NAME])
def test_without_its_modules_the_first_line_run_says_so(tmp_path: Path, name: str, body: bytes | None) -> None:
    """A damaged archive is found by its size as other files are, before any of it is asked for."""
    write_start([], (), tmp_path / START)
    (tmp_path / NAME).write_bytes(b"")
    (tmp_path / name).unlink()
    if body is not None:
        (tmp_path / name).write_bytes(body)
    code = f"import runpy, sys; sys._MEIPASS = {str(tmp_path)!r}; runpy.run_path({str(HOOK)!r}); print('went on')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=False)
    said = done.stderr
    if name == NAME and body is not None:
        assert done.stdout.strip() == "went on"
    else:
        assert done.returncode == 1 and not done.stdout and said.endswith("再打开。\n")
        assert said.startswith(f"程序的文件不全或有损坏（_internal/{name}），") and "Traceback" not in said


def test_a_damaged_part_of_it_is_told_when_a_module_of_it_is_asked_for(tmp_path: Path) -> None:
    names = [f"part{at}" for at in range(PLAIN + 1)]
    for name in names:
        (tmp_path / f"{name}.py").write_text(f"TEXT = {name * 40_000!r}\n", encoding="utf-8")
    write_start([(name, str(tmp_path / f"{name}.py"), "PYMODULE") for name in names], (), tmp_path / START)
    write_library([], tmp_path / NAME)
    body = bytearray((tmp_path / START).read_bytes())
    body[-9] ^= 1
    (tmp_path / START).write_bytes(body)
    code = f"import runpy, sys; sys._MEIPASS = {str(tmp_path)!r}; runpy.run_path({str(HOOK)!r})\nimport {names[-2]}\n"
    code += f"print(len({names[-2]}.TEXT), flush=True)\nimport {names[-1]}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 1 and done.stdout.split() == [b"200000"]
    assert done.stderr.decode("utf-8").startswith(f"程序的文件不全或有损坏（_internal/{START}），")


def test_what_a_start_loads_comes_in_one_piece_and_the_rest_out_of_the_archive(tmp_path: Path) -> None:
    home = tmp_path / "pack" / "within"
    home.mkdir(parents=True)
    told = {"../__init__": "", "__init__": "HERE = __file__\n", "one": "", "two": "from . import HERE"}
    for name, text in told.items():
        (home / f"{name}.py").write_text(text, encoding="utf-8")
    names = ("pack", "pack.within", "pack.within.one", "pack.within.two")
    modules = [(name, str(home / f"{file}.py"), "PYMODULE") for name, file in zip(names, told, strict=True)]
    early = {"pack", "pack.within", "pack.within.one"}
    write_library(modules, tmp_path / NAME, early)
    write_start([one for one in modules if one[0] in early], ["pack.lost"], tmp_path / START)
    code = (
        f"import pkgutil, runpy, sys; sys._MEIPASS = {str(tmp_path)!r}; runpy.run_path({str(HOOK)!r})\n"
        "import pack.within.one, pack.within.two, zipimport\n"
        "before = len(zipimport._zip_directory_cache); zipimport._zip_directory_cache.clear()\n"
        "try:\n    import pack.lost\nexcept ModuleNotFoundError as fault:\n    assert fault.name == 'pack.lost'\n"
        "assert before and not zipimport._zip_directory_cache\n"
        "print(pack.within.two.HERE, *(type(one.__loader__).__name__ for one in (pack.within.one, pack.within.two)))\n"
        "print(*(one.name for one in pkgutil.walk_packages(pack.__path__, 'pack.')))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path.parent, capture_output=True, text=True, check=True)
    assert done.stdout.split() == [
        *(f"{tmp_path}/{NAME}/pack/within/__init__.pyc", "Start", "zipimporter"),
        *("pack.within", "pack.within.one", "pack.within.two"),
    ]


def test_a_start_loads_what_it_is_known_to_load(tmp_path: Path) -> None:
    write_kinds(tmp_path / "kinds.kept")
    told, vain = started(tmp_path / "kinds.kept")
    assert {"unionbook.__main__", "unionbook.ui.home.duelist", "unionbook.store.files"} <= {*told}
    assert not {"argparse", "multiprocessing", "unionbook.records.member"} & {*told}
    assert "lzma" in vain and not vain & {*told}
    # Of Python itself as well, but neither what it has loaded by then nor what is put off.
    of_itself = {name: Path(file) for name, file, _ in of_python(told)}
    assert {"enum", "collections", "re._parser"} <= {*of_itself} and all(file.is_file() for file in of_itself.values())
    assert not {"os", "zlib", "typing.io", "unionbook.app", "dis"} & {*of_itself}


def test_a_module_in_whose_place_another_stands_is_found_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python 3.13 puts another under the name of `collections.abc` once that is loaded."""
    monkeypatch.setitem(sys.modules, "json.scanner", sys.modules["_frozen_importlib"])
    assert [Path(file).name for _, file, _ in of_python(["json.scanner"])] == ["scanner.py"]


def test_what_another_program_told_its_qt_is_forgotten(tmp_path: Path) -> None:
    write_library([], tmp_path / NAME)
    write_start([], (), tmp_path / START)
    code = f"import os, runpy, sys; sys._MEIPASS = {str(tmp_path)!r}; runpy.run_path({str(HOOK)!r}); print(os.environ)"
    told = {**os.environ, "QT_PLUGIN_PATH": "/opt/other", "QT_QPA_PLATFORM_PLUGIN_PATH": "/opt/other"}
    done = subprocess.run([sys.executable, "-c", code], env=told, capture_output=True, text=True, check=True)
    assert "'PATH'" in done.stdout and "/opt/other" not in done.stdout


def test_a_stand_in_is_found_under_the_name_of_what_it_stands_for() -> None:
    """Fonts are read and codes drawn with it, in a process that has no other."""
    assert sorted(name for name, _, _ in stand_ins()) == ["PIL", "PIL.Image"]
    code = (
        f"import sys; sys.path.insert(0, {str(STANDINS)!r})\n"
        "import PIL.Image, reportlab.pdfbase.ttfonts, reportlab.graphics.barcode.qrencoder\n"
        "from unionbook.services.pdf.fonts import Fonts, Role\n"
        "assert Fonts(folders=()).face(Role.HEI, '会').width('会') == 1\n"
        "print(sorted(name for name in sys.modules if name.split('.')[0] == 'PIL'))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout == "['PIL', 'PIL.Image']\n", done.stderr


def test_the_icon_has_every_size_as_a_picture(tmp_path: Path) -> None:
    write_icon(tmp_path / "a.ico")
    body = (tmp_path / "a.ico").read_bytes()
    assert struct.unpack("<HHH", body[:6]) == (0, 1, len(SIZES))
    for at, size in enumerate(SIZES):
        wide, *_, length, start = struct.unpack("<BBBBHHII", body[6 + 16 * at : 22 + 16 * at])
        assert wide == size % 256 and body[start : start + 4] == b"\x89PNG" and start + length <= len(body)


def test_archives_are_the_same_from_the_same_files(folder: Path, tmp_path: Path) -> None:
    bodies = []
    for turn in range(2):
        for file in folder.rglob("*"):
            file.touch()
        write_zip(folder, tmp_path / f"{turn}.zip", "UnionBook-1", MOMENT, {"portable.txt": b"x"})
        write_tar(folder, tmp_path / f"{turn}.tar.gz", "UnionBook-1", MOMENT)
        bodies.append((tmp_path / f"{turn}.zip").read_bytes() + (tmp_path / f"{turn}.tar.gz").read_bytes())
    assert bodies[0] == bodies[1]
    names = set(zipfile.ZipFile(tmp_path / "0.zip").namelist())
    wanted_names = ("unionbook", "_internal/resources/样式说明.txt", "portable.txt")
    assert {f"UnionBook-1/{name}" for name in wanted_names} <= names
    with tarfile.open(tmp_path / "0.tar.gz") as packed:
        assert packed.getmember("UnionBook-1/unionbook").mode == (0o755 if sys.platform != "win32" else 0o644)


def test_two_folders_are_compared(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    write_zip(folder, tmp_path / "a.zip", "other", MOMENT)
    zipfile.ZipFile(tmp_path / "a.zip").extractall(tmp_path)
    assert differing(folder, other) == []
    (other / "unionbook").write_bytes(b"d00r")
    write_list(other)
    assert [name for name, why in differing(folder, other) if not why] == ["unionbook"]
    assert [name for name, why in differing(folder, other) if why] == [LIST]


def test_the_list_holds_for_what_is_given_out(folder: Path, tmp_path: Path) -> None:
    assert altered(folder) == []
    write_sums([folder / "unionbook"], tmp_path / "SHA256SUMS")
    assert re.fullmatch(r"[0-9a-f]{64}  unionbook\n", (tmp_path / "SHA256SUMS").read_text(encoding="ascii"))


def test_everybody_inside_is_named_with_a_licence(folder: Path) -> None:
    found = works(folder)
    names = {one.name for one in found}
    assert {"python", "pyinstaller", "reportlab", "sqlcipher3", "pyside6-essentials", "unionbook"} <= names
    assert all(one.licence and one.version for one in found)
    write_licences(found, folder)
    said = (folder / "licenses" / "LIST.txt").read_text(encoding="utf-8")
    assert all(one.name in said for one in found)
    assert "GNU LESSER GENERAL PUBLIC" in (folder / "licenses" / "pyside6-essentials" / "LGPL-3.0.txt").read_text()


def test_the_bill_of_materials_is_cyclonedx_and_always_the_same() -> None:
    parts = [Work("unionbook", "1", "Apache-2.0"), Work("click", "8.5", "BSD-3-Clause", "pkg:pypi/click@8.5")]
    told = bill(parts, "win64", MOMENT)
    assert (told["bomFormat"], told["specVersion"]) == ("CycloneDX", "1.6")
    assert told["metadata"]["timestamp"] == "2025-06-15T15:06:40Z"
    assert [one["purl"] for one in told["components"]] == ["pkg:pypi/click@8.5"]
    assert told["dependencies"][0]["dependsOn"] == ["pkg:pypi/click@8.5"]
    assert json.dumps(told) == json.dumps(bill(parts, "win64", MOMENT)) != json.dumps(bill(parts, "linux64", MOMENT))
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", told["serialNumber"])


def test_the_uninstaller_takes_away_what_was_laid_down_and_nothing_else(folder: Path) -> None:
    lines = removing(folder)
    assert 'Delete "$INSTDIR\\_internal\\resources\\样式说明.txt"\n' in lines
    assert lines.index('RMDir "$INSTDIR\\_internal\\resources"\n') < lines.index('RMDir "$INSTDIR\\_internal"\n')
    assert not [line for line in lines if "/r" in line or "*" in line]


def test_the_installer_asks_for_the_windows_the_program_asks_for() -> None:
    text = SCRIPT.read_text(encoding="utf-8")
    assert f"AtMostBuild}} {OLDEST - 1}" in text and "RequestExecutionLevel user" in text
    first = text[text.index("Function .onInit") : text.index("FunctionEnd")]
    assert first.index("IfNot} ${RunningX64}") < first.index("Refuse 2 ") < first.index("IfNot} ${AtLeastWin10}")
    assert first.index("OrIf} ${AtMostBuild}") < first.index("Refuse 3 ")


def test_the_installer_says_in_chinese_why_it_gives_up() -> None:
    text = SCRIPT.read_text(encoding="utf-8")
    told = re.findall(r'insertmacro Refuse (\d) "([^"]+)"', text)
    assert [code for code, _ in told] == ["4", "2", "3", "5"]
    for _, sentence in told:
        assert re.search(r"没有(安装|改动|动|装全)", sentence) and sentence.endswith("。"), sentence
    asked = text[text.index("!macro Refuse ") : text.index("!macroend")]
    assert "/SD IDOK" in asked and "SetErrorLevel ${CODE}" in asked and "Quit" in asked

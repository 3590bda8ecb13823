"""Linux: the entry in the menu, the type of .ubk files, and the script that registers both for one user."""

import shutil
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from release.desktop import ENTRY, LINUX, SCRIPT, TYPE, write_desktop
from release.version import MIME
from unionbook.store.connection import APPLICATION_ID

NAMES = "{http://www.freedesktop.org/standards/shared-mime-info}"
FOLDER = '工会 台账 100%$HOME`x"'


def entry(path: Path) -> dict[str, str]:
    """The keys of a desktop entry."""
    found = ConfigParser(interpolation=None, delimiters=("=",), comment_prefixes=("#",))
    found.optionxform = str  # type: ignore[method-assign, assignment]
    found.read_string(path.read_text(encoding="utf-8"))
    assert found.sections() == ["Desktop Entry"]
    return dict(found["Desktop Entry"])


def command(value: str) -> str:
    """The program an Exec line names, read as the specification tells: escapes of a value, then of quotes."""
    value = value.replace("\\\\", "\\")
    assert value.startswith('"') and value.endswith('" %f')
    inner, found = iter(value[1:-4]), ""
    for sign in inner:
        assert sign not in '"`$'
        found += next(inner) if sign == "\\" else sign
    return found.replace("%%", "%")


def test_the_entry_names_program_icon_and_type() -> None:
    told = entry(LINUX / ENTRY)
    assert (told["Type"], told["Name[zh_CN]"], told["Icon"]) == ("Application", "工会台账", "unionbook")
    assert told["Exec"] == "unionbook %f" and told["MimeType"] == f"{MIME};" and told["Terminal"] == "false"
    assert all(one.endswith(";") for key, one in told.items() if key in ("Categories", "Keywords"))


def test_the_type_is_told_by_the_name_and_by_the_head_of_the_file() -> None:
    (kind,) = ElementTree.parse(LINUX / TYPE).getroot()
    assert kind.tag == f"{NAMES}mime-type" and kind.get("type") == MIME
    glob = kind.find(f"{NAMES}glob")
    assert glob is not None and glob.get("pattern") == "*.ubk"
    inner = kind.find(f"{NAMES}magic/{NAMES}match/{NAMES}match")
    assert inner is not None and inner.get("offset") == "68"
    assert str(inner.get("value")).encode() == APPLICATION_ID.to_bytes(4, "big")


@pytest.mark.skipif(sys.platform == "win32", reason="the script is of Linux")
def test_it_is_registered_where_it_lies_and_taken_off_again(tmp_path: Path) -> None:
    home, share = tmp_path / FOLDER, tmp_path / "share"
    (home / "_internal" / "resources" / "icons").mkdir(parents=True)
    shutil.copy(LINUX.parents[1] / "resources" / "icons" / "app.svg", home / "_internal" / "resources" / "icons")
    write_desktop(home)
    env = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "XDG_DATA_HOME": str(share), "LC_ALL": "C.UTF-8"}

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([str(home / SCRIPT), *words], env=env, capture_output=True, text=True, encoding="utf-8")

    assert run().returncode == 1 and not share.exists()
    (home / "unionbook").write_text("#!/bin/sh\n", encoding="ascii")
    (home / "unionbook").chmod(0o755)
    assert run("--all").returncode == 2
    done = run()
    assert done.returncode == 0 and "已登记" in done.stdout, done.stderr
    told = entry(share / "applications" / ENTRY)
    assert command(told.pop("Exec")) == told.pop("TryExec") == str(home / "unionbook")
    wanted = entry(LINUX / ENTRY)
    assert told == {key: value for key, value in wanted.items() if key not in ("Exec", "TryExec")}
    assert (share / "mime" / "packages" / TYPE).is_file()
    assert (share / "icons" / "hicolor" / "scalable" / "apps" / "unionbook.svg").is_file()
    assert run("--remove").returncode == 0 and run("--remove").returncode == 0
    assert not list(share.rglob("*unionbook*"))

"""A program that is not whole, or whose Windows is too old, says so before it loads anything or touches a book."""

import json
import sys
from pathlib import Path

import pytest

from release.sums import write_list
from unionbook.__main__ import main
from unionbook.cli.selfcheck import PARTS, Broken
from unionbook.records import CABINET
from unionbook.services.backup.keeping import Backups, Why
from unionbook.store.files import create_book, open_book
from unionbook.store.pc import installed
from unionbook.store.pc.folder import folder
from unionbook.store.pc.installed import LIST, altered, broken, too_old
from unionbook.store.pc.portable import DATA, MARK, portable
from unionbook.ui.frame.settings import Settings, usual_file


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A frozen program's folder with a few files, in a path with Chinese letters and spaces."""
    home = tmp_path / "工会 台账"
    for name, text in {
        "unionbook": "door",
        "_internal/lib.so": "library" * 100_000,
        "_internal/resources/statute.toml": "days = 60\n",
        "_internal/resources/icons/add.svg": "<svg/>",
    }.items():
        file = home / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    write_list(home)
    return home


def test_a_whole_one_says_nothing(program: Path) -> None:
    assert broken(program) == "" and altered(program) == [] and broken(None) == ""


def test_what_a_portable_one_keeps_beside_itself_is_no_part_of_it(program: Path) -> None:
    (program / DATA / "backups").mkdir(parents=True)
    (program / DATA / "backups" / "台账.ubk").write_bytes(b"x")
    (program / MARK).write_text("", encoding="utf-8")
    assert broken(program) == ""


@pytest.mark.parametrize("name", ["unionbook", "_internal/lib.so", "_internal/resources/icons/add.svg"])
def test_a_missing_or_cut_file_is_named(program: Path, name: str) -> None:
    file = program / name
    file.write_bytes(file.read_bytes()[:-1])
    said = broken(program)
    assert name in said and "没有打开任何台账" in said and said.endswith("再打开。")
    file.unlink()
    assert broken(program) == said
    (program / "_internal" / "resources" / "statute.toml").unlink()
    assert "等 2 个" in broken(program)


@pytest.mark.skipif(sys.platform == "win32", reason="the program for Windows has no links")
def test_a_link_to_a_missing_file_is_named(program: Path) -> None:
    file = program / "_internal" / "lib.so"
    (program / "_internal" / "lib.so.6").symlink_to("lib.so")
    write_list(program)
    assert broken(program) == ""
    file.unlink()
    assert "_internal/lib.so 等 2 个" in broken(program)


def test_a_missing_list_is_told_by_its_name(program: Path) -> None:
    (program / LIST).unlink()
    assert broken(program).startswith("程序的文件读不出来（files.txt），没有打开任何台账")


def test_a_value_of_law_that_is_another_is_found_at_the_start(program: Path) -> None:
    (program / "_internal" / "resources" / "statute.toml").write_text("days = 30\n", encoding="utf-8")
    assert "statute.toml" in broken(program)


@pytest.mark.parametrize(("name", "found"), [("law.kept", True), ("tables/会员.txt", True), ("help/会员.txt", False)])
def test_what_only_explains_is_looked_at_by_its_size(program: Path, name: str, found: bool) -> None:
    file = program / "_internal" / "resources" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text("一日", encoding="utf-8")
    write_list(program)
    file.write_text("二日", encoding="utf-8")
    assert (name in broken(program)) is found and len(altered(program)) == 1
    file.write_text("三十日", encoding="utf-8")
    assert name in broken(program)


def test_a_flipped_bit_in_a_library_is_found_by_the_self_check(program: Path) -> None:
    file = program / "_internal" / "lib.so"
    body = bytearray(file.read_bytes())
    body[5] ^= 1
    file.write_bytes(body)
    assert broken(program) == "" and altered(program) == ["_internal/lib.so"]


def test_the_self_check_names_the_file(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program / "unionbook"))
    look = PARTS["程序文件"]
    look()
    library = program / "_internal" / "lib.so"
    whole = library.read_bytes()
    library.write_bytes(whole.replace(b"y", b"Y", 1))
    with pytest.raises(Broken, match=r"1 个文件的内容变了（_internal/lib\.so），请重新安装程序"):
        look()
    library.write_bytes(whole[1:])
    with pytest.raises(Broken, match=r"不全或有损坏（_internal/lib\.so）.*没有打开任何台账"):
        look()


@pytest.mark.parametrize("text", ["", "nonsense", "a b c\n"])
def test_a_damaged_list_is_no_list(program: Path, text: str) -> None:
    (program / installed.LIST).write_text(text, encoding="utf-8")
    assert broken(program).startswith("程序的文件") or text == ""
    (program / installed.LIST).unlink()
    assert "重新安装" in broken(program)


@pytest.mark.parametrize("build, old", [(7601, True), (17134, True), (17763, False), (22631, False)])
def test_a_too_old_windows(build: int, old: bool) -> None:
    said = too_old(build)
    assert bool(said) is old and (not old or ("1809" in said and str(build) in said))


def test_nothing_is_loaded_and_no_book_touched(
    program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (program / "_internal" / "lib.so").unlink()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program / "unionbook"))
    book = tmp_path / "台账.ubk"
    for words in (["new", str(book), "--office", "样板镇总工会", "--superior", "练习市总工会"], [str(book)], []):
        assert main(words) == 1
        assert "_internal/lib.so" in capsys.readouterr().err
    assert not book.exists()


def test_a_program_on_a_stick_keeps_everything_beside_itself(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = str(program / "unionbook")
    assert portable(True, run) is None
    (program / MARK).write_text("", encoding="utf-8")
    assert portable(True, run) == program / DATA and portable(False, run) is None
    monkeypatch.delenv("UNIONBOOK_HOME")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", run)
    assert folder("log") == program / DATA / "log" and usual_file() == program / DATA / "settings.json"


def test_what_a_newer_version_keeps_of_books_on_the_same_pc_hinders_nothing(tmp_path: Path) -> None:
    """Its files of the PC have words this version does not know; the book is opened, written and backed up."""
    path = tmp_path / "台账.ubk"
    with create_book(path, CABINET) as book:
        Backups(book).make(Why.CLOSING, always=True)
    told = [one for one in folder().rglob("*.json") if "books" in one.parts or "backups" in one.parts]
    for file in told:
        data = json.loads(file.read_text(encoding="utf-8"))
        newer = [*data, "newer"] if isinstance(data, list) else {**data, "newer": {"words": ["新"]}}
        file.write_text(json.dumps(newer), encoding="utf-8")
    assert told
    with open_book(path, CABINET) as book:
        assert not book.read_only
        with book.change("登记") as act:
            act.add("enterprise", {"name": "甲厂"})
        assert len(Backups(book).make(Why.CLOSING).made) == 1 and len(Backups(book).listed()) == 2


def test_settings_of_a_newer_version_on_the_same_pc_are_read_as_far_as_they_are_known(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    told = {"size": "大", "newer": 3, "recent": [{"path": "台账.ubk", "newer": True}]}
    file.write_text(json.dumps(told), encoding="utf-8")
    found = Settings.load(file)
    assert found.size == "大" and [one.path for one in found.recent] == ["台账.ubk"]

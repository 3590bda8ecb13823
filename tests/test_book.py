"""The file: made, opened, refused, and left as one file."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.errors import Refusal
from unionbook.records import CABINET, draft, person
from unionbook.records.drawers import KINDS
from unionbook.store.book import Book
from unionbook.store.connection import APPLICATION_ID, FORMAT
from unionbook.store.files import create_book, open_book
from unionbook.store.opening.plain import is_plain

SMALL = Cabinet([person.KIND, person.DISTINCT, draft.KIND])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "工会台账 2026.ubk"
    create_book(place, SMALL).close()
    return place


def add_person(book: Book, name: str = "赵甲子") -> str:
    with book.change("登记") as act:
        return act.add("person", {"name": name})


def test_settings_are_the_safe_ones(path: Path) -> None:
    with open_book(path, SMALL) as book:
        asked = {
            "locking_mode": "exclusive",
            "journal_mode": "delete",
            "synchronous": 3,
            "temp_store": 2,
            "mmap_size": 0,
            "secure_delete": 1,
            "foreign_keys": 1,
            "trusted_schema": 0,
            "cell_size_check": 1,
            "journal_size_limit": 4194304,
            "application_id": APPLICATION_ID,
            "user_version": FORMAT,
        }
        got = {name: book.rows(f"PRAGMA {name}") for name in asked}
        assert {name: rows[0][0] if rows else 0 for name, rows in got.items()} == asked


def test_one_file_is_left_after_closing(path: Path) -> None:
    with open_book(path, SMALL) as book:
        add_person(book)
    assert list(path.parent.iterdir()) == [path]


def test_what_was_saved_is_there_again(path: Path) -> None:
    with open_book(path, SMALL) as book:
        uid = add_person(book)
    with open_book(path, SMALL) as book:
        assert book.title("person", uid) == "赵甲子"


def test_opening_and_closing_changes_no_byte(path: Path) -> None:
    before = path.read_bytes()
    with open_book(path, SMALL) as book:
        assert book.count("person") == 0
    assert path.read_bytes() == before


def test_generation_counts_openings_that_wrote(path: Path) -> None:
    for expected in ("1", "2"):
        with open_book(path, SMALL) as book:
            add_person(book)
            add_person(book, "钱乙丑")
            assert book.facts["generation"] == expected


def test_an_act_that_fails_leaves_nothing(path: Path) -> None:
    with open_book(path, SMALL) as book:
        with pytest.raises(ZeroDivisionError), book.change("登记") as act:
            act.add("person", {"name": "赵甲子"})
            raise ZeroDivisionError
        assert book.count("person") == 0
        assert book.rows("SELECT count(*) FROM session")[0][0] == 0
        add_person(book)
        assert book.rows("SELECT seq FROM change") == [(1,)]


def test_a_value_the_field_cannot_hold_is_refused(path: Path) -> None:
    with open_book(path, SMALL) as book:
        bad: list[dict[str, str | int | None]] = [
            {"name": "赵甲子", "born": "2020-13-01"},
            {"name": "赵甲子", "sex": "7"},
            {"name": 5},
            {"name": "赵甲子", "nothing": "x"},
            {"phone": "13600000000"},
        ]
        for values in bad:
            with pytest.raises(Refusal), book.change("登记") as act:
                act.add("person", values)
            with pytest.raises(Refusal), book.change("导入") as act:
                act.add_many("person", list(values), [list(values.values())]) if "nothing" not in values else act.add(
                    "person", values
                )
        assert book.count("person") == 0


def damaged(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096 : 4096 * 4] = bytes(4096 * 3)
    data[100:140] = b"\xff" * 40
    path.write_bytes(data)


def newer(path: Path) -> None:
    connection = sqlite.connect(str(path))
    connection.execute(f"PRAGMA user_version = {FORMAT + 1}")
    connection.close()


def foreign(path: Path) -> None:
    path.unlink()
    connection = sqlite.connect(str(path))
    connection.execute("CREATE TABLE t (x)")
    connection.commit()
    connection.close()


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


BAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (lambda path: path.unlink(), "找不到"),
    "a folder": (a_folder, "文件夹"),
    "empty": (lambda path: path.write_bytes(b""), "不是工会台账"),
    "a picture": (lambda path: path.write_bytes(b"\xff\xd8\xff" * 9000), "不是工会台账"),
    "another program's": (foreign, "不是工会台账"),
    "cut short": (lambda path: path.write_bytes(path.read_bytes()[:-5000]), "不完整"),
    "only a head": (lambda path: path.write_bytes(path.read_bytes()[:60]), "不完整"),
    "damaged": (damaged, "损坏"),
    "newer": (newer, "更新版本"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_opened_is_refused_in_words_and_left_alone(path: Path, name: str) -> None:
    spoil, words = BAD[name]
    spoil(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(Refusal) as refusal:
        open_book(path, SMALL)
    assert words in refusal.value.sentence and refusal.value.sentence.endswith("。")
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_second_opening_is_refused_here_and_in_another_process(path: Path) -> None:
    with open_book(path, SMALL) as book:
        with pytest.raises(Refusal, match="已经打开"):
            open_book(path, SMALL)
        code = (
            "import sys; from pathlib import Path\n"
            "from unionbook.ground.errors import Refusal\n"
            "from unionbook.records import CABINET\n"
            "from unionbook.store.files import open_book\n"
            "try: open_book(Path(sys.argv[1]), CABINET)\n"
            "except Refusal as refusal: print(refusal.sentence.encode().hex())\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", code, str(path)], capture_output=True, text=True, cwd=Path(__file__).parent.parent
        )
        assert "已经打开" in bytes.fromhex(done.stdout.strip()).decode(), done.stderr
        add_person(book)
    open_book(path, SMALL).close()


def test_nothing_is_overwritten_by_a_new_book(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(Refusal, match="已经存在"):
        create_book(path, SMALL)
    with pytest.raises(Refusal, match="文件夹"):
        create_book(path.parent / "没有" / "x.ubk", SMALL)
    assert path.read_bytes() == before


@pytest.mark.skipif(sys.platform != "linux", reason="asks for a folder in which not even root may write")
def test_a_folder_that_takes_no_file_is_told_as_such() -> None:
    with pytest.raises(Refusal, match=r"没能新建“台账\.ubk”：“fd”里不许写入，什么也没有留下。请.*换一个文件夹。"):
        create_book(Path("/proc/self/fd/台账.ubk"), SMALL)


def test_an_older_file_is_copied_aside_and_brought_up_to_date(path: Path) -> None:
    with open_book(path, SMALL) as book:
        uid = add_person(book)
    with open_book(path, CABINET) as book:
        assert book.title("person", uid) == "赵甲子"
        assert {kind.name: book.count(kind.name) for kind in KINDS}["member"] == 0
    (aside,) = (other for other in path.parent.iterdir() if other != path)
    assert "升级前" in aside.name
    shutil.move(aside, path)
    with open_book(path, SMALL) as book:
        assert book.title("person", uid) == "赵甲子"


def test_an_index_of_rows_of_one_value_computes_nothing() -> None:
    index = "CREATE INDEX idx_member_applying ON member (stage) WHERE "
    assert is_plain(f"{index}stage IS 'applying'")
    assert not any(is_plain(f"{index}{told}") for told in ("length(stage) IS 8", "stage IS name", "stage IS 1 OR 1"))


def test_a_kind_taken_out_breaks_nothing(path: Path) -> None:
    open_book(path, CABINET).close()
    with open_book(path, SMALL) as book:
        add_person(book)
    with open_book(path, CABINET) as book:
        assert book.count("person") == 1

"""附件: what a file is by its content, the limits of a record, each deed one act, the bytes as they were."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_desk import opened, stored, township

from unionbook.ground.errors import Refusal
from unionbook.records import CABINET
from unionbook.services.attachments import (
    ATTACHMENT,
    LARGEST,
    MOST,
    MOST_BOOK,
    MOST_PHOTO,
    MOST_SCAN,
    Prepared,
    Sort,
    attach,
    attachable,
    attached,
    body_of,
    detach,
    known,
    rename,
)
from unionbook.services.check import check
from unionbook.services.past import take_back
from unionbook.services.personpage import everything
from unionbook.store.book import Book
from unionbook.store.history import acts
from unionbook.store.undo import next_redo, undo

CASE = CABINET["grievance"]
JPEG = b"\xff\xd8\xff\xe0"


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A township with one case."""
    with township(tmp_path_factory.mktemp("town"), members=1) as book:
        staff = str(book.select("staff", ["uid"], limit=1)[0][0])
        data = {"source": "本级接访", "received_on": "2020-11-20", "matter": "拖欠工资", "subject": "一件"}
        stored(book, "grievance", {**data, "person.name": "丁甲", "handler_a": staff})
        return book.path


@pytest.fixture
def book(town: Path, tmp_path: Path) -> Iterator[Book]:
    with opened(Path(copy(town, tmp_path / "台账.ubk"))) as found:
        yield found


def case(book: Book) -> str:
    return str(book.select("grievance", ["uid"], limit=1)[0][0])


def photo(number: int, size: int = 100) -> Prepared:
    return Prepared(f"现场{number}", True, JPEG + bytes([number]) * size)


@pytest.mark.parametrize(("body", "sort"), [
    (JPEG + b"rest", Sort.JPEG), (b"\x89PNG\r\n\x1a\nrest", Sort.PNG), (b"%PDF-1.7", Sort.PDF),
    (b"RIFF\x00\x00\x00\x00WEBPVP8 ", Sort.WEBP), (b"BM\x00\x00", Sort.BMP),
])
def test_a_file_is_known_by_its_content(body: bytes, sort: Sort) -> None:
    assert known("通知.exe", body) is sort


@pytest.mark.parametrize(("body", "cure"), [
    (b"MZ\x90\x00", "不存程序"), (b"PK\x03\x04", "另存为 PDF"), (b"\x00\x00\x00\x18ftypheic", "HEIC"),
    (b"GIF89a", "另存为 JPG"), (b"", "是空的"), (b"<script>", "只能存照片"), (b"#!/bin/sh", "只能存照片"),
    (b"%PDF-" + bytes(MOST_SCAN), "PDF 最多"), (JPEG + bytes(LARGEST), "太大了"),
])
def test_whatever_else_it_is_called_it_is_refused_with_a_cure(body: bytes, cure: str) -> None:
    with pytest.raises(Refusal, match=cure):
        known("照片.jpg", body)


@given(st.binary(max_size=40))
def test_any_bytes_are_known_or_refused_in_a_sentence(body: bytes) -> None:
    try:
        assert isinstance(known("x", body), Sort)
    except Refusal as refusal:
        assert refusal.sentence.endswith("。") and "没有存入" in refusal.sentence


def test_files_are_put_in_by_one_act_and_taken_back_by_one(book: Book) -> None:
    uid = case(book)
    attach(book, CASE, uid, [photo(1), photo(2), Prepared("委托书", False, b"%PDF-1.7 x")])
    found = attached(book, CASE, uid)
    assert [(one.name, one.photo) for one in found] == [("现场1", True), ("现场2", True), ("委托书", False)]
    assert body_of(book, found[2]) == b"%PDF-1.7 x"
    assert acts(book, 1)[0].label == f"存入附件 3 份：{book.title('grievance', uid)}"
    undo(book)
    assert attached(book, CASE, uid) == []
    step = next_redo(book)
    assert step is not None
    take_back(book, step.key)
    assert attached(book, CASE, uid) == found and not [one for one in check(book) if one.hurt]


def test_the_same_file_is_kept_once(book: Book) -> None:
    uid = case(book)
    attach(book, CASE, uid, [photo(1), photo(1)])
    assert attach(book, CASE, uid, [photo(1)]) == [] and len(attached(book, CASE, uid)) == 1


def test_a_record_holds_so_many_and_no_more(book: Book) -> None:
    uid = case(book)
    attach(book, CASE, uid, [photo(number) for number in range(MOST - 1)])
    before = acts(book, 1)[0].key
    with pytest.raises(Refusal, match="最多存 20 份附件，现有 19 份"):
        attach(book, CASE, uid, [photo(100), photo(101)])
    with pytest.raises(Refusal, match=r"2\.0 MB，没有存入。最多 2 MB"):
        attach(book, CASE, uid, [photo(100, MOST_PHOTO)])
    assert acts(book, 1)[0].key == before and len(attached(book, CASE, uid)) == MOST - 1


def test_a_book_holds_so_much_and_no_more(book: Book) -> None:
    uid, person = case(book), str(book.must("grievance", case(book))["person"])
    attach(book, CABINET["person"], person, [photo(1)])
    (one,) = attached(book, CABINET["person"], person)
    with book.change("早先的附件") as act:
        act.set(ATTACHMENT, one.uid, {"size": MOST_BOOK - 3 * 1024})
    before = acts(book, 1)[0].key
    with pytest.raises(Refusal, match=r"已有 200\.0 MB 附件，最多 200 MB，这次的 2 份（0\.1 MB）都没有存入"):
        attach(book, CASE, uid, [photo(2), photo(3, 60_000)])
    assert acts(book, 1)[0].key == before and not attached(book, CASE, uid)
    assert len(attach(book, CASE, uid, [photo(2)])) == 1


def test_one_is_renamed_and_taken_out(book: Book) -> None:
    uid = case(book)
    (one,) = attach(book, CASE, uid, [photo(1)])
    rename(book, one, "  欠条  照片 ")
    assert attached(book, CASE, uid)[0].name == "欠条 照片"
    with pytest.raises(Refusal, match="要有名称"):
        rename(book, one, "  ")
    detach(book, [one])
    assert attached(book, CASE, uid) == [] and acts(book, 1)[0].label == "删除附件 欠条 照片"


def test_of_a_sealed_case_the_label_tells_nothing(book: Book) -> None:
    uid = case(book)
    with book.change("改为保密") as act:
        act.set("grievance", uid, {"sealed": 1})
    attach(book, CASE, uid, [photo(1)])
    assert "丁甲" not in acts(book, 1)[0].label


def test_which_records_may_have_them() -> None:
    assert attachable(CASE) and attachable(CABINET["activity"])
    assert not any(attachable(CABINET[name]) for name in ("attachment", "draft", "participant", "report_issue"))


def test_attachments_stand_on_the_persons_line_of_time(book: Book) -> None:
    uid = case(book)
    person = str(book.must("grievance", uid)["person"])
    attach(book, CASE, uid, [photo(1), photo(2)])
    attach(book, CABINET["person"], person, [photo(3)])
    lines = {item.kind.name: item for item in everything(book, person).items}
    assert lines["grievance"].files == ("现场1", "现场2") and lines["grievance"].day == "2020-11-20"
    assert lines["person"].title == "附件 现场3" and lines["person"].day == book.today().isoformat()
    detach(book, [one.uid for one in attached(book, CASE, uid)])
    assert [(item.kind.name, item.files) for item in everything(book, person).items] == [
        ("person", ()),
        ("grievance", ()),
    ]

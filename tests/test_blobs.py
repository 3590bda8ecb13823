"""Files kept inside the book: whole, once, vouched for by the chain of changes, and damage is told."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from report_book import empty_book

from unionbook.ground.errors import Refusal
from unionbook.ground.fields import Value
from unionbook.services.check import check
from unionbook.store import blobs
from unionbook.store.act import Act
from unionbook.store.book import Book
from unionbook.store.undo import undo

BODY = bytes(range(256)) * 40
ISSUE: dict[str, Value] = {
    "version": 1,
    "issued_on": "2021-01-05",
    "issued_by": "赵甲子",
    "title": "总结",
    "period": "2020",
    "template": "样式",
    "fingerprint": "0" * 64,
}


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with empty_book(tmp_path / "文件.ubk") as made:
        yield made


def issue(book: Book) -> str:
    with book.change("定稿") as act:
        digest = act.keep(BODY)
        report = act.add("report", {"title": "总结", "period": "2020", "template": "样式"})
        act.add("report_issue", ISSUE | {"report": report, "pdf": digest, "content": act.keep(b"{}")})
    return digest


def test_a_file_comes_back_as_it_went_in(book: Book) -> None:
    digest = issue(book)
    assert digest == sha256(BODY).hexdigest()
    assert blobs.fetch(book, digest) == BODY
    assert check(book) == []


def test_the_same_bytes_are_kept_once(book: Book) -> None:
    issue(book), issue(book)
    assert book.rows("SELECT count(*) FROM blob") == [(2,)]


def test_nothing_stays_of_an_act_that_failed(book: Book) -> None:
    with pytest.raises(ZeroDivisionError), book.change("定稿") as act:
        act.keep(BODY)
        raise ZeroDivisionError
    assert book.rows("SELECT count(*) FROM blob") == [(0,)]


def test_what_was_issued_is_neither_changed_nor_taken_out(book: Book) -> None:
    digest = issue(book)
    ((uid,),) = book.select("report_issue", ["uid"])
    harms: list[Callable[[Act], None]] = [
        lambda act: act.drop("report_issue", uid),
        lambda act: act.drop_many("report_issue", [uid]),
        lambda act: act.set("report_issue", uid, {"issued_by": "别人"}),
    ]
    for harm in harms:
        with pytest.raises(Refusal, match="不能再改动或删除"), book.change("改动") as act:
            harm(act)
    with pytest.raises(Refusal, match="不能再改动或删除"):
        undo(book)
    assert book.values("report_issue", uid) is not None and blobs.fetch(book, digest) == BODY


def test_a_damaged_file_is_never_handed_out(book: Book) -> None:
    digest = issue(book)
    book.connection.execute("UPDATE blob SET body = ? WHERE hash = ?", (BODY[:-1], bytes.fromhex(digest)))
    with pytest.raises(Refusal, match="已损坏"):
        blobs.fetch(book, digest)
    assert [finding.where for finding in check(book) if finding.hurt] == [f"文件 {digest[:8]}"]


def test_a_missing_file_is_told_by_the_row_that_names_it(book: Book) -> None:
    digest = issue(book)
    book.connection.execute("DELETE FROM blob WHERE hash = ?", (bytes.fromhex(digest),))
    with pytest.raises(Refusal, match="找不到"):
        blobs.fetch(book, digest)
    assert ["PDF 文件" in finding.sentence for finding in check(book) if finding.hurt] == [True]


def test_a_file_too_large_is_refused(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blobs, "MOST", 100)
    with pytest.raises(Refusal, match="文件太大"):
        issue(book)
    assert book.count("report") == 0


def test_a_hash_is_never_typed(book: Book) -> None:
    field = book.cabinet["report_issue"].fields["pdf"]
    assert field.parse(sha256(BODY).hexdigest().upper(), book.today()) == sha256(BODY).hexdigest()
    with pytest.raises(ValueError, match="不能手工填写"):
        field.parse("abc", book.today())
    assert not field.storable("abc") and field.storable(None)

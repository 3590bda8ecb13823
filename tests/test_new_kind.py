"""A drawer of forty lines is all a new kind needs; taking it out again breaks nothing."""

import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from drawers import bulletin

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.periods import Period
from unionbook.records import CABINET
from unionbook.records.drawers import KINDS
from unionbook.services.check import check
from unionbook.services.entry import Entry
from unionbook.services.listing import asked
from unionbook.services.saving import errors, remove, save
from unionbook.services.tally import count, frame_of, rows_behind
from unionbook.store.book import Book
from unionbook.store.files import create_book, open_book
from unionbook.store.history import of_row, recycle_bin
from unionbook.store.undo import undo

MORE = Cabinet((*KINDS, bulletin.KIND))
TODAY = date(2020, 12, 10)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with create_book(tmp_path / "b.ubk", MORE) as made:
        items = (("建会简报", "2020.3.1", "20"), ("帮扶简报", "2020.4.1", "30"), ("旧简报", "2019.4.1", "9"))
        for title, day, copies in items:
            entry = Entry(made, bulletin.KIND, today=TODAY)
            assert entry.fill({"title": title, "sent_on": day, "copies": copies, "used": title == "帮扶简报"}) == []
            assert errors(save(entry)) == []
        yield made


def test_list_and_search(book: Book) -> None:
    assert book.select("bulletin", ["title"], order=bulletin.KIND.order)[0] == ("帮扶简报",)
    assert book.count("bulletin", asked(bulletin.KIND, text="简报 建会")) == 1
    assert book.count("bulletin", asked(bulletin.KIND, subset="used")) == 1


def test_figures_open_their_rows(book: Book) -> None:
    frame = frame_of(book, Period.parse("2020"))
    assert count(book, "bulletin.sent", frame).worded() == "2条"
    assert count(book, "bulletin.copies", frame).value == 50
    assert sum(adds for _, _, adds in rows_behind(book, "bulletin.copies", frame).rows) == 50


def test_history_recycle_bin_and_undo(book: Book) -> None:
    (uid,) = book.select("bulletin", ["uid"], asked(bulletin.KIND, text="建会"))[0]
    remove(book, bulletin.KIND, [uid])
    assert [gone.title for gone in recycle_bin(book)] == ["建会简报"]
    undo(book)
    assert [event.what for event in of_row(book, "bulletin", uid)] == ["恢复", "删除", "新建"]
    assert check(book) == []


def test_report(book: Book, tmp_path: Path) -> None:
    from pypdf import PdfReader

    from unionbook.services.report import print_report

    template = tmp_path / "简报.txt"
    template.write_text(
        "标题：{year}年信息工作小结\n\n一级 信息：信息工作\n\n全年上报信息{bulletin.sent}，印发{bulletin.copies}。\n",
        encoding="utf-8",
    )
    out = tmp_path / "out.pdf"
    print_report(book, Period.parse("2020"), out, str(template))
    text = "".join(page.extract_text() for page in PdfReader(out).pages)
    assert "上报信息2条，印发50份" in text.replace("\n", "")


def test_add_on_the_command_line(
    book: Book, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from unionbook.cli.program import run

    path = book.path
    book.close()
    line = json.dumps({"title": "年终简报", "sent_on": "2020-12-01"}, ensure_ascii=False)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(line.encode()), encoding="utf-8"))
    assert run(["add", str(path), "bulletin", "--json"], cabinet=MORE) == 0
    capsys.readouterr()
    assert run(["list", str(path), "bulletin", "--json"], cabinet=MORE) == 0
    assert "年终简报" in capsys.readouterr().out


def test_taking_it_out_breaks_nothing(book: Book) -> None:
    path = book.path
    book.close()
    with open_book(path, CABINET) as without:
        assert without.count("person") == 0
        assert [finding for finding in check(without) if finding.hurt] == []
    with open_book(path, MORE) as again:
        assert again.count("bulletin") == 3

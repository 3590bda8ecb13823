"""本人全部记录: the sheet of one person lists who looked, printed and exported, when and why; the log has no values."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from purge_book import HARDSHIP, NAME, NUMBER, OTHER, empty_book, hardship, left

from unionbook.ground.errors import Refusal
from unionbook.services.entry import Entry
from unionbook.services.forms import Wanted
from unionbook.services.forms.printing import print_form
from unionbook.services.personpage import everything, to_paper
from unionbook.services.privacy.access import lift
from unionbook.services.privacy.lifting import lift_masks
from unionbook.store.book import Book
from unionbook.store.history import acts
from unionbook.store.secrecy.veil import lay

ROSTER = HARDSHIP, HARDSHIP.forms[0]


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with empty_book(tmp_path) as made:
        yield made


def told(book: Book, person: str) -> list[str]:
    """The lines about looks on the person's sheet."""
    page = everything(book, person)
    texts = ["".join(span.text for span in block.spans) for block in to_paper(page).blocks]
    return texts[next(at for at, text in enumerate(texts) if "、查阅、打印和导出" in text) :]


def test_who_looked_at_a_record_and_why_stands_on_the_sheet(book: Book) -> None:
    file, person = left(book)
    assert told(book, person) == ["三、查阅、打印和导出（0 次）", "没有人看过完整号码，也没有印过、导出过。"]
    lift_masks(Entry(book, HARDSHIP, file), "核对证件")
    with pytest.raises(Refusal, match="没有显示"):
        lift(book, HARDSHIP, [file], "困难档案：一条记录的完整号码", " ")
    head, refused, seen = told(book, person)
    assert head == "三、查阅、打印和导出（2 次）"
    assert seen.startswith("2032-06-01 ") and "查看：困难档案：一条记录的完整号码，完整号码，用途：核对证件" in seen
    assert "没有给看：困难档案：一条记录的完整号码，没有写用途" in refused
    assert all(look.own for look in everything(book, person).looks)


def test_a_list_of_a_kind_the_person_is_in_is_told_of_and_no_other(book: Book) -> None:
    file, person = left(book)
    other, stranger = hardship(book, OTHER, "330102196402027777", "2030-03-04")
    print_form(book, *ROSTER, Wanted(rows=[file, other], unmasked=True, reason="报送市总工会"), BytesIO())
    print_form(book, *ROSTER, Wanted(rows=[other], unmasked=True, reason="只印另一人"), BytesIO())
    print_form(book, *ROSTER, Wanted(rows=[file, other]), BytesIO())
    with book.change("登记") as act:
        alone = act.add("person", {"name": "无关人"})
    masked, full = told(book, person)[1:]
    assert "名单 2 条，可能有此人，已遮盖" in masked and "完整号码，用途：报送市总工会" in full
    assert [look.own for look in everything(book, stranger).looks] == [False, True, False]
    assert everything(book, alone).looks == ()


def test_the_log_holds_no_name_and_no_number_of_anybody(book: Book) -> None:
    file, _ = left(book)
    lift_masks(Entry(book, HARDSHIP, file), "核对证件")
    print_form(book, *ROSTER, Wanted(rows=[file], unmasked=True, reason="报送市总工会"), BytesIO())
    rows = book.rows('SELECT * FROM "disclosure"')
    assert len(rows) == 2 and not [cell for row in rows for cell in row if NAME in str(cell) or NUMBER in str(cell)]


def test_visitors_see_no_line_of_it(book: Book) -> None:
    file, person = left(book)
    lift_masks(Entry(book, HARDSHIP, file), "核对证件")
    lay(book)
    assert everything(book, person).looks == ()


def test_visitors_read_no_name_that_was_removed_or_changed_since(book: Book) -> None:
    with book.change("导入名册") as act:
        (imported,) = act.add_many("person", ["name"], [["欧阳未"]])
    with book.change("登记人员 柯望舒") as act:
        once = act.add("person", {"name": "柯望舒"})
    with book.change("登记人员 柯望书") as act:
        wrong = act.add("person", {"name": "柯望书"})
    with book.change("改正 柯望书") as act:
        act.set("person", wrong, {"name": "柯望蜀"})
    with book.change("删除人员 柯望舒、欧阳未") as act:
        act.drop_many("person", [once, imported])
    lay(book)
    told = "".join(line.label for line in acts(book))
    assert not [name for name in ("欧阳未", "柯望舒", "柯望书") if name in told], told

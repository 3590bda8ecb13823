"""照片 on paper: the first two photographs of an activity stand in the boxes of form P21, as they are in the book."""

import io
from collections.abc import Iterator

import pytest
from ledger_desk import new_book, stored
from pdf_sheet import SHIPPED
from PIL import Image
from pypdf import PdfReader

from unionbook.records import CABINET
from unionbook.services.attachments import Prepared, attach
from unionbook.services.forms import Wanted, draw, make
from unionbook.services.pdf.jpeg import Jpeg, jpeg
from unionbook.store.book import Book

ACTIVITY = CABINET["activity"]


def photo(colour: str, wide: int = 60, tall: int = 40, mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    Image.new(mode, (wide, tall), colour).save(out, "JPEG")
    return out.getvalue()


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with new_book(tmp_path_factory.mktemp("book")) as made:
        stored(made, "activity", {"name": "徒步活动", "held_on": "2020-11-8", "category": "文体活动"})
        yield made


def test_what_a_pdf_must_know_of_a_photograph() -> None:
    assert jpeg(photo("red", 61, 40)) == Jpeg(61, 40, "/DeviceRGB")
    assert jpeg(photo("grey", mode="L")) == Jpeg(60, 40, "/DeviceGray")
    assert jpeg(b"%PDF-1.7") is None and jpeg(b"") is None and jpeg(photo("red")[:30]) is None


def test_two_photographs_stand_in_their_boxes_a_scan_and_a_third_do_not(book: Book) -> None:
    uid = str(book.select("activity", ["uid"])[0][0])
    bodies = [photo("red"), photo("blue", 40, 60), photo("green")]
    files = [Prepared(f"图{number}", True, body) for number, body in enumerate(bodies)]
    attach(book, ACTIVITY, uid, [Prepared("扫描", False, b"%PDF-1.7"), *files])
    pdf = printed(book, uid)
    (page,) = PdfReader(io.BytesIO(pdf)).pages
    drawn = [Image.open(io.BytesIO(one.data)) for one in page.images]
    assert [(one.size, one.getpixel((5, 5))) for one in drawn] == [
        (known.size, known.getpixel((5, 5))) for known in (Image.open(io.BytesIO(body)) for body in bodies[:2])
    ]


def test_without_photographs_the_boxes_stay_blank(book: Book) -> None:
    uid = stored(book, "activity", {"name": "读书会", "held_on": "2020-11-9", "category": "读书"})
    (page,) = PdfReader(io.BytesIO(printed(book, uid))).pages
    assert not page.images and "照片一" in page.extract_text().replace("\n", "")


def printed(book: Book, uid: str) -> bytes:
    """The registration form of an activity."""
    out = io.BytesIO()
    draw(make(book, ACTIVITY, ACTIVITY.form("sheet"), Wanted(rows=(uid,))), out, fonts=SHIPPED)
    return out.getvalue()

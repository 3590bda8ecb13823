"""What tests of issues share: reading a paper, a change after issuing."""

import io

from pypdf import PdfReader

from unionbook.ground.periods import Period
from unionbook.store.book import Book

YEAR = Period.parse("2020")


def words(pdf: bytes) -> str:
    return "".join("".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages)


def take_one_case(book: Book) -> None:
    with book.change("核对后删除重复登记") as act:
        ((uid,),) = book.select("grievance", ["uid"], limit=1)
        act.drop("grievance", uid)



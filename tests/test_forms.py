"""What must hold of every printed form: a new one is tested here before its author writes a test."""

from pathlib import Path

import pytest
from case_book import new_book
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pdf_sheet import needs_poppler
from printed_forms import EVERY, fonts, from_practice, printed
from tests_support import values_for

from unionbook.ground.errors import Refusal
from unionbook.ground.fields import LinkField, Value
from unionbook.ground.forms import Form, Notice, Register, Single, Worked
from unionbook.ground.kind import Kind
from unionbook.records import CABINET
from unionbook.services.forms import Wanted, make
from unionbook.services.forms.columns import label_of
from unionbook.services.forms.making import TABLES
from unionbook.services.forms.words import Words
from unionbook.services.forms.worked import WORKED
from unionbook.services.pdf.formsheet.model import FormSheet
from unionbook.services.pdf.ledger.model import Ledger
from unionbook.store.book import Book

EACH = pytest.mark.parametrize(("kind", "form"), EVERY, ids=[f"{kind.name}.{form.name}" for kind, form in EVERY])
CASES_OF_OUR_OWN = {
    *("grievance.refusal", "grievance.guidance", "grievance.extension", "grievance.opinion"),
    *("supervision.opinion", "supervision.proposal"),
}
"""Papers for which no practice book has a case: `test_forms_notices` writes one for each."""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return new_book(tmp_path_factory.mktemp("forms"))[0]


def test_the_countys_forms_are_all_there() -> None:
    codes = {form.code for _, form in EVERY}
    assert codes == {f"P{number}" for number in range(1, 34)} - {"P32"}  # P32 are the reports


@EACH
def test_what_a_form_says_of_itself(kind: Kind, form: Form) -> None:
    assert form.purpose.endswith("。")
    if isinstance(form, Worked):
        assert form.source in TABLES
    if isinstance(form, Register):
        worked = {head.worked for head in form.columns if head.worked}
        assert not worked or worked <= set(WORKED[kind.name][0])


@EACH
@needs_poppler
def test_blank(book: Book, kind: Kind, form: Form, tmp_path: Path) -> None:
    sheet = printed(book, kind, form, tmp_path, blank=True)
    assert sheet.document.rows == 0
    assert sheet.pages <= 2
    assert all(page.title for page in sheet.document.pages)
    assert all("".join(page.title.split()) in sheet.text for page in sheet.document.pages)
    assert "{" not in sheet.text and "None" not in sheet.text
    assert "样板镇总工会" in sheet.text or not isinstance(form, Notice)
    if isinstance(form, Register):
        assert sheet.pages == 1
        words = Words(book, book.cabinet[form.of] if form.of else kind)
        assert_heads(sheet.text, [label_of(words, head) for head in form.columns if head.usual])
    assert fonts(tmp_path) and all(font == ["yes", "yes"] for font in fonts(tmp_path))


def assert_heads(text: str, heads: list[str]) -> None:
    """A head in several lines is not found in one piece."""
    for head in heads:
        assert head in text or all(char in text for char in head), head


@EACH
@needs_poppler
def test_filled(kind: Kind, form: Form, tmp_path: Path) -> None:
    found = list(from_practice(kind, form))
    if not found:
        assert f"{kind.name}.{form.name}" in CASES_OF_OUR_OWN
        return
    [(book, uids)] = found
    sheet = printed(book, kind, form, tmp_path, rows=uids)
    assert sheet.document.rows > 0
    assert "{" not in sheet.text and "None" not in sheet.text
    assert all(font == ["yes", "yes"] for font in fonts(tmp_path))
    for page in sheet.document.pages:
        assert "".join(page.title.split()) in sheet.text
        if isinstance(page, Ledger):
            assert_rows(page, sheet.text)
        elif isinstance(page, FormSheet):
            assert page.stamp == ""


def assert_rows(ledger: Ledger, text: str) -> None:
    """The first words of every row stand on the paper."""
    for row in ledger.rows:
        first = next((cell for cell in row.cells if cell), "")
        said = "".join(first.split())
        assert said in text or all(char in text for char in said), first


@EACH
@settings(max_examples=3, suppress_health_check=list(HealthCheck), deadline=None)
@given(data=st.data())
def test_any_row_is_printed_or_refused_in_words(book: Book, kind: Kind, form: Form, data: st.DataObject) -> None:
    """Whatever the fields hold, the form is made of it, or says in one sentence what is missing."""
    uid = row_of(book, kind, data)
    for child in kind.children:
        values: dict[str, Value] = data.draw(values_for(CABINET[child])) | {CABINET[child].parent: uid}
        add(book, CABINET[child], values, data)
    try:
        document = make(book, kind, form, Wanted(rows=[uid]))
    except Refusal as refusal:
        assert refusal.sentence.endswith("。") and form.label in refusal.sentence
        return
    assert document.pages


def row_of(book: Book, kind: Kind, data: st.DataObject) -> str:
    if kind.single:
        return str(book.select(kind.name, ["uid"])[0][0])
    return add(book, kind, data.draw(values_for(kind)), data)


def add(book: Book, kind: Kind, values: dict[str, Value], data: st.DataObject) -> str:
    for name, field in kind.fields.items():
        if isinstance(field, LinkField) and field.required and name not in values:
            values[name] = row_of(book, CABINET[field.kind], data)
    with book.change("试填") as act:
        return act.add(kind.name, values)


def test_singles_are_never_printed_for_everybody_unasked(book: Book) -> None:
    for kind, form in EVERY:
        each = isinstance(form, Register) and form.of is not None and not form.together
        if each or isinstance(form, Single | Notice):
            with pytest.raises(Refusal, match="还没有选"):
                make(book, kind, form, Wanted())

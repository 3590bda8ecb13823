"""Notices: papers to somebody about one record, with the articles of law of their day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from unionbook.ground.dates import first_day
from unionbook.ground.errors import Refusal
from unionbook.ground.forms import Notice, Para
from unionbook.ground.formtext import DUE, SPECIAL, Named, every_name, names_in
from unionbook.ground.kind import Kind
from unionbook.services.forms.model import Wanted
from unionbook.services.forms.reading import Values
from unionbook.services.forms.singles import records
from unionbook.services.forms.texts import Texts, clock_names
from unionbook.services.forms.words import Words
from unionbook.services.pdf.paper import Block, Paper, Signature, Span, Style
from unionbook.store.book import Book

_CHARACTERS = 28  # of a line; a paragraph begins with two blanks
_OFFICE_IN, _DAY_IN = 2, 4  # characters from the right edge to the end of the office's name and of the day
_ALONE = re.compile(r"\{[^{}]*\}")
_LINE = "＿" * (_CHARACTERS - 2)
_LINES = {1: 4, 2: 2}  # left to the hand where a paragraph is one value, by how many such paragraphs there are
_MORE_LINES = 5
_DAY = "　　　年　　月　　日"


def notices(book: Book, kind: Kind, form: Notice, wanted: Wanted) -> tuple[list[Paper], int]:
    """The papers for the records, and how many they are. Raises Refusal for a record that lacks what it needs."""
    words = Words(book, kind, not wanted.unmasked, documents=True)
    if wanted.blank:
        return [_Written(book, form, words, {}, None).blank()], 0
    rows = records(book, kind, form, _names(words, form), wanted)
    for row in rows:
        _refuse(book, words, form, row)
    made = [_Written(book, form, words, row, _day(book, form, row, wanted)).paper() for row in rows]
    return made, len(rows)


def paragraphs(form: Notice) -> list[Para]:
    """The paragraphs of a notice."""
    return [para if isinstance(para, Para) else Para(para) for para in form.paragraphs]


def _names(words: Words, form: Notice) -> list[Named]:
    texts = [form.title, form.number, form.addressee, form.office, *(para.text for para in paragraphs(form))]
    found = [one for text in texts for one in names_in(text)]
    values = [form.day, *form.needs, *(bar.path for bar in form.bars)]
    values += [value for para in paragraphs(form) for value in (para.when, para.without)]
    plain = [one for one in found if one.of not in SPECIAL] + [one for value in values for one in every_name(value)]
    return [*plain, *clock_names(words, [one.path for one in found if one.of == DUE])]


def _filled(words: Words, value: str, row: Values) -> bool:
    return any(row.get(one.key) not in (None, ()) for one in every_name(value))


def _refuse(book: Book, words: Words, form: Notice, row: Values) -> None:
    """Raise Refusal when the record gives no such notice, naming what it lacks."""
    kind = words.kind
    title = book.title(kind.name, str(row["uid"]))
    for bar in form.bars:
        if row.get(bar.path) in bar.values:
            raise Refusal(f"“{title}”不能印{form.label}：{bar.why}")
    missing = [words.label(value) for value in form.needs if not _filled(words, value, row)]
    if missing:
        raise Refusal(f"“{title}”还不能印{form.label}，缺少：{'、'.join(missing)}。请先在{kind.label}里补齐。")


def _day(book: Book, form: Notice, row: Values, wanted: Wanted) -> date:
    stored = row.get(form.day) if form.day else None
    return wanted.day or (first_day(stored) if isinstance(stored, str) else book.today())


@dataclass(frozen=True)
class _Written:
    """One notice; on a blank one there is no row and no day."""

    book: Book
    form: Notice
    words: Words
    row: Values
    day: date | None

    @property
    def _texts(self) -> Texts:
        rows = [self.row] if self.row else []
        return Texts(self.words, rows, self.day, 1, lined=True, quoted_on=self.day or self.book.today())

    def paper(self) -> Paper:
        office = self._texts.fill(self.form.office)
        assert self.day is not None
        return self._paper(tuple(self._blocks()), Signature(office, self.day), office)

    def blank(self) -> Paper:
        """To be written in by hand; the law it quotes is that of today."""
        office = self._texts.fill(self.form.office)
        end = (_at_right(office, _OFFICE_IN), _at_right(_DAY, _DAY_IN))
        blocks = (*self._blocks(), *(_block(Style.BODY, text) for text in (" ", " ", *end)))
        return self._paper(blocks, None, office)

    def _paper(self, blocks: tuple[Block, ...], signature: Signature | None, office: str) -> Paper:
        return Paper(self.form.label, blocks, signature, office, self.form.purpose)

    def _blocks(self) -> Iterator[Block]:
        texts, form = self._texts, self.form
        alone = sum(bool(_ALONE.fullmatch(para.text)) for para in paragraphs(form))
        yield _block(Style.TITLE, texts.fill(form.title) if form.title else form.label)
        if form.number:
            yield _block(Style.SUBTITLE, texts.fill(form.number))
        if form.addressee:
            yield _block(Style.ADDRESSEE, texts.fill(form.addressee))
        for para in paragraphs(form):
            if not self._meant(para):
                continue
            if self.row or not _ALONE.fullmatch(para.text):
                yield _block(Style.HEADING1 if para.head else Style.BODY, texts.fill(para.text))
            else:
                yield from (_block(Style.BODY, _LINE) for _ in range(_LINES.get(alone, _MORE_LINES)))

    def _meant(self, para: Para) -> bool:
        """Is the paragraph printed?"""
        if not self.row:
            return para.blank
        if para.among:
            return self.row.get(para.when) in para.among
        return (not para.when or _filled(self.words, para.when, self.row)) and not (
            para.without and _filled(self.words, para.without, self.row)
        )


def _block(style: Style, text: str) -> Block:
    return Block(style, (Span(text),))


def _at_right(text: str, room: int) -> str:
    """The text moved to the right of its line, so much room left behind it."""
    return "　" * max(_CHARACTERS - 2 - room - len(text), 0) + text

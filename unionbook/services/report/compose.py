"""A report composed: a template's chapters written with a book's figures for a period."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from unionbook.ground.periods import Period
from unionbook.services import tally
from unionbook.services.pdf.paper import Style
from unionbook.services.report.facts import Facts
from unionbook.services.report.markup import Sentence
from unionbook.services.report.model import WHOLE, Block, Piece, Remark, Report, Section
from unionbook.services.report.noting import note_chapter, note_missing
from unionbook.services.report.numbering import FORMS
from unionbook.services.report.ordinals import ordinals
from unionbook.services.report.template import Chapter, Template, default_template, load
from unionbook.services.report.tidying import nested
from unionbook.services.report.writing import Written, write_paragraph, write_sentence
from unionbook.store.book import Book

LEAD, CLOSING = "标题与引言", "结语"


def compose(book: Book, period: Period, template: str | Template | None = None) -> Report:
    """The report of a period. Raises Refusal.

    template: its name, the path of its file, or a template read already (`template.parse`); None for the one the book
    takes for such a period.  A period that is still running counts up to today, and says so.
    """
    ready = template if isinstance(template, Template) else load(template or default_template(book, period), book)
    return _composing(book, period, ready).report()


def title_of(book: Book, period: Period, template: Template) -> str:
    """The title the report of a period has; nothing else of it is counted."""
    composing = _composing(book, period, template)
    return composing.title(composing.titles())


def _composing(book: Book, period: Period, template: Template) -> "_Composing":
    today = book.today()
    if period.first <= today < period.cut:
        period = tally.as_of(period, today)
    return _Composing(Facts(book, period, today), template)


@dataclass
class _Told:
    """A chapter written down, its numbers still to come."""

    chapter: Chapter
    cut: date
    heading: list[Piece]
    paragraphs: list[Written]
    parts: list["_Told"]

    def all(self) -> Iterator[Written]:
        yield from self.paragraphs
        for part in self.parts:
            yield from part.all()

    @property
    def empty(self) -> bool:
        """Nothing is left, or nothing but words around figures that are gone."""
        if any(written.figures or any(piece.blank for piece in written.pieces) for written in self.all()):
            return False
        return _asks(self.chapter) or not any(written.pieces for written in self.all())

    @property
    def name(self) -> str:
        """For lists: its own short name, or the first words of its heading or text."""
        first = next((written.pieces for written in self.all() if written.pieces), [])
        words = "".join(piece.text for piece in self.heading or first)
        return self.chapter.name or words.partition("，")[0][:14]


def _asks(chapter: Chapter) -> bool:
    own = any(sentence.printed() for paragraph in chapter.paragraphs for sentence in paragraph)
    return own or any(map(_asks, chapter.parts))


@dataclass
class _Composing:
    facts: Facts
    template: Template
    blocks: list[Block] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    notes: list[Remark] = field(default_factory=list)

    def report(self) -> Report:
        facts, cut = self.facts, self.facts.period.cut
        self.sections.append(Section(LEAD, cut))
        titles = self.titles()
        for title, line in titles:
            if title:
                self._add(Style.TITLE, [Piece(title)], line)
        if self.template.subtitle and (subtitle := self._words(self.template.subtitle)):
            self._add(Style.SUBTITLE, [Piece(subtitle)], self.template.subtitle.line)
        self._chapters()
        office = self._words(self.template.signature) if self.template.signature else ""
        self.notes += note_missing(facts)
        return Report(
            title=self.title(titles),
            template=self.template.name,
            period=facts.period,
            office=office,
            day=min(cut, facts.today),
            sections=tuple(self.sections),
            blocks=tuple(self.blocks),
            notes=tuple(self.notes),
            tables=tuple(self.template.tables),
            charts=tuple(self.template.charts),
            attachments=tuple(filter(None, map(self._words, self.template.attachments))),
        )

    def titles(self) -> list[tuple[str, int]]:
        """The lines of the title, each with its line in the template."""
        return [(self._words(sentence), sentence.line) for sentence in self.template.titles]

    def title(self, lines: list[tuple[str, int]]) -> str:
        """The lines of the title in one."""
        return "".join(words for words, _ in lines) or self.template.name

    def _words(self, sentence: Sentence) -> str:
        written = write_sentence(self.facts, sentence, self.facts.period.cut)
        return "".join(piece.text for piece in written.pieces)

    def _chapters(self) -> None:
        number, form = 0, ""
        told = [self._told(chapter, self.facts.period.cut) for chapter in self.template.chapters]
        for place, one in enumerate(told):
            chapter = one.chapter
            if chapter.restarts:
                number = 0
            if one.empty and not (chapter.restarts and _followed(told[place + 1 :])):
                self._skip(one)
                continue
            if chapter.level:
                number, form = number + 1 if chapter.form == form else 1, chapter.form
                self._begin(one, FORMS[form].write(number))
            elif one.heading:
                self._begin(one, "")
            elif place:
                self.sections.append(Section(CLOSING, one.cut, chapter.line))
            self._tell(one, FORMS[form].write(number) if chapter.level else "")

    def _skip(self, told: _Told) -> None:
        name = "".join(piece.text for piece in told.heading) or told.chapter.name
        if name:
            self.notes.append(Remark(WHOLE, nested(f"“{name}”一节没有数据，整节没有写入。")))

    def _begin(self, told: _Told, number: str) -> None:
        chapter = told.chapter
        self.sections.append(Section(number + told.name, told.cut, chapter.line))
        if told.heading:
            style = FORMS[chapter.form].style if chapter.level else Style.HEADING1
            self._add(style, [Piece(number), *told.heading], chapter.line)

    def _tell(self, told: _Told, number: str) -> None:
        parts = [part for part in told.parts if not part.empty]
        self._paragraphs(told.paragraphs, "" if told.heading else number)
        for count, part in enumerate(parts, 1):
            # A number 1 that no 2 follows numbers nothing.
            form = FORMS[part.chapter.form]
            before = form.write(count) if len(parts) > 1 else ""
            if part.heading and before:
                self._add(form.style, [Piece(before), *part.heading], part.chapter.line)
            self._paragraphs(part.paragraphs, "" if part.heading else before)
        self.notes += note_chapter(self.facts, list(told.all()), len(self.sections) - 1)

    def _paragraphs(self, paragraphs: Sequence[Written], number: str) -> None:
        """The paragraphs of a chapter; a number without a heading is run into the first."""
        kept = [written for written in paragraphs if written.pieces]
        for written, pieces in zip(kept, ordinals([written.pieces for written in kept]), strict=True):
            self._add(Style.BODY, [Piece(number), *pieces], written.line)
            number = ""

    def _add(self, style: Style, pieces: Iterable[Piece], line: int) -> None:
        kept = tuple(piece for piece in pieces if piece.text)
        self.blocks.append(Block(style, kept, len(self.sections) - 1, line))

    def _told(self, chapter: Chapter, cut: date) -> _Told:
        if chapter.as_of:
            cut = _own_cut(self.facts.period, cut, chapter.as_of)
        heading = write_sentence(self.facts, chapter.heading, cut).pieces if chapter.heading else []
        paragraphs = [one for sentences in chapter.paragraphs for one in write_paragraph(self.facts, sentences, cut)]
        return _Told(chapter, cut, heading, paragraphs, [self._told(part, cut) for part in chapter.parts])


def _followed(told: Sequence[_Told]) -> bool:
    """Is anything left of the chapters up to the next one without a number?"""
    for one in told:
        if not one.chapter.level:
            return False
        if not one.empty:
            return True
    return False


def _own_cut(period: Period, cut: date, month_day: tuple[int, int]) -> date:
    """A chapter's own last day; never later than the report's, and not before the period begins."""
    month, day = month_day
    try:
        own = date(cut.year, month, day)
    except ValueError:
        own = date(cut.year, month, day - 1)
    return own if period.first <= own < cut else cut

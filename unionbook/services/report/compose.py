"""A report composed: a template's chapters written with a book's figures for a period."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from unionbook.ground.numerals import chinese
from unionbook.ground.periods import Period
from unionbook.services import tally
from unionbook.services.pdf.paper import Style
from unionbook.services.report.facts import Facts
from unionbook.services.report.markup import Sentence
from unionbook.services.report.model import WHOLE, Block, Piece, Remark, Report, Section
from unionbook.services.report.numbering import FORMS
from unionbook.services.report.template import Chapter, Template, load
from unionbook.services.report.writing import ORDINAL, Written, write_paragraph, write_sentence
from unionbook.services.saving import DRAFT
from unionbook.store.book import Book

LEAD, CLOSING = "标题与引言", "结语"


def compose(book: Book, period: Period, template: str | None = None) -> Report:
    """The report of a period, by a template's name or the path of its file. Raises Refusal.

    A period that is still running counts up to today, and says so.
    """
    declared, today = load(template, book), book.today()
    if period.first <= today < period.cut:
        period = tally.as_of(period, today)
    facts = Facts(book, period, today)
    return _Composing(facts, declared).report()


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
        figures = sum(written.figures for written in self.all())
        return not figures and (_asks(self.chapter) or not any(written.pieces for written in self.all()))


def _asks(chapter: Chapter) -> bool:
    own = any(any(sentence.numbers()) for paragraph in chapter.paragraphs for sentence in paragraph)
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
        titles = [self._words(sentence) for sentence in self.template.titles]
        for title in filter(None, titles):
            self._add(Style.TITLE, [Piece(title)])
        if self.template.subtitle and (subtitle := self._words(self.template.subtitle)):
            self._add(Style.SUBTITLE, [Piece(subtitle)])
        self._chapters()
        office = self._words(self.template.signature) if self.template.signature else ""
        self._note_missing()
        return Report(
            title="".join(titles) or self.template.name,
            template=self.template.name,
            period=facts.period,
            office=office,
            day=min(cut, facts.today),
            sections=tuple(self.sections),
            blocks=tuple(self.blocks),
            notes=tuple(self.notes),
        )

    def _words(self, sentence: Sentence) -> str:
        written = write_sentence(self.facts, sentence, self.facts.period.cut)
        return "".join(piece.text for piece in written.pieces)

    def _chapters(self) -> None:
        number = 0
        for place, chapter in enumerate(self.template.chapters):
            told = self._told(chapter, self.facts.period.cut)
            if told.empty:
                if told.heading:
                    text = "".join(piece.text for piece in told.heading)
                    self.notes.append(Remark(WHOLE, f"“{text}”一节没有数据，整节没有写入。"))
                continue
            if told.heading:
                number += 1
                self._begin(told, number)
            elif place:
                self.sections.append(Section(CLOSING, told.cut))
            self._tell(told)

    def _begin(self, told: _Told, number: int) -> None:
        form = FORMS[self.template.forms[0]]
        heading = [Piece(form.write(number)), *told.heading]
        name = told.chapter.name or "".join(piece.text for piece in told.heading).partition("，")[0]
        self.sections.append(Section(form.write(number) + name, told.cut))
        self._add(form.style, heading)

    def _tell(self, told: _Told) -> None:
        self._paragraphs(told.paragraphs)
        parts = [part for part in told.parts if not part.empty]
        for number, part in enumerate(parts, 1):
            # A number 1 that no 2 follows numbers nothing.
            if len(parts) > 1:
                form = FORMS[self.template.forms[1]]
                self._add(form.style, [Piece(form.write(number)), *part.heading])
            self._paragraphs(part.paragraphs)
        self._note(told)

    def _paragraphs(self, paragraphs: Sequence[Written]) -> None:
        for pieces in ordinals([written.pieces for written in paragraphs if written.pieces]):
            self._add(Style.BODY, pieces)

    def _add(self, style: Style, pieces: Iterable[Piece]) -> None:
        kept = tuple(piece for piece in pieces if piece.text)
        self.blocks.append(Block(style, kept, len(self.sections) - 1))

    def _told(self, chapter: Chapter, cut: date) -> _Told:
        if chapter.as_of:
            cut = _own_cut(self.facts.period, cut, chapter.as_of)
        heading = write_sentence(self.facts, chapter.heading, cut).pieces if chapter.heading else []
        paragraphs = [write_paragraph(self.facts, sentences, cut) for sentences in chapter.paragraphs]
        return _Told(chapter, cut, heading, paragraphs, [self._told(part, cut) for part in chapter.parts])

    def _note(self, told: _Told) -> None:
        section = len(self.sections) - 1
        lost = list(dict.fromkeys(label for written in told.all() for label in written.lost))
        if lost:
            named = "、".join(lost[:4]) + (f"等 {len(lost)} 项" if len(lost) > 4 else "")
            self.notes.append(Remark(section, f"{named}没有数据，有关的话没有写入。"))
        for label in dict.fromkeys(label for written in told.all() for label in written.bare):
            self.notes.append(Remark(section, f"{label}是 0，已照写，请核对。"))

    def _note_missing(self) -> None:
        for name, instead in self.facts.missing.items():
            done = f"暂写作“{instead}”" if instead else "有关的话没有写入"
            self.notes.append(Remark(WHOLE, f"{name}没有填，{done}。"))
        drafts = self.facts.book.count(DRAFT) if DRAFT in self.facts.book.cabinet else 0
        if drafts:
            self.notes.append(Remark(WHOLE, f"有 {drafts} 份草稿还没有保存，没有计入任何数字。"))


def _own_cut(period: Period, cut: date, month_day: tuple[int, int]) -> date:
    """A chapter's own last day; never later than the report's, and not before the period begins."""
    month, day = month_day
    try:
        own = date(cut.year, month, day)
    except ValueError:
        own = date(cut.year, month, day - 1)
    return own if period.first <= own < cut else cut


def ordinals(paragraphs: Sequence[list[Piece]]) -> list[list[Piece]]:
    """一是, 二是 … put in through each run of paragraphs that ask for them; a run of one has none."""
    counts = [sum(piece.text.count(ORDINAL) for piece in pieces) for pieces in paragraphs]
    found, number, of = [], 0, 0
    for place, pieces in enumerate(paragraphs):
        if not place or not counts[place - 1]:
            number, of = 0, _run(counts[place:])
        done = []
        for piece in pieces:
            text = piece.text
            while ORDINAL in text:
                number += 1
                text = text.replace(ORDINAL, f"{chinese(number)}是" if of > 1 else "", 1)
            done.append(replace(piece, text=text))
        found.append(done)
    return found


def _run(counts: Sequence[int]) -> int:
    total = 0
    for count in counts:
        if not count:
            break
        total += count
    return total

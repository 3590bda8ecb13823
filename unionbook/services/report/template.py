"""Templates: readable files under resources/reports, read into headings, paragraphs and sentences.

The way they are written is told at the head of each file.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from unionbook.ground import resources
from unionbook.ground.cabinet import Cabinet
from unionbook.ground.errors import Refusal
from unionbook.services.report.markup import BadMarkup, Number, Sentence, Word, read_sentence
from unionbook.services.report.numbering import FORMS
from unionbook.services.tally import declared
from unionbook.store.book import Book

USUAL = "年度总结-镇总工会"
SUFFIX = ".txt"


@dataclass
class Chapter:
    """A heading with what stands under it. level: 0 for what has no heading.  as_of: (month, day) of its own.

    name: a short one for lists, "" when there is none.
    """

    level: int
    heading: Sentence | None = None
    name: str = ""
    as_of: tuple[int, int] | None = None
    paragraphs: list[list[Sentence]] = field(default_factory=list)
    parts: list["Chapter"] = field(default_factory=list)


@dataclass
class Template:
    """A whole template. forms: how headings of level 1, 2 … are numbered."""

    name: str
    titles: list[Sentence] = field(default_factory=list)
    subtitle: Sentence | None = None
    signature: Sentence | None = None
    forms: tuple[str, ...] = ("一、", "（一）")
    chapters: list[Chapter] = field(default_factory=list)

    def sentences(self) -> list[Sentence]:
        """Every sentence of the template."""
        found = [*self.titles, *filter(None, (self.subtitle, self.signature))]
        chapters = list(self.chapters)
        while chapters:
            chapter = chapters.pop(0)
            found += [chapter.heading] if chapter.heading else []
            found += [sentence for paragraph in chapter.paragraphs for sentence in paragraph]
            chapters += chapter.parts
        return found


def template_names() -> list[str]:
    """The names of the templates that came with the program."""
    return sorted(path.stem for path in resources.path("reports").glob(f"*{SUFFIX}"))


def load(template: str | None, book: Book) -> Template:
    """A template by its name or the path of its file. Raises Refusal naming the line that is wrong."""
    path = _file(template or USUAL)
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise Refusal(f"报告样式“{path.stem}”不是 UTF-8 编码，请另存为 UTF-8 后再用。") from None
    except OSError:
        raise Refusal(f"报告样式“{path.stem}”读不出来，请检查文件是否还在。") from None
    reader = _Reader(path.stem, [kind.name for kind in book.cabinet if kind.single])
    for number, line in enumerate(lines, 1):
        reader.take(number, line.strip())
    if not reader.template.titles:
        raise Refusal(f"报告样式“{path.stem}”没有标题，请加一行“标题：……”。")
    _know(reader.template, book)
    return reader.template


def _file(template: str) -> Path:
    if template.endswith(SUFFIX) and Path(template).is_file():
        return Path(template)
    path = resources.path("reports", f"{template}{SUFFIX}")
    if template not in template_names():
        raise Refusal(f"没有“{template}”这个报告样式，现有：{'、'.join(template_names())}。")
    return path


def _know(template: Template, book: Book) -> None:
    """Every name in the template must be there. Raises Refusal."""
    for sentence in template.sentences():
        for key in sentence.asked():
            try:
                declared(book, key)
            except Refusal as refusal:
                raise _wrong(template.name, sentence.line, refusal.sentence) from None
        for word in sentence.flat():
            if isinstance(word, Word) and "." in word.name:
                _know_word(template.name, sentence.line, word, book.cabinet)
    for sentence in filter(None, (*template.titles, template.subtitle, template.signature)):
        if any(isinstance(part, Number) for part in sentence.flat()):
            raise _wrong(template.name, sentence.line, "标题和落款里不能有统计数字。")


def _know_word(template: str, line: int, word: Word, cabinet: Cabinet) -> None:
    kind, _, name = word.name.partition(".")
    for field_name in (name, *filter(str.isascii, word.others)):
        if field_name not in cabinet[kind].fields:
            raise _wrong(template, line, f"{cabinet[kind].label}里没有“{field_name}”这个栏目。")


def _wrong(template: str, line: int, sentence: str) -> Refusal:
    return Refusal(f"报告样式“{template}”第 {line} 行：{sentence}")


_DAY = re.compile(r"(\d{1,2})-(\d{1,2})")


class _Reader:
    """Takes the lines of a file one by one. An empty line ends a paragraph."""

    def __init__(self, name: str, singles: Sequence[str]) -> None:
        self.template = Template(name)
        self.singles = singles
        self.words: list[str] = []
        self.paragraph: list[Sentence] | None = None

    def take(self, number: int, line: str) -> None:
        if line.startswith("#"):
            return
        if not line:
            self.paragraph = None
            return
        head, colon, rest = line.replace("：", ":", 1).partition(":")
        word, *self.words = head.split() or [""]
        try:
            if colon and word in _COMMANDS:
                self.paragraph = None
                _COMMANDS[word](self, number, rest.strip())
            else:
                self._sentence(self._read(line, number))
        except BadMarkup as bad:
            raise _wrong(self.template.name, number, f"{bad}。") from None

    def _read(self, text: str, number: int) -> Sentence:
        return read_sentence(text, number, self.singles)

    def _sentence(self, sentence: Sentence) -> None:
        if self.paragraph is None:
            self.paragraph = []
            self._chapter().paragraphs.append(self.paragraph)
        self.paragraph.append(sentence)

    def _chapter(self) -> Chapter:
        if not self.template.chapters:
            self.template.chapters.append(Chapter(0))
        last = self.template.chapters[-1]
        return last.parts[-1] if last.parts else last

    def title(self, number: int, rest: str) -> None:
        self.template.titles.append(self._read(rest, number))

    def subtitle(self, number: int, rest: str) -> None:
        self.template.subtitle = self._read(rest, number)

    def signature(self, number: int, rest: str) -> None:
        self.template.signature = self._read(rest, number)

    def forms(self, number: int, rest: str) -> None:
        forms = tuple(rest.split())
        for form in forms:
            if form not in FORMS:
                raise BadMarkup(f"没有“{form}”这种编号，可用的有：{' '.join(FORMS)}")
        self.template.forms = forms

    def first(self, number: int, rest: str) -> None:
        self.template.chapters.append(Chapter(1, self._read(rest, number), "".join(self.words)))

    def second(self, number: int, rest: str) -> None:
        if not self.template.chapters or self.template.chapters[-1].level != 1:
            raise BadMarkup("“二级”标题前面还没有“一级”标题")
        self.template.chapters[-1].parts.append(Chapter(2, self._read(rest, number)))

    def closing(self, number: int, rest: str) -> None:
        self.template.chapters.append(Chapter(0))
        if rest:
            self._sentence(self._read(rest, number))

    def as_of(self, number: int, rest: str) -> None:
        found = _DAY.fullmatch(rest)
        try:
            day = date(2024, int(found[1]), int(found[2])) if found else None
        except ValueError:
            day = None
        if day is None:
            raise BadMarkup(f"“{rest}”不是日期，请写成 10-31")
        self._chapter().as_of = day.month, day.day


_COMMANDS = {
    "标题": _Reader.title,
    "副标题": _Reader.subtitle,
    "落款": _Reader.signature,
    "编号": _Reader.forms,
    "一级": _Reader.first,
    "二级": _Reader.second,
    "结语": _Reader.closing,
    "截至": _Reader.as_of,
}

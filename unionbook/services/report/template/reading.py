"""The text of a template read into chapters, line by line. The way it is written is told in 样式说明.txt."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from unionbook.ground.errors import Refusal
from unionbook.services.report.markup import BadMarkup, Sentence, read_sentence
from unionbook.services.report.numbering import FORMS
from unionbook.services.report.template.model import Chapter, Template

USES = ("年", "半年", "季", "月", "周", "统计年")
"""The sorts of period a template may be meant for."""

_DAY = re.compile(r"(\d{1,2})-(\d{1,2})")
_LONGEST = 5000
"""Characters of one line."""


def wrong(template: str, line: int, sentence: str) -> Refusal:
    """The refusal of a template for a fault in a line."""
    return Refusal(f"报告样式“{template}”第 {line} 行：{sentence}")


def read(name: str, text: str, singles: Sequence[str]) -> Template:
    """The template a text says. singles: names of the kinds with one record. Raises Refusal naming the line."""
    reader = _Reader(name, singles)
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        reader.take(number, line.strip())
    if not reader.template.titles:
        raise Refusal(f"报告样式“{name}”没有标题，请加一行“标题：……”。")
    return reader.template


def command_of(line: str) -> str:
    """The word of a line that is a command (标题, 一级 …), "" for any other line."""
    head, colon, _ = line.replace("：", ":", 1).partition(":")
    word = (head.split() or [""])[0]
    return word if colon and word in _COMMANDS else ""


class _Reader:
    """Takes the lines of a text one by one. An empty line ends a paragraph."""

    def __init__(self, name: str, singles: Sequence[str]) -> None:
        self.template = Template(name)
        self.singles = singles
        self.words: list[str] = []
        self.line = 0
        self.paragraph: list[Sentence] | None = None

    def take(self, number: int, line: str) -> None:
        self.line = number
        if line.startswith("#"):
            return
        if not line:
            self.paragraph = None
            return
        try:
            if len(line) > _LONGEST:
                raise BadMarkup(f"一行最多 {_LONGEST} 个字，请分成几句")
            if word := command_of(line):
                head, _, rest = line.replace("：", ":", 1).partition(":")
                _, *self.words = head.split()
                self.paragraph = None
                _COMMANDS[word](self, rest.strip())
            else:
                self._sentence(self._read(line))
        except BadMarkup as bad:
            raise wrong(self.template.name, number, f"{bad}。") from None

    def _read(self, text: str) -> Sentence:
        return read_sentence(text, self.line, self.singles)

    def _sentence(self, sentence: Sentence) -> None:
        if self.paragraph is None:
            self.paragraph = []
            self._chapter().paragraphs.append(self.paragraph)
        self.paragraph.append(sentence)

    def _chapter(self) -> Chapter:
        if not self.template.chapters:
            self.template.chapters.append(Chapter(0, line=self.line))
        last = self.template.chapters[-1]
        return last.parts[-1] if last.parts else last

    def title(self, rest: str) -> None:
        self.template.titles.append(self._read(rest))

    def subtitle(self, rest: str) -> None:
        self.template.subtitle = self._read(rest)

    def signature(self, rest: str) -> None:
        self.template.signature = self._read(rest)

    def about(self, rest: str) -> None:
        self.template.about = rest

    def uses(self, rest: str) -> None:
        for word in rest.split():
            if word not in USES:
                raise BadMarkup(f"没有“{word}”这种用途，可写的有：{' '.join(USES)}")
        self.template.uses = tuple(rest.split())

    def bodies(self, rest: str) -> None:
        self.template.bodies = tuple(rest.split())

    def forms(self, rest: str) -> None:
        forms = tuple(rest.split())
        for form in forms:
            if form not in FORMS:
                raise BadMarkup(f"没有“{form}”这种编号，可用的有：{' '.join(FORMS)}")
        if not forms:
            raise BadMarkup(f"“编号：”后面没有写，可用的有：{' '.join(FORMS)}")
        self.template.forms = (*forms, *self.template.forms[len(forms) :])

    def first(self, rest: str) -> None:
        self._begin(1, rest)

    def second(self, rest: str) -> None:
        if not self.template.chapters or self.template.chapters[-1].level != 1:
            raise BadMarkup("“二级”标题前面还没有“一级”标题")
        self._begin(2, rest)

    def _begin(self, level: int, rest: str) -> None:
        heading = self._read(rest) if rest else None
        form = self.template.forms[level - 1]
        chapter = Chapter(level, heading, form, "".join(self.words), line=self.line)
        into = self.template.chapters if level == 1 else self.template.chapters[-1].parts
        into.append(chapter)

    def part(self, rest: str) -> None:
        if not rest:
            raise BadMarkup("“分部：”后面没有标题")
        name = "".join(self.words)
        self.template.chapters.append(Chapter(0, self._read(rest), "", name, restarts=True, line=self.line))

    def closing(self, rest: str) -> None:
        self.template.chapters.append(Chapter(0, line=self.line))
        if rest:
            self._sentence(self._read(rest))

    def as_of(self, rest: str) -> None:
        found = _DAY.fullmatch(rest)
        try:
            day = date(2024, int(found[1]), int(found[2])) if found else None
        except ValueError:
            day = None
        if day is None:
            raise BadMarkup(f"“{rest}”不是日期，请写成 10-31")
        self._chapter().as_of = day.month, day.day

    def table(self, rest: str) -> None:
        self.template.tables += self._names(rest)

    def chart(self, rest: str) -> None:
        self.template.charts += self._names(rest)

    def _names(self, rest: str) -> list[str]:
        names = rest.replace("、", " ").split()
        if not names:
            raise BadMarkup("冒号后面没有写名称")
        return names

    def attachment(self, rest: str) -> None:
        self.template.attachments.append(self._read(rest))


_COMMANDS: Mapping[str, Callable[[_Reader, str], None]] = {
    "标题": _Reader.title,
    "副标题": _Reader.subtitle,
    "落款": _Reader.signature,
    "说明": _Reader.about,
    "用途": _Reader.uses,
    "适用": _Reader.bodies,
    "编号": _Reader.forms,
    "一级": _Reader.first,
    "二级": _Reader.second,
    "分部": _Reader.part,
    "结语": _Reader.closing,
    "截至": _Reader.as_of,
    "附表": _Reader.table,
    "附图": _Reader.chart,
    "附件": _Reader.attachment,
}

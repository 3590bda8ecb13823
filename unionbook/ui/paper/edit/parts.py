"""A part of a report taken apart into the lines a clerk edits, and put together again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from unionbook.services.report.template import Source, split

PARAGRAPH = "正文"
DAY, DAY_LABEL = "截至", "本节截止日"
_HEADINGS = ("一级", "二级")
_LABELS = {
    "标题": "报告标题",
    "副标题": "副标题",
    "落款": "落款单位",
    "附件": "附件",
    "一级": "一级标题",
    "二级": "二级标题",
    "分部": "分部标题",
    "结语": "结语",
}
"""Commands whose words are printed, and what their lines are called."""


@dataclass(frozen=True)
class Line:
    """One editable stretch. before: what stands in front of it in the template and is not seen.

    label: what it is called.  many: it may have several sentences, a line each.
    """

    label: str
    before: str
    text: str
    many: bool = False


@dataclass(frozen=True)
class Taken:
    """A part taken apart. lines: those that are edited.  as_of: its own last day (12-10), "" for that of the report.
    heading: it may have one.

    order: where each line of the part comes from: a number of `lines`, or the words as they stand.
    """

    lines: tuple[Line, ...]
    order: tuple[int | str, ...]
    as_of: str = ""
    heading: bool = False

    def with_texts(self, texts: Sequence[str], as_of: str) -> str:
        """The part with other words, as the template writes it."""
        told = [
            one if isinstance(one, str) else self.lines[one].before + texts[one] for one in self.order
        ]
        if self.heading and as_of:
            told.insert(1, f"{DAY}：{as_of}")
        return "\n".join(told)


def take_apart(text: str) -> Taken:
    """The lines of a part's text."""
    command = _command(text)
    if not command:
        return Taken((Line(PARAGRAPH, "", text, many=True),), (0,))
    lines: list[Line] = []
    order: list[int | str] = []
    as_of = ""
    for line in text.split("\n"):
        word = _command(line)
        if word == DAY:
            as_of = _rest(line)
        elif word in _LABELS:
            order.append(len(lines))
            before = line[: len(line) - len(_rest(line))]
            lines.append(Line(_LABELS[word], before, _rest(line)))
        else:
            order.append(line)
    return Taken(tuple(_numbered(lines)), tuple(order), as_of, command in (*_HEADINGS, DAY))


def is_day(text: str) -> bool:
    """Is the part nothing but the last day of the heading before it?"""
    return _command(text) == DAY


def name_of(text: str) -> str:
    """What a part is called: 正文, 一级标题, 标题和落款."""
    command = _command(text)
    if not command:
        return PARAGRAPH
    if command == DAY:
        return DAY_LABEL
    return _LABELS[command] if command in (*_HEADINGS, "分部", "结语") else "标题与落款"


def _numbered(lines: Sequence[Line]) -> list[Line]:
    """Lines of one name told apart by a number."""
    found = []
    for at, line in enumerate(lines):
        same = [n for n, other in enumerate(lines) if other.label == line.label]
        found.append(replace(line, label=f"{line.label}{same.index(at) + 1}") if len(same) > 1 else line)
    return found


def _command(line: str) -> str:
    first: Source | None = next(iter(split(line)), None)
    return first.command if first else ""


def _rest(line: str) -> str:
    return line.replace("：", ":", 1).partition(":")[2].strip()

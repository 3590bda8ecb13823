"""The text of a template taken apart into what a clerk edits piece by piece, and put together again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from unionbook.services.report.template.reading import command_of

HEAD = ("标题", "副标题", "落款", "说明", "用途", "适用", "编号", "附表", "附图", "附件")
"""Commands that print nothing where they stand; lines of them that follow one another are one part."""


@dataclass(frozen=True)
class Source:
    """A part of a template's text: the head, a heading with what belongs to it, or one paragraph.

    text: its lines.  line, last: the numbers of its first and its last line.
    """

    text: str
    line: int
    last: int

    @property
    def command(self) -> str:
        """The command it begins with, "" for a paragraph."""
        return command_of(self.text.partition("\n")[0].strip())


def split(text: str) -> list[Source]:
    """A template's text as parts, notes (lines with #) and empty lines left out.

    A heading and the 截至 under it are one part; so are the lines of the head that follow one another.
    """
    found: list[Source] = []
    lines: list[str] = []
    first = last = 0
    for number, line in enumerate([*text.removeprefix("\ufeff").split("\n"), ""], 1):
        line = line.strip()
        if line.startswith("#"):
            continue
        if lines and (not line or not _goes_on(lines[-1], line)):
            found.append(Source("\n".join(lines), first, last))
            lines = []
        if line:
            first, last = first if lines else number, number
            lines.append(line)
    return found


def _goes_on(before: str, line: str) -> bool:
    """Does a line belong to the part the one before it stands in?"""
    old, new = command_of(before), command_of(line)
    if old in HEAD or new in HEAD:
        return old in HEAD and new in HEAD
    if old or new:
        return new == "截至"
    return True


def join(texts: Iterable[str]) -> str:
    """The text of a template made of parts; `split` gives the parts again."""
    return "\n\n".join(texts) + "\n"


def place_of(parts: Sequence[Source], line: int) -> int:
    """Which part a line of the text stands in, -1 for none."""
    return next((at for at, part in enumerate(parts) if part.line <= line <= part.last), -1)

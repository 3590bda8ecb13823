"""A template as data: its head, its chapters, their paragraphs and sentences."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from unionbook.services.report.markup import Sentence


@dataclass
class Chapter:
    """A heading with what stands under it. level: 0 for what has no number, 1 and 2 for numbered ones.

    heading: None when there is none; a chapter of level 1 or 2 without one has its number run into its first
    paragraph.  form: how it is numbered.  name: a short one for lists, "" when there is none.
    as_of: (month, day) it counts to, of its own.  restarts: numbers begin anew at it.  line: where it stands.
    """

    level: int
    heading: Sentence | None = None
    form: str = ""
    name: str = ""
    as_of: tuple[int, int] | None = None
    paragraphs: list[list[Sentence]] = field(default_factory=list)
    parts: list["Chapter"] = field(default_factory=list)
    restarts: bool = False
    line: int = 0


@dataclass
class Template:
    """A whole template.

    about: one sentence for whoever chooses.  uses: the sorts of period it is meant for (年, 半年, 季, 月, 周,
    统计年), empty for any.  bodies: the sorts of office it fits (镇总工会 …), empty for any.
    tables, charts: names of what is printed after the text.  attachments: the lines under 附件.
    forms: how headings of level 1, 2 … are numbered unless a chapter says otherwise.
    """

    name: str
    titles: list[Sentence] = field(default_factory=list)
    subtitle: Sentence | None = None
    signature: Sentence | None = None
    about: str = ""
    uses: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    tables: list[str] = field(default_factory=list)
    charts: list[str] = field(default_factory=list)
    attachments: list[Sentence] = field(default_factory=list)
    forms: tuple[str, ...] = ("一、", "（一）")
    chapters: list[Chapter] = field(default_factory=list)

    def every_chapter(self) -> Iterator[Chapter]:
        """The chapters and their parts."""
        for chapter in self.chapters:
            yield chapter
            yield from chapter.parts

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence of the template."""
        yield from self.titles
        yield from filter(None, (self.subtitle, self.signature))
        for chapter in self.every_chapter():
            if chapter.heading:
                yield chapter.heading
            for paragraph in chapter.paragraphs:
                yield from paragraph
        yield from self.attachments

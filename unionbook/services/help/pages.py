"""The help's pages as they are written in resources/help: what a page says, which screens it is for, where it leads."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache
from pathlib import Path

from unionbook.ground import resources
from unionbook.ground.kind import Kind

SUFFIX = ".txt"
GUIDE = "写法说明"
COMMON = "列表和表单"
"""The page whose steps hold on every register."""


class Sort(Enum):
    """What a line is; the value is the word it begins with in the file ("" for plain text)."""

    TEXT = ""
    STEP = "步"
    HEAD = "节"
    REMARK = "注"
    PICTURE = "图"


@dataclass(frozen=True)
class Line:
    """One paragraph of a page."""

    sort: Sort
    text: str


@dataclass(frozen=True)
class HelpPage:
    """One page. name: of its file, by which others link to it.  screens: tabs, topics and kinds it is the help of.

    question: it answers a 怎么办.  also: names of the pages it leads to.  words: what else it is found by.
    place: its place in the manual, 0 for none.
    """

    name: str
    title: str
    lines: tuple[Line, ...]
    screens: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    words: str = ""
    question: bool = False
    place: int = 0

    @property
    def steps(self) -> list[str]:
        """The steps, in order."""
        return [line.text for line in self.lines if line.sort is Sort.STEP]

    @property
    def names(self) -> str:
        """Title and further words, as they are compared."""
        return f"{self.title} {self.words}".casefold()

    @property
    def text(self) -> str:
        """Everything it is found by."""
        return "\n".join([self.title, self.words, *(line.text for line in self.lines)])


class BadHelp(ValueError):
    """A help file is written wrongly; the sentence names file and line."""


def read(name: str, text: str) -> HelpPage:
    """The page a text says. Raises BadHelp."""
    said: dict[str, str] = {}
    lines: list[Line] = []
    sorts = {sort.value: sort for sort in Sort if sort.value}
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        word, mark, rest = line.partition("：")
        if not line or line.startswith("#"):
            continue
        if mark and word in sorts:
            lines.append(Line(sorts[word], rest.strip()))
        elif mark and word in ("标题", "问", "屏幕", "参见", "词", "手册"):
            said[word] = rest.strip()
        else:
            lines.append(Line(Sort.TEXT, line))
        if not lines and not said:
            raise BadHelp(f"{name} 第 {number} 行：开头要写“标题：”或“问：”。")
    if "标题" not in said and "问" not in said:
        raise BadHelp(f"{name}：没有“标题：”或“问：”。")
    return HelpPage(
        name=name,
        title=said.get("问") or said["标题"],
        lines=tuple(lines),
        screens=tuple(said.get("屏幕", "").split()),
        also=tuple(said.get("参见", "").split()),
        words=said.get("词", ""),
        question="问" in said,
        place=int(said.get("手册", "0")),
    )


@cache
def library() -> dict[str, HelpPage]:
    """Every page by its name, screens first, then questions."""
    files = sorted(resources.path("help").glob(f"*/*{SUFFIX}"))
    pages = [read(path.stem, _text(path)) for path in files if path.parent.name in ("screens", "questions")]
    pages.sort(key=lambda page: (page.question, page.place or 999, page.name))
    return {page.name: page for page in pages}


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig")


def questions() -> list[HelpPage]:
    """The 怎么办, in order."""
    return [page for page in library().values() if page.question]


def page_of(screen: str, kind: Kind | None = None) -> HelpPage | None:
    """The page of a screen: that of the kind in front, or else of the tab or topic; None when there is none."""
    named = kind.name if kind is not None else screen
    page = next((page for page in library().values() if named in page.screens), None)
    if page is None or kind is None:
        return page
    return replace(page, lines=(*page.lines, Line(Sort.HEAD, "登记和查找"), *library()[COMMON].lines))


def search(text: str, pages: Iterable[HelpPage] | None = None) -> list[HelpPage]:
    """The pages that hold every word of a text, those first that are named by one, questions before screens."""
    wanted = text.casefold().split()
    found = [page for page in pages or library().values() if all(word in page.text.casefold() for word in wanted)]
    if not wanted:
        return []
    return sorted(found, key=lambda page: (not any(word in page.names for word in wanted), not page.question))


def named(text: str) -> list[HelpPage]:
    """The pages whose title or further words hold every word of a text, titles before words, the shortest first."""
    wanted = text.casefold().split()
    if not wanted or max(map(len, wanted)) < 2:
        return []
    found = [page for page in library().values() if all(word in f"帮助 {page.names}" for word in wanted)]
    in_title = {page.name for page in found if all(word in page.title.casefold() for word in wanted)}
    return sorted(found, key=lambda page: (page.name not in in_title, len(page.title)))

"""A document as plain data: what is to be printed, and what the printing hands back."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto


class Style(Enum):
    """What a paragraph is; the face, size and place follow from it (GB/T 9704-2012, clause 7)."""

    TITLE = auto()  # 小标宋 22 pt, centred; a run of TITLE blocks gives the lines of one title
    SUBTITLE = auto()  # 楷体 16 pt, centred under the title
    ADDRESSEE = auto()  # 仿宋, flush left
    HEADING1 = auto()  # 黑体: 一、
    HEADING2 = auto()  # 楷体: （一）
    HEADING3 = auto()  # 仿宋: 1.
    HEADING4 = auto()  # 仿宋: （1）
    BODY = auto()  # 仿宋
    CAPTION = auto()  # 楷体 14 pt, centred under a picture


@dataclass(frozen=True)
class Span:
    """A stretch of text in a paragraph.

    mark: any key of the caller's; the rectangles of a marked span come back as `Place`s.
    style: set it to give the span another style's face, e.g. a heading run into its paragraph.
    """

    text: str
    mark: str = ""
    style: Style | None = None


@dataclass(frozen=True)
class Block:
    """One paragraph. picture: a JPEG as wide as the text, above it and on the same page.

    keep: the paragraph stands whole, and the next one begins on its page.
    """

    style: Style
    spans: tuple[Span, ...]
    picture: bytes = field(default=b"", repr=False)
    keep: bool = False


@dataclass(frozen=True)
class Signature:
    """Office and day at the end; `sealed` keeps a clear square of 42 mm for the seal (clause 7.3.5)."""

    office: str
    day: date
    sealed: bool = True


@dataclass(frozen=True)
class Paper:
    """A whole document. `title`, `author` and `subject` go into the file's properties only.

    enclosed: names of what is enclosed, told between text and signature.
    """

    title: str
    blocks: tuple[Block, ...]
    signature: Signature | None = None
    author: str = ""
    subject: str = ""
    draft: bool = False
    enclosed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Place:
    """A rectangle on a page: page from 0, the rest in points from the page's top left corner."""

    mark: str
    page: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Printed:
    """What came out: `places` of the marked spans (one for each line a span runs over), `seal` as the
    square kept clear, and `unshown`: the characters no font could show, printed as 〓."""

    pages: int
    places: tuple[Place, ...]
    unshown: tuple[str, ...]
    seal: Place | None = None

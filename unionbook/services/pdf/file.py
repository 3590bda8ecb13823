"""A PDF written as it is made: each page goes out at once, and nothing of it is kept but its object's number."""

import zlib
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import BinaryIO

from unionbook.services.pdf.attachments import Attachment, name_tree
from unionbook.services.pdf.embedding import Embedding
from unionbook.services.pdf.fonts import Face
from unionbook.services.pdf.jpeg import Jpeg, jpeg
from unionbook.services.pdf.syntax import number, reference, text

_CREATOR = "工会台账"
_CATALOG, _PAGES, _RESOURCES = 1, 2, 3  # objects every page or reader looks for; written last
_BRANCH = 64  # pages under one node of the page tree
_LEVEL = 3  # of compression: a fifth more than the least in half the time


@dataclass(frozen=True)
class Properties:
    """What the file says of itself. Without `made` the same pages give the same bytes."""

    title: str
    author: str = ""
    subject: str = ""
    made: datetime | None = None

    def written(self) -> str:
        """The information dictionary."""
        entries = {"Title": self.title, "Author": self.author, "Subject": self.subject, "Creator": _CREATOR}
        words = "".join(f"/{key}{text(value)}" for key, value in entries.items() if value)
        day = f"(D:{self.made:%Y%m%d%H%M%S})" if self.made else ""
        return f"<<{words}/CreationDate{day}/ModDate{day}>>" if day else f"<<{words}>>"


@dataclass(frozen=True, slots=True)
class Code:
    """A character in an embedded font: the font's resource name, its code as hexadecimal digits, its advance as a
    part of the size."""

    font: str
    digits: str
    advance: float


class PdfFile:
    """Pages, fonts and attachments of one file.

    Draw a page with a `Pen` and finish it by `pen.end_page()`, which calls `page`.  `pages` is the number of pages
    so far: what is printed next stands on page `pages + 1`.  Call `close` last; an unclosed file is no PDF.
    """

    def __init__(self, out: BinaryIO, properties: Properties) -> None:
        self.pages = 0
        self._out = out
        self._properties = properties
        self._digest = sha256()
        self._at = 0
        self._offsets = array("Q", [0] * (_RESOURCES + 1))
        self._nodes: list[int] = []
        self._leaves: list[int] = []
        self._embedded: dict[Face, Embedding] = {}
        self._embeddings: list[Embedding] = []
        self._codes: dict[tuple[Face, str], Code] = {}
        self._late: list[tuple[int, Callable[[], bytes]]] = []
        self._attachments: list[Attachment] = []
        self._pictures: dict[bytes, tuple[int, Jpeg]] = {}
        self._write(b"%PDF-1.7\n%\xe5\xb7\xa5\xe4\xbc\x9a\n")

    def page(self, width: float, height: float, content: bytes) -> None:
        """One page of so many points; its operators are written, compressed, at once."""
        if not self._leaves:
            self._nodes.append(self._reserve())
        body = self.stream("", content)
        self._leaves.append(
            self.object(
                f"<</Type/Page/Parent {reference(self._nodes[-1])}/MediaBox[0 0 {number(width)} {number(height)}]"
                f"/Resources {reference(_RESOURCES)}/Contents {reference(body)}>>"
            )
        )
        self.pages += 1
        if len(self._leaves) == _BRANCH:
            self._end_branch()

    def code(self, face: Face, char: str) -> Code:
        """How a character is written; its glyph is embedded when the file is closed."""
        return self._codes.get((face, char)) or self._meet(face, char)

    def drawn_last(self, content: Callable[[], bytes]) -> str:
        """A drawing for any number of pages whose operators are asked for when all pages are there (共 n 页).

        Gives its resource name (/X1): `pen.place(name, x, y)` draws it.
        """
        self._late.append((self._reserve(), content))
        return f"/X{len(self._late)}"

    def picture(self, body: bytes) -> tuple[str, Jpeg] | None:
        """A JPEG for any number of pages, written once; its resource name and size, None for what is no such file."""
        digest = sha256(body).digest()
        if digest not in self._pictures:
            found = jpeg(body)
            if found is None:
                return None
            entries = f"/Type/XObject/Subtype/Image/Width {found.width}/Height {found.height}"
            number = self._reserve()
            self._stream(number, f"{entries}/ColorSpace{found.space}/BitsPerComponent 8", body, "/DCTDecode")
            self._pictures[digest] = number, found
        return f"/P{list(self._pictures).index(digest) + 1}", self._pictures[digest][1]

    def attach(self, name: str, mime: str, body: bytes, description: str = "", relationship: str = "Data") -> None:
        """Put a file into the file. relationship: what it is to the pages (Data, Source, Alternative, Supplement)."""
        self._attachments.append(Attachment.write(self, name, mime, body, description, relationship))

    def close(self) -> None:
        """Write fonts, attachments and the table of objects."""
        if self._leaves or not self._nodes:
            self._end_branch()
        forms = "".join(self._form(at) for at in range(len(self._late)))
        forms += "".join(f"/P{at} {reference(number)}" for at, (number, _) in enumerate(self._pictures.values(), 1))
        fonts = "".join(f"{part.name} {reference(part.write(self))}" for part in self._embeddings)
        kids = " ".join(map(reference, self._nodes))
        self._object(_RESOURCES, f"<</ProcSet[/PDF/Text]/Font<<{fonts}>>/XObject<<{forms}>>>>")
        self._object(_PAGES, f"<</Type/Pages/Count {self.pages}/Kids[{kids}]>>")
        self._object(_CATALOG, self._catalog())
        self._end(self.object(self._properties.written()))

    def object(self, body: str) -> int:
        """Write an object and give its number."""
        number = self._reserve()
        self._object(number, body)
        return number

    def stream(self, entries: str, body: bytes) -> int:
        """Write a stream, compressed, and give its number."""
        number = self._reserve()
        self._stream(number, entries, body)
        return number

    def _meet(self, face: Face, char: str) -> Code:
        part = self._embedded.get(face)
        if part is None or part.full:
            part = self._embedded[face] = Embedding(face, f"/F{len(self._embeddings) + 1}")
            self._embeddings.append(part)
        code = self._codes[face, char] = Code(part.name, part.add(char), face.width(char))
        return code

    def _form(self, at: int) -> str:
        number, content = self._late[at]
        box = "/Type/XObject/Subtype/Form/BBox[-2000 -2000 2000 2000]"
        self._stream(number, f"{box}/Resources {reference(_RESOURCES)}", content())
        return f"/X{at + 1} {reference(number)}"

    def _end_branch(self) -> None:
        if not self._nodes:
            self._nodes.append(self._reserve())
        kids = " ".join(map(reference, self._leaves))
        count = len(self._leaves)
        self._object(self._nodes[-1], f"<</Type/Pages/Parent {reference(_PAGES)}/Count {count}/Kids[{kids}]>>")
        self._leaves.clear()

    def _catalog(self) -> str:
        # Printed at its own size, or the margins are not those of the standard.
        looks = "/ViewerPreferences<</PrintScaling/None/DisplayDocTitle true>>"
        return f"<</Type/Catalog/Pages {reference(_PAGES)}/Lang(zh-CN){looks}{name_tree(self._attachments)}>>"

    def _reserve(self) -> int:
        self._offsets.append(0)
        return len(self._offsets) - 1

    def _object(self, number: int, body: str) -> None:
        self._offsets[number] = self._at
        self._write(f"{number} 0 obj\n{body}\nendobj\n".encode("ascii"))

    def _stream(self, number: int, entries: str, body: bytes, inner: str = "") -> None:
        """inner: how the body itself is coded."""
        packed, coded = zlib.compress(body, _LEVEL), f"[/FlateDecode{inner}]" if inner else "/FlateDecode"
        self._offsets[number] = self._at
        head = f"{number} 0 obj\n<<{entries}/Filter{coded}/Length {len(packed)}>>stream\n"
        self._write(head.encode("ascii") + packed + b"\nendstream\nendobj\n")

    def _end(self, info: int) -> None:
        table, count = self._at, len(self._offsets)
        lines = "".join(f"{offset:010d} 00000 n \n" for offset in self._offsets[1:])
        self._write(f"xref\n0 {count}\n0000000000 65535 f \n{lines}".encode("ascii"))
        mark = self._digest.hexdigest()[:32].upper()
        self._write(
            f"trailer\n<</Size {count}/Root {reference(_CATALOG)}/Info {reference(info)}/ID[<{mark}><{mark}>]>>\n"
            f"startxref\n{table}\n%%EOF\n".encode("ascii")
        )

    def _write(self, part: bytes) -> None:
        self._out.write(part)
        self._digest.update(part)
        self._at += len(part)

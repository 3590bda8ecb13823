"""The fonts of a paper: one role, several files in order of preference, each opened on first use.

A role's files are tried in this order: the clerk's own choice, the font of the Windows it runs on, the
one shipped with the program. A character its role cannot show is looked for in 楷体, 黑体, the pack of
rare characters and Windows' own (simsunb); what none of them has is printed as 〓.
"""

import os
from collections.abc import Mapping, Sequence
from enum import Enum, auto
from pathlib import Path
from zlib import crc32

from reportlab.pdfbase.ttfonts import TTFontFile

from unionbook.ground import resources


class Role(Enum):
    """What a typeface is used for."""

    FANGSONG = auto()  # 仿宋: the body
    KAI = auto()  # 楷体: second headings
    HEI = auto()  # 黑体: first headings
    TITLE = auto()  # 小标宋
    SONG = auto()  # 宋体: page numbers


_WINDOWS = {
    Role.FANGSONG: ("simfang.ttf",),
    Role.KAI: ("simkai.ttf",),
    Role.HEI: ("simhei.ttf",),
    # 小标宋 is no part of Windows: the names its files usually carry.
    Role.TITLE: ("FZXBSK.TTF", "FZXBSJW.TTF", "方正小标宋_GBK.ttf", "方正小标宋简体.ttf", "方正小标宋简.ttf"),
    Role.SONG: ("simsun.ttc",),
}
_SHIPPED = {
    Role.FANGSONG: "UnionBookFangsong-Regular.ttf",
    Role.KAI: "LXGWWenKaiGBLite-Regular.ttf",
    Role.HEI: "NotoSansSC_500Medium.ttf",
    Role.TITLE: "UnionBookSong-Bold.ttf",
    Role.SONG: "UnionBookFangsong-Regular.ttf",
}
_RARE = "rare/HanaMinB.ttf"
_WINDOWS_RARE = "simsunb.ttf"


class Face:
    """One opened font file. table: reportlab's reading of it, which also cuts out the part to be embedded."""

    def __init__(self, file: Path, shipped: bool) -> None:
        self.name = str(file)
        self.table = TTFontFile(self.name, validate=0)
        # Two files may call themselves by one name (an old 仿宋 and a new one), a PDF may not.
        own = "" if shipped else f"-{crc32(self.table._ttf_data):08x}"
        self.postscript_name = f"{self.table.name.decode('ascii')}{own}"
        self._glyphs: dict[int, int] = self.table.charToGlyph
        self._widths: dict[int, float] = self.table.charWidths

    def shows(self, char: str) -> bool:
        return self._glyphs.get(ord(char), 0) != 0 and ord(char) in self._widths

    def width(self, char: str) -> float:
        """The advance of a character it shows, as a part of the size."""
        return self._widths[ord(char)] / 1000


_opened: dict[Path, Face] = {}  # a font takes a tenth of a second to open; what failed may be tried again


def open_face(file: Path) -> Face | None:
    """The font in a file; None if it is missing, not TrueType, or forbids embedding."""
    if file not in _opened:
        if not file.is_file():
            return None
        try:
            face = Face(file, shipped=resources.path() in file.parents)
        except Exception:  # a damaged font fails anywhere in the parser; a print must not fail with it
            return None
        _opened[file] = face
    return _opened[file]


class Fonts:
    """Finds the font for each character.

    chosen: files the clerk picked for a role.
    folders: where installed fonts lie; by default those of the Windows it runs on, and `()` leaves
    nothing but the shipped fonts, so that every machine prints the same file.
    """

    def __init__(self, chosen: Mapping[Role, Path] | None = None, folders: Sequence[Path] | None = None) -> None:
        self._chosen = dict(chosen or {})
        self._folders = windows_folders() if folders is None else list(folders)
        self._orders = {role: self._order(role) for role in Role}
        self._faces: dict[Path, Face | None] = {}
        self._found: dict[tuple[Role, str], Face | None] = {}

    def face(self, role: Role, char: str) -> Face | None:
        """The first font in the role's order that shows `char`; None if there is none."""
        key = role, char
        if key not in self._found:
            faces = (self._open(file) for file in self._orders[role])
            self._found[key] = next((face for face in faces if face and face.shows(char)), None)
        return self._found[key]

    def _open(self, file: Path) -> Face | None:
        if file not in self._faces:
            self._faces[file] = open_face(file)
        return self._faces[file]

    def _order(self, role: Role) -> list[Path]:
        files = self._own(role)
        for other in (Role.KAI, Role.HEI):
            files += self._own(other)
        files.append(resources.path("fonts", _RARE))
        files += [folder / _WINDOWS_RARE for folder in self._folders]
        return list(dict.fromkeys(files))

    def _own(self, role: Role) -> list[Path]:
        chosen = [self._chosen[role]] if role in self._chosen else []
        installed = [folder / name for name in _WINDOWS[role] for folder in self._folders]
        return [*chosen, *installed, resources.path("fonts", _SHIPPED[role])]


def windows_folders() -> list[Path]:
    """Where Windows keeps fonts, for all users and for this one; none on other systems."""
    windows, own = os.environ.get("WINDIR"), os.environ.get("LOCALAPPDATA")
    everyone = [Path(windows, "Fonts")] if windows else []
    return everyone + ([Path(own, "Microsoft", "Windows", "Fonts")] if own else [])


def unusable(file: Path) -> str | None:
    """Why a font file the clerk picked cannot be used for printing, as a sentence; None if it can."""
    if not file.is_file():
        return f"找不到字体文件“{file.name}”，请重新选择。"
    if open_face(file) is None:
        return f"字体“{file.name}”不能嵌入打印文件（只能用允许嵌入的 TrueType 字体），请换一个字体文件。"
    return None

"""Icons as a start drew them, kept on this PC for the next one: thirty drawings take a start 10 ms.

A picture holds for the very drawing it was made of, and for this version of Qt. It is kept for the start's own colours,
sizes and screen; whatever else is asked for is drawn.
"""

import marshal
import os
import zlib
from contextlib import suppress

from PySide6.QtCore import qVersion
from PySide6.QtGui import QImage, QPixmap

from unionbook.store.pc.folder import folder
from unionbook.ui.look.drawings import state

FILE = "icons.kept"
"""In the program's folder on this PC."""

Key = tuple[str, int, str, float]
"""The drawing's file name, the side in px, the colour, the device pixel ratio."""

Picture = tuple[tuple[int, int], bytes]
"""What tells the drawing's file apart, and the pixels of a square."""

_DEPTH, _FORMAT = 4, QImage.Format.Format_ARGB32_Premultiplied
"""Bytes of a pixel, as Qt holds those it paints on."""


class Drawn:
    """What was drawn before, and what is asked for until `keep`."""

    def __init__(self) -> None:
        self._kept: dict[Key, Picture] | None = None
        self._asked: dict[Key, QPixmap] | None = {}
        self._new = False

    def find(self, key: Key) -> QPixmap | None:
        """The picture as it was kept. Raises FileNotFoundError for a drawing that is not there."""
        if self._asked is None:
            return None
        if self._kept is None:
            self._kept = _read()
        at, pixels = self._kept.get(key, ((0, 0), b""))
        side = key[1]
        if at != state(key[0]) or len(pixels) != side * side * _DEPTH:
            return None
        image = QImage(pixels, side, side, side * _DEPTH, _FORMAT)
        found = self._asked[key] = QPixmap.fromImage(image.copy())
        return found

    def note(self, key: Key, picture: QPixmap) -> None:
        """It had to be drawn."""
        if self._asked is not None:
            self._asked[key] = picture
            self._new = True

    def keep(self) -> None:
        """The start is over: what was asked for is kept if any of it is new."""
        asked, self._asked, self._kept = self._asked, None, {}
        if not asked or not self._new:
            return
        found = {key: (state(key[0]), _pixels(picture)) for key, picture in asked.items()}
        with suppress(OSError):
            file = folder() / FILE
            part = file.with_suffix(f".{os.getpid()}")
            part.write_bytes(zlib.compress(marshal.dumps((qVersion(), found)), 1))
            part.replace(file)


def _read() -> dict[Key, Picture]:
    try:
        version, found = marshal.loads(zlib.decompress((folder() / FILE).read_bytes()))
    except (OSError, zlib.error, ValueError, EOFError, TypeError):
        return {}
    return found if version == qVersion() else {}


def _pixels(picture: QPixmap) -> bytes:
    return bytes(picture.toImage().convertToFormat(_FORMAT).constBits())

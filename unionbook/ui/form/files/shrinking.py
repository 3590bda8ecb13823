"""A photograph made small enough to be kept: turned upright, at most so many pixels, as JPEG without what a camera
adds to it (place, serial number). Nothing here needs the window's thread."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QImageWriter, QPainter

from unionbook.ground.errors import Refusal
from unionbook.services.attachments import LARGEST, Prepared, known

LONGEST = 1600
"""Pixels of the longer side: enough for half a sheet of A4."""
MOST_PIXELS = 80_000_000
"""Pixels of a picture that is opened at all."""
GOAL = 600 * 1024
"""Bytes a photograph is brought under."""
QUALITIES = (85, 75, 65, 50)


@dataclass(frozen=True)
class Source:
    """What was dropped, chosen or pasted: a file by its path, or a picture in memory."""

    name: str
    path: Path | None = None
    picture: QImage | None = None


@dataclass(frozen=True)
class Ready:
    """What can be kept, and a sentence for each of the others."""

    files: list[Prepared]
    refused: list[str]


def prepare_all(sources: list[Source]) -> Ready:
    """All of them made ready; one that cannot be kept holds up none of the others."""
    found = Ready([], [])
    for source in sources:
        try:
            found.files.append(prepare(source))
        except Refusal as refusal:
            found.refused.append(refusal.sentence)
    return found


def prepare(source: Source) -> Prepared:
    """A file ready to be kept. Raises Refusal when it is none that is kept, or cannot be read."""
    if source.picture is not None:
        return Prepared(source.name, True, _jpeg(_fitted(source.picture)))
    assert source.path is not None
    body = _read(source.path)
    sort = known(source.path.name, body)
    if not sort.picture:
        return Prepared(source.name, False, body)
    return Prepared(source.name, True, _jpeg(_fitted(_opened(source.path.name, body))))


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as fault:
        raise Refusal(f"“{path.name}”读不出来，没有存入。请看看文件还在不在、是不是被别的程序占用。") from fault


def _opened(name: str, body: bytes) -> QImage:
    """The picture, no larger than is needed, upright as the camera was held."""
    buffer = QBuffer()
    buffer.setData(QByteArray(body))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() * size.height() > MOST_PIXELS:
        raise Refusal(f"“{name}”有 {size.width()}×{size.height()} 像素，太大了，没有存入。请先缩小。")
    if max(size.width(), size.height()) > LONGEST:
        reader.setScaledSize(size.scaled(QSize(LONGEST, LONGEST), Qt.AspectRatioMode.KeepAspectRatio))
    picture = reader.read()
    if picture.isNull():
        raise Refusal(f"“{name}”打不开，可能已损坏，没有存入。请换一张。")
    return picture


def _fitted(picture: QImage) -> QImage:
    """On white paper, at most so large."""
    if max(picture.width(), picture.height()) > LONGEST:
        picture = picture.scaled(
            LONGEST, LONGEST, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    paper = QImage(picture.size(), QImage.Format.Format_RGB32)
    paper.fill(QColor("white"))
    with QPainter(paper) as painter:
        painter.drawImage(0, 0, picture)
    return paper


def _jpeg(picture: QImage) -> bytes:
    body = b""
    for quality in QUALITIES:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QImageWriter(buffer, QByteArray(b"jpeg"))
        writer.setQuality(quality)
        if not writer.write(picture):
            raise Refusal("这张照片转不成 JPG，没有存入。请另存为 JPG 再放进来。")
        body = bytes(buffer.data().data())
        if len(body) <= GOAL:
            break
    return body

"""What a drop or the clipboard holds that can be attached."""

from pathlib import Path

from PySide6.QtCore import QDateTime, QMimeData
from PySide6.QtGui import QImage

from unionbook.ui.form.files.shrinking import Source

ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".bmp", ".heic", ".pdf")
"""Files that are taken for attachments while they hang over the form; what they are is decided by their content."""


def takes(data: QMimeData) -> bool:
    """Does it hold a file that may be an attachment, or a picture?"""
    paths = _paths(data)
    return any(path.suffix.lower() in ENDINGS for path in paths) if paths else data.hasImage()


def sources_of(data: QMimeData) -> list[Source]:
    """The files, or the one picture."""
    if paths := _paths(data):
        return [Source(path.stem, path) for path in paths]
    picture = data.imageData() if data.hasImage() else None
    if isinstance(picture, QImage) and not picture.isNull():
        return [Source(f"照片 {QDateTime.currentDateTime().toString('yyyyMMdd-HHmmss')}", picture=picture)]
    return []


def _paths(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]

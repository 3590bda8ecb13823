"""What a file is, by its first bytes; its name proves nothing. Whatever is not known is not taken."""

from enum import StrEnum

from unionbook.ground.errors import Refusal

MB = 1024 * 1024
LARGEST = 40 * MB
"""Bytes of a file that is looked at, before a photograph is shrunk."""
MOST_PHOTO = 2 * MB
"""Bytes of a photograph as it is kept."""
MOST_SCAN = 10 * MB
"""Bytes of a PDF, which is kept as it is."""


class Sort(StrEnum):
    """What can be kept: pictures, which are written anew as JPEG, and scans."""

    JPEG = "jpg"
    PNG = "png"
    WEBP = "webp"
    BMP = "bmp"
    PDF = "pdf"

    @property
    def picture(self) -> bool:
        """Is it a picture?"""
        return self is not Sort.PDF


_BEGINNINGS = {
    b"\xff\xd8\xff": Sort.JPEG,
    b"\x89PNG\r\n\x1a\n": Sort.PNG,
    b"BM": Sort.BMP,
    b"%PDF-": Sort.PDF,
}
_ELSEWHERE = {
    b"PK\x03\x04": "这是 Office 文档或压缩包，请另存为 PDF 再放进来",
    b"\xd0\xcf\x11\xe0": "这是 Office 文档，请另存为 PDF 再放进来",
    b"MZ": "这是程序，台账里不存程序",
    b"GIF8": "请另存为 JPG 或 PNG 再放进来",
    b"II*\x00": "请另存为 JPG、PNG 或 PDF 再放进来",
    b"MM\x00*": "请另存为 JPG、PNG 或 PDF 再放进来",
}


def known(name: str, body: bytes) -> Sort:
    """What the file is. Raises Refusal for what is not kept, with the cure."""
    if not body:
        raise Refusal(f"“{name}”是空的，没有存入。请换一份。")
    if len(body) > LARGEST:
        raise Refusal(f"“{name}”有 {len(body) // MB} MB，太大了，没有存入。一份最多 {LARGEST // MB} MB。")
    sort = _sort(body)
    if sort is None:
        raise Refusal(f"“{name}”没有存入：{_cure(body)}。")
    if sort is Sort.PDF and len(body) > MOST_SCAN:
        raise Refusal(f"“{name}”有 {len(body) // MB} MB，没有存入。PDF 最多 {MOST_SCAN // MB} MB，请降低扫描精度。")
    return sort


def _sort(body: bytes) -> Sort | None:
    if body[:4] == b"RIFF" and body[8:12] == b"WEBP":
        return Sort.WEBP
    return next((sort for start, sort in _BEGINNINGS.items() if body.startswith(start)), None)


def _cure(body: bytes) -> str:
    if body[4:8] == b"ftyp" and body[8:12] in (b"heic", b"heix", b"mif1", b"msf1"):
        return "这是苹果手机的 HEIC 照片，请在手机或电脑上改存为 JPG 再放进来"
    found = next((cure for start, cure in _ELSEWHERE.items() if body.startswith(start)), "")
    return found or "只能存照片（JPG、PNG）和扫描件（PDF）"


def suffix(photo: bool) -> str:
    """The ending of a file given out again."""
    return ".jpg" if photo else ".pdf"

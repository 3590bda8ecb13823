"""What a file must be before any parser sees it: by its content, never by its name."""

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path, PurePosixPath

from unionbook.ground.errors import Refusal
from unionbook.services.sheets.model import Source

MIB = 1 << 20
MOST_BYTES = 20 * MIB
MOST_UNPACKED = 300 * MIB
MOST_PARTS = 2_000
MOST_RATIO = 120
"""Of a part over 1 MiB, unpacked to packed. Real sheets stay below 40."""

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ENTITY = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_XML_TABLE = b"schemas-microsoft-com:office:spreadsheet"
_SHEETS = "xl/worksheets/"
_BOOKS = ("xl/workbook.xml", "xl/workbook.bin", "content.xml")
_OTHERS = {
    b"%PDF": "PDF 文件",
    b"\x89PNG": "图片",
    b"\xff\xd8\xff": "图片",
    b"GIF8": "图片",
    b"MZ": "程序",
    b"Rar!": "压缩包",
    b"7z\xbc\xaf": "压缩包",
    b"SQLite format 3": "数据库",
}


def contents(path: Path) -> bytes:
    """A file's bytes. Refusal: it cannot be read, is empty, or is too big to be a table of an office."""
    with _read(path):
        if path.is_dir():
            raise IsADirectoryError  # Windows says that it may not be read
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise Refusal(
                f"“{path.name}”有 {size // MIB} MB，超过 {MOST_BYTES // MIB} MB，没有导入。"
                "请删去图片和空白区域，或拆成几个文件再导入。"
            )
        data = path.read_bytes()
    if not data:
        raise Refusal(f"“{path.name}”是空文件，没有可导入的内容。请检查是不是选错了文件。")
    return data


@contextmanager
def _read(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as fault:
        raise Refusal(
            f"找不到“{path.name}”，没有导入。它可能已被移走，或网络盘、U 盘已断开；请检查后重试。"
        ) from fault
    except PermissionError as fault:
        raise Refusal(
            f"“{path.name}”打不开，没有导入。它可能正在 Excel 或 WPS 中打开；请关闭那个窗口后重试。"
        ) from fault
    except IsADirectoryError as fault:
        raise Refusal(f"“{path.name}”是文件夹，没有导入。请选其中的表格文件。") from fault
    except OSError as fault:
        raise Refusal(
            f"读“{path.name}”时出错，没有导入。网络盘或 U 盘可能已断开；请把文件复制到本机后重试。"
        ) from fault


def examined(name: str, data: bytes) -> Source:
    """What the bytes are. Refusal: nothing that may be read, with what it is instead."""
    if data.startswith(_ZIP):
        _examine_zip(name, data)
        return Source.XLSX
    if data.startswith(b"PK"):
        raise Refusal(f"“{name}”已损坏或是空的压缩文件，没有导入。请用 Excel 或 WPS 打开它，另存为 xlsx 后再导入。")
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise Refusal(f"“{name}”加了打开密码，没有导入。请用 Excel 或 WPS 打开它，去掉密码另存后再导入。")
        return Source.XLS
    if data[:2] in (b"\x09\x08", b"\x09\x04", b"\x09\x02") or data[:2] == b"\x09\x00":
        return Source.XLS
    for head, what in _OTHERS.items():
        if data.startswith(head):
            raise Refusal(f"“{name}”的内容是{what}，不是表格，没有导入。请选 Excel、WPS 或 CSV 文件。")
    return _text_kind(name, data)


def _text_kind(name: str, data: bytes) -> Source:
    head = data[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if head.startswith((b"<?xml", b"<workbook", b"<ss:workbook")) and _XML_TABLE in head:
        if _ENTITY.search(data):
            raise Refusal(f"“{name}”里有不该有的定义（DTD），没有导入。请用 Excel 或 WPS 另存为 xlsx 后再导入。")
        return Source.XML
    if head.startswith((b"<html", b"<!doctype html", b"<table", b"<meta", b"<head")) or b"<table" in head:
        return Source.HTML
    return Source.TEXT


def _examine_zip(name: str, data: bytes) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as box:
            _examine_parts(name, box)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError, RuntimeError, OSError) as fault:
        raise damaged(name) from fault
    except Exception as fault:
        if type(fault).__module__ in ("zlib", "lzma", "_lzma"):
            raise damaged(name) from fault
        raise


def damaged(name: str) -> Refusal:
    """The sentence for a file whose content is hurt."""
    return Refusal(f"“{name}”已损坏，读不出来，没有导入。请用 Excel 或 WPS 打开它，另存一份后再导入。")


def _examine_parts(name: str, box: zipfile.ZipFile) -> None:
    parts = box.infolist()
    names = [part.filename for part in parts]
    if not any(one in _BOOKS or one.endswith("workbook.xml") for one in names):
        raise Refusal(f"“{name}”是压缩包或别的文档，不是表格，没有导入。请选其中的 Excel、WPS 或 CSV 文件。")
    if len(parts) > MOST_PARTS or len(set(names)) < len(names) or any(map(_outside, names)):
        raise unsafe(name)
    if any(part.flag_bits & 1 for part in parts):
        raise Refusal(f"“{name}”加了密码，没有导入。请去掉密码另存后再导入。")
    left = MOST_UNPACKED
    for part in parts:
        left -= _unpacked(name, box, part, left)


def unsafe(name: str) -> Refusal:
    """The sentence for a file that is built to do harm, or as if it were."""
    return Refusal(
        f"“{name}”的内部结构不正常（可能是恶意文件），没有导入。"
        "请向发来的人核实，或用 Excel、WPS 另存为新的 xlsx 后再试。"
    )


def _overlong(name: str) -> Refusal:
    return Refusal(
        f"“{name}”展开后超过 {MOST_UNPACKED // MIB} MB，多半是表格外有大量带格式的空白行，没有导入。"
        "请在 WPS 或 Excel 里删去这些行，保存后再导入。"
    )


def _outside(name: str) -> bool:
    path = PurePosixPath(name)
    return path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name or "\0" in name


def _unpacked(name: str, box: zipfile.ZipFile, part: zipfile.ZipInfo, left: int) -> int:
    """How many bytes a part really unpacks to, counted; Refusal as soon as they are too many."""
    count, head, xml = 0, b"", part.filename.endswith((".xml", ".rels"))
    with box.open(part) as stream:
        while chunk := stream.read(MIB):
            count += len(chunk)
            if count > MIB and count > MOST_RATIO * max(part.compress_size, 1):
                raise unsafe(name)
            if count > left:
                raise _overlong(name) if part.filename.startswith(_SHEETS) else unsafe(name)
            if xml and _ENTITY.search(head + chunk):
                raise unsafe(name)
            head = chunk[-16:]
    return count

"""Files that are hurt, locked, built to do harm or no tables at all: one sentence each, and the program goes on."""

import io
import os
import struct
import sys
import time
import zipfile
from collections.abc import Callable, Mapping
from multiprocessing import active_children
from pathlib import Path

import openpyxl
import pytest

from unionbook.ground.errors import Refusal
from unionbook.services.sheets import guard
from unionbook.services.sheets.read import read_paste, read_workbook

NOBODY = 65_534
"""The number of the user without rights."""

TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def package(sheet: str, more: Mapping[str, str] | None = None) -> bytes:
    """An xlsx with one sheet of this XML, and further parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as box:
        box.writestr("[Content_Types].xml", TYPES)
        box.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{RELS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        box.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{RELS}"><sheets>'
            '<sheet name="一" sheetId="1" r:id="rId1"/></sheets></workbook>',
        )
        box.writestr(
            "xl/_rels/workbook.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{RELS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        )
        rows = f'<worksheet xmlns="{MAIN}"><sheetData>{sheet}</sheetData></worksheet>'
        box.writestr("xl/worksheets/sheet1.xml", rows)
        for name, text in (more or {}).items():
            box.writestr(name, text)
    return stream.getvalue()


def bomb() -> bytes:
    return package("", {"xl/bomb.xml": "0" * (60 << 20)})


def many_parts() -> bytes:
    return package("", {f"xl/p{n}.bin": "" for n in range(2_001)})


def outside() -> bytes:
    return package("", {"../evil.xml": "x"})


def old_and_locked() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(512)


def no_table() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as box:
        box.writestr("照片.jpg", b"x")
    return stream.getvalue()


def whole() -> bytes:
    stream = io.BytesIO()
    book = openpyxl.Workbook()
    assert book.active is not None
    for number in range(300):
        book.active.append([f"行{number}", number * 7919 % 1000])
    book.save(stream)
    return stream.getvalue()


def locked_part() -> bytes:
    data = bytearray(package('<row r="1"><c r="A1"><v>1</v></c></row>'))
    at = data.find(b"PK\x01\x02")
    struct.pack_into("<H", data, at + 8, struct.unpack_from("<H", data, at + 8)[0] | 1)
    return bytes(data)


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing in it": (bytes, "空文件"),
    "zip bomb": (bomb, "不正常"),
    "thousands of parts": (many_parts, "不正常"),
    "a part outside": (outside, "不正常"),
    "entities": (lambda: package("", {"xl/x.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"}), "不正常"),
    "protected by a password": (old_and_locked, "密码"),
    "a locked part": (locked_part, "密码"),
    "a zip of pictures": (no_table, "不是表格"),
    "a pdf": (lambda: b"%PDF-1.7 ...", "PDF"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(99), "图片"),
    "half an xlsx": (lambda: whole()[:3_000], "已损坏"),
    "the start of a zip": (lambda: b"PK\x03\x04" + bytes(40), "已损坏"),
    "an old workbook's first block": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "没有导入"),
    "no cell at all": (lambda: package(""), "没有任何内容"),
    "a cell at the far end": (
        lambda: package('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        "没有导入",
    ),
    "16,384 columns": (lambda: package('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>'), "16384 列"),
    "broken xml": (lambda: package('<row r="1"><c r="A1"><v>1</row>'), "没有导入"),
    "zeros": (lambda: bytes(5_000), "没有导入"),
    "noise": (lambda: bytes(range(128, 256)) * 40, "没有导入"),
    "a quote that never ends": (lambda: '姓名,单位\n"王芳,一厂\n李强,二厂\n'.encode(), "引号"),
    "a cell of a megabyte": (lambda: b"a,b\n" + b"x" * (1 << 20) + b",1\n", "128 KB"),
    "a million columns": (lambda: b"," * 1_000_000, "列"),
    "too big a file": (lambda: b"a,b\n" * (6 << 20), "20 MB"),
}


@pytest.mark.parametrize("how", BAD)
def test_one_sentence_and_nothing_else(how: str, tmp_path: Path) -> None:
    make, words = BAD[how]
    file = tmp_path / "坏 文件.xlsx"
    file.write_bytes(make())
    start = time.monotonic()
    with pytest.raises(Refusal) as refused:
        read_workbook(file)
    sentence = refused.value.sentence
    assert (words in sentence and "没有导入" in sentence) or how in ("nothing in it",), sentence
    assert sentence.endswith("。") and "\n" not in sentence and str(tmp_path) not in sentence
    assert time.monotonic() - start < 15


def test_a_million_empty_rows_are_nothing(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}" s="0"/></row>' for n in range(2, 1_048_577, 50))
    file = tmp_path / "a.xlsx"
    file.write_bytes(package('<row r="1"><c r="A1" t="str"><v>一</v></c></row>' + rows + '<row r="1048576"/>'))
    assert read_workbook(file).sheets[0].rows == [["一"]]


def test_formatted_empty_rows_beyond_what_is_unpacked_are_called_what_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}" s="1"/><c r="B{n}" s="1"/></row>' for n in range(2, 20_000))
    monkeypatch.setattr(guard, "MOST_UNPACKED", len(rows) // 2)
    with pytest.raises(Refusal, match=r"带格式的空白行.*删去这些行") as refused:
        guard.examined("表.xlsx", package(rows))
    assert "没有导入" in refused.value.sentence and "恶意" not in refused.value.sentence
    with pytest.raises(Refusal, match="恶意"):
        guard.examined("表.xlsx", package("", {"xl/other.xml": rows}))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows forks no process")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    file = tmp_path / "锁.xlsx"
    file.write_bytes(whole())
    file.chmod(0)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        # Whoever may do everything gives that up first.
        if os.geteuid() == 0:
            os.setuid(NOBODY)
        try:
            guard.contents(file)
        except Refusal as refusal:
            os.write(writing, refusal.sentence.encode())
        os._exit(0)
    os.waitpid(child, 0)
    os.close(writing)
    with open(reading, encoding="utf-8") as told:
        assert told.read() == "“锁.xlsx”打不开，没有导入。它可能正在 Excel 或 WPS 中打开；请关闭那个窗口后重试。"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a file that is there and gives an error")
def test_a_drive_that_goes_away_while_a_file_is_read() -> None:
    with pytest.raises(Refusal, match="网络盘或 U 盘可能已断开"):
        guard.contents(Path("/proc/self/mem"))


def test_a_file_or_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="找不到"):
        read_workbook(tmp_path / "网络" / "没有.xlsx")
    with pytest.raises(Refusal, match="文件夹"):
        read_workbook(tmp_path)


def test_reading_stops_when_asked_and_in_time(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(whole())
    with pytest.raises(Refusal, match="已停止"):
        read_workbook(file, going=lambda: False)
    with pytest.raises(Refusal, match="很久"):
        read_workbook(file, seconds=0)


def test_an_empty_clipboard() -> None:
    for text in ("", "\n\t\n"):
        with pytest.raises(Refusal, match="没有表格内容"):
            read_paste(text)


def test_what_was_cut_or_changed_anywhere_never_brings_the_program_down(tmp_path: Path) -> None:
    data = whole()
    file = tmp_path / "a.xlsx"
    ends = set()
    for place in range(0, len(data), len(data) // 8):
        changed = bytearray(data)
        changed[place] ^= 0x55
        file.write_bytes(changed)
        try:
            ends.add(bool(read_workbook(file).sheets))
        except Refusal:
            ends.add(False)
    assert ends <= {True, False} and False in ends


def test_a_parser_that_dies_before_it_has_said_anything(tmp_path: Path) -> None:
    """For Windows the end of a pipe nobody holds any more is an error already when it is looked at."""
    path = tmp_path / "表.csv"
    path.write_text("姓名\n赵甲子\n", encoding="utf-8")

    def killing() -> bool:
        for one in active_children():
            one.kill()
            one.join()
        return True

    with pytest.raises(Refusal, match="展开后太大或结构不正常"):
        read_workbook(path, killing)

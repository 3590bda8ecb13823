"""The writer of PDF files: pages written at once, fonts embedded in part, files attached, the same bytes again."""

import hashlib
import io
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pdf_marks import pages
from pdf_sheet import SHIPPED, needs_poppler, poppler
from pypdf import PdfReader

from unionbook.services.pdf import embedding
from unionbook.services.pdf.file import PdfFile, Properties
from unionbook.services.pdf.fonts import Role
from unionbook.services.pdf.pen import Pen
from unionbook.services.pdf.runs import Shaper

EXTENSIONS = {
    "A": (0x3400, 0x4DBF), "B": (0x20000, 0x2A6DF), "C": (0x2A700, 0x2B73F), "D": (0x2B740, 0x2B81F),
    "E": (0x2B820, 0x2CEAF), "F": (0x2CEB0, 0x2EBEF), "G": (0x30000, 0x3134F), "H": (0x31350, 0x323AF),
}  # fmt: skip
SHAPER = Shaper(SHIPPED)


def rare(block: str, count: int) -> list[str]:
    """Characters of an extension that our fonts have, from all over it."""
    first, last = EXTENSIONS[block]
    shown = [chr(point) for point in range(first, last + 1) if SHIPPED.face(Role.SONG, chr(point))]
    return shown[:: max(1, len(shown) // count)][:count]


def hard_names() -> Iterator[str]:
    """Three hundred names no printing may spoil."""
    characters = [char for block in EXTENSIONS for char in rare(block, 30)]
    for at, char in enumerate(characters):
        yield ("赵", "欧阳", "吴𬭊", "𠮷")[at % 4] + char + ("", "明", "㛃")[at % 3]
    given = ("买买提", "古丽", "热合曼", "吐尔逊江", "才让", "卓玛")
    yield from (f"阿卜杜{given[at % 6]}·{given[at % 5]}·艾力{at}" for at in range(30))
    yield from (f"欧阳{'喆堃赟镕䶮昇'[at % 6]}{'𫖮㛃𪚥甯'[at % 4]}{at}" for at in range(30))


def line(file: PdfFile, *texts: str) -> None:
    """A page of lines."""
    pen = Pen(file, 595, 842)
    for at, text in enumerate(texts):
        pen.words(SHAPER.shape(text, Role.SONG), 50, 60 + at * 14, 10)
    pen.end_page()


def written(*texts: str, attached: tuple[tuple[str, str, bytes], ...] = (), title: str = "试") -> bytes:
    """A file of one page for each text."""
    out = io.BytesIO()
    file = PdfFile(out, Properties(title))
    for text in texts:
        line(file, text)
    for name, mime, body in attached:
        file.attach(name, mime, body, f"{name}的说明")
    file.close()
    return out.getvalue()


def names_file() -> bytes:
    out = io.BytesIO()
    file = PdfFile(out, Properties("名册"))
    names = list(hard_names())
    for at in range(0, len(names), 50):
        line(file, *names[at : at + 50])
    file.close()
    return out.getvalue()


@needs_poppler
def test_three_hundred_hard_names_are_copied_out_unchanged(tmp_path: Path) -> None:
    names = list(hard_names())
    assert len(set(names)) == len(names) == 300
    assert all(rare(block, 1) for block in EXTENSIONS)
    assert poppler("pdftotext", names_file(), "-raw", "-", tmp=tmp_path).decode().split() == names


def test_no_glyph_of_a_hard_name_is_the_missing_one() -> None:
    marks = [mark for page in pages(names_file()) for mark in page.marks]
    assert [mark.char for mark in marks] == list("".join(hard_names()))
    assert all(mark.shape > 0 for mark in marks)
    of_font: dict[str, dict[int, set[str]]] = {}
    for mark in marks:
        of_font.setdefault(mark.font, {}).setdefault(mark.shape, set()).add(mark.char)
    assert all(len(chars) == 1 for shapes in of_font.values() for chars in shapes.values())


@needs_poppler
def test_only_the_fonts_that_are_used_and_only_parts_of_them(tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").write_bytes(written("会员①"))
    done = subprocess.run(["pdffonts", "paper.pdf"], cwd=tmp_path, capture_output=True, check=True)
    fonts = done.stdout.decode().splitlines()[2:]
    assert sorted(font.split()[0][7:] for font in fonts) == ["LXGWWenKaiGBLite-Regular", "UnionBookFangsong-Regular"]
    assert all(font.split()[-5:-2] == ["yes", "yes", "yes"] and font[6] == "+" for font in fonts)
    assert len(written("会员①")) < 20_000


def test_a_font_with_more_characters_than_one_part_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "MOST", 7)
    text = "工会会员代表大会筹备领导小组办公室成员名单甲乙丙丁戊己庚辛"
    [page] = pages(written(text))
    assert page.text == text
    assert len({mark.font for mark in page.marks}) == len(set(text)) // 7 + 1
    assert all(mark.shape > 0 for mark in page.marks)


def test_characters_that_share_a_shape_are_copied_out_as_themselves() -> None:
    """Several fonts draw a radical and its character alike, by one glyph."""
    kai = SHIPPED.face(Role.KAI, "一")
    assert kai is not None
    by_glyph: dict[int, list[int]] = {}
    for point, glyph in kai.table.charToGlyph.items():
        if glyph and point > 0x2E80:
            by_glyph.setdefault(glyph, []).append(point)
    twins = "".join(chr(point) for points in by_glyph.values() if len(points) > 1 for point in points[:2])[:40]
    out = io.BytesIO()
    file = PdfFile(out, Properties("试"))
    pen = Pen(file, 595, 842)
    pen.words(SHAPER.shape(f"前{twins}后", Role.KAI), 20, 100, 8)
    pen.end_page()
    file.close()
    [page] = pages(out.getvalue())
    assert len(twins) >= 2
    assert page.text == f"前{twins}后"
    assert all(mark.shape > 0 for mark in page.marks)
    assert len({(mark.font, mark.shape) for mark in page.marks}) < len(page.marks)


@pytest.mark.parametrize("count", [0, 1, 63, 64, 65, 200])
def test_every_page_is_found_in_its_order(count: int) -> None:
    reader = PdfReader(io.BytesIO(written(*(f"第{n}页" for n in range(count)))))
    assert len(reader.pages) == count
    assert [page.extract_text().strip() for page in reader.pages] == [f"第{n}页" for n in range(count)]


def test_the_number_of_pages_stands_on_the_first_too() -> None:
    out = io.BytesIO()
    file = PdfFile(out, Properties("试"))

    def all_of_them() -> bytes:
        pen = Pen(file, 0, 0)
        pen.words(SHAPER.shape(f"共{file.pages}页", Role.SONG), 0, 0, 10)
        return pen.content()

    drawing = file.drawn_last(all_of_them)
    for _ in range(3):
        pen = Pen(file, 595, 842)
        pen.place(drawing, 100, 700)
        pen.end_page()
    file.close()
    first, *_ = found = pages(out.getvalue())
    assert [page.text for page in found] == ["共3页"] * 3
    assert (first.marks[0].x, first.marks[0].baseline) == (100, 142)


FILES = (
    ("数字.json", "application/json", '{"会员": 1286}'.encode()),
    ("附表 1.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", bytes(range(256)) * 40),
    ("a.txt", "text/plain", b""),
)


def test_attached_files_come_out_as_they_went_in() -> None:
    reader = PdfReader(io.BytesIO(written("见附件", attached=FILES)))
    found = {entry.name: entry for entry in reader.attachment_list}
    assert {name: entry.content for name, entry in found.items()} == {name: body for name, _, body in FILES}
    assert all(str(found[name].associated_file_relationship) == "/Data" for name, _, _ in FILES)
    assert found["数字.json"].description == "数字.json的说明"
    root: Any = reader.root_object
    assert [file.get_object()["/UF"] for file in root["/AF"]] == [name for name, _, _ in FILES]
    names = root["/Names"]["/EmbeddedFiles"]["/Names"][::2]
    assert list(names) == sorted(names)
    for described in (file.get_object() for file in root["/AF"]):
        body = described["/EF"]["/F"]
        assert body["/Subtype"] == "/" + next(mime for name, mime, _ in FILES if name == described["/UF"])
        assert body["/Params"]["/Size"] == len(body.get_data())
        assert body["/Params"]["/CheckSum"].original_bytes == hashlib.md5(body.get_data()).digest()


@needs_poppler
def test_another_reader_finds_the_attached_files(tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").write_bytes(written("见附件", attached=FILES))
    subprocess.run(["pdfdetach", "-saveall", "paper.pdf"], cwd=tmp_path, capture_output=True, check=True)
    assert {name: (tmp_path / name).read_bytes() for name, _, _ in FILES} == {name: body for name, _, body in FILES}


def test_the_same_pages_give_the_same_bytes_and_mark() -> None:
    first = written("甲", attached=FILES)
    assert written("甲", attached=FILES) == first
    marks = {PdfReader(io.BytesIO(body)).trailer["/ID"][0].original_bytes for body in (first, written("乙"))}  # type: ignore[index]
    assert len(marks) == 2


def test_how_it_wants_to_be_shown() -> None:
    root: Any = PdfReader(io.BytesIO(written("甲"))).root_object
    assert root["/Lang"] == "zh-CN"
    assert root["/ViewerPreferences"] == {"/PrintScaling": "/None", "/DisplayDocTitle": True}


def test_properties_are_never_read_as_operators() -> None:
    nasty = r"甲) >> endobj 9 0 obj << /JS (x) 𠮷 \( <FEFF"
    body = written("甲", title=nasty)
    properties = PdfReader(io.BytesIO(body)).metadata
    assert properties is not None and properties.title == nasty
    assert b"/JS" not in body


def test_drawn_lines_and_areas() -> None:
    out = io.BytesIO()
    file = PdfFile(out, Properties("试"))
    pen = Pen(file, 595, 842)
    pen.line(10, 20, 110, 20, 1, (3, 2))
    pen.rect(10, 30, 50, 40, fill=0.8)
    pen.shape([(10, 100), (60, 100), (35, 150)], None, 0)
    with pen.turned(500, 300):
        pen.words(SHAPER.shape("页", Role.SONG), 7, 5, 10)
    pen.end_page()
    file.close()
    [page] = pages(out.getvalue())
    first, *rest = page.strokes
    assert (first.x, first.y, first.to_x, first.to_y) == (10, 822, 110, 822)
    assert {(stroke.x, stroke.to_x) for stroke in rest[:4]} == {(10, 10), (60, 60), (10, 60)}
    assert {stroke.y for stroke in rest[:4]} == {812, 772}
    assert len(rest) == 4 + 3
    assert (page.marks[0].x, page.marks[0].baseline) == pytest.approx((500 - 5, 842 - 300 - 7))

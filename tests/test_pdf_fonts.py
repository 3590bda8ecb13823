"""The order in which fonts are tried, and what becomes of files that are none."""

import io
import shutil
from pathlib import Path

import pytest
from pdf_sheet import block, body, paper, rows

from unionbook.ground import resources
from unionbook.services.pdf.fonts import Fonts, Role, unusable
from unionbook.services.pdf.gongwen import print_paper
from unionbook.services.pdf.paper import Style
from unionbook.services.pdf.tounicode import to_unicode

KAI = resources.path("fonts", "LXGWWenKaiGBLite-Regular.ttf")
HEI = resources.path("fonts", "NotoSansSC_500Medium.ttf")


def file_of(fonts: Fonts, role: Role, char: str) -> str:
    face = fonts.face(role, char)
    assert face is not None
    return Path(face.name).name


def test_shipped_fonts_fall_back_character_by_character() -> None:
    fonts = Fonts(folders=())
    assert file_of(fonts, Role.FANGSONG, "工") == "UnionBookFangsong-Regular.ttf"
    assert file_of(fonts, Role.FANGSONG, "①") == KAI.name
    assert file_of(fonts, Role.TITLE, "工") == "UnionBookSong-Bold.ttf"
    assert file_of(fonts, Role.HEI, "工") == HEI.name
    assert file_of(fonts, Role.FANGSONG, "\U0002a6a5") == KAI.name  # 𪚥
    assert file_of(fonts, Role.FANGSONG, "\U00020021") == "HanaMinB.ttf"
    assert fonts.face(Role.FANGSONG, "\U0010fffd") is None


def test_chosen_comes_before_installed_and_installed_before_shipped(tmp_path: Path) -> None:
    shutil.copy(HEI, tmp_path / "simfang.ttf")
    installed = Fonts(folders=[tmp_path])
    assert file_of(installed, Role.FANGSONG, "工") == "simfang.ttf"
    chosen = Fonts({Role.FANGSONG: KAI}, folders=[tmp_path])
    assert file_of(chosen, Role.FANGSONG, "工") == KAI.name


def test_a_file_that_is_no_font_is_passed_over(tmp_path: Path) -> None:
    broken = tmp_path / "simfang.ttf"
    broken.write_bytes(KAI.read_bytes()[:5000])
    fonts = Fonts({Role.FANGSONG: tmp_path / "gone.ttf"}, folders=[tmp_path])
    assert file_of(fonts, Role.FANGSONG, "工") == "UnionBookFangsong-Regular.ttf"


def test_two_files_of_one_name_live_in_one_paper(tmp_path: Path) -> None:
    shutil.copy(KAI, tmp_path / "chosen.ttf")
    fonts = Fonts({Role.FANGSONG: tmp_path / "chosen.ttf"}, folders=())
    out = io.BytesIO()
    print_paper(paper(body("甲。"), block(Style.HEADING2, "（一）乙")), out, fonts=fonts)
    assert [row.text for row in rows(out.getvalue())][:2] == ["甲。", "（一）乙"]


def test_what_is_said_of_an_unusable_file(tmp_path: Path) -> None:
    broken = tmp_path / "坏字体.ttf"
    broken.write_bytes(b"no font at all")
    assert unusable(KAI) is None
    assert "坏字体.ttf" in (unusable(broken) or "")
    assert "找不到" in (unusable(tmp_path / "没有.ttf") or "")


@pytest.mark.parametrize(
    ("char", "line"), [("中", "<0002> <4E2D>"), ("𠮷", "<0002> <D842DFB7>"), ("㛃", "<0002> <36C3>")]
)
def test_to_unicode_is_utf16(char: str, line: str) -> None:
    assert line in to_unicode([" ", char]).splitlines()


def test_to_unicode_lists_are_no_longer_than_allowed() -> None:
    lines = to_unicode([chr(point) for point in range(0x4E00, 0x4E00 + 255)]).splitlines()
    assert [line for line in lines if line.endswith("beginbfchar")] == [
        "100 beginbfchar",
        "100 beginbfchar",
        "55 beginbfchar",
    ]

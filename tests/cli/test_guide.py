"""manual and handover: papers out of the command line, and what is said when they cannot be written."""

from pathlib import Path

import pytest
from cli.support import Run
from pypdf import PdfReader

from unionbook.records import CABINET
from unionbook.store.files import create_book


def test_the_manual_and_the_card_are_written(cli: Run, tmp_path: Path) -> None:
    told = cli("manual", tmp_path / "手册.pdf", "--json")
    assert told.code == 0 and told.data["pages"] == len(PdfReader(tmp_path / "手册.pdf").pages) <= 24
    card = cli("manual", tmp_path / "卡.pdf", "--card")
    assert card.code == 0 and "1 页" in card.out
    assert len(PdfReader(tmp_path / "卡.pdf").pages) == 1


def test_the_booklet_tells_how_much_changes_hands(cli: Run, practice: Path, tmp_path: Path) -> None:
    out = tmp_path / "交接册.pdf"
    told = cli("handover", practice, out, "--from", "林小梅", "--slip", "no", "--json")
    assert told.code == 0 and told.data["parts"]["没办结的件和期限"] > 0
    assert "林小梅" in "".join("".join(page.extract_text() for page in PdfReader(out).pages).split())


@pytest.mark.parametrize("words", [("manual",), ("handover", "没有.ubk", "册.pdf", "--slip", "maybe")])
def test_what_is_written_wrongly_is_said(cli: Run, words: tuple[str, ...]) -> None:
    assert cli(*words).code == 2


def test_what_cannot_be_written_is_refused(cli: Run, tmp_path: Path) -> None:
    told = cli("manual", tmp_path / "没有" / "手册.pdf")
    assert told.code == 1 and "找不到文件夹" in told.err
    with create_book(tmp_path / "空.ubk", CABINET):
        pass
    told = cli("handover", tmp_path / "空.ubk", tmp_path / "册.pdf")
    assert told.code == 1 and "本单位" in told.err and not (tmp_path / "册.pdf").exists()

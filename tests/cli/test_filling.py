"""fill: tied once with words, filled by itself the next time."""

from pathlib import Path

import openpyxl
import pytest
from cli.support import Run, one_sentence
from intake.intake_book import small_book


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "台账.ubk"
    small_book(path).close()
    return path


def table(path: Path) -> Path:
    """A county's table."""
    made = openpyxl.Workbook()
    assert made.active is not None
    made.active.title = "统计表"
    made.active["A1"], made.active["A3"] = "工会情况", "基层工会数"
    for place, word in enumerate(("序号", "名称"), 1):
        made.active.cell(5, place, word)
    made.save(path)
    return path


def test_a_table_is_tied_once_and_then_fills_itself(cli: Run, book: Path, tmp_path: Path) -> None:
    first, out = table(tmp_path / "三月.xlsx"), tmp_path / "出.xlsx"
    words = ("fill", book, first, "--period", "2020", "--out", out)
    unknown = cli(*words)
    assert one_sentence(unknown) and "--tie" in unknown.err and not out.exists()
    key = next(
        one["key"]
        for one in cli("figures", book, "--period", "2020", "--json").data["figures"]
        if one["key"].startswith("organisation.")
    )
    said = cli(
        *words, "--tie", f"B3={key}", "--list", "organisation", "--row", "6", "--columns", "A=#", "B=name", "--json"
    )
    assert said.code == 0, said.err
    assert said.data["table"] == "三月" and said.data["cells"] == 5
    out.unlink()
    again = cli("fill", book, table(tmp_path / "四月.xlsx"), "--period", "2020", "--out", out, "--json")
    assert again.code == 0, again.err
    sheet = openpyxl.load_workbook(out)["统计表"]
    assert {sheet["B6"].value, sheet["B7"].value} == {"甲厂工会", "乙厂工会"} and sheet["A7"].value == 2
    assert isinstance(sheet["B3"].value, int)


@pytest.mark.parametrize(
    ("words", "told"),
    [(("--tie", "B3"), "B3"), (("--list", "organisation"), "--row"), (("--list", "没有"), "--row")],
)
def test_ties_written_wrongly(cli: Run, book: Path, tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    said = cli("fill", book, table(tmp_path / "表.xlsx"), "--period", "2020", "--out", tmp_path / "出.xlsx", *words)
    assert said.code == 2 and told in said.err

"""export: workbooks and text files, masked unless a reason is given, and back again."""

from pathlib import Path

import openpyxl
import pytest
from cli.support import Run, one_sentence
from intake.intake_book import identity, judged, small_book

from unionbook.services.intake.writing import take_in


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("cli-export") / "台账.ubk"
    with small_book(path) as book:
        rows = [
            [n, name, identity(n), "甲厂工会", "甲厂", f"1380000000{n}", f"202{n}-03-08"]
            for n, name in enumerate("甲乙")
        ]
        take_in(book, judged(book, *rows))
    return path.read_bytes()


@pytest.fixture
def book(whole: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "台账.ubk"
    path.write_bytes(whole)
    return path


def cells(path: Path) -> list[list[object]]:
    """Everything on the sheet."""
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def test_numbers_are_masked_and_the_export_is_written_down(cli: Run, book: Path, tmp_path: Path) -> None:
    out = tmp_path / "名单.xlsx"
    said = cli("export", book, "会员", out, "--columns", "姓名", "person.id_number", "入会日期", "--json")
    assert said.code == 0, said.err
    assert said.data == {
        "file": str(out),
        "rows": 2,
        "masked": True,
        "columns": ["person.name", "person.id_number", "joined_on"],
    }
    head, *rows = cells(out)
    assert head == ["姓名", "证件号码", "入会日期", "行标识（勿改）"]
    assert all("****" in str(row[1]) for row in rows) and len({row[3] for row in rows}) == 2
    (noted,) = cli("list", book, "disclosure", "--json").data
    assert (noted["values"]["how"], noted["values"]["rows"], noted["values"]["masked"]) == ("export", 2, 1)


def test_full_numbers_want_a_reason_which_is_kept(cli: Run, book: Path, tmp_path: Path) -> None:
    out = tmp_path / "名单.csv"
    refused = cli("export", book, "member", out, "--columns", "all", "--unmasked")
    assert one_sentence(refused) and "用途" in refused.err and not out.exists()
    said = cli(
        "export",
        book,
        "member",
        out,
        "--columns",
        "all",
        "--unmasked",
        "--reason",
        "县总核对",
        "--where",
        "joined_on",
        "at_least",
        "2021-01-01",
    )
    assert said.code == 0, said.err
    text = out.read_text(encoding="utf-8-sig")
    assert identity(1) in text and identity(0) not in text
    (noted,) = cli("list", book, "disclosure", "--json").data
    assert (noted["values"]["reason"], noted["values"]["rows"]) == ("县总核对", 1)
    assert "证件号码" in noted["values"]["columns"]


def test_an_edited_export_is_brought_in_by_its_keys(cli: Run, book: Path, tmp_path: Path) -> None:
    out = tmp_path / "名单.xlsx"
    assert cli("export", book, "member", out).code == 0
    table = openpyxl.load_workbook(out)
    sheet = table.active
    assert sheet is not None
    place = next(cell.column_letter for cell in sheet[1] if cell.value == "姓名")
    first = next(row for row in (2, 3) if sheet[f"{place}{row}"].value == "甲")
    sheet[f"{place}{first}"] = "甲一"
    table.save(out)
    said = cli("import", book, "member", out, "--json")
    assert said.code == 0, said.err
    assert said.data["counts"] == {"new": 0, "update": 1, "same": 1, "wrong": 0, "left": 0}
    assert sorted(row["title"] for row in cli("list", book, "member", "--json").data) == ["乙", "甲一"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("会员", "名单.pdf"), ".xlsx"),
        (("会员", "名单.xlsx", "--gb18030"), "csv"),
        (("会员", "名单.xlsx", "--columns", "没有"), "没有"),
        (("会员", "名单.xlsx", "--subset", "没有"), "子集"),
    ],
)
def test_a_call_written_wrongly(cli: Run, book: Path, words: tuple[str, ...], told: str) -> None:
    said = cli("export", book, *words)
    assert said.code == 2 and told in said.err


def test_nothing_to_export_is_no_file(cli: Run, book: Path, tmp_path: Path) -> None:
    said = cli("export", book, "grievance", tmp_path / "名单.xlsx")
    assert one_sentence(said) and not (tmp_path / "名单.xlsx").exists()

"""The command line fills tables and prints them."""

from pathlib import Path

from cli.support import Run
from pypdf import PdfReader


def test_a_table_on_the_command_line(cli: Run, practice: Path) -> None:
    said = cli("tables", practice, "--period", "2020", "--as-of", "2020-12-10", "--table", "信访", "--json")
    (table,) = said.data["tables"]
    cases = {row["label"]: row["cells"][1] for row in table["rows"] if row["cells"]}
    assert cases["合计"] == {"words": "57", "key": "grievance.received", "value": 57}
    assert cases["上级转办"]["key"] == "grievance.received[source=superior]" and cases["上级转办"]["value"] == 38
    rows = cli("rows", practice, cases["上级转办"]["key"], "--period", "2020", "--as-of", "2020-12-10", "--json")
    assert len(rows.data["rows"]) == 38
    plain = cli("tables", practice, "--period", "2020", "--table", "信访").out
    assert plain.startswith("2020年度信访工作情况表（单位：宗）") and "注：1. 统计时间" in plain


def test_a_set_of_tables_is_printed(cli: Run, practice: Path, tmp_path: Path) -> None:
    out = tmp_path / "统计年报.pdf"
    period = ("--period", "2019-10-01..2020-09-30")
    said = cli("tables", practice, *period, "--set", "统计年报", "--pdf", out)
    assert said.code == 0 and "张附表" in said.out.rstrip().splitlines()[-1]
    text = "".join(page.extract_text() for page in PdfReader(out).pages)
    assert "信访工作情况表" in text and "填表人" in text
    assert "没有“无”这张附表" in cli("tables", practice, *period, "--table", "无").err
    assert cli("tables", practice, *period, "--set", "无").code == 1

"""print: forms by name, code or label; rows, subsets, blanks; what is written wrongly."""

from pathlib import Path

import pytest
from cli.support import Run, one_sentence


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        (("member.roster", "--subset", "kept"), None),
        (("P2", "--subset", "migrants", "--columns", "姓名", "入会时间", "--spare", "3"), None),
        (("会员变动情况月报表", "--period", "2020-06"), None),
        (("grievance.register", "--blank"), 0),
        (("P7", "--rows", "2020-001"), 1),
        (("P13", "--mask-names", "--day", "2020-03-02"), None),
        (("P16", "--subset", "granted", "--handlers", "赵甲子", "钱乙丑", "--duplex"), None),
        (("grievance.acceptance", "--rows", "2020-001", "--day", "2020-01-14"), 1),
    ],
)
def test_forms_are_printed(
    cli: Run, practice_copy: Path, tmp_path: Path, words: tuple[str, ...], rows: int | None
) -> None:
    out = tmp_path / "表.pdf"
    said = cli("print", practice_copy, *words, "--pdf", out, "--json")
    assert said.code == 0, said.err
    assert said.data["pages"] >= 1 and (said.data["rows"] > 0 if rows is None else said.data["rows"] == rows)
    assert out.read_bytes().startswith(b"%PDF") and said.data["unshown"] == []


def test_full_numbers_need_a_reason_and_are_written_down(cli: Run, practice_copy: Path, tmp_path: Path) -> None:
    out = tmp_path / "表.pdf"
    words = ("print", practice_copy, "member.roster", "--subset", "kept", "--unmasked", "--pdf", out)
    assert one_sentence(refused := cli(*words)) and "用途" in refused.err and not out.exists()
    assert cli(*words, "--reason", "报送练习市总工会").code == 0
    [row] = cli("list", practice_copy, "disclosure", "--subset", "in_full", "--json").data
    assert row["values"]["reason"] == "报送练习市总工会" and row["values"]["what"] == "工会会员名册"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("P99", "--blank"), "没有“P99”这种表"),
        (("P9", "--blank"), "请写明：grievance.acceptance"),
        (("P7", "--blank", "--subset", "open"), "只能写一个"),
    ],
)
def test_wrong_usage(cli: Run, practice: Path, tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    answer = cli("print", practice, *words, "--pdf", tmp_path / "表.pdf")
    assert answer.code == 2 and said in answer.err and not list(tmp_path.glob("*.pdf"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("P7",), "还没有选要打印的信访"),
        (("P7", "--rows", "2099-999"), "找不到信访“2099-999”"),
        (("grievance.extension", "--rows", "2020-001"), "缺少：延期至"),
        (("P2", "--subset", "nobody"), "没有“nobody”这个子集"),
        (("P2", "--columns", "身高"), "没有“身高”这一列"),
        (("P13", "--unmasked", "--reason", "看看"), "张贴"),
    ],
)
def test_refusals(cli: Run, practice: Path, tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    answer = cli("print", practice, *words, "--pdf", tmp_path / "表.pdf")
    assert one_sentence(answer) and said in answer.err and not list(tmp_path.glob("*.pdf"))


def test_kinds_lists_the_forms(cli: Run) -> None:
    forms = {form["name"]: form for form in cli("kinds", "grievance", "--json").data["forms"]}
    assert forms["register"]["code"] == "P8" and forms["register"]["purpose"].endswith("。")
    assert "grievance.register" in cli("kinds", "grievance").out

"""import: dry runs that tell everything, writing, what is left over, and the same table a month later."""

import json
from pathlib import Path

import openpyxl
import pytest
from cli.support import Run, one_sentence
from intake.intake_book import identity, small_book

HEAD = ["序号", "姓 名", "身份证号码（18位）", "所属工会", "单位", "入会时间"]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("cli-import") / "台账.ubk"
    small_book(path).close()
    return path.read_bytes()


@pytest.fixture
def book(whole: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "台账.ubk"
    path.write_bytes(whole)
    return path


def table(path: Path, *rows: list[object]) -> Path:
    """A roster with a title, a head in row 3 and a sum below."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["甲厂工会会员花名册"], ["2021年3月"], HEAD, *rows, ["合计", f"{len(rows)}人"]):
        sheet.append(row)
    sheet.merge_cells("A1:F1")
    book.save(path)
    return path


GOOD: list[object] = [1, "王芳", identity(1), "甲厂工会", "甲厂", "2020.3.8"]
LOST: list[object] = [2, "李强", 110105199003070000, "甲厂工会", "甲厂", "2020年3月8日"]


def test_a_dry_run_tells_everything_and_writes_nothing(cli: Run, book: Path, tmp_path: Path) -> None:
    before = book.read_bytes()
    said = cli("import", book, "member", table(tmp_path / "表.xls", GOOD, LOST), "--dry-run", "--json")
    data = said.data
    assert said.code == 1 and book.read_bytes() == before and data["dry_run"]
    assert (data["source"], data["head_row"], data["title"]) == ("xlsx", 3, "甲厂工会会员花名册 2021年3月")
    assert data["counts"] == {"new": 1, "update": 0, "same": 0, "wrong": 1, "left": 0}
    assert {one["column"]: one["field"] for one in data["columns"]} == {
        "序号": "", "姓名": "person.name", "身份证号码(18位)": "person.id_number", "所属工会": "organisation",
        "单位": "enterprise", "入会时间": "joined_on",
    }  # fmt: skip
    assert [one["why"] for one in data["left_out"]] == ["标题", "标题", "合计行"]
    good, lost = data["rows"]
    assert good["verdict"] == "new" and good["row"] == 4 and good["values"]["joined_on"] == "2020-03-08"
    (reason,) = [one for one in lost["reasons"] if one["field"] == "person.id_number"]
    assert reason["cell"] == "C5" and "丢失" in reason["sentence"]


def test_what_is_right_is_taken_and_the_rest_is_handed_back(cli: Run, book: Path, tmp_path: Path) -> None:
    rest = tmp_path / "没导入.xlsx"
    said = cli("import", book, "会员", table(tmp_path / "表.xlsx", GOOD, LOST), "--leftover", rest)
    assert said.code == 1 and "已导入：新增 1" in said.out and "1 行有误" in said.err
    sheet = openpyxl.load_workbook(rest).worksheets[0]
    last = [cell.value for cell in sheet[2]]
    assert sheet.max_row == 2 and last[1] == "李强" and last[-2] == 5 and "C5" in str(last[-1])
    assert len(cli("list", book, "member", "--json").data) == 1


def test_the_same_head_is_remembered_with_its_policy(cli: Run, book: Path, tmp_path: Path) -> None:
    kept = tmp_path / "对照.json"
    kept.write_text(json.dumps({"单位": "workplace"}), encoding="utf-8")
    first = cli("import", book, "member", table(tmp_path / "三月.xlsx", GOOD), "--map", kept, "--policy", "update")
    assert first.code == 0, first.err
    other: list[object] = [1, "李强", identity(2), "乙厂工会", "丙厂", "2021.4.1"]
    data = cli("import", book, "member", table(tmp_path / "四月.xlsx", other), "--dry-run", "--json").data
    assert data["remembered"] and data["policy"] == "update"
    assert {one["column"]: one["field"] for one in data["columns"]}["单位"] == "workplace"


def test_columns_of_one_name_are_remembered_each_by_itself(cli: Run, book: Path, tmp_path: Path) -> None:
    kept = {}
    for n in (1, 2):
        made = openpyxl.Workbook()
        made.worksheets[0].append(["姓名", "身份证号码", "所属工会", "入会时间", "电话", "电话"])
        row = [f"王芳{'甲乙'[n - 1]}", identity(n), "甲厂工会", "2020.3.8", f"1380000000{n}", "881"]
        made.worksheets[0].append(row)
        made.save(file := tmp_path / f"{n}.xlsx")
        data = cli("import", book, "member", file, "--json").data
        kept[n] = [one["field"] for one in data["columns"]]
    assert kept[1] == kept[2] and kept[1][-2:] == ["person.phone", ""] and data["remembered"]


def test_hidden_columns_come_in_when_they_are_asked_for(cli: Run, book: Path, tmp_path: Path) -> None:
    file = table(tmp_path / "表.xlsx", GOOD)
    made = openpyxl.load_workbook(file)
    made.worksheets[0].column_dimensions["E"].hidden = True
    made.save(file)
    data = cli("import", book, "member", file, "--dry-run", "--json").data
    assert data["columns"][4]["field"] == "" and any("--hidden-columns" in one for one in data["remarks"])
    data = cli("import", book, "member", file, "--hidden-columns", "--dry-run", "--json").data
    assert data["columns"][4]["field"] == "enterprise" and not any("--" in one for one in data["remarks"])


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--sheet", "没有"], "没有叫“没有”的工作表"),
        (["--map", "没有.json"], "读不到对照文件"),
    ],
)
def test_bad_words_are_refused(words: list[str], sentence: str, cli: Run, book: Path, tmp_path: Path) -> None:
    before = book.read_bytes()
    said = cli("import", book, "member", table(tmp_path / "表.xlsx", GOOD), *words)
    assert one_sentence(said) and sentence in said.err and book.read_bytes() == before


def test_a_file_without_such_a_table_is_refused(cli: Run, book: Path, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("今天,天气\n晴,好\n", encoding="utf-8")
    said = cli("import", book, "member", tmp_path / "a.csv")
    assert one_sentence(said) and "没有认出会员的表格" in said.err


def test_the_head_may_be_named(cli: Run, book: Path, tmp_path: Path) -> None:
    file = table(tmp_path / "表.xlsx", GOOD, LOST)
    whole = cli("import", book, "会员", file, "--dry-run", "--json").data
    row = whole["head_row"]
    said = cli("import", book, "会员", file, "--head", str(row), "--dry-run", "--json").data
    assert said["head_row"] == row and len(said["rows"]) == len(whole["rows"])
    for wrong in ("四", "999"):
        assert one_sentence(cli("import", book, "会员", file, "--head", wrong, "--dry-run"))


def test_of_an_old_file_it_is_said_that_hidden_rows_cannot_be_told(cli: Run, book: Path) -> None:
    (old,) = (Path(__file__).parents[1] / "tables" / "files").glob("37*")
    said = cli("import", book, "会员", next(old.glob("*.xls")) if old.is_dir() else old, "--dry-run")
    assert "看不出隐藏的行列" in said.out


def test_other_tables_of_the_file_are_told_and_may_be_chosen(cli: Run, book: Path, tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    first, second = made.worksheets[0], made.create_sheet("东风村")
    first.title = "红旗村"
    for row in (HEAD, GOOD):
        first.append([*row, None, *row[1:]])
    first["I2"], first["H2"] = identity(4), "赵六"
    for row in (HEAD, [1, "陈五", identity(3), "乙厂工会", "甲厂", "2020.3.8"]):
        second.append(row)
    made.save(tmp_path / "各村.xlsx")
    told = cli("import", book, "member", tmp_path / "各村.xlsx", "--dry-run").out
    assert "文件里还有 2 张表没有导入" in told and "第 3 张在“东风村”A1 起，1 行" in told
    data = cli("import", book, "member", tmp_path / "各村.xlsx", "--table", 2, "--json").data
    assert data["sheet"] == "红旗村" and [one["values"]["person.name"] for one in data["rows"]] == ["赵六"]
    refused = cli("import", book, "member", tmp_path / "各村.xlsx", "--table", 4)
    assert one_sentence(refused) and "没有第 4 张" in refused.err


def test_a_file_in_which_nothing_but_a_head_stands_says_so(cli: Run, book: Path, tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.worksheets[0].append(HEAD)
    made.save(tmp_path / "空表.xlsx")
    refused = cli("import", book, "member", tmp_path / "空表.xlsx")
    assert one_sentence(refused) and "只有表头" in refused.err


def test_a_word_beside_the_table_does_not_hinder_that_it_is_remembered(cli: Run, book: Path, tmp_path: Path) -> None:
    cli("import", book, "member", table(tmp_path / "一.xlsx", GOOD))
    other: list[object] = [1, "陈五", identity(3), "乙厂工会", "甲厂", "2020.3.8", None, "待核"]
    said = cli("import", book, "member", table(tmp_path / "二.xlsx", other), "--dry-run").out
    assert "有 1 列没有导入：没有列名的 H 列。" in said and "合计、说明等 1 行不是记录，没有导入。" in said
    data = cli("import", book, "member", tmp_path / "二.xlsx", "--dry-run", "--json").data
    assert data["remembered"] and data["columns"][-1]["why"] == "这一列没有列名"


ELSEWHERE = {"会籍变动": "随会员登记", "查阅登记": "由程序自己记", "本单位": "在表单里填写"}


@pytest.mark.parametrize("kind", ELSEWHERE)
def test_what_comes_into_the_book_another_way_is_no_table(cli: Run, book: Path, tmp_path: Path, kind: str) -> None:
    said = cli("import", book, kind, table(tmp_path / "表.xlsx", GOOD))
    assert one_sentence(said) and ELSEWHERE[kind] in said.err

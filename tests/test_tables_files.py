"""The files of the tables: what is wrong in one is said in a sentence with its line; an office may use its own."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from practice_books import practice_book

from unionbook.ground import resources
from unionbook.ground.conditions import Frame
from unionbook.ground.errors import Refusal
from unionbook.ground.periods import Period
from unionbook.services.report.tables import chart_names, fill, load_table, table_names
from unionbook.services.report.tables.knowing import know
from unionbook.services.report.tables.printing import fill_all
from unionbook.services.report.tables.reading import read

FRAME = Frame(Period.parse("2020"), date(2020, 12, 31))
GOOD = "标题：信访\n列：收到 = grievance.received\n合计：合计\n分：来源 = source"


@pytest.mark.parametrize("name", [*table_names(), *chart_names()])
def test_every_shipped_file_is_sound(name: str) -> None:
    form = load_table(name, practice_book(1))
    assert form.title and (form.shape is not None) == (name in chart_names())


def test_the_guide_is_no_table() -> None:
    assert resources.path("tables", "表格说明.txt").is_file()
    assert "表格说明" not in [*table_names(), *chart_names()]


@pytest.mark.parametrize(
    ("changed", "line", "said"),
    [
        (("grievance.received", "grievance.nothing"), 2, "没有“grievance.nothing”这个数字"),
        (("grievance.received", "grievance.received[nothing=1]"), 2, "没有“grievance.received[nothing=1]”"),
        (("来源 = source", "来源 = nothing"), 4, "没有“nothing”这个栏目"),
        (("来源 = source", "信访人 = person"), 4, "不能用来分行"),
        (("来源 = source", "事由 = subject"), 4, "不能用来分行"),
        (("来源 = source", "月份 = 月"), 4, "没有写按哪个日期分月"),
        (("来源 = source", "来源"), 4, "要写成“分：来源 = source”的样子"),
        (("received\n", "received 按 closed_on\n"), 2, ""),
        (("收到 = grievance.received", "收到"), 3, "“合计：”要求列里写明数字"),
        (("grievance.received\n", "grievance.received\n列：了结\n"), 3, "“了结”没有写数字"),
        (("grievance.received\n", "grievance.received 去年\n"), 2, "看不懂“去年”"),
        (("grievance.received\n", "grievance.received 经\n"), 2, "“经”后面要写栏目"),
        (("grievance.received\n", "grievance.reply_rate 同比\n"), 2, "个百分点"),
        (("grievance.received\n", "grievance.received\n列：单位 计量\n"), 3, "不用“计量”列"),
        (("grievance.received\n", "grievance.received\n列：来源 栏 fund\n"), 3, "只能用在按另一条记录分行的表里"),
        (("合计：合计", "行：收到 = grievance.received"), 3, "行里不能再写"),
        (("合计：合计", "其中：收到 = grievance.received"), 3, "前面还没有“行：”"),
        (("合计：合计", "再分：形式 = form"), 3, "要紧接在“分：”的下一行"),
        (("合计：合计", "总计：合计"), 3, "不是认得的行首"),
        (("合计：合计", "合计："), 3, "后面没有写"),
        (("合计：合计", "编号：四"), 3, "不是 1 到 999 的数"),
        (("合计：合计", "纸：斜"), 3, "只能写横、竖"),
        (("合计：合计", "承接：grievance.carried = grievance.nothing"), 3, "没有“grievance.nothing”这个数字"),
        (("合计：合计", "注：" + "长" * 1000), 3, "最多 1000 个字"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(changed: tuple[str, str], line: int, said: str) -> None:
    assert changed[0] in GOOD
    text = GOOD.replace(*changed)
    if not said:
        know(read("试", text), practice_book(1))
        text, line, said = text.replace("来源 = source", "月份 = 月"), 4, "不是按“办结日期”统计的"
    with pytest.raises(Refusal) as refused:
        know(read("试", text), practice_book(1))
    assert refused.value.sentence.startswith(f"附表“试”第 {line} 行：") and said in refused.value.sentence
    assert refused.value.sentence.endswith("。")


@pytest.mark.parametrize("text", ["", "# 只有说明", "标题：只有标题", GOOD.replace("标题：信访\n", "")])
def test_a_table_without_what_it_needs_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match=r"请(加|用)"):
        read("试", text)


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused_in_a_sentence(text: str) -> None:
    try:
        read("试", f"{GOOD}\n{text}")
    except Refusal as refused:
        assert refused.sentence.startswith("附表“试”") and refused.sentence.endswith("。")


def test_an_office_may_use_a_file_of_its_own(tmp_path: Path) -> None:
    own = tmp_path / "我们的表.txt"
    own.write_text("\ufeff" + GOOD.replace("来源 = source", "来源 ＝ source").replace("：", ":"), encoding="utf-8")
    filled = fill(practice_book(1), load_table(str(own), practice_book(1)), FRAME)
    assert filled.form.name == "我们的表"
    assert [(row.label, row.cells[0].words) for row in filled.rows] == [
        ("合计", "57"),
        ("上级转办", "38"),
        ("本级接访", "19"),
    ]


def test_a_file_that_is_none_is_refused(tmp_path: Path) -> None:
    bad = tmp_path / "坏.txt"
    bad.write_bytes(b"\xb1\xea\xcc\xe2\xff")
    with pytest.raises(Refusal, match="UTF-8"):
        load_table(str(bad), practice_book(1))
    for name in ("没有的表", "../reports/样式", str(tmp_path / "无.txt")):
        with pytest.raises(Refusal, match="没有“"):
            load_table(name, practice_book(1))


def test_a_set_of_tables_leaves_out_what_has_nothing_to_say() -> None:
    book = practice_book(3)
    names = [one.form.name for one in fill_all(book, FRAME, use="年报")]
    assert {"讨薪", "目标任务"} < set(names) and "困难职工" not in names
    assert [one.form.name for one in fill_all(book, FRAME, ["困难职工"])] == ["困难职工"]
    with pytest.raises(Refusal, match="没有“月历”这套附表，现有：年报"):
        fill_all(book, FRAME, use="月历")

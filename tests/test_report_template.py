"""How a template is written: its signs, what is left out, its numbers, and its faults named with their line."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from practice_books import practice_book
from report_book import OFFICE, empty_book, full_book, many

from unionbook.ground.errors import Refusal
from unionbook.ground.periods import Period
from unionbook.services.report import Piece, compose, remarks, template_names
from unionbook.services.report.ordinals import ordinals
from unionbook.services.report.template import USUAL, load
from unionbook.services.report.writing import ORDINAL
from unionbook.store.book import Book

YEAR = Period.parse("2020")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with full_book(tmp_path_factory.mktemp("template") / "青山.ubk") as opened:
        yield opened


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Book]:
    with empty_book(tmp_path / "空.ubk") as opened:
        yield opened


def written(tmp_path: Path, *lines: str) -> str:
    """A template of these lines under a title; the path of its file."""
    path = tmp_path / "试样.txt"
    path.write_text("\n".join(("标题：试样", "", *lines)), encoding="utf-8")
    return str(path)


def said(book: Book, tmp_path: Path, *lines: str, period: Period = YEAR) -> list[str]:
    """The paragraphs a template of these lines comes to."""
    return [block.text for block in compose(book, period, written(tmp_path, *lines)).blocks[1:]]


def test_the_shipped_template_is_the_usual_one() -> None:
    assert USUAL in template_names()
    assert load(USUAL, practice_book(1)).forms == ("（一）", "1、")


@pytest.mark.parametrize(
    ("sentence", "paragraph"),
    [
        ("收到{grievance.received}。", "收到57宗。"),
        ("收到{grievance.received|件}。", "收到57件。"),
        ("收到{grievance.received|more|件}。", "收到50余件。"),
        ("共{application.hardship_granted|words}。", "共人民币柒万伍仟元整。"),
        ("｛year｝年，{office.short_name}，{months}个月。", "2020年，镇总工会，12个月。"),
        ("{office.address/superior}", "青州市总工会"),
        ("{office.address/某地}", "某地"),
        ("收到{grievance.received}[，典型{grievance.typical}]。", "收到57宗。"),
        ("其中，[典型{grievance.typical}、][转办{grievance.transferred}、]。", "其中，转办38宗。"),
        ("收到{grievance.received}，典型{grievance.typical}。", "收到57宗，典型0件。"),
        ("若 grievance.replied = grievance.received：全部答复。", "全部答复。"),
        ("若 非 grievance.typical 且 grievance.received >= 57：没有典型。", "没有典型。"),
    ],
)
def test_a_sentence_is_written(book: Book, tmp_path: Path, sentence: str, paragraph: str) -> None:
    assert said(book, tmp_path, sentence) == [paragraph]


@pytest.mark.parametrize(
    "sentence",
    [
        "典型{grievance.typical}。",
        "收到{grievance.received}，典型{grievance.typical!}。",
        "[典型{grievance.typical}，]特此说明。",
        "若 grievance.typical：有典型。",
        "若 grievance.replied < grievance.received：还有没答复的。",
        "地址：{office.address}。",
        "（截至{as_of}）",
        "答复率{application.sunshine_approved}。",
    ],
)
def test_a_sentence_without_data_is_left_out(book: Book, tmp_path: Path, sentence: str) -> None:
    assert said(book, tmp_path, sentence) == []


def test_what_lost_its_figures_is_left_out_whole(book: Book, tmp_path: Path) -> None:
    gone = ("一级：典型", "", "抓典型。", "", "介绍典型{grievance.typical}。", "")
    assert said(book, tmp_path, *gone, "一级：信访", "", "收到{grievance.received}。") == ["一、信访", "收到57宗。"]
    assert said(book, tmp_path, "抓典型。", "介绍典型{grievance.typical}。") == []
    assert said(book, tmp_path, "收到{grievance.received}；", "介绍典型{grievance.typical}。") == ["收到57宗。"]


def test_numbers_of_headings_stay_right(book: Book, tmp_path: Path) -> None:
    gone, kept = ("", "典型{grievance.typical}。", ""), ("", "收到{grievance.received}。", "")
    lines = ("编号：（一） 1.", "一级：甲", *gone, "一级：乙", "二级：子", *kept, "二级：丑", *gone, "二级：寅", *kept)
    assert said(book, tmp_path, *lines, "一级：丙", "二级：卯", *kept) == [
        *("（一）乙", "1.子", "收到57宗。", "2.寅", "收到57宗。"),
        *("（二）丙", "收到57宗。"),
    ]


def test_runs_are_numbered_and_a_lone_one_is_not(book: Book, tmp_path: Path) -> None:
    one, none = "{一是}收到{grievance.received}。", "{一是}典型{grievance.typical}。"
    assert said(book, tmp_path, one, "", none, "", one) == ["一是收到57宗。", "二是收到57宗。"]
    assert said(book, tmp_path, one, none, one) == ["一是收到57宗。二是收到57宗。"]
    assert said(book, tmp_path, one, "", none) == ["收到57宗。"]


@given(st.lists(st.integers(0, 3), max_size=8))
def test_every_run_begins_with_one(counts: list[int]) -> None:
    found = ordinals([[Piece(ORDINAL * count + "。")] for count in counts])
    run = 0
    for place, (pieces, count) in enumerate(zip(found, counts, strict=True)):
        alone = count == 1 and not any(counts[place - 1 : place]) and not any(counts[place + 1 : place + 2])
        run = run if place and counts[place - 1] else 0
        wanted = "" if alone else "".join(f"{'一二三四五六七八九十'[run + n]}是" for n in range(count) if run + n < 10)
        run += count
        assert run > 10 or pieces[0].text == wanted + "。"


def test_a_chapter_may_have_its_own_last_day(book: Book, tmp_path: Path) -> None:
    first = ("一级：上半年", "截至：06-30", "", "截至{cut}，{grievance.received}。", "")
    report = compose(book, YEAR, written(tmp_path, *first, "一级：全年", "", "{grievance.received}。"))
    half = sum(1 for n in range(57) if n % 12 < 6)
    assert [block.text for block in report.blocks[2::2]] == [f"截至6月30日，{half}宗。", "57宗。"]
    assert [section.cut for section in report.sections[1:]] == [date(2020, 6, 30), date(2020, 12, 31)]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("收到{grievance.recieved}。", "没有“grievance.recieved”这个数字"),
        ("收到{grievance.received。", "“{”没有配对"),
        ("收到[{grievance.received}。", "“[”没有配对"),
        ("收到{grievance.received|almost}。", "没有“almost”这种写法"),
        ("我们在{office.street}。", "本单位里没有“street”这个栏目"),
        ("{今年}以来。", "认不出“{今年}”"),
        ("若 信访多：忙。", "认不出条件“信访多”"),
        ("若 grievance.received：", "后面没有句子"),
        ("编号：A、", "没有“A、”这种编号"),
        ("二级：先来的", "前面还没有“一级”标题"),
        ("截至：13-40", "“13-40”不是日期"),
        ("副标题：{grievance.received}", "不能有统计数字"),
        ("落款：【单位】", "不能留待填的地方"),
        ("附件：{名单 grievance.typical subject}", "不能有统计数字"),
        ("一级：{一是}信访", "只能写在段落里"),
        ("分部：", "“分部：”后面没有标题"),
        ("附表：", "冒号后面没有写名称"),
        ("用途：年度", "没有“年度”这种用途"),
        ("编号：", "“编号：”后面没有写"),
        ("收到{grievance.received=}。", "要写明改成多少和原因"),
        ("收到{grievance.received=58}。", "要写明改成多少和原因"),
        ("收到{grievance.received=0：没有}。", "不能手工改成 0"),
        ("收到{grievance.received[nothing=1]}。", "没有“grievance.received[nothing=1]”这个数字"),
        ("收到{own.f12}。", "没有“own.f12”这个数字"),
        ("{名单 grievance.typical}", "信访不能直接列名"),
        ("{名单 grievance.typical person.name}", "人名、住址不能写进报告"),
        ("{名单 hardship.opened person.id_number}", "不公开的栏目"),
        ("{名单 hardship.opened nothing}", "困难档案里没有“nothing”这个栏目"),
        ("逐条 grievance.typical：{.person.phone}", "不公开的栏目"),
        ("逐条 grievance.typical：{.nothing}", "信访里没有“nothing”这个栏目"),
        ("逐条 grievance.typical：", "后面没有句子"),
        ("{.subject}", "只能用在“逐条”“逐段”的句子里"),
        ("{1、}第一", "只能用在“逐条”“逐段”的句子里"),
        ("待填【原因", "“【”没有配对"),
        ("{agreement.wage_raise_least—agreement.wage_raise_most|more}", "不能加别的写法"),
        ("若 非 grievance.typical > 1：没有。", "认不出条件"),
        ("若 超额 信访：好。", "认不出条件"),
        ("字" * 5001, "一行最多 5000 个字"),
    ],
)
def test_a_fault_is_named_with_its_line(book: Book, tmp_path: Path, line: str, fault: str) -> None:
    with pytest.raises(Refusal) as refused:
        compose(book, YEAR, written(tmp_path, line))
    assert refused.value.sentence.startswith("报告样式“试样”第 3 行：")
    assert fault in refused.value.sentence


def test_a_template_that_is_none_is_refused(book: Book, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="没有“周报”这个报告样式"):
        compose(book, YEAR, "周报")
    path = tmp_path / "旧编码.txt"
    path.write_bytes("标题：总结".encode("gb18030"))
    with pytest.raises(Refusal, match="不是 UTF-8 编码"):
        compose(book, YEAR, str(path))
    path.write_text("只有一句。", encoding="utf-8")
    with pytest.raises(Refusal, match="没有标题"):
        compose(book, YEAR, str(path))


def test_left_out_and_zero_are_remarked(book: Book, tmp_path: Path) -> None:
    lines = ("一级：信访", "", "典型{grievance.typical}。", "收到{grievance.received}，典型{grievance.typical}。")
    found = remarks(compose(book, YEAR, written(tmp_path, *lines)))
    assert [(remark.section, remark.sentence) for remark in found] == [
        (1, "典型案例没有数据，有关的话没有写入。"),
        (1, "典型案例是 0，已照写，请核对。"),
    ]


def test_another_office_is_called_by_its_own_words(empty: Book) -> None:
    street = {**OFFICE, "short_name": "街道总工会", "place_word": "street"}
    with empty.change("登记") as act:
        act.add("office", street)
        union = {"name": "一厂工会", "stage": "normal", "structure": "1", "founded_on": "2015-04-10"}
        many(act, "organisation", [union])
    text = compose(empty, YEAR).text
    assert "街道总工会" in text and "全街道共有基层工会1家" in text
    assert "镇总工会" not in text.replace(OFFICE["name"], "")

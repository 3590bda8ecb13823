"""Laws of templates: any text is read or refused with its line, what is read is composed, parts make the whole."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from practice_books import practice_book
from report_book import empty_book, full_book

from unionbook.ground.errors import Refusal
from unionbook.ground.periods import Period
from unionbook.ground.wording import Wording
from unionbook.services.report import compose, default_template, parse, template_names, template_text, use_of
from unionbook.services.report.numbering import FORMS
from unionbook.services.report.template import USES, Source, join, place_of, split, template_about
from unionbook.services.report.writing import ORDINAL
from unionbook.store.book import Book

PERIODS = [Period.parse(name) for name in ("2020", "2020H1", "2020Q2", "2020-06", "2020-W23", "2019-10-01..2020-09-30")]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with full_book(tmp_path_factory.mktemp("laws") / "青山.ubk") as opened:
        yield opened


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with empty_book(tmp_path_factory.mktemp("laws") / "空.ubk") as opened:
        yield opened


# --- texts as somebody may write them --------------------------------------------------------------------------------

KEYS = st.sampled_from(
    [
        *("grievance.received", "grievance.typical", "grievance.reply_rate", "enterprise.f500_rate", "activity.served"),
        *("application.hardship_granted", "dues_receipt.received", "agreement.wage_raise_least", "venue.opened"),
        *("grievance.received[source=superior]", "grievance.received[person.sex=1|2,form=-]", "nothing.here", "own.f1"),
        *("grievance.received[people=99999999999999999999]", "grievance.received[nothing=1]", "member.new_members"),
    ]
)
MARKS = st.sampled_from(["", "", "!", "?", "@年", "@年!", "|件", "|件|件", "=12：核对", "=0：没有", "=：", "=好：写的"])
MANNERS = st.one_of(st.just(""), st.sampled_from([f"|{wording}" for wording in Wording]), st.just("|almost"))
SIGNS = st.one_of(
    st.builds("{{{}{}{}}}".format, KEYS, MARKS, MANNERS),
    st.builds("{{{}—{}}}".format, KEYS, KEYS),
    st.builds(
        "{{名单 {} {}|{}|“”}}".format, KEYS, st.sampled_from(["", "subject", "name", "person.name"]), st.integers(0, 9)
    ),
    st.builds("{{.{}}}".format, st.sampled_from(["subject", "reply/好", "person.phone", "name", "x.y"])),
    st.sampled_from(
        ["{period}", "{as_of}", "{一是}", "{span}", "{next}", "{office.name/某}", "{office.street}", "{1、}", "{}"]
    ),
    st.sampled_from(
        ["【请写】", "【】", "[", "]", "{", "}", "【", "】", "，", "；", "。", "：", "\ufdd0", "\x00", "“", "”"]
    ),
    st.text(st.characters(blacklist_categories=["Cs"]), max_size=6),
)
SENTENCES = st.builds(
    "{}{}".format,
    st.one_of(
        st.just(""),
        st.builds("若 {}：".format, KEYS),
        st.builds("若 非 {} 且 {} {} 3：".format, KEYS, KEYS, st.sampled_from(["=", "<", ">=", "~"])),
        st.builds(
            "若 {} {}：".format, st.sampled_from(["完成", "超额", "未完成"]), st.one_of(KEYS, st.just("全部目标"))
        ),
        st.builds("逐条 {}：".format, KEYS),
        st.builds("逐段 {}：".format, KEYS),
    ),
    st.lists(SIGNS, max_size=5).map("".join),
)
COMMANDS = st.builds(
    "{}：{}".format,
    st.sampled_from(
        [
            *(
                "标题",
                "副标题",
                "落款",
                "说明",
                "用途",
                "适用",
                "编号",
                "一级",
                "一级 甲",
                "二级",
                "分部",
                "结语",
                "截至",
            ),
            *("附表", "附图", "附件"),
        ]
    ),
    st.one_of(
        SENTENCES,
        st.sampled_from(["", "年 周", "一、 1、", "（一）", "02-29", "10-31", "13-1", "镇总工会", "信访 活动"]),
    ),
)
TEXTS = st.lists(st.one_of(SENTENCES, COMMANDS, st.sampled_from(["", "# 说明"])), max_size=12).map("\n".join)


@given(
    text=st.one_of(TEXTS, TEXTS.map("标题：试样\n\n{}".format), st.text(max_size=80)), period=st.sampled_from(PERIODS)
)
@settings(max_examples=250)
@example(text="标题：{office.name}\n\n收到{grievance.received[people=99999999999999999999]}。", period=PERIODS[0])
def test_any_text_is_composed_or_refused_in_one_sentence(book: Book, text: str, period: Period) -> None:
    try:
        report = compose(book, period, parse("试样", text, book))
    except Refusal as refusal:
        assert re.match("报告样式“试样”(第 [0-9]+ 行：|没有标题)", refusal.sentence), refusal.sentence
        assert refusal.sentence.endswith(("。", "？")) and "\n" not in refusal.sentence
        return
    assert ORDINAL not in report.text and "None" not in report.text.replace(text, "")
    for _, piece in report.figures():
        assert piece.counted and (piece.text or piece.counted.value)


@given(text=TEXTS)
@settings(max_examples=60)
def test_an_empty_book_never_prints_a_lone_zero(empty: Book, text: str) -> None:
    try:
        report = compose(empty, PERIODS[0], parse("试样", f"标题：试样\n\n{text}", empty))
    except Refusal:
        return
    assert [
        piece for _, piece in report.figures() if not piece.counted or not (piece.counted.value or piece.automatic)
    ] == []


# --- the parts of a text ---------------------------------------------------------------------------------------------


@given(TEXTS)
def test_parts_join_to_the_same_parts(text: str) -> None:
    parts = split(text)
    assert [part.text for part in split(join(part.text for part in parts))] == [part.text for part in parts]
    lines = text.split("\n")
    for at, part in enumerate(parts):
        assert part.text.split("\n")[0] == lines[part.line - 1].strip()
        assert place_of(parts, part.line) == place_of(parts, part.last) == at
    assert place_of(parts, 0) == place_of(parts, len(lines) + 9) == -1


def test_a_head_a_heading_and_a_paragraph_are_parts() -> None:
    text = "# 说明\n标题：甲\n落款：乙\n\n一句。\n# 间隔\n又一句。\n一级：丙\n截至：10-31\n二级：丁\n末句。"
    assert split(text) == [
        Source("标题：甲\n落款：乙", 2, 3),
        Source("一句。\n又一句。", 5, 7),
        Source("一级：丙\n截至：10-31", 8, 9),
        Source("二级：丁", 10, 10),
        Source("末句。", 11, 11),
    ]
    assert [part.command for part in split(text)] == ["标题", "", "一级", "二级", ""]


@pytest.mark.parametrize("name", template_names())
def test_a_shipped_template_is_the_same_in_parts(name: str) -> None:
    book, text = practice_book(1), template_text(name)
    whole, parts = parse(name, text, book), split(text)
    again = parse(name, join(part.text for part in parts), book)
    for period in PERIODS[:3]:
        first, second = compose(book, period, whole), compose(book, period, again)
        assert first.text == second.text
        for block in first.blocks:
            assert place_of(parts, block.line) >= 0
            assert (block.line == 0) == (block.text == "")


# --- which there are -------------------------------------------------------------------------------------------------


def test_there_is_a_template_for_every_sort_of_period() -> None:
    assert [use_of(period) for period in PERIODS] == ["年", "半年", "季", "月", "周", "统计年"]
    assert set(USES) == {use_of(period) for period in PERIODS}
    assert use_of(Period(date(2020, 1, 1), date(2020, 9, 30))) == ""
    for use in USES:
        assert template_names(use)
    assert sorted(template_names()) == sorted({name for use in USES for name in template_names(use)})
    assert all(template_about(name) for name in template_names())


@pytest.mark.parametrize("name", template_names())
def test_a_shipped_template_says_only_what_there_is(name: str) -> None:
    template = parse(name, template_text(name), practice_book(1))
    bodies = practice_book(1).cabinet["office"].fields["body"]
    assert set(template.bodies) <= set(bodies.codes.items.values())  # type: ignore[attr-defined]
    assert template.uses and template.about and template.titles and template.signature
    assert all(form in FORMS for form in template.forms)


def test_an_office_is_offered_its_own_first(empty: Book) -> None:
    assert template_names("年", practice_book(5))[0] == "工作总结-街道总工会"
    assert template_names("半年", practice_book(2))[0] == "工作总结-公司工会"
    assert template_names("周") == ["周报-协商与信访"]
    assert default_template(empty, PERIODS[0]) == "工作总结-镇总工会"
    assert default_template(practice_book(4), PERIODS[1]) == "工作总结-目标责任"
    assert default_template(practice_book(4), PERIODS[4]) == "周报-协商与信访"


def test_a_template_of_the_book_stands_before_a_shipped_one(tmp_path_factory: pytest.TempPathFactory) -> None:
    with empty_book(tmp_path_factory.mktemp("own") / "自有.ubk") as own:
        with own.change("抄样式") as act:
            act.add("report_template", {"name": "月报", "text": "标题：自己的月报\n用途：月"})
            act.add("report_template", {"name": "年报", "text": "标题：自己的年报\n说明：自己写的\n用途：年\n\n好。"})
            act.add("report", {"title": "旧年报", "period": "2019", "template": "年报"})
        assert template_names("月", own) == ["月报"] and template_names("年", own)[0] == "年报"
        assert compose(own, PERIODS[3]).text == "自己的月报" and template_about("年报", own) == "自己写的"
        assert default_template(own, PERIODS[0]) == "年报" and default_template(own, PERIODS[1]) == "工作总结-镇总工会"

"""What a sentence of a template says beyond a plain figure: part of one, two, names, rows, places to fill."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from practice_books import practice_book
from report_book import empty_book, full_book

from unionbook.ground.conditions import is_
from unionbook.ground.periods import Period
from unionbook.services.ownfigures import make_own_figure
from unionbook.services.report import Piece, Report, compose, parse, remarks
from unionbook.services.report.tidying import nested
from unionbook.store.book import Book

YEAR, HALF = Period.parse("2020"), Period.parse("2020H1")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with full_book(tmp_path_factory.mktemp("markup") / "青山.ubk") as opened:
        yield opened


def made(book: Book, *lines: str, period: Period = YEAR) -> Report:
    return compose(book, period, parse("试样", "\n".join(("标题：试样", "", *lines)), book))


def said(book: Book, *lines: str, period: Period = YEAR) -> list[str]:
    return [block.text for block in made(book, *lines, period=period).blocks[1:]]


def pieces(report: Report) -> list[Piece]:
    return [piece for _, piece in report.figures()]


@pytest.mark.parametrize(
    ("summary", "sentence", "paragraph"),
    [
        (1, "转办{grievance.received[source=superior]}。", "转办38宗。"),
        (1, "｛grievance.received［source＝superior］｝", "38宗"),
        (1, "{grievance.received[source=superior|reception]|件}", "57件"),
        (3, "上浮{agreement.wage_raise_least—agreement.wage_raise_most|个百分点}。", "上浮4—8个百分点。"),
        (3, "上浮{agreement.wage_raise_most 至 agreement.wage_raise_most|个百分点}。", "上浮8个百分点。"),
        (3, "提交{agreement.wage_congress_term}{agreement.wage_congress_meeting}会议。", "提交第一届二次会议。"),
        (
            3,
            "{名单 enterprise.wage_industry|2|家企业}。",
            "样板丁丑蔬菜种植专业合作社、样板丙子生猪养殖专业合作社等8家企业。",
        ),
        (3, "{名单 wage_origin.provinces province}籍。", "四川、河北、河南籍。"),
        (3, "于{名单 activity.held_on_women held_on}举办。", "于3月7日举办。"),
        (3, "举办{名单 activity.held_contest|2|“”|等}。", "举办“首届‘样板杯’篮球赛”“谁是球王”乒乓球比赛样板镇赛区等。"),
        (1, "派发{名单 work.leaflet title|2|种}。", "派发《工资集体协商问答》《工资集体协商企业经验》等4种。"),
        (4, "逐条 honour.awarded：{.recipient}获{.title}；", "练习乙酉家庭农场获回乡创业明星。"),
        (
            5,
            "逐条 honour.persons：{.recipient}[（{.post}）]于{.awarded_on}获奖；",
            "戚甲午（样板辛亥科技有限公司工会主席）于4月28日获奖。",
        ),
        (
            4,
            "不足有：\n逐段 work.shortcoming：{（1）}{.title}；",
            "不足有：\n（1）工作信息报送偏少；\n（2）村级工会活动比邻镇少。",
        ),
        (4, "若 完成 全部目标：全部完成。", "全部完成。"),
        (4, "若 超额 activity.rate_contest_ankang：超额。", "超额。"),
        (4, "若 未完成 全部目标：没有。", ""),
        (1, "若 超额 hardship.opened：没有这样的目标。", ""),
        (1, "超期{grievance.overdue?}。", "超期【超期未办结信访】。"),
        (1, "{span}{next}", "全年2021年"),
    ],
)
def test_a_sentence_of_a_practice_book(summary: int, sentence: str, paragraph: str) -> None:
    assert "\n".join(said(practice_book(summary), *sentence.split("\n"))) == paragraph


def test_the_whole_year_beside_the_period(book: Book) -> None:
    quarter = Period.parse("2020Q2")
    assert said(book, "本季度{grievance.received}，累计{grievance.received@年}。", period=quarter) == [
        "本季度15宗，累计30宗。"
    ]
    assert said(book, "若 grievance.received@年 > grievance.received：更多。", period=quarter) == ["更多。"]
    assert said(book, "{span}，{next}。", period=quarter) == ["本季度，下季度。"]


def test_a_figure_of_the_offices_own(tmp_path: Path) -> None:
    with full_book(tmp_path / "自建.ubk") as own:
        key = make_own_figure(own, "欠薪信访", "grievance", is_("matter", "wages"), measure="件")
        (piece,) = pieces(made(own, f"其中{{{key}}}。"))
    assert piece.text == "57件" and piece.key == key and piece.counted and piece.counted.figure.label == "欠薪信访"


def test_a_range_is_two_figures(book: Book) -> None:
    found = pieces(made(practice_book(3), "{agreement.wage_raise_least—agreement.wage_raise_most|个百分点}"))
    assert [(piece.text, piece.counted and piece.counted.value) for piece in found] == [("4", 400), ("8个百分点", 800)]


@pytest.mark.parametrize(
    ("sign", "text", "automatic"),
    [
        ("{grievance.received=60：含电话咨询三宗}", "60宗", "57宗"),
        ("{grievance.received|more=63：含电话咨询}", "60余宗", "50余宗"),
        ("{grievance.received=六十来宗：领导口述}", "六十来宗", "57宗"),
        ("{application.hardship_granted=76000：补发一人}", "76000元", "75000元"),
        ("{application.hardship_granted|wan=76,000.50：补发一人}", "7.6万元", "7.5万元"),
        ("{enterprise.f500_rate=85.5：按上级口径}", "85.5%", "50%"),
        ("{grievance.typical=2：另有两件}", "2件", "0件"),
    ],
)
def test_a_number_written_over_keeps_the_counted_one(book: Book, sign: str, text: str, automatic: str) -> None:
    report = made(book, f"收到{sign}。")
    (piece,) = pieces(report)
    assert (piece.text, piece.automatic) == (text, automatic) and piece.reason and piece.counted
    told = [remark.sentence for remark in remarks(report)]
    assert any(f"手工写作“{text}”（自动数“{automatic}”），原因：{piece.reason}" in sentence for sentence in told)


def test_a_place_to_fill_is_an_open_point(book: Book) -> None:
    report = made(book, "一级：计划", "", "重点是【明年的重点】。", "若 非 grievance.typical：【典型】")
    assert report.blocks[2].text == "重点是【明年的重点】。【典型】"
    assert [piece.text for piece in report.blanks] == ["【明年的重点】", "【典型】"]
    assert [(remark.section, remark.sentence) for remark in remarks(report)] == [
        (1, "有一处待填：【明年的重点】。"),
        (1, "有一处待填：【典型】。"),
    ]


def test_names_open_the_rows_they_name() -> None:
    practice = practice_book(4)
    for sentence in ("{名单 honour.reported recipient|2|个}", "逐条 honour.reported：{.recipient}；"):
        for piece in pieces(made(practice, sentence)):
            assert piece.counted and piece.counted.value == 4 and piece.rows
            shown = [
                str(row[0]) for uid in piece.rows for row in practice.select("honour", ["recipient"], is_("uid", uid))
            ]
            assert all(name in piece.text for name in shown)


def test_a_sealed_row_is_counted_and_never_named(tmp_path: Path) -> None:
    with full_book(tmp_path / "保密.ubk") as own:
        (first,), (second,) = own.select("grievance", ["uid"], limit=2)
        with own.change("标记") as act:
            act.set("grievance", first, {"typical": 1, "sealed": 1, "subject": "举报某人"})
            act.set("grievance", second, {"typical": 1, "subject": "追讨加班费", "reply": "已经补发。\n双方和解。"})
        assert said(own, "典型{grievance.typical}：{名单 grievance.typical subject|5|件}。") == [
            "典型2件：追讨加班费等2件。"
        ]
        assert said(own, "逐条 grievance.typical：{.subject}，{.reply}；") == ["追讨加班费，已经补发。双方和解。"]
        assert said(own, "逐条 grievance.typical：{.subject}，{.praise}；") == []
        assert said(own, "逐条 grievance.typical：{.subject}，{.praise/结果满意}；") == ["追讨加班费，结果满意。"]


def test_a_number_may_run_into_its_paragraph(book: Book) -> None:
    kept, gone = ("", "收到{grievance.received}。", ""), ("", "典型{grievance.typical}。", "")
    lines = (
        "编号：1、 （1）",
        "一级 甲：",
        *kept,
        "一级 乙：",
        *gone,
        "一级 丙：",
        *kept,
        "编号：一、",
        "分部：2021年思路",
        "",
    )
    assert said(book, *lines, "一级：", "", "抓落实。", "一级：", "", "抓提高。") == [
        *("1、收到57宗。", "2、收到57宗。", "2021年思路", "一、抓落实。", "二、抓提高。"),
    ]
    titles = [section.title for section in made(book, *lines, "一级：", "", "抓落实。").sections]
    assert titles == ["标题与引言", "1、甲", "2、丙", "2021年思路", "一、抓落实。"]


def test_a_heading_over_nothing_is_left_out(book: Book) -> None:
    assert said(book, "分部：思路", "", "一级：甲", "", "典型{grievance.typical}。") == []
    assert said(book, "分部：思路", "", "一级：甲", "", "收到{grievance.received}。") == [
        "思路",
        "一、甲",
        "收到57宗。",
    ]


def test_two_figures_that_are_zero_are_not_equal(tmp_path: Path) -> None:
    with empty_book(tmp_path / "空.ubk") as empty:
        assert said(empty, "若 grievance.replied = grievance.received：全部答复。") == []
        assert said(empty, "若 非 grievance.received：没有收到。") == ["没有收到。"]


def test_what_stands_after_the_text_is_kept(book: Book) -> None:
    report = made(
        book,
        "附表：信访、困难职工",
        "附表：活动",
        "附图：信访按月",
        "附件：{year}年名册",
        "附件：{office.address}",
        "",
        "好。",
    )
    assert report.tables == ("信访", "困难职工", "活动") and report.charts == ("信访按月",)
    assert report.attachments == ("2020年名册",)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“甲”", "“甲”"),
        ("“甲“乙”丙”", "“甲‘乙’丙”"),
        ("““甲”乙”", "“‘甲’乙”"),
        ("甲”乙", "甲”乙"),
        ("“甲”“乙”", "“甲”“乙”"),
    ],
)
def test_quotes_within_quotes(text: str, words: str) -> None:
    assert nested(text) == words

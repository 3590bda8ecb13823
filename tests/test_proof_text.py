"""Words and signs of a report's text: units, brackets, numbers, years, what is left open, who must not be named."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from proof_desk import YEAR, found, found_in, kept, rules
from report_book import full_book

from unionbook.ground.identity import check_digit
from unionbook.ground.periods import Period
from unionbook.services.report.document import mark_read, open_document, states
from unionbook.services.report.proof import Severity, may_issue
from unionbook.services.report.proof.says import number_in
from unionbook.services.report.proof.signs import unpaired
from unionbook.services.report.proof.words import foreign_years
from unionbook.store.book import Book

FIRM = "先锋高科技"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with full_book(tmp_path_factory.mktemp("proof") / "青山.ubk") as opened:
        yield opened


@pytest.fixture
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with full_book(tmp_path_factory.mktemp("proof") / "青山.ubk") as opened:
        yield opened


@pytest.mark.parametrize(
    ("line", "broken"),
    [
        ("共发放75000的慰问金。", ["measure"]),
        ("共发放慰问金75000。", ["measure"]),
        ("共走访12，问候职工。", ["measure"]),
        ("拨打热线12351，有人接听。", []),
        ("服务电话：0757-8888123，全天开通。", []),
        ("开展“12351”宣传。", []),
        ("依据《工会法》第10条，督促企业。", []),
        ("按青工发〔2020〕12号文件办理。", []),
        ("1、开展活动。", []),
        ("组织“3.8”活动。", []),
        ("收到{grievance.received=约58：估计}，已办结。", ["hand", "measure"]),
        ("每月{grievance.reception—grievance.received}。", []),
    ],
)
def test_a_number_has_a_unit(book: Book, line: str, broken: list[str]) -> None:
    assert rules(book, line) == broken


@pytest.mark.parametrize(
    ("line", "broken"),
    [
        ("获得助学款12。2万元，落实到户。", "全角"),
        ("发放75，000元，落实到户。", "全角"),
        ("走访１２户，送去问候。", "全角"),
        ("走访困难职工。。送去问候。", "两个标点"),
        ("走访困难职工！。", "两个标点"),
        ("走访困难 职工。", "空格"),
        ("走访困难职工,送去问候。", "半角"),
        ('开展"送温暖"活动。', "半角"),
        (f"走访{FIRM}(有限公司，送去问候。", "没有后一半"),
        (f"走访{FIRM}有限公司），送去问候。", "没有前一半"),
        (f"走访{FIRM}(有限公司），送去问候。", "不是一对"),
        ("学习《工会法，落实到人。", "没有后一半"),
        ("开展“送温暖活动，问候职工。", "没有后一半"),
    ],
)
def test_a_fault_of_signs_is_told(book: Book, line: str, broken: str) -> None:
    told = [finding for finding in found(book, line) if finding.rule == "sign"]
    assert [broken in finding.sentence for finding in told] == [True]
    assert told[0].place.block == 1 and told[0].place.line == 2


@pytest.mark.parametrize(
    "line",
    [
        "学习《工会法》（2021年修正）和“‘一法一办法’问答”等资料……人人参加——无一缺席。",
        "1）走访企业；2）走访职工。",
        "走访Blue Sky公司。",
        "怎么办？！大家一起想。",
    ],
)
def test_right_signs_are_left_alone(book: Book, line: str) -> None:
    assert [finding for finding in found(book, line) if finding.rule == "sign"] == []


@given(
    st.recursive(
        st.sampled_from(["甲", "，", "乙"]),
        lambda part: st.builds(
            lambda pair, inner: pair[0] + "".join(inner) + pair[1],
            st.sampled_from(["（）", "()", "《》", "“”", "〔〕"]),
            st.lists(part, max_size=3),
        ),
    ),
    st.data(),
)
def test_nested_pairs_are_paired_until_one_is_taken_out(text: str, data: st.DataObject) -> None:
    assert unpaired(text) == []
    pairs = [at for at, char in enumerate(text) if char in "（(《“〔"]
    if pairs:
        at = data.draw(st.sampled_from(pairs))
        assert unpaired(text[:at] + text[at + 1 :])


@pytest.mark.parametrize(
    ("line", "years"),
    [
        ("2018年，召开部署会。", [2018]),
        ("二〇一五年，召开部署会。", [2015]),
        ("2015年和2018年召开部署会。", [2015, 2018]),
        ("2020年召开部署会，2021年继续推进。", []),
        ("自2015年以来，坚持走访。", []),
        ("2015年以来，坚持走访。", []),
        ("比2019年增长一成，与2019年同期相比更好。", []),
        ("2019年底开始筹备。", []),
        ("2019年召开部署会。", [2019]),
        ("2018年底开始筹备。", [2018]),
        ("学习《2018年工会要点》和粤工〔2018〕3号文件。", []),
        ("落实2016—2020年规划。", []),
        ("落实2016至2020年规划。", []),
        ("编号12018年代。", []),
    ],
)
def test_a_year_belongs_to_the_report(line: str, years: list[int]) -> None:
    assert list(foreign_years(line, YEAR)) == years


def test_a_foreign_year_leads_to_its_paragraph(book: Book) -> None:
    (finding,) = found(book, "一级：维权", "收到{grievance.received}。", "", "2018年召开部署会。")
    assert finding.rule == "year" and "2020年度" in finding.sentence
    assert (finding.place.section, finding.place.block, finding.place.line) == (1, 3, 5)


@pytest.mark.parametrize(
    ("period", "line", "broken"),
    [
        ("2020", "半年来，坚持走访。", ["span"]),
        ("2020H1", "半年来，坚持走访。", []),
        ("2020H1", "一年来，坚持走访。", ["span"]),
        ("2020", "一年来，坚持走访。", []),
        ("2020-06", "本季度，坚持走访。", ["span"]),
        ("2020Q2", "本季度，坚持走访。", []),
    ],
)
def test_a_span_of_time_is_the_reports(book: Book, period: str, line: str, broken: list[str]) -> None:
    assert rules(book, line, period=Period.parse(period)) == broken


@pytest.mark.parametrize(
    ("line", "broken"),
    [
        ("走访慰问职工75人。", ["typed"]),
        ("走访慰问职工60余人次。", ["typed"]),
        ("发放慰问金1.2万元。", ["typed"]),
        ("明年计划走访职工75人。", []),
        ("9月27日走访世界500强企业，24小时待命，15日内答复。", []),
        ("依据第3项规定，开展“5个一”活动。", []),
        ("学习《安全生产36条》。", []),
        ("3个月内走访25人以上企业，15个工作日内答复。", []),
        ("走访慰问{grievance.received}。", []),
    ],
)
def test_a_number_typed_by_hand_is_told(book: Book, line: str, broken: list[str]) -> None:
    assert rules(book, line) == broken


def test_a_typed_number_that_is_a_figure_is_told_with_its_name(book: Book) -> None:
    findings = found(book, "收到{grievance.received}。其中57件已办结，另有8件待办。")
    told = [finding.sentence for finding in findings]
    assert "与自动数字收到信访事件“57宗”相同" in told[0]
    assert "点不开" in told[1]
    assert may_issue(findings)


def test_what_rows_say_is_nobodys_typing(own: Book) -> None:
    ((uid,),) = own.select("grievance", ["uid"], limit=1)
    with own.change("更正") as act:
        act.set("grievance", uid, {"subject": "拖欠30人工资", "typical": 1})
    assert rules(own, "案例：{名单 grievance.typical subject}。") == []


def test_a_place_to_fill_forbids_issuing(book: Book) -> None:
    findings = found(book, "一级：不足", "主要是【请写明不足】。")
    (finding,) = findings
    assert finding.rule == "blank" and finding.severity is Severity.STOP and not may_issue(findings)
    assert finding.place.block == 2
    assert may_issue(found(book, "主要是活动偏少。"))


def test_a_figure_written_over_is_told_with_both_values(book: Book) -> None:
    (finding,) = found(book, "收到{grievance.received=58：12月31日补登一宗。}。")
    assert finding.rule == "hand"
    assert "“58宗”" in finding.sentence and "“57宗”" in finding.sentence
    assert "12月31日补登一宗，" not in finding.sentence and "12月31日补登一宗。上级" in finding.sentence
    assert found(book, "收到{grievance.received=57：核对过}。") == []


def test_a_figure_that_moved_since_the_reading_is_told(own: Book) -> None:
    uid = kept(own, "收到{grievance.received}，转办{grievance.transferred}。")
    assert found_in(own, uid) == []
    document = open_document(own, uid)
    counted = [piece.counted for _, piece in document.compose(own).figures() if piece.counted]
    mark_read(own, document, states(own, counted))
    assert found_in(own, uid) == []
    ((case,),) = own.select("grievance", ["uid"], order=["-number"], limit=1)
    with own.change("删去重登") as act:
        act.drop("grievance", case)
    (finding,) = [finding for finding in found_in(own, uid) if finding.rule == "moved"]
    assert finding.place.figure == 0 and "收到信访事件“56宗”" in finding.sentence


def seal(book: Book, name: str) -> None:
    """Make the first case a sealed one, of a person of that name."""
    ((uid, person),) = book.select("grievance", ["uid", "person"], limit=1)
    with book.change("更正") as act:
        act.set("person", person, {"name": name})
        act.set("grievance", uid, {"sealed": 1})


def test_a_sealed_persons_name_stands_nowhere(own: Book) -> None:
    line = "欧阳青山反映的问题已办结。"
    assert rules(own, line) == []
    seal(own, "欧阳青山")
    (finding,) = found(own, line)
    assert finding.rule == "private" and finding.severity is Severity.STOP
    assert "欧×××" in finding.sentence and "欧阳" not in finding.sentence


def test_a_short_name_may_be_part_of_other_words(own: Book) -> None:
    seal(own, "高峰")
    (finding,) = found(own, "用工高峰期走访企业。")
    assert finding.severity is Severity.LOOK


def test_a_sealed_persons_name_from_another_register_is_only_looked_at(own: Book) -> None:
    seal(own, "欧阳青山")
    ((_, person),) = own.select("grievance", ["uid", "person"], limit=1)
    ((member,),) = own.select("application", ["uid"], limit=1)
    with own.change("更正") as act:
        act.set("application", member, {"person": person})
    (finding,) = found(own, "受助职工有{名单 application.hardship_approved person.name|99}。")
    assert finding.rule == "private" and finding.severity is Severity.LOOK


def test_numbers_of_persons_stay_out(book: Book) -> None:
    body = "11010119900307123"
    card = body + check_digit(body)
    (finding,) = found(book, f"身份证号{card}的职工已受助。")
    assert finding.rule == "private" and finding.severity is Severity.STOP and card not in finding.sentence
    assert [one.severity for one in found(book, "请打13800138000联系。")] == [Severity.LOOK]
    assert found(book, "统一社会信用代码81440000123456789X的单位。") == []


@given(st.integers(0, 10**12), st.integers(0, 99))
def test_a_number_is_read_as_it_is_said(whole: int, hundredths: int) -> None:
    assert number_in(f"{whole:,}人") == whole
    assert number_in(f"{whole}.{hundredths:02}元", 100) == whole * 100 + hundredths
    assert number_in(f"{whole}.{hundredths:02}万元", 100) == (whole * 100 + hundredths) * 10_000
    assert number_in(f"{whole}余人") is None and number_in("近百名") is None
    assert number_in(f"{whole}.5人") is None

"""The year's tasks: what was done of them by a day, their rates and points, and how far they are behind."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import aid_round
import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionbook.ground.conditions import Frame
from unionbook.ground.periods import Period
from unionbook.records import CABINET
from unionbook.records.target import Target
from unionbook.records.target.codes import UNIT
from unionbook.services.entry import Entry
from unionbook.services.saving import errors, save
from unionbook.services.stage import move
from unionbook.services.standing import Standing, State
from unionbook.services.tally import rows_behind
from unionbook.services.targets import score, standing
from unionbook.store.book import Book
from unionbook.store.files import create_book

TODAY = date(2020, 12, 31)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with create_book(tmp_path / "b.ubk", CABINET, clock=lambda: 1_609_387_200_000) as made:
        yield made


def task(book: Book, indicator: str, goal: str, unit: str, tiers: Mapping[str, str] | None = None, **more: Any) -> str:
    """A target of 2020 written through its form; its uid. tiers: threshold → points."""
    entry = Entry(book, CABINET["target"], today=TODAY)
    data = {"year": 2020, "indicator": indicator, "goal": goal, "unit": unit} | more
    if tiers:
        data["target_tier"] = [{"threshold": least, "points": points} for least, points in tiers.items()]
    assert errors([*entry.fill(data), *save(entry)]) == []
    return entry.uid


def on(book: Book, period: str = "2020", as_of: date | None = None, today: date = TODAY) -> dict[str | None, Standing]:
    """The standings by indicator."""
    found = standing(book, Frame(Period.parse(period, as_of), today))
    return {one.target.indicator: one for one in found}


def unions(book: Book, count: int, **days: list[str]) -> None:
    """Unions of 2019, the first of them with these things since these days."""
    pairs = {"legal_on": "legal_person", "audit_committee_on": "audit_committee"}
    pairs["women_committee_on"] = "women_committee"
    with book.change("登记工会") as act:
        for at in range(count):
            values: dict[str, str | int | None] = {"name": f"样板{at}厂工会", "stage": "normal", "structure": "1"}
            values["founded_on"] = "2019-05-01"
            for since, flag in pairs.items():
                if at < len(given := days.get(since, [])):
                    values |= {flag: 1, since: given[at]}
            act.add("organisation", values)


def founded(book: Book, *days: str) -> None:
    """Unions founded on these days."""
    with book.change("登记工会") as act:
        for at, day in enumerate(days):
            name = f"样板新建{at}厂工会"
            act.add("organisation", {"name": name, "stage": "normal", "structure": "1", "founded_on": day})


def test_the_assessment_of_a_hundred_points(book: Book) -> None:
    """Seven indicators as a county sets them: rates with a threshold, tiers, one meeting a year."""
    unions(
        book,
        50,
        legal_on=["2019-06-01"] * 40 + ["2020-09-01"] * 6,
        audit_committee_on=["2019-06-01"] * 49,
        women_committee_on=["2019-06-01"] * 48,
    )
    task(book, "法人登记率", "90", "%", weight=20, figure="organisation.legal_rate")
    task(book, "经审同建率", "98", "%", weight=15, figure="organisation.audit_rate")
    task(book, "女工同建率", "98", "%", weight=15, figure="organisation.women_rate")
    done = [{"noted_on": "2020-06-20", "done": "52"}, {"noted_on": "2020-11-30", "done": "63"}]
    task(book, "建家率", "70", "%", {"70": "20", "60": "14", "50": "8"}, weight=20, target_progress=done)
    tiers = {"80": "4", "75": "3", "70": "2", "65": "1"}
    done = [{"noted_on": "2020-12-01", "done": "76.5"}]
    task(book, "集体合同建制率", "80", "%", tiers, weight=4, target_progress=done)
    task(book, "厂务公开率", "80", "%", weight=16, target_progress=[{"noted_on": "2020-10-08", "done": "85"}])
    task(book, "职代会", "1", "次", weight=10, target_progress=[{"noted_on": "2020-03-05", "done": "1"}])
    found = on(book)
    actual = {name: one.actual for name, one in found.items()}
    assert actual == {
        "法人登记率": 92_00,
        "经审同建率": 98_00,
        "女工同建率": 96_00,
        "建家率": 63_00,
        "集体合同建制率": 76_50,
        "厂务公开率": 85_00,
        "职代会": 1_00,
    }
    points = {name: one.points for name, one in found.items()}
    assert points == {
        "法人登记率": 20_00,
        "经审同建率": 15_00,
        "女工同建率": 0,
        "建家率": 14_00,
        "集体合同建制率": 3_00,
        "厂务公开率": 16_00,
        "职代会": 10_00,
    }
    assert score(found.values()) == (78_00, 100_00)
    states = [found[name].state for name in ("法人登记率", "经审同建率", "女工同建率", "建家率", "职代会")]
    assert states == [State.OVER, State.MET, State.SHORT, State.SHORT, State.MET]
    assert found["女工同建率"].sentence == "完成 96%，还差 2 个百分点。"
    assert found["法人登记率"].sentence == "完成 92%，超过目标 2 个百分点。"
    half = on(book, "2020H1")
    assert half["法人登记率"].actual == 80_00 and half["法人登记率"].points == 0
    assert half["建家率"].actual == 52_00 and half["建家率"].points == 8_00
    assert half["建家率"].noted_on == "2020-06-20"
    assert half["集体合同建制率"].state is State.UNKNOWN and half["集体合同建制率"].points is None


def test_firms_of_twenty_five_and_more_are_a_target_of_their_own(book: Book) -> None:
    done = [{"noted_on": "2020-12-01", "done": "100"}]
    task(book, "25人以上企业法人登记率", "100", "%", weight=5, target_progress=done)
    (one,) = on(book).values()
    assert (one.met, one.over, one.points, one.rate) == (True, 0, 5_00, 100_00)


def test_a_count_against_the_time_elapsed(book: Book) -> None:
    founded(book, *["2020-02-10"] * 5, *["2020-06-30"] * 4, *["2020-11-05"] * 3, "2019-12-31", "2021-01-01")
    task(book, "新建工会", "15", "个", figure="organisation.founded", weight=10)
    by_june = on(book, "2020H1")["新建工会"]
    # 182 of 366 days: 7.46, of which 7 can be done.
    assert (by_june.actual, by_june.expected, by_june.behind, by_june.short) == (9_00, 7_00, 0, 6_00)
    assert by_june.state is State.ON_PACE and by_june.rate == 60_00
    december = on(book, as_of=date(2020, 12, 10))["新建工会"]
    assert (december.actual, december.expected, december.behind, december.short) == (12_00, 14_00, 2_00, 3_00)
    assert december.state is State.BEHIND and december.points == 0
    assert december.sentence == "完成 12 个，完成率 80%，还差 3 个，比时间进度少 2 个。"
    year = on(book)["新建工会"]
    assert year.state is State.SHORT and year.over_time and year.sentence == "完成 12 个，完成率 80%，还差 3 个。"
    assert year.counted is not None
    assert len(rows_behind(book, year.counted.key, year.counted.frame).rows) == 12


def test_a_target_due_before_the_years_end_is_due_then(book: Book) -> None:
    founded(book, *["2020-03-01"] * 4)
    task(book, "新建工会", "10", "个", figure="organisation.founded", due_on="2020-09-30")
    assert on(book, "2020H1")["新建工会"].expected == 6_00
    late = on(book, as_of=date(2020, 9, 30))["新建工会"]
    assert (late.expected, late.over_time, late.state) == (10_00, True, State.SHORT)


def test_today_ends_the_count_and_other_years_stay_out(book: Book) -> None:
    founded(book, "2020-03-01", "2020-08-01")
    task(book, "新建工会", "2", "个", figure="organisation.founded")
    task(book, "新建工会", "3", "个", figure="organisation.founded", year=2021)
    found = on(book, "2020", today=date(2020, 5, 1))
    assert found["新建工会"].actual == 1_00 and len(found) == 1
    both = standing(book, Frame(Period.parse("2020-07-01..2021-06-30"), date(2020, 12, 31)))
    assert [(one.target.year, one.actual) for one in both] == [(2021, None), (2020, 2_00)]
    assert both[0].remark == "2021 年还没有开始。" and both[0].state is State.UNKNOWN


def test_money_is_compared_in_yuan_and_in_wan(book: Book) -> None:
    found = aid_round.write(book, 82, stage="submitted")
    assert len(move(book, CABINET["application"], found.applications, "approved", date(2020, 4, 1)).moved) == 82
    by_rate = {"figure": "application.hardship_granted", "tier_by": "按完成率"}
    task(book, "帮扶资金（万元）", "8", "万元", {"100": "5"}, **by_rate)
    task(book, "帮扶资金", "100000", "元", {"80": "3"}, **by_rate)
    wan, yuan = on(book)["帮扶资金（万元）"], on(book)["帮扶资金"]
    assert (wan.actual, wan.over, wan.rate, wan.points) == (8_20, 20, 102_50, 5_00)
    assert wan.sentence == "完成 8.2 万元，完成率 102.5%，超过目标 0.2 万元。"
    assert (yuan.actual, yuan.short, yuan.rate, yuan.points) == (82_000_00, 18_000_00, 82_00, 3_00)


def test_what_cannot_be_counted_is_said_in_words(book: Book) -> None:
    done = [{"noted_on": "2020-06-01", "done": "4"}]
    task(book, "旧指标", "5", "家", figure="organisation.was_once", target_progress=done)
    task(book, "单位不同", "5", "家", figure="organisation.legal_rate")
    task(book, "金额", "5", "家", figure="application.hardship_granted")
    task(book, "空的比例", "90", "%", figure="organisation.legal_rate")
    task(book, "没有登记", "5", "家")
    found = on(book)
    remarks = {name: one.remark for name, one in found.items()}
    assert "“organisation.was_once”" in remarks["旧指标"] and "改正代号" in remarks["旧指标"]
    assert "单位不同" in remarks and "总数是 0" in remarks["单位不同"] and "总数是 0" in remarks["空的比例"]
    assert "“元”" in remarks["金额"] and "“家”" in remarks["金额"]
    assert "没有登记完成进度" in remarks["没有登记"]
    for one in found.values():
        assert (one.actual, one.rate, one.points, one.state) == (None, None, None, State.UNKNOWN)
        assert one.sentence == one.remark and one.remark.endswith("。")
    unions(book, 2, legal_on=["2019-06-01"])
    assert "“%”" in on(book)["单位不同"].remark and on(book)["空的比例"].actual == 50_00


def test_a_goal_of_nothing_has_no_rate(book: Book) -> None:
    task(book, "安全事故", "0", "件", target_progress=[{"noted_on": "2020-06-01", "done": "0"}])
    (one,) = on(book).values()
    assert (one.rate, one.met, one.over, one.short) == (None, True, 0, 0)
    assert one.sentence == "完成 0 件，达到目标。"


@given(
    st.integers(0, 10**7), st.integers(0, 10**7), st.sampled_from(list(UNIT.items)), st.none() | st.integers(0, 10**7)
)
def test_over_and_short_say_the_same_as_met(goal: int, actual: int, unit: str, expected: int | None) -> None:
    one = Standing(Target(goal=goal, unit=unit, indicator="指标"), actual, None, None, expected)
    assert one.met == (one.short == 0) and (one.over > 0) == (actual > goal)
    assert one.over == 0 or one.short == 0
    assert goal - actual <= one.short < max(goal - actual, 0) + 100
    assert (one.state in (State.MET, State.OVER)) == one.met
    assert one.sentence.startswith("完成 ") and one.sentence.endswith("。")

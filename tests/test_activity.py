"""活动: persons and attendances apart, sums by sort and festival, contests with their rate, the centre's own."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from aid_book import counted, filled, number, saved, told

from unionbook.ground.wording import Wording
from unionbook.records import CABINET
from unionbook.records.activity import KIND
from unionbook.services.check import check
from unionbook.services.stage import move
from unionbook.store.book import Book
from unionbook.store.files import create_book


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with create_book(tmp_path / "b.ubk", CABINET) as made:
        yield made


def held(book: Book, name: str, category: str, held_on: str = "2020-05-01", **more: Any) -> str:
    """A saved activity; its uid."""
    return saved(book, KIND, {"name": name, "category": category, "held_on": held_on} | more).uid


def centre(book: Book, **more: Any) -> str:
    data = {"name": "先锋号职工服务中心", "type": "centre", "opened_on": "2020-03", "host": "样板厂"}
    return saved(book, CABINET["venue"], data | more).uid


def test_what_the_centre_held_is_counted_apart(book: Book) -> None:
    venue = centre(book)
    aspects = ("culture", "health", "volunteer")
    for at in range(16):
        counts = {"aspect": aspects[at % 3], "volunteers": 9 if at < 10 else 8, "served": 315 + at}
        held(book, f"活动{at}", "文体", f"2020-{4 + at % 8:02}-12", venue=venue, **counts)
    held(book, "镇运动会", "文体", volunteers=50, served=900, aspect="skills")
    assert [number(book, f"activity.{name}") for name in ("held", "held_centre", "volunteers_centre")] == [17, 16, 138]
    assert counted(book, "activity.served_centre").worded() == "超过5000人次"
    assert counted(book, "activity.aspects_centre").worded() == "三个方面"
    assert [number(book, f"activity.aspect_{one}_centre") for one in aspects] == [6, 5, 5]
    assert number(book, "activity.held_centre", as_of=date(2020, 5, 31)) == 4
    assert check(book) == []


def test_contests_have_a_rate_and_an_edition(book: Book) -> None:
    contest = {"contest": "安康杯", "edition": 13, "firms_due": 40, "firms_in": 36, "teams": 52}
    held(book, "第十三届“安康杯”竞赛", "竞赛", "2020-06", **contest)
    assert counted(book, "activity.rate_contest_ankang").worded() == "90%"
    assert counted(book, "activity.edition_contest_ankang").worded() == "第十三届"
    assert [number(book, f"activity.firms_{name}_contest_ankang") for name in ("in", "due")] == [36, 40]
    assert counted(book, "activity.rate_contest_ankang", "2019").worded() == "—"
    assert counted(book, "activity.edition_contest_ankang", as_of=date(2020, 5, 31)).worded() == "—"


def test_training_by_subject_in_courses_and_attendances(book: Book) -> None:
    held(book, "安全生产法规培训", "培训", "2020-07-09", topic="安全生产", persons=63, person_times=63)
    held(book, "大棚种植培训", "培训", "2020-09-02", topic="种养技术", sessions=2, persons=58, person_times=108)
    held(book, "返乡创业培训", "培训", "2020-10-20", topic="创业")
    assert counted(book, "activity.sessions_topic_safety").worded() == "1期"
    assert counted(book, "activity.person_times_topic_safety").worded() == "60余人次"
    assert counted(book, "activity.person_times_topic_farming").worded() == "100余人次"
    assert number(book, "activity.sessions_topic_startup") == 1
    assert number(book, "activity.sessions_training") == 4 and number(book, "activity.person_times_training") == 171
    assert number(book, "activity.sessions_training", "2020H1") == 0


def test_festivals_have_their_own_sums(book: Book) -> None:
    held(book, "女职工文艺晚会", "文体", "2020-03-08", festival="三八", items=22, persons=68, audience=2036)
    held(book, "“舜王杯”篮球赛", "竞赛", festival="五一", contest="sports", edition=1, persons=74)
    held(book, "职工歌会", "文体", "2020-09-30", items=9, persons=30, audience=400)
    assert [number(book, f"activity.{name}_on_women") for name in ("held", "items", "persons")] == [1, 22, 68]
    assert counted(book, "activity.audience_on_women").worded() == "2000多人次"
    assert counted(book, "activity.persons_on_labour").worded() == "70余人"
    assert counted(book, "activity.edition_on_labour").worded() == "首届"
    assert number(book, "activity.items") == 31 and number(book, "activity.items", "2020H1") == 22


def test_journeys_checks_and_reading(book: Book) -> None:
    held(book, "机关职工参观学习", "参观", "2020-07", meant_for="机关", sessions=2)
    held(book, "村干部外出学习", "参观", "2020-08", meant_for="村干部")
    held(book, "环卫工人体检", "体检", "2020-06-18", meant_for="环卫", persons=52)
    for at, name in enumerate(("读书答卷", "职业安全卫生知识竞赛")):
        held(book, name, "读书", "2020-09-15", persons=90 - 20 * at)
    for month in (3, 6, 9):
        held(book, "职工光明健康行动", "身心健康", f"2020-{month:02}-20")
    assert counted(book, "activity.sessions_tour_office").worded() == "两批次"
    assert number(book, "activity.sessions_tour") == 3
    assert counted(book, "activity.persons_checkup_sanitation").worded() == "50余人"
    assert counted(book, "activity.persons_reading").worded(Wording.MORE) == "150余人"
    assert number(book, "activity.persons_reading") == 160
    assert counted(book, "activity.held_health").worded(measure="场") == "3场"


def test_a_planned_activity_counts_once_it_was_held(book: Book) -> None:
    uid = held(book, "迎春联欢", "文体", "2020-12-20", stage="计划", persons=40)
    assert number(book, "activity.held") == number(book, "activity.persons") == 0
    assert move(book, KIND, [uid], "held", date(2020, 12, 20)).moved == [uid]
    assert (number(book, "activity.held"), number(book, "activity.persons")) == (1, 40)
    assert number(book, "activity.held", as_of=date(2020, 12, 19)) == 0


@pytest.mark.parametrize(
    ("data", "error", "warning"),
    [
        ({"firms_due": 10, "firms_in": 11, "contest": "ankang"}, {"firms_in"}, set()),
        ({"firms_in": 11, "contest": "ankang"}, set(), {"firms_due"}),
        ({"category": "会议", "contest": "ankang"}, set(), {"contest"}),
        ({"category": "培训"}, set(), {"topic"}),
        ({"topic": "skills"}, set(), {"topic"}),
        ({"persons": 60, "person_times": 50}, {"person_times"}, set()),
        ({"sessions": 0}, {"sessions"}, set()),
        ({"held_on": "2021-01-05"}, {"held_on"}, set()),
        ({"stage": "计划"}, set(), {"stage"}),
        ({"held_on": "2020-02-29", "venue": "先锋号职工服务中心"}, set(), {"venue"}),
        ({"held_on": "2020-11-01", "venue": "先锋号职工服务中心"}, set(), {"venue"}),
        ({"held_on": "2020-10", "venue": "先锋号职工服务中心"}, set(), set()),
        ({"persons": 1, "participant": [{"outside_name": "褚甲"}, {"outside_name": "卫乙"}]}, set(), {"persons"}),
    ],
)
def test_contradictions(book: Book, data: dict[str, Any], error: set[str], warning: set[str]) -> None:
    centre(book, stage="已停用", closed_on="2020-10-15")
    entry = filled(book, KIND, {"name": "某赛", "category": "竞赛", "held_on": "2020-05-01"} | data)
    assert (set(told(entry)), set(told(entry, warning=True))) == (error, warning)

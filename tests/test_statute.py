"""Values of law: those that come with the program, and what a file of them must be."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from unionbook.ground import resources
from unionbook.ground.statute import UNITS, NotInForce, Statute


@pytest.fixture(scope="module")
def statute() -> Statute:
    return Statute.load()


@pytest.mark.parametrize(("key", "value", "unit", "now", "before"), [
    ("petition.notice.direct", 15, "calendar_days", "《信访工作条例》第二十三条", "《信访条例》第二十二条"),
    ("petition.notice.forwarded", 15, "calendar_days", "《信访工作条例》第二十三条",
     "《信访条例》第二十一条"),
    ("petition.forwarding", 15, "calendar_days", "《信访工作条例》第二十二条", "《信访条例》第二十一条"),
    ("petition.finish", 60, "calendar_days", "《信访工作条例》第三十四条", "《信访条例》第三十三条"),
    ("petition.extension", 30, "calendar_days", "《信访工作条例》第三十四条", "《信访条例》第三十三条"),
    ("petition.review.request", 30, "calendar_days", "《信访工作条例》第三十五条", "《信访条例》第三十四条"),
    ("petition.review.decision", 30, "calendar_days", "《信访工作条例》第三十五条", "《信访条例》第三十四条"),
    ("petition.recheck.request", 30, "calendar_days", "《信访工作条例》第三十六条", "《信访条例》第三十五条"),
    ("petition.recheck.decision", 30, "calendar_days", "《信访工作条例》第三十六条",
     "《信访条例》第三十五条"),
    ("union.committee.members", 25, "persons", "《工会法》第十一条", "《工会法》第十条"),
    ("union.chair.fulltime", 200, "persons", "《工会法》第十四条", "《工会法》第十三条"),
    ("dues.rate", Decimal("0.02"), "ratio", "《工会法》第四十三条", "《工会法》第四十二条"),
])
def test_the_article_follows_the_day(
    statute: Statute, key: str, value: int | Decimal, unit: str, now: str, before: str
) -> None:
    rule, older = statute.on(key, date(2022, 5, 1)), statute.on(key, date(2020, 12, 10))
    assert (rule.value, rule.unit, rule.article, rule.verified) == (value, unit, now, True)
    assert (older.value, older.article) == (value, before)
    assert not rule.local


def test_the_change_falls_on_the_first_day_of_the_new_regulation(statute: Statute) -> None:
    assert statute.on("petition.finish", date(2022, 4, 30)).since == date(2005, 5, 1)
    assert statute.on("petition.finish", date(2022, 5, 1)).since == date(2022, 5, 1)


def test_what_the_older_regulation_did_not_know_is_not_in_force(statute: Statute) -> None:
    assert statute.on("petition.objection", date(2022, 5, 1)).unit == "working_days"
    with pytest.raises(NotInForce):
        statute.on("petition.objection", date(2022, 4, 30))
    with pytest.raises(NotInForce):
        statute.on("petition.finish", date(2005, 4, 30))


def test_an_unknown_key_is_a_key_error(statute: Statute) -> None:
    with pytest.raises(KeyError):
        statute.on("petition.finnish", date(2026, 1, 1))


def test_other_clocks_and_thresholds(statute: Statute) -> None:
    day = date(2026, 1, 1)
    assert statute.on("mediation.end", day).article == "《劳动争议调解仲裁法》第十四条"
    assert statute.on("agreement.review", day).value == 15
    assert {statute.on(f"union.term.{kind}", day).value for kind in ("short", "long")} == {3, 5}
    answer = statute.on("supervision.answer", day)
    assert (answer.value, answer.unit, answer.local) == (15, "working_days", True)
    publicity = statute.on("hardship.publicity", day)
    assert (publicity.value, publicity.local, publicity.verified, publicity.article) == (5, True, False, "")


def test_values_in_words(statute: Statute) -> None:
    keys = ("petition.finish", "petition.objection", "dues.rate", "hardship.accident", "aid.cap.once",
            "dues.day")
    assert [statute.on(key, date(2026, 1, 1)).words for key in keys] == [
        "60日", "5个工作日", "2%", "80%", "3000元", "15日前"
    ]


def test_every_rule_that_comes_with_the_program_is_whole(statute: Statute) -> None:
    assert len(statute.rules) >= 30
    for key, versions in statute.rules.items():
        assert [rule.since for rule in versions] == sorted({rule.since for rule in versions})
        for rule in versions:
            assert rule.key == key
            assert rule.unit in UNITS
            assert rule.value > 0
            assert rule.label and rule.source
            assert rule.verified == bool(rule.article)
            assert not rule.article or rule.article.startswith("《")
            assert isinstance(rule.value, int) or rule.unit in {"ratio", "times"}
            assert rule.words.endswith(UNITS[rule.unit])


GOOD = """
[laws]
one = { name = "甲条例", from = 2020-01-01, source = "甲" }
two = { from = 2024-01-01, source = "乙" }
[rules."a.b"]
label = "某期限"
unit = "calendar_days"
versions = [["two", 20], ["one", 10, "第三条"]]
"""


def test_a_file_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(GOOD, encoding="utf-8")
    statute = Statute.load(path)
    assert statute.on("a.b", date(2023, 12, 31)).article == "《甲条例》第三条"
    newest = statute.on("a.b", date(2024, 1, 1))
    assert (newest.value, newest.article, newest.verified) == (20, "", False)


@pytest.mark.parametrize(("old", "new"), [
    ('"two", 20', '"three", 20'), ("calendar_days", "weeks"), ('"two", 20', '"one", 20'),
    ('"two", 20', '"two", "20"'),
    ('"two", 20', '"two", true'), ("label", "lable"), ('[["two", 20], ["one", 10, "第三条"]]', "[]"),
    ("[laws]", "[law]"), ("unit = ", "unit "), ("2020-01-01", '"2020-01-01"'),
])
def test_a_wrong_file_is_refused(tmp_path: Path, old: str, new: str) -> None:
    assert old in GOOD
    path = tmp_path / "wrong.toml"
    path.write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(ValueError):
        Statute.load(path)


def test_resources_lie_beside_the_package() -> None:
    assert resources.path("statute.toml").is_file()
    assert resources.path().name == "resources"

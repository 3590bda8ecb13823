"""发放把关: the ceilings for one time and one year, the quota, and nobody and no household aided twice for one need.

What the office itself entered as a local rule is held to; a value that is only known from another place is a hint.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from unionbook.ground.conditions import Compare, Condition, Op, among, at_least, either, empty, every, is_
from unionbook.ground.errors import Problem
from unionbook.ground.fields import Value
from unionbook.ground.kind import Around
from unionbook.ground.numerals import yuan
from unionbook.records.aid import codes
from unionbook.records.aid.programme import Programme

if TYPE_CHECKING:
    from unionbook.records.aid.application import Application

PER_HOUSEHOLD = ("hardship",)
"""Categories in which one household may be granted aid once in a programme, whoever of it applies."""


def ceilings(one: "Application", around: Around) -> Iterator[Problem]:
    """The most for one person at one time, and in one calendar year."""
    day = one.approved_on or one.paid_on
    if day is None or not one.granted or one.stage in codes.OUT:
        return
    once, yearly = (around.rule(f"aid.cap.{name}", day) for name in ("once", "year"))
    if once and one.granted > once.value:
        sentence = f"按{once.article or once.source}，每人次最多 {once.words}，请核对批准金额。"
        yield Problem("granted", sentence, warning=not once.verified)
    if yearly is None or not one.person:
        return
    mine = every(is_("person", one.person), codes.GRANTED, _aided_in(int(day[:4])))
    total = one.granted + sum(int(amount or 0) for amount in around.values("application", "granted", mine))
    if total > yearly.value:
        said = yearly.article or yearly.source
        sentence = f"按{said}，每人每年最多 {yearly.words}，此人 {day[:4]} 年合计 {yuan(total)} 元，请核对。"
        yield Problem("granted", sentence, warning=not yearly.verified)


def _aided_in(year: int) -> Condition:
    def within(path: str) -> Condition:
        return every(at_least(path, f"{year}-01-01"), Compare(path, Op.LESS, f"{year + 1}-01-01"))

    return either(within("approved_on"), every(empty("approved_on"), within("paid_on")))


def quota(one: "Application", programme: Programme, around: Around) -> Iterator[Problem]:
    """More granted in the programme than it has places; told when it is granted, not again when it is paid."""
    granted = one.stage == "approved" or (one.stage == "paid" and not one.approved_on)
    if not programme.quota or not granted:
        return
    others = around.count("application", every(is_("programme", one.programme), codes.GRANTED))
    if others >= programme.quota:
        field = "approved_on" if one.approved_on else "paid_on"
        sentence = f"“{programme.name}”名额 {programme.quota} 人，连同此人已批准 {others + 1} 人，请核对。"
        yield Problem(field, sentence, warning=True)


def twice(one: "Application", programme: Programme, around: Around) -> Iterator[Problem]:
    """Aided already in the same category and year: this person, this student, or somebody of the household."""
    if one.stage in codes.OUT or not one.person:
        return
    alike = every(codes.GRANTED, is_("programme.category", programme.category), is_("programme.year", programme.year))
    elsewhere = every(alike, Compare("programme", Op.IS_NOT, one.programme))
    if programme.category in codes.SCHOOLING and one.student:
        if found := around.others("application", every(elsewhere, is_("student", one.student))):
            yield Problem("student.name", _again("这名学生", programme, found[0]), warning=True)
        return
    family = household(one, around)
    # One question is enough for nearly all of a batch.
    if not around.count("application", every(alike, among("person", one.person, *family))):
        return
    if found := around.others("application", every(elsewhere, is_("person", one.person))):
        yield Problem("person.name", _again("此人", programme, found[0]), warning=True)
    if not family:
        return
    same_round = every(alike, is_("programme", one.programme), among("person", *family))
    if found := around.others("application", same_round):
        must = programme.category in PER_HOUSEHOLD and one.stage in ("approved", "paid")
        yield Problem("person.name", _again("同一户的人", programme, found[0]), warning=not must)
    elif found := around.others("application", every(elsewhere, among("person", *family))):
        yield Problem("person.name", _again("同一户的人", programme, found[0]), warning=True)


def _again(who: str, programme: Programme, title: str) -> str:
    category = codes.CATEGORY.label(programme.category or "")
    return f"{who} {programme.year} 年已获得过{category}（{title}），请核对是否重复帮扶。"


def household(one: "Application", around: Around) -> list[Value]:
    """The other persons of the open hardship files this person is in."""
    heads = around.values("hardship", "uid", every(is_("person", one.person), is_("stage", "on_file")))
    rows = every(is_("person", one.person), is_("hardship.stage", "on_file"))
    files = {*heads, *around.values("household_member", "hardship", rows)}
    if not files:
        return []
    found = {
        *around.values("hardship", "person", among("uid", *files)),
        *around.values("household_member", "person", among("hardship", *files)),
    }
    return [person for person in found if person not in (one.person, None)]

"""一户一档: nobody is in two open files, and a household that comes back is marked as such."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from unionbook.ground.conditions import Compare, Condition, Op, every, is_
from unionbook.ground.errors import Problem
from unionbook.ground.kind import Around

if TYPE_CHECKING:
    from unionbook.records.hardship import Hardship
    from unionbook.records.hardship.family import HouseholdMember

OPEN = is_("stage", "on_file")
LISTED_OPEN = is_("hardship.stage", "on_file")


def one_household(file: "Hardship", family: Sequence["HouseholdMember"], around: Around) -> Iterator[Problem]:
    """A second open file of the head, the head in another family, rows entered twice."""
    if file.person and file.stage == "on_file":
        if files := around.others("hardship", every(is_("person", file.person), OPEN)):
            yield Problem("person.name", f"此人已有在档的困难档案（{files[0]}），一户只建一档，请改用那一份。")
        if around.others("household_member", _elsewhere(file.person, file.uid)):
            yield Problem("person.name", "此人已列在另一份在档档案的家庭成员里，请核对是否同一户。", warning=True)
    heads = [row.person for row in family if row.person]
    if file.person and file.person in heads:
        yield Problem("person.name", "本人也列在家庭成员里了，家庭成员只填其他人，请删去那一行。")
    if len(set(heads)) < len(heads):
        yield Problem("persons", "家庭成员里有人填了两行，请删去重复的一行。")


def in_another(row: "HouseholdMember", around: Around) -> Iterator[Problem]:
    """A family member who heads an open file, or is in the family of another one."""
    if not row.person:
        return
    if files := around.others("hardship", every(is_("person", row.person), OPEN)):
        sentence = f"此人已单独建有在档的困难档案（{files[0]}），一户只建一档，请核对是否同一户。"
        yield Problem("person.name", sentence, warning=True)
    elif around.others("household_member", _elsewhere(row.person, row.hardship or "")):
        yield Problem("person.name", "此人也列在另一份在档档案的家庭成员里，请核对是哪一户的人。", warning=True)


def come_back(file: "Hardship", around: Around) -> Iterator[Problem]:
    """返困 is said of households that left hardship before, and of all of them."""
    if not (file.person and file.opened_on):
        return
    left = every(is_("person", file.person), is_("stage", "lifted"), Compare("exited_on", Op.AT_MOST, file.opened_on))
    files = around.others("hardship", left)
    if files and file.returned != 1:
        sentence = f"此人以前的档案（{files[0]}）已脱困退出，这次属于返困，请把“返困”选“是”。"
        yield Problem("returned", sentence, warning=True)
    elif file.returned == 1 and not files:
        sentence = "标了返困，但本台账里没有此人脱困退出的档案，请核对；以前的档案在别处的不用管。"
        yield Problem("returned", sentence, warning=True)


def _elsewhere(person: str, file: str) -> Condition:
    return every(is_("person", person), LISTED_OPEN, Compare("hardship", Op.IS_NOT, file))

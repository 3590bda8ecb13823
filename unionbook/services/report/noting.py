"""What was met while composing that whoever issues the report should look at."""

from collections.abc import Iterator, Sequence

from unionbook.services.report.facts import Facts
from unionbook.services.report.model import WHOLE, Remark
from unionbook.services.report.writing import Written
from unionbook.services.saving import DRAFT


def note_chapter(facts: Facts, told: Sequence[Written], section: int) -> Iterator[Remark]:
    """What was left out of a chapter, or printed as zero."""
    if lost := list(dict.fromkeys(label for written in told for label in written.lost)):
        named = "、".join(lost[:4]) + (f"等 {len(lost)} 项" if len(lost) > 4 else "")
        yield Remark(section, f"{named}没有数据，有关的话没有写入。")
    for label in dict.fromkeys(label for written in told for label in written.bare):
        yield Remark(section, f"{label}是 0，已照写，请核对。")


def note_missing(facts: Facts) -> Iterator[Remark]:
    """Words the book could not give, and drafts that no figure counts."""
    for name, instead in facts.missing.items():
        done = f"暂写作“{instead}”" if instead else "有关的话没有写入"
        yield Remark(WHOLE, f"{name}没有填，{done}。")
    drafts = facts.book.count(DRAFT) if DRAFT in facts.book.cabinet else 0
    if drafts:
        yield Remark(WHOLE, f"有 {drafts} 份草稿还没有保存，没有计入任何数字。")

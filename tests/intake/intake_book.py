"""A small real book to bring tables into, and tables as a clerk has them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from unionbook.ground.identity import check_digit
from unionbook.ground.kind import Kind
from unionbook.records import CABINET
from unionbook.services.intake.checking import check
from unionbook.services.intake.judging import Judging
from unionbook.services.intake.mapping import knows, propose
from unionbook.services.intake.model import Answers, Judged, Plan, Policy, Verdicts
from unionbook.services.sheets.layout import find_blocks
from unionbook.services.sheets.model import Sheet
from unionbook.store.book import Book
from unionbook.store.files import create_book

MEMBER = CABINET["member"]
HEAD = ["序号", "姓名", "身份证号码", "所属工会", "工作单位", "手机", "入会时间"]


def identity(number: int, born: str = "19900307") -> str:
    """An invented number with a right check digit."""
    first = f"110105{born}{number:03}"
    return first + check_digit(first)


def small_book(path: Path) -> Book:
    """A book with two unions and two firms."""
    book = create_book(path, CABINET)
    with book.change("准备") as act:
        for name in ("甲厂工会", "乙厂工会"):
            act.add("organisation", {**_needed("organisation"), "name": name, "stage": "preparing"})
        for name in ("甲厂", "青山镇乙电子有限公司"):
            act.add("enterprise", {"name": name, **_needed("enterprise")})
    return book


def _needed(kind: str) -> dict[str, str | int]:
    """What a new form holds by itself, and the first code for each other required choice."""
    found: dict[str, str | int] = {}
    for name, field in CABINET[kind].fields.items():
        given = field.parse(field.default, date(2020, 1, 1)) if field.default else None
        if given is not None:
            found[name] = given
        elif field.required and hasattr(field, "codes"):
            found[name] = next(iter(field.codes.items))
    return found


def plan_of(
    *rows: Sequence[Any],
    head: Sequence[str] = HEAD,
    policy: Policy = Policy.FILL,
    answers: Answers | None = None,
    kind: Kind = MEMBER,
) -> Plan:
    """A plan for a table, of members if nothing else is said."""
    (block,) = find_blocks(Sheet("花名册", [list(head), *map(list, rows)]), knows(CABINET, kind))
    return Plan(kind, block, propose(CABINET, kind, block), policy, answers or Answers())


def judged(book: Book, *rows: Sequence[Any], head: Sequence[str] = HEAD, policy: Policy = Policy.FILL) -> Verdicts:
    """The verdicts on a table of members."""
    return check(book, plan_of(*rows, head=head, policy=policy))


def told(row: Judged) -> list[tuple[str, str, str]]:
    """What keeps a row from being taken: field, cell, sentence."""
    return [(one.path, one.cell, one.sentence) for one in row.reasons if not one.warning]


def wholly(row: Judged) -> Any:
    """What was found of a row, but for the keys of what is new."""
    fresh = row.fresh
    reasons = [replace(one, choices=tuple(("", words) for _, words in one.choices)) for one in row.reasons]
    known = {path: value for path, value in row.values.items() if path != "person"}
    found = row.number, row.verdict, reasons, dict(row.texts), known, bool(row.uid), dict(row.changes), row.emptied
    if fresh is None:
        return found
    inner = {link: (one.values, one.exists) for link, one in fresh.inner.items()}
    new = {one.uid for one in fresh.inner.values()}
    own = ["" if value in new else value for value in fresh.held.values]
    return *found, own, inner, [(kind, one.values[1:]) for kind, one in fresh.unfolded]


def by_itself(book: Book, plan: Plan) -> list[Any]:
    """What is found of each row when none is judged together with others."""
    judging = Judging(book, plan)
    return [wholly(judging.each(row)) for row in plan.block.rows]

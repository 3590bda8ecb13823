"""开始使用: what an office does in its first days with a new book, and how far it is."""

from dataclasses import dataclass

from unionbook.ground.periods import Period
from unionbook.store.book import Book


@dataclass(frozen=True)
class FirstStep:
    """One of them. kind: it is done when the book has a row of that kind, "" where the book cannot tell.

    table: it begins with a table of Excel, not with an empty form.
    """

    name: str
    title: str
    verb: str
    kind: str = ""
    table: bool = False


STEPS = (
    FirstStep("unions", "录入基层工会", "登记工会", "organisation"),
    FirstStep("members", "导入会员名册", "从 Excel 导入", "member", table=True),
    FirstStep("grievances", "补录今年信访", "登记信访", "grievance"),
    FirstStep("targets", "设本年目标", "设目标", "target"),
    FirstStep("report", "试打一份年度总结", "看看报告"),
)


def done(book: Book) -> set[str]:
    """The names of those the book shows to be done."""
    known = (step for step in STEPS if step.kind in book.cabinet)
    return {step.name for step in known if book.select(step.kind, ["uid"], limit=1)}


def ready(book: Book) -> int:
    """How many different numbers of this year's summary the book can tell already. Raises Refusal."""
    from unionbook.services.report.compose import compose

    report = compose(book, Period.parse(str(book.today().year)))
    return len({piece.key for _, piece in report.figures() if piece.counted is not None and piece.counted.value})

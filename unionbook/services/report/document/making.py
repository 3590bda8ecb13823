"""New documents: from a template, or from the words of an earlier report; its figures are never taken over."""

import re
from datetime import date

from unionbook.ground.conditions import is_
from unionbook.ground.errors import Refusal
from unionbook.ground.periods import Period
from unionbook.services.report.compose import title_of
from unionbook.services.report.document.text import PART, REPORT, Document, open_document
from unionbook.services.report.template import default_template, parse, split, template_text
from unionbook.store.book import Book

GAP = 1000
"""Between the places of two parts, so that others can be put between them."""

_BY_HAND = re.compile(r"(\{(?:[^{}\[\]=＝]|\[[^\[\]]*\])*)[=＝][^{}]*(\})")


def reports_of(book: Book, period: Period) -> list[str]:
    """The documents of a period, the newest first."""
    return [uid for (uid,) in book.select(REPORT, ["uid"], is_("period", period.name), order=["-uid"])]


def make_report(book: Book, period: Period, template: str = "", as_of: date | None = None) -> str:
    """A new document; its uid. template: a name, "" for the one the office would take. Raises Refusal."""
    name = template or default_template(book, period)
    return _make(book, period, as_of, name, [part.text for part in split(template_text(name, book))], fresh=True)


def start_from(book: Book, earlier: Document, period: Period, as_of: date | None = None) -> str:
    """A new document with the words of an earlier one: headings, sentences, the figures asked for. Numbers written by
    hand are not taken; they were of the other period."""
    told = [without_hand_numbers(part.text) for part in earlier.parts]
    return _make(book, period, as_of, earlier.record.template or "", told, fresh=False)


def without_hand_numbers(text: str) -> str:
    """The text with every overwritten figure automatic again."""
    return _BY_HAND.sub(r"\1\2", text)


def _make(book: Book, period: Period, as_of: date | None, name: str, told: list[str], fresh: bool) -> str:
    if not told:
        raise Refusal(f"报告样式“{name}”是空的，没有建成报告。请换一个样式。")
    counted = Period(period.first, period.last, as_of, period.name)
    title = title_of(book, counted, parse(name, "\n\n".join(told), book))
    with book.change(f"新建报告 {title}") as act:
        values = {
            "title": title,
            "period": period.name,
            "as_of": as_of.isoformat() if as_of else None,
            "template": name,
        }
        uid = act.add(REPORT, values)
        rows = [(uid, GAP * at, text, text if fresh else None) for at, text in enumerate(told, 1)]
        act.add_many(PART, ["report", "place", "text", "origin"], rows)
    return uid


__all__ = ["GAP", "make_report", "open_document", "reports_of", "start_from", "without_hand_numbers"]

"""The dues of summary 1: 198 payers with 13 173 100 元 from January to October 2020, 168 of them with papers complete.

By the end of the year 205 have paid and 174 are complete. In 2019 there were 160 payers.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any

from unionbook.services.demo.book1.firms import OWN, Firm
from unionbook.services.demo.invented import bank_account
from unionbook.services.demo.maker import Maker

TOTAL, CUT = 13_173_100, "2020-10-31"
"""元 received in 2020 up to that day, by PAYERS payers."""
MONTHLY, LATE = 24, 7
"""The first payers pay each month, the rest each quarter; the last ones pay in November for the first time."""
BANK = "样板农商银行"
BASE, RETURNED, FEES = 60, 40, 6
"""The share of the base unions in percent; how many payers money went back to; unions with membership fees."""
READY = (*range(110), *range(OWN + 1, OWN + 59))
"""Payers with complete papers by the end of October; SOON are in November."""
SOON = tuple(range(110, 116))
UNREADY = ("缺银行开户许可证复印件", "缺工会法人资格证书复印件", "缺工会成立批复")
SMALL = range(100, 106)
ARREARS = {40: "made_up", 75: "deferred", 130: "owing"}
"""Payers who did not pay all they owed for the second quarter of 2020, and what came of it."""
RATE, WAGES_2019 = 50, 90
"""One 元 is due of so many 元 of wages; wages of 2019 in percent of those of 2020."""


@dataclass
class Receipt:
    """What a payer pays for some months, in whole 元. share: of what is due that is paid, in percent."""

    first: date
    last: date
    received: date
    due: int
    share: int = 100
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def months(self) -> tuple[str, str]:
        """The first and the last month, as a form takes them."""
        return f"{self.first:%Y-%m}", f"{self.last:%Y-%m}"

    @property
    def paid(self) -> int:
        """元 paid."""
        return self.due * self.share // 100

    def data(self) -> dict[str, Any]:
        """The receipt as a form takes it."""
        wages = {"due": self.due} if "supplement" in self.more else {"wage_total": self.due * RATE}
        return (
            wages
            | {
                "period_from": self.months[0],
                "period_to": self.months[1],
                "paid": self.paid,
                "received_on": self.received.isoformat(),
                "settled": True,
            }
            | self.more
        )


def write(maker: Maker, firms: Sequence[Firm]) -> None:
    """The split table, the payers with their receipts, and two batches of money sent back."""
    payers = [firm for firm in firms if firm.at != OWN and firm.at < OWN + 78] + list(firms[200:208])
    books = _books(maker.chance, payers)
    with maker.book.change("登记练习工会经费"):
        split = _split(maker)
        keys = {firm.at: _payer(maker, firm, books[firm.at]) for firm in payers}
        _batch(maker, split, keys, books, "2019-12-18", ("2019-01", "2019-06"))
        _batch(maker, split, keys, books, "2020-09-16", ("2020-01", "2020-06"))
        for firm in payers[:FEES]:
            _fees(maker, firm)


def _books(chance: Random, payers: Sequence[Firm]) -> dict[int, list[Receipt]]:
    """The receipts of each payer; those up to the cut of 2020 add up to the total."""
    worth = {firm.at: firm.workers * (90 + chance.randrange(21)) for firm in payers}
    books = {firm.at: list(_receipts(place, firm, worth[firm.at], len(payers))) for place, firm in enumerate(payers)}
    counted = [one for rows in books.values() for one in rows if "2020" <= str(one.received) <= CUT]
    units = sum(one.paid for one in counted)
    for rows in books.values():
        for one in rows:
            one.due = one.due * TOTAL // units
    # What rounding left over is paid by the largest.
    last = next(one for one in reversed(books[0]) if str(one.received) <= CUT)
    last.due += TOTAL - sum(one.paid for one in counted)
    return books


def _receipts(place: int, firm: Firm, worth: int, payers: int) -> Iterator[Receipt]:
    length = 1 if place < MONTHLY else 3
    for year, month in ((year, month) for year in (2019, 2020) for month in range(1, 13, length)):
        first, last = _month(year, month - length), _month(year, month - 1)
        received = date(year, month, 5 + firm.at % 20)
        if (year == 2019 and place >= 160) or (place >= payers - LATE and str(received) <= CUT):
            continue
        due = worth * length * (100 if year == 2020 else WAGES_2019)
        made_up = ARREARS.get(firm.at) if (year, month) == (2020, 7) else None
        yield Receipt(first, last, received, due, 60 if made_up else 100, _later(made_up))
        if made_up == "made_up":
            yield Receipt(first, last, date(2020, 9, 18), due * 40 // 100, more={"supplement": True})
    if place >= payers - LATE:
        yield Receipt(date(2020, 7, 1), date(2020, 10, 1), date(2020, 11, 10 + place % 15), worth * 4 * 100)


def _later(made_up: str | None) -> dict[str, Any]:
    match made_up:
        case "made_up":
            return {"made_up_on": "2020-09-18"}
        case "deferred":
            return {"deferred_to": "2021-03-31", "settled": False}
        case "owing":
            return {"settled": False}
        case _:
            return {}


def _month(year: int, month: int) -> date:
    """The first of a month; months before January are those of the year before."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def _split(maker: Maker) -> str:
    shares = (("base", BASE), ("town", 5), ("city", 15), ("province", 15), ("nation", 5))
    data = {
        "name": "练习市工会经费分成（2018 年起）",
        "condition": "built",
        "from_on": "2018-01-01",
        "source": "练总工〔2017〕88号",
        "split_share": [{"level": level, "share": share} for level, share in shares],
    }
    return maker.one("split", data).uid


def _payer(maker: Maker, firm: Firm, receipts: Sequence[Receipt]) -> str:
    done = f"{2018 + firm.at % 3}-0{firm.at % 9 + 1}-15" if firm.at in READY else ""
    done = "2020-11-20" if firm.at in SOON else done
    item = "dues" if firm.union else "preparatory"
    data: dict[str, Any] = {
        "name": firm.name,
        "credit_code": maker.book.must("enterprise", firm.key)["credit_code"],
        "number": f"YB20{firm.at:06}",
        "enterprise": firm.key,
        "organisation": firm.union,
        "tax_office": "练习市税务局样板分局",
        "town_code": "449900001",
        "tax_workers": firm.workers,
        "union_workers": firm.workers * 9 // 10,
        "union_status": "Y" if firm.union else "N",
        "papers": "done" if done else "partial" if firm.at % 2 else "none",
        "papers_done_on": done or None,
        "missing": None if done or not firm.at % 2 else UNREADY[firm.at % len(UNREADY)],
        "dues_receipt": [one.data() | {"item": item} for one in receipts],
        "small_year": [{"year": 2020, "small": True, "basis": "全年缴费不满一万元"}] if firm.at in SMALL else [],
    }
    if done:
        data |= {"account_name": f"{firm.name}工会委员会", "account": bank_account(70_000 + firm.at), "bank": BANK}
    return maker.one("payer", data).uid


def _fees(maker: Maker, firm: Firm) -> None:
    """What the members themselves paid to their union, by quarter."""
    for month in (3, 6, 9, 12):
        payers = firm.workers * 6 // 10
        data = {"organisation": firm.union, "month": f"2020-{month:02}", "payers": payers, "amount": payers * 15}
        maker.one("fee", data | {"received_on": f"2020-{month:02}-25"})


def _batch(
    maker: Maker,
    split: str,
    keys: dict[int, str],
    books: dict[int, list[Receipt]],
    sent: str,
    months: tuple[str, str],
) -> None:
    """What went back to the first payers for what they paid for those months."""
    rows, total, arrived = [], 0, f"{sent[:8]}{int(sent[8:]) + 3}"
    for at in range(RETURNED):
        paid = sum(one.paid for one in books[at] if months[0] <= one.months[0] and one.months[1] <= months[1])
        amount = paid * BASE // 100
        row = {"payer": keys[at], "paid": paid, "split": split, "amount": amount, "arrived_on": arrived}
        rows.append(row | {"account": bank_account(70_000 + at)})
        total += amount
    data = {"period_from": months[0], "period_to": months[1], "sent_on": sent, "sender": "练习市总工会"}
    maker.one("return_batch", data | {"stated": total, "dues_return": rows})

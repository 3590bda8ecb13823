"""The practice office: what body it is, under whom, and who works there."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from unionbook.services.demo.invented import credit_code
from unionbook.services.demo.maker import Maker

COMPANY_TOWN = "样板镇"
"""Where a company and its people are: its own place is itself."""


@dataclass(frozen=True)
class Body:
    """The office as its settings name it; codes as in `unionbook.records.office.codes`.

    template: the report it writes, "" for the usual one of such an office.
    """

    name: str
    short_name: str
    body: str
    place: str
    place_word: str
    superior: str
    superior_short: str
    superior_level: str
    lead_body: str
    template: str = ""


@dataclass(frozen=True)
class Colleague:
    """One person of the office."""

    name: str
    post: str
    duty: str
    full_time: bool
    grievances: bool
    since: str


@dataclass(frozen=True)
class Staff:
    """Keys of the office's people: the leader, the two who take grievances (A and B), the two clerks."""

    leader: str
    handler_a: str
    handler_b: str
    clerk: str
    helper: str


def write(maker: Maker, body: Body, people: Sequence[Colleague]) -> Staff:
    """The office and its people, five in the order of `Staff`."""
    maker.town = body.place if body.place_word != "company" else COMPANY_TOWN
    staff = [
        {
            "name": one.name,
            "post": one.post,
            "duty": one.duty,
            "full_time": one.full_time,
            "takes_grievances": one.grievances,
            "since": one.since,
            "phone": f"1299999000{at}",
        }
        for at, one in enumerate(people)
    ]
    more = {
        "credit_code": credit_code(0, union=True),
        "contact": people[3].name,
        "phone": "0000-1234567",
        "address": f"{maker.town}练习路1号",
        "postcode": "000000",
        "staff": staff,
    }
    entry = maker.one("office", asdict(body) | more)
    leader, a, b, clerk, helper = (row.uid for row in entry.children["staff"])
    return Staff(leader, a, b, clerk, helper)

"""The practice aid: four programmes a year.

2020: 82 screened and 75 aided with 75 000 元; 71 students with 122 000 元; 15 visits with 4 500 元; 45 asked for the
allowance and 43 passed, the province still to decide. 2019: 78 and 70, 63, 12, and 38 of whom 36 were paid.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from unionbook.services.demo import payouts
from unionbook.services.demo.book1.households import SCHOOLS, Household, Student
from unionbook.services.demo.invented import bank_account, day_between
from unionbook.services.demo.maker import Maker
from unionbook.services.demo.members import Worker
from unionbook.services.demo.office import Staff

REASONS = (
    "家庭人均收入超过今年的标准",
    "名下有经营性车辆",
    "家庭成员有两套以上住房",
    "没有按要求签署授权核对书",
)
_COURSES = ("电工", "叉车司机", "焊工", "育婴员")


@dataclass(frozen=True)
class Round:
    """One year's programmes: the money of a hardship case, the number of students at university and at high
    school (元 in `STUDY`), refused students, visits, allowances asked and passed, the day these were paid."""

    year: int
    each: int
    university: int
    high: int
    study_refused: int
    visits: int
    asked: int
    passed: int
    paid: str


STUDY = {"university": 2000, "high": 1500}
ROUNDS = (
    Round(2019, 900, 26, 37, 2, 12, 38, 36, "2019-12-27"),
    Round(2020, 1000, 31, 40, 3, 15, 45, 43, ""),
)


def write(maker: Maker, staff: Staff, households: Sequence[Household], workers: Sequence[Worker]) -> None:
    """All programmes with their applications and payments."""
    standing = [worker for worker in workers if worker.standing]
    others = [worker for worker in standing if worker.person not in {one.head.person for one in households}]
    with maker.book.change("登记练习帮扶"):
        for year in ROUNDS:
            desk = Desk(maker, staff, year, others)
            desk.hardship(households)
            desk.study(households)
            desk.visits()
            desk.allowances()


class Desk:
    """One year's aid."""

    def __init__(self, maker: Maker, staff: Staff, year: Round, others: Sequence[Worker]) -> None:
        self.maker, self.staff, self.year, self.others = maker, staff, year, others

    def day(self, text: str) -> str:
        """A day of the year: "03-09"."""
        return f"{self.year.year}-{text}"

    def programme(self, name: str, category: str, fund: str, level: str, days: tuple[str, str], each: int = 0) -> str:
        """A programme's key. each: 元 for everybody, 0 when amounts differ."""
        first, last = days
        return payouts.programme(self.maker, name, category, fund, level, (self.day(first), self.day(last)), each)

    def hardship(self, households: Sequence[Household]) -> None:
        """困难帮扶金: looked at in March, handed in in the middle of April, decided in May."""
        programme = self.programme("困难职工帮扶", "hardship", "superior", "city", ("03-01", "06-30"), self.year.each)
        looked_at = [
            one for one in households if one.since <= self.year.year and one.refused in (0, 2020, self.year.year)
        ]
        for at, one in enumerate(looked_at):
            screened = day_between(self.maker.chance, date(self.year.year, 3, 9), date(self.year.year, 3, 27))
            data: dict[str, Any] = {
                "programme": programme,
                "applied_on": self.day(f"03-{2 + at % 5:02}"),
                "hardship": one.file,
                "organisation": one.head.union,
                "asked": self.year.each,
                "complete": True,
                "screened_on": screened,
                "submitted_on": self.day("04-15"),
                "handler": self.staff.clerk,
            }
            if one.refused == self.year.year:
                reason = REASONS[at % len(REASONS)]
                data |= {"stage": "rejected", "rejected_on": self.day("05-20"), "reject_reason": reason}
            else:
                days = {"reviewed_on": self.day("05-12"), "approved_on": self.day("05-20")}
                data |= days | payouts.paid(self.staff, self.day("06-05"), self.year.each, one.account)
            self.maker.one("application", data, {"person": one.head.person})

    def study(self, households: Sequence[Household]) -> None:
        """金秋助学: children on file first, then those of other members; gathered in June, paid in August."""
        programme = self.programme("金秋助学", "study", "superior", "city", ("06-01", "09-30"))
        wanted = {"university": self.year.university, "high": self.year.high}
        on_file = [
            (one, child)
            for one in households
            if one.since <= self.year.year and not 0 < one.refused <= self.year.year
            for child in one.students
        ]
        for at, (one, child) in enumerate(on_file):
            level = "university" if child.university <= self.year.year else "high"
            if wanted[level]:
                wanted[level] -= 1
                self._pupil(programme, at, one.head, child, level, one)
        outside = iter(self.others[self.year.year % 7 :: 5])
        for level, count in wanted.items():
            for at, worker in enumerate(islice(outside, count)):
                self._pupil(programme, at, worker, None, level, None)
        for at, worker in enumerate(islice(outside, self.year.study_refused)):
            self._pupil(programme, at, worker, None, "university", None, refused=True)

    def _pupil(
        self,
        programme: str,
        at: int,
        head: Worker,
        child: Student | None,
        level: str,
        household: Household | None,
        refused: bool = False,
    ) -> None:
        vocational = child.vocational if child else at % 3 == 0
        stage = "university" if level == "university" else "vocational" if vocational else "high"
        account = household.account if household else bank_account(5000 + self.maker.people)
        data: dict[str, Any] = {
            "programme": programme,
            "applied_on": self.day(f"06-{3 + at % 20:02}"),
            "hardship": household.file if household else None,
            "organisation": head.union,
            "asked": STUDY[level],
            "complete": True,
            "school": SCHOOLS[stage],
            "school_stage": stage,
            "grade": f"{'一二三'[at % 3]}年级",
            "screened_on": self.day("07-02"),
            "submitted_on": self.day("07-10"),
            "handler": self.staff.clerk,
        }
        if refused:
            data |= {"stage": "rejected", "rejected_on": self.day("08-06"), "reject_reason": "不符合家庭收入条件"}
        else:
            data |= {"approved_on": self.day("08-06")} | payouts.paid(
                self.staff, self.day("08-20"), STUDY[level], account
            )
        chosen = {"person": head.person}
        if child:
            chosen["student"] = child.person
        else:
            data["student"] = self._new_student(head, level)
        self.maker.one("application", data, chosen)

    def _new_student(self, head: Worker, level: str) -> dict[str, str]:
        at = self.maker.person_number()
        born = date(self.year.year - (19 if level == "university" else 16), 1 + at % 12, 1 + at % 28)
        name = head.name[0] + self.maker.name()[1:]
        return {"name": name, "id_number": self.maker.relative_number(born, at % 2 == 0)}

    def visits(self) -> None:
        """工伤慰问: visited and paid in cash in January."""
        programme = self.programme("年初工伤慰问", "injury", "own", "town", ("01-02", "01-31"), 300)
        for at, worker in enumerate(islice(self._turn(3), self.year.visits)):
            day = self.day(f"01-{13 + at % 5:02}")
            payouts.handed(self.maker, self.staff, programme, [worker], day, 300)

    def allowances(self) -> None:
        """误工和交通补贴: asked for from October to the end of November, passed by town and city in December."""
        programme = self.programme("误工和交通补贴", "subsidy", "superior", "province", ("10-20", "11-30"), 300)
        for at, worker in enumerate(islice(self._turn(11), self.year.asked)):
            course = _COURSES[at % len(_COURSES)]
            first, last = date(self.year.year, 10, 20), date(self.year.year, 11, 30)
            data: dict[str, Any] = {
                "programme": programme,
                "applied_on": self.day("11-30") if at == 0 else day_between(self.maker.chance, first, last),
                "organisation": worker.union,
                "asked": 300,
                "complete": True,
                "course": f"{course}职业技能培训",
                "certificate": f"{course}四级 YB{self.year.year}{at:04}",
                "screened_on": self.day("12-02"),
                "submitted_on": self.day("12-03"),
                "handler": self.staff.helper,
            }
            if at >= self.year.passed:
                data |= {"stage": "rejected", "rejected_on": self.day("12-09")}
                data["reject_reason"] = "证书不在今年的补贴目录内"
            elif self.year.paid:
                account = bank_account(9000 + at)
                data |= {"reviewed_on": self.day("12-09"), "approved_on": self.day("12-24")}
                data |= payouts.paid(self.staff, self.year.paid, 300, account)
            else:
                data |= {"stage": "reviewed", "reviewed_on": self.day("12-09")}
            self.maker.one("application", data, {"person": worker.person})

    def _turn(self, first: int) -> Iterator[Worker]:
        """Workers without a hardship file, others each year."""
        return iter(self.others[first + self.year.year % 5 :: 17])

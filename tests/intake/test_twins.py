"""A ledger that comes again is no second one, although its rows have no number."""


from intake.intake_book import HEAD, identity, plan_of

from unionbook.records import CABINET
from unionbook.services.intake.checking import check
from unionbook.services.intake.model import Policy, Verdict, Verdicts
from unionbook.services.intake.rejudging import again
from unionbook.services.intake.writing import take_in
from unionbook.store.book import Book

ACTIVITY = ["活动名称", "日期", "类别", "参加人数", "地点"]
FAIR: list[object] = ["运动会", "2020.3.8", "文体活动", 120, "广场"]
CLASS: list[object] = ["安全培训", "2020.6.1", "培训", None, None]
NEW, SAME = Verdict.NEW, Verdict.SAME


def judged(book: Book, *rows: list[object], policy: Policy = Policy.FILL) -> Verdicts:
    return check(book, plan_of(*rows, head=ACTIVITY, kind=CABINET["activity"], policy=policy))


def verdicts(found: Verdicts) -> list[Verdict]:
    return [row.verdict for row in found.rows]


def test_the_same_rows_are_the_same(book: Book) -> None:
    walk: list[object] = ["健步走", "2020.5.1", "文体活动", "-", "湖边"]
    take_in(book, judged(book, FAIR, CLASS, walk))
    assert verdicts(judged(book, walk, FAIR)) == [SAME, SAME], "a dash says nothing"
    found = judged(book, FAIR, CLASS, ["读书会", "2020.4.2", "读书", 30, "书屋"])
    assert verdicts(found) == [SAME, SAME, NEW]
    assert verdicts(again(book, found, {0, 1})) == [SAME, SAME, NEW]
    assert verdicts(judged(book, FAIR, policy=Policy.APPEND)) == [NEW]


def test_of_two_that_are_alike_the_book_has_one(book: Book) -> None:
    take_in(book, judged(book, FAIR))
    found = judged(book, FAIR, FAIR)
    assert verdicts(found) == [SAME, NEW]
    told = found.rows[1].reasons[-1]
    assert told.warning and told.sentence.startswith("与第 2 行完全一样")


def test_a_row_that_says_otherwise_is_asked_about_or_another(book: Book) -> None:
    take_in(book, judged(book, FAIR, CLASS))
    other_day: list[object] = ["安全培训", "2020.6.2", "培训", None, None]
    found = judged(book, [*FAIR[:3], 121, FAIR[4]], other_day)
    assert verdicts(found) == [Verdict.WRONG, NEW]
    (reason,) = [one for one in found.rows[0].reasons if one.choices]
    assert [words for _, words in reason.choices] == ["运动会", "都不是，另加一条"]
    for answer, then in zip([one for one, _ in reason.choices], (Verdict.UPDATE, NEW), strict=True):
        plan = plan_of([*FAIR[:3], 121, FAIR[4]], head=ACTIVITY, kind=CABINET["activity"], policy=Policy.UPDATE)
        plan.answers.rows[1, ""] = answer
        assert verdicts(check(book, plan)) == [then]


def test_a_row_that_only_says_more_is_filled_in(book: Book) -> None:
    take_in(book, judged(book, FAIR, CLASS))
    (row,) = judged(book, [*CLASS[:3], 45, "会议室"]).rows
    assert row.verdict is Verdict.UPDATE and row.changes == {"persons": 45, "place": "会议室"}


def test_who_left_is_not_registered_as_having_left_twice(book: Book) -> None:
    head = [*HEAD, "会籍状态", "离会日期"]
    gone = [1, "王芳", identity(1), "甲厂工会", "甲厂", "13800000001", "2015.3", "退会", "2020.5"]
    take_in(book, check(book, plan_of(gone, head=head)))
    assert verdicts(check(book, plan_of(gone, head=head))) == [SAME]
    back = [*gone[:6], "2021.3", "在会", None]
    assert verdicts(check(book, plan_of(back, head=head))) == [NEW]


def test_a_firm_that_closed_is_not_registered_twice(book: Book) -> None:
    firm = CABINET["enterprise"]
    rows: list[list[object]] = [[f"第{n}厂", "开业", None] for n in range(30)]
    rows.append(["丙厂", "注销", "2020.5.1"])
    head = ["企业名称", "经营状态", "注销（迁出）日期"]
    take_in(book, check(book, plan_of(*rows, head=head, kind=firm)))
    assert {*verdicts(check(book, plan_of(*rows, head=head, kind=firm)))} == {SAME}

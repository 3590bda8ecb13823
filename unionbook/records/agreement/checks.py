"""Checks of an agreement: twins, delegates, votes, the order of its days, its term and numbers."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from unionbook.ground.conditions import Compare, Condition, Op, either, empty, every, is_
from unionbook.ground.dates import first_day, store_date
from unionbook.ground.days import months_later
from unionbook.ground.errors import Problem
from unionbook.ground.fields import field_of
from unionbook.ground.kind import Around
from unionbook.records.agreement import codes
from unionbook.records.agreement.covered import AgreementEnterprise
from unionbook.records.enterprise import Enterprise

if TYPE_CHECKING:
    from unionbook.records.agreement.agreement import Agreement


def twins(one: "Agreement", rows: Sequence[AgreementEnterprise], around: Around) -> Iterator[Problem]:
    """The same firm twice in this agreement, or under another of its kind and scope in the same time."""
    seen: set[str | None] = set()
    for place, row in enumerate(rows):
        if row.enterprise and row.enterprise in seen:
            yield Problem(f"agreement_enterprise[{place}].enterprise", "这家企业在本协议里已经列过，请删去一行。")
        seen.add(row.enterprise)
    if not (one.term_from and one.term_to) or one.terminated_on:
        return
    if one.enterprise and (found := around.others("agreement", _beside(one, "", one.enterprise))):
        sentence = f"这家企业同一时期已有同类协议“{found[0]}”，请核对是否重复登记。"
        yield Problem("enterprise", sentence, warning=True)
    elsewhere = Compare("agreement", Op.IS_NOT, one.uid)
    for place, row in enumerate(rows):
        if row.enterprise is None:
            continue
        beside = every(elsewhere, _beside(one, "agreement.", row.enterprise))
        if found := around.others("agreement_enterprise", beside):
            sentence = f"这家企业同一时期已被同类协议覆盖（{found[0]}），请核对。"
            yield Problem(f"agreement_enterprise[{place}].enterprise", sentence, warning=True)


def _beside(one: "Agreement", at: str, enterprise: str) -> Condition:
    """Agreements (at: path to them) of the same kind and scope whose term meets this one's."""
    return every(
        is_("enterprise", enterprise),
        is_(f"{at}kind", one.kind),
        is_(f"{at}scope", one.scope),
        Compare(f"{at}term_from", Op.AT_MOST, one.term_to),
        Compare(f"{at}term_to", Op.AT_LEAST, one.term_from),
        either(empty(f"{at}terminated_on"), Compare(f"{at}terminated_on", Op.MORE, one.term_from)),
    )


def sides(one: "Agreement", around: Around) -> Iterator[Problem]:
    """Delegates: enough on each side, the employer's not more than the workers'."""
    least = around.rule("agreement.delegates", one.ruled_on)
    for name in ("employer_delegates", "union_delegates"):
        number = getattr(one, name)
        if least and number is not None and number < least.value:
            sentence = f"{_label(one, name)}是 {number} 人，每方协商代表一般不少于 {least.value} 人，请核对。"
            yield Problem(name, sentence, warning=True)
    theirs, ours = one.employer_delegates, one.union_delegates
    if theirs is not None and ours is not None and theirs > ours:
        sentence = f"企业方代表（{theirs} 人）多于职工方（{ours} 人），请核对两处。"
        yield Problem("employer_delegates", sentence, warning=True)


def votes(one: "Agreement", around: Around) -> Iterator[Problem]:
    """Votes of the congress: the parts within the whole, and enough of them."""
    present, due = "delegates_present", "delegates_due"
    for part, whole in ((present, due), ("votes", present), ("votes", due)):
        few, many = getattr(one, part), getattr(one, whole)
        if few is not None and many is not None and few > many:
            yield Problem(part, f"{_label(one, part)}（{few}）多于{_label(one, whole)}（{many}），请核对两处。")
    yield from _majority(one, around, one.congress_on or one.ruled_on)


def _majority(one: "Agreement", around: Around, day: str | None) -> Iterator[Problem]:
    due, present, votes = one.delegates_due, one.delegates_present, one.votes
    quorum, enough = around.rule("agreement.congress.present", day), around.rule("agreement.congress.votes", day)
    if due and quorum and present is not None and present < due * quorum.value:
        sentence = "实到代表不足应到的三分之二，不少地方规定这样的会议无效，请核对。"
        yield Problem("delegates_present", sentence, warning=True)
    if due and enough and votes is not None and votes <= due * enough.value:
        sentence = f"赞成 {votes} 人，没有超过全体代表（{due} 人）的半数，草案不算通过，请核对。"
        yield Problem("votes", sentence, warning=True)


def order(one: "Agreement") -> Iterator[Problem]:
    """The days of the path in their order."""
    days = [(name, day) for name in codes.STEPS if (day := getattr(one, name))]
    pairs = [*pairwise(days)]
    for early, late in codes.PAIRS:
        first, then = getattr(one, early), getattr(one, late)
        if first and then:
            pairs.append(((early, first), (late, then)))
    for (early, first), (late, then) in pairs:
        if first_day(then) < first_day(first):
            yield Problem(late, f"{_label(one, late)}早于{_label(one, early)}（{first}），请核对。")
    if one.objected_on and one.received_on and one.objected_on < one.received_on and not one.resubmitted_on:
        yield Problem("objected_on", f"异议日期早于人社收到日期（{one.received_on}）；重新报送过的请填重新报送日期。")


def term(one: "Agreement", around: Around) -> Iterator[Problem]:
    """The term: there once it is signed, from before to, and of a usual length."""
    if one.signed_on:
        for name in ("term_from", "term_to"):
            if not getattr(one, name):
                yield Problem(name, f"协议已签订，请填{_label(one, name)}。")
    if not (one.term_from and one.term_to):
        return
    start, end = first_day(one.term_from), one.lapses_on or one.term_to
    if one.term_to < one.term_from:
        yield Problem("term_to", f"期限止早于期限起（{one.term_from}），请核对。")
        return
    short = around.rule("agreement.term.short", one.ruled_on)
    long = around.rule("agreement.term.long", one.ruled_on)
    if short and end < store_date(months_later(start, 12 * int(short.value))):
        yield Problem("term_to", f"期限不满 {short.value} 年，集体合同的期限一般为一至三年，请核对。", warning=True)
    if long and end > store_date(months_later(start, 12 * int(long.value))):
        yield Problem("term_to", f"期限超过 {long.value} 年，集体合同的期限一般为一至三年，请核对。", warning=True)


def numbers(one: "Agreement", rows: Sequence[AgreementEnterprise], around: Around) -> Iterator[Problem]:
    """Workers, firms and raises: parts within the whole, and the whole what its rows add up to."""
    if one.signed_on and not one.workers:
        yield Problem("workers", "协议已签订，请填覆盖职工数。")
    for part in ("women_workers", "migrant_workers"):
        few = getattr(one, part)
        if few is not None and one.workers is not None and few > one.workers:
            yield Problem(part, f"{_label(one, part)}（{few}）多于覆盖职工数（{one.workers}），请核对两处。")
    if one.raise_from is not None and one.raise_to is not None and one.raise_from > one.raise_to:
        yield Problem("raise_to", "工资增幅的高值低于低值，请核对两处。")
    firm = around.linked(Enterprise, one.enterprise)
    if firm and firm.workers is not None and (one.workers or 0) > firm.workers:
        sentence = f"覆盖职工数（{one.workers}）多于企业登记的职工总数（{firm.workers}），请核对。"
        yield Problem("workers", sentence, warning=True)
    if rows:
        yield from _sums(one, rows)


def _sums(one: "Agreement", rows: Sequence[AgreementEnterprise]) -> Iterator[Problem]:
    listed, workers = len(rows), sum(row.workers or 0 for row in rows)
    if one.firms is None or one.firms < listed:
        told = f"“覆盖企业”里列了 {listed} 家"
        yield Problem("firms", f"{told}，覆盖企业数应为 {listed} 家或更多，请填写。")
    elif one.firms > listed:
        sentence = f"覆盖企业数是 {one.firms} 家，只列了 {listed} 家，没有列出的不计入企业家数。"
        yield Problem("firms", sentence, warning=True)
    whole = one.firms == listed and all(row.workers is not None for row in rows)
    if one.workers is not None and (workers > one.workers or (whole and workers != one.workers)):
        yield Problem("workers", f"各企业的职工合计 {workers} 人，与覆盖职工数（{one.workers}）不符，请核对。")


def _label(one: "Agreement", name: str) -> str:
    declared = field_of(one.__dataclass_fields__[name])
    return declared.label if declared else name

"""Named subsets and figures of the work log: one count for each ledger, and the sums that matter to it."""

from dataclasses import dataclass

from unionbook.ground.conditions import Condition, Not, by_end, during, every, is_
from unionbook.ground.figures import Figure, Subset
from unionbook.ground.wording import Wording
from unionbook.records.worklog.codes import CATEGORY

DONE = during("done_on")


@dataclass(frozen=True)
class Ledger:
    """How one category is counted. measure: of its lines.  sums: the quantities added up.

    adopted: suggestions and bulletins, of which some are taken up.  standing: what lasts is also counted by the
    last counted day, whenever it began.
    """

    measure: str
    sums: tuple[str, ...] = ()
    adopted: bool = False
    standing: bool = False


LEDGERS = {
    "meeting": Ledger("次", ("people",)),
    "symposium": Ledger("场", ("units", "people")),
    "tripartite": Ledger("次", ("units",)),
    "visit": Ledger("次", ("units", "people")),
    "guidance": Ledger("次", ("units",)),
    "talk": Ledger("次", ("people",)),
    "inspection": Ledger("次", ("units",)),
    "notice": Ledger("次", ("units",)),
    "consultation": Ledger("次", ("people",)),
    "leaflet": Ledger("种", ("copies", "units")),
    "publicity": Ledger("次", ("pieces", "copies")),
    "study": Ledger("次", ("people",)),
    "research": Ledger("次", ("units",)),
    "suggestion": Ledger("次", ("pieces",), adopted=True),
    "bulletin": Ledger("条", adopted=True),
    "mechanism": Ledger("个", standing=True),
    "rules": Ledger("项", standing=True),
    "adviser": Ledger("名", standing=True),
    "party": Ledger("次"),
    "project": Ledger("项", ("units", "pieces")),
    "shortcoming": Ledger("项"),
    "plan": Ledger("项"),
    "other": Ledger("项"),
}
SUMS = {
    "units": ("单位", "家"),
    "people": ("人数", "人"),
    "copies": ("份数", "份"),
    "pieces": ("件（条）数", "件"),
}
BY_SUPERIOR = every(DONE, is_("category", "inspection"), is_("by", "superior"))


def _of(code: str) -> tuple[Figure, ...]:
    """The figures of one ledger."""
    ledger, label, mine = LEDGERS[code], CATEGORY.items[code], is_("category", code)
    rows = f"日期在报告期内、不晚于截止日的“{label}”记录"
    found = [_count(code, label, f"{rows}条数。", every(DONE, mine), ledger.measure)]
    found += (_sum(f"{code}_{name}", f"{label}{SUMS[name][0]}", rows, every(DONE, mine), name) for name in ledger.sums)
    if ledger.adopted:
        where = every(DONE, mine, is_("adopted", 1))
        found.append(_count(f"{code}_adopted", f"被采用的{label}", f"{rows}中已采用的条数。", where, "条"))
    if ledger.standing:
        where = every(by_end("done_on"), Not(by_end("ends_on")), mine)
        words = f"日期不晚于截止日、到截止日没有终止的“{label}”记录条数。"
        found.append(_count(f"{code}_standing", f"现有{label}", words, where, ledger.measure))
    return tuple(found)


def _count(name: str, label: str, definition: str, where: Condition, measure: str) -> Figure:
    return Figure(name=name, label=label, measure=measure, definition=definition, where=where)


def _sum(name: str, label: str, rows: str, where: Condition, path: str) -> Figure:
    word, measure = SUMS[path]
    return Figure(
        name=name,
        label=label,
        measure=measure,
        definition=f"{rows}所填{word}之和，各条之间不去重。",
        where=where,
        what="sum",
        path=path,
        wording=Wording.EXACT,
    )


FIGURES = (
    _count("lines", "工作记录", "日期在报告期内、不晚于截止日的工作记录条数，各类都计。", DONE, "条"),
    *(figure for code in LEDGERS for figure in _of(code)),
    _count(
        "inspection_superior",
        "上级检查",
        "日期在报告期内、不晚于截止日、由上级工会开展的检查次数。",
        BY_SUPERIOR,
        "次",
    ),
    _sum(
        "inspection_superior_units",
        "上级检查单位",
        "日期在报告期内、不晚于截止日、由上级工会开展的检查",
        BY_SUPERIOR,
        "units",
    ),
)

SUBSETS = (
    Subset("year", "本年全部", DONE, chip=True, definition="日期在报告期内的工作记录。"),
    *(
        Subset(code, f"{'本年' if chip else ''}{CATEGORY.items[code]}", every(DONE, is_("category", code)), chip=chip)
        for code, chip in (
            ("visit", True),
            ("inspection", True),
            ("meeting", True),
            ("leaflet", True),
            ("bulletin", True),
            ("suggestion", False),
            ("consultation", False),
            ("study", False),
            ("publicity", False),
            ("plan", False),
            ("shortcoming", False),
        )
    ),
)

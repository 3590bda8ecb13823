"""Named subsets and figures of unpaid wages; the money that came back is counted by its own rows."""

from unionbook.ground.conditions import Condition, Has, Not, among, by_end, during, either, every, filled, is_
from unionbook.ground.figures import Figure, Ratio, Subset
from unionbook.ground.wording import Wording
from unionbook.records.wages import codes

RECEIVED = during("received_on")
SETTLED = during("settled_on")
OPEN = every(by_end("received_on"), Not(either(*map(by_end, ("settled_on", "arbitration_on", "withdrawn_on")))))

SUBSETS = (
    Subset("received", "本年登记", RECEIVED, chip=True),
    Subset("open", "在办", among("stage", *codes.GOING), chip=True),
    Subset("settled", "本年付清", SETTLED, chip=True, definition="全部到账日期在今年的讨薪件。"),
    Subset("arbitration", "转仲裁、诉讼", is_("stage", "arbitration")),
)


def _count(name: str, label: str, definition: str, where: Condition, measure: str = "件") -> Figure:
    return Figure(name=name, label=label, measure=measure, definition=definition, where=where)


def _people(name: str, label: str, path: str, rows: str, where: Condition) -> Figure:
    return Figure(
        name=name,
        label=label,
        measure="名",
        definition=f"{rows}之和。",
        where=every(where, filled(path)),
        what="sum",
        path=path,
        wording=Wording.NEAR,
    )


def _money(name: str, label: str, path: str, rows: str, where: Condition) -> Figure:
    return Figure(
        name=name,
        label=label,
        measure="元",
        definition=f"{rows}之和。",
        where=where,
        what="sum",
        path=path,
        money=True,
        wording=Wording.WAN,
    )


def _with(code: str, label: str) -> Figure:
    """Cases settled in the period with the help of one body, whether named for the case or for a payment."""
    helped = either(Has("wage_helper", is_("body", code)), Has("recovery", is_("body", code)))
    words = f"全部到账日期在报告期内、协同部门里有{label}的讨薪件数。"
    return _count(f"settled_with_{code}", f"与{label}协同付清的讨薪", words, every(SETTLED, helped), measure="个")


_ROWS = "登记日期在报告期内、不晚于截止日的讨薪件"

FIGURES: tuple[Figure | Ratio, ...] = (
    _count("received", "讨薪件", f"{_ROWS}数。", RECEIVED),
    _people("workers", "讨薪涉及工人", "workers", f"{_ROWS}所填涉及人数", RECEIVED),
    _people("migrant_workers", "讨薪涉及农民工", "migrant_workers", f"{_ROWS}所填农民工人数", RECEIVED),
    _money("claimed", "拖欠工资金额", "claimed", f"{_ROWS}所填拖欠金额", RECEIVED),
    _count("settled", "付清欠薪的工地（单位）", "全部到账日期在报告期内、不晚于截止日的讨薪件数。", SETTLED, "个"),
    _people("settled_workers", "付清欠薪涉及工人", "workers", "全部到账日期在报告期内的讨薪件所填涉及人数", SETTLED),
    *(_with(code, label) for code, label in codes.BODY.items.items()),
    _count("arbitration", "转仲裁、诉讼的讨薪", "转仲裁、诉讼日期在报告期内的讨薪件数。", during("arbitration_on")),
    _count("open", "在办讨薪", "登记日期不晚于截止日、到截止日还没有付清、转仲裁或撤回的讨薪件数。", OPEN),
    _count(
        "settled_here",
        "登记后已付清的讨薪",
        f"{_ROWS}中，截止日前已全部到账的件数。",
        every(RECEIVED, by_end("settled_on")),
    ),
    Ratio(
        name="settled_rate",
        label="讨薪付清率",
        upper="settled_here",
        lower="received",
        definition="报告期内登记的讨薪件中已全部到账的比例。",
    ),
)

"""查阅登记: when full numbers of people's papers, phones and accounts were looked at or left the book, which lists were
printed, what was refused: for whom, on which PC, what for. Never the values themselves."""

from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.codes import CodeList
from unionbook.ground.conditions import is_
from unionbook.ground.figures import Subset
from unionbook.ground.kind import Column, Kind, Record, Section

LOOKED, PRINTED, EXPORTED, REFUSED, KEYED, PURGED = "look", "print", "export", "refuse", "key", "purge"

MANNER = CodeList(
    "方式",
    {
        LOOKED: "查看",
        PRINTED: "打印",
        EXPORTED: "导出",
        REFUSED: "没有给看",
        KEYED: "口令",
        PURGED: "清除",
    },
)


@dataclass(kw_only=True)
class Disclosure(Record):
    """One thing that was looked at, printed, exported or refused. It is never changed nor taken out.

    record: the uid of the one record it was about.  columns: labels of what was shown in full.
    """

    disclosed_on: str | None = fields.day("日期", required=True)
    at: str | None = fields.text("时刻", longest=8, chars=3)
    who: str | None = fields.name("经手人", chars=5)
    device: str | None = fields.text("电脑", longest=80, chars=6)
    how: str | None = fields.code("方式", MANNER, chars=4)
    what: str | None = fields.text("内容", required=True, longest=120, chars=12)
    of_kind: str | None = fields.text("资料", longest=40, chars=6)
    record: str | None = fields.text("记录编号", longest=64, chars=10)
    rows: int | None = fields.integer("条数", required=True)
    columns: str | None = fields.text("完整显示的栏目", wide=True, longest=400, chars=12)
    masked: int | None = fields.flag("已遮盖", chars=3)
    reason: str | None = fields.text("用途", wide=True, longest=200, chars=14)


KIND = Kind(
    name="disclosure",
    label="查阅登记",
    record=Disclosure,
    measure="次",
    title=("disclosed_on", "what"),
    icon="eye",
    hidden=True,
    sections=(
        Section(
            "查阅登记",
            (
                *("disclosed_on", "at", "who", "device", "how", "what", "of_kind", "record", "rows"),
                *("masked", "columns", "reason"),
            ),
        ),
    ),
    columns=(
        Column("disclosed_on"),
        Column("at", narrow=False),
        Column("how"),
        Column("what", bold=True),
        Column("rows"),
        Column("who", narrow=False),
        Column("reason"),
    ),
    order=("-disclosed_on", "-at"),
    search=("what", "who", "reason", "of_kind"),
    subsets=(
        Subset("in_full", "看过完整号码的", is_("masked", 0), chip=True),
        Subset("refused", "没有给看的", is_("how", REFUSED), chip=True),
    ),
    lasting=True,
    noted=True,
)

__all__ = ["EXPORTED", "KEYED", "KIND", "LOOKED", "PRINTED", "PURGED", "REFUSED", "Disclosure"]

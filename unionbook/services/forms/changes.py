"""会员变动表: for each union the members at the beginning of a period, what happened, and those at its end."""

from collections import Counter
from collections.abc import Sequence

from unionbook.ground.conditions import Condition, Frame, among, during, every
from unionbook.ground.forms import Worked
from unionbook.ground.periods import Period
from unionbook.records.member import MEMBER_EVENT
from unionbook.records.member.figures import BEFORE, MEMBERS
from unionbook.services.bridge import bridge
from unionbook.services.forms.model import Wanted
from unionbook.services.forms.reading import CHUNK
from unionbook.services.pdf.ledger.model import Align, Ledger, LedgerColumn, LedgerRow, Sum
from unionbook.store.book import Book

COLUMNS = (
    ("入会", ("join",)),
    ("转入", ("come",)),
    ("转出", ("transferred_out",)),
    ("退会", ("left", "lapsed")),
    ("除名", ("expelled",)),
    ("去世", ("deceased",)),
    ("保留会籍", ("kept",)),
    ("恢复会籍", ("restored",)),
)
"""What happens between beginning and end, and the sorts of changes that it is."""
GROUPS = ("增加", "增加", "减少", "减少", "减少", "减少", "会籍变化（仍是会员）", "会籍变化（仍是会员）")
_BLANK_ROWS = 12


def member_changes(book: Book, form: Worked, wanted: Wanted) -> tuple[Ledger, int]:
    """The table, and how many unions stand on it. wanted.rows: the unions, None all that have something to tell."""
    frame = wanted.frame or _this_month(book)
    rows = [] if wanted.blank else _rows(book, frame, wanted.rows)
    period = "＿＿＿＿年＿＿月" if wanted.blank else frame.period.label
    office = book.single("office")
    name = getattr(office, "name", "") or ""
    notes = () if wanted.blank or wanted.rows is not None else _notes(book, frame)
    heads = zip(COLUMNS, GROUPS, strict=True)
    columns = (
        LedgerColumn("基层工会", 16),
        LedgerColumn("期初会员", 4, Align.RIGHT),
        *(LedgerColumn(label, 4, Align.RIGHT, group) for (label, _), group in heads),
        LedgerColumn("期末会员", 4, Align.RIGHT),
        LedgerColumn("备注", 5),
    )
    ledger = Ledger(
        title=form.label,
        columns=columns,
        rows=rows,
        before=(f"填报单位：{name}", f"统计期间：{period}　　单位：人"),
        numbered=True,
        row_mm=8.0,
        spare=_BLANK_ROWS if wanted.blank else 0,
        sums=tuple(Sum(at, (lambda _: "") if wanted.blank else str) for at in range(1, len(columns) - 1)),
        foot=("填表人：", "负责人：", "报出日期："),
        notes=("退会含自动退会；保留会籍的仍是会员。", *notes),
        length=len(rows),
    )
    return ledger, len(rows)


def _this_month(book: Book) -> Frame:
    today = book.today()
    return Frame(Period.parse(f"{today:%Y-%m}"), today)


def _rows(book: Book, frame: Frame, unions: Sequence[str] | None) -> list[LedgerRow]:
    before, after = (_by_union(book, "member", "organisation", where, frame) for where in (BEFORE, MEMBERS))
    happened = [
        _by_union(book, MEMBER_EVENT.name, "member.organisation", every(among("sort", *sorts), during("on")), frame)
        for _, sorts in COLUMNS
    ]
    counts = [before, *happened, after]
    told = {union for count in counts for union in count} if unions is None else set(unions)
    names = _names(book, sorted(told))
    rows = []
    for union in sorted(told, key=lambda one: names.get(one, "")):
        numbers = [count[union] for count in counts]
        off = numbers[-1] - (numbers[0] + sum(numbers[1:3]) - sum(numbers[3:7]))
        cells = [names.get(union, ""), *(str(number) if number else "" for number in numbers)]
        rows.append(LedgerRow([*cells, f"差{off}人" if off else ""], numbers))
    return rows


def _by_union(book: Book, kind: str, path: str, where: Condition, frame: Frame) -> Counter[str]:
    return Counter(str(union) for (union,) in book.select(kind, [path], where, frame))


def _names(book: Book, unions: Sequence[str]) -> dict[str, str]:
    names: dict[str, str] = {}
    for start in range(0, len(unions), CHUNK):
        some = among("uid", *unions[start : start + CHUNK])
        names |= dict(book.select("organisation", ["uid", "name"], some))
    return names


def _notes(book: Book, frame: Frame) -> tuple[str, ...]:
    """The members of whom days and changes tell different things."""
    found = bridge(book, frame).differences
    if not found:
        return ()
    names = "、".join(one.title for one in found[:5])
    return (f"有 {len(found)} 名会员的会籍日期与变动记录对不上（{names}{'等' if len(found) > 5 else ''}），请先核对。",)

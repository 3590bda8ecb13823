"""Laws of printed ledgers: nothing lost, split or clipped whatever the words, and memory that does not grow."""

import io
import tracemalloc
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_sheet import print_rows
from pdf_marks import pages
from pdf_sheet import SHIPPED

from unionbook.services.pdf.ledger.model import Align, Ledger, LedgerColumn, LedgerRow, Rank, Sum
from unionbook.services.pdf.ledger.printing import print_ledger

WORDS = st.text(alphabet="工会会员职工王李赵𠮷㛃①阿·“”（），。、；！A1290.-/ \n", max_size=30)
SHORT = st.text(alphabet="工会员王𠮷·（）12A", max_size=6)


@st.composite
def ledgers(draw: st.DrawFn) -> Ledger:
    """Any table: its columns as narrow as a county may wish."""
    columns = tuple(
        LedgerColumn(label, chars, align, group, shrink)
        for label, chars, align, group, shrink in draw(
            st.lists(
                st.tuples(
                    SHORT,
                    st.floats(1.5, 14),
                    st.sampled_from(Align),
                    st.sampled_from(["", "", "甲", "乙"]),
                    st.booleans(),
                ),
                min_size=1,
                max_size=9,
            )
        )
    )
    row = st.builds(
        lambda cells, add, rank: LedgerRow(cells, (add,), rank),
        st.lists(st.one_of(SHORT, WORDS), min_size=len(columns), max_size=len(columns)),
        st.integers(0, 10**7),
        st.sampled_from([Rank.PLAIN, Rank.PLAIN, Rank.PLAIN, Rank.PART, Rank.TOTAL]),
    )
    return Ledger(
        title=draw(SHORT),
        columns=columns,
        rows=draw(st.lists(row, max_size=40)),
        before=(draw(SHORT), draw(SHORT)),
        landscape=draw(st.booleans()),
        numbered=draw(st.booleans()),
        row_mm=draw(st.sampled_from([5.0, 7.0, 9.0, 15.0])),
        sums=(Sum(draw(st.integers(0, len(columns) - 1))),),
        page_sums=draw(st.booleans()),
        counting="人",
        notes=tuple(draw(st.lists(SHORT, max_size=3))),
        foot=tuple(draw(st.lists(SHORT, max_size=3))),
    )


def seen(words: str) -> str:
    """Words without their blanks: those at a line's end are not drawn to be read."""
    return "".join(words.split())


@given(ledgers(), st.booleans())
@settings(max_examples=20, deadline=None)
def test_every_row_is_printed_whole_once_and_in_order(ledger: Ledger, mirror: bool) -> None:
    rows = list(ledger.rows)
    printed, pdf = print_rows(ledger, rows, mirror=mirror)
    sheets = pages(pdf)
    found = [row for sheet in sheets for row in sheet.rows()]  # asserts that no glyph leaves its cell
    assert all(mark.shape > 0 for sheet in sheets for mark in sheet.marks)
    numbers = iter(range(1, len(rows) + 1))
    wanted = []
    for row in rows:
        number = [str(next(numbers))] if ledger.numbered and row.rank is Rank.PLAIN else []
        wanted.append([cell for cell in (*number, *map(seen, row.cells)) if cell])
    rest = iter([[cell for cell in map(seen, row) if cell] for row in found])
    assert all(any(row == other for other in rest) for row in wanted if row)
    assert printed.rows == len(rows) and printed.pages == len(sheets)
    assert printed.sums == (sum(row.adds[0] for row in rows),)
    assert printed.unshown == ()


@given(st.lists(st.integers(0, 10**9), max_size=120), st.sampled_from([5.0, 9.0, 20.0]), st.booleans())
@settings(max_examples=15, deadline=None)
def test_the_sums_of_the_sheets_make_the_total(amounts: list[int], row_mm: float, landscape: bool) -> None:
    shown: list[int] = []

    def show(amount: int) -> str:
        shown.append(amount)
        return str(amount)

    columns = (LedgerColumn("姓名", 6), LedgerColumn("金额", 10, Align.RIGHT))
    ledger = Ledger("表", columns, (), landscape=landscape, row_mm=row_mm, sums=(Sum(1, show),), page_sums=True)
    printed, pdf = print_rows(ledger, (LedgerRow(("某", str(amount)), (amount,)) for amount in amounts))
    rows = [row for sheet in pages(pdf) for row in sheet.rows()]
    of_sheets = [int(row[1]) for row in rows if row[0] == "本页小计"]
    [total] = [int(row[1]) for row in rows if row[0] == "合计"]
    assert sum(of_sheets) == total == sum(amounts) == printed.sums[0]
    assert len(of_sheets) == (printed.pages if amounts else 0)


class Nowhere(io.RawIOBase):
    """A file that keeps nothing."""

    def write(self, part: object) -> int:
        return len(part)  # type: ignore[arg-type]


def test_memory_does_not_grow_with_the_sheets() -> None:
    held: list[int] = []

    def rows() -> Iterator[LedgerRow]:
        for n in range(200 * 25):
            yield LedgerRow((f"王{n}", f"3307{n:014d}", "青山镇联合工会", f"3307{n * 7919 % 10**9:09d}"))

    def step(done: int, total: int) -> bool:
        held.append(tracemalloc.get_traced_memory()[0])
        return True

    columns = (LedgerColumn("姓名", 6), LedgerColumn("证件号", 10), LedgerColumn("单位", 10), LedgerColumn("证号", 3.5))
    ledger = Ledger("名册", columns, rows(), numbered=True, row_mm=6)
    print_rows(ledger, [LedgerRow(("王", "1", "工会", "2"))])  # opens the fonts
    tracemalloc.start()
    print_ledger(ledger, Nowhere(), fonts=SHIPPED, step=step)  # type: ignore[arg-type]
    tracemalloc.stop()
    assert len(held) > 150
    # What words look like is remembered for some hundreds of them, up to about the fortieth sheet.
    assert max(held[-50:]) < max(held[45:95]) + 50_000

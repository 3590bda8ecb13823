"""节假日安排: the days of a year that are not as their weekday says; the office's own can be added and changed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from unionbook.ground.conditions import is_
from unionbook.ground.holidays import announced
from unionbook.services.law import TABLES, days_of
from unionbook.ui.frame.page import Page, Shell
from unionbook.ui.frame.pagehead import PageHead, leave_by_escape
from unionbook.ui.ledger.plain import PlainRow, PlainTable, plain_column
from unionbook.ui.look import theme
from unionbook.ui.look.layout import listed, page_column

OWN = "day_off"
"""The kind whose rows are the office's own days."""

COLUMNS = (
    plain_column("日期", 7, bold=True),
    plain_column("星期", 4),
    plain_column("安排", 6),
    plain_column("名称", 6, wide=True),
    plain_column("来源", 6),
    plain_column("依据", 18, wide=True, narrow=False),
)


class HolidaysPage(Page):
    """One year at a time. Enter on a day opens the office's own entry, or begins one for that day."""

    topic = "节假日安排"

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell, self.book = shell, shell.book
        self.kind = self.book.cabinet[OWN]
        self.year = _usual_year(self.book.today().year)
        self.head = PageHead(self.topic, shell.back)
        self.before = theme.button("", "chevron_left", "flat", tip="前一年")
        self.after = theme.button("", "chevron_right", "flat", tip="后一年")
        self.label = theme.look(QLabel(), "strong")
        self.own = theme.button("本单位自定的")
        self.add = theme.button(f"{self.kind.enter} Ctrl+N", "add", "primary")
        self.add.setAccessibleName(self.kind.enter)
        self.head.add(self.before, self.label, self.after, self.own, self.add)
        self.table = PlainTable(COLUMNS, "一年里与平常不同的日子")
        self.empty = theme.look(QLabel(), "label")
        self.empty.setWordWrap(True)
        self._lay_out()
        self.before.clicked.connect(lambda: self.show_year(self.year - 1))
        self.after.clicked.connect(lambda: self.show_year(self.year + 1))
        self.own.clicked.connect(lambda: shell.show_list(self.kind))
        self.add.clicked.connect(self.new)
        self.table.opened.connect(self._open)
        self.table.escaped.connect(shell.back)
        leave_by_escape(self, shell.back)

    def _lay_out(self) -> None:
        self.empty.setContentsMargins(24, 24, 24, 24)
        page_column(self, self.head, listed(self.empty, self.table))

    def activated(self) -> None:
        self.refresh()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def changed(self, kinds: set[str]) -> None:
        if kinds & TABLES:
            self.refresh()

    def mark(self) -> tuple[int, str]:
        row = self.table.current()
        return self.year, row.key if row is not None else ""

    def resume(self, mark: object) -> None:
        match mark:
            case (int(year), str(day)):
                self.show_year(year)
                self.table.go(day)

    def show_year(self, year: int) -> None:
        """Another year."""
        self.year = year
        self.refresh()

    def refresh(self) -> None:
        """Read the year again."""
        days = days_of(self.book, self.year)
        rows = []
        for day, own in days:
            work = ("调休上班", "warn") if day.works else ("放假", "ok")
            source = ("本单位", "info") if own else ("随程序", "neutral")
            weekday = f"星期{'一二三四五六日'[day.day.weekday()]}"
            cells = (day.day.isoformat(), weekday, "", day.name, "", day.source)
            rows.append(PlainRow(cells, {2: work, 4: source}, day.day.isoformat()))
        self.table.show_rows(rows)
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        told = f"{self.year} 年的放假安排没有收录，期限按星期一至星期五上班计算。"
        self.empty.setText(f"{told}通知下来以后，可以按 Ctrl+N 逐日登记。")
        self.label.setText(f"{self.year} 年")
        off = sum(not day.works for day, _ in days)
        self.head.caption.tell(f"放假 {off} 天，调休上班 {len(days) - off} 天" if days else "")
        count = self.book.count(OWN)
        self.own.setText(f"本单位自定的 {count} 天")
        self.own.setVisible(count > 0)
        self.shell.say(f"{self.year} 年 {len(days)} 天", "休息日不变的周六、周日不列")

    def _open(self) -> None:
        row = self.table.current()
        if row is None:
            return
        found = self.book.select(OWN, ["uid"], is_("day", row.key))
        if found:
            self.shell.open_record(self.kind, found[0][0])
        else:
            self.shell.enter(self.kind, {"day": row.key, "name": row.cells[3]})

    def new(self) -> None:
        self.shell.enter(self.kind)


def _usual_year(this: int) -> int:
    """This year when its days are known, otherwise the nearest that are."""
    known = {one.day.year for one in announced()}
    return this if this in known else min(known, key=lambda year: abs(year - this), default=this)

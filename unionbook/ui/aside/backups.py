"""备份: what backups there are and how each differs from now, restoring one, the second place, the yearly drill."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout
from shiboken6 import isValid

from unionbook.ground.errors import Refusal
from unionbook.services.backup.differing import Difference, briefly, difference, now_of
from unionbook.services.backup.drill import Drilled, drill
from unionbook.services.backup.keeping import Backups, Outcome
from unionbook.services.backup.standing import standing_of
from unionbook.store.backup.kept import Kept
from unionbook.ui.aside.backupside import ChosenCard, PlacesCard
from unionbook.ui.frame import work
from unionbook.ui.frame.page import Page
from unionbook.ui.frame.pagehead import PageHead, leave_by_escape
from unionbook.ui.frame.savestate import moment
from unionbook.ui.ledger.plain import PlainRow, PlainTable, plain_column
from unionbook.ui.look import theme
from unionbook.ui.look.layout import beside, listed, page_column
from unionbook.ui.look.tip import TipLine

if TYPE_CHECKING:
    from unionbook.ui.frame.desk import Desk

SIDE, BOTH = 320, 420
"""px of the cards at the right, and of the page from which both have room."""

OTHER, CHOSEN = "位置和演练", "返回这份备份"

TONES = {"坏了": "bad", "完好": "ok"}

COLUMNS = (
    plain_column("备份时间", 9, bold=True),
    plain_column("和现在比", 14, wide=True),
    plain_column("状态", 4),
    plain_column("何时备的", 6, narrow=False),
    plain_column("条数", 5, right=True),
    plain_column("大小", 5, right=True, narrow=False),
    plain_column("第几次写入", 5, right=True, narrow=False),
)


class BackupsPage(Page):
    """The list; beside it the current one with 恢复, where backups lie, and the drill."""

    topic = "备份"

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self.desk, self.book = desk, desk.book
        self.backups = Backups(self.book)
        self.kept: dict[str, tuple[Kept, Difference]] = {}
        self.head = PageHead(self.topic, desk.back)
        self.copy = theme.button("复制到 U 盘", "usb_stick")
        self.make = theme.button("现在备份 Ctrl+N", "save_copy", "primary")
        self.make.setAccessibleName("现在备份")
        self.other = theme.button(OTHER, style="link")
        self.head.add(self.other, self.copy, self.make)
        self.line = TipLine()
        self.table = PlainTable(COLUMNS, "备份")
        self.chosen, self.places = ChosenCard(), PlacesCard()
        self._lay_out()
        self.table.moved.connect(self._tell)
        self.table.opened.connect(self.ask)
        self.table.escaped.connect(desk.back)
        self.make.clicked.connect(self.new)
        self.copy.clicked.connect(desk.frame.copies.to_stick)
        self.other.clicked.connect(self._turn)
        self.chosen.asked.connect(self.ask)
        self.chosen.agreed.connect(self._restore)
        self.chosen.given_up.connect(self._give_up)
        self.chosen.discarded.connect(self.remove)
        self.places.choosing.connect(self.choose_second)
        self.places.clearing.connect(self.clear_second)
        self.places.drilling.connect(self.drill)
        leave_by_escape(self, desk.back)

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(theme.SIZES.px(10))
        for part in (self.chosen, self.places):
            part.setFixedWidth(theme.SIZES.px(SIDE))
        side.addWidget(self.chosen, 1)
        side.addWidget(self.places)
        card = listed(self.table)
        page_column(self, self.head, self.line, beside(card, side, wide=card))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where there is no room for both cards, one stands there and the other behind a button."""
        both = self.height() >= theme.SIZES.px(BOTH)
        turned = self.other.text() != OTHER
        self.other.setVisible(not both)
        self.chosen.setVisible(both or not turned)
        self.places.setVisible(both or turned)

    def _turn(self) -> None:
        self.other.setText(CHOSEN if self.other.text() == OTHER else OTHER)
        self.other.setAccessibleName(self.other.text())
        self._fit()

    # --- what is shown ---------------------------------------------------------------------------------------------

    def activated(self) -> None:
        self.refresh()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def changed(self, kinds: set[str]) -> None:
        self.refresh()

    def mark(self) -> str:
        row = self.table.current()
        return row.key if row is not None else ""

    def resume(self, mark: object) -> None:
        self.refresh()
        if isinstance(mark, str):
            self.table.go(mark)

    def refresh(self) -> None:
        """Read the lists again."""
        now = now_of(self.book)
        with work.waiting():
            found = self.backups.listed()
        self.kept = {str(one.path): (one, difference(one, now)) for one in found}
        self.table.show_rows([self._row(one, than) for one, than in self.kept.values()])
        self._tell_standing(len(found))
        self.places.show_settings(self.backups.settings)
        self._tell()

    def _row(self, one: Kept, than: Difference) -> PlainRow:
        where = "" if one.path.is_relative_to(self.backups.own().folder) else "（第二位置）"
        state = one.state_word, TONES.get(one.state_word, "warn")
        at = one.moment()
        cells = (
            f"{at:%Y-%m-%d %H:%M}" if at else "时间不明",
            one.hurt or briefly(than, self.book.cabinet),
            "",
            f"{one.why}{where}",
            f"{sum(one.rows.values()):,}" if one.rows else "",
            f"{one.size / 1e6:,.1f} MB",
            f"{one.generation}",
        )
        return PlainRow(cells, {2: state}, str(one.path))

    def _tell_standing(self, count: int) -> None:
        standing = standing_of(self.backups)
        at = standing.last.moment() if standing.last else None
        self.head.caption.tell(f"共 {count} 份 · 最近一份完好的 {moment(at)}" if at else "还没有备份")
        if standing.halted:
            words = "恢复以后旧备份暂不清理，请先看看恢复得对不对。"
            self.line.say(words, "warn", "内容无误，继续清理", self.agree)
        elif standing.troubles:
            self.line.say(standing.troubles[0], "warn")
        elif standing.drill_due:
            self.line.say("一年没有做恢复演练了：演练一次，才知道备份真的能用。", "info", "现在演练", self.drill)
        else:
            self.line.hide()

    def _tell(self) -> None:
        """The current backup in full."""
        row = self.table.current()
        if row is None:
            self.chosen.show_nothing()
            self.desk.say("还没有备份", "Ctrl+N 现在备份")
            return
        one, than = self.kept[row.key]
        self.chosen.show_kept(one, than, self.book.cabinet)
        self.desk.say(f"备份 {len(self.kept)} 份", "Enter 恢复选中的一份")

    # --- making ----------------------------------------------------------------------------------------------------

    def new(self) -> None:
        """Ctrl+N: a backup now."""
        self.make.setEnabled(False)
        self.desk.frame.copies.make_now(self._made)

    def _made(self, outcome: Outcome) -> None:
        if not outcome.troubles:
            self.desk.toast(f"已备份到 {len(outcome.made)} 处，读回核对无误。")
        if not isValid(self):
            return
        self.make.setEnabled(True)
        self.refresh()
        if outcome.made:
            self.table.go(str(outcome.made[0].path))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- restoring -------------------------------------------------------------------------------------------------

    def ask(self) -> None:
        """What restoring the current one would do; Enter once more does it."""
        row = self.table.current()
        if row is not None and self.kept[row.key][0].good:
            if self.other.text() != OTHER:
                self._turn()
            self.chosen.ask()

    def _give_up(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _restore(self) -> None:
        row = self.table.current()
        if row is not None:
            self.desk.frame.copies.restore(self.kept[row.key][0])

    def remove(self) -> None:
        """Delete: a backup that cannot be restored goes; a good one is never deleted by hand."""
        row = self.table.current()
        if row is None or self.kept[row.key][0].good:
            return
        try:
            self.backups.discard(self.kept[row.key][0])
        except Refusal as refusal:
            self.desk.refuse(refusal)
            return
        self.desk.toast("那一份已删除，好的备份都在。")
        self.refresh()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def agree(self) -> None:
        """The restored book is right."""
        self.backups.agree()
        self.desk.toast("好的，旧备份照常清理。")
        self.refresh()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- the second place and the drill ----------------------------------------------------------------------------

    def choose_second(self) -> None:
        """Another folder for backups, best on another disk."""
        start = self.backups.settings.second or str(Path.home())
        chosen = QFileDialog.getExistingDirectory(self, "第二备份位置", start)
        if not chosen:
            return
        try:
            self.backups.put_second(Path(chosen))
        except Refusal as refusal:
            self.desk.refuse(refusal)
            return
        self.refresh()
        self.new()

    def clear_second(self) -> None:
        """No second place any more; what lies there stays."""
        self.backups.put_second(None)
        self.desk.toast("不再往第二位置备份，已有的备份还在那里。")
        self.refresh()

    def drill(self) -> None:
        """恢复演练 now."""
        work.run(self.desk, lambda step: drill(self.backups, step=step), self._drilled, "正在恢复演练，可以照常工作")

    def _drilled(self, result: Drilled) -> None:
        if isValid(self):
            self.refresh()
        if result.well:
            self.desk.toast(result.sentence)
        else:
            self.desk.refuse(Refusal(result.sentence))


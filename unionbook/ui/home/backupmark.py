"""The state of the backups on 今日: when the last good one was made and where, or what is wrong. It opens 备份."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from unionbook.ui.frame.savestate import moment
from unionbook.ui.look import theme

if TYPE_CHECKING:
    from unionbook.services.backup.standing import Standing
    from unionbook.ui.frame.desk import Desk


class BackupMark(QWidget):
    """One flat button; the whole story is its tooltip and its name to be heard."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self.desk = desk
        self.button = theme.button("", style="flat")
        self.button.clicked.connect(desk.show_backups)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        self.standing: Standing | None = None
        self._folded = False
        self.hide()

    def refresh(self) -> None:
        """Read the lists again."""
        if self.desk.book.practice_day is not None:
            return
        from unionbook.services.backup.keeping import Backups
        from unionbook.services.backup.standing import standing_of

        self.standing = standing_of(Backups(self.desk.book))
        word, tone, told = words_of(self.standing)
        self.button.setText(f" {word}")
        self.button.setIcon(theme.icon("shield_checkmark" if tone == "text2" else "shield_error", 20, tone))
        self.button.setToolTip(told)
        self.button.setAccessibleName(told)
        self._fit()

    def fold(self, folded: bool) -> None:
        """Not here while the card of the check-up tells the same."""
        self._folded = folded
        self._fit()

    def _fit(self) -> None:
        self.setVisible(self.standing is not None and not self._folded)


def words_of(standing: "Standing") -> tuple[str, str, str]:
    """(short words, tone, the whole sentence) for how the backups stand."""
    last = standing.last
    at = last.moment() if last is not None else None
    where = f"最近一份好的备份是 {at:%Y-%m-%d %H:%M} 的，在“{last.path.parent}”。" if last and at else "还没有备份。"
    if standing.troubles:
        return "备份有问题", "warn", f"{standing.troubles[0]}{where}"
    if standing.halted:
        return "恢复待确认", "warn", f"恢复以后旧备份暂不清理，请看看恢复得对不对，再到“备份”页确认。{where}"
    if standing.drill_due:
        return "该做恢复演练", "warn", f"一年没有做恢复演练了，请到“备份”页演练一次。{where}"
    if at is None:
        return "还没有备份", "text2", "还没有备份，关闭台账时会自动备份。"
    return f"备份 {moment(at)}", "text2", where

"""The cards beside the list of backups: the current one with 恢复, and where backups lie with the drill."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from unionbook.ground.cabinet import Cabinet
from unionbook.services.backup.differing import Difference, in_full
from unionbook.services.backup.settings import Settings
from unionbook.store.backup.kept import OLD_KEY, Kept
from unionbook.ui.batch.foresight import Foresight
from unionbook.ui.look import theme
from unionbook.ui.look.elided import Elided


class ChosenCard(QFrame):
    """asked: 恢复… was pressed.  agreed: and once more.  given_up: 取消.  discarded: a damaged one is to go."""

    asked = Signal()
    agreed = Signal()
    given_up = Signal()
    discarded = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.look(self, "card")
        self.title, self.where = theme.look(QLabel(), "section"), Elided("", "caption")
        self.words = Foresight()
        self.restore = theme.button("恢复… Enter", "arrow_reset")
        self.restore.setAccessibleName("恢复这一份")
        self.discard = theme.button("删除这一份", "delete", tip="删除不能恢复的这一份（Delete）")
        self.go = theme.button("恢复这一份", style="primary")
        self.cancel = theme.button("取消")
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch()
        for button in (self.discard, self.restore, self.cancel, self.go):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(theme.SIZES.px(6))
        column.addWidget(self.title)
        column.addWidget(self.where)
        column.addWidget(self.words)
        column.addStretch(1)
        column.addLayout(foot)
        self.restore.clicked.connect(self.asked)
        self.go.clicked.connect(self.agreed)
        self.discard.clicked.connect(self.discarded)
        self.discard.hide()
        self.cancel.clicked.connect(self._give_up)
        self._asking(False)

    def show_nothing(self) -> None:
        """There is no backup."""
        self.title.setText("还没有备份")
        self.where.hide()
        self.words.say("关闭台账时会自动备份；也可以现在备份一次。", "info")
        self._asking(False)
        self.restore.setEnabled(False)
        self.discard.hide()

    def show_kept(self, one: Kept, than: Difference, cabinet: Cabinet) -> None:
        """This one, and what restoring it would change."""
        self._asking(False)
        self.title.setText(f"{one.made.replace('T', ' ')} 的备份")
        self.where.tell(f"在 {one.path.parent}")
        self.where.show()
        self.restore.setEnabled(one.good)
        self.restore.setVisible(one.good)
        self.discard.setVisible(not one.good)
        if one.hurt == OLD_KEY:
            words = f"这一份{OLD_KEY}。要看它，请用“打开”打开那个文件，输入那时的口令；不要了的可以删除。"
            self.words.say(words, "warn")
        elif one.hurt:
            self.words.say(f"这一份坏了（{one.hurt}），不能恢复，也不算数。", "bad")
        else:
            self.words.say(in_full(than, cabinet), "ok" if than.none else "info")

    def ask(self) -> None:
        """Once more: restoring changes the book."""
        self.words.say(f"{self.words.words.text()}现在的台账会先备份好，想回来随时可以。", "warn")
        self._asking(True)
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _asking(self, on: bool) -> None:
        self.restore.setVisible(not on)
        self.go.setVisible(on)
        self.cancel.setVisible(on)

    def _give_up(self) -> None:
        text = self.words.words.text().removesuffix("现在的台账会先备份好，想回来随时可以。")
        self.words.say(text, "info")
        self._asking(False)
        self.given_up.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.go.isVisible():
            self._give_up()
            return
        super().keyPressEvent(event)


class PlacesCard(QFrame):
    """choosing, clearing: the second place.  drilling: a drill now."""

    choosing = Signal()
    clearing = Signal()
    drilling = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.look(self, "card")
        self.second, self.drilled = Elided("", "caption"), Elided("", "caption")
        self.choose = theme.button("选择…")
        self.clear = theme.button("不用了", style="link")
        self.drill = theme.button("现在演练")
        self.choose.setAccessibleName("选择第二备份位置")
        self.clear.setAccessibleName("不用第二备份位置")
        self.drill.setAccessibleName("现在做恢复演练")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 8)
        column.setSpacing(theme.SIZES.px(6))
        column.addLayout(_line("第二备份位置", self.second, self.clear, self.choose))
        column.addLayout(_line("恢复演练", self.drilled, self.drill))
        self.choose.clicked.connect(self.choosing)
        self.clear.clicked.connect(self.clearing)
        self.drill.clicked.connect(self.drilling)

    def show_settings(self, settings: Settings) -> None:
        """What is set."""
        self.second.tell(settings.second or "没有设，最好是另一块盘")
        self.clear.setVisible(bool(settings.second))
        told = "没有成功" if settings.drill else "成功"
        self.drilled.tell(f"上次 {settings.drilled}，{told}" if settings.drilled else "还没有做过，每年做一次")


def _line(label: str, words: Elided, *buttons: QWidget) -> QHBoxLayout:
    row, told = QHBoxLayout(), QVBoxLayout()
    told.setSpacing(0)
    told.addWidget(theme.look(QLabel(label), "strong"))
    told.addWidget(words)
    row.setSpacing(6)
    row.addLayout(told, 1)
    for button in buttons:
        row.addWidget(button)
    return row

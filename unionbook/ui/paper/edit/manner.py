"""How a figure is worded: its wording and measure word, and what the clerk writes over it, with the reason."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from unionbook.ground.figures import Ratio
from unionbook.ground.wording import Wording
from unionbook.services.report.markup import Number
from unionbook.services.tally import Counted
from unionbook.ui.look import theme
from unionbook.ui.look.elided import Elided
from unionbook.ui.paper.edit.signs import Sign, Signs, automatic, write_number

COUNTS = {
    Wording.EXACT: "原数",
    Wording.MORE: "……余",
    Wording.MANY: "……多",
    Wording.NEAR: "近……",
    Wording.OVER: "超过……",
    Wording.LEAST: "……以上",
    Wording.ABOUT: "约……",
    Wording.WAN_MANY: "……多万",
    Wording.CHINESE: "中文数字",
    Wording.NUMERAL: "中文数字（二）",
    Wording.EDITION: "第几届",
    Wording.ORDINAL: "第几次",
}
MONEY = {
    Wording.YUAN: "元",
    Wording.WAN: "万元",
    Wording.FIT: "元或万元",
    Wording.ABOUT: "约……万元",
    Wording.MORE: "……余元",
    Wording.MANY: "……多元",
    Wording.OVER: "超过……元",
    Wording.LEAST: "……元以上",
    Wording.WAN_MANY: "……多万元",
    Wording.CHINESE: "中文数字",
    Wording.WORDS: "大写",
    Wording.WORDS_MORE: "大写，余",
}


def manners(counted: Counted) -> dict[Wording, str]:
    """The wordings a figure may have, and what they are called."""
    if counted.figure.money:
        return MONEY
    fixed = isinstance(counted.figure, Ratio) or counted.figure.hundredths
    return {Wording.EXACT: COUNTS[Wording.EXACT]} if fixed else COUNTS


class Manner(QFrame):
    """changed: another sign shall stand in place of the one shown.  left: back to the text."""

    changed = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.look(self, "plain")
        self.signs: Signs | None = None
        self.number: Number | None = None
        self.title, self.hint = Elided("", "strong"), theme.look(QLabel(), "caption")
        self.hint.setWordWrap(True)
        self.wording = QComboBox()
        self.wording.setAccessibleName("写法")
        self.measure, self.typed, self.reason = _line("量词"), _line("手工改为"), _line("改数原因")
        self.again = theme.button("恢复自动", "arrow_reset", "flat", tip="去掉手工改的数，仍用台账里的自动数")
        self.fields = QWidget()
        self._lay_out()
        self.wording.activated.connect(self._say)
        for line in (self.measure, self.typed, self.reason):
            line.editingFinished.connect(self._say)
        self.again.clicked.connect(self._automatic)

    def _lay_out(self) -> None:
        grid = QGridLayout(self.fields)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        pairs = (("写法", self.wording), ("量词", self.measure), ("手工改为", self.typed), ("原因", self.reason))
        for at, (word, field) in enumerate(pairs):
            label = theme.look(QLabel(word), "caption")
            label.setBuddy(field)
            grid.addWidget(label, 2 * (at // 2), at % 2)
            grid.addWidget(field, 2 * (at // 2) + 1, at % 2)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.title, 1)
        head.addWidget(self.again)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.hint)
        column.addWidget(self.fields)
        column.addStretch(1)
        self.setMinimumWidth(theme.SIZES.px(200))

    def show_sign(self, signs: Signs, sign: Sign | None) -> None:
        """Show how a chip is worded; None for none."""
        self.signs, self.number = signs, sign.number if sign else None
        number = self.number
        theme.look(self.hint, "warning" if number is not None and number.typed else "caption")
        self.fields.setVisible(number is not None)
        self.again.setVisible(number is not None and bool(number.typed))
        self.title.setVisible(sign is not None)
        if number is None:
            self.title.tell(sign.shown if sign else "")
            nothing = "光标移到数字上，可以改写法和量词，或手工改数。\nCtrl+J 插入数字，F4 到这里改写法。"
            self.hint.setText(sign.told if sign else nothing)
            return
        counted = signs.counted(number)
        self.title.tell(counted.figure.label)
        auto = signs.worded(automatic(number), number.wording)
        self.hint.setText(f"自动数 {auto}" + (f"　手工改为 {number.typed}" if number.typed else ""))
        self._offer(counted, number)
        self.measure.setText(number.measure if number.measure is not None else counted.figure.measure)
        self.measure.setEnabled(not counted.figure.money)
        self.typed.setText(number.typed)
        self.reason.setText(number.reason)

    def _offer(self, counted: Counted, number: Number) -> None:
        """Each wording with what it makes of the number; one that makes nothing else of it comes after."""
        self.wording.clear()
        for wording, name in manners(counted).items():
            self.wording.addItem(f"{name}　{counted.worded(wording, number.measure)}", wording.value)
        now = self.wording.findData((number.wording or counted.figure.wording).value)
        self.wording.setCurrentIndex(max(now, 0))
        self.wording.setEnabled(self.wording.count() > 1)

    def take_keys(self) -> None:
        """The clerk comes here from the text."""
        if self.number is not None:
            (self.wording if self.wording.isEnabled() else self.typed).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def settled(self) -> bool:
        """Is there no number written over without its reason?"""
        return self.number is None or bool(self.typed.text().strip()) == bool(self.reason.text().strip())

    def _say(self) -> None:
        """Tell what the fields say now; a number written over waits for its reason."""
        if self.number is None or self.signs is None:
            return
        counted = self.signs.counted(self.number)
        wording = Wording(self.wording.currentData())
        own = self.measure.text().strip()
        typed, reason = self.typed.text().strip(), self.reason.text().strip()
        theme.state(self.reason, "wrong", bool(typed) and not reason)
        self.reason.setPlaceholderText("必填：为什么改" if typed and not reason else "")
        if typed and not reason:
            typed = ""
        wanted = replace(
            self.number,
            wording=None if wording is counted.figure.wording else wording,
            measure=None if own == counted.figure.measure or counted.figure.money else own or None,
            typed=typed,
            reason=reason if typed else "",
        )
        if wanted != self.number and not (self.typed.text().strip() and not reason):
            self.number = wanted
            self.changed.emit(write_number(wanted))

    def _automatic(self) -> None:
        if self.number is not None:
            self.typed.clear()
            self.reason.clear()
            self._say()
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _line(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    return made

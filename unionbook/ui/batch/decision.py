"""What becomes of those a list names, and of the others: the two steps, the day, the reason."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from unionbook.ground.dates import first_day
from unionbook.ground.errors import BadValue
from unionbook.ground.fields import DayField, TextField
from unionbook.ground.kind import Kind
from unionbook.ground.stages import Move
from unionbook.store.book import Book
from unionbook.ui.batch.steps import reason_of, refusing_move
from unionbook.ui.form.days import DayEditor
from unionbook.ui.form.editors import LineEditor
from unionbook.ui.look import theme

DAY = DayField(label="办理日期", future=True)
STAY = "先不动"


class Decision(QFrame):
    """The card at the foot. entered: Enter in one of its fields.  escaped: Esc.  changed: another step was chosen."""

    entered = Signal()
    escaped = Signal()
    changed = Signal()

    def __init__(self, book: Book, kind: Kind) -> None:
        super().__init__()
        theme.look(self, "card")
        self.book, self.kind = book, kind
        self.moves: list[Move] = []
        self.named, self.others = theme.look(QLabel(), "strong"), theme.look(QLabel(), "strong")
        self.approve, self.refuse = QComboBox(), QComboBox()
        self.day = DayEditor(DAY, book.today)
        self.reason = LineEditor(TextField(label="原因"))
        self.reason_label, self.fault = theme.look(QLabel("原因"), "label"), theme.look(QLabel(), "error")
        self.cancel = theme.button("取消 Esc", tip="不办了（Esc）")
        self.take = theme.button("", style="primary", tip="一次办完（Ctrl+Enter）")
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        self.approve.setAccessibleName("名单上的怎么办")
        self.refuse.setAccessibleName("其余的怎么办")
        self.day.setFixedWidth(theme.SIZES.px(132))
        self.fault.hide()
        first, second = QHBoxLayout(), QHBoxLayout()
        for line in (first, second):
            line.setSpacing(theme.SIZES.px(8))
        first.addWidget(self.named)
        first.addWidget(self.approve)
        first.addSpacing(theme.SIZES.px(8))
        first.addWidget(self.others)
        first.addWidget(self.refuse)
        first.addStretch()
        first.addWidget(theme.look(QLabel(DAY.label), "label"))
        first.addWidget(self.day)
        reason = QWidget()
        inner = QHBoxLayout(reason)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(theme.SIZES.px(8))
        inner.addWidget(self.reason_label)
        inner.addWidget(self.reason, 1)
        second.addWidget(reason, 1)
        second.addWidget(self.cancel)
        second.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 12, 10)
        column.setSpacing(theme.SIZES.px(8))
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self.fault)

    def _wire(self) -> None:
        for box in (self.approve, self.refuse):
            box.activated.connect(lambda _: self._chosen())
        for editor in (self.day, self.reason):
            editor.entered.connect(self.entered)
            editor.escaped.connect(self.escaped)
        self.take.clicked.connect(self.entered)
        self.cancel.clicked.connect(self.escaped)

    def offer(self, moves: Sequence[Move], usual: Move | None) -> None:
        """Offer these steps, the usual one for those named, one with a reason for the others."""
        self.moves = list(moves)
        self.approve.clear()
        self.refuse.clear()
        self.refuse.addItem(STAY)
        for step in self.moves:
            self.approve.addItem(step.verb)
            self.refuse.addItem(step.verb)
        if usual in self.moves:
            self.approve.setCurrentIndex(self.moves.index(usual))
        refusing = refusing_move(self.kind, [one for one in self.moves if one != usual])
        self.refuse.setCurrentIndex(self.moves.index(refusing) + 1 if refusing is not None else 0)
        self.day.show_text(self.book.today().isoformat())
        self.reason.show_text("")
        self._chosen()

    def _chosen(self) -> None:
        name = reason_of(self.kind, self.refused) if self.refused is not None else ""
        for part in (self.reason_label, self.reason):
            part.setEnabled(bool(name))
        self.reason_label.setText(self.kind.fields[name].label if name else "原因")
        self.reason.setAccessibleName(self.reason_label.text())
        self.reason.setPlaceholderText("写给名单上没有的人" if name else "")
        self._say("")
        self.changed.emit()

    @property
    def approved(self) -> Move | None:
        """The step of those named."""
        place = self.approve.currentIndex()
        return self.moves[place] if 0 <= place < len(self.moves) else None

    @property
    def refused(self) -> Move | None:
        """The step of the others, None to leave them as they are."""
        place = self.refuse.currentIndex() - 1
        return self.moves[place] if 0 <= place < len(self.moves) else None

    def count(self, named: int, others: int) -> None:
        """How many are named, and how many are not."""
        measure = self.kind.measure
        self.named.setText(f"名单上的 {named:,} {measure}")
        self.others.setText(f"其余 {others:,} {measure}")
        both = (self.approved, named), (self.refused, others)
        parts = [f"{step.verb} {number:,} {measure}" for step, number in both if step is not None and number]
        self.take.setText("，".join(parts) or "没有要办的")
        self.take.setAccessibleName(self.take.text())
        self.take.setEnabled(bool(parts))

    def sound(self, others: int) -> bool:
        """Is everything filled that is needed? Otherwise it is said, and the clerk is there."""
        try:
            typed = DAY.parse(self.day.value_text(), self.book.today())
        except BadValue as bad:
            return self._fault(self.day, str(bad))
        if not isinstance(typed, str):
            return self._fault(self.day, "请填办理日期。")
        self.on = first_day(typed)
        wanted = others and self.refused is not None and reason_of(self.kind, self.refused)
        if wanted and not self.reason.value_text().strip():
            who = f"名单上没有的 {others} {self.kind.measure}"
            return self._fault(self.reason, f"{who}，请写明{self.reason_label.text()}。")
        self._say("")
        return True

    def _fault(self, editor: LineEditor, sentence: str) -> bool:
        self._say(sentence)
        theme.state(editor, "wrong", True)
        editor.setFocus(Qt.FocusReason.TabFocusReason)
        return False

    def _say(self, sentence: str) -> None:
        for editor in (self.day, self.reason):
            theme.state(editor, "wrong", False)
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))

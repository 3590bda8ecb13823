"""Two rows side by side: what differs is marked, the value that stays is chosen field by field."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from unionbook.ground.fields import LinkField, Value
from unionbook.ground.kind import Kind
from unionbook.services.doubles.choosing import BOTH, KEPT, OTHER, Line
from unionbook.services.doubles.merging import ALL, ONE, Prospect
from unionbook.services.doubles.scan import Pair
from unionbook.store.book import Book
from unionbook.ui.ledger.plain import PlainRow, PlainTable, plain_column
from unionbook.ui.look import theme
from unionbook.ui.look.elided import Elided

MARK = {KEPT: "← 左边", OTHER: "右边 →", BOTH: "两边"}
EMPTY = "（空）"

COLUMNS = (
    plain_column("栏目", 6),
    plain_column("留下的一条", 6, wide=True),
    plain_column("并入的一条", 6, wide=True),
    plain_column("取哪边", 4),
)


class ChoosingTable(PlainTable):
    """← and → take the left or the right value, Space the next choice. chosen: (line, choice)."""

    chosen = Signal(str, str)
    united = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current()
        sides = {Qt.Key.Key_Left: KEPT, Qt.Key.Key_Right: OTHER, Qt.Key.Key_Space: ""}
        if row is not None and event.key() in sides and not event.modifiers():
            self.chosen.emit(row.key, sides[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.united.emit()
        else:
            super().keyPressEvent(event)


class DoublePane(QFrame):
    """united: make them one as chosen.  parted: they are two.  escaped: Esc."""

    united, parted, escaped = Signal(), Signal(), Signal()

    def __init__(self, book: Book, kind: Kind) -> None:
        super().__init__()
        theme.look(self, "card")
        self.book, self.kind = book, kind
        self.ahead: Prospect | None = None
        self.take: dict[str, str] = {}
        self.no = f"不是同一{kind.measure}"
        self.title, self.reasons = Elided("", "section"), Elided("", "caption")
        self.follows = theme.look(QLabel(), "label")
        self.follows.setWordWrap(True)
        self.table = ChoosingTable(COLUMNS, "两条的内容")
        self.both = theme.button("", style="link")
        self.part = theme.button(f"{self.no} N")
        self.unite = theme.button("合并 Enter", "merge", "primary")
        self._one = True
        self._lay_out()
        self._wire()
        self.show_nothing("")

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 0, 12, 0)
        foot.setSpacing(theme.SIZES.px(8))
        foot.addWidget(self.both)
        foot.addStretch()
        foot.addWidget(self.part)
        foot.addWidget(self.unite)
        head = QVBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.setSpacing(theme.SIZES.px(4))
        for label in (self.title, self.reasons, self.follows):
            head.addWidget(label)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 12, 1, 12)
        column.setSpacing(theme.SIZES.px(8))
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    def _wire(self) -> None:
        self.table.chosen.connect(self.choose)
        self.table.united.connect(self._ask)
        self.table.escaped.connect(self.escaped)
        self.unite.clicked.connect(self._ask)
        self.part.clicked.connect(self.parted)
        self.both.clicked.connect(self._turn)
        key = QShortcut(QKeySequence("N"), self, context=Qt.ShortcutContext.WindowShortcut)
        key.activated.connect(lambda: self.parted.emit() if self.part.isEnabled() else None)
        self.part.setAccessibleName(self.no)
        self.unite.setAccessibleName("合并")

    def _ask(self) -> None:
        if self.unite.isEnabled():
            self.united.emit()

    # --- what is shown ---------------------------------------------------------------------------------------------

    def show_nothing(self, why: str) -> None:
        """No pair is chosen, or it cannot be made one."""
        self.ahead, self.take = None, {}
        self.title.tell(why)
        self.reasons.tell("")
        self.follows.clear()
        self.table.show_rows([])
        self.both.hide()
        for button in (self.part, self.unite):
            button.setEnabled(False)

    def show_pair(self, pair: Pair, ahead: Prospect) -> None:
        """Show two rows; the choices made stay while it is the same pair."""
        if self.ahead is None or (self.ahead.kept, self.ahead.other) != (ahead.kept, ahead.other):
            self.take, self._one = {}, True
        self.ahead = ahead
        self.title.tell(self.book.title(self.kind.name, ahead.kept))
        self.reasons.tell(f"{pair.score} 分 · {pair.words}")
        for button in (self.part, self.unite):
            button.setEnabled(not self.book.read_only)
        self._tell_follows(ahead)
        self._tell_lines(ahead)

    def _tell_follows(self, ahead: Prospect) -> None:
        words = [f"并入的一条名下有{ahead.moving_words}，会改到留下的一条。"] if ahead.moving else []
        fate = "也合成一条" if self._one else "都留着"
        words += [f"合并后会重复：{ahead.twice_words}，{fate}。"] if ahead.twice else []
        words += [ahead.beside_words] if ahead.beside else []
        self.follows.setText("".join(words))
        self.follows.setVisible(bool(words))
        self.both.setVisible(bool(ahead.twice))
        self.both.setText("重复的都留着" if self._one else "重复的也合成一条")

    def _tell_lines(self, ahead: Prospect) -> None:
        lines = [line for line in ahead.lines if (line.one, line.other) != (None, None)]
        self.table.show_rows([self._row(line) for line in sorted(lines, key=lambda line: not line.differs)])

    def _row(self, line: Line) -> PlainRow:
        take = self.take.get(line.name, line.take)
        shown = [self._shown(line, value) or EMPTY for value in (line.one, line.other)]
        if line.one == line.other:
            return PlainRow((line.field.label, *shown, "相同"), key=line.name)
        tone = "warn" if line.differs else "neutral"
        return PlainRow((line.field.label, *shown, MARK[take]), {3: (MARK[take], tone)}, line.name)

    def _shown(self, line: Line, value: Value) -> str:
        if isinstance(line.field, LinkField):
            return self.book.title(line.field.kind, value) if isinstance(value, str) else ""
        return line.field.mask(value) if line.field.sensitive else line.field.show(value)

    # --- what is chosen --------------------------------------------------------------------------------------------

    def choose(self, name: str, side: str) -> None:
        """Take a side of a field; "": the choice after the present one."""
        if self.ahead is None:
            return
        line = next(one for one in self.ahead.lines if one.name == name)
        if line.one != line.other:
            self.take[name] = side or _next(line.choices, self.take.get(name, line.take))
            self._tell_lines(self.ahead)

    def _turn(self) -> None:
        self._one = not self._one
        if self.ahead is not None:
            self._tell_follows(self.ahead)

    def taken(self) -> dict[str, str]:
        """The choices that are not as proposed."""
        return dict(self.take)

    def twice(self) -> str:
        """What becomes of records that would be there twice."""
        return (ONE if self._one else ALL) if self.ahead is not None and self.ahead.twice else ""

    def take_keys(self) -> None:
        """Go to the first field."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)


def _next(choices: Sequence[str], take: str) -> str:
    return choices[(list(choices).index(take) + 1) % len(choices)]

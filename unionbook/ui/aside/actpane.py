"""What one act changed, record by record, from what to what; and the button that takes it back."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from unionbook.services.past import Altered, Contents, Done
from unionbook.store.book import Book
from unionbook.ui.look import theme
from unionbook.ui.look.elided import Elided

EMPTY = "（空）"


class ActPane(QFrame):
    """undone: the clerk wants the act taken back.  opened: a record of it.  escaped: Esc."""

    undone = Signal()
    opened = Signal(object, str)
    escaped = Signal()

    def __init__(self, book: Book) -> None:
        super().__init__()
        theme.look(self, "card")
        self.book = book
        self.title, self.about = theme.look(QLabel(), "section"), theme.look(QLabel(), "caption")
        self.why = theme.look(QLabel(), "label")
        for label in (self.title, self.about, self.why):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.back = theme.button("撤销这一步 F8", "arrow_undo", "primary")
        self.back.setAccessibleName("撤销这一步")
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName("这一步改了什么")
        foot = QHBoxLayout()
        foot.addWidget(self.why, 1)
        foot.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 12, 12)
        column.setSpacing(theme.SIZES.px(6))
        column.addWidget(self.title)
        column.addWidget(self.about)
        column.addWidget(self.area, 1)
        column.addLayout(foot)
        self.back.clicked.connect(self.undone)
        again = QShortcut(QKeySequence("F8"), self, context=Qt.ShortcutContext.WindowShortcut)
        again.activated.connect(lambda: self.undone.emit() if self.back.isEnabled() else None)
        self.show_nothing()

    def show_nothing(self) -> None:
        """No act is chosen."""
        self.title.setText("从列表中选一步，看它改了什么。")
        self.about.clear()
        self.why.clear()
        self.back.setEnabled(False)
        self.area.setWidget(QWidget())

    def show_act(self, done: Done, contents: Contents, why: str, left: list[str], later: str = "") -> None:
        """Show an act. why: it cannot be taken back; left: what would stay as it is.  later: that is only found out
        when it is taken back."""
        line = done.line
        self.title.setText(line.label)
        who = (f"{line.at:%Y-%m-%d %H:%M:%S}", line.who, f"电脑 {line.device}" if line.device else "")
        self.about.setText(" · ".join(filter(None, who)))
        kept = [sentence.replace("，没有撤销。", "。") for sentence in left[:3]]
        self.why.setText(why or later or ("撤销时这些不动：" + "".join(kept) + _more(left) if left else ""))
        self.back.setEnabled(not why)
        inner = theme.look(QWidget(), "plain")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 4, 8, 4)
        column.setSpacing(theme.SIZES.px(4))
        for one in contents.records:
            self._tell(column, one)
        if contents.more:
            column.addWidget(_line(f"另有 {contents.more} 条。", "caption"))
        column.addStretch()
        self.area.setWidget(inner)

    def _tell(self, column: QVBoxLayout, one: Altered) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.SIZES.px(8))
        title = one.title or f"未命名的{one.kind.label}"
        head.addWidget(Elided(f"{one.what}{one.kind.label} {title}", "strong"), 1)
        if one.here and not (one.kind.hidden or one.kind.parent):
            button = theme.button("打开", style="link")
            button.setAccessibleName(f"打开{one.kind.label} {title}")
            button.clicked.connect(partial(self.opened.emit, one.kind, one.uid))
            head.addWidget(button)
        column.addLayout(head)
        if one.sealed:
            column.addWidget(_line("保密件，内容不在这里显示。", "caption"))
        for turn in one.turns:
            before, after = turn.told(masked=True)
            whole = {"新建": after, "删除": before}.get(one.what)
            told = f"{before or EMPTY} → {after or EMPTY}" if whole is None else whole
            if told:
                column.addWidget(_line(f"{turn.known.label}：{told}", "label"))
        column.addSpacing(theme.SIZES.px(6))

    def take_keys(self) -> None:
        """Go to what can be done here."""
        (self.back if self.back.isEnabled() else self.area).setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


def _more(left: list[str]) -> str:
    return f"等 {len(left)} 处。" if len(left) > 3 else ""


def _line(words: str, name: str) -> QLabel:
    made = theme.look(QLabel(words), name)
    made.setWordWrap(True)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made

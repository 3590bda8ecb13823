"""定稿 or 更正: what is frozen, by whom, as which version, and what is still open."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from unionbook.services.issue.correction import Difference
from unionbook.ui.frame.toast import announce
from unionbook.ui.look import theme
from unionbook.ui.look.layout import scrolled
from unionbook.ui.paper.points import Point

LEAST, AROUND = 90, 40
"""px of the part that scrolls where there is little room, and of the window that stays in sight."""

SHOWN = 6
"""Points and differences told one by one."""


class IssueSheet(QDialog):
    """taken: (by whom, reason).  pointed: the number of an open point to go to."""

    taken = Signal(str, str)
    pointed = Signal(int)

    def __init__(
        self,
        title: str,
        version: int,
        figures: int,
        people: Sequence[str],
        points: Sequence[Point],
        changed: Sequence[Difference],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.version, self.points = version, points
        self.setWindowTitle("定稿" if version == 1 else "更正")
        self.by = QComboBox()
        self.by.setEditable(True)
        self.by.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.by.addItems(people)
        # The box keeps Enter for itself.
        if (line := self.by.lineEdit()) is not None:
            line.returnPressed.connect(self._take)
        self.by.setAccessibleName("定稿人")
        self.reason = QPlainTextEdit()
        self.reason.setAccessibleName("更正原因")
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(theme.SIZES.px(58))
        self.wrong = theme.look(QLabel(), "error")
        self.wrong.setWordWrap(True)
        self.take = theme.button("定稿 Enter" if version == 1 else "定稿更正版 Enter", "lock_closed", "primary")
        self.forbidden = [number for number, point in enumerate(points) if point.forbids]
        self.take.setEnabled(not self.forbidden)
        self._lay_out(title, figures, changed)
        self._fit(parent)
        (self.reason if version > 1 else self.by).setFocus()

    def _fit(self, parent: QWidget | None) -> None:
        """All of it where the window has room; else what can be scrolled is lower."""
        around = self.minimumSizeHint().height() - self.area.minimumHeight()
        room = parent.window().height() - AROUND - around if parent is not None else self.area.minimumHeight()
        self.area.setMinimumHeight(min(self.area.minimumHeight(), max(room, theme.SIZES.px(LEAST))))
        self.resize(QSize(theme.SIZES.px(600), self.minimumSizeHint().height()))

    def _lay_out(self, title: str, figures: int, changed: Sequence[Difference]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(theme.SIZES.px(8))
        head = theme.look(QLabel("定稿" if self.version == 1 else f"更正：第 {self.version} 版"), "title")
        column.addWidget(head)
        body = theme.look(QWidget(), "plain")
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 8, 0)
        inner.setSpacing(theme.SIZES.px(8))
        inner.addWidget(_wrapped(self._about(title, figures), ""))
        if self.version > 1:
            inner.addWidget(self._differences(changed))
        if self.points:
            inner.addWidget(self._open())
        inner.addStretch(1)
        area = scrolled(body)
        body.setMinimumWidth(theme.SIZES.px(540))
        tall = body.heightForWidth(theme.SIZES.px(540)) if body.hasHeightForWidth() else body.sizeHint().height()
        area.setMinimumHeight(tall + 4)
        self.area = area
        column.addWidget(area, 1)
        self._add_field(column, "定稿人（对外负责的人）", self.by)
        if self.version > 1:
            self._add_field(column, "更正原因（印在更正情况表下面）", self.reason)
        column.addWidget(self.wrong)
        column.addLayout(self._foot())

    def _about(self, title: str, figures: int) -> str:
        number = "第一版" if self.version == 1 else f"第 {self.version} 版"
        told = f"<b>{title}</b>（{number}，编号自动接续）<br>"
        kept = f"文字、{figures} 个数字和每个数字背后的记录一起留存；以后改了记录，这份报告不变，重印一字不差。"
        more = "前面的版本仍然留着。" if self.version > 1 else "要改只能出更正版，并附更正情况表。"
        return told + kept + more

    def _differences(self, changed: Sequence[Difference]) -> QWidget:
        told = [f"{one.label}：{one.old} → {one.new}" for one in changed[:SHOWN]]
        if len(changed) > SHOWN:
            told.append(f"等 {len(changed)} 个数字")
        words = "<br>".join(told) if told else "数字与上一版相同，只改了文字。"
        title = f"与上一版不同的 {len(changed)} 个数字" if told else ""
        return _card("tint_info", "arrow_sync", "info", title, [words])

    def _open(self) -> QWidget:
        title = f"还有 {len(self.points)} 项待核对，可以定稿"
        if self.forbidden:
            title = f"{len(self.forbidden)} 处不改好不能定稿"
        tone = "bad" if self.forbidden else "warn"
        card = _card(f"tint_{tone}", "error_circle_filled" if self.forbidden else "warning_filled", tone, title, [])
        box = card.layout()
        assert isinstance(box, QVBoxLayout)
        order = sorted(range(len(self.points)), key=lambda number: not self.points[number].forbids)
        for number in order[:SHOWN]:
            point = self.points[number]
            across = QHBoxLayout()
            across.addWidget(_wrapped(point.sentence, "label"), 1)
            if point.leads:
                link = theme.button("查看", style="link")
                link.setAccessibleName(f"到这一处：{point.sentence}")
                link.clicked.connect(lambda _=False, at=number: self._go(at))
                across.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
            box.addLayout(across)
        if len(order) > SHOWN:
            box.addWidget(_wrapped(f"另有 {len(order) - SHOWN} 项，可用 F3 逐处核对。", "caption"))
        return card

    def _add_field(self, column: QVBoxLayout, words: str, field: QWidget) -> None:
        label = theme.look(QLabel(words), "label")
        label.setBuddy(field)
        column.addWidget(label)
        column.addWidget(field)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        give_up = theme.button("取消 Esc")
        give_up.setAutoDefault(False)
        give_up.clicked.connect(self.reject)
        self.take.setDefault(True)
        self.take.clicked.connect(self._take)
        row.addStretch()
        row.addWidget(give_up)
        row.addWidget(self.take)
        return row

    def _go(self, number: int) -> None:
        self.reject()
        self.pointed.emit(number)

    def _take(self) -> None:
        if self.forbidden:
            return
        by, reason = self.by.currentText().strip(), self.reason.toPlainText().strip()
        if not by:
            self._say("请填由谁定稿。", self.by)
        elif self.version > 1 and not reason:
            self._say("请写更正的原因。", self.reason)
        else:
            self.accept()
            self.taken.emit(by, reason)

    def _say(self, sentence: str, field: QWidget) -> None:
        self.wrong.setText(sentence)
        field.setAccessibleDescription(sentence)
        theme.state(field, "wrong", True)
        field.setFocus()
        announce(field)


def _card(look: str, picture: str, tone: str, title: str, words: Sequence[str]) -> QFrame:
    card = theme.look(QFrame(), look)
    column = QVBoxLayout(card)
    column.setContentsMargins(12, 8, 8, 8)
    column.setSpacing(3)
    if title:
        head, icon = QHBoxLayout(), QLabel()
        icon.setPixmap(theme.pixmap(picture, 16, tone, card.devicePixelRatio()))
        head.addWidget(icon)
        head.addWidget(theme.look(QLabel(title), "strong"), 1)
        column.addLayout(head)
    for text in words:
        column.addWidget(_wrapped(text, "label"))
    return card


def _wrapped(text: str, look: str) -> QLabel:
    made = theme.look(QLabel(text), look) if look else QLabel(text)
    made.setWordWrap(True)
    return made

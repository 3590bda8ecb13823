"""The dark bar below a list while rows are ticked: how many, what they add up to, what can be done with them."""

from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QWidget

from unionbook.ground.kind import Kind
from unionbook.ground.stages import Move
from unionbook.services.batch import settable
from unionbook.ui.batch.steps import open_moves, usual_move
from unionbook.ui.batch.words import chosen
from unionbook.ui.ledger.ticks import Ticks
from unionbook.ui.look import theme
from unionbook.ui.print.subject import signed

TALL = 50
PRINT, SIGNED = "打印…", "打印签字表…"


class BatchBar(QFrame):
    """asked: the clerk wants to take a step.  names_asked: to match a list of names.  given_up: to untick all.

    printed: to put the ticked rows on paper.  edited: to give one field of them another value.
    """

    asked = Signal(object)
    names_asked = Signal()
    given_up = Signal()
    printed = Signal()
    edited = Signal()

    def __init__(self, kind: Kind) -> None:
        super().__init__()
        theme.look(self, "bar")
        self.kind = kind
        self.usual: Move | None = None
        self.others: list[Move] = []
        self.words, self.sums = theme.look(QLabel(), "strong"), QLabel()
        self.cancel = theme.button("取消 Esc", style="link", tip="取消勾选（Esc）")
        self.more = theme.button("其他", style="")
        self.names = theme.button("粘贴名单…", tip="与剪贴板里的名单核对，一次办完（Ctrl+V）")
        self.print = theme.button(PRINT, tip="把已勾选的印成表（Ctrl+P）")
        self.edit = theme.button("批量修改…", tip="把已勾选的一栏改成同一个内容（Ctrl+M）")
        self.paper = SIGNED if any(signed(form) for form in kind.forms) else PRINT
        self.next = theme.button("", style="primary", tip="办理已勾选的（F8）")
        self.steps: list[QPushButton] = []
        staged, forms, fields = kind.stages is not None, bool(kind.forms), bool(settable(kind))
        self._chosen = ""
        self.offered = {self.print: forms, self.names: staged, self.edit: fields}
        self.folded: list[QPushButton] = []
        self._lay_out()
        self.cancel.clicked.connect(self.given_up)
        self.names.clicked.connect(self.names_asked)
        self.print.clicked.connect(self.printed)
        self.edit.clicked.connect(self.edited)
        self.next.clicked.connect(self.advance)
        self.more.clicked.connect(self.open_menu)
        self.hide()

    def _lay_out(self) -> None:
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(16, 0, 10, 0)
        self.row.setSpacing(theme.SIZES.px(8))
        picture = QLabel()
        picture.setPixmap(theme.pixmap("checkmark_circle_filled", 16, "on_batch", self.devicePixelRatio()))
        for part in (picture, self.words, self.sums, self.cancel):
            self.row.addWidget(part)
        self.row.addStretch(1)
        for part in (self.more, self.edit, self.names, self.print, self.next):
            self.row.addWidget(part)
        self.setFixedHeight(theme.SIZES.px(TALL))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_ticks(self, ticks: Ticks) -> None:
        """Show what is ticked; nothing while nothing is."""
        stages = ticks.stages
        self._chosen = chosen(self.kind, stages)
        sums = ticks.sums
        self._told = [f"{'合计' if len(sums) == 1 else label} {amount}" for label, amount in sums]
        self.setAccessibleName("，".join([self._chosen, *self._told]))
        self.usual = usual_move(self.kind, stages)
        self._offer([one for one in open_moves(self.kind, stages) if one != self.usual])
        self.next.setText(f"{self.usual.verb} F8" if self.usual else "改状态 F8")
        self.next.setAccessibleName(self.usual.verb if self.usual else "改状态")
        self.next.setVisible(bool(self.usual or self.others))
        self.setVisible(len(ticks) > 0)
        self._fit()

    def _offer(self, moves: list[Move]) -> None:
        if moves == self.others:
            return
        for button in self.steps:
            button.hide()
            button.deleteLater()
        self.others, self.steps = moves, []
        for place, step in enumerate(moves):
            button = theme.button(step.verb)
            button.setParent(self)
            button.clicked.connect(partial(self._ask, step))
            self.row.insertWidget(5 + place, button)
            self.steps.append(button)

    def _ask(self, step: Move, checked: bool = False) -> None:
        self.asked.emit(step)

    def _fit(self) -> None:
        """Show what there is room for; steps that have none stand in the menu, sums that have none are left out."""
        room = self.width() - 26 - theme.SIZES.icon(16) - self._need(self.cancel)
        room -= self._need(self.next) if self.usual or self.others else 0
        self.words.setText(self._chosen)
        # The longer of the two words it may have.
        self.more.setText("改状态")
        if self._need(self.words, self.more) > room:
            # How many are in which stage is said elsewhere too.
            self.words.setText(self._chosen.partition("（")[0])
        room -= self._need(self.words)
        room -= self._fold(room)
        room -= self._need(self.more) if self.folded else 0
        room -= self._fit_print(room)
        fits = self._steps_for(room) if self.usual else 0
        shown = self.steps[:fits]
        room -= self._need(*shown)
        self.more.setVisible(bool(self.folded) or (self.usual is not None and fits < len(self.steps)))
        self.more.setText("其他" if fits or self.folded else "改状态")
        self.more.setAccessibleName(self.more.text())
        room -= self._need(self.more) if not (self.folded or self.more.isHidden()) else 0
        for button in self.steps:
            button.setVisible(button in shown)
        self._show_sums(room)

    def _fold(self, room: int) -> int:
        """Deeds that have no room for a button go into the menu; the room the others take, but for the paper."""
        shown = [part for part in (self.print, self.names, self.edit) if self.offered[part]]
        self.folded = []
        self.print.setText(PRINT)
        menu = self._need(self.more) if self.steps else 0
        while shown and self._need(*shown) + menu > room:
            self.folded.append(shown.pop())
            menu = self._need(self.more)
        for part in self.offered:
            part.setVisible(part in shown)
        return self._need(*(part for part in shown if part is not self.print))

    def _fit_print(self, room: int) -> int:
        """The room the way to the paper takes; its words are short where there is little."""
        if self.print.isHidden():
            return 0
        needed = self._sums_width("　".join(self._told[-1:])) + (0 if self.folded else self._need(self.more))
        for words in (self.paper, PRINT):
            self.print.setText(words)
            if self._need(self.print) + needed <= room:
                break
        self.print.setAccessibleName(self.paper)
        return self._need(self.print)

    def _steps_for(self, room: int) -> int:
        """How many of the other steps have a button of their own: all of them, or those beside the menu."""
        room -= self._sums_width("　".join(self._told[-1:]))
        if self._need(*self.steps) <= room:
            return len(self.steps)
        room -= 0 if self.folded else self._need(self.more)
        count = 0
        while count < len(self.steps) and self._need(*self.steps[: count + 1]) <= room:
            count += 1
        return count

    def _show_sums(self, room: int) -> None:
        for told in ("　".join(self._told), self._told[-1] if self._told else ""):
            if self._sums_width(told) <= room:
                self.sums.setText(told)
                self.sums.setVisible(bool(told))
                return
        self.sums.hide()

    def _sums_width(self, told: str) -> int:
        return self.sums.fontMetrics().horizontalAdvance(told) + self.row.spacing() if told else 0

    def _need(self, *parts: QWidget) -> int:
        return sum(part.sizeHint().width() + self.row.spacing() for part in parts)

    def advance(self) -> None:
        """F8: the usual step; where there is none, the steps to choose from."""
        if self.usual is not None:
            self.asked.emit(self.usual)
        elif self.others:
            self.open_menu()

    def open_menu(self) -> None:
        """The steps that have no button of their own."""
        menu = theme.soften(QMenu(self))
        menu.setAccessibleName("改状态")
        for step, button in zip(self.others, self.steps, strict=True):
            if button.isHidden():
                menu.addAction(step.verb, partial(self._ask, step))
        menu.addSeparator()
        for part in reversed(self.folded):
            menu.addAction(part.text(), part.click)
        source = self.more if not self.more.isHidden() else self.next
        if actions := menu.actions():
            menu.setActiveAction(actions[0])
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.ensurePolished()
        menu.popup(source.mapToGlobal(QPoint(0, -menu.sizeHint().height() - 4)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self.isHidden():
            self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.SIZES.px(200), theme.SIZES.px(TALL))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

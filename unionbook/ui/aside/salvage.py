"""抢救: what a damaged book still holds, into a new one: where to, how far it is, what was saved and what was lost."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.errors import Refusal
from unionbook.store.salvage.going import Stopped
from unionbook.store.salvage.rescue import Salvaged, salvage
from unionbook.ui.batch.foresight import Foresight
from unionbook.ui.frame import work
from unionbook.ui.help.key import on_f1
from unionbook.ui.look import theme
from unionbook.ui.look.elided import Elided

if TYPE_CHECKING:
    from unionbook.store.secrecy.keys import Key
    from unionbook.ui.frame.window import Window

WIDE, LIST = 640, 128
FILES = "工会台账 (*.ubk)"
HOW = (
    "从损坏的台账里取出还读得出的每一条记录，写进一本新台账；损坏的那本不动。"
    "新台账从今天开始记修改历史，口令不变。取不出来的会逐条列在这里。"
)


class SalvageSheet(QDialog):
    """given_up: it was closed without opening the new book.  key: of an encrypted book, and of the new one."""

    given_up = Signal()

    def __init__(self, window: "Window", path: Path, key: "Key | None") -> None:
        super().__init__(window)
        self.frame, self.path, self.key = window, path, key
        self.target = usual_target(path)
        self.result: Salvaged | None = None  # type: ignore[assignment]
        self.setWindowTitle("抢救到新台账")
        self.setMinimumWidth(theme.SIZES.px(WIDE))
        self.told, self.where = Foresight(), Elided("", "strong")
        self.lines = QPlainTextEdit()
        self.lines.setReadOnly(True)
        self.lines.setTabChangesFocus(True)
        self.lines.setAccessibleName("没能取出和要核对的")
        self.lines.setFixedHeight(theme.SIZES.px(LIST))
        self.other = theme.button("另选位置…")
        self.copy = theme.button("复制清单", "copy")
        self.cancel, self.go = theme.button("取消 Esc"), theme.button("开始抢救 Enter", style="primary")
        self.cancel.setAccessibleName("取消")
        self.go.setAccessibleName("开始抢救")
        self._lay_out()
        on_f1(self, "抢救", window.cabinet)
        self.other.clicked.connect(self.choose)
        self.copy.clicked.connect(lambda: QApplication.clipboard().setText(self.lines.toPlainText()))
        self.cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self.begin)
        self._ask()

    def _lay_out(self) -> None:
        about = theme.look(QLabel(HOW), "label")
        about.setWordWrap(True)
        place = QHBoxLayout()
        place.setSpacing(8)
        place.addWidget(theme.look(QLabel("新台账"), "label"))
        place.addWidget(self.where, 1)
        place.addWidget(self.other)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.copy)
        foot.addStretch()
        foot.addWidget(self.cancel)
        foot.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(theme.SIZES.px(10))
        column.addWidget(theme.look(QLabel("抢救到新台账"), "title"))
        column.addWidget(about)
        column.addLayout(place)
        column.addWidget(self.told)
        column.addWidget(self.lines)
        column.addLayout(foot)

    def refuse(self, refusal: Refusal) -> None:
        """Why nothing was saved."""
        self._ask()
        self.told.say(refusal.sentence, "info" if isinstance(refusal, Stopped) else "bad")
        self.told.show()

    def _ask(self) -> None:
        for part in (self.lines, self.copy, self.told):
            part.hide()
        for button in (self.cancel, self.go, self.other):
            button.setEnabled(True)
            button.show()
        self.where.tell(str(self.target))
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self) -> None:
        """Where the new book is to lie."""
        chosen, _ = QFileDialog.getSaveFileName(self, "新台账放在哪里", str(self.target), FILES)
        if chosen:
            self.target = Path(chosen).with_suffix(".ubk")
            self._ask()

    def begin(self) -> None:
        """Save what can be saved; once that is done, open it."""
        if self.result is not None:
            self._open()
            return
        raw, cabinet = self.key.raw if self.key else None, self.frame.cabinet
        for button in (self.cancel, self.go, self.other):
            button.setEnabled(False)
        self.told.say("正在逐页读取损坏的台账，可能要一两分钟；损坏的那本不会改动。", "info")
        self.told.show()
        work.run(
            self,
            lambda step: salvage(self.path, self.target, cabinet, raw, raw, step),
            self._done,
            "正在抢救，请稍候",
        )

    def _done(self, result: Salvaged) -> None:
        self.result = result
        self.told.say(summary(result, self.frame.cabinet), "warn" if result.lost or result.doubtful else "ok")
        self.told.show()
        told = lines(result)
        self.lines.setPlainText("\n".join(told))
        self.lines.setVisible(bool(told))
        self.copy.setVisible(bool(told))
        self.other.hide()
        self.cancel.setEnabled(True)
        self.cancel.setText("以后再打开")
        self.cancel.setAccessibleName("以后再打开")
        self.go.setEnabled(True)
        self.go.setText("打开新台账 Enter")
        self.go.setAccessibleName("打开新台账")
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)
        self.adjustSize()

    def _open(self) -> None:
        self.accept()
        self.frame.open_book(self.target, self.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter is the button's in focus, or the main one's: nothing is begun from the list by accident.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.go.isEnabled():
            self.go.click()
            return
        super().keyPressEvent(event)

    def reject(self) -> None:
        """Closed; while it works only 取消 of the work ends it."""
        if self.cancel.isEnabled():
            super().reject()
            self.given_up.emit()


def usual_target(path: Path) -> Path:
    """Beside the damaged book, under a name that nothing has."""
    stem = f"{path.stem} 抢救{date.today():%Y%m%d}"
    names = [stem, *(f"{stem}-{number}" for number in range(2, 100))]
    return next(made for name in names if not (made := path.with_name(f"{name}.ubk")).exists())


def summary(result: Salvaged, cabinet: Cabinet) -> str:
    """What was saved, in a sentence."""
    shown = [cabinet[name] for name in result.kept if not cabinet[name].hidden and not cabinet[name].parent]
    shown.sort(key=lambda kind: not kind.tab)
    counts = "、".join(f"{kind.label} {result.kept[kind.name]:,} {kind.measure}" for kind in shown[:6])
    whole = sum(result.kept.values())
    told = f"取出 {whole:,} 条记录（{counts}{'……' if len(shown) > 6 else ''}）。"
    if not (result.lost or result.doubtful):
        return f"{told}没有发现缺失。"
    return f"{told}没能取出的 {len(result.lost)} 处，要核对的 {len(result.doubtful)} 处，列在下面。"


def lines(result: Salvaged) -> list[str]:
    """What was lost, what is to be looked at, what was damaged: a line for each."""
    return [
        *(f"没能取出：{one}" for one in result.lost),
        *(f"请核对：{one}" for one in result.doubtful),
        *(f"损坏：{one}" for one in result.hurt),
    ]

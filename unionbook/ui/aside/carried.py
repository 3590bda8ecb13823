"""What is said when a copy is safe, and when the program may be left: one sheet each, nothing to decide."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout

from unionbook.services.backup.carrying import Carried
from unionbook.services.backup.standing import Standing
from unionbook.ui.look import theme

if TYPE_CHECKING:
    from unionbook.ui.frame.window import Window


class _Sheet(QDialog):
    """A large sentence, facts under it, buttons."""

    def __init__(self, title: str, tone: str, facts: list[tuple[str, str]], window: "Window") -> None:
        super().__init__(window)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        mark = QLabel()
        name = "checkmark_circle_filled" if tone == "ok" else "warning_filled"
        mark.setPixmap(theme.pixmap(name, 24, tone, self.devicePixelRatio()))
        head = QHBoxLayout()
        head.setSpacing(theme.SIZES.px(10))
        head.addWidget(mark)
        head.addWidget(theme.look(QLabel(title), "title"), 1)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(theme.SIZES.px(10))
        column.addLayout(head)
        for label, words in facts:
            line = QHBoxLayout()
            line.setSpacing(theme.SIZES.px(10))
            named = theme.look(QLabel(label), "label")
            named.setFixedWidth(theme.SIZES.px(56))
            named.setAlignment(Qt.AlignmentFlag.AlignTop)
            line.addWidget(named)
            told = QLabel(words)
            told.setTextFormat(Qt.TextFormat.PlainText)
            told.setWordWrap(True)
            line.addWidget(told, 1)
            column.addLayout(line)
        column.addSpacing(theme.SIZES.px(6))
        column.addLayout(self.foot)
        self.setMinimumWidth(theme.SIZES.px(520))


class CarriedSheet(_Sheet):
    """A copy was written and read back: 可以安全拔出."""

    def __init__(self, carried: Carried, window: "Window") -> None:
        facts = [
            ("副本", carried.path.name),
            ("位置", str(carried.path.parent)),
            ("内容", f"{carried.rows:,} 条记录，{carried.size / 1e6:,.1f} MB"),
            ("核对", "写完以后从盘上读回，逐字节一致，逐页检查、逐类点数无误"),
        ]
        super().__init__("复制好了，可以安全拔出", "ok", facts, window)
        done = theme.button("知道了", style="primary")
        done.clicked.connect(self.accept)
        self.foot.addWidget(done)
        done.setFocus()


class LeftSheet(_Sheet):
    """Everything is closed: 可以安全拔出 U 盘."""

    def __init__(self, path: Path, standing: Standing, window: "Window") -> None:
        facts = [("台账", path.name), ("位置", str(path.parent))]
        last = standing.last
        if last is not None:
            where = "存在本机" if standing.here else str(last.path.parent)
            facts.append(("备份", f"{last.made.replace('T', ' ')}，{where}"))
        if standing.troubles:
            facts.append(("请注意", standing.troubles[0]))
        super().__init__("已保存并关闭，可以安全拔出 U 盘", "warn" if standing.troubles else "ok", facts, window)
        stay, leave = theme.button("回到首页"), theme.button("退出程序", style="primary")
        stay.clicked.connect(self.accept)
        leave.clicked.connect(self.accept)
        leave.clicked.connect(window.close)
        self.foot.addWidget(stay)
        self.foot.addWidget(leave)
        leave.setFocus()

"""The buttons of the editor and where everything stands in it."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from unionbook.ui.look import theme
from unionbook.ui.look.layout import scrolled


class Tools:
    """The buttons: what is done with the part, what is put into its text, saving and going back."""

    def __init__(self) -> None:
        self.up = theme.button("", "arrow_up", "flat", tip="上移本段（Alt+Shift+↑）")
        self.down = theme.button("", "arrow_down", "flat", tip="下移本段（Alt+Shift+↓）")
        self.add = theme.button("", "add", "flat", tip="在后面加一段（Ctrl+Shift+Enter）")
        self.drop = theme.button("", "delete", "flat", tip="删去本段（可撤销）")
        self.restore = theme.button("", "arrow_reset", "flat", tip="恢复样式原文（可撤销）")
        self.omit = theme.button("[ ]", style="flat", tip="可省略：选中的半句在没有数字时不印")
        self.omit.setAccessibleName("可省略")
        self.blank = theme.button("【】", style="flat", tip="留一处待填，填好以前不能定稿")
        self.blank.setAccessibleName("待填")
        self.insert = theme.button("插入数字", "calculator", tip="插入数字（Ctrl+J）")
        self.cancel = theme.button("返回 Esc", tip="不保存，回到报告（Esc）")
        self.save = theme.button("保存 Ctrl+Enter", style="primary", tip="保存本段（Ctrl+Enter）")

    def words(self, wide: bool) -> None:
        """With their keys where there is room."""
        told = ("插入数字", "返回 Esc", "保存 Ctrl+Enter") if wide else ("插入", "返回", "保存")
        for button, word in zip((self.insert, self.cancel, self.save), told, strict=True):
            button.setText(word)

    def lay_out(self, pane: QWidget, title: QWidget, lines: QWidget, fault: QWidget, manner: QWidget) -> None:
        """Title and tools over the text, what ends the work under it, the wording of the chosen figure beside it."""
        tools, foot, left = QHBoxLayout(), QHBoxLayout(), QVBoxLayout()
        tools.setSpacing(0)
        foot.setSpacing(8)
        left.setSpacing(4)
        tools.addWidget(title, 1)
        for part in (self.up, self.down, self.add, self.drop, self.restore, self.omit, self.blank):
            tools.addWidget(part)
        foot.addWidget(self.insert)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.save)
        left.addLayout(tools)
        left.addWidget(lines, 1)
        left.addWidget(fault)
        left.addLayout(foot)
        across = QHBoxLayout()
        across.setContentsMargins(12, 4, 6, 8)
        across.setSpacing(8)
        across.addLayout(left, 1)
        across.addWidget(theme.look(QFrame(), "upright"))
        across.addWidget(_scrolled(manner))
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(theme.look(QFrame(), "line"))
        column.addLayout(across, 1)


def _scrolled(manner: QWidget) -> QScrollArea:
    area = scrolled(manner)
    area.setFixedWidth(theme.SIZES.px(232))
    return area

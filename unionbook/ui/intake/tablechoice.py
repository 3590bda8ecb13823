"""Which table of the file goes where: the register, the table when there are several, and what is hidden in it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QSizePolicy, QStyleOptionComboBox, QWidget

from unionbook.ground.cabinet import Cabinet
from unionbook.services.intake.guessing import importable
from unionbook.ui.intake.course import Course, Step, heads, table_words
from unionbook.ui.look import theme

LONGEST = 30
"""Characters told of a row that may be the head."""


class _Heads(QComboBox):
    """Rows of which one is the head: closed it says which, open also what stands in them."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("表头在哪一行")
        self.setFixedWidth(theme.SIZES.px(100))
        self.view().setMinimumWidth(theme.SIZES.px(380))

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        option.currentText = self.currentText().partition("：")[0]


class _Tables(QComboBox):
    """The tables of a file; what has no room is cut with a sign, and told whole by the tip and the list."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("哪一张表")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(theme.SIZES.px(150))

    def put(self, tables: Sequence[str], at: int) -> None:
        """Show these, one of them chosen."""
        self.clear()
        self.addItems(tables)
        self.setCurrentIndex(at)
        self.setToolTip(self.currentText())
        self.setMaximumWidth(min(max(self.sizeHint().width(), theme.SIZES.px(150)), theme.SIZES.px(300)))

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        room = self.width() - theme.SIZES.px(44)
        option.currentText = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)


class TableChoice(QWidget):
    """kind: the name of another register.  table: the place of another table.  head: the row, from 0, that
    is the head.  hidden: take hidden rows, too?"""

    kind = Signal(str)
    table = Signal(int)
    head = Signal(int)
    hidden = Signal(bool)

    def __init__(self, cabinet: Cabinet) -> None:
        super().__init__()
        self.kinds, self.tables, self.rows = QComboBox(), _Tables(), QCheckBox()
        self.heads, self.headed = _Heads(), theme.look(QLabel("表头"), "label")
        self.kinds.setAccessibleName("导入到")
        for kind in importable(cabinet):
            self.kinds.addItem(kind.label, kind.name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SIZES.px(8))
        row.addStretch()
        row.addWidget(self.rows)
        row.addWidget(self.tables, 1)
        row.addWidget(self.headed)
        row.addWidget(self.heads)
        row.addWidget(theme.look(QLabel("导入到"), "label"))
        row.addWidget(self.kinds)
        self.kinds.activated.connect(lambda at: self.kind.emit(self.kinds.itemData(at)))
        self.tables.activated.connect(self.table)
        self.heads.activated.connect(lambda at: self.head.emit(self.heads.itemData(at)))
        self.rows.clicked.connect(self.hidden)

    def show_course(self, course: Course) -> None:
        """What can be chosen of an import."""
        plan = course.plan
        self.setVisible(plan is not None and course.step in (Step.COLUMNS, Step.ROWS))
        if plan is None:
            return
        self.kinds.setCurrentIndex(self.kinds.findData(plan.kind.name))
        chosen = next((at for at, one in enumerate(course.plans) if one is plan), 0)
        self.tables.put([table_words(one) for one in course.plans], chosen)
        self.tables.setVisible(len(course.plans) > 1)
        self.heads.clear()
        for at, words in heads(course):
            self.heads.addItem(f"第 {at + 1} 行：{words[:LONGEST]}", at)
        self.heads.setCurrentIndex(self.heads.findData(plan.block.first))
        for part in (self.headed, self.heads):
            part.setVisible(course.step is Step.COLUMNS)
        count = plan.block.hidden_rows
        self.rows.setText(f"隐藏的 {count:,} 行也导入")
        self.rows.setChecked(plan.hidden)
        self.rows.setVisible(count > 0)

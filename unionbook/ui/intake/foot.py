"""Below the steps: what is kept or decided for the whole table, how far the work is, and the ways on and back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QProgressBar, QWidget

from unionbook.services.intake.model import POLICIES, Policy
from unionbook.ui.intake.course import Course, Step
from unionbook.ui.look import theme


class Foot(QWidget):
    """on, back, stopped: the buttons.  policy: what happens to rows the book has.  emptied: are cells emptied since the
    export emptied in the book?"""

    on = Signal()
    back = Signal()
    stopped = Signal()
    policy = Signal(object)
    emptied = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.remember = QCheckBox("记住这种表格，下次自动套用")
        self.known = theme.look(QLabel("台账里已有的"), "label")
        self.policies = QComboBox()
        self.policies.setAccessibleName("台账里已有的怎么办")
        self.policies.addItems(list(POLICIES.values()))
        self.empties = QCheckBox()
        self.words = theme.look(QLabel(), "label")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(theme.SIZES.px(180))
        self.stop = theme.button("停止 Esc", "dismiss")
        self.previous = theme.button("上一步 Esc", "arrow_left")
        self.next = theme.button("", "arrow_right", "primary")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SIZES.px(8))
        for part in (self.remember, self.known, self.policies, self.empties, self.words, self.bar, self.stop):
            row.addWidget(part)
        row.addStretch()
        row.addWidget(self.previous)
        row.addWidget(self.next)
        self.setFixedHeight(theme.SIZES.px(34))
        self.next.clicked.connect(self.on)
        self.previous.clicked.connect(self.back)
        self.stop.clicked.connect(self.stopped)
        self.empties.clicked.connect(self.emptied)
        self.policies.activated.connect(lambda at: self.policy.emit(list(POLICIES)[at]))
        self.busy("")

    def busy(self, words: str) -> None:
        """Something is going on; "": nothing is."""
        self.words.setText(words)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(words or "进度")
        for part in (self.words, self.bar, self.stop):
            part.setVisible(bool(words))
        if words:
            for other in (self.remember, self.known, self.policies, self.empties):
                other.hide()

    def move_to(self, done: int, total: int) -> None:
        """So much is done."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def show_course(self, course: Course) -> None:
        """The ways from the step at hand."""
        plan, step = course.plan, course.step
        self.setVisible(step in (Step.COLUMNS, Step.ROWS) or bool(self.words.text()))
        for button in (self.previous, self.next):
            button.setVisible(step in (Step.COLUMNS, Step.ROWS))
        idle = not self.words.text()
        self.remember.setVisible(idle and step is Step.COLUMNS)
        for part in (self.known, self.policies):
            part.setVisible(idle and step is Step.ROWS)
        count = course.verdicts.told.emptied if course.verdicts is not None and idle and step is Step.ROWS else 0
        self.empties.setVisible(count > 0 and plan is not None and plan.policy is Policy.UPDATE)
        if plan is None:
            return
        self.empties.setText(f"表里清空的 {count:,} 格，台账也清空")
        self.empties.setToolTip("不勾选：台账里保留原来的内容")
        self.empties.setChecked(plan.emptied)
        self.remember.setChecked(plan.remember)
        self.policies.setCurrentIndex(list(POLICIES).index(plan.policy))
        self.next.setText(self._words(course))
        self.next.setAccessibleName(self.next.text())
        self.next.setEnabled(step is Step.COLUMNS or course.ready > 0)

    def _words(self, course: Course) -> str:
        assert course.plan is not None
        if course.step is Step.COLUMNS:
            return f"下一步：检查 {len(course.plan.block.rows):,} 行 Enter"
        return f"导入 {course.ready:,} 行 Enter" if course.ready else "没有可导入的行"

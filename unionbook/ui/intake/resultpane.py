"""完成: what came of the import, in numbers; the rows, the way back, and what was not taken."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from unionbook.services.intake.model import Verdict
from unionbook.ui.intake.course import Course
from unionbook.ui.look import theme

WIDE = 720


class ResultPane(QWidget):
    """seen, undone, exported, again: the buttons.  escaped: Esc."""

    seen = Signal()
    undone = Signal()
    exported = Signal()
    again = Signal()
    escaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.mark = QLabel()
        self.title, self.counts = theme.look(QLabel(), "title"), theme.look(QLabel(), "section")
        self.words = theme.look(QLabel(), "label")
        self.see = theme.button("查看 Enter", "list", "primary")
        self.undo = theme.button("撤销这次导入", "arrow_undo")
        self.export = theme.button("", "arrow_export")
        self.more = theme.button("再导入一个", "arrow_import")
        self._lay_out()
        self.see.clicked.connect(self.seen)
        self.undo.clicked.connect(self.undone)
        self.export.clicked.connect(self.exported)
        self.more.clicked.connect(self.again)

    def _lay_out(self) -> None:
        card = theme.look(QFrame(), "card")
        card.setMaximumWidth(theme.SIZES.px(WIDE))
        inner = QVBoxLayout(card)
        inner.setContentsMargins(28, 24, 28, 22)
        inner.setSpacing(theme.SIZES.px(12))
        inner.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self.title, self.counts, self.words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(True)
            inner.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(theme.SIZES.px(8))
        row.addStretch()
        for button in (self.more, self.export, self.undo, self.see):
            row.addWidget(button)
        row.addStretch()
        inner.addSpacing(theme.SIZES.px(4))
        inner.addLayout(row)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card, 20)
        middle.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(2)
        column.addLayout(middle)
        column.addStretch(3)

    def show_course(self, course: Course) -> None:
        """Show what came of an import."""
        plan, taken = course.plan, course.taken
        if plan is None or taken is None:
            return
        left = course.count(Verdict.WRONG) + course.count(Verdict.LEFT)
        icon, tone = ("arrow_undo", "text2") if course.undone else ("checkmark_circle_filled", "ok")
        self.mark.setPixmap(theme.pixmap(icon, 40, tone, self.devicePixelRatio()))
        self.title.setText("已撤销，台账恢复原样" if course.undone else f"已导入{plan.kind.label}")
        same = course.count(Verdict.SAME)
        parts = [("新增", taken.new), ("更新", taken.changed), ("重复", same), ("未导入", left)]
        told = " · ".join(f"{word} {count:,}" for word, count in parts if count or word == "新增")
        self.counts.setText(told)
        self.words.setText(self._told(course, left))
        self.setAccessibleName(f"{self.title.text()}：{told}")
        self.see.setVisible(not course.undone)
        self.undo.setVisible(not course.undone)
        self.export.setVisible(left > 0)
        self.export.setText(f"导出未导入的 {left:,} 行…")

    def _told(self, course: Course, left: int) -> str:
        if course.undone:
            return "改好表格或对应方式以后，可以再导入一次。"
        words = "导入前已自动备份；整批可以一步撤销，明天也可以，在“数据—操作记录”里。"
        if course.others:
            names = "；".join(course.others[:3])
            words += f"文件里还有 {len(course.others)} 张表没有导入（{names}）：再导入这个文件一次，换一张表。"
        return f"{words}未导入的行可以连同原因导出，改好再导入。" if left else words

    def take_keys(self) -> None:
        """The first button has the keys."""
        (self.more if self.see.isHidden() else self.see).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

"""The ribbon over an issued report: number, version, day, by whom; other versions; its correction."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel

from unionbook.ground.dates import print_date
from unionbook.records.report import ReportIssue
from unionbook.ui.look import theme
from unionbook.ui.look.elided import Elided

DRAFT = "现在的文字和数字（草稿）"


class Ribbon(QFrame):
    """chosen: a version by its uid, "" for the draft.  corrected: the clerk wants to correct what went out."""

    chosen = Signal(str)
    corrected = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.look(self, "tint_ok")
        self.icon, self.words = QLabel(), Elided("", "strong")
        self.versions = QComboBox()
        self.versions.setAccessibleName("看哪一版")
        self.correct = theme.button("更正…", "edit", tip="改正后再定一版，附更正情况表")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 3, 6, 3)
        row.setSpacing(8)
        row.addWidget(self.icon)
        row.addWidget(self.words, 1)
        row.addWidget(self.versions)
        row.addWidget(self.correct)
        self.versions.activated.connect(lambda place: self.chosen.emit(self.versions.itemData(place)))
        self.correct.clicked.connect(self.corrected)
        self.hide()

    def show_issue(self, issues: Sequence[ReportIssue], shown: ReportIssue | None) -> None:
        """Show which version is on the page, None for the draft of the next."""
        self.setVisible(bool(issues))
        if not issues:
            return
        self.versions.clear()
        for one in issues:
            self.versions.addItem(f"第 {one.version} 版 · {one.number}", one.uid)
        self.versions.addItem(DRAFT, "")
        self.versions.setCurrentIndex(self.versions.findData(shown.uid if shown else ""))
        newest = max(one.version or 0 for one in issues)
        self.correct.setVisible(shown is not None and shown.version == newest)
        if shown is None:
            self._say("edit", "warn", f"更正稿：定稿后是第 {newest + 1} 版，附更正情况表")
        else:
            old = "（已有更正，见后面的版本）" if shown.version != newest else ""
            day = print_date(shown.issued_on or "")
            words = f"已定稿 {shown.number} 第 {shown.version} 版{old} · {day} · {shown.issued_by}"
            self._say("lock_closed", "ok", words)

    def _say(self, picture: str, tone: str, words: str) -> None:
        theme.look(self, f"tint_{tone}")
        self.icon.setPixmap(theme.pixmap(picture, 16, tone, self.devicePixelRatio()))
        self.words.tell(words)
        self.setAccessibleName(words)

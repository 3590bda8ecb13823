"""What would come of a step, in a sentence, and under it the records it would leave as they are, with the reason."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from unionbook.ui.batch.words import Aside, grouped
from unionbook.ui.look import theme
from unionbook.ui.look.emptying import empty

TITLES = 5
"""Records named under a reason."""

MARKS = {
    "ok": "checkmark_circle_filled",
    "warn": "warning_filled",
    "bad": "error_circle_filled",
    "info": "info_filled",
}


class Foresight(QFrame):
    """A tinted card with the sentence; reasons and names below it."""

    def __init__(self) -> None:
        super().__init__()
        self.mark, self.words, self.rest = QLabel(), QLabel(), QVBoxLayout()
        self.words.setWordWrap(True)
        line = QHBoxLayout()
        line.setSpacing(theme.SIZES.px(8))
        line.addWidget(self.mark)
        line.addWidget(self.words, 1)
        self.rest.setContentsMargins(16 + theme.SIZES.px(8), 0, 0, 0)
        self.rest.setSpacing(theme.SIZES.px(2))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(theme.SIZES.px(6))
        column.addLayout(line)
        column.addLayout(self.rest)

    def say(self, sentence: str, tone: str, aside: Aside = ()) -> None:
        """Show a sentence in a tone, and who would stay behind and why."""
        theme.look(self, f"tint_{tone}")
        theme.look(self.words, "strong" if tone in ("warn", "bad") else "")
        self.mark.setPixmap(theme.pixmap(MARKS[tone], 16, tone, self.devicePixelRatio()))
        self.words.setText(sentence)
        self.setAccessibleName(sentence)
        empty(self.rest)
        reasons, look = grouped(aside), "strong" if tone == "ok" else "warning"
        for why, titles in reasons:
            if len(reasons) > 1:
                self.rest.addWidget(_wrapped(f"{why.rstrip('。')}（{len(titles)}）", look))
            more = f" 等 {len(titles)} 条" if len(titles) > TITLES else ""
            self.rest.addWidget(_wrapped("、".join(titles[:TITLES]) + more, "label"))


def _wrapped(text: str, look: str) -> QLabel:
    made = theme.look(QLabel(text), look)
    made.setWordWrap(True)
    return made

"""Under the settings: what was found before printing, and the way to the printer or a file."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from unionbook.services.forms import Made
from unionbook.services.forms.forecheck import Forecheck
from unionbook.ui.look import theme

LOOKS = {True: "good", False: "warning", None: "caption"}


class PrintFoot(QWidget):
    """printed, exported: a button was pressed."""

    printed = Signal()
    exported = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.check, self.unshown = theme.look(QLabel(), "caption"), theme.look(QLabel(), "warning")
        self.file = theme.button("导出 PDF")
        self.go = theme.button("打印 Enter", "print", "primary")
        self.words = "打印"
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 12)
        column.setSpacing(theme.SIZES.px(8))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.file)
        row.addWidget(self.go, 1)
        for part in (self.check, self.unshown):
            column.addWidget(part)
        column.addLayout(row)
        for label in (self.check, self.unshown):
            label.setWordWrap(True)
            label.hide()
        self.go.clicked.connect(self.printed)
        self.file.clicked.connect(self.exported)

    def tell(self, found: Forecheck | None) -> None:
        """What was found before printing."""
        self.check.setVisible(found is not None)
        self.unshown.hide()
        if found is not None:
            theme.look(self.check, LOOKS[found.good])
            self.check.setText(f"印前检查：{found.sentence}" if found.good is not None else found.sentence)

    def offer(self, made: Made | None) -> None:
        """These pages can be printed; None: there are none. The button with the keys is never switched off."""
        words = f"打印 {made.pages:,} 页" if made else "打印"
        self.words = words
        self._fit()
        self.go.setAccessibleName(words)
        self.go.setToolTip("" if made else "没有可以打印的页面")
        self.file.setEnabled(made is not None)
        self.unshown.setVisible(bool(made and made.unshown))
        if made and made.unshown:
            self.unshown.setText(f"这些字没有字体能印，印成“〓”：{''.join(made.unshown)}。请手工补写。")

    def _fit(self) -> None:
        """The key stands on the button where there is room for it."""
        self.go.setText(f"{self.words} Enter")
        if self.file.sizeHint().width() + self.go.sizeHint().width() + 36 > self.width():
            self.go.setText(self.words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

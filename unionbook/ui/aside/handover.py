"""交接册: who hands over to whom, then the booklet to a printer or into a file."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QRadioButton, QVBoxLayout

from unionbook.ground.errors import Refusal
from unionbook.services.handover import Between, Booklet, booklet, print_booklet
from unionbook.services.handover.printing import TITLE
from unionbook.store.book import Book
from unionbook.ui.aside.passphrase import paragraph
from unionbook.ui.frame.behind import behind
from unionbook.ui.help.key import on_f1
from unionbook.ui.help.paper import Made, to_file, to_printer
from unionbook.ui.look import theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from unionbook.ui.frame.desk import Desk

WIDE = 520
WORDS = (
    "把没办结的件和期限、没发的帮扶款、快到期的、等着办的名单、定过稿的报告、备份和恢复单印成一册，"
    "移交人、接收人、监交人当面签字。证件号码、电话、账号不印。"
)
SLIP = (("留给手填", None), ("已移交", True), ("未移交", False))
"""Is the recovery sheet handed over?"""


class HandoverSheet(QDialog):
    """Asks for the names, and hands the booklet on."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self.desk = desk
        self.setWindowTitle("交接册")
        self.names = [QLineEdit() for _ in range(3)]
        self.slip = [QRadioButton(words) for words, _ in SLIP]
        self.slip[0].setChecked(True)
        self.print_it = theme.button("打印…", "print", "primary")
        self.save_it = theme.button("存成 PDF…", "document_pdf")
        self.cancel = theme.button("取消 Esc")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(theme.SIZES.px(14))
        column.addWidget(theme.look(QLabel("交接册"), "title"))
        column.addWidget(paragraph(WORDS, "", WIDE))
        column.addLayout(self._asked())
        column.addLayout(self._foot())
        self.print_it.clicked.connect(lambda: self._with(to_printer))
        self.save_it.clicked.connect(lambda: self._with(to_file))
        self.cancel.clicked.connect(self.reject)
        on_f1(self, "交接册", desk.book.cabinet)
        self.print_it.setDefault(True)
        self.names[0].setFocus()

    def _asked(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.SIZES.px(12))
        grid.setVerticalSpacing(theme.SIZES.px(8))
        for row, (word, box) in enumerate(zip(("移交人", "接收人", "监交人"), self.names, strict=True)):
            label = theme.look(QLabel(word), "label")
            label.setBuddy(box)
            box.setAccessibleName(word)
            box.setPlaceholderText("可以空着，印好再填")
            grid.addWidget(label, row, 0)
            grid.addWidget(box, row, 1)
        line = QHBoxLayout()
        line.setSpacing(theme.SIZES.px(20))
        label = theme.look(QLabel("恢复单"), "label")
        for one in self.slip:
            one.setAccessibleName(f"恢复单{one.text()}")
            line.addWidget(one)
        line.addStretch()
        if self.desk.frame.locking.key is None:
            for part in (label, *self.slip):
                part.hide()
        grid.addWidget(label, 3, 0)
        grid.addLayout(line, 3, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.addWidget(self.cancel)
        foot.addStretch()
        foot.addWidget(self.save_it)
        foot.addWidget(self.print_it)
        return foot

    @property
    def between(self) -> Between:
        """What was answered."""
        giver, taker, witness = (" ".join(box.text().split()) for box in self.names)
        chosen = next(number for number, one in enumerate(self.slip) if one.isChecked())
        return Between(giver, taker, witness, SLIP[chosen][1])

    def _with(self, hand_on: "Callable[[Desk, str, Made], None]") -> None:
        desk, between = self.desk, self.between
        self.accept()

        def gathered(made: Booklet | Refusal) -> None:
            if isinstance(made, Refusal):
                desk.refuse(made)
            else:
                hand_on(desk, TITLE, lambda: print_booklet(made))

        behind(desk.book).ask((desk, "handover"), lambda book: _booklet(book, between), gathered, first=True)


def _booklet(book: Book, between: Between) -> Booklet | Refusal:
    try:
        return booklet(book, between)
    except Refusal as refusal:
        return refusal

"""A new book in a few fields: whose it is, who stands above, where it lies, and the passphrase that keeps it secret."""

from datetime import date
from itertools import chain, count
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.errors import Problem, Refusal
from unionbook.store.book import Book
from unionbook.store.secrecy.keys import Key, new_key
from unionbook.ui.aside.passphrase import NewPassphrase, fit, paragraph
from unionbook.ui.frame import work
from unionbook.ui.frame.toast import announce
from unionbook.ui.help.key import on_f1
from unionbook.ui.look import theme
from unionbook.ui.look.elided import Elided
from unionbook.ui.look.layout import titled

OFFICE = "office"
SECRET = "用口令加密（推荐）：U 盘丢了，别人打不开"
PLAIN = "不加密：捡到 U 盘的人用这个程序就能看到全部内容。以后可在“设置—隐私和口令”加密，但 U 盘上会留下旧痕迹。"


class NewBook(QDialog):
    """Asks and makes the file. made: the new book, open, and its key (None for a plain one)."""

    made = Signal(object, object)

    def __init__(self, cabinet: Cabinet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cabinet = cabinet
        self.setWindowTitle("新建台账")
        self.setMinimumWidth(theme.SIZES.px(560))
        declared = cabinet[OFFICE].fields
        self.name, self.superior, self.place = QLineEdit(), QLineEdit(), QLineEdit(str(usual_place()))
        self.wrong = {field: theme.look(QLabel(), "error") for field in ("name", "superior", "place")}
        self.form = QGridLayout()
        self.form.setHorizontalSpacing(8)
        self.form.setVerticalSpacing(3)
        self._row(0, "name", declared["name"].label, self.name, "与印章一致，如：某某镇总工会")
        self._row(1, "superior", declared["superior"].label, self.superior, "如：某某市总工会")
        self._row(2, "place", "保存位置", self.place, "")
        choose = theme.button("选择…")
        choose.setAccessibleName("选择保存位置")
        choose.clicked.connect(self._choose)
        self.form.addWidget(choose, 7, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(theme.SIZES.px(9))
        column.addLayout(titled("新建台账", Elided("以后都可以在“文件—本单位信息”中修改。", "caption")))
        column.addLayout(self.form)
        self.secret, self.phrase = QCheckBox(SECRET), NewPassphrase()
        self.secret.setChecked(True)
        self.plain = paragraph(PLAIN, "warning", 512)
        self.plain.hide()
        self.secret.toggled.connect(self._turn)
        for part in (self.secret, self.phrase, self.plain):
            column.addWidget(part)
        column.addLayout(self._foot())
        on_f1(self, "第一页", cabinet)
        self.name.setFocus()

    def _turn(self, on: bool) -> None:
        """With a passphrase or without."""
        self.phrase.setVisible(on)
        self.plain.setVisible(not on)
        self.phrase.forget()
        fit(self)

    def _row(self, number: int, field: str, label: str, edit: QLineEdit, hint: str) -> None:
        word = theme.look(QLabel(f'{label} <span style="color:{theme.TOKENS.bad}">*</span>'), "label")
        word.setTextFormat(Qt.TextFormat.RichText)
        edit.setAccessibleName(label)
        edit.setPlaceholderText(hint)
        edit.textEdited.connect(lambda: self._clear(field))
        self.form.addWidget(word, 3 * number, 0)
        self.form.addWidget(edit, 3 * number + 1, 0, 1, 1 if field == "place" else 2)
        self.form.addWidget(self.wrong[field], 3 * number + 2, 0, 1, 2)
        self.wrong[field].setWordWrap(True)
        self.wrong[field].hide()

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        give_up, make = theme.button("取消 Esc"), theme.button("新建台账", style="primary")
        give_up.setAutoDefault(False)
        make.setDefault(True)
        give_up.clicked.connect(self.reject)
        make.clicked.connect(self.make)
        row.addStretch()
        row.addWidget(give_up)
        row.addWidget(make)
        return row

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, "保存位置", self.place.text(), "工会台账 (*.ubk)")
        if chosen:
            self.place.setText(chosen if chosen.endswith(".ubk") else f"{chosen}.ubk")
            self._clear("place")

    def make(self) -> None:
        """Check, make the file, and hand the open book on; what is wrong is said at its field."""
        problems = list(self._missing())
        phrase = self.phrase.taken() if not problems and self.secret.isChecked() else ""
        if phrase is None:
            return
        if not problems:
            place = Path(self.place.text().strip())
            try:
                with work.waiting():
                    key = new_key(phrase) if phrase else None
                    book = make_book(place, self.cabinet, self.name.text(), self.superior.text(), key)
            except Refusal as refusal:
                problems = [Problem("place", refusal.sentence)]
            except Faulty as faulty:
                problems = faulty.problems
            else:
                self.phrase.forget()
                self.accept()
                self.made.emit(book, key)
                return
        self._tell(problems)

    def _missing(self) -> list[Problem]:
        edits = {"name": self.name, "superior": self.superior, "place": self.place}
        declared = self.cabinet[OFFICE].fields
        words = {"name": declared["name"].label, "superior": declared["superior"].label, "place": "保存位置"}
        return [Problem(field, f"请填写{words[field]}。") for field, edit in edits.items() if not edit.text().strip()]

    def _tell(self, problems: list[Problem]) -> None:
        edits = {"name": self.name, "superior": self.superior, "place": self.place}
        for problem in reversed(problems):
            field = problem.field if problem.field in edits else "name"
            self.wrong[field].setText(problem.sentence)
            self.wrong[field].show()
            edits[field].setAccessibleDescription(problem.sentence)
            theme.state(edits[field], "wrong", True)
            edits[field].setFocus()
            edits[field].selectAll()
            announce(edits[field])
        fit(self)

    def _clear(self, field: str) -> None:
        edit = {"name": self.name, "superior": self.superior, "place": self.place}[field]
        self.wrong[field].setText("")
        self.wrong[field].hide()
        edit.setAccessibleDescription("")
        theme.state(edit, "wrong", False)


class Faulty(Exception):
    """The office as typed cannot be saved; nothing was made."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__()
        self.problems = problems


def make_book(path: Path, cabinet: Cabinet, name: str, superior: str, key: Key | None = None) -> Book:
    """A new book with its office, open. key: for an encrypted one.

    Raises Refusal, or Faulty with what is wrong; no file is left then.
    """
    from unionbook.services.entry import Entry
    from unionbook.services.saving import errors, save
    from unionbook.store.files import create_book

    path = path if path.suffix == ".ubk" else path.with_name(f"{path.name}.ubk")
    book = create_book(path, cabinet, key.raw if key else None)
    entry = Entry(book, cabinet[OFFICE])
    entry.type("name", name)
    entry.type("superior", superior)
    if problems := errors(save(entry)):
        book.close()
        path.unlink()
        raise Faulty(problems)
    return book


def usual_place() -> Path:
    """The folder for documents, with a name that says what and when."""
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = Path(found) if found and Path(found).is_dir() else Path.home()
    return unused(folder, f"工会台账{date.today().year}")


def unused(folder: Path, name: str) -> Path:
    """A book of this name in the folder, numbered where one stands there already."""
    names = chain([name], (f"{name}（{number}）" for number in count(2)))
    return next(path for one in names if not (path := folder / f"{one}.ubk").exists())

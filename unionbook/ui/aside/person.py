"""一人一页: everything the book holds about a person: the facts, the records by kind, the line of time, the paper."""

from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QFrame, QLabel, QScrollArea, QVBoxLayout
from shiboken6 import isValid

from unionbook.ground.dates import first_day
from unionbook.ground.errors import Refusal
from unionbook.ground.filename import plain_name
from unionbook.records.disclosure import EXPORTED, PRINTED
from unionbook.services.listing import shown
from unionbook.services.personpage import PERSON, TITLE, Item, Look, everything, to_paper
from unionbook.services.personpage import PersonPage as Found
from unionbook.services.privacy.access import Access, note_if_it_can_be
from unionbook.services.report import PAPER_SUFFIX, save_pdf, to_pdf
from unionbook.ui.aside.personlines import RecordLine, group_card, looks_card, years
from unionbook.ui.form.fieldgrid import age
from unionbook.ui.frame import work
from unionbook.ui.frame.page import Page
from unionbook.ui.frame.pagehead import PageHead, leave_by_escape
from unionbook.ui.look import theme
from unionbook.ui.look.emptying import empty
from unionbook.ui.look.layout import beside, page_column, scrolled

if TYPE_CHECKING:
    from unionbook.ui.frame.desk import Desk

SEX, BORN = "sex", "born"
"""Fields of a person that stand beside the name."""

JOINER = "\u2060"
"""Holds two characters together at the end of a line."""

TIME = 330
"""px of the line of time."""

MOST = 200
"""Records shown along it."""


class PersonPage(Page):
    """The page of one person."""

    topic = "全部情况"

    def __init__(self, desk: "Desk", uid: str) -> None:
        super().__init__()
        self.desk, self.book, self.uid = desk, desk.book, uid
        self.found: Found | None = None
        self.kind = self.book.cabinet[PERSON]
        self.head = PageHead("", desk.back)
        self.export_button = theme.button("导出 PDF…", "arrow_export", tip="把这一页存成 PDF 文件")
        self.print_button = theme.button("打印 Ctrl+P", "print", "primary", tip="打印这一页（Ctrl+P）")
        self.print_button.setAccessibleName("打印")
        self.head.add(self.export_button, self.print_button)
        self.facts = QLabel()
        self.facts.setWordWrap(True)
        self.facts.setTextFormat(Qt.TextFormat.RichText)
        self.groups, self.time = QVBoxLayout(), QVBoxLayout()
        self._lay_out()
        self.export_button.clicked.connect(self.export)
        self.print_button.clicked.connect(self.print)
        leave_by_escape(self, desk.back)

    def _lay_out(self) -> None:
        for column in (self.groups, self.time):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(theme.SIZES.px(8) if column is self.groups else 0)
        time = theme.look(QFrame(), "card")
        time.setFixedWidth(theme.SIZES.px(TIME))
        inner = QVBoxLayout(time)
        inner.setContentsMargins(8, 12, 2, 8)
        title = theme.look(QLabel("时间轴"), "section")
        title.setContentsMargins(8, 0, 0, 4)
        inner.addWidget(title)
        inner.addWidget(_scrolled(self.time, "时间轴"), 1)
        groups = _scrolled(self.groups, "有关的记录")
        self.known = theme.look(QFrame(), "card")
        within = QVBoxLayout(self.known)
        within.setContentsMargins(16, 8, 16, 8)
        within.addWidget(self.facts)
        page_column(self, self.head, self.known, beside(groups, time, wide=groups))

    # --- what is shown ---------------------------------------------------------------------------------------------

    def activated(self) -> None:
        if self.found is None:
            self.refresh()
        first = next(iter(self.findChildren(RecordLine)), None)
        (first or self.print_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def changed(self, kinds: set[str]) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Read everything again."""
        try:
            self.found = found = everything(self.book, self.uid)
        except Refusal as refusal:
            self.desk.refuse(refusal)
            return
        self.head.title.setText(found.name)
        self.head.caption.tell(" · ".join(self._plain(found)))
        told = list(self._told(found))
        self.facts.setText(" &nbsp; ".join(_fact(label, text) for label, text in told))
        self.facts.setAccessibleName("，".join(f"{label} {text}" for label, text in told))
        self.known.setVisible(bool(told))
        empty(self.groups)
        empty(self.time)
        for group in found.groups:
            self.groups.addWidget(group_card(group, self._open))
        if not found.groups:
            self.groups.addWidget(theme.look(QLabel("台账里没有与此人有关的其他记录。"), "label"))
        self.groups.addStretch()
        if found.looks:
            self.groups.insertWidget(self.groups.count() - 1, looks_card(found.looks, self._open_look))
        for part in years(found.items[:MOST], self._open):
            self.time.addWidget(part)
        self.time.addStretch()
        self.desk.say(f"{found.name}：{len(found.groups)} 类，共 {len(found.items)} 条记录")

    def _plain(self, found: Found) -> Iterator[str]:
        """Sex and age, beside the name."""
        sex, born = found.values[SEX], found.values[BORN]
        if sex is not None:
            yield found.kind.fields[SEX].show(sex)
        if isinstance(born, str):
            yield f"{age(first_day(born), self.book.today())} 岁"

    def _told(self, found: Found) -> Iterator[tuple[str, str]]:
        """Whatever else is known of the person, sensitive things masked."""
        paths = dict.fromkeys(path for section in found.kind.sections for path in section.paths)
        for path in paths:
            field = found.kind.fields[path]
            text = "" if path in (*found.kind.title, SEX) else shown(field, found.values[path])
            if text.strip("*"):
                yield field.label, text

    def _open_look(self, look: Look) -> None:
        self.desk.open_record(look.kind, look.uid)

    def _open(self, item: Item) -> None:
        self.desk.open_record(item.kind, item.uid)

    # --- the paper -------------------------------------------------------------------------------------------------

    def print(self) -> None:
        """Print through the system's dialog."""
        self._with_pdf(self._print)

    def export(self) -> None:
        """Ask for a file and write the page to it."""
        self._with_pdf(self._export)

    def _with_pdf(self, done: Callable[[bytes], None]) -> None:
        if self.found is None:
            return
        paper = to_paper(self.found)

        def made(result: tuple[bytes, object]) -> None:
            if isValid(self):
                done(result[0])

        work.run(self.desk, lambda step: to_pdf(paper), made, "正在排版，请稍候")

    def _print(self, pdf: bytes) -> None:
        from unionbook.ui.paper.paperpages import PaperPages
        from unionbook.ui.paper.printing import ask_and_print

        pages = PaperPages()
        pages.load(pdf)
        name = f"{TITLE} {self.head.title.text()}"
        # The printer's queue and its log are read by others: no name in them.
        if ask_and_print(pages.document, TITLE, self):
            self._written_down(PRINTED)
            self.desk.toast(f"已送往打印机：{name}。")

    def _export(self, pdf: bytes) -> None:
        usual = self.book.path.parent / f"{plain_name(f'{TITLE} {self.head.title.text()}')}{PAPER_SUFFIX}"
        chosen, _ = QFileDialog.getSaveFileName(self, "导出 PDF", str(usual), f"PDF 文件 (*{PAPER_SUFFIX})")
        if chosen:
            self.export_to(pdf, Path(chosen))

    def export_to(self, pdf: bytes, out: Path) -> None:
        """Write the page to a file."""
        try:
            save_pdf(pdf, out)
        except Refusal as refusal:
            self.desk.refuse(refusal)
        else:
            self._written_down(EXPORTED)
            self.desk.toast(f"已导出“{out.name}”。")

    def _written_down(self, how: str) -> None:
        note_if_it_can_be(self.book, Access(how=how, what=TITLE, rows=1, of_kind=self.kind.label, record=self.uid))


def _scrolled(column: QVBoxLayout, name: str) -> QScrollArea:
    area = scrolled(column)
    area.setAccessibleName(name)
    return area


def _fact(label: str, text: str) -> str:
    """A label in grey and what is known, not torn apart at the end of a line."""
    grey = theme.TOKENS.text3
    held = (JOINER.join(escape(one) for one in part.replace(" ", "\u00a0")) for part in (label, text))
    return f'<span style="color:{grey}">{next(held)}</span>{JOINER}\u00a0{JOINER}{next(held)}'

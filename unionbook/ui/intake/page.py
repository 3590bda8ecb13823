"""导入: a table of Excel or WPS into a register, in four steps, each told before it is done."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget

from unionbook.ground.errors import Refusal
from unionbook.ground.kind import Kind
from unionbook.services.intake.heap import stir
from unionbook.services.intake.model import Policy, Verdict
from unionbook.services.intake.table import headed
from unionbook.ui.frame.page import Page
from unionbook.ui.frame.pagehead import PageHead, leave_by_escape
from unionbook.ui.intake import answering, deeds
from unionbook.ui.intake.columnspane import ColumnsPane
from unionbook.ui.intake.course import STEPS, Course, Step, about
from unionbook.ui.intake.filepane import FilePane
from unionbook.ui.intake.foot import Foot
from unionbook.ui.intake.resultpane import ResultPane
from unionbook.ui.intake.rowspane import RowsPane
from unionbook.ui.intake.strip import StepStrip
from unionbook.ui.intake.tablechoice import TableChoice
from unionbook.ui.intake.tablesfound import tables_in, usual_folders
from unionbook.ui.intake.tiles import Tiles
from unionbook.ui.intake.work import Work
from unionbook.ui.look import theme
from unionbook.ui.look.layout import page_column

if TYPE_CHECKING:
    from unionbook.ui.frame.desk import Desk

ROOMY = 560
"""px of height from which the numbers stand over their words."""

LEAST = 150
"""px of height the step at hand is content with."""


class ImportPage(Page):
    """course: what was read and decided; the page may be thrown away and made again with it."""

    topic = "导入"

    def __init__(self, desk: "Desk", course: Course) -> None:
        super().__init__()
        self.desk, self.book, self.course = desk, desk.book, course
        self.head = PageHead("从 Excel 导入", desk.back)
        self.other = theme.button("换文件", "folder_open")
        self.head.add(self.other)
        self.strip, self.choice, self.tiles = StepStrip(STEPS), TableChoice(desk.book.cabinet), Tiles()
        self.files, self.columns = FilePane(), ColumnsPane(desk.book)
        self.rows, self.result, self.foot = RowsPane(desk.book), ResultPane(), Foot()
        self.work = Work(self)
        self.stack = QStackedWidget()
        self._lay_out()
        self._wire()
        self.show_course()

    def _lay_out(self) -> None:
        for pane in (self.files, self.columns, self.rows, self.result):
            self.stack.addWidget(pane)
        self.stack.setMinimumHeight(theme.SIZES.px(LEAST))
        line = QHBoxLayout()
        line.setSpacing(theme.SIZES.px(12))
        line.addWidget(self.strip)
        line.addWidget(self.choice, 1)
        page_column(self, self.head, line, self.tiles, self.stack, self.foot, tall=self.stack)

    def _wire(self) -> None:
        self.other.clicked.connect(self.begin_again)
        self.choice.kind.connect(self._other_kind)
        self.choice.table.connect(self._other_table)
        self.choice.head.connect(self._head)
        self.choice.hidden.connect(self._hidden)
        self.columns.aside.connect(self._hidden_columns)
        self.tiles.chosen.connect(self._show_rows)
        self.files.chosen.connect(self.read)
        self.files.pasted.connect(lambda: self.read_text(QApplication.clipboard().text()))
        self.files.escaped.connect(self.escape)
        self.columns.mapped.connect(self._map)
        for pane in (self.columns, self.rows):
            pane.entered.connect(self.go_on)
            pane.escaped.connect(self.escape)
        self.rows.mended.connect(partial(answering.mend_cell, self))
        self.rows.chosen.connect(partial(answering.choose_answer, self))
        self.rows.left.connect(lambda: answering.leave_out(self))
        self.rows.table.undone.connect(lambda: answering.take_back_answer(self))
        self.rows.repeated.connect(self.save_and_new)
        self.rows.entering.connect(self._enter)
        self.result.seen.connect(partial(deeds.see, self))
        self.result.undone.connect(partial(deeds.take_back, self))
        self.result.exported.connect(partial(deeds.ask_export, self))
        self.result.again.connect(self.begin_again)
        self.foot.on.connect(self.go_on)
        self.foot.back.connect(self.escape)
        self.foot.stopped.connect(self.work.stop)
        self.foot.policy.connect(self._policy)
        self.foot.emptied.connect(self._emptied)
        self.foot.remember.clicked.connect(self._remember)
        leave_by_escape(self, self.escape)

    def _enter(self, kind: Kind, text: str) -> None:
        """What the table names and the book has not is registered first; the way back here is told."""
        desk = self.desk
        desk.enter(kind, {kind.title[0]: text})
        desk.toast("登记保存以后，按 Alt+← 回到导入，前面的步骤都还在。")

    # --- what is shown ---------------------------------------------------------------------------------------------

    def activated(self) -> None:
        """The page came to the front: what the book holds may be another by now."""
        if self.course.step is Step.FILE and not self.work.busy:
            self.files.show_files(tables_in(usual_folders(self.book.path, self.desk.frame.drives())))
        elif self.course.step in (Step.COLUMNS, Step.ROWS) and not self.work.busy:
            self.work.check()
        self.take_keys()

    def changed(self, kinds: set[str]) -> None:
        """Rows were written elsewhere."""
        if self.course.step in (Step.COLUMNS, Step.ROWS) and not self.work.busy:
            self.work.check()

    def leave(self) -> bool:
        """What is being read is given up; a half-written import is not left."""
        if self.work.writing:
            return False
        self.columns.close_list()
        self.rows.close_editor()
        self.work.drop()
        return True

    def show_course(self) -> None:
        """Show where the import is."""
        course = self.course
        self.strip.show_step(course.step)
        self.head.caption.tell(about(course))
        self.other.setVisible(course.step in (Step.COLUMNS, Step.ROWS))
        self.tiles.setVisible(course.step in (Step.COLUMNS, Step.ROWS))
        self.choice.show_course(course)
        self.tiles.count(course)
        self.foot.show_course(course)
        self.stack.setCurrentIndex(course.step)
        if course.verdicts is not None and course.step is Step.COLUMNS:
            self.columns.show_verdicts(course.verdicts)
        elif course.step is Step.ROWS:
            self._show_rows()
        elif course.step is Step.DONE:
            self.result.show_course(course)
        if course.step in (Step.COLUMNS, Step.ROWS):
            told = f"有误 {course.count(Verdict.WRONG):,} 行" if course.count(Verdict.WRONG) else "没有有误的行"
            self.desk.say(f"可导入 {course.ready:,} 行", told, "导入前自动备份，整批可以一步撤销")

    def _show_rows(self) -> None:
        if self.course.verdicts is None:
            return
        if self.course.step is Step.COLUMNS and self.tiles.current is not None:
            self.go_on()
            return
        self.rows.table.answered = bool(self.course.answered)
        self.rows.show_course(self.course, self.tiles.current)

    def take_keys(self) -> None:
        """The step at hand has the keys."""
        pane = (self.files, self.columns, self.rows, self.result)[self.course.step]
        pane.take_keys()

    def refuse(self, refusal: Refusal) -> None:
        """A file was not taken: said where files are chosen; nothing was changed."""
        self.course.workbook = self.course.verdicts = None
        self.course.step = Step.FILE
        self.show_course()
        self.files.refused.tell(refusal)
        self.files.show_files(tables_in(usual_folders(self.book.path, self.desk.frame.drives())))
        self.take_keys()

    # --- a file ----------------------------------------------------------------------------------------------------

    def read(self, path: Path) -> None:
        """Read a file, beside the window."""
        self.files.refused.tell(None)
        self.work.read(path)

    def read_text(self, text: str) -> None:
        """Read a block of cells as a program for tables puts it on the clipboard."""
        self.files.refused.tell(None)
        self.work.read_text(text)

    def begin_again(self) -> None:
        """Another file."""
        self.work.drop()
        self.course = Course(self.course.wanted)
        stir()
        self.files.refused.tell(None)
        self.tiles.choose(None)
        self.show_course()
        self.activated()

    def _other_kind(self, name: str) -> None:
        self.work.examine(self.book.cabinet[name], sure=True)

    def _other_table(self, at: int) -> None:
        self.work.check(self.course.plans[at])

    def _head(self, row: int) -> None:
        plan, workbook = self.course.plan, self.course.workbook
        if plan is None or workbook is None:
            return
        try:
            made = headed(self.book, plan.kind, workbook, plan.block.sheet, row)
        except Refusal as refusal:
            self.choice.show_course(self.course)
            self.desk.refuse(refusal)
            return
        self.course.plans = [made if one is plan else one for one in self.course.plans]
        self.work.check(made)

    def _hidden(self, on: bool) -> None:
        if self.course.plan is not None:
            self.course.plan.hidden = on
            self.work.check()

    def _hidden_columns(self, on: bool) -> None:
        if self.course.plan is not None:
            self.course.plan.columns = self.course.plan.columns.ask_hidden(on)
            self.work.check()

    # --- columns and rows ------------------------------------------------------------------------------------------

    def _map(self, column: int, path: str) -> None:
        plan = self.course.plan
        if plan is not None:
            plan.columns = plan.columns.put(column, path)
            self.work.check()

    def _policy(self, policy: Policy) -> None:
        if self.course.plan is not None and policy is not self.course.plan.policy:
            self.course.plan.policy = policy
            self.work.check()

    def _emptied(self, on: bool) -> None:
        if self.course.plan is not None:
            self.course.plan.emptied = on
            self.work.check()

    def _remember(self, on: bool) -> None:
        if self.course.plan is not None:
            self.course.plan.remember = on

    def save_and_new(self) -> None:
        """Ctrl+Enter: the last answer for all rows of which the same is asked."""
        answering.repeat(self)

    # --- on and back -----------------------------------------------------------------------------------------------

    def go_on(self) -> None:
        """Enter: the next step. While rows are wrong it leads to the button first, which says how many are taken."""
        if self.work.busy or self.course.verdicts is None:
            return
        if self.course.step is Step.COLUMNS:
            self.course.step = Step.ROWS
            self.show_course()
            self.take_keys()
        elif self.course.count(Verdict.WRONG) and not self.foot.next.hasFocus() and self.foot.next.isEnabled():
            self.foot.next.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.course.ready:
            deeds.take_in_rows(self)

    def escape(self) -> None:
        """Esc: stop what is going on, or one step back, or away."""
        if self.work.busy:
            self.work.stop()
        elif self.course.step is Step.ROWS:
            self.tiles.choose(None)
            self.course.step = Step.COLUMNS
            self.show_course()
            self.take_keys()
        elif self.course.step is Step.COLUMNS:
            self.begin_again()
        else:
            self.desk.back()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.tiles.be_tall(self.height() >= theme.SIZES.px(ROOMY))

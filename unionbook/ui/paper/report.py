"""The report page: which report is shown, what is done with it. It is always as the book is now, until it is issued."""

from datetime import datetime

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLayout

from unionbook.ground.errors import Refusal
from unionbook.records.report import ISSUE, KIND, ReportIssue
from unionbook.services.issue import archive
from unionbook.services.issue.frozen import Frozen
from unionbook.services.report import Report
from unionbook.services.report.document import Document, open_document
from unionbook.ui.frame.page import Page, Shell
from unionbook.ui.frame.rounds import next_round
from unionbook.ui.look import theme
from unionbook.ui.look.layout import page_column
from unionbook.ui.paper import choosing
from unionbook.ui.paper.body import ReportBody
from unionbook.ui.paper.choosing import Choice
from unionbook.ui.paper.content import of_draft, of_issue
from unionbook.ui.paper.deeds import Deeds
from unionbook.ui.paper.editing import Editing
from unionbook.ui.paper.issuing import Issuing
from unionbook.ui.paper.offered import Offered
from unionbook.ui.paper.points import Point
from unionbook.ui.paper.press import Press, Pressed
from unionbook.ui.paper.proving import Proving
from unionbook.ui.paper.reporthead import ReportHead
from unionbook.ui.paper.sources import FOOT, FROZEN, LIVE

KINDS = {KIND.name, ISSUE.name}
"""What is written when there are other reports to choose from."""


class ReportPage(Page):
    """One report. Its figures are read here, its pages are made beside the window."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell, self.book = shell, shell.book
        self.choice: Choice | None = None
        self.document: Document | None = None
        self.issue: ReportIssue | None = None
        self.kept: Frozen | None = None
        self.report: Report | None = None
        self.pressed: Pressed | None = None
        self.pdf, self.offered = b"", Offered(self)
        self.moved: set[str] = set()
        self.points: list[Point] = []
        self.head, self.body = ReportHead(shell.book.today()), ReportBody(shell.book)
        self.press, self.proving = Press(shell, self), Proving(self.book, self._proved)
        self.deeds, self.editing, self.issuing = Deeds(self), Editing(self), Issuing(self)
        self._soon, self._then = (QTimer(self, singleShot=True, interval=0) for _ in range(2))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = page_column(self, self.head, self.body, gap=10)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)

    def _connect(self) -> None:
        self._soon.timeout.connect(self.refresh)
        self._then.timeout.connect(self._prove)
        self.press.composed.connect(self._composed)
        self.press.made.connect(self._made)
        self.head.chosen.connect(self.show_choice)
        self.head.cut_asked.connect(self.deeds.set_cut)
        self.head.refused.connect(self.shell.refuse)
        self.head.update_button.clicked.connect(self.refresh)
        self.head.print_button.clicked.connect(self.print)
        self.head.new_button.clicked.connect(lambda: self.deeds.make())
        self.head.edit_button.clicked.connect(self.edit_text)
        self.head.issue_button.clicked.connect(self.ask_issue)
        self.body.view.chosen.connect(self.deeds.open_figure)
        self.body.sources.opened.connect(self.deeds.open_figure)
        self.body.sources.records.connect(self.deeds.open_records)
        self.body.sources.read.connect(self.mark_read)
        self.body.edited.connect(self.editing.begin)
        self.body.ribbon.chosen.connect(self.show_version)
        self.body.ribbon.corrected.connect(lambda: self.show_version(""))

    def minimumSizeHint(self) -> QSize:
        """That of the narrow page, so that a wide one can be made narrow."""
        return QSize(theme.SIZES.px(660), super().minimumSizeHint().height())

    # --- which report ----------------------------------------------------------------------------------------------

    def activated(self) -> None:
        if not self.isAncestorOf(QApplication.focusWidget() or self):
            self.body.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.choice is None:
            # Whoever opens the page for another report asks for it before this.
            next_round(self, self._show_first)
        else:
            self._say()

    def _show_first(self) -> None:
        if self.choice is None:
            self.show_year()

    def show_choice(self, choice: Choice) -> None:
        """Show a report, or what it would be."""
        if self.leave():
            self.turn_to(choice)
            self.offered.read()

    def turn_to(self, choice: Choice) -> None:
        """Show a report; what was typed in the one before is kept already."""
        self.editing.close()
        self.choice, self.offered.turning = choice, False
        self.report = self.pressed = None
        self.moved, self.points = set(), []
        self.body.forget_place()
        self.issue = archive.latest(self.book, choice.uid) if choice.uid else None
        self.refresh()

    def show_version(self, uid: str) -> None:
        """Show an issued version, "" for the draft of the next."""
        self.issue = next((one for one in self._issues() if one.uid == uid), None)
        self.refresh()

    def show_weekly(self) -> None:
        """Monday's report: the week that is over."""
        self.show_choice(choosing.of_period(self.book, choosing.last_week(self.book.today())))

    def show_year(self) -> None:
        """The newest year."""
        if self.leave():
            self.offered.turn_to_first()

    def _issues(self) -> list[ReportIssue]:
        return archive.issues(self.book, self.choice.uid) if self.choice and self.choice.uid else []

    # --- what the window asks --------------------------------------------------------------------------------------

    def changed(self, kinds: set[str]) -> None:
        self.press.changed(kinds)
        if self.choice is not None and kinds & KINDS:
            self.choice = choosing.again(self.book, self.choice)
            self.offered.read()
        self._soon.start()

    def refresh(self) -> None:
        """Read the figures anew and print the pages."""
        self._soon.stop()
        if (choice := self.choice) is None:
            return
        try:
            self.document = open_document(self.book, choice.uid) if choice.uid else None
            if self.issue is not None:
                self._show_issue(self.issue)
                return
            self._suit()
            self.head.state.tell(self._state, "正在汇总…")
            self.press.compose(self.document, choice.period)
        except Refusal as refusal:
            self.shell.refuse(refusal)

    def _composed(self, report: Report) -> None:
        """The figures were read."""
        if self.issue is None:
            self.report = report
            self._suit()
            self.head.state.tell(self._state, "正在排版…")
            self.press.print(report)
            self.editing.go_on()

    def leave(self) -> bool:
        return self.editing.leave()

    def edit_text(self) -> None:
        """F2: the paragraph in sight."""
        self.editing.begin()

    def next_point(self) -> None:
        """F3: the next open point."""
        self.deeds.step_point(1)

    def previous_point(self) -> None:
        """Shift+F3: the open point before."""
        self.deeds.step_point(-1)

    def mark_read(self) -> None:
        """Remember the figures as they are: the text was read."""
        self.deeds.mark_read()

    def copy_text(self) -> None:
        """The words of the report for a message."""
        self.deeds.copy_text()

    def export(self) -> None:
        """Write the PDF shown to a file."""
        self.deeds.export()

    def ask_issue(self) -> None:
        """Ask what is to be known before the report is frozen."""
        self.issuing.ask()

    def save(self) -> None:
        self.editing.save()

    def discard(self) -> None:
        self.editing.give_up()

    def new(self) -> None:
        """Ask for a new report."""
        self.deeds.ask_new()

    def print(self) -> None:
        """Print through the system's dialog."""
        from unionbook.ui.paper.printing import ask_and_print

        if self.pdf and ask_and_print(self.body.view.pages.document, self.name, self, self.press.mirror):
            self.shell.toast(f"已送往打印机：{self.name}。")

    def cycle(self) -> None:
        self.body.cycle()

    @property
    def busy(self) -> bool:
        """Are the pages of the newest figures still to come?"""
        going = self.offered.turning or self.press.busy or self.proving.busy or self.issuing.busy
        return going or self._soon.isActive() or self._then.isActive()

    @property
    def name(self) -> str:
        """The title of what is shown, as a file or a print job is called."""
        if self.issue is not None:
            return f"{self.issue.title}（{self.issue.number}第{self.issue.version}版）"
        return f"{self.report.title}（草稿）" if self.report else ""

    # --- what is shown ---------------------------------------------------------------------------------------------

    def _suit(self) -> None:
        """Show the commands that fit what is shown."""
        assert self.choice is not None
        period = self.report.period if self.report and self.issue is None else self.choice.period
        self.head.show_choice(self.choice, choosing.title_of(self.choice.period))
        self.head.show_cut(period.cut)
        self.head.suit(made=bool(self.choice.uid), issued=self.issue is not None)
        self.body.ribbon.show_issue(self._issues(), self.issue)
        if self.issue is None:
            self.body.sources.tell(LIVE, FOOT, readable=self.document is not None)
        else:
            self.body.sources.tell(FROZEN, "", readable=False)
        self.head.fill_menu(self.deeds.more())

    @property
    def _state(self) -> str:
        """What the draft is."""
        assert self.choice is not None
        return "更正稿" if self._issues() else self.choice.state

    def _made(self, pressed: Pressed) -> None:
        # Overtaken by what was written meanwhile: newer pages are on their way.
        if self.issue is not None or self._soon.isActive() or pressed.whole.report is not self.report:
            return
        self.pressed, self.pdf = pressed, pressed.pdf
        self._show()
        self.head.state.tell(self._state, f"{datetime.now():%H:%M} 汇总")
        self.editing.renew()
        self._then.start()

    def _show(self) -> None:
        assert self.pressed is not None
        read = bool(self.document and self.document.record.seen)
        self.body.show_content(of_draft(self.pressed, self.points, self.moved, read))
        self._say()

    def _prove(self) -> None:
        """The open points, and what has moved since the text was read; looked for once the pages are shown."""
        if self.pressed is not None and self.issue is None:
            self.proving.begin(self.pressed, self.document, self.body.counted)

    def _proved(self, pressed: Pressed, points: list[Point], moved: set[str]) -> None:
        if self.pressed is pressed and self.issue is None:
            self.points, self.moved = points, moved
            self._show()

    def _show_issue(self, issue: ReportIssue) -> None:
        self.report = self.pressed = self.kept = None
        self.pdf = b""
        self._suit()
        self.head.state.tell("已定稿", f"编号 {issue.number}")
        self.issuing.show(issue)

    def show_kept(self, kept: Frozen, pdf: bytes) -> None:
        """An issue as it was read."""
        self.kept, self.pdf = kept, pdf
        self.body.show_content(of_issue(pdf, kept))
        self._say()

    def _say(self) -> None:
        if (content := self.body.content) is None or not self.isVisible():
            return
        count, still = len(content.words), len(content.points)
        told = "已定稿，不再变" if self.issue else f"{still} 项待核对" if still else "没有待核对的"
        self.shell.say(f"共 {count} 项自动数字，{told}", f"A4 · {'双面' if self.press.mirror else '单面'} · 公文版式")

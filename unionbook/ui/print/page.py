"""打印: the form chosen at the left, the pages as they will be printed, and what can be set at the right."""

import re
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QFrame,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from unionbook.ground.errors import Refusal
from unionbook.ground.fields import LinkField
from unionbook.ground.forms import Register
from unionbook.records.disclosure import EXPORTED, LOOKED, PRINTED
from unionbook.services.forms import Document, Wanted, make
from unionbook.services.forms.forecheck import Forecheck, forecheck
from unionbook.services.forms.printing import write_down
from unionbook.ui.batch.foresight import Foresight
from unionbook.ui.frame import work
from unionbook.ui.frame.page import Page, Shell
from unionbook.ui.frame.pagehead import PageHead, leave_by_escape
from unionbook.ui.frame.rounds import next_round
from unionbook.ui.look import theme
from unionbook.ui.look.layout import beside, edged, page_column, scrolled
from unionbook.ui.paper.paperbar import PaperBar
from unionbook.ui.paper.paperview import PaperView
from unionbook.ui.print.foot import PrintFoot
from unionbook.ui.print.formlist import FormList
from unionbook.ui.print.kept import choose, chosen
from unionbook.ui.print.labelled import Labelled
from unionbook.ui.print.output import name_of, write
from unionbook.ui.print.press import FormPress, Pages
from unionbook.ui.print.settings import Settings
from unionbook.ui.print.subject import Subject, first_form

LEFT, RIGHT = 208, 286
"""px of the list of forms and of the settings."""

ROOMY = 980
"""px of width from which the forms have a list of their own."""

SETTLES = 180
"""ms after the last change before the pages are made anew."""


class PrintPage(Page):
    """Enter or Ctrl+P prints, Esc goes back."""

    topic = "打印"

    def __init__(self, shell: Shell, subject: Subject) -> None:
        super().__init__()
        self.shell, self.book, self.subject, self.kind = shell, shell.book, subject, subject.kind
        self.form = first_form(subject)
        self.pages: Pages | None = None
        self.wanted, self.waits = Wanted(), False
        self._told: set[tuple[object, ...]] = set()
        self.head = PageHead(self.topic, shell.back)
        self.forms, self.combo = FormList(self.subject.forms), QComboBox()
        self._settings: Settings | None = None
        self.area = scrolled()
        self.view = PaperView()
        self.view.setAccessibleName("要打印的页面")
        self.bar = PaperBar(self.view)
        self.bar.sources.hide()
        self.nothing, self.foot, self.stack = Foresight(), PrintFoot(), QStackedWidget()
        self.press = FormPress(shell)  # type: ignore[arg-type]  # a shell is a widget
        self._soon = QTimer(self, singleShot=True, interval=SETTLES)
        self._lay_out()
        self._wire()
        last = chosen(self.kind.name, subject.origin)
        self._turn_to(subject.forms.index(next((form for form in subject.forms if form.name == last), self.form)))
        next_round(self, self._unfold)

    def _unfold(self) -> None:
        """Once the page is seen what can be set, the paper, then what is printed on it: in between the window lives."""
        if self._settings is None:
            self._set_up()
        elif not self.set.count():
            self.set.addWidget(self.area)
        else:
            self.middle.addWidget(self._middle())
            self._soon.start(0)
            return
        next_round(self, self._unfold)

    @property
    def settings(self) -> Settings:
        """What can be set; who asks has it at once."""
        return self._settings or self._set_up()

    def _set_up(self) -> Settings:
        made = self._settings = Settings(self.book, self.subject)
        made.show_form(self.form)
        made.changed.connect(self._soon.start)
        made.escaped.connect(self.shell.back)
        # A setting is scrolled to once it has its place.
        made.shown.connect(lambda one: QTimer.singleShot(0, one, lambda: self.area.ensureWidgetVisible(one)))
        self.area.setWidget(made)
        return made

    def _lay_out(self) -> None:
        for form in self.subject.forms:
            self.combo.addItem(form.label)
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo_box = Labelled("表格", self.combo)
        self.combo_box.setContentsMargins(14, 10, 14, 0)
        self.left = edged(self.forms)
        self.left.setFixedWidth(theme.SIZES.px(LEFT))
        self.middle = QVBoxLayout()
        page_column(self, self.head, beside(self.left, self.middle, self._right(), wide=self.middle))

    def _middle(self) -> QWidget:
        none = QWidget()
        told = QVBoxLayout(none)
        told.setContentsMargins(16, 16, 16, 16)
        told.addWidget(self.nothing)
        told.addStretch(1)
        self.stack.addWidget(self.view)
        self.stack.addWidget(none)
        return edged(self.bar, theme.look(QFrame(), "line"), self.stack)

    def _right(self) -> QWidget:
        room = QWidget()
        self.set = QVBoxLayout(room)
        self.set.setContentsMargins(0, 0, 0, 0)
        self.right = edged(self.combo_box, room, theme.look(QFrame(), "line"), self.foot, tall=room)
        self.right.setFixedWidth(theme.SIZES.px(RIGHT))
        return self.right

    def _wire(self) -> None:
        self.forms.chosen.connect(self.show_form)
        self.combo.activated.connect(self.show_form)
        self.press.made.connect(self._show)
        self.press.failed.connect(self._refuse)
        self.foot.exported.connect(self.export)
        self.foot.printed.connect(self.print)
        self._soon.timeout.connect(self.refresh)
        leave_by_escape(self, self.shell.back)

    # --- which pages -----------------------------------------------------------------------------------------------

    def activated(self) -> None:
        self.foot.go.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say()

    def show_form(self, place: int) -> None:
        """Print another of the forms."""
        self._turn_to(place)
        self.refresh()

    def _turn_to(self, place: int) -> None:
        self.form = self.subject.forms[place]
        choose(self.kind.name, self.subject.origin, self.form.name)
        self.forms.go(place)
        self.combo.setCurrentIndex(place)
        self.head.title.setText(f"打印：{self.form.label}")
        if self._settings is not None:
            self._settings.show_form(self.form)

    def changed(self, kinds: set[str]) -> None:
        linked = {field.kind for field in self.kind.fields.values() if isinstance(field, LinkField)}
        if kinds & {self.kind.name, "office", "person", *self.kind.children, *linked}:
            self._soon.start()

    @property
    def busy(self) -> bool:
        """Are the pages wanted still to come?"""
        return self._soon.isActive() or self.press.busy or not self.middle.count()

    def refresh(self) -> None:
        """Make the pages anew."""
        self._soon.stop()
        self._soon.setInterval(SETTLES)
        self.wanted = self.settings.wanted()
        try:
            with work.waiting():
                document = make(self.book, self.kind, self.form, self.wanted)
            self._before_it_is_seen(document)
        except Refusal as refusal:
            self.press.forget()
            self._refuse(refusal)
            return
        self._check(document)
        self.press.press(document, self.settings.both.isChecked())

    def _before_it_is_seen(self, document: Document) -> None:
        """Full numbers are written down, once for what is the same. Raises Refusal: then nothing may be shown."""
        if not self.wanted.unmasked or not document.rows:
            return
        rows = None if self.wanted.rows is None else tuple(self.wanted.rows)
        told = (self.form.name, rows, self.wanted.reason)
        if told not in self._told:
            write_down(self.book, self.kind, self.form, self.wanted, document.rows, LOOKED)
            self._told.add(told)

    def _gone_out(self, pages: Pages, how: str) -> None:
        """A list, or what is in full, has left the program. how: printed or exported."""
        if pages.document.rows:
            with suppress(Refusal):  # That it was seen in full is written down already.
                write_down(self.book, self.kind, self.form, self.wanted, pages.document.rows, how)

    def _check(self, document: Document) -> None:
        """Tell how many stand on it and how much, and whether that is what the book has."""
        found = Forecheck(None, f"{document.rows:,} {self.kind.measure}" if document.rows else "空白表")
        if isinstance(self.form, Register) and document.rows:
            found = forecheck(self.book, self.kind, self.form, self.wanted, document)
        self.foot.tell(found)
        self.head.caption.tell(re.split("[，；]", found.sentence)[0])

    # --- what is shown ---------------------------------------------------------------------------------------------

    def _show(self, pages: Pages) -> None:
        self.pages = pages
        self.stack.setCurrentIndex(0)
        self.view.load(pages.pdf)
        self.foot.offer(pages.made)
        self._say()
        if self.waits:
            self.waits = False
            self.print()

    def _refuse(self, refusal: Refusal) -> None:
        """There is nothing to print, and this is why."""
        self.pages, self.waits = None, False
        self.nothing.say(refusal.sentence, "warn")
        self.stack.setCurrentIndex(1)
        self.foot.tell(None)
        self.foot.offer(None)
        self.head.caption.tell("")
        self._say()

    def _say(self) -> None:
        if self.pages is None:
            self.shell.say(self.form.label)
            return
        first = self.view.pages.size(0)
        lies = "横向" if first.width() > first.height() else "纵向"
        count, rows = self.pages.made.pages, self.pages.made.rows
        each = f"，每页约 {-(-rows // count)} {self.kind.measure}" if rows > count else ""
        self.shell.say(f"共 {count:,} 页{each}", f"A4 {lies} · {'双面' if self.pages.mirror else '单面'}")

    # --- what is done ----------------------------------------------------------------------------------------------

    def print(self) -> None:
        """Print through the system's dialog; what is still being made is waited for."""
        if not self.settings.unmasking.ready():
            return
        if self.busy:
            self.waits = True
        elif self.pages is None:
            self.shell.toast("没有可以打印的页面，请先按提示改好。")
        else:
            self._ask_printer(self.pages)

    def _ask_printer(self, pages: Pages) -> None:
        from unionbook.ui.paper.printing import ask_and_print

        # The printer's queue and its log are read by others: no name in them.
        if ask_and_print(self.view.pages.document, self.form.label, self, pages.mirror):
            self._gone_out(pages, PRINTED)
            self.shell.toast(f"已送往打印机：{self.form.label}，{pages.made.pages:,} 页。")

    def export(self) -> None:
        """Ask for a file and write the pages."""
        if self.pages is None or not self.settings.unmasking.ready():
            return
        usual = self.book.path.parent / f"{name_of(self.book, self.kind, self.wanted, self.pages)}.pdf"
        found, _ = QFileDialog.getSaveFileName(self, "导出 PDF", str(usual), "PDF 文件 (*.pdf)")
        if found and write(self.shell, self.pages.pdf, Path(found)):
            self._gone_out(self.pages, EXPORTED)

    def leave(self) -> bool:
        self._soon.stop()
        self.press.forget()
        return True

    def cycle(self) -> None:
        """The forms, the pages, what can be set, the printer."""
        first = self.forms if self.left.isVisible() else self.combo
        ring: list[QWidget] = [first, self.view, self.settings.extent, self.foot.go]
        here = QApplication.focusWidget()
        panes: list[QWidget] = [first, self.view, self.settings, self.foot]
        at = next((n for n, part in enumerate(panes) if part is here or (here and part.isAncestorOf(here))), 3)
        ring[(at + 1) % len(ring)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = event.size().width() >= theme.SIZES.px(ROOMY)
        self.left.setVisible(roomy and len(self.subject.forms) > 1)
        self.combo_box.setVisible(not roomy and len(self.subject.forms) > 1)

"""The page of a tab: a header, and for each kind that shares the tab its list and form."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QWidget

from unionbook.ground.errors import Refusal
from unionbook.ground.kind import Kind
from unionbook.ui.form.form import Form
from unionbook.ui.frame.behind import behind
from unionbook.ui.frame.page import Page, Shell
from unionbook.ui.frame.pagehead import PageHead
from unionbook.ui.ledger.bringing import bring_in
from unionbook.ui.ledger.counting import show_counting
from unionbook.ui.ledger.drawer import Drawer
from unionbook.ui.ledger.extras import Extra, extras
from unionbook.ui.ledger.header import Header
from unionbook.ui.ledger.onpaper import show_print, show_subject
from unionbook.ui.ledger.subsets import tally
from unionbook.ui.look import theme
from unionbook.ui.look.layout import page_column
from unionbook.ui.print.subject import Subject

HELD = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta)
"""Keys held for the one that follows."""


class LedgerPage(Page):
    """The page of one tab. kinds: those that share it.  back: leads back from a page without a tab."""

    def __init__(self, shell: Shell, kinds: list[Kind], back: Callable[[], object] | None = None) -> None:
        super().__init__()
        self.shell, self.kinds, self.back = shell, kinds, back
        self.kind = kinds[0]
        self.drawers: dict[str, Drawer] = {}
        self._wanted: list[Callable[[Drawer], object]] = []
        self._unfolding = QTimer(self, singleShot=True, interval=0)
        self._unfolding.timeout.connect(self._unfold)
        self.header = Header(kinds[0].tab if len(kinds) > 1 else kinds[0].label, kinds, back)
        self.stack = QStackedWidget()
        self.stack.addWidget(QWidget())
        self._counting = QTimer(self, singleShot=True, interval=0)
        page_column(self, self.header, self.stack, gap=4)
        written = not all(kind.lasting for kind in kinds)
        offered = [Extra("导入… Ctrl+I", "arrow_import", self._bring_in, "导入")] if written else []
        offered += [Extra("导出… Ctrl+Shift+E", "arrow_export", self.export_list, "导出")]
        offered += [Extra("打印… Ctrl+P", "print", self.print, "打印")]
        offered += [Extra("把筛选做成数字…", "calculator", self.make_figure)] if written else []
        self.header.offer([*offered, *extras(shell, kinds)])
        self.header.button.clicked.connect(self.new)
        self.header.switch.currentChanged.connect(lambda number: self._turn(self.kinds[number]))
        self._counting.timeout.connect(self._count)
        for number in range(len(kinds) if len(kinds) > 1 else 0):
            shortcut = QShortcut(QKeySequence(f"Alt+{number + 1}"), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda number=number: self.header.switch.setCurrentIndex(number))
        out = QShortcut(QKeySequence("Ctrl+Shift+E"), self)
        out.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        out.activated.connect(self.export_list)
        self._show(kinds[0])

    @property
    def drawer(self) -> Drawer:
        """The list and form in front; what of them is still to come is done now."""
        while not self._there:
            self._unfold()
        return self.drawers[self.kind.name]

    @property
    def _there(self) -> bool:
        return not self._wanted and self.stack.currentWidget() is self.drawers.get(self.kind.name, self)

    def _show(self, kind: Kind) -> None:
        self.kind = kind
        self.header.show_kind(kind)
        self._counting.start()

    def _unfold(self) -> None:
        """The next step to the list in front: made, shown, doing what is wanted of it; the window lives between."""
        self._unfolding.stop()
        drawer = self.drawers.get(self.kind.name)
        if drawer is None:
            drawer = self.drawers[self.kind.name] = Drawer(self.shell, self.kind, self.stack)
            if self.back is not None:
                drawer.escaped.connect(self.back)
            self.stack.addWidget(drawer)
            self._unfolding.start()
            return
        self.stack.setCurrentWidget(drawer)
        wanted, self._wanted = self._wanted, []
        for act in wanted:
            act(drawer)

    def _when_there(self, act: Callable[[Drawer], object]) -> None:
        """Do it with the list in front, at once if it is there."""
        if self._there:
            act(self.drawer)
        else:
            self._wanted.append(act)
            self._unfolding.start()

    def _begin(self, drawer: Drawer) -> None:
        """The list takes the keys, unless the clerk has gone on to something outside the page."""
        here = QApplication.focusWidget()
        drawer.activated(keys=here is None or here is self or self.isAncestorOf(here))

    def _turn(self, kind: Kind) -> None:
        """The clerk turns to another kind; what was written is kept first."""
        if kind is self.kind:
            return
        if not self._left():
            self.header.switch.setCurrentIndex(self.kinds.index(self.kind))
            return
        self._show(kind)
        self._when_there(self._begin)

    def _left(self) -> bool:
        """Leave the list in front; False when it does not let go. What was still wanted of it is not any more."""
        drawer = self.drawers.get(self.kind.name)
        if drawer is not None and not drawer.leave():
            return False
        self._unfolding.stop()
        self._wanted.clear()
        return True

    def turn_to(self, kind: Kind) -> None:
        """Bring a kind's list and form to the front."""
        self.header.switch.setCurrentIndex([one.name for one in self.kinds].index(kind.name))

    def _count(self) -> None:
        kind = self.kind
        behind(self.shell.book).ask(self, lambda book: tally(book, kind), self.header.caption.tell)

    def show_record(self, kind: Kind, uid: str) -> None:
        """Show one record of one of the page's kinds; an empty form for no uid."""
        self.turn_to(kind)
        self._when_there(lambda drawer: drawer.show_record(uid))

    def show_rows(self, kind: Kind, uids: list[str], title: str, field: str = "") -> None:
        """Show exactly these rows, under a title that can be taken away again. field: the one to be mended in each."""
        self.turn_to(kind)
        self._when_there(lambda drawer: drawer.show_rows(uids, title, field=field))

    def activated(self) -> None:
        if not self._there:
            # Until the list is there, keys come to the page and not to a button that happens to be next.
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._when_there(self._begin)
        self._counting.start()

    def changed(self, kinds: set[str]) -> None:
        for drawer in self.drawers.values():
            drawer.changed(kinds)
        self._counting.start()

    def leave(self) -> bool:
        left = self._left()
        self._counting.stop()
        behind(self.shell.book).drop(self)
        for drawer in self.drawers.values():
            drawer.rest()
        return left

    def new(self) -> None:
        if self._written():
            self.drawer.new()

    @property
    def faulty(self) -> bool:
        return self._there and (writing := self.drawer.form.writing) is not None and writing.faulty

    def save(self) -> None:
        if self._written():
            self.drawer.save(self.drawer.form.save)

    def save_and_new(self) -> None:
        if self._written():
            self.drawer.save(self.drawer.form.save_and_new)

    def discard(self) -> None:
        self.drawer.form.discard()

    def remove(self) -> None:
        if self._written():
            self.drawer.remove()

    def _written(self) -> bool:
        """May the clerk write records of this kind in this book? If not, that is said."""
        kind = self.kind
        lasting = f"{kind.label}由程序自动记录，只能看，不能登记、修改或删除。" if kind.lasting else ""
        if why := lasting or self.shell.book.read_only:
            self.shell.refuse(Refusal(why))
        return not why

    def _bring_in(self) -> None:
        if self._written():
            bring_in(self.drawer)

    def find(self) -> None:  # type: ignore[override] # Qt has a static method of this name
        self.drawer.seek()

    def refresh(self) -> None:
        self.drawer.refresh()
        self._count()

    def print(self) -> None:
        show_print(self.drawer)

    def export_list(self) -> None:
        """The list to a workbook or a text file."""
        from unionbook.ui.outlet.exporting import show_export

        show_export(self.drawer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._there and event.key() not in HELD:
            # A key that comes before the list is for the list.
            self.drawer.into_list()
            if (here := QApplication.focusWidget()) is not None and here is not self:
                QApplication.sendEvent(here, event)
            return
        # Esc that nothing in the page has a use for: from buttons, chips and tabs back to the list.
        if event.key() == Qt.Key.Key_Escape:
            self.drawer.into_list()
        else:
            super().keyPressEvent(event)

    def make_figure(self) -> None:
        """Keep the number of the rows listed as a figure."""
        show_counting(self.drawer)

    def cycle(self) -> None:
        self.drawer.cycle()


class FormPage(Page):
    """The form of a kind of which there is only one row, alone on its page. section: the one shown at first."""

    def __init__(
        self, shell: Shell, kind: Kind, section: str = "", back: Callable[[], object] | None = None
    ) -> None:
        super().__init__()
        self.shell, self.kind = shell, kind
        self.form = Form(shell, kind)
        labels = [one.label for one in kind.sections]
        if section in labels:
            self.form.sections.tabs.setCurrentIndex(labels.index(section))
        if back is not None:
            self.form.escaped.connect(back)
        self.form.printed.connect(self.print)
        self.form.setMaximumWidth(theme.SIZES.px(960))
        row = QHBoxLayout()
        row.addWidget(self.form, 1)
        row.addStretch()
        page_column(self, PageHead(kind.label, back), row, gap=4)
        shortcut = QShortcut(QKeySequence("Ctrl+J"), self)
        shortcut.activated.connect(self.form.add_child)

    def activated(self) -> None:
        if self.form.writing is None:
            found = self.shell.book.select(self.kind.name, ["uid"], limit=1)
            if found:
                self.form.open(found[0][0])
                self.form.focus_first()
            else:
                self.form.new()

    def changed(self, kinds: set[str]) -> None:
        if kinds & {self.kind.name, *self.kind.children}:
            self.form.reload()

    def leave(self) -> bool:
        focused: QWidget | None = self.focusWidget()
        if self.form.leave() and focused is not None:
            focused.clearFocus()
        return self.form.count == 0

    @property
    def faulty(self) -> bool:
        return self.form.writing is not None and self.form.writing.faulty

    def save(self) -> None:
        self.form.save()

    def discard(self) -> None:
        self.form.discard()

    def print(self) -> None:
        if not self.kind.forms:
            self.shell.refuse(Refusal(f"{self.kind.label}没有规定的表格可以打印。"))
        elif self.leave() and self.form.uid:
            show_subject(self.shell, Subject(self.kind, current=self.form.uid, in_form=True))

"""数据体检: everything found in the registers, its rows, what mends it; and the whole book held against itself."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from unionbook.ground.errors import Refusal
from unionbook.services.check import Finding as Fault
from unionbook.services.check import Step, check
from unionbook.services.doubles.scan import scanned
from unionbook.services.health import Finding, ordered
from unionbook.services.health.curing import cure, settle
from unionbook.services.tally import Counted
from unionbook.store.mirror import Mirror, Overtaken
from unionbook.ui.aside.healthline import FaultLine, FindingLine, group_line
from unionbook.ui.frame import work
from unionbook.ui.frame.behind import behind
from unionbook.ui.frame.page import Page
from unionbook.ui.frame.pagehead import PageHead, leave_by_escape
from unionbook.ui.frame.visits import show_doubles
from unionbook.ui.home.reading import Health, health_of, rates_of, twins_of
from unionbook.ui.look import theme
from unionbook.ui.look.emptying import empty
from unionbook.ui.look.layout import edged, page_column, scrolled

if TYPE_CHECKING:
    from unionbook.ui.frame.desk import Desk

MOST = 200
"""Lines of the check of the whole book that are shown."""

MUST, MAY = "上报前必须处理", "不影响上报，有空时补全"
SOUND = "登记的资料没有发现要补的地方。"
TOUCHED = "核对期间台账有了改动，这次的结果不作数，请再核对一次。"


class HealthPage(Page):
    """The list of findings, and under it what the whole book told when it was last asked."""

    topic = "数据体检"

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self.desk, self.book = desk, desk.book
        self.found = Health([], [])
        self.rates: list[Counted] = []
        self.twins: list[Finding] = []
        self.shown: list[FindingLine] = []
        self.faults: list[Fault] | None = None
        self.head = PageHead(self.topic, desk.back)
        self.whole = theme.button("逐条核对整本台账", "clipboard_checkmark")
        self.whole.clicked.connect(self.check_whole)
        self.doubles = theme.button("查重", "people")
        self.doubles.setToolTip("在整本台账里找可能登记了两次的，把握不大的也列出")
        self.doubles.setMenu(self._kinds())
        self.head.add(self.doubles)
        self.head.add(self.whole)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(0)
        self._lay_out()
        leave_by_escape(self, desk.back)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(self.topic)

    def _kinds(self) -> QMenu:
        """The registers that can be looked through for rows that may be one."""
        menu = theme.soften(QMenu(self))
        for kind in scanned(self.book):
            menu.addAction(kind.label, partial(show_doubles, self.desk, kind))
        return menu

    def _lay_out(self) -> None:
        self.lines.setContentsMargins(0, 0, 0, 8)
        page_column(self, self.head, edged(scrolled(self.lines)))

    def activated(self) -> None:
        self.refresh()

    def changed(self, kinds: set[str]) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Look again, beside the window."""
        today = self.book.today()
        behind(self.book).ask((self, "found"), health_of, self.show_health)
        step = behind(self.book).step((self, "twins"))
        behind(self.book).ask((self, "twins"), lambda book: twins_of(book, step), self.show_twins)
        behind(self.book).ask((self, "rates"), lambda book: rates_of(book, today), self.show_rates)

    def settle(self) -> None:
        """Until everything was read and shown."""
        while not behind(self.book).idle:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

    def leave(self) -> bool:
        for part in ("found", "twins", "rates"):
            behind(self.book).drop((self, part))
        return True

    # --- what is shown ---------------------------------------------------------------------------------------------

    def show_health(self, found: Health) -> None:
        """Show what was found; the keys stay on the same button as far as it is still there."""
        self.found = found
        place = self._place()
        empty(self.lines)
        self.shown = []
        must = [one for one in self.findings if one.must]
        may = [one for one in self.findings if not one.must]
        for words, group in ((MUST, must), (MAY, may)):
            if group:
                self.lines.addWidget(group_line(f"{words}　{len(group)} 项"))
            for one in group:
                self.lines.addWidget(self._line(one))
        if not self.findings:
            self.lines.addWidget(group_line(SOUND))
        self._show_faults()
        self.lines.addStretch()
        self._tell()
        self.desk.say(f"数据体检 {len(self.findings)} 项")
        self._go_to(place)

    @property
    def findings(self) -> list[Finding]:
        """Everything found."""
        return ordered([*self.found.found, *self.twins])

    def show_twins(self, twins: list[Finding]) -> None:
        """Show what may be there twice, too."""
        self.twins = twins
        self.show_health(self.found)

    def show_rates(self, rates: list[Counted]) -> None:
        """Show how complete the registers are."""
        self.rates = rates
        self._tell()

    def _tell(self) -> None:
        told = [f"{one.figure.label} {one.worded()}" for one in self.rates]
        found = self.findings
        must = sum(one.must for one in found)
        count = f"{len(found)} 项，其中必须处理的 {must} 项" if found else "没有要补的"
        self.head.caption.tell(" · ".join([count, *told]))

    def _place(self) -> tuple[int, int] | None:
        """(line, button) that has the keys; the first when nothing on the page has them but its way back."""
        focused: QWidget | None = self.focusWidget()
        for number, line in enumerate(self.shown):
            if focused in line.buttons:
                return number, line.buttons.index(focused)
        return None if focused is self.whole else (0, 0)

    def _go_to(self, place: tuple[int, int] | None) -> None:
        if place is None or not self.shown:
            return
        line = self.shown[min(place[0], len(self.shown) - 1)]
        button = line.buttons[place[1]]
        (line.verb if button.isHidden() else button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self, one: Finding) -> QWidget:
        line = FindingLine(one, writable=not self.book.read_only)
        self.shown.append(line)
        line.opened.connect(partial(self._open, one))
        line.cured.connect(partial(self._write, cure, one, "改好"))
        line.settled.connect(partial(self._write, settle, one, "不再提示"))
        return line

    def _open(self, one: Finding) -> None:
        if one.groups:
            show_doubles(self.desk, one.kind)
        else:
            self.desk.open_rows(one.kind, list(one.uids), f"{one.kind.label} {one.label}", one.field)

    def _show_faults(self) -> None:
        if self.faults is None:
            return
        count = len(self.faults)
        words = f"逐条核对发现 {count:,} 处" if count else "逐条核对：整本台账完好，没有发现问题。"
        self.lines.addWidget(group_line(f"{words}，先列 {MOST} 处" if count > MOST else words))
        for one in self.faults[:MOST]:
            self.lines.addWidget(FaultLine(one))

    # --- what is done ----------------------------------------------------------------------------------------------

    def _write(self, act: Callable[..., int], one: Finding, word: str) -> None:
        try:
            count = act(self.book, one)
        except Refusal as refusal:
            self.desk.refuse(refusal)
        else:
            self.desk.toast(f"{word} {one.label} {count:,} {one.kind.measure}。", self.desk.undo)

    def check_whole(self) -> None:
        """Hold the whole book against itself, beside the window."""
        mirror = Mirror(self.book)

        def checked(step: Step) -> list[Fault]:
            try:
                return mirror.read(lambda glass: check(glass, step))
            except Overtaken:
                raise Refusal(TOUCHED) from None
            finally:
                mirror.close()

        self.whole.setEnabled(False)
        work.run(self.desk, checked, self._checked, "正在逐条核对，可以继续做别的", self._failed)

    def _checked(self, faults: list[Fault]) -> None:
        if self.desk.page is not self:
            return
        self.whole.setEnabled(True)
        self.faults = sorted(faults, key=lambda one: not one.hurt)
        self.show_health(self.found)

    def _failed(self, refusal: Refusal) -> None:
        if self.desk.page is self:
            self.whole.setEnabled(True)
        self.desk.refuse(refusal)

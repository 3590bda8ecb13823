"""The pages and sheets that only few clerks see, for the walk in every look."""

from collections.abc import Callable, Iterator
from datetime import date

from lock_hands import SECRET
from PySide6.QtWidgets import QDialog, QWidget

from unionbook.ground.periods import Period
from unionbook.records import CABINET
from unionbook.services.issue.archive import frozen
from unionbook.services.issue.issuing import issue
from unionbook.services.report.document import make_report
from unionbook.services.report.years import years_with_data
from unionbook.ui.aside.bridge import BridgePage
from unionbook.ui.aside.figuresheet import FigureSheet
from unionbook.ui.aside.frozenrows import FrozenRows
from unionbook.ui.aside.handover import HandoverSheet
from unionbook.ui.aside.help import About, KeySheet
from unionbook.ui.aside.holidays import HolidaysPage
from unionbook.ui.aside.lock import CLOSED, SCREEN, LockPage, for_file, for_pin
from unionbook.ui.aside.privacy import PinDialog
from unionbook.ui.aside.purging import PurgePage
from unionbook.ui.aside.recoverysheet import SheetOffer
from unionbook.ui.aside.rekeying import SET, Rekeying
from unionbook.ui.aside.rules import RulesPage
from unionbook.ui.aside.salvage import SalvageSheet
from unionbook.ui.aside.takeover import TakeoverPage
from unionbook.ui.aside.unlock import Unlock
from unionbook.ui.aside.visitor import LeaveVisitor
from unionbook.ui.form.unmasking import Reason
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.elsewhere import ClosedSheet
from unionbook.ui.frame.hurt import HurtSheet
from unionbook.ui.help.sheet import HelpBook
from unionbook.ui.home.first import FirstPage
from unionbook.ui.home.newbook import NewBook
from unionbook.ui.paper.issuesheet import IssueSheet
from unionbook.ui.paper.newreport import NewReport
from unionbook.ui.paper.points import Point


def show_person(desk: Desk) -> None:
    """Whoever took part in most."""
    often = "SELECT person FROM participant WHERE person IS NOT NULL GROUP BY 1 ORDER BY COUNT(*) DESC LIMIT 1"
    (most,) = desk.book.rows(often)
    desk.open_person(most[0])


def show_frozen(desk: Desk) -> None:
    """The rows of an issued number."""
    book = desk.book
    day, book.practice_day = book.practice_day, None
    try:
        made = issue(book, make_report(book, Period.parse(str(years_with_data(book)[0]))), "赵甲子")
    finally:
        book.practice_day = day
    kept = frozen(book, made)
    figure = max(kept.figures, key=lambda one: one.count)
    desk.visit(lambda: FrozenRows(desk, made, kept, figure))


PAGES: tuple[Callable[[Desk], object], ...] = (
    show_person,
    lambda desk: desk.visit(lambda: HolidaysPage(desk)),
    lambda desk: desk.visit(lambda: RulesPage(desk)),
    lambda desk: desk.visit(lambda: TakeoverPage(desk)),
    lambda desk: desk.visit(lambda: BridgePage(desk, CABINET["member"])),
    lambda desk: desk.visit(lambda: PurgePage(desk)),
    lambda desk: desk.show_single(CABINET["office"]),
    show_frozen,
)


def sheets(desk: Desk) -> Iterator[QDialog]:
    """What is asked and told over the window."""
    window, book = desk.frame, desk.book
    path, points = book.path, [Point("甲数与乙数不相等，请核对后再定稿", kind="member", uids=("1",))] * 9
    yield HelpBook(desk, book.cabinet)
    yield KeySheet(desk)
    yield About(window)
    yield NewBook(book.cabinet, window)
    yield NewReport(book, Period.parse("2020"), desk)
    yield IssueSheet("年度工作总结", 1, 217, ["赵甲子"], [], [], desk)
    yield IssueSheet("年度工作总结", 2, 217, ["赵甲子"], points, [], desk)
    yield HandoverSheet(desk)
    yield FigureSheet(book, CABINET["member"], CABINET["member"].subsets[0].where, "全部", desk)
    yield Reason(desk)
    yield PinDialog(window, "")
    yield Rekeying(window, SET)
    yield SheetOffer("样板镇总工会", path, SECRET, date(2020, 12, 31), window)
    yield Unlock(path, window)
    yield LeaveVisitor(for_pin("1234"), window)
    yield HurtSheet(window, path, None, "文件的第 12 页读不出来。")
    yield ClosedSheet(window, path, None, "台账正在别的窗口里打开。")
    yield SalvageSheet(window, path, None)


def fronts(desk: Desk) -> Iterator[QWidget]:
    """What stands where the desk is when no book is seen."""
    window, path = desk.frame, desk.book.path
    yield LockPage(SCREEN, for_pin("1234"), window.close)
    yield LockPage(CLOSED, for_file(path), window.close)
    yield FirstPage(window)

"""The flows by mouse alone, within the clicks of the budget table; words are typed where the mouse put the cursor."""

from collections.abc import Callable
from pathlib import Path

from flows.clicks import Clicks
from flows.keys import follow
from flows.roster import page_of, row, unions, write
from flows.test_copies import real
from ledger_desk import id_number, stored
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QFileDialog
from pytest import MonkeyPatch, mark
from pytestqt.qtbot import QtBot
from shell.report_hands import settled

from unionbook.records import CABINET
from unionbook.services.attachments import Prepared, attach
from unionbook.services.issue.archive import issues, paper
from unionbook.ui.aside.person import PersonPage
from unionbook.ui.aside.personlines import Moment
from unionbook.ui.form.choosing import Chooser
from unionbook.ui.form.editors import Editor
from unionbook.ui.form.form import Form
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.window import Window
from unionbook.ui.home.first import FirstPage
from unionbook.ui.ledger.drawer import Drawer
from unionbook.ui.ledger.ledger import LedgerPage
from unionbook.ui.paper import printing
from unionbook.ui.paper.report import ReportPage
from unionbook.ui.print.page import PrintPage


def drawer_of(desk: Desk) -> Drawer:
    page = desk.page
    assert isinstance(page, LedgerPage)
    follow()
    return page.drawer


def fields(form: Form) -> Callable[[str], Editor]:
    """The editors of the section shown, by path."""
    page = form.sections.page
    assert page is not None

    def of(path: str) -> Editor:
        page.ensureWidgetVisible(page.fields.boxes[path])
        QApplication.processEvents()
        return page.fields.boxes[path].editor

    return of


def test_a_member_in_twelve_clicks(desk: Desk) -> None:
    before = desk.book.count("member")
    with Clicks(most=12) as mouse:
        mouse.tab(desk.nav.bar, "会员")
        page = desk.page
        assert isinstance(page, LedgerPage)
        mouse.on(page.header.button)
        form = drawer_of(desk).form
        editor = fields(form)
        mouse.write("丁甲")
        mouse.on(editor("person.id_number"))
        mouse.write(id_number(700))
        mouse.on(editor("person.phone"))
        mouse.write("13800009999")
        mouse.choose(editor("organisation"), "示例电子厂工会")
        mouse.choose(editor("employment"), "合同制")
        mouse.on(form.foot.save)
    assert desk.book.count("member") == before + 1


def test_a_case_in_fourteen_clicks(desk: Desk) -> None:
    before = desk.book.count("grievance")
    with Clicks(most=14) as mouse:
        mouse.tab(desk.nav.bar, "信访")
        page = desk.page
        assert isinstance(page, LedgerPage)
        mouse.on(page.header.button)
        form = drawer_of(desk).form
        editor = fields(form)
        mouse.choose(editor("source"), "本级接访")
        mouse.on(editor("person.name"))
        mouse.write("来访甲")
        mouse.choose(editor("matter"), "工资")
        mouse.on(editor("subject"))
        mouse.write("反映拖欠两个月工资")
        mouse.on(form.foot.save)
    assert desk.book.count("grievance") == before + 1 and not form.count


def test_a_stage_of_82_in_five_clicks(desk: Desk) -> None:
    desk.show_list(CABINET["application"])
    drawer = drawer_of(desk)
    batch = drawer.batch
    assert batch is not None and drawer.table.all is not None
    with Clicks(most=5) as mouse:
        mouse.on(drawer.table.all)
        mouse.on(batch.bar.next)
        mouse.on(batch.stepping.take)
    assert {stage for (stage,) in desk.book.select("application", ["stage"])} == {"screened"}


def test_a_sheet_to_be_signed_in_three_clicks(desk: Desk, monkeypatch: MonkeyPatch, qtbot: QtBot) -> None:
    asked: list[str] = []

    def accept(document: object, name: str, *more: object) -> bool:
        asked.append(name)
        return True

    # The system's own window for printers.
    monkeypatch.setattr(printing, "ask_and_print", accept)
    desk.show_list(CABINET["application"])
    drawer = drawer_of(desk)
    assert drawer.batch is not None and drawer.table.all is not None
    with Clicks(most=3) as mouse:
        mouse.on(drawer.table.all)
        mouse.on(drawer.batch.bar.print)
        page = desk.page
        assert isinstance(page, PrintPage), "the paper is seen before it is printed"
        mouse.on(page.foot.go)
    qtbot.waitUntil(lambda: len(asked) == 1)


def test_the_week_in_two_clicks(desk: Desk) -> None:
    with Clicks(most=2) as mouse:
        mouse.menu(desk.menus, "报告", "本周周报")
    assert isinstance(desk.page, ReportPage) and desk.page.head.period.label.count("周")


def test_any_person_in_three_clicks(desk: Desk) -> None:
    with Clicks(most=3) as mouse:
        mouse.on(desk.row.search)
        mouse.write("zjz")
        mouse.item(desk.row.search.hits.list, "赵甲子")
    drawer = drawer_of(desk)
    assert desk.book.title(drawer.kind.name, drawer.form.uid).startswith("赵甲子")


def test_three_hundred_from_a_file_in_six_clicks(desk: Desk, monkeypatch: MonkeyPatch) -> None:
    before = desk.book.count("member")
    file = write(desk.book.path.with_name("名册.xlsx"), [row(n, unions(desk)[0]) for n in range(300)])
    # The system's own window for files takes one more: a double click.
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *told, **more: (str(file), ""))
    with Clicks(most=5) as mouse:
        mouse.menu(desk.menus, "文件", "导入")
        page = page_of(desk)
        if page.course.workbook is None:
            mouse.on(page.files.open)
        page = page_of(desk)
        for _ in range(3):
            if desk.book.count("member") == before:
                mouse.on(page.foot.next)
                page = page_of(desk)
    assert desk.book.count("member") >= before + 290


def test_yesterdays_copy_in_one_click(window: Window, town: Path, tmp_path: Path) -> None:
    import shutil

    from flows.test_copies import write as more

    newest, older = real(town, tmp_path / "E盘"), tmp_path / "旧.ubk"
    more(newest, "样板甲厂")
    shutil.copy(newest, older)
    more(newest, "样板乙厂")
    window.open_book(older)
    QApplication.processEvents()
    assert window.desk is not None
    with Clicks(most=1) as mouse:
        mouse.on(window.desk.guarding.banner.buttons[0])
    assert window.desk.book.path == newest


def test_a_new_pc_in_three_clicks(window: Window, town: Path, tmp_path: Path, qtbot: QtBot) -> None:
    newest = real(town, tmp_path / "U盘")
    window.drives = lambda: [tmp_path / "U盘"]
    window.show_first()
    QApplication.processEvents()
    page = window.centralWidget()
    assert isinstance(page, FirstPage)
    with Clicks(most=3) as mouse:
        focused = QApplication.focusWidget()
        assert focused is not None
        mouse.on(focused, QRect(QPoint(40, 20), QPoint(60, 24)))
    qtbot.waitUntil(lambda: window.desk is not None)
    assert window.desk is not None and window.desk.book.path == newest


def test_an_activity_of_sixty_in_twenty_clicks(desk: Desk) -> None:
    stored(desk.book, "person", {"name": "钱双一", "id_number": id_number(800)})
    names = [str(name) for (name,) in desk.book.select("person", ["name"], limit=60)]
    QApplication.clipboard().setText("\n".join(dict.fromkeys(names)))
    with Clicks(most=20) as mouse:
        mouse.tab(desk.nav.bar, "活动")
        page = desk.page
        assert isinstance(page, LedgerPage)
        mouse.on(page.header.button)
        form = drawer_of(desk).form
        editor = fields(form)
        mouse.write("徒步活动")
        mouse.on(editor("held_on"))
        mouse.write("8")
        mouse.choose(editor("category"), "文体")
        mouse.tab(form.sections.tabs, "参加人员")
        assert form.sections.page is not None
        grid = form.sections.page.children_of[0]
        mouse.on(grid.pasting)
        assert "待选择 2 人" in grid.poured
        for _ in range(2):
            asked = grid.fields.boxes["person.name"].editor
            assert isinstance(asked, Chooser) and asked.listing, "who is meant is asked one after the other"
            mouse.item(asked._list(), asked.value_text())
            follow()
        mouse.on(form.foot.save)
    assert not form.count
    assert desk.book.count("participant") == len(dict.fromkeys(names))


@mark.slow
def test_a_year_from_draft_to_paper_in_five_clicks(desk: Desk, monkeypatch: MonkeyPatch, qtbot: QtBot) -> None:
    printed: list[str] = []

    def accept(document: object, name: str, *more: object) -> bool:
        printed.append(name)
        return True

    # The system's own window for printers.
    monkeypatch.setattr(printing, "ask_and_print", accept)
    with Clicks(most=5) as mouse:
        mouse.tab(desk.nav.bar, "报告")
        page = desk.page
        assert isinstance(page, ReportPage)
        qtbot.waitUntil(page.head.new_button.isVisible)
        mouse.on(page.head.new_button)
        settled(page, qtbot)
        mouse.on(page.head.issue_button)
        sheet = page.issuing.sheet
        assert sheet is not None
        mouse.on(sheet.take)
        settled(page, qtbot)
        mouse.on(page.head.print_button)
    (made,) = issues(desk.book)
    assert page.pdf == paper(desk.book, made) and len(printed) == 1 and "草稿" not in printed[0]


def test_the_papers_of_a_person_stand_on_the_line_of_time(desk: Desk, qtbot: QtBot) -> None:
    case, person = desk.book.select("grievance", ["uid", "person"], limit=1)[0]
    attach(desk.book, CABINET["grievance"], case, [Prepared("现场", True, b"\xff\xd8\xff\xe0 a photograph")])
    desk.open_person(person)
    page = desk.page
    assert isinstance(page, PersonPage)
    moments = page.findChildren(Moment)
    qtbot.waitUntil(lambda: moments[0].isVisible())
    assert [one.accessibleName().rpartition("，")[2] for one in moments] == ["附件 1 份：现场"]
    with Clicks(most=1) as mouse:
        mouse.on(moments[0])
    drawer = drawer_of(desk)
    assert drawer.kind.name == "grievance" and drawer.form.uid == case

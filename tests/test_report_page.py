"""The report page: the paper itself on screen, every figure opening its rows, by mouse and by keys."""

import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from report_window import SmallWindow, report_window, settle

from unionbook.ui.look import theme
from unionbook.ui.paper.report import ReportPage

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[SmallWindow]:
    with report_window(qapp, qtbot, tmp_path) as made:
        yield made


def click_on(page: ReportPage, figure: int) -> None:
    """Scroll a figure into view and click in the middle of its rectangle."""
    view = page.view
    first = view.rects(figure)[0]
    view.verticalScrollBar().setValue(round(view.verticalScrollBar().value() + first.top() - 100))
    place = view.rects(figure)[0].center().toPoint()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_the_newest_year_is_shown(window: SmallWindow) -> None:
    page = window.page
    assert page.head.title.text() == "年度工作总结 2020"
    assert page.head.cut.text() == "2020-12-31"
    assert page.view.grid.count == len(PdfReader(BytesIO(page.pdf)).pages)
    assert page.chapters.item(4).text() == "（四）维权帮扶"
    assert window.said[0] == f"共 {len(page.view.spots)} 项自动数字，没有待核对的"


def test_a_click_on_any_figure_opens_exactly_its_rows(window: SmallWindow) -> None:
    report = window.page.report
    assert report
    for number, piece in report.figures():
        assert piece.counted
        click_on(window.page, number)
        kind, uids, title = window.opened[-1]
        assert len(window.opened) == number + 1 and title == f"{piece.counted.figure.label} {piece.text}"
        assert kind.name in window.book.cabinet
        counts = getattr(piece.counted.figure, "what", "") in ("count", "distinct")
        if counts and not piece.key.startswith("activity.aspects"):
            assert len(uids) == piece.counted.value
        rows = window.book.rows(f'SELECT "uid" FROM "{kind.name}"')
        assert {(uid,) for uid in uids} <= set(rows)


def test_keys_go_from_figure_to_figure(window: SmallWindow) -> None:
    view = window.page.view
    window.activateWindow()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert view.current == 0
    QTest.keyClick(view, Qt.Key.Key_Tab)
    QTest.keyClick(view, Qt.Key.Key_Tab)
    QTest.keyClick(view, Qt.Key.Key_Backtab)
    assert view.current == 1
    assert view.accessibleDescription() == "新建工会 3家，按 Enter 看记录"
    QTest.keyClick(view, Qt.Key.Key_Return)
    kind, uids, title = window.opened[-1]
    assert (kind.name, len(uids), title) == ("organisation", 3, "新建工会 3家")
    view.go_to_spot(len(view.spots) - 1)
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert not view.hasFocus()


def test_a_figure_tells_what_it_counts(window: SmallWindow) -> None:
    view = window.page.view
    view.go_to_spot(1)
    assert view.spot_at(view.rects(1)[0].center()) == 1
    assert view.spot_at(QPointF(2, 2)) == -1
    assert "建会日期在报告期内" in view.spots[1].tip
    QTest.mouseMove(view.viewport(), view.rects(1)[0].center().toPoint())
    assert view.hovered == 1 and view.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor


def test_a_chapter_shows_its_place_and_its_sources(window: SmallWindow, qtbot: QtBot) -> None:
    page = window.page
    page.chapters.setCurrentRow(4)
    number, top = page.view.anchors[4]
    assert 0 <= page.view._height(number, top) - page.view.verticalScrollBar().value() < 100
    links = page.sources.links()
    assert links[1].accessibleName() == "查看收到信访事件的记录，57宗"
    links[1].click()
    assert len(window.opened[-1][1]) == 57
    QTest.keyClick(page.view, Qt.Key.Key_End)
    assert page.chapters.currentRow() == page.view.section == page.chapters.count() - 1


def test_an_as_of_day_changes_the_figures(window: SmallWindow, qtbot: QtBot) -> None:
    page = window.page
    page.head.cut.setFocus()
    page.head.cut.take("6-30")
    QTest.keyClick(page.head.cut, Qt.Key.Key_Return)
    settle(qtbot, page)
    assert page.report and "（截至2020年6月30日）" in page.report.text
    assert page.head.cut.text() == "2020-06-30"
    page.head.cut.take("2019-02-30")
    QTest.keyClick(page.head.cut, Qt.Key.Key_Return)
    assert window.refused and page.head.cut.property("wrong")
    page.head.periods.setCurrentIndex(1)
    page.head.periods.activated.emit(1)
    settle(qtbot, page)
    assert page.report.title == "青山镇总工会2020年上半年工作总结" and not page.head.cut.property("wrong")


def test_what_is_written_elsewhere_is_shown_at_once(window: SmallWindow, qtbot: QtBot) -> None:
    page = window.page
    case = dict(window.book.must("grievance", window.book.select("grievance", ["uid"], limit=1)[0][0]))
    with window.book.change("登记信访") as act:
        act.add("grievance", {**case, "number": "2020-058", "received_on": "2020-12-30"})
    page.changed({"grievance"})
    settle(qtbot, page)
    assert page.report and "职工信访58宗" in page.report.text
    text = "".join(sheet.extract_text() for sheet in PdfReader(BytesIO(page.pdf)).pages)
    assert "58宗" in text.replace("\n", "")


def test_open_points_are_shown_beside_the_paper(window: SmallWindow, qtbot: QtBot) -> None:
    page = window.page
    with window.book.change("修改") as act:
        for (uid,) in window.book.select("application", ["uid"]):
            act.set("application", uid, {"approved_on": None, "reviewed_on": None})
    page.changed({"application"})
    settle(qtbot, page)
    page.chapters.setCurrentRow(4)
    spoken = page.chapters.item(4).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("1 处待核对")
    words = [label.text() for label in page.sources.findChildren(type(page.caption))]
    assert "1 项待核对" in words and any("金秋助学获批人数" in text for text in words)
    assert window.said[0].endswith("1 项待核对")


def test_the_pdf_shown_is_the_pdf_written(window: SmallWindow, tmp_path: Path) -> None:
    window.page.export_to(tmp_path / "总结.pdf")
    assert (tmp_path / "总结.pdf").read_bytes() == window.page.pdf
    assert window.toasts == ["已导出“总结.pdf”。"]
    window.page.export_to(tmp_path / "没有" / "总结.pdf")
    assert "找不到文件夹" in window.refused[-1]


@pytest.mark.parametrize("scale", [1.0, 1.29])
def test_the_narrow_page_folds_its_right_pane(window: SmallWindow, qapp: QApplication, scale: float) -> None:
    theme.apply(qapp, scale, dark=False)
    page = ReportPage(window)
    window.box.addWidget(page)
    window.page.hide()
    page.show()
    page.activated()
    assert page.minimumSizeHint().width() <= 872 and page.minimumSizeHint().height() <= 404
    window.resize(872, 404)
    QApplication.processEvents()
    assert page.width() == 872 and not page.sources.isVisible()
    assert page.head.print_button.geometry().right() <= page.head.width()
    assert page.head.title.width() >= page.head.title.sizeHint().width()
    page.bar.sources.click()
    assert page.sources.isVisible()
    window.resize(1500, 700)
    QApplication.processEvents()
    assert page.sources.isVisible() and page.head.print_button.text() == "打印 Ctrl+P"
    theme.apply(qapp, 1.0, dark=False)


def test_every_control_has_a_name(window: SmallWindow) -> None:
    nameless = [
        widget
        for widget in window.page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and not widget.accessibleName()
    ]
    assert nameless == []


def test_the_panes_are_gone_through(window: SmallWindow) -> None:
    page = window.page
    window.activateWindow()
    page.chapters.setCurrentRow(4)
    page.chapters.setFocus()
    page.cycle()
    assert page.view.hasFocus()
    page.cycle()
    assert page.sources.links()[0].hasFocus()
    page.cycle()
    assert page.chapters.hasFocus()


def test_nothing_slow_is_loaded_before_the_page_is_shown() -> None:
    code = (
        "import sys\n"
        "import unionbook.ui.paper.report\n"
        "print([name for name in ('PySide6.QtPdf', 'PySide6.QtPrintSupport', 'reportlab') if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr

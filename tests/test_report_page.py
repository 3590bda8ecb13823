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
from resting import worked

from unionbook.services.report.document import open_document, set_part
from unionbook.ui.look import theme
from unionbook.ui.paper.report import ReportPage

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[SmallWindow]:
    with report_window(qapp, qtbot, tmp_path) as made:
        yield made


def click_on(page: ReportPage, figure: int) -> None:
    """Scroll a figure into view and click in the middle of its rectangle."""
    view = page.body.view
    first = view.rects(figure)[0]
    view.verticalScrollBar().setValue(round(view.verticalScrollBar().value() + first.top() - 100))
    place = view.rects(figure)[0].center().toPoint()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_the_newest_year_is_shown(window: SmallWindow) -> None:
    page = window.page
    assert page.head.title.text() == "年度工作总结 2020"
    assert page.head.cut.text() == "2020-12-31"
    assert page.body.view.grid.count == len(PdfReader(BytesIO(page.pdf)).pages)
    assert page.body.chapters.item(3).text() == "（三）维权帮扶"
    assert page.body.chapters.item(5).text() == "附表1 工会组织基本情况表"
    assert page.body.content and len(page.body.content.words) > len(page.body.view.spots)
    still = len(page.body.content.points)
    assert window.said[0] == f"共 {len(page.body.content.words)} 项自动数字，{still} 项待核对"


def test_a_click_on_any_figure_opens_exactly_its_rows(window: SmallWindow) -> None:
    report = window.page.report
    assert report
    for number, piece in report.figures():
        assert piece.counted
        click_on(window.page, number)
        worked()
        kind, uids, title = window.opened[-1]
        assert len(window.opened) == number + 1 and title == f"{piece.counted.figure.label} {piece.text}"
        assert kind.name in window.book.cabinet
        counts = getattr(piece.counted.figure, "what", "") in ("count", "distinct")
        if counts and not piece.key.startswith("activity.aspects"):
            assert len(uids) == piece.counted.value
        rows = window.book.rows(f'SELECT "uid" FROM "{kind.name}"')
        assert {(uid,) for uid in uids} <= set(rows)


def test_keys_go_from_figure_to_figure(window: SmallWindow) -> None:
    view = window.page.body.view
    window.activateWindow()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert view.current == 0
    QTest.keyClick(view, Qt.Key.Key_Tab)
    QTest.keyClick(view, Qt.Key.Key_Tab)
    QTest.keyClick(view, Qt.Key.Key_Backtab)
    assert view.current == 1
    assert view.accessibleDescription() == "新建工会 3家，按 Enter 看记录"
    QTest.keyClick(view, Qt.Key.Key_Return)
    worked()
    kind, uids, title = window.opened[-1]
    assert (kind.name, len(uids), title) == ("organisation", 3, "新建工会 3家")
    view.go_to_spot(len(view.spots) - 1)
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert not view.hasFocus()


def test_a_figure_tells_what_it_counts(window: SmallWindow) -> None:
    view = window.page.body.view
    view.go_to_spot(1)
    assert view.spot_at(view.rects(1)[0].center()) == 1
    assert view.spot_at(QPointF(2, 2)) == -1
    assert "建会日期在报告期内" in view.spots[1].tip
    QTest.mouseMove(view.viewport(), view.rects(1)[0].center().toPoint())
    assert view.hovered == 1 and view.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor


def test_a_chapter_shows_its_place_and_its_sources(window: SmallWindow, qtbot: QtBot) -> None:
    page = window.page
    page.body.chapters.setCurrentRow(3)
    number, top = page.body.view.anchors[3]
    assert 0 <= page.body.view._height(number, top) - page.body.view.verticalScrollBar().value() < 100
    links = page.body.sources.links()
    next(link for link in links if link.accessibleName() == "查看收到信访事件的记录，57宗").click()
    worked()
    assert len(window.opened[-1][1]) == 57
    QTest.keyClick(page.body.view, Qt.Key.Key_End)
    assert page.body.chapters.currentRow() == page.body.view.section == page.body.chapters.count() - 1


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
    place = next(row for row in range(page.head.reports.count()) if "上半年" in page.head.reports.itemText(row))
    page.head.reports.setCurrentIndex(place)
    page.head.reports.activated.emit(place)
    settle(qtbot, page)
    assert page.report.title == "青山镇总工会2020年上半年工作总结" and not page.head.cut.property("wrong")


def test_what_is_written_elsewhere_is_shown_at_once(window: SmallWindow, qtbot: QtBot) -> None:
    page = window.page
    case = dict(window.book.must("grievance", window.book.select("grievance", ["uid"], limit=1)[0][0]))
    with window.book.change("登记信访") as act:
        act.add("grievance", {**case, "number": "2020-058", "received_on": "2020-11-30"})
    page.changed({"grievance"})
    settle(qtbot, page)
    assert page.report and "信访事件58宗" in page.report.text
    text = "".join(sheet.extract_text() for sheet in PdfReader(BytesIO(page.pdf)).pages)
    assert "58宗" in text.replace("\n", "")


def test_open_points_are_shown_beside_the_paper(window: SmallWindow, qtbot: QtBot) -> None:
    page = window.page
    document = open_document(window.book, page.deeds.make())
    part = next(one for one in document.parts if "{grievance.received" in one.text)
    set_part(window.book, document, part.uid, f"{part.text}\n另有【补写联合办案一件】。")
    page.changed({"report_part"})
    settle(qtbot, page)
    page.body.chapters.setCurrentRow(3)
    spoken = page.body.chapters.item(3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("1 处待核对")
    words = [label.text() for label in page.body.sources.findChildren(type(page.body.caption))]
    assert any("补写联合办案一件" in text and "不能定稿" in text for text in words)
    links = [one for one in page.body.sources.links() if one.accessibleName().startswith("到这一处")]
    links[-1].click()
    assert page.body.points.isVisible() and "补写联合办案一件" in page.body.points.words.text()
    block = page.body.block
    assert page.report and "【补写联合办案一件】" in page.report.blocks[block].text
    top = page.body.view._in_view(page.body.view.layout_.blocks[block])[0].top()
    assert 0 <= top < page.body.view.viewport().height()


def test_the_pdf_shown_is_the_pdf_written(window: SmallWindow, tmp_path: Path) -> None:
    window.page.deeds.export_to(tmp_path / "总结.pdf")
    assert (tmp_path / "总结.pdf").read_bytes() == window.page.pdf
    assert window.toasts == ["已导出“总结.pdf”。"]
    window.page.deeds.export_to(tmp_path / "没有" / "总结.pdf")
    assert "找不到文件夹" in window.refused[-1]


@pytest.mark.parametrize("scale", [1.0, 1.29])
def test_the_narrow_page_folds_its_right_pane(
    window: SmallWindow, qapp: QApplication, qtbot: QtBot, scale: float
) -> None:
    theme.apply(qapp, scale, dark=False)
    page = ReportPage(window)
    window.box.addWidget(page)
    window.page.hide()
    page.show()
    page.activated()
    settle(qtbot, page)
    assert page.minimumSizeHint().width() <= 872 and page.minimumSizeHint().height() <= 404
    window.resize(872, 404)
    QApplication.processEvents()
    assert page.width() == 872 and not page.body.sources.isVisible()
    assert page.head.print_button.geometry().right() <= page.head.width()
    assert page.head.title.width() >= page.head.title.sizeHint().width()
    page.body.bar.sources.click()
    assert page.body.sources.isVisible()
    window.resize(1500, 700)
    QApplication.processEvents()
    assert page.body.sources.isVisible() and page.head.print_button.text().startswith("打印")
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
    page.body.chapters.setCurrentRow(3)
    page.body.chapters.setFocus()
    page.cycle()
    assert page.body.view.hasFocus()
    page.cycle()
    assert page.body.sources.links()[0].hasFocus()
    page.cycle()
    assert page.body.chapters.hasFocus()


def test_nothing_slow_is_loaded_before_the_page_is_shown() -> None:
    code = (
        "import sys\n"
        "import unionbook.ui.paper.report\n"
        "print([name for name in ('PySide6.QtPdf', 'PySide6.QtPrintSupport', 'reportlab') if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr

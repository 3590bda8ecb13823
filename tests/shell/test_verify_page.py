"""核对报告原件 in the window: the very file, a changed one, a draft, a stranger's, and the words of a paper's code."""

from pathlib import Path

import pytest
from issued_book import issued_year
from pypdf import PdfReader, PdfWriter
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel, QWidget
from shell.hands import Key, nameless, press, seen, worked

from unionbook.ground.periods import Period
from unionbook.services.issue.archive import frozen, paper
from unionbook.services.issue.slip import slip_of
from unionbook.services.report.printing import print_report
from unionbook.store.book import Book
from unionbook.ui.aside.verifying import VerifyPage
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.window import Window


def opened(desk: Desk) -> VerifyPage:
    """The page, by the menu."""
    desk.menus.of("核对报告原件").trigger()
    worked()
    assert isinstance(desk.page, VerifyPage)
    return desk.page


@pytest.fixture
def original(issued_desk: Desk, tmp_path: Path) -> Path:
    """The issued PDF as a file."""
    file = tmp_path / "2020总结.pdf"
    file.write_bytes(paper(issued_desk.book, issued_year(issued_desk.book)))
    return file


def findings(page: VerifyPage) -> list[str]:
    items = (page.lines.itemAt(at) for at in range(page.lines.count()))
    lines = [line for item in items if item and (line := item.widget())]
    return [label.text() for line in lines for label in line.findChildren(QLabel) if label.text()]


def slip(book: Book) -> str:
    """What a phone reads from the paper."""
    kept = frozen(book, issued_year(book))
    figures = [(one.place, one.label, one.printed) for one in kept.figures]
    return slip_of(kept.head, figures, kept.fingerprint).text()


def test_the_original_is_known_to_the_byte(
    issued_desk: Desk, original: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(issued_desk)
    assert page.file.hasFocus() and seen(page, "还没有选文件")

    def choose(parent: QWidget, title: str, folder: str, kinds: str) -> tuple[str, str]:
        return str(original), kinds

    monkeypatch.setattr("unionbook.ui.aside.verifying.QFileDialog.getOpenFileName", choose)
    press(issued_desk, Key.Key_Return)
    assert seen(page, "对得上：这是定稿") and any("逐字节相同" in one for one in findings(page))
    assert seen(page, "青山镇总工会") and seen(page, "编号 2021-01　第1版") and page.file.name == "2020总结.pdf"


def test_a_changed_file_is_told_apart(issued_desk: Desk, original: Path, tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(original))
    writer.add_metadata({"/Title": "改过的"})
    changed = tmp_path / "另存.pdf"
    writer.write(changed)
    page = opened(issued_desk)
    page.take(changed)
    assert seen(page, "对不上，不能当作定稿原件。") and any("不是定稿原件" in one for one in findings(page))


def test_a_draft_and_a_strangers_file_are_named_as_what_they_are(issued_desk: Desk, tmp_path: Path) -> None:
    draft = tmp_path / "草稿.pdf"
    print_report(issued_desk.book, Period.parse("2020"), draft)
    page = opened(issued_desk)
    page.take(draft)
    assert seen(page, "这是草稿，不是定稿。")
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    foreign = tmp_path / "别的.pdf"
    writer.write(foreign)
    page.take(foreign)
    assert seen(page, "这不是由工会台账定稿的报告。")
    broken = tmp_path / "坏.pdf"
    broken.write_bytes(b"no pdf")
    page.take(broken)
    assert page.verdict is None and seen(page, "打不开")
    page.take(tmp_path / "没有.pdf")
    assert "没有核对" in issued_desk.banner.words.text()


def test_the_words_of_a_paper_alone_are_held_against_the_book(issued_desk: Desk) -> None:
    page = opened(issued_desk)
    page.code.setPlainText(slip(issued_desk.book))
    page.go.click()
    assert seen(page, "对得上") and any("二维码与台账里编号 2021-01 的定稿一致" in one for one in findings(page))
    lines = slip(issued_desk.book).splitlines()
    page.code.setPlainText("\n".join([*lines[:5], f"{lines[5].partition('：')[0]}：999宗", *lines[6:]]))
    page.check()
    assert seen(page, "对不上")
    page.code.setPlainText("随便写的字")
    page.check()
    assert seen(page, "不是定稿二维码里的内容")
    page.code.setPlainText("")
    page.check()
    assert seen(page, "还没有选文件")


def test_a_pdf_is_dropped_on_the_page(issued_desk: Desk, original: Path) -> None:
    page = opened(issued_desk)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(original))])
    left = Qt.MouseButton.LeftButton
    event = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, left, Qt.KeyboardModifier.NoModifier)
    page.dropEvent(event)
    assert event.isAccepted() and seen(page, "对得上")


@pytest.mark.parametrize("size", [(1024, 520), (1366, 688)])
def test_it_fits_has_names_and_leaves_by_escape(
    window: Window, issued_desk: Desk, original: Path, size: tuple[int, int]
) -> None:
    window.resize(*size)
    page = opened(issued_desk)
    page.take(original)
    worked()
    least = page.minimumSizeHint()
    assert least.width() <= page.width() and least.height() <= page.height() and nameless(page) == []
    page.code.setFocus()
    press(issued_desk, Key.Key_Escape)
    assert not isinstance(issued_desk.page, VerifyPage)

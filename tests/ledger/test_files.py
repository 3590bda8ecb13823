"""附件 in the form: pasted and dropped, made small beside the window, looked at, renamed, taken out by keys."""

from io import BytesIO
from pathlib import Path

import pytest
from ledger_desk import Shell, focused, press, settle, write
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from unionbook.ground.errors import Refusal
from unionbook.services.attachments import Attached, attached, body_of, giving
from unionbook.store.book import Book
from unionbook.store.undo import undo
from unionbook.ui.form.besides import take
from unionbook.ui.form.files.page import FilesPage
from unionbook.ui.form.files.shrinking import GOAL, LONGEST, Source, prepare
from unionbook.ui.form.files.viewer import Viewer
from unionbook.ui.form.form import Form
from unionbook.ui.form.unmasking import Reason
from unionbook.ui.frame import work
from unionbook.ui.ledger.ledger import LedgerPage

CTRL = Qt.KeyboardModifier.ControlModifier
ROTATED = 6
"""The Exif mark of a camera held upright: what is stored lies on its side."""


@pytest.fixture
def form(members: LedgerPage) -> Form:
    """The form of the first member, at its attachments."""
    found = members.drawer.form
    found.sections.tabs.setCurrentIndex(len(found.kind.sections))
    return found


def page(form: Form) -> FilesPage:
    assert form.sections.files is not None
    return form.sections.files


def picture(path: Path, wide: int, tall: int, colour: str = "orange", turned: bool = False) -> Path:
    """A photograph with what cameras write into it."""
    made = Image.new("RGB", (wide, tall), colour)
    exif = made.getexif()
    exif[0x010F] = "示例相机"
    if turned:
        exif[0x0112] = ROTATED
    made.save(path, exif=exif)
    return path


def held(form: Form, book: Book) -> list[Attached]:
    return attached(book, form.kind, form.uid)


def done(qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not work.busy())
    settle()


def test_a_photograph_is_made_small_upright_and_silent(tmp_path: Path) -> None:
    path = picture(tmp_path / "IMG.jpg", 4000, 3000, turned=True)
    made = prepare(Source("IMG", path))
    found = Image.open(BytesIO(made.body))
    assert found.size == (LONGEST * 3 // 4, LONGEST) and found.format == "JPEG"
    assert made.photo and len(made.body) <= GOAL and not found.getexif()


def test_a_picture_with_a_clear_ground_stands_on_white(tmp_path: Path) -> None:
    path = tmp_path / "章.png"
    Image.new("RGBA", (30, 20), (255, 0, 0, 0)).save(path)
    assert Image.open(BytesIO(prepare(Source("章", path)).body)).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize(("body", "words"), [
    (b"\xff\xd8\xff\xe0 torn", "打不开"), (b"MZ" * 50, "不存程序"),
    (b"BM" + bytes(16) + b"\x28\0\0\0" + (90_000).to_bytes(4, "little") * 2 + bytes(40), "没有存入"),
])
def test_what_is_no_photograph_is_refused_in_words(tmp_path: Path, body: bytes, words: str) -> None:
    path = tmp_path / "照片.jpg"
    path.write_bytes(body)
    with pytest.raises(Refusal, match=words):
        prepare(Source("照片", path))


def test_a_file_that_went_away_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="读不出来"):
        prepare(Source("没有", tmp_path / "没有.jpg"))


def test_a_picture_on_the_clipboard_is_pasted_shown_and_taken_back(
    form: Form, book: Book, shell: Shell, qtbot: QtBot
) -> None:
    copied = QImage(400, 300, QImage.Format.Format_RGB32)
    copied.fill(QColor("teal"))
    QApplication.clipboard().setImage(copied)
    form.focus_first()
    press(Qt.Key.Key_V, CTRL)
    done(qtbot)
    assert len(held(form, book)) == 1 and form.sections.tabs.tabText(len(form.kind.sections)) == "附件 1"
    assert page(form).list.count() == 1 and not page(form).list.item(0).icon().isNull()
    assert shell.toasts[-1][0] == "已存入 1 份附件"
    undo(book)
    settle()
    assert page(form).list.count() == 0 and page(form).words.isVisible()


def test_files_are_let_fall_anywhere_on_the_form_and_the_wrong_one_is_named(
    form: Form, book: Book, shell: Shell, qtbot: QtBot, tmp_path: Path
) -> None:
    form.sections.tabs.setCurrentIndex(0)
    good = [picture(tmp_path / f"现场{number}.png", 60, 40, colour) for number, colour in enumerate(("red", "blue"))]
    bad = tmp_path / "程序.pdf"
    bad.write_bytes(b"MZ\x90")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in (*good, bad)])
    where, none = QPointF(40, 40), Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(where.toPoint(), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none)
    QApplication.sendEvent(form.sections, enter)
    assert enter.isAccepted()
    drop = QDropEvent(where, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none)
    QApplication.sendEvent(form.sections, drop)
    done(qtbot)
    assert [one.name for one in held(form, book)] == ["现场0", "现场1"] and page(form).isVisible()
    assert shell.refusals == ["“程序.pdf”没有存入：这是程序，台账里不存程序。"]


def test_other_files_are_left_to_the_window(form: Form, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "名册.xlsx"))])
    event = QDragEnterEvent(
        QPointF(9, 9).toPoint(), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    QApplication.sendEvent(form.sections, event)
    assert not event.isAccepted()


def given_out(form: Form, book: Book, one: Attached, out: Path) -> None:
    """Saved as a file for a reason, by keys; that is a line of 查阅登记."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
        page(form).out.click()
        (asked,) = form.findChildren(Reason)
        asked.typed.setEditText("")
        asked.do.click()
        assert asked.isVisible() and not asked.wrong.isHidden() and not out.exists()
        asked.typed.setEditText("报县总工会")
        asked.do.click()
    assert out.read_bytes() == body_of(book, one)
    (noted,) = book.select("disclosure", ["how", "rows", "record", "masked", "reason", "what"])
    assert noted == ("export", 1, form.uid, 0, "报县总工会", f"附件另存为文件：{one.name}")


def test_they_are_looked_at_renamed_given_out_and_taken_out_by_keys(
    form: Form, book: Book, shell: Shell, qtbot: QtBot, tmp_path: Path
) -> None:
    take(form, [Source(f"图{n}", picture(tmp_path / f"{n}.png", 50 + n, 40)) for n in range(3)])
    done(qtbot)
    pictures = page(form).list
    pictures.setFocus()
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Return)
    (viewer,) = form.findChildren(Viewer)
    qtbot.waitUntil(viewer.sheet.hasFocus)
    assert viewer.caption.full == "图0（1/3）"
    press(Qt.Key.Key_Right)
    assert viewer.caption.full == "图1（2/3）"
    press(Qt.Key.Key_Escape)
    assert not viewer.isVisible()
    shell.activateWindow()
    qtbot.waitUntil(shell.isActiveWindow)
    pictures.setFocus()
    press(Qt.Key.Key_F2)
    focused().selectAll()  # type: ignore[attr-defined]
    write("receipt")
    press(Qt.Key.Key_Return)
    settle()
    first = held(form, book)[0]
    assert first.name == "receipt"
    given_out(form, book, first, tmp_path / "out.jpg")
    pictures.setFocus()
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Delete)
    settle()
    assert [one.name for one in held(form, book)] == ["图1", "图2"] and shell.toasts[-1][0] == "已删除 1 份附件"


def test_a_record_that_is_not_saved_is_saved_first_or_says_what_is_missing(
    members: LedgerPage, shell: Shell, qtbot: QtBot, tmp_path: Path
) -> None:
    members.new()
    form = members.drawer.form
    take(form, [Source("图", picture(tmp_path / "1.png", 50, 40))])
    assert not work.busy() and "先把标出的栏目填好" in shell.refusals[-1]


def test_without_a_reason_or_where_it_cannot_be_noted_nothing_leaves_the_book(
    form: Form, book: Book, qtbot: QtBot, tmp_path: Path
) -> None:
    take(form, [Source("证", picture(tmp_path / "1.png", 50, 40))])
    done(qtbot)
    (one,), out = held(form, book), tmp_path / "出.jpg"
    with pytest.raises(Refusal, match="写明用途"):
        giving.give_out(book, form.kind, form.uid, one, out, " ")
    assert book.select("disclosure", ["how", "record"]) == [("refuse", form.uid)]
    with pytest.raises(Refusal, match="写不进去"):
        giving.give_out(book, form.kind, form.uid, one, tmp_path / "没有" / "出.jpg", "核对证件")
    book.read_only = "只能看"
    with pytest.raises(Refusal):
        giving.give_out(book, form.kind, form.uid, one, out, "核对证件")
    book.read_only = ""
    assert not out.exists()

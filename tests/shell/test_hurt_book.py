"""A damaged book in the window, by keys: the newest good backup 抢救 with its list, the full check."""

import random
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from report_book import empty_book
from shell.backup_hands import firms, idle, register, sheet
from shell.hands import Ctrl, Key, nameless, press, seen, worked

from unionbook.records import CABINET
from unionbook.services.backup.keeping import Backups, Why
from unionbook.store.connection import connect
from unionbook.store.files import open_book
from unionbook.store.notice import Topic
from unionbook.store.pc import checks
from unionbook.ui.aside.filecheck import FileCheckPage
from unionbook.ui.aside.salvage import SalvageSheet
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.elsewhere import ClosedSheet
from unionbook.ui.frame.hurt import HurtSheet
from unionbook.ui.frame.window import Window

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A small sound book of two firms."""
    path = tmp_path_factory.mktemp("hurt") / "工会台账2026.ubk"
    with empty_book(path) as book:
        register(book, "甲厂")
        register(book, "乙厂")
    return path.read_bytes()


@pytest.fixture
def path(made: bytes, tmp_path: Path) -> Path:
    """The book, of which the first state with a third firm is in a backup."""
    found = tmp_path / "工会台账2026.ubk"
    found.write_bytes(made)
    with open_book(found, CABINET) as book:
        register(book, "丙厂")
        Backups(book).make(Why.CLOSING, now=datetime(2026, 11, 27, 17, 5))
        register(book, "丁厂")
    return found


def hurt(path: Path, word: str = "丁厂") -> None:
    """One bit in the change that made a record is another."""
    body = bytearray(path.read_bytes())
    body[body.index(f'"{word}"'.encode()) + 3] ^= 1
    path.write_bytes(body)


def opened(window: Window, path: Path) -> Desk:
    window.open_book(path)
    assert window.desk is not None
    window.desk.book.settle()
    window.desk.guarding._settle()
    worked()
    return window.desk


def to_button(window: Window, words: str) -> QWidget:
    """Tab until the button with these words has the keys."""
    for _ in range(12):
        found = QApplication.focusWidget()
        assert found is not None
        if found.accessibleName() == words:
            return found
        QTest.keyClick(found, Key.Key_Tab)
    raise AssertionError(words)


def test_the_newest_good_backup_takes_its_place_by_keys(window: Window, path: Path, qtbot: QtBot) -> None:
    hurt(path)
    desk = opened(window, path)
    banner = desk.guarding.banner
    assert [one.text() for one in banner.buttons] == ["用最近的备份… Enter", "抢救到新台账…", "只读查看"]
    assert nameless(banner) == []
    banner.take_keys()
    press(window, Key.Key_Return)
    assert seen(banner, "最近一份完好的备份是 2026-11-27 17:05 的") and seen(banner, "1 次操作都会退回")
    assert seen(banner, "企业少 1 家") and seen(banner, "先原样留底")
    to_button(window, "不用了")
    press(window, Key.Key_Space)
    assert seen(banner, "有损坏") and firms(desk.book) == firms(desk.book)
    banner.take_keys()
    press(window, Key.Key_Return)
    press(window, Key.Key_Return)
    idle(qtbot)
    assert window.desk is not None and not window.desk.book.read_only
    assert sorted(firms(window.desk.book)) == ["丙厂", "乙厂", "甲厂"]
    assert not seen(window.desk.guarding.banner, "有损坏")


def test_a_damaged_book_without_a_backup_says_so(window: Window, made: bytes, tmp_path: Path) -> None:
    path = tmp_path / "工会台账2026.ubk"
    path.write_bytes(made)
    hurt(path, "乙厂")
    desk = opened(window, path)
    desk.guarding.banner.take_keys()
    press(window, Key.Key_Return)
    assert seen(desk.banner, "没有这本台账完好的备份") and seen(desk.guarding.banner, "有损坏")


def test_what_can_be_had_is_saved_into_a_new_book_by_keys(window: Window, path: Path, qtbot: QtBot) -> None:
    hurt(path)
    before = path.read_bytes()
    desk = opened(window, path)
    desk.guarding.banner.take_keys()
    to_button(window, "抢救到新台账…")
    press(window, Key.Key_Space)
    worked()
    made = sheet(window, SalvageSheet)
    assert isinstance(made, SalvageSheet) and nameless(made) == [] and made.go.hasFocus()
    press(made, Key.Key_Return)
    qtbot.waitUntil(lambda: made.result is not None, timeout=20_000)
    assert seen(made, "取出 ") and seen(made, "企业 4 家") and made.go.hasFocus()
    assert "损坏：" in made.lines.toPlainText() or "请核对：" in made.lines.toPlainText()
    press(made, Key.Key_Return)
    idle(qtbot)
    assert path.read_bytes() == before
    assert window.desk is not None and window.desk.book.path == made.target and not window.desk.book.read_only
    assert len(firms(window.desk.book)) == 4


def test_a_rescue_that_is_given_up_shows_the_damaged_book_again(window: Window, path: Path, qtbot: QtBot) -> None:
    hurt(path)
    desk = opened(window, path)
    desk.guarding.salvage()
    worked()
    made = sheet(window, SalvageSheet)
    press(made, Key.Key_Escape)
    worked()
    assert window.desk is not None and window.desk.book.path == path
    assert len(list(path.parent.glob("*.ubk"))) == 1


def test_a_book_too_damaged_to_be_opened_offers_both_ways(window: Window, path: Path, qtbot: QtBot) -> None:
    window.open_book(path)
    window.close_book()
    body = path.read_bytes()
    path.write_bytes(body[: len(body) // 2])
    window.open_book(path)
    assert window.desk is None
    worked()
    offer = sheet(window, HurtSheet)
    assert seen(offer, "不完整") and seen(offer, "最近一份完好的备份") and nameless(offer) == []
    press(offer, Key.Key_Return)
    idle(qtbot)
    assert window.desk is not None and "丙厂" in firms(window.desk.book)


def test_of_a_book_that_cannot_be_opened_rows_are_saved(window: Window, path: Path, qtbot: QtBot) -> None:
    body = path.read_bytes()
    path.write_bytes(body[: len(body) - 3 * 4096])
    window.open_book(path)
    worked()
    offer = sheet(window, HurtSheet)
    assert isinstance(offer, HurtSheet)
    offer.rescue.setFocus()
    press(offer, Key.Key_Space)
    worked()
    made = sheet(window, SalvageSheet)
    press(made, Key.Key_Return)
    qtbot.waitUntil(lambda: made.result is not None, timeout=20_000)  # type: ignore[attr-defined]
    press(made, Key.Key_Return)
    idle(qtbot)
    assert window.desk is not None and firms(window.desk.book)


# --- the full check --------------------------------------------------------------------------------------------------


def test_the_monthly_check_runs_by_itself_beside_the_window(window: Window, path: Path, qtbot: QtBot) -> None:
    with open_book(path, CABINET) as book:
        file_id = book.facts["file_id"]
    checks.checked(file_id, date.today() - timedelta(days=31))
    desk = opened(window, path)
    assert seen(desk.guarding.banner, "该做一次完整的文件核对了") and desk.guarding.checking._later.isActive()
    desk.guarding.checking._later.setInterval(0)
    desk.guarding.checking._later.start()
    qtbot.waitUntil(lambda: desk.guarding.checking.result is not None, timeout=30_000)
    assert seen(desk.toasts, "台账文件完好") and not desk.guarding.banner.isVisible()
    assert checks.last(file_id) == (date.today(), []) and not checks.due(file_id)
    register(desk.book, "戊厂")


def test_a_check_on_demand_names_the_first_broken_link(window: Window, path: Path, qtbot: QtBot) -> None:
    connection = connect(path)
    connection.execute("UPDATE change SET value = replace(value, '甲厂', '己厂') WHERE value LIKE '%甲厂%'")
    connection.close()
    desk = opened(window, path)
    desk.menus.of("核对台账文件").trigger()
    worked()
    page = desk.page
    assert isinstance(page, FileCheckPage) and seen(page, "还没有核对过") and nameless(page) == []
    press(window, Key.Key_N, Ctrl)
    qtbot.waitUntil(lambda: desk.guarding.checking.result is not None, timeout=30_000)
    worked()
    found = [page.table.plain.text(at, 1) for at in range(page.table.plain.rowCount())]
    assert any("登记甲厂" in one and "第 1 条" in one and "2021年1月5日" in one for one in found), found
    assert seen(page, "发现") and seen(desk.banner, "修改记录") and not desk.book.read_only
    assert page.backup.isVisible() and page.rescue.isVisible()


def test_a_page_that_is_damaged_makes_the_book_read_only(window: Window, path: Path, qtbot: QtBot) -> None:
    body, chance = bytearray(path.read_bytes()), random.Random(1)
    at = body.index('"甲厂"'.encode()) // 4096 * 4096
    body[at : at + 4096] = chance.randbytes(4096)
    path.write_bytes(body[: len(body) // 4096 * 4096])  # without a seal
    desk = opened(window, path)
    if Topic.DAMAGED not in [one.topic for one in desk.book.notices]:
        desk.guarding.checking.begin()
        qtbot.waitUntil(lambda: desk.guarding.checking.result is not None, timeout=30_000)
    assert desk.book.read_only and seen(desk.guarding.banner, "抢救")


def test_two_things_to_say_are_both_said(window: Window, path: Path) -> None:
    older = path.with_name("副本.ubk")
    older.write_bytes(path.read_bytes())
    with open_book(path, CABINET) as book:
        register(book, "戊厂")
    hurt(older)
    desk = opened(window, older)
    assert {one.topic for one in desk.book.notices} == {Topic.OLDER, Topic.DAMAGED}
    assert seen(desk.guarding.banner, "有损坏") and seen(desk.guarding.banner, "这一份是旧的")
    assert [len(line.buttons) for line in desk.guarding.banner.lines] == [3, 3]
    window.resize(1093, 534)
    worked()
    worked()
    banner = desk.guarding.banner
    assert window.height() == 534 and len(banner.lines) == 1
    banner.buttons[-1].setFocus()
    press(window, Key.Key_Space)
    assert seen(banner, "这一份是旧的") and not seen(banner, "有损坏") and seen(banner, "另有 1 条")


def test_a_book_that_is_open_elsewhere_can_be_looked_at_by_enter(window: Window, path: Path) -> None:
    code = "book = open_book(path, CABINET, door='窗口'); print('open', flush=True); sys.stdin.read()"
    head = "import sys; from pathlib import Path; from unionbook.records import CABINET\n"
    head += "from unionbook.store.files import open_book\npath = Path(sys.argv[1])\n"
    other = subprocess.Popen(
        [sys.executable, "-c", head + code, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
    )
    try:
        assert other.stdout is not None and other.stdout.readline().strip() == b"open"
        window.open_book(path)
        worked()
        offer = sheet(window, ClosedSheet)
        assert seen(offer, "已经打开了") and seen(offer, str(other.pid)) and nameless(offer) == []
        press(offer, Key.Key_Return)
        worked()
        assert window.desk is not None and window.desk.book.read_only and "丁厂" in firms(window.desk.book)
        assert seen(window.desk.guarding.banner, "此刻的一份副本")
    finally:
        other.kill()
        other.wait()

"""The copy that needs no program, wanted in 设置 and written when the book is closed."""

from PySide6.QtWidgets import QPushButton
from shell.hands import worked

from unionbook.services.backup.settings import home_of
from unionbook.services.outlet.readable import FOLDER
from unionbook.ui.aside.options import Options
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.window import Window


def chip(page: Options, word: str) -> QPushButton:
    """One of the two."""
    return next(one for one in page.findChildren(QPushButton) if one.accessibleName() == f"可读副本：{word}")


def test_it_is_written_on_closing_when_it_is_wanted(window: Window, desk: Desk) -> None:
    folder = home_of(desk.book.facts["file_id"]) / FOLDER
    desk.show_settings()
    worked()
    assert isinstance(desk.page, Options) and chip(desk.page, "不留").isChecked()
    chip(desk.page, "留").click()
    window.close_book()
    assert window.desk is None and {"会员.xlsx", "会员.csv", "说明.txt"} <= {one.name for one in folder.iterdir()}

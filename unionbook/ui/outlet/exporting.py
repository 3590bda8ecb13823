"""A list to a file: asked in a sheet, read and written beside the window, told with a way to its folder."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from unionbook.ground.errors import Refusal
from unionbook.ground.filename import plain_name
from unionbook.services.outlet.listed import Listed, Shown, allow, complete
from unionbook.services.outlet.saving import Form, save
from unionbook.services.outlet.writer import Stopped
from unionbook.store.book import Book
from unionbook.store.mirror import Mirror
from unionbook.ui.frame import beside, work
from unionbook.ui.frame.beside import closing, lent
from unionbook.ui.frame.messages import keep
from unionbook.ui.frame.page import Shell
from unionbook.ui.frame.toast import Toast
from unionbook.ui.ledger.asshown import shown_columns
from unionbook.ui.ledger.onpaper import plain_rows, whose
from unionbook.ui.ledger.rows import Asked, Rows
from unionbook.ui.ledger.subsets import DRAFTS
from unionbook.ui.outlet.sheet import Choice, ExportSheet

if TYPE_CHECKING:
    from unionbook.services.check import Step
    from unionbook.ui.ledger.drawer import Drawer

TITLE = "正在导出，可以照常工作"


def show_export(drawer: "Drawer") -> None:
    """Ask how the list, or what is chosen in it, is to be exported."""
    shell, kind, rows = drawer.shell, drawer.kind, drawer.table.rows
    if drawer.filters.chip == DRAFTS:
        shell.refuse(Refusal("草稿还不是正式记录，不能导出。请先点“全部”。"))
        return
    if not drawer.leave():
        return
    if not rows.count:
        shell.refuse(Refusal(f"列表里没有{kind.label}，没有可以导出的。请先放宽筛选。"))
        return
    chosen = _chosen(drawer)
    extents = [f"列表中的 {rows.count:,} {kind.measure}"]
    extents += [f"选中的 {len(chosen):,} {kind.measure}"] if chosen else []
    every = complete(drawer.book, kind)
    shown = shown_columns(drawer)
    columns = [f"列表中的 {len(shown)} 列", f"全部 {len(every)} 个栏目"]
    sensitive = any(drawer.book.cabinet.field(kind, one.path).sensitive for one in every)
    told = whose(drawer)
    sheet = ExportSheet(f"{kind.label}：{told or '全部'}", extents, columns, sensitive, drawer)
    if chosen and drawer.table.selected_count() > 1:
        sheet.rows.setCurrentIndex(1)
    sheet.chosen.connect(lambda choice: _go_on(drawer, choice, chosen, every if choice.every else shown, told))
    sheet.open()


def _chosen(drawer: "Drawer") -> list[str]:
    table = drawer.table
    ticked = table.ticks.uids if table.ticks is not None else []
    return list(ticked or (table.selected() if table.selected_count() > 1 else []))


def _go_on(drawer: "Drawer", choice: Choice, chosen: list[str], columns: Sequence[Shown], told: str) -> None:
    kind = drawer.kind
    title = f"{kind.label}名单" + (f"（{told}）" if told and not choice.ticked else "")
    path = ask_path(drawer, drawer.book, title, choice.form)
    if path is None:
        return

    def listed(uids: Sequence[str]) -> None:
        rows = plain_rows(drawer, uids)
        export(drawer.shell, Listed(kind, columns, rows, title, choice.reason, choice.marked), path, choice.form)

    if choice.ticked:
        listed(chosen)
    else:
        every_one = _all(drawer.table.rows.asked, drawer)
        beside.read(drawer.shell, lambda book, step: every_one(book), listed, TITLE)


def _all(asked: Asked, drawer: "Drawer") -> Callable[[Book], list[str]]:
    kind = drawer.kind

    def read(book: Book) -> list[str]:
        places = asked.places(book, kind)
        return Rows(book, kind, [], asked, places).uids(0, len(places))

    return read


def ask_path(parent: QWidget, book: Book, title: str, form: Form) -> Path | None:
    """Where the file is to be; None when the clerk thought better of it."""
    usual = book.path.parent / f"{plain_name(title)} {book.today().isoformat()}{form.suffix}"
    kinds = "Excel 表格 (*.xlsx)" if form is Form.XLSX else "CSV 文本 (*.csv)"
    found, _ = QFileDialog.getSaveFileName(parent, "导出", str(usual), kinds)
    return Path(found).with_suffix(form.suffix) if found else None


def export(shell: Shell, listed: Listed, path: Path, form: Form) -> None:
    """Write the list beside the window, once that is written down."""
    book = shell.book
    try:
        allow(book, listed)
    except Refusal as refusal:
        shell.refuse(refusal)
        return
    mirror = Mirror(book)

    def write(step: "Step") -> int:
        def made() -> int:
            try:
                return save(book, listed, path, form, step, lambda read: lent(mirror, read))
            except Stopped:
                return -1

        return closing(mirror, made)

    def done(rows: int) -> None:
        if rows < 0:
            shell.toast("已停止，没有导出。")
        else:
            masked = "，证件号码、电话、账号是遮住的" if listed.masked else ""
            tell_file(shell, f"已导出 {rows:,} {listed.kind.measure}到“{path.name}”{masked}", path.parent)

    work.run(shell, write, done, TITLE)


def tell_file(shell: Shell, sentence: str, folder: Path) -> Toast:
    """Say that a file was made, with a button that shows its folder."""
    assert isinstance(shell, QWidget)
    keep(shell.book, f"{sentence}。")
    toast = Toast(shell)
    toast.button.setText("打开文件夹")
    toast.button.setToolTip(str(folder))
    toast.button.setAccessibleName("打开文件夹")
    toast.tell(sentence, lambda: show_folder(folder))
    toast.timer.timeout.connect(toast.deleteLater)
    return toast


def show_folder(folder: Path) -> None:
    """Open a folder with the system's own program."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

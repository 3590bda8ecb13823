"""What a form keeps besides its fields: values its history gives back, and the attachments of the record."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QFileDialog
from shiboken6 import isValid

from unionbook.ground.errors import Refusal
from unionbook.ground.filename import plain_name
from unionbook.services.attachments import Attached, attach, detach, rename, suffix
from unionbook.services.attachments.giving import give_out
from unionbook.ui.form.files.shrinking import Ready, Source, prepare_all
from unionbook.ui.form.files.sources import sources_of
from unionbook.ui.form.files.viewer import Viewer
from unionbook.ui.form.keeping import restore_value
from unionbook.ui.form.unmasking import Asking, Reason
from unionbook.ui.frame import work

if TYPE_CHECKING:
    from unionbook.ui.form.form import Form

CHOOSE = "照片和扫描件 (*.jpg *.jpeg *.png *.webp *.bmp *.pdf)"
UNSAVED = "附件要放进已保存的记录：先把标出的栏目填好，再放一次。"
OUT = Asking(
    "附件另存为文件",
    "附件上可能有证件、账号，存出去就不受台账保护了。"
    "这次另存会记入“查阅登记”：谁、何时、哪台电脑、做什么用。",
    "选文件夹…",
    "save_copy",
)
NOTHING = "剪贴板里没有照片或文件。请先复制照片，再按 Ctrl+V。"


def wire_besides(form: "Form") -> None:
    """What is asked for in the history and among the attachments is done."""
    form.sections.past.wanted.connect(lambda name, value: restore_value(form, name, value))
    if (page := form.sections.files) is None:
        return
    form.sections.dropped.connect(lambda sources: take(form, sources))
    page.asked.connect(lambda: _choose(form))
    page.pasted.connect(lambda: paste(form))
    page.doomed.connect(lambda uids: _remove(form, uids))
    page.named.connect(lambda uid, name: _rename(form, uid, name))
    page.opened.connect(lambda one: Viewer(form.book, page.found, page.found.index(one), form).open())
    page.given.connect(lambda one: _ask_where(form, one))
    page.escaped.connect(form.escaped)


def _choose(form: "Form") -> None:
    chosen, _ = QFileDialog.getOpenFileNames(form, "放入附件", str(Path.home()), CHOOSE)
    take(form, [Source(Path(path).stem, Path(path)) for path in chosen])


def paste(form: "Form") -> None:
    """Put in what lies on the clipboard."""
    if sources := sources_of(QApplication.clipboard().mimeData()):
        take(form, sources)
    else:
        form.shell.refuse(Refusal(NOTHING))


def take(form: "Form", sources: list[Source]) -> None:
    """Make files small beside the window, then put them to the record; one that is not saved is saved first."""
    if form.writing is None or not sources:
        return
    if not form.writing.entry.exists and not form.save():
        form.shell.refuse(Refusal(UNSAVED))
        return
    uid = form.uid
    work.run(form.shell, lambda step: prepare_all(sources), lambda ready: _put(form, uid, ready), "正在缩小照片")


def _put(form: "Form", uid: str, ready: Ready) -> None:
    if not isValid(form):
        return
    try:
        made = attach(form.book, form.kind, uid, ready.files)
    except Refusal as refusal:
        form.shell.refuse(refusal)
        return
    form.sections.count()
    if ready.refused:
        form.shell.refuse(Refusal("".join(ready.refused)))
    if made:
        form.shell.toast(f"已存入 {len(made)} 份附件", form.shell.undo)
    elif ready.files:
        form.shell.toast("这份附件已经存过了。")


def _remove(form: "Form", uids: list[str]) -> None:
    try:
        detach(form.book, uids)
    except Refusal as refusal:
        form.shell.refuse(refusal)
        return
    form.sections.count()
    form.shell.toast(f"已删除 {len(uids)} 份附件", form.shell.undo)


def _rename(form: "Form", uid: str, name: str) -> None:
    try:
        rename(form.book, uid, name)
    except Refusal as refusal:
        form.shell.refuse(refusal)
        assert form.sections.files is not None
        form.sections.files.refresh()


def _ask_where(form: "Form", one: Attached) -> None:
    dialog = Reason(form, OUT)
    dialog.accepted.connect(lambda: _ask_file(form, one, dialog.reason))
    dialog.open()


def _ask_file(form: "Form", one: Attached, reason: str) -> None:
    usual = Path.home() / f"{plain_name(one.name)}{suffix(one.photo)}"
    chosen, _ = QFileDialog.getSaveFileName(form, "附件另存为", str(usual), f"*{suffix(one.photo)}")
    if chosen:
        give(form, one, Path(chosen), reason)


def give(form: "Form", one: Attached, out: Path, reason: str) -> None:
    """Write an attachment to a file, once that is written down."""
    try:
        give_out(form.book, form.kind, form.uid, one, out, reason)
    except Refusal as refusal:
        form.shell.refuse(refusal)
    else:
        form.shell.toast(f"已存成“{out.name}”，并记入查阅登记。")

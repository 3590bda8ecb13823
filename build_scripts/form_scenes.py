"""Scenes of forms: attachments, words offered, a pasted list of names, one field of many, the history, the bin."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QInputMethodEvent, QLinearGradient, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from scenes import desk_of, quiet
from unionbook.ground.conditions import Has, among, filled
from unionbook.ground.fields import Value
from unionbook.records.agreement.codes import CURRENT
from unionbook.services.saving import remove
from unionbook.ui.form.besides import take
from unionbook.ui.form.files.shrinking import Source
from unionbook.ui.form.form import Form
from unionbook.ui.frame import work
from unionbook.ui.frame.window import Window
from unionbook.ui.ledger.ledger import LedgerPage


def _form(window: Window, kind: str) -> Form:
    """The first record of a kind, in its form."""
    desk = desk_of(window)
    uid = str(desk.book.select(kind, ["uid"], order=desk.book.cabinet[kind].order, limit=1)[0][0])
    desk.open_record(desk.book.cabinet[kind], uid)
    assert isinstance(desk.page, LedgerPage)
    quiet(window)
    return desk.page.drawer.form


def _picture(path: Path, colours: tuple[str, str], wide: int, tall: int) -> Path:
    made = QImage(wide, tall, QImage.Format.Format_RGB32)
    ground = QLinearGradient(QPointF(0, 0), QPointF(wide, tall))
    for at, colour in enumerate(colours):
        ground.setColorAt(at, QColor(colour))
    painter = QPainter(made)
    painter.fillRect(made.rect(), ground)
    painter.end()
    made.save(str(path))
    return path


def attachments(window: Window) -> None:
    """Photographs of an activity and a scan."""
    form = _form(window, "activity")
    folder = Path(tempfile.mkdtemp())
    sizes = (("#5F93D1", "#E4EFFB", 1600, 900), ("#3F7F57", "#E1F4E8", 900, 1600), ("#B87A00", "#FFF0D2", 1200, 900))
    sources = []
    for number, (one, other, wide, tall) in enumerate(sizes, 1):
        path = _picture(folder / f"{number}.png", (one, other), wide, tall)
        sources.append(Source(f"活动现场 {number}", path))
    scan = folder / "签到表.pdf"
    scan.write_bytes(b"%PDF-1.7\n")
    form.sections.tabs.setCurrentIndex(len(form.kind.sections))
    take(form, [*sources, Source("签到表", scan)])
    while work.busy():
        quiet(window)
    quiet(window)
    form.sections.focus_first()


def no_attachments(window: Window) -> None:
    """What is said before there are any."""
    form = _form(window, "activity")
    form.sections.tabs.setCurrentIndex(len(form.kind.sections))
    form.sections.focus_first()


def viewer(window: Window) -> None:
    """One looked at."""
    attachments(window)
    desk = desk_of(window)
    assert isinstance(desk.page, LedgerPage)
    form = desk.page.drawer.form
    page = form.sections.files
    assert page is not None and page.found
    page.opened.emit(page.found[0])


def _here(window: Window) -> QWidget:
    """What has the keys; the window is brought to the front first."""
    window.activateWindow()
    quiet(window)
    own: QWidget | None = window.focusWidget()
    return QApplication.focusWidget() or own or window


def _commit(window: Window, text: str) -> None:
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(_here(window), event)


def completion(window: Window) -> None:
    """Words written before, offered."""
    form = _form(window, "activity")
    form.new()
    form.sections.pages[0].fields.focus("place")
    _commit(window, "文化")


def by_sound(window: Window) -> None:
    """A unit found by the first letters of its name."""
    desk = desk_of(window)
    desk.enter(desk.book.cabinet["member"])
    assert isinstance(desk.page, LedgerPage)
    desk.page.drawer.form.sections.pages[0].fields.focus("organisation")
    QTest.keyClicks(_here(window), "gh")


def poured(window: Window) -> None:
    """A list pasted into an activity; one of the names is borne by two."""
    form = _form(window, "activity")
    form.new()
    book = form.book
    with book.change("练习") as act:
        for _ in range(2):
            act.add("person", {"name": "王小双", "born": "1980-01-02"})
    names = [str(name) for (name,) in book.select("person", ["name"], order=["-uid"], limit=9)]
    form.sections.tabs.setCurrentIndex(1)
    page = form.sections.page
    assert page is not None
    page.children_of[0].pour("姓名\t单位\n" + "\n".join(dict.fromkeys([*names, "外来人\t外乡公司"])))


def edited(window: Window) -> None:
    """One field of many records, what would change."""
    drawer = _form(window, "member")
    page = desk_of(window).page
    assert isinstance(page, LedgerPage) and drawer is page.drawer.form
    page.drawer.into_list()
    rows = page.drawer.table.rows
    assert page.drawer.table.ticks is not None
    page.drawer.table.ticks.put(rows.uids(0, 24), True)
    assert page.drawer.batch is not None
    page.drawer.batch.edit()
    panel = page.drawer.batch.editing
    panel.chooser.show_text(panel.labels["employment"])
    panel.choose("employment")
    assert panel.fields is not None and panel.fields.entry is not None
    panel.fields.entry.put("employment", "dispatch")
    panel.fields.show_entry(panel.fields.entry)
    panel.look_ahead()
    panel.take.setFocus()


def ticked(window: Window) -> None:
    """The bar with the way to change one field."""
    form = _form(window, "member")
    page = desk_of(window).page
    assert isinstance(page, LedgerPage) and form is page.drawer.form
    page.drawer.into_list()
    assert page.drawer.table.ticks is not None
    page.drawer.table.ticks.put(page.drawer.table.rows.uids(0, 24), True)


def history(window: Window) -> None:
    """What happened to a record, with the way back for each field."""
    form = _form(window, "enterprise")
    steps: tuple[dict[str, Value], ...] = ({"phone": "0571-86000001", "workers": 50}, {"phone": "0571-86000002"})
    for values in steps:
        with form.book.change("修改") as act:
            act.set("enterprise", form.uid, values)
    form.show_history()


def bin(window: Window) -> None:
    """What was removed."""
    desk = desk_of(window)
    for kind in ("honour", "work"):
        uids = [str(uid) for (uid,) in desk.book.select(kind, ["uid"], limit=2)]
        for uid in uids:
            remove(desk.book, desk.book.cabinet[kind], [uid])
    desk.show_bin()


def renewable(window: Window) -> None:
    """An agreement that ends soon: the form offers its renewal."""
    form = _form(window, "agreement")
    page = desk_of(window).page
    assert isinstance(page, LedgerPage)
    uid = str(form.book.select("agreement", ["uid"], among("stage", *CURRENT), order=["term_to"], limit=1)[0][0])
    days: dict[str, Value] = {"term_from": "2019-02-01", "term_to": "2021-01-31", "renew_from": "2020-12-02"}
    with form.book.change("修改") as act:
        act.set("agreement", uid, {**days, "lapses_on": "2021-02-01"})
    page.show_record(form.kind, uid)


def renewed(window: Window) -> None:
    """The next agreement, filled in from the one that ends."""
    renewable(window)
    quiet(window)
    page = desk_of(window).page
    assert isinstance(page, LedgerPage)
    page.drawer.form.head.after.click()


def in_use(window: Window) -> None:
    """A firm that others use was to be deleted."""
    form = _form(window, "enterprise")
    firm = form.book.select("enterprise", ["uid"], Has("agreement", filled("signed_on"), via="enterprise"), limit=1)
    page = desk_of(window).page
    assert isinstance(page, LedgerPage)
    page.show_record(form.kind, str(firm[0][0]))
    page.drawer.into_list()
    quiet(window)
    page.remove()


SCENES = (
    *(attachments, no_attachments, viewer, completion, by_sound, poured, edited, ticked, history, bin),
    *(renewable, renewed, in_use),
)
"""All of them, each a picture."""

"""What is done before a picture of the history is taken: the acts, what one changed, a record's own, the bin."""

from __future__ import annotations

from contextlib import suppress

from scenes import desk_of, quiet
from unionbook.ground.errors import Refusal
from unionbook.ground.fields import Value
from unionbook.services.past import take_back
from unionbook.services.saving import remove
from unionbook.store.history import acts
from unionbook.ui.aside.acts import ActsPage
from unionbook.ui.frame.window import Window
from unionbook.ui.ledger.ledger import LedgerPage


def _work(window: Window) -> str:
    """A day's changes, one of them taken back, some records removed; the firm they were about."""
    book = desk_of(window).book
    firm = str(book.rows("SELECT uid FROM enterprise ORDER BY name LIMIT 1")[0][0])
    turns: tuple[dict[str, Value], ...]
    turns = ({"phone": "0571-86000001", "workers": 50}, {"phone": "0571-86000002"}, {"address": "样板路 1 号"})
    for turn in turns:
        with book.change(f"修改企业 {book.title('enterprise', firm)}") as act:
            act.set("enterprise", firm, turn)
    take_back(book, acts(book, 1)[0].key)
    for name in ("honour", "target", "activity"):
        for (uid,) in book.rows(f'SELECT uid FROM "{name}" LIMIT 2'):
            with suppress(Refusal):
                remove(book, book.cabinet[name], [uid])
    return firm


def acts_page(window: Window) -> None:
    """The list, its newest act in the pane."""
    _work(window)
    desk = desk_of(window)
    desk.menus.of("操作记录").trigger()
    quiet(window)


def act_with_conflict(window: Window) -> None:
    """An act of which something changed since."""
    _work(window)
    desk = desk_of(window)
    desk.menus.of("操作记录").trigger()
    quiet(window)
    page = desk.page
    assert isinstance(page, ActsPage)
    number = next(at for at, row in enumerate(page.table.plain.rows) if row.cells[1].startswith("修改企业"))
    page.table.go_to(number + 2)
    page._follow()


def act_of_target(window: Window) -> None:
    """An act whose values are names of figures."""
    desk = desk_of(window)
    desk.menus.of("操作记录").trigger()
    quiet(window)
    page = desk.page
    assert isinstance(page, ActsPage)
    page.search.setText("目标")
    page.refresh()
    page._follow()


def form_history(window: Window) -> None:
    """The history of a record, with the ways back to a field's value."""
    firm = _work(window)
    desk = desk_of(window)
    desk.open_record(desk.book.cabinet["enterprise"], firm)
    quiet(window)
    assert isinstance(desk.page, LedgerPage)
    desk.page.drawer.form.show_history()


def bin_page(window: Window) -> None:
    """The bin with some records."""
    _work(window)
    desk_of(window).show_bin()


SCENES = (acts_page, act_with_conflict, act_of_target, form_history, bin_page)

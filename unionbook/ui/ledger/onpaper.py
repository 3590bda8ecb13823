"""From a register's list or form to the page for printing."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from unionbook.ground.conditions import among, every
from unionbook.ground.errors import Refusal
from unionbook.services.ahead import CHUNK
from unionbook.services.forms.asshown import as_shown
from unionbook.services.listing import unsealed
from unionbook.ui.frame.page import Page, Shell
from unionbook.ui.ledger.asshown import shown_columns
from unionbook.ui.ledger.subsets import ALL, DRAFTS
from unionbook.ui.print.subject import Subject

MOST = 50_000
"""Rows of a list that are printed as it is shown."""

if TYPE_CHECKING:
    from unionbook.ui.ledger.drawer import Drawer


def show_print(drawer: "Drawer", in_form: bool | None = None) -> None:
    """What is chosen in the list, the list, or the record in the form, on paper. What was typed is kept first.

    in_form: the record in the form is meant; None: see where the keys are.
    """
    in_form = drawer.in_form() if in_form is None else in_form
    if not drawer.kind.forms and (in_form or not drawer.table.rows.count):
        drawer.shell.refuse(Refusal(f"{drawer.kind.label}没有规定的表格可以打印。要打印列表，请先回到列表。"))
        return
    if in_form:
        drawer.follow()
    if drawer.leave():
        show_subject(drawer.shell, subject_of(drawer, in_form))


def show_subject(shell: Shell, subject: Subject) -> None:
    """The page for printing."""

    def made() -> Page:
        from unionbook.ui.print.page import PrintPage

        return PrintPage(shell, subject)

    shell.visit(made)


def subject_of(drawer: "Drawer", in_form: bool) -> Subject:
    """What the clerk may mean: ticked rows, or several selected; a narrowed list; the record in front."""
    table, filters = drawer.table, drawer.filters
    ticked = table.ticks.uids if table.ticks is not None and not in_form else []
    if not ticked and not in_form and table.selected_count() > 1:
        ticked = table.selected()
    listed = filters.chip != DRAFTS and filters.narrowed
    here = drawer.form.uid if in_form else table.current()
    current = here if here and drawer.book.values(drawer.kind.name, here) is not None else ""
    return Subject(
        kind=drawer.kind,
        ticked=ticked,
        listed=plain_rows(drawer, table.rows.uids(0, table.rows.count)) if listed else None,
        whose=whose(drawer) if listed else "",
        current=current,
        in_form=in_form,
        **_shown(drawer) if not in_form and filters.chip != DRAFTS else {},
    )


def _shown(drawer: "Drawer") -> dict[str, Any]:
    """The list itself as a form, with its rows; nothing of one too long for paper."""
    table, kind = drawer.table, drawer.kind
    columns = [(one.path, one.label) for one in shown_columns(drawer) if one.path]
    if not columns or table.rows.count > MOST:
        return {}
    every = plain_rows(drawer, table.rows.uids(0, table.rows.count))
    told = whose(drawer)
    title = f"{kind.label}名单（{told}）" if told else f"{kind.label}名单"
    return {"shown": as_shown(drawer.book, kind, columns, title), "every": every}


def plain_rows(drawer: "Drawer", uids: Sequence[str]) -> Sequence[str]:
    """The rows without sealed ones: a list that was opened from a number has them, but they are not named."""
    kind = drawer.kind
    if not kind.sealed or drawer.filters.fixed is None:
        return uids
    shown: set[str] = set()
    for start in range(0, len(uids), CHUNK):
        some = every(among("uid", *uids[start : start + CHUNK]), *unsealed(kind))
        shown.update(uid for (uid,) in drawer.book.select(kind.name, ["uid"], some))
    return [uid for uid in uids if uid in shown]


def whose(drawer: "Drawer") -> str:
    """What the list is narrowed to, in words."""
    filters, kind = drawer.filters, drawer.kind
    chip = next((one.label for one in filters.bar.chips if one.key == filters.chip and filters.chip != ALL), "")
    stages = kind.stages.stages if kind.stages is not None else ()
    stage = next((one.label for one in stages if one.name == filters.stage), "")
    sought = f"含“{text}”" if (text := filters.search.wanted()) else ""
    added = [one.label for one in filters.bar.chips if one.added]
    return "，".join(filter(None, (chip, stage, sought, *added)))

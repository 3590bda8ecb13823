"""A clerk at work while the stick goes and comes, fills up, is locked or exchanged for another, as a seed draws it."""

import json
import os
import random
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from flows.roster import HEAD, row
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from shell.test_recovery import form_of
from stick_book import Stick, full, lose_handles, protected, unreadable

from unionbook.ground.errors import Refusal
from unionbook.records import CABINET
from unionbook.services.recovery.keeping import journal_of
from unionbook.services.recovery.replay import waiting
from unionbook.store.secrecy.keys import Key
from unionbook.ui.form.form import Form
from unionbook.ui.frame import visits, work
from unionbook.ui.frame.behind import behind
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.window import Window
from unionbook.ui.intake.deeds import take_in_rows
from unionbook.ui.intake.joins import show_import
from unionbook.ui.intake.page import ImportPage
from unionbook.ui.ledger.ledger import LedgerPage

KINDS = ("enterprise", "member", "grievance", "activity")
DELAYS, BRIEF, LONG = (0, 5, 20, 60, 150, 400), (30, 100, 250), (1500, 4000)
"""ms until a trouble begins, and how long it lasts."""


class Chaos:
    """One walk. typed: the last address typed into each firm.  other: what lies in the book's place meanwhile."""

    def __init__(self, window: Window, stick: Stick, key: Key | None, seed: int) -> None:
        self.window, self.stick, self.key = window, stick, key
        self.draw, self.seed = random.Random(seed), seed
        self.typed: dict[str, str] = {}
        self.told: list[str] = []
        self.out = False
        self.other = b""
        self.older = stick.path.read_bytes()
        self.opened()

    @property
    def desk(self) -> Desk:
        """The desk of the book, which is opened when it is not."""
        if self.window.locking.locked:
            self.back()
            self.window.locking.unlock(self.key)
        self.opened()
        assert self.window.desk is not None, self.told
        return self.window.desk

    def opened(self) -> None:
        """The book is open, as soon as the stick is in."""
        if self.window.desk is None:
            self.back()
            self.window.open_book(self.stick.path, self.key)

    def back(self) -> None:
        """Until the stick is in."""
        while self.out:
            QTest.qWait(50)

    # --- what happens to the stick ---------------------------------------------------------------------------------

    def trouble(self) -> Callable[[], bool]:
        """Something happens to the stick, some time; is it over?"""
        name = self.draw.choice(("pulled", "lost", "exchanged", "unreadable", "full", "protected"))
        length = self.draw.choice(BRIEF if self.draw.random() < 0.5 else LONG)
        over = list[bool]()

        def begin() -> None:
            end = getattr(self, f"_{name}")()
            QTimer.singleShot(length, lambda: finish(end))

        def finish(end: Callable[[], None]) -> None:
            end()
            over.append(True)

        self.told.append(f"{name} for {length} ms")
        QTimer.singleShot(self.draw.choice(DELAYS), begin)
        return lambda: bool(over)

    def _pulled(self) -> Callable[[], None]:
        self.out = True
        self.stick.pull()
        return self._put

    def _put(self) -> None:
        self.stick.put()
        self.out = False

    def _lost(self) -> Callable[[], None]:
        """As a pulled stick really is: what was open is good for nothing, and another file when it is back."""
        if (desk := self.window.desk) is not None:
            lose_handles(desk.book)
        end = self._pulled()
        now = self.stick.away / self.stick.path.name
        shutil.copy(now, now.with_suffix(".neu"))
        os.replace(now.with_suffix(".neu"), now)
        return end

    def _exchanged(self) -> Callable[[], None]:
        self._pulled()
        self.stick.folder.mkdir()
        self.stick.path.write_bytes(self.older)

        def end() -> None:
            assert self.stick.path.read_bytes() == self.older, "the other copy was written to"
            shutil.rmtree(self.stick.folder)
            self._put()

        return end

    def _unreadable(self) -> Callable[[], None]:
        return self._within(unreadable)

    def _full(self) -> Callable[[], None]:
        return self._within(full)

    def _protected(self) -> Callable[[], None]:
        return self._within(protected)

    def _within(self, trouble: Callable[..., object]) -> Callable[[], None]:
        """A trouble of the connection that is open now."""
        desk = self.window.desk
        held = trouble(desk.book) if desk is not None else None

        def end() -> None:
            with suppress(Exception):
                if held is not None:
                    held.__exit__(None, None, None)  # type: ignore[attr-defined]

        with suppress(Refusal):
            if held is not None:
                held.__enter__()  # type: ignore[attr-defined]
        return end

    # --- what the clerk does ---------------------------------------------------------------------------------------

    def deed(self) -> None:
        """Something a clerk does, whatever comes of it."""
        deeds = (self._edit, self._edit, self._new, self._search, self._look, self._import, self._copy, self._again)
        deed = self.draw.choice(deeds)
        self.told.append(deed.__name__)
        try:
            deed(self.desk)
        except Refusal as refusal:
            self.window.refuse(refusal)
        for dialog in self.window.findChildren(QDialog):
            dialog.reject()
        QTest.qWait(self.draw.choice((0, 20, 150, 800)))

    def _edit(self, desk: Desk) -> None:
        rows = self._ledger(desk, KINDS[0]).drawer.table.rows
        if rows.count and (uid := rows.uid(self.draw.randrange(min(rows.count, 20)))):
            self._type(form_of(desk, uid))

    def _new(self, desk: Desk) -> None:
        form = form_of(desk)
        form.fill({"name": f"样板{len(self.told)}厂"})
        self._type(form)

    def _type(self, form: Form) -> None:
        text = f"Road {self.seed}-{len(self.told)}"
        form.fill({"address": text})
        if form.writing is not None:
            form.writing.touched = True
            self.typed[form.uid] = text
            self.draw.choice((form.save, form.leave, lambda: None, self.window.desk.guarding.save))()  # type: ignore[union-attr]

    def _ledger(self, desk: Desk, kind: str) -> LedgerPage:
        desk.show_list(CABINET[kind])
        QTest.qWait(30)
        if not isinstance(page := desk.page, LedgerPage):
            raise Refusal("不在列表。")
        return page

    def _search(self, desk: Desk) -> None:
        box = self._ledger(desk, self.draw.choice(KINDS)).drawer.filters.search
        for key in self.draw.choice(("wang", "139", "Road")):
            QTest.keyClicks(box, key)
            QTest.qWait(self.draw.choice((0, 30)))
        box.empty()

    def _look(self, desk: Desk) -> None:
        pages = (desk.show_bin, desk.show_backups, lambda: visits.show_health(desk), lambda: visits.show_acts(desk))
        number = self.draw.randrange(len(desk.tabs) + len(pages))
        pages[number]() if number < len(pages) else desk.go(number - len(pages))

    def _import(self, desk: Desk) -> None:
        unions = [name for (name,) in desk.book.select("organisation", ["name"], limit=1)]
        rows = [row(self.draw.randrange(500), unions[0]) for _ in range(30)]
        show_import(desk, CABINET["member"])
        if isinstance(page := desk.page, ImportPage):
            page.read_text("\n".join("\t".join(map(str, one)) for one in (HEAD, *rows)))
            QTest.qWait(500)
            if desk.page is page and page.course.verdicts is not None:
                take_in_rows(page)

    def _copy(self, desk: Desk) -> None:
        if self.draw.random() < 0.5:
            self.window.copies.make_now(lambda _: None)
        else:
            self.window.copies.carry(Path(f"{self.stick.away} 副本.ubk"), replacing=True)

    def _again(self, desk: Desk) -> None:
        self.draw.choice((self.window.reopen, self.window.close_book, self.window.locking.lock, self.window.close))()
        self.window.show()

    # --- what must be so in the end --------------------------------------------------------------------------------

    def settled(self) -> bool:
        """Is the file well again, with nothing that waits or works?"""
        desk = self.desk
        quiet = behind(desk.book).idle and not work.busy()
        return quiet and not (desk.guarding.gone or desk.guarding.failing or waiting(desk.book))

    def lost(self) -> list[str]:
        """What was typed and is neither in the book nor in a form nor on this PC."""
        desk = self.desk
        journal = journal_of(desk.book)
        assert journal is not None
        kept = [json.dumps(one.body) for one in journal.kept()] + [json.dumps(one.body) for one in journal.typed()]
        kept += [str(form.writing.entry.values) for form in desk.findChildren(Form) if form.writing is not None]
        kept += [str(text) for (text,) in desk.book.select("draft", ["typed"])]
        held = {uid: (desk.book.values(KINDS[0], uid) or {}).get("address") for uid in self.typed}
        return [text for uid, text in self.typed.items() if held[uid] != text and not any(text in one for one in kept)]

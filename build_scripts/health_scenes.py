"""What is done before a picture of the check-up is taken: things to mend, persons who were entered twice."""

from __future__ import annotations

from scenes import desk_of, quiet
from unionbook.ground.conditions import is_
from unionbook.ground.fields import Value
from unionbook.records.hardship.codes import CATEGORY
from unionbook.ui.aside.doubles import DoublesPage
from unionbook.ui.aside.health import HealthPage
from unionbook.ui.frame.visits import show_doubles, show_health
from unionbook.ui.frame.window import Window


def health(window: Window) -> None:
    """The check-up, with something to mend, something there twice, and what the whole book told."""
    desk = desk_of(window)
    with desk.book.change("练习") as act:
        for (uid,) in desk.book.select("enterprise", ["uid"], limit=5):
            act.set("enterprise", uid, {"credit_code": None})
        for name in ("王小明", "王小明"):
            act.add("person", {"name": name, "born": "1980-01-02"})
    show_health(desk)
    page = desk.page
    assert isinstance(page, HealthPage)
    page.settle()


def doubles(window: Window) -> None:
    """Persons who were entered twice, side by side; one of them a member of the same union twice."""
    desk = desk_of(window)
    book = desk.book
    rows = book.select("member", ["person", "organisation"], is_("stage", "active"), limit=4)
    with book.change("练习") as act:
        for number, (uid, union) in enumerate(rows):
            told = book.must("person", str(uid))
            same = {name: told[name] for name in ("name", "born", "sex")}
            fresh = act.add("person", {**same, "phone": f"1390000000{number}", "address": "汉东镇样板路 1 号"})
            if number == 0:
                given: dict[str, Value] = {"joined_on": "2020-05-01", "stage": "active", "migrant": 0}
                act.add("member", {**given, "person": fresh, "organisation": union})
                file: dict[str, Value] = {"stage": "on_file", "cause": "jobless", "opened_on": "2020-03-01"}
                file |= {"persons": 2, "category": next(iter(CATEGORY.items))}
                for at, who in enumerate((uid, fresh), 1):
                    act.add("hardship", {**file, "person": who, "number": f"困2020-90{at}"})
        for number in range(14):
            born = f"1980-01-{1 + number:02}"
            for name in ("李静" + "明华"[number % 2], "李晶" + "明华"[number % 2]):
                act.add("person", {"name": name, "born": born})
    show_doubles(desk, book.cabinet["person"])
    quiet(window)
    page = desk.page
    assert isinstance(page, DoublesPage)
    page.pane.take_keys()


def sought(window: Window) -> None:
    """The book is looked through again: a bar tells how far it is."""
    doubles(window)
    page = desk_of(window).page
    assert isinstance(page, DoublesPage)
    page.seeking.show()
    page.seeking.moved.emit(37, 100)


def whole(window: Window) -> None:
    """The same after the whole book was gone through."""
    health(window)
    page = desk_of(window).page
    assert isinstance(page, HealthPage)
    page.check_whole()
    quiet(window)

"""顶岗 in the window: from the page of the cases, by keys; what cannot be is said before anything is done."""

import pytest
from shell.hands import Ctrl, Key, choose, nameless, press, seen, worked, write

from unionbook.ground.conditions import Compare, Op, every, is_
from unionbook.records import CABINET
from unionbook.services.takeover import handled
from unionbook.store.history import acts
from unionbook.ui.aside.takeover import TakeoverPage
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.window import Window
from unionbook.ui.ledger.ledger import LedgerPage

GRIEVANCE = CABINET["grievance"]


def opened(desk: Desk) -> TakeoverPage:
    """The page, by the menu of the cases' page."""
    desk.show_list(GRIEVANCE)
    assert isinstance(desk.page, LedgerPage)
    choose(desk.page.header.more, desk.page.header.menu, "顶岗…")
    worked()
    assert isinstance(desk.page, TakeoverPage)
    return desk.page


def open_cases(desk: Desk, staff: str) -> list[str]:
    """What a handler has open, of every kind."""
    found = []
    for kind in handled(desk.book.cabinet):
        assert kind.stages is not None
        going = [stage.name for stage in kind.stages.stages if stage.open]
        mine = desk.book.select(kind.name, ["uid", kind.stages.field], is_("handler_a", staff))
        found += [uid for uid, stage in mine if stage in going]
    return found


@pytest.fixture
def pair(desk: Desk) -> tuple[str, str]:
    """Somebody who has open cases, and somebody else."""
    staff = [uid for (uid,) in desk.book.select("staff", ["uid"], order=["name"])]
    busy = next(uid for uid in staff if open_cases(desk, uid))
    return busy, next(uid for uid in staff if uid != busy)


def fill(desk: Desk, one: str, other: str, day: str = "", reason: str = "") -> None:
    """Type the fields one after another."""
    write(desk.book.title("staff", one))
    press(desk, Key.Key_Return)
    write(desk.book.title("staff", other))
    press(desk, Key.Key_Return)
    if day:
        write(day)
    press(desk, Key.Key_Return)
    if reason:
        write(reason)
    worked()


def said(page: TakeoverPage) -> str:
    return page.foresight.words.text()


def test_cases_change_hands_by_keys_and_one_undo_takes_it_back(desk: Desk, pair: tuple[str, str]) -> None:
    one, other = pair
    cases = open_cases(desk, one)
    steps = desk.book.count("grievance_step")
    page = opened(desk)
    assert nameless(page) == []
    assert "先选原承办人和顶岗人" in said(page) and not page.take.isEnabled()
    fill(desk, one, other, reason="年休假")
    names = [desk.book.title("staff", uid) for uid in pair]
    assert said(page).startswith(f"{names[0]}名下在办 {len(cases)} 件（")
    titles = [desk.book.title("grievance", uid) for uid in cases if desk.book.values("grievance", uid)]
    worked()
    assert all(seen(page, title) for title in titles[:5])
    press(desk, Key.Key_Return)
    worked()
    assert isinstance(desk.page, LedgerPage)
    assert seen(desk.toasts, f"已移交 {len(cases)} 件给{names[1]}。")
    assert open_cases(desk, one) == [] and set(cases) <= set(open_cases(desk, other))
    assert desk.book.count("grievance_step") > steps
    assert desk.book.count("takeover", every(is_("staff_from", one), is_("cases", len(cases)))) == 1
    press(desk, Key.Key_Z, Ctrl)
    assert open_cases(desk, one) == cases and desk.book.count("grievance_step") == steps


def test_to_oneself_is_refused_before_and_after(desk: Desk, pair: tuple[str, str]) -> None:
    one, _ = pair
    page = opened(desk)
    fill(desk, one, one, reason="年休假")
    assert said(page) == "顶岗人和原承办人是同一个人，没有改动。请另选一位。"
    assert not page.take.isEnabled()
    before = desk.book.count("grievance_step")
    press(desk, Key.Key_Return)
    assert desk.page is page and desk.book.count("grievance_step") == before
    assert seen(desk, "同一个人") and open_cases(desk, one)


def test_with_nothing_open_there_is_nothing_to_take(desk: Desk, pair: tuple[str, str]) -> None:
    one, other = pair
    with desk.book.change("练习") as act:
        idle = act.add("staff", {"office": desk.book.select("office", ["uid"])[0][0], "name": "郑闲人"})
    page = opened(desk)
    fill(desk, idle, other, reason="调离")
    assert said(page) == "郑闲人名下没有在办的件，没有改动。"
    press(desk, Key.Key_Return)
    assert desk.page is page and desk.book.count("takeover", is_("staff_from", idle)) == 0
    assert open_cases(desk, one)


def test_without_a_reason_it_stays_and_the_field_says_so(desk: Desk, pair: tuple[str, str]) -> None:
    one, other = pair
    page = opened(desk)
    fill(desk, one, other)
    assert page.take.isEnabled()
    page.take.setFocus()
    press(desk, Key.Key_Space)
    worked()
    assert desk.page is page and page.fields.boxes["reason"].editor.hasFocus()
    assert page.fields.boxes["reason"].note.words.text().endswith("。")
    write("年休假")
    press(desk, Key.Key_Return)
    worked()
    assert isinstance(desk.page, LedgerPage) and open_cases(desk, one) == []


def test_a_name_nobody_has_and_a_day_that_is_none_are_told(desk: Desk, pair: tuple[str, str]) -> None:
    one, other = pair
    page = opened(desk)
    write("查无此人")
    press(desk, Key.Key_Return)
    write(desk.book.title("staff", other))
    press(desk, Key.Key_Return)
    write("2020-13-45")
    press(desk, Key.Key_Return)
    write("年休假")
    press(desk, Key.Key_Return)
    worked()
    assert desk.page is page and page.fields.boxes["staff_from"].editor.hasFocus()
    told = [page.fields.boxes[path].note.words.text() for path in ("staff_from", "taken_on")]
    assert all(words.endswith("。") for words in told), told
    assert open_cases(desk, one) and desk.book.count("takeover", Compare("cases", Op.MORE, 0)) == 0


def test_looking_ahead_changes_nothing(desk: Desk, pair: tuple[str, str]) -> None:
    held = desk.book.select("grievance", ["uid", "handler_a", "handler_b"])
    told, file = acts(desk.book), desk.book.path.read_bytes()
    page = opened(desk)
    fill(desk, *pair, reason="年休假")
    assert page.take.isEnabled()
    assert desk.book.select("grievance", ["uid", "handler_a", "handler_b"]) == held
    assert acts(desk.book) == told and desk.book.path.read_bytes() == file
    press(desk, Key.Key_Escape)
    press(desk, Key.Key_Escape)
    assert isinstance(desk.page, LedgerPage) and open_cases(desk, pair[0])


def test_past_ones_are_listed_and_it_fits(window: Window, desk: Desk, pair: tuple[str, str]) -> None:
    page = opened(desk)
    window.resize(1093, 534)
    fill(desk, *pair)
    least = page.minimumSizeHint()
    assert least.width() <= page.width() and least.height() <= page.height()
    page.past.setFocus()
    press(desk, Key.Key_Space)
    assert isinstance(desk.page, LedgerPage) and desk.page.drawer.kind.name == "takeover"

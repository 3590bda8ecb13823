"""From 数据体检 to the very field that is to be mended, by keys; the next record's too."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shell.hands import Key, press, rested, worked

from unionbook.services.health import Finding, findings
from unionbook.ui.aside.health import HealthPage
from unionbook.ui.frame import visits
from unionbook.ui.frame.desk import Desk
from unionbook.ui.ledger.drawer import Drawer
from unionbook.ui.ledger.ledger import LedgerPage


def opened(desk: Desk, key: str) -> tuple[Finding, Drawer]:
    """The rows of a finding, opened by its button."""
    visits.show_health(desk)
    health = desk.page
    assert isinstance(health, HealthPage)
    health.settle()
    worked()
    at = next(at for at, one in enumerate(health.findings) if one.key == key)
    health.shown[at].verb.setFocus()
    press(health, Key.Key_Space)
    page = desk.page
    assert isinstance(page, LedgerPage)
    rested(desk)
    return health.findings[at], page.drawer


def at_field(drawer: Drawer, path: str) -> bool:
    """Have the keys come to a field?"""
    page, here = drawer.form.sections.page, QApplication.focusWidget()
    box = page.fields.boxes.get(path) if page is not None else None
    return box is not None and here is not None and box.isAncestorOf(here)


def test_enter_and_f6_lead_to_what_is_to_be_mended(desk: Desk, qtbot: QtBot) -> None:
    keys = {one.key for one in findings(desk.book) if one.field}
    assert len(keys) > 1
    for key in sorted(keys)[:3]:
        finding, drawer = opened(desk, key)
        qtbot.waitUntil(lambda drawer=drawer: drawer.table.current() != "")  # type: ignore[misc]
        for way in (Key.Key_Return, Key.Key_F6):
            drawer.into_list()
            press(desk, way)
            qtbot.waitUntil(lambda: at_field(drawer, finding.field))  # noqa: B023
        assert drawer.form.uid in finding.uids
    drawer.filters.clear()
    rested(desk)
    press(desk, Key.Key_F6)
    press(desk, Key.Key_F6)
    assert drawer.in_form() and not at_field(drawer, finding.field), "all rows: the first field again"

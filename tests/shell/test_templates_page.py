"""The templates in the window: read, copied, rewritten, refused with the line that is wrong, taken out again."""

import pytest
from PySide6.QtWidgets import QInputDialog
from shell.hands import Ctrl, Key, nameless, press, worked

from unionbook.services.report.template import template_names, template_text
from unionbook.store.undo import undo
from unionbook.ui.aside.templates import HOW, TemplatesPage
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.visits import show_templates

SHIPPED = "工作总结-镇总工会"


@pytest.fixture
def page(desk: Desk) -> TemplatesPage:
    show_templates(desk)
    worked()
    assert isinstance(desk.page, TemplatesPage)
    return desk.page


def go(page: TemplatesPage, name: str) -> None:
    page.table.go(name)
    worked()


def sources(page: TemplatesPage) -> dict[str, str]:
    return {row.key: row.pills[1][0] for row in page.table.plain.rows}


def write_over(page: TemplatesPage, old: str, new: str) -> None:
    page.text.setPlainText(page.text.toPlainText().replace(old, new))
    page.text.document().setModified(True)
    page._offer()


def test_every_template_is_read_and_the_rules_of_writing_too(page: TemplatesPage, desk: Desk) -> None:
    assert set(sources(page)) == {*template_names("", desk.book), HOW} and set(sources(page).values()) == {"随程序"}
    go(page, SHIPPED)
    assert page.text.toPlainText() == template_text(SHIPPED) and not page.keep.isEnabled()
    go(page, HOW)
    assert page.text.isReadOnly() and not page.copy.isEnabled()
    assert nameless(page) == []


def test_rewriting_keeps_it_in_this_book_and_undo_takes_it_back(page: TemplatesPage, desk: Desk) -> None:
    go(page, SHIPPED)
    write_over(page, "工作总结", "工作报告")
    page.text.setFocus()
    press(desk, Key.Key_S, Ctrl)
    worked()
    assert sources(page)[SHIPPED] == "本单位" and not page.keep.isEnabled()
    assert "工作报告" in template_text(SHIPPED, desk.book) and "工作报告" not in template_text(SHIPPED)
    undo(desk.book)
    worked()
    assert sources(page)[SHIPPED] == "随程序"


def test_a_fault_is_told_with_its_line_and_nothing_is_kept(page: TemplatesPage, desk: Desk) -> None:
    go(page, SHIPPED)
    page.text.setPlainText("标题：总结\n\n好的一句。\n{grievance.nothing}。")
    page.text.document().setModified(True)
    page.save()
    assert page.wrong.isVisible() and "第 4 行" in page.wrong.text()
    assert page.text.textCursor().blockNumber() == 3
    assert desk.book.count("report_template") == 0
    assert not page.leave(), "what cannot be read stays in front"


def test_a_copy_has_a_name_of_its_own_and_can_be_taken_out(
    page: TemplatesPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: ("我镇的总结", True))
    go(page, SHIPPED)
    page.ask_copy()
    worked()
    assert sources(page)["我镇的总结"] == "本单位" and sources(page)[SHIPPED] == "随程序"
    assert page.table.current().key == "我镇的总结"  # type: ignore[union-attr]
    page.drop.click()
    worked()
    assert "我镇的总结" not in sources(page)
    assert not page.drop.isEnabled(), "a shipped one cannot be taken out"


def test_what_can_be_read_is_kept_on_leaving(page: TemplatesPage, desk: Desk) -> None:
    go(page, SHIPPED)
    write_over(page, "工作总结", "工作汇报")
    assert page.leave() and "工作汇报" in template_text(SHIPPED, desk.book)

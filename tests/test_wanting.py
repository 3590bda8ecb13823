"""A field that wants a record of a kind the book has none of: where the first one is registered is told."""

from pathlib import Path

from unionbook.records import CABINET
from unionbook.services.saving import open_entry
from unionbook.store.files import create_book

CASE = {"source": "本级接访", "received_on": "2026-11-20", "matter": "拖欠工资", "subject": "一件"}


def test_a_list_among_others_on_its_tab_is_named(tmp_path: Path) -> None:
    with create_book(tmp_path / "新.ubk", CABINET) as book:
        told = {one.field: one.sentence for one in open_entry(book, CABINET["application"]).examine()}
        assert "请先在“困难帮扶—帮扶项目”里登记" in told["programme"]


def test_the_first_of_a_kind_is_asked_for_with_its_place(tmp_path: Path) -> None:
    with create_book(tmp_path / "新.ubk", CABINET) as book:
        entry = open_entry(book, CABINET["grievance"])
        entry.fill(CASE)
        told = {one.field: one.sentence for one in entry.examine()}
        place = "台账里还没有工作人员，请先在“文件—本单位信息—工作人员”里登记。"
        assert told["handler_a"] == f"请选择承办人（A 角）。{place}"
        entry.type("handler_a", "张办事")
        assert {one.field: one.sentence for one in entry.examine()}["handler_a"] == place
        with book.change("登记") as act:
            office = act.add("office", {"name": "样板镇总工会", "superior": "样板市总工会"})
            act.add("staff", {"name": "张办事", "office": office, "takes_grievances": 1})
        entry.type("handler_a", "李不在")
        assert entry.examine()[0].sentence.startswith("承办人（A 角）“李不在”找不到")
        entry.type("handler_a", "张办事")
        assert not [one for one in entry.examine() if one.field == "handler_a"]

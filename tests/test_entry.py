"""The entry: typed text, what follows from it, what is wrong with it, saving, drafts, removal."""

import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from unionbook.ground.conditions import is_
from unionbook.ground.errors import Refusal
from unionbook.ground.identity import check_digit
from unionbook.records import CABINET
from unionbook.services.entry import Entry
from unionbook.services.saving import draft_of, drop_draft, errors, open_entry, remove, save, save_draft
from unionbook.store.book import Book
from unionbook.store.files import create_book
from unionbook.store.history import acts
from unionbook.store.undo import undo

TODAY = date(2020, 12, 10)
PERSON, GRIEVANCE, MEMBER = CABINET["person"], CABINET["grievance"], CABINET["member"]


def number(first17: str) -> str:
    return first17 + check_digit(first17)


WOMAN = number("44990019900307002")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with create_book(tmp_path / "b.ubk", CABINET) as made:
        yield made


@pytest.fixture
def staff(book: Book) -> list[str]:
    entry = Entry(book, CABINET["office"], today=TODAY)
    for path, field in CABINET["office"].fields.items():
        if field.required:
            entry.type(path, "样板镇总工会" if not hasattr(field, "codes") else next(iter(field.codes.items)))
    entry.type("superior", "练习市总工会")
    for name in ("赵甲子", "钱乙丑"):
        entry.new_child("staff").type("name", name)
    assert errors(save(entry)) == []
    return [row.uid for row in book.children("staff", entry.uid)]


def told(entry: Entry) -> dict[str, str]:
    return {problem.field: problem.sentence for problem in errors(entry.examine())}


def case(book: Book, staff: list[str], **more: str) -> Entry:
    entry = Entry(book, GRIEVANCE, today=TODAY)
    typed = {
        "received_on": "2020.12.1",
        "source": "本级接访",
        "form": "走访",
        "matter": "拖欠工资",
        "subject": "拖欠加班费",
        "person.name": "孙丙寅",
        "about": "样板甲子电子厂",
    }
    for path, text in (typed | more).items():
        entry.type(path, text)
    entry.put("handler_a", staff[0])
    entry.put("handler_b", staff[1])
    return entry


def test_text_is_taken_tolerantly_and_shown_plainly(book: Book, staff: list[str]) -> None:
    entry = case(book, staff, received_on="１２.１", amount="1.2万", people="５人")
    assert entry.values["received_on"] == "2020-12-01" and entry.shown("received_on") == "2020-12-01"
    assert entry.values["amount"] == 1_200_000 and entry.shown("amount") == "12,000.00"
    assert entry.values["people"] == 5
    assert told(entry) == {}


def test_what_is_no_value_stays_as_typed_with_the_cure(book: Book, staff: list[str]) -> None:
    entry = case(book, staff, received_on="2020-13-40", people="许多", matter="不知道")
    assert entry.shown("received_on") == "2020-13-40"
    assert set(told(entry)) == {"received_on", "people", "matter"}
    assert all(sentence.endswith("。") for sentence in told(entry).values())
    entry.type("people", "5")
    assert set(told(entry)) == {"received_on", "matter"}


def test_saving_numbers_the_case_and_makes_the_person_once(book: Book, staff: list[str]) -> None:
    first = case(book, staff, **{"person.id_number": WOMAN})
    assert errors(save(first)) == []
    assert first.values["number"] == "2020-001"
    second = case(book, staff, **{"person.id_number": WOMAN.lower(), "person.phone": "13600000001"})
    assert errors(save(second)) == []
    assert second.values["number"] == "2020-002"
    assert book.count("person") == 1
    seen = book.select("grievance", ["person.sex", "person.born", "person.phone"])
    assert seen == [("2", "1990-03-07", "13600000001")] * 2
    assert [line.label for line in acts(book, 2)] == ["登记信访 孙丙寅 拖欠加班费"] * 2


def test_another_name_under_a_known_number_is_named(book: Book, staff: list[str]) -> None:
    save(case(book, staff, **{"person.id_number": WOMAN}))
    other = case(book, staff, **{"person.id_number": WOMAN, "person.name": "李丁卯"})
    assert "孙丙寅" in told(other)["person.name"]


def test_a_wrong_check_digit_names_the_right_one(book: Book) -> None:
    entry = Entry(book, PERSON, today=TODAY)
    entry.type("name", "孙丙寅")
    entry.type("id_number", WOMAN[:-1] + ("0" if WOMAN[-1] != "0" else "1"))
    assert WOMAN[-1] in told(entry)["id_number"]


def test_contradictions_are_named_at_the_field(book: Book, staff: list[str]) -> None:
    entry = case(book, staff, source="上级转办", closed_on="2020-11-30", extended_to="2021-02-01")
    entry.put("handler_b", staff[0])
    assert set(told(entry)) == {"source_office", "handler_b", "closed_on", "extension_reason"}


def test_a_new_case_without_petitioner_needs_anonymity(book: Book, staff: list[str]) -> None:
    entry = case(book, staff, **{"person.name": ""})
    assert "person.name" in told(entry)
    entry.type("anonymous", "是")
    assert told(entry) == {}
    save(entry)
    assert book.count("person") == 0


def test_child_rows_are_saved_changed_and_removed_with_their_parent(book: Book, staff: list[str]) -> None:
    entry = case(book, staff)
    for what in ("约谈厂方", "核对考勤"):
        entry.new_child("grievance_step").type("what", what)
    save(entry)
    again = open_entry(book, GRIEVANCE, entry.uid)
    assert [row.shown("what") for row in again.children["grievance_step"]] == ["约谈厂方", "核对考勤"]
    again.children["grievance_step"].pop(0)
    again.children["grievance_step"][0].type("what", "核对完毕")
    assert again.changed() == {"grievance_step"}
    save(again)
    assert book.select("grievance_step", ["what"]) == [("核对完毕",)]
    remove(book, GRIEVANCE, [entry.uid])
    assert book.count("grievance") == book.count("grievance_step") == 0 and book.count("person") == 1
    undo(book)
    assert book.count("grievance") == book.count("grievance_step") == 1


def test_an_error_in_a_child_row_keeps_the_form_from_being_final(book: Book, staff: list[str]) -> None:
    entry = case(book, staff)
    entry.new_child("grievance_step").type("done_on", "去年")
    assert set(told(entry)) == {"grievance_step[0].done_on", "grievance_step[0].what"}
    assert errors(save(entry)) and book.count("grievance") == 0


def test_a_draft_keeps_what_was_typed_and_counts_nowhere(book: Book, staff: list[str]) -> None:
    entry = case(book, staff, people="许多", **{"person.id_number": WOMAN})
    entry.new_child("grievance_step").type("what", "约谈")
    save_draft(entry)
    assert book.count("grievance") == 0 and book.count("draft") == 1
    again = open_entry(book, GRIEVANCE, entry.uid)
    assert again.shown("people") == "许多" and again.shown("person.id_number") == WOMAN
    assert again.children["grievance_step"][0].shown("what") == "约谈"
    again.type("people", "5")
    assert errors(save(again)) == []
    assert book.count("draft") == 0 and book.select("grievance", ["people"]) == [(5,)]


def test_a_draft_over_a_final_record_leaves_it_as_it_was(book: Book, staff: list[str]) -> None:
    entry = case(book, staff)
    save(entry)
    changing = open_entry(book, GRIEVANCE, entry.uid)
    changing.type("received_on", "13月")
    save_draft(changing)
    save_draft(changing)
    assert len(draft_of(book, GRIEVANCE, entry.uid)) == 1
    assert book.select("grievance", ["received_on"]) == [("2020-12-01",)]
    assert open_entry(book, GRIEVANCE, entry.uid).shown("received_on") == "13月"
    drop_draft(book, GRIEVANCE, entry.uid)
    assert open_entry(book, GRIEVANCE, entry.uid).shown("received_on") == "2020-12-01"


def test_nothing_is_changed_by_saving_an_unchanged_record(book: Book, staff: list[str]) -> None:
    entry = case(book, staff)
    save(entry)
    before = len(acts(book))
    again = open_entry(book, GRIEVANCE, entry.uid)
    assert again.changed() == set()
    save(again)
    assert len(acts(book)) == before


def test_what_others_link_to_is_not_removed(book: Book, staff: list[str]) -> None:
    save(case(book, staff))
    (person,) = book.select("person", ["uid"])[0]
    with pytest.raises(Refusal, match="信访"):
        remove(book, PERSON, [person])
    assert book.count("person") == 1


def test_plain_data_fills_an_entry(book: Book, staff: list[str]) -> None:
    data = json.load(
        io.StringIO(
            '{"received_on": "20201201", "source": "superior", "source_office": "练习市总工会", "form": "电话",'
            ' "person": {"name": "孙丙寅", "phone": 13600000001}, "matter": "工伤待遇", "subject": "工伤待遇争议",'
            ' "about": "某厂", "typical": true, "handler_a": "赵甲子", "handler_b": "钱乙丑",'
            ' "grievance_step": [{"done_on": "12.2", "what": "约谈"}]}'
        )
    )
    entry = Entry(book, GRIEVANCE, today=TODAY)
    assert entry.fill(data) == []
    assert errors(save(entry)) == []
    found = book.select("grievance", ["source", "typical", "person.phone", "handler_a.name"], is_("uid", entry.uid))
    assert found == [("superior", 1, "13600000001", "赵甲子")]
    wrong = Entry(book, GRIEVANCE, today=TODAY)
    assert {problem.field for problem in wrong.fill({"nothing": 1, "handler_a": "无此人"})} == {"nothing", "handler_a"}


def test_a_member_must_be_sixteen_and_only_once(book: Book) -> None:
    union = Entry(book, CABINET["organisation"], today=TODAY)
    for path, field in CABINET["organisation"].fields.items():
        if field.required and not field.default:
            union.type(path, "样板甲子电子厂工会" if not hasattr(field, "codes") else next(iter(field.codes.items)))
    union.type("founded_on", "2015-01-01")
    assert errors(save(union)) == []

    def member(id_number: str, joined: str) -> Entry:
        entry = Entry(book, MEMBER, today=TODAY)
        entry.type("person.name", "孙丙寅")
        entry.type("person.id_number", id_number)
        entry.put("organisation", union.uid)
        entry.type("joined_on", joined)
        for path, field in MEMBER.fields.items():
            if field.required and entry.values.get(path) is None and path not in entry.linked:
                entry.type(path, "否" if not hasattr(field, "codes") else next(iter(field.codes.items)))
        return entry

    child = member(number("44990020060307002"), "2020-05-01")
    assert "joined_on" in told(child)
    assert errors(save(member(WOMAN, "2020-05-01"))) == []
    assert told(member(WOMAN, "2020-06-01"))

"""操作记录: every act with what it changed; any taken back, conflicts named before; a field, a record restored."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from case_book import filled, new_book
from case_book import saved as saved_case
from stick_book import ENTERPRISE, Stick, firm, saved

from unionbook.ground.errors import Refusal
from unionbook.records import CABINET
from unionbook.services.check import check
from unionbook.services.kept import stale
from unionbook.services.past import acts_found, bring_back, contents_of, foresee, restore_field, take_back
from unionbook.services.saving import errors, remove, save
from unionbook.store.book import Book
from unionbook.store.history import acts, of_row, recycle_bin

PERSON, MEMBER = CABINET["person"], CABINET["member"]


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with Stick(tmp_path).made() as made:
        yield made


def alter(book: Book, uid: str, **data: str) -> str:
    """Save these into a firm; the key of the act."""
    assert errors(save(firm(book, data, uid))) == []
    return acts(book, 1)[0].key


def number(book: Book, key: str) -> int:
    return next(line.number for line in acts(book, 1000) if line.key == key)


def test_an_act_tells_what_it_changed_sensitive_values_hidden(book: Book) -> None:
    with book.change("登记") as act:
        person = act.add("person", {"name": "赵甲子", "id_number": "110101199003078856"})
    with book.change("改号") as act:
        act.set("person", person, {"id_number": "110101199003072358", "name": "赵甲丑"})
    (one,) = contents_of(book, acts(book)[0].number).records
    assert (one.kind, one.title, one.what) == (PERSON, "赵甲丑", "修改")
    told = {turn.known.label: turn.told(masked=True) for turn in one.turns}
    assert told["姓名"] == ("赵甲子", "赵甲丑")
    (number_,) = (pair for label, pair in told.items() if label != "姓名")
    assert all("19900307" not in text and "*" in text for text in number_)
    plain = {turn.known.label: turn.told(masked=False) for turn in one.turns}
    assert ("110101199003078856", "110101199003072358") in plain.values()
    (made,) = contents_of(book, acts(book)[1].number).records
    assert made.what == "新建" and {turn.words[0] for turn in made.turns} == {""}


def test_a_bulk_and_a_removal_are_told_by_their_records(book: Book) -> None:
    with book.change("导入企业 300 家") as act:
        uids = act.add_many("enterprise", ["name"], [[f"样板{n}厂"] for n in range(300)])
    contents = contents_of(book, acts(book)[0].number, most=20)
    assert (len(contents.records), contents.more) == (20, 280)
    assert {one.what for one in contents.records} == {"新建"} and contents.records[0].title == "样板0厂"
    remove(book, ENTERPRISE, uids[:2])
    assert [one.what for one in contents_of(book, acts(book)[0].number).records] == ["删除", "删除"]
    removed = contents_of(book, acts(book)[0].number).records[0]
    assert not removed.here
    assert [(turn.name, turn.words) for turn in removed.turns] == [("name", (removed.title, ""))], "what it held"
    (turn,) = contents.records[0].turns
    assert turn.words == ("", "样板0厂")


def test_acts_are_found_by_words_person_and_day(book: Book) -> None:
    saved(book, name="样板甲子厂")
    saved(book, name="样板乙丑厂")
    line = acts(book)[0]
    assert [one.line.label for one in acts_found(book, "甲子")] == ["登记企业 样板甲子厂"]
    assert len(acts_found(book, f"企业 {line.at:%Y-%m-%d}")) == 2
    assert acts_found(book, "%") == [] and acts_found(book, "没有这个词") == []
    assert [one.line.label for one in acts_found(book, limit=1, offset=1)] == ["登记企业 样板甲子厂"]
    take_back(book, line.key)
    assert [one.gone for one in acts_found(book)] == [False, True, False]


def test_an_act_of_last_week_is_taken_back_and_what_changed_since_is_named_before(book: Book) -> None:
    uid = saved(book, name="样板甲子厂", workers="10", phone="0571-86000001")
    old = alter(book, uid, workers="12", phone="0571-86000002")
    alter(book, uid, workers="15")
    for n in range(30):
        saved(book, name=f"样板{n}厂")
    before = len(acts(book, 1000))
    told = foresee(book, number(book, old))
    assert told == ["“样板甲子厂”的职工总数后来又改过，没有撤销。"]
    assert len(acts(book, 1000)) == before and book.must("enterprise", uid)["phone"] == "0571-86000002"
    assert take_back(book, old).conflicts == told
    values = book.must("enterprise", uid)
    assert (values["workers"], values["phone"]) == (15, "0571-86000001")
    with pytest.raises(Refusal, match="不能撤销"):
        foresee(book, number(book, old))
    assert check(book) == []


def test_one_field_is_restored_to_a_value_it_had(book: Book) -> None:
    uid = saved(book, name="样板甲子厂", workers="1200")
    alter(book, uid, workers="12", address="样板路 1 号")
    event = of_row(book, "enterprise", uid)[0]
    turn = next(one for one in event.turns if one.name == "workers")
    assert errors(restore_field(book, ENTERPRISE, uid, turn.name, turn.was)) == []
    values = book.must("enterprise", uid)
    assert (values["workers"], values["over_thousand"], values["address"]) == (1200, 1, "样板路 1 号")
    line = acts(book, 1)[0]
    assert line.label == "恢复职工总数：样板甲子厂"
    take_back(book, line.key)
    assert book.must("enterprise", uid)["workers"] == 12


def test_a_field_is_not_restored_against_the_rules(book: Book) -> None:
    uid = saved(book, name="样板甲子厂", workers="20")
    alter(book, uid, workers="30", women_workers="25")
    found = restore_field(book, ENTERPRISE, uid, "workers", 20)
    assert errors(found) and "女职工数（25）多于职工总数（20）" in found[0].sentence
    assert book.must("enterprise", uid)["workers"] == 30
    with pytest.raises(Refusal, match="自动填写"):
        restore_field(book, ENTERPRISE, uid, "over_thousand", 1)
    with pytest.raises(Refusal, match="已被删除"):
        restore_field(book, ENTERPRISE, uid, "community", "0" * 36)


def test_a_record_comes_back_with_its_children_and_what_it_links_to(tmp_path: Path) -> None:
    book, staff = new_book(tmp_path)
    with book:
        data = {"received_on": "2026-12-20", "source": "本级接访", "form": "来访", "matter": "其他", "subject": "欠薪"}
        case = saved_case(book, "grievance", {**data, "handler_a": staff[0], "person": {"name": "李丁卯"}})
        with book.change("办理") as act:
            act.add(
                "grievance_step", {"grievance": case, "done_on": "2026-12-21", "what": "电话了解", "actor": "赵甲子"}
            )
        person = str(book.must("grievance", case)["person"])
        steps = len(book.children("grievance_step", case))
        remove(book, CABINET["grievance"], [case])
        remove(book, PERSON, [person])
        assert {gone.kind for gone in recycle_bin(book)} >= {"grievance"}
        bring_back(book, CABINET["grievance"], case)
        assert book.must("grievance", case)["person"] == person and book.title("person", person) == "李丁卯"
        assert len(book.children("grievance_step", case)) == steps > 0
        assert check(book) == []
        take_back(book, acts(book, 1)[0].key)
        assert book.values("grievance", case) is None and check(book) == []


def test_a_child_row_deleted_on_purpose_does_not_come_back_with_its_record(tmp_path: Path) -> None:
    book, staff = new_book(tmp_path)
    with book:
        data = {"received_on": "2026-12-20", "source": "本级接访", "form": "来访", "matter": "其他", "subject": "欠薪"}
        case = saved_case(book, "grievance", {**data, "handler_a": staff[0], "person": {"name": "李丁卯"}})
        with book.change("办理") as act:
            step = act.add("grievance_step", {"grievance": case, "done_on": "2026-12-21", "what": "电话了解"})
        for times in range(2):
            remove(book, CABINET["grievance"], [case])
            bring_back(book, CABINET["grievance"], case)
            assert (book.values("grievance_step", step) is not None) is (times == 0)
            if not times:
                with book.change("删去") as act:
                    act.drop("grievance_step", step)


def test_time_limits_follow_when_the_way_of_counting_is_taken_back(tmp_path: Path) -> None:
    book, staff = new_book(tmp_path)
    with book:
        ((office,),) = book.select("office", ["uid"])
        rolling = filled(book, "office", {"roll_to_working": "是"}, office)
        save(rolling)
        key = acts(book, 1)[0].key
        data = {"received_on": "2026-11-06", "source": "本级接访", "form": "来访", "matter": "其他", "subject": "欠薪"}
        case = saved_case(book, "grievance", {**data, "handler_a": staff[0], "person": {"name": "李丁卯"}})
        assert book.must("grievance", case)["notice_due"] == "2026-11-23"
        take_back(book, key)
        assert book.must("grievance", case)["notice_due"] == "2026-11-21" and list(stale(book)) == []
        restore_field(book, CABINET["office"], office, "roll_to_working", 1)
        assert book.must("grievance", case)["notice_due"] == "2026-11-23" and list(stale(book)) == []


def test_of_a_sealed_case_the_page_tells_nothing(tmp_path: Path) -> None:
    book, staff = new_book(tmp_path)
    with book:
        data = {
            "received_on": "2026-12-20",
            "source": "本级接访",
            "form": "书信",
            "matter": "其他",
            "subject": "反映挪用",
        }
        more = {"nature": "检举控告", "handler_a": staff[0], "person": {"name": "李丁卯"}}
        saved_case(book, "grievance", {**data, **more})
        told = [one for one in contents_of(book, acts(book)[0].number).records if one.kind.name == "grievance"]
        assert [(one.sealed, one.turns) for one in told] == [(True, [])] and "挪用" not in told[0].title

"""保存期限和清除: what is past its time is listed; it goes in one act, and what stays is told."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from purge_book import CHILD, FILE, HARDSHIP, NAME, NOON, NUMBER, OTHER, empty_book, hardship, left, raw, sound

from unionbook.ground.errors import Refusal
from unionbook.ground.fields import Value
from unionbook.records import CABINET
from unionbook.services.check import check
from unionbook.services.entry import Entry
from unionbook.services.law import statute
from unionbook.services.past import bring_back
from unionbook.services.privacy.access import Access, note
from unionbook.services.privacy.purge import GONE, purge
from unionbook.services.privacy.retention import past
from unionbook.services.recovery.keeping import attach
from unionbook.services.recovery.leftover import keep_typed, leftovers
from unionbook.services.saving import remove, save_draft
from unionbook.store.book import Book
from unionbook.store.files import open_book
from unionbook.store.history import acts, of_row, recycle_bin
from unionbook.store.pc.folder import folder
from unionbook.store.secrecy.blanked import blanked, told, vouched
from unionbook.store.secrecy.blanking import unvouched
from unionbook.store.undo import last, undo


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with empty_book(tmp_path) as made:
        yield made


# --- what is listed ------------------------------------------------------------------------------------------------


def test_what_is_past_its_time_is_listed_by_the_rule(book: Book) -> None:
    old, _ = left(book)
    hardship(book, OTHER, "330102196402027777", "2030-03-04")
    (one,) = past(book)
    assert (one.uid, str(one.ended), str(one.until)) == (old, "2024-03-04", "2029-03-04")
    assert one.rule.local and not one.rule.verified and one.title.startswith(NAME)
    local = {"key": "retention.hardship", "value": "30", "unit": "years", "since": "2020-01-01", "source": "本县通知"}
    with book.change("本地规定") as act:
        act.add("local_rule", local)
    assert past(book) == []


def test_what_lies_in_the_recycle_bin_has_its_time_too(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    file, _ = hardship(book, NAME, NUMBER, "2020-03-04", CHILD)
    book.session.clock = lambda: NOON - 8 * 365 * 86_400_000
    remove(book, HARDSHIP, [file])
    book.session.clock = lambda: NOON
    (one,) = past(book)
    assert one.deleted and one.uid == file and one.ended.year == 2024 and one.until.year == 2029
    purge(book, [(HARDSHIP, file)])
    assert raw(book) == set() and past(book) == [] and recycle_bin(book) == []
    assert sound(book)
    with pytest.raises(Refusal, match="已按保存期限清除，不能再改，也不能恢复"), book.change("恢复") as act:
        act.restore("hardship", file)


def test_every_rule_and_date_that_is_named_is_there() -> None:
    for kind in CABINET:
        if kind.retention is not None:
            assert kind.retention.rule in statute().rules and set(kind.retention.ends) <= set(kind.fields)
            assert kind.retention.stays.endswith("。")


# --- what goes -----------------------------------------------------------------------------------------------------


def test_a_purge_leaves_the_values_nowhere_and_the_chain_whole(book: Book) -> None:
    file, person = left(book, CHILD)
    other, _ = hardship(book, OTHER, "330102196402027777", "2030-03-04")
    before = book.count("hardship"), of_row(book, "hardship", other)
    assert len(raw(book)) >= 6
    done = purge(book, [(HARDSHIP, file)], f"到期清理{NAME}")
    assert (done.what, done.persons, done.rows) == ("困难档案 1 户", 2, 4)
    assert raw(book) == set(), "not even in the journal"
    assert book.title("person", person) == GONE
    values = book.must("person", person)
    assert values["sex"] == "2" and not any(values[name] for name in ("id_number", "phone", "address", "born"))
    kept = book.must("hardship", file)
    assert kept["exited_on"] == "2024-03-04" and kept["needs"] is None and kept["person"] == person
    assert (book.count("hardship"), of_row(book, "hardship", other)) == before and sound(book)
    assert [line.label for line in acts(book)][:2] == ["清除到期的个人信息：困难档案 1 户", f"修改困难职工 {OTHER}"]
    path = book.path
    book.close()
    with open_book(path, CABINET, clock=lambda: NOON) as again:
        assert sound(again) and raw(again) == set()
        assert past(again) == [] and ("hardship", file) in blanked(again)
        assert again.title("person", person) == GONE


def test_several_go_in_one_act_also_persons_only_they_share(book: Book) -> None:
    file, person = left(book)
    with book.change("登记另一份") as act:
        second = act.add("hardship", FILE | {"person": person, "exited_on": "2023-01-01"})
    done = purge(book, [(HARDSHIP, file), (HARDSHIP, second)], "到期清理")
    assert (done.what, done.persons) == ("困难档案 2 户", 1)
    assert raw(book) == set() and sound(book)
    assert book.count("purge") == 1 and acts(book)[0].label.endswith("困难档案 2 户")


def test_rows_of_an_import_go_too_and_the_others_stay(book: Book) -> None:
    names = ["name", "id_number", "phone"]
    with book.change("导入") as act:
        uids = act.add_many("person", names, [[f"柯望{n}", f"33010219640202{n:04}", "13900007777"] for n in range(20)])
        files = act.add_many(
            "hardship",
            [*FILE, "person", "exited_on"],
            [[*FILE.values(), uid, "2024-03-04"] for uid in uids],
        )
    purge(book, [(HARDSHIP, files[7])])
    assert book.title("person", uids[7]) == GONE
    for n in (6, 8):
        assert book.must("person", uids[n])["id_number"] == f"33010219640202{n:04}"
    assert sound(book)
    taken = undo(book, next(line.number for line in acts(book) if line.label == "导入"))
    assert len(taken.conflicts) == 2 and all("已按保存期限清除" in line for line in taken.conflicts)
    assert book.count("hardship") == book.count("person") == 1 and sound(book)


def test_an_old_name_a_draft_and_a_reason_are_no_hiding_places(book: Book) -> None:
    file, person = left(book)
    with book.change("更名 柯旧名") as act:
        act.set("person", person, {"name": "柯旧名"})
    with book.change("更名 柯望舒") as act:
        act.set("person", person, {"name": NAME})
    entry = Entry(book, CABINET["grievance"])
    entry.type("matter", f"{NAME}（{NUMBER}）来访")
    save_draft(entry)
    with pytest.raises(Refusal, match="没定下来的草稿"):
        purge(book, [(HARDSHIP, file)])
    undo(book)
    note(book, Access(how="look", what="困难档案：一条记录的完整号码", rows=1, record=file, reason=f"{NAME}本人查询"))
    purge(book, [(HARDSHIP, file)])
    assert raw(book, (NAME, "柯旧名", NUMBER)) == set() and sound(book)
    assert [reason for (reason,) in book.select("disclosure", ["reason"])] == [f"{GONE}本人查询", None]


# --- what stays, what is refused -----------------------------------------------------------------------------------


def test_a_person_other_records_still_need_stays_and_that_is_said(book: Book) -> None:
    file, person = left(book)
    with book.change("登记会员") as act:
        union = act.add("organisation", {"name": "样板甲子电子厂工会委员会", "stage": "normal", "structure": "1"})
        member: dict[str, Value] = {"person": person, "organisation": union, "stage": "active", "migrant": 0}
        act.add("member", member | {"joined_on": "2015-01-01"})
    done = purge(book, [(HARDSHIP, file)])
    assert done.persons == 0 and any("因为他还在：会员" in line for line in done.stays)
    assert book.title("person", person) == NAME
    assert book.must("hardship", file)["needs"] is None


def test_a_name_in_the_text_of_another_record_is_told_of(book: Book) -> None:
    file, _ = left(book)
    with book.change("工作日志") as act:
        act.add("work", {"done_on": "2023-01-01", "category": "visit", "title": f"走访{NAME}家"})
    done = purge(book, [(HARDSHIP, file)])
    assert any("也写到同样的姓名（工作记录 1 条）" in line for line in done.stays)


def test_what_is_in_use_has_a_draft_or_is_gone_already_is_refused(book: Book) -> None:
    file, _ = left(book)
    young, _ = hardship(book, OTHER, "330102196402027777", "2030-03-04")
    with pytest.raises(Refusal, match="还在保存期内"):
        purge(book, [(HARDSHIP, file), (HARDSHIP, young)])
    entry = Entry(book, HARDSHIP, file)
    entry.type("needs", "再看望一次")
    save_draft(entry)
    with pytest.raises(Refusal, match="没定下来的草稿"):
        purge(book, [(HARDSHIP, file)])
    undo(book)
    purge(book, [(HARDSHIP, file)])
    assert raw(book) == set()
    with pytest.raises(Refusal, match="已经清除过"):
        purge(book, [(HARDSHIP, file)])


def test_it_is_written_down_without_a_value(book: Book) -> None:
    file, _ = left(book)
    place = folder("backups", book.facts["file_id"])
    (place / "旧备份.ubk").write_bytes(b"x")
    done = purge(book, [(HARDSHIP, file)], f"{NAME}到期清理")
    assert [path.name for path in done.backups] == ["旧备份.ubk"]
    ((what, rule, reason, kept),) = book.select("purge", ["what", "rule", "reason", "kept"])
    assert what == "困难档案 1 户" and "5年" in str(rule) and reason == f"{GONE}到期清理"
    assert "已定稿的报告" in str(kept) and "1 份旧备份" in str(kept)
    assert book.select("disclosure", ["how", "record", "rows"]) == [("purge", file, 2)]
    step = last(book)
    assert step is not None and step.label.startswith("修改困难职工")


# --- another hand --------------------------------------------------------------------------------------------------


def test_blanking_by_another_hand_is_found(book: Book) -> None:
    file, _person = left(book)
    _other, stranger = hardship(book, OTHER, "330102196402027777", "2030-03-04")
    purge(book, [(HARDSHIP, file)])
    assert unvouched(book, told(book)) == []
    book.connection.execute(
        "UPDATE change SET value = CAST('UBKP{}' AS BLOB) WHERE uid = ? AND field = '*'", (stranger,)
    )
    found = [one for one in check(book) if one.hurt]
    assert any("没有对应的清除登记" in one.sentence for one in found)


def test_what_is_left_of_a_purge_cannot_be_altered_unseen(book: Book) -> None:
    file, _person = left(book)
    purge(book, [(HARDSHIP, file)])
    book.connection.execute("UPDATE act SET label = replace(label, ?, ?)", (GONE, "某人"))
    assert unvouched(book, told(book)) == ["操作记录"] * 2


SHAPES = [f'{{"rows": {rows}, "changes": {{}}, "acts": {{}}}}' for rows in ("3", "[[1, []]]")]


@pytest.mark.parametrize("text", ["0", "[]", "{", "[" * 100_000, *SHAPES], ids=range(6))
def test_what_no_purge_wrote_vouches_for_nothing(text: str) -> None:
    assert vouched(text) == {}


def test_what_was_imported_and_removed_and_who_was_linked_by_mistake_go_too(book: Book) -> None:
    wrong, kid = ("柯望书", "330102196402028896"), "柯小满"
    with book.change("导入") as act:
        held, person, child = act.add_many("person", ["name", "id_number"], [wrong, (NAME, NUMBER), (kid, None)])
        (file,) = act.add_many("hardship", [*FILE, "person", "exited_on"], [[*FILE.values(), held, "2024-03-04"]])
        (row,) = act.add_many("household_member", ["hardship", "person", "relation"], [[file, child, "daughter"]])
    with book.change("改正") as act:
        act.set("hardship", file, {"person": person})
        act.drop("household_member", row)
    purge(book, [(HARDSHIP, file)])
    assert raw(book, (*wrong, NAME, NUMBER, kid)) == set() and sound(book)


def test_a_person_a_record_in_the_recycle_bin_needs_stays_until_that_goes(book: Book) -> None:
    file, person = left(book)
    with book.change("导入申请") as act:
        round_ = act.add("programme", {"name": "送温暖", "category": "hardship", "year": 2031})
        values: dict[str, Value] = {"programme": round_, "person": person, "stage": "applied"}
        values["applied_on"] = "2031-12-01"
        (asked,) = act.add_many("application", list(values), [list(values.values())])
    remove(book, CABINET["application"], [asked])
    assert "帮扶申请（在回收站里）" in "".join(purge(book, [(HARDSHIP, file)]).stays)
    bring_back(book, CABINET["application"], asked)
    assert book.must("person", person)["name"] == NAME and sound(book)


def test_what_was_typed_and_not_saved_goes_off_this_pc(book: Book) -> None:
    file, _ = left(book)
    attach(book)
    entry = Entry(book, HARDSHIP, file)
    entry.type("needs", "还没有存的走访记录一大段")
    keep_typed(book, entry)
    assert leftovers(book)
    purge(book, [(HARDSHIP, file)])
    assert leftovers(book) == [] and raw(book, ("还没有存的走访记录一大段",)) == set()

"""保存期限和清除: what is past its time is listed; a purge leaves no trace of the values and breaks no chain."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from secret_book import found_in

from unionbook.ground.errors import Refusal
from unionbook.ground.fields import Value
from unionbook.records import CABINET
from unionbook.services.check import check
from unionbook.services.entry import Entry
from unionbook.services.law import statute
from unionbook.services.privacy.purge import GONE, purge
from unionbook.services.privacy.retention import past, purged, told
from unionbook.services.saving import save_draft
from unionbook.store.book import Book
from unionbook.store.files import create_book, open_book
from unionbook.store.history import acts, of_row
from unionbook.store.pc.folder import folder
from unionbook.store.secrecy.blanking import unvouched
from unionbook.store.undo import last, undo

NOON = int(datetime(2032, 6, 1, 12, tzinfo=UTC).timestamp() * 1000)
HARDSHIP = CABINET["hardship"]
FILE: dict[str, Value] = {
    **{"persons": 2, "category": "deep", "cause": "illness"},
    **{"opened_on": "2020-01-02", "stage": "lifted"},
}
WORDS = (
    *("柯望舒", "330102196402028888", "13900007777", "青山镇柳浪路九号楼", "6222000011119999"),
    *("长期卧床需要照料", "柯小满"),
)


@pytest.fixture(autouse=True)
def pc(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("UNIONBOOK_HOME", str(tmp_path / "pc"))


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A file that was left in 2024, one in 2030; the head of the first is in no other record."""
    with create_book(tmp_path / "台账.ubk", CABINET, clock=lambda: NOON) as made:
        yield made


def hardship(book: Book, name: str, number: str, exited: str, child: str = "") -> tuple[str, str]:
    """A hardship file with its person, a child row, changes and a draft that was given up; (file, person)."""
    phone, address, account, needs = WORDS[2:6] if name == WORDS[0] else ("13600000001", "别处", "621", "别的")
    with book.change(f"登记困难职工 {name}") as act:
        person = act.add(
            "person",
            {
                "name": name,
                "id_number": number,
                "phone": phone,
                "address": address,
                "bank_account": account,
                "sex": "2",
                "born": "1964-02-02",
            },
        )
        file = act.add("hardship", FILE | {"person": person, "exited_on": exited, "needs": needs})
        if child:
            kid = act.add("person", {"name": child, "born": "2015-01-01"})
            act.add("household_member", {"hardship": file, "person": kid, "relation": "daughter"})
    with book.change(f"修改困难职工 {name}") as act:
        act.set("person", person, {"phone": "13711112222"})
        act.set("hardship", file, {"needs": f"{needs}，已去看望{name}"})
    return file, person


def raw(book: Book) -> set[bytes]:
    """The words that are in the file, its journal, or anything beside them."""
    found = set()
    for path in book.path.parent.iterdir():
        if path.is_file():
            found |= found_in(path.read_bytes(), {word.encode() for word in WORDS})
    return found


def test_what_is_past_its_time_is_listed_by_the_rule(book: Book) -> None:
    old, _ = hardship(book, "柯望舒", "330102196402028888", "2024-03-04")
    hardship(book, "欧阳未", "330102196402027777", "2030-03-04")
    (one,) = past(book)
    assert (one.uid, str(one.ended), str(one.until)) == (old, "2024-03-04", "2029-03-04")
    assert one.rule.local and not one.rule.verified
    local = {"key": "retention.hardship", "value": "30", "unit": "years", "since": "2020-01-01", "source": "本县通知"}
    with book.change("本地规定") as act:
        act.add("local_rule", local)
    assert past(book) == []


def test_every_rule_and_date_that_is_named_is_there() -> None:
    for kind in CABINET:
        if kind.retention is not None:
            assert kind.retention.rule in statute().rules and set(kind.retention.ends) <= set(kind.fields)
            assert kind.retention.stays.endswith("。")


def test_a_purge_leaves_the_values_nowhere_and_the_chain_whole(book: Book) -> None:
    file, person = hardship(book, "柯望舒", "330102196402028888", "2024-03-04", child="柯小满")
    other, _ = hardship(book, "欧阳未", "330102196402027777", "2030-03-04")
    before = book.count("hardship"), of_row(book, "hardship", other)
    assert len(raw(book)) >= 6
    done = purge(book, HARDSHIP, file, "到期清理")
    assert done.persons == 2 and done.rows == 4
    assert raw(book) == set(), "not even in the journal"
    assert book.title("person", person) == GONE
    values = book.must("person", person)
    assert values["sex"] == "2" and not any(values[name] for name in ("id_number", "phone", "address", "born"))
    kept = book.must("hardship", file)
    assert kept["exited_on"] == "2024-03-04" and kept["needs"] is None and kept["person"] == person
    assert (book.count("hardship"), of_row(book, "hardship", other)) == before
    assert not [one for one in check(book) if one.hurt]
    assert [line.label for line in acts(book)][:2] == ["清除到期的个人信息：困难档案", f"修改困难职工 {'欧阳未'}"]
    assert all("柯望舒" not in line.label for line in acts(book))
    path = book.path
    book.close()
    with open_book(path, CABINET, clock=lambda: NOON) as again:
        assert not [one for one in check(again) if one.hurt] and raw(again) == set()
        assert past(again) == [] and ("hardship", file) in purged(again)
        assert again.title("person", person) == GONE


def test_rows_of_an_import_go_too_and_the_others_stay(book: Book) -> None:
    names = ["name", "id_number", "phone"]
    with book.change("导入") as act:
        uids = act.add_many("person", names, [[f"柯望{n}", f"33010219640202{n:04}", "13900007777"] for n in range(20)])
        files = act.add_many(
            "hardship",
            [*FILE, "person", "exited_on"],
            [[*FILE.values(), uid, "2024-03-04"] for uid in uids],
        )
    purge(book, HARDSHIP, files[7])
    assert book.title("person", uids[7]) == GONE
    for n in (6, 8):
        assert book.must("person", uids[n])["id_number"] == f"33010219640202{n:04}"
    assert not [one for one in check(book) if one.hurt]


def test_a_person_other_records_still_need_stays_and_that_is_said(book: Book) -> None:
    file, person = hardship(book, "柯望舒", "330102196402028888", "2024-03-04")
    with book.change("登记会员") as act:
        union = act.add("organisation", {"name": "样板甲子电子厂工会委员会", "stage": "normal", "structure": "1"})
        member: dict[str, Value] = {"person": person, "organisation": union, "stage": "active", "migrant": 0}
        act.add("member", member | {"joined_on": "2015-01-01"})
    done = purge(book, HARDSHIP, file)
    assert done.persons == 0 and any("因为他还在：会员" in line for line in done.stays)
    assert book.title("person", person) == "柯望舒"
    assert book.must("hardship", file)["needs"] is None


def test_what_is_in_use_has_a_draft_or_is_gone_already_is_refused(book: Book) -> None:
    file, _ = hardship(book, "柯望舒", "330102196402028888", "2024-03-04")
    young, _ = hardship(book, "欧阳未", "330102196402027777", "2030-03-04")
    with pytest.raises(Refusal, match="还在保存期内"):
        purge(book, HARDSHIP, young)
    entry = Entry(book, HARDSHIP, file)
    entry.type("needs", "再看望一次")
    save_draft(entry)
    with pytest.raises(Refusal, match="还有没定下来的草稿"):
        purge(book, HARDSHIP, file)
    undo(book)
    purge(book, HARDSHIP, file)
    assert raw(book) == set()
    with pytest.raises(Refusal, match="已经清除过"):
        purge(book, HARDSHIP, file)


def test_it_is_written_down_without_a_value_and_cannot_be_taken_back(book: Book) -> None:
    file, _ = hardship(book, "柯望舒", "330102196402028888", "2024-03-04")
    place = folder("backups", book.facts["file_id"])
    (place / "旧备份.ubk").write_bytes(b"x")
    done = purge(book, HARDSHIP, file, "到期清理")
    assert [path.name for path in done.backups] == ["旧备份.ubk"]
    ((what, rule, reason, kept),) = book.select("purge", ["what", "rule", "reason", "kept"])
    assert what == "困难档案 1 户" and "5 年" in str(rule) and reason == "到期清理"
    assert "已定稿的报告" in str(kept) and "1 份旧备份" in str(kept)
    assert book.select("disclosure", ["how", "record"]) == [("purge", file)]
    step = last(book)
    assert step is not None and step.label.startswith("修改困难职工")


def test_blanking_by_another_hand_is_found(book: Book) -> None:
    file, _person = hardship(book, "柯望舒", "330102196402028888", "2024-03-04")
    _other, stranger = hardship(book, "欧阳未", "330102196402027777", "2030-03-04")
    purge(book, HARDSHIP, file)
    assert unvouched(book, told(book)) == []
    book.connection.execute(
        "UPDATE change SET value = CAST('UBKP{}' AS BLOB) WHERE uid = ? AND field = '*'", (stranger,)
    )
    found = [one for one in check(book) if one.hurt]
    assert any("没有对应的清除登记" in one.sentence for one in found)


def test_what_is_left_of_a_purge_cannot_be_altered_unseen(book: Book) -> None:
    file, _person = hardship(book, "柯望舒", "330102196402028888", "2024-03-04")
    purge(book, HARDSHIP, file)
    book.connection.execute("UPDATE act SET label = replace(label, ?, ?)", (GONE, "某人"))
    assert unvouched(book, told(book)) == ["操作记录"] * 2

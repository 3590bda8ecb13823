"""Laws of purging: of many records, whichever are purged, no value is left and every other row and history stands; what
was purged is brought back by no way, and each way says so."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from purge_book import FILE, HARDSHIP, NAME, empty_book, left, raw, sound

from unionbook.ground.errors import Refusal
from unionbook.records import CABINET
from unionbook.services.entry import Entry
from unionbook.services.past import bring_back, foresee, restore_field, take_back
from unionbook.services.privacy.purge import purge
from unionbook.services.privacy.retention import past
from unionbook.services.saving import save, save_draft
from unionbook.store.book import Book
from unionbook.store.history import acts, of_row
from unionbook.store.undo import undo


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with empty_book(tmp_path) as made:
        yield made


def crowd(book: Book, count: int, rng: random.Random) -> list[tuple[str, list[str]]]:
    """Files past their time, half of them imported, changed in random order; each with all the texts it ever had."""
    texts: list[list[str]] = []
    bodies = []
    for number in range(count):
        name, identity = f"柯望{chr(0x4E00 + number)}舒", f"33010219640202{number:04}"
        texts.append([name, identity, f"青山镇柳浪路{number:04}号{'长' * rng.randrange(60)}"])
        bodies.append([*texts[-1], f"62220000{rng.randrange(10**8):08}"])
        texts[-1].append(bodies[-1][-1])
    names, half = ["name", "id_number", "address", "bank_account"], count // 2
    with book.change("导入名册") as act:
        people = act.add_many("person", names, bodies[:half])
        people += [act.add("person", dict(zip(names, body, strict=True))) for body in bodies[half:]]
        rows = [[*FILE.values(), uid, "2024-03-04"] for uid in people]
        files = act.add_many("hardship", [*FILE, "person", "exited_on"], rows)
    for step in range(4 * count):
        at = rng.randrange(count)
        texts[at].append(f"第{step:04}回走访记{rng.randrange(10**6):06}" + "情" * rng.randrange(80))
        with book.change(f"修改困难职工 {texts[at][0]}") as act:
            act.set("hardship", files[at], {"needs": texts[at][-1]})
    return list(zip(files, texts, strict=True))


@pytest.mark.parametrize("seed", [1, 2])
def test_whichever_are_purged_nothing_of_them_is_left_and_all_else_stands(book: Book, seed: int) -> None:
    rng = random.Random(seed)
    people = crowd(book, 40, rng)
    gone = rng.sample(people, 14)
    rest = [one for one in people if one not in gone]
    before = {file: of_row(book, "hardship", file) for file, _ in rest}
    for some in (gone[:9], gone[9:]):
        purge(book, [(HARDSHIP, file) for file, _ in some], "到期清理")
    words = tuple(text for _, texts in gone for text in texts)
    assert raw(book, words) == set()
    assert {file: of_row(book, "hardship", file) for file, _ in rest} == before
    assert {one.uid for one in past(book)} == set(before) and sound(book)


def test_no_way_back_leads_to_what_was_purged(book: Book) -> None:
    file, person = left(book)
    with book.change("改电话") as act:
        act.set("person", person, {"phone": "13600001111"})
    purge(book, [(HARDSHIP, file)])
    labels = {line.label: line for line in acts(book)}
    for line in labels.values():
        with pytest.raises(Refusal, match=r"清除|不能再改动"):
            undo(book, line.number)
        with pytest.raises(Refusal, match=r"清除|不能再改动"):
            foresee(book, line.number)
        with pytest.raises(Refusal, match=r"清除|不能再改动"):
            take_back(book, line.key)
    with pytest.raises(Refusal, match="已按保存期限清除"):
        restore_field(book, CABINET["person"], person, "phone", "13711112222")
    with pytest.raises(Refusal, match="已按保存期限清除"):
        restore_field(book, HARDSHIP, file, "needs", "再看看")
    for way in (save, save_draft):
        entry = Entry(book, HARDSHIP, file)
        entry.type("needs", "再看看")
        with pytest.raises(Refusal, match="另登记一条新的"):
            way(entry)
    assert raw(book) == set() and sound(book)


def test_photographs_and_scans_go_too_unless_another_record_has_the_same(book: Book) -> None:
    file, person = left(book)
    with book.change("留下的人") as act:
        other = act.add("organisation", {"name": "样板甲子电子厂工会委员会", "stage": "normal", "structure": "1"})
    shared, own, old = ((text * 9).encode() for text in ("共用的扫描件内容", "身份证照片的字节", "换下的照片字节"))
    with book.change("放入附件") as act:
        held = ((file, shared, NAME), (other, shared, "批复"), (person, own, NAME), (file, old, NAME))
        for target, body, name in held:
            hold = {"of_kind": "hardship", "target": target, "name": name, "sort": "photo", "added_on": "2023-01-01"}
            uid = act.add("attachment", hold | {"size": len(body), "file": act.keep(body)})
    with book.change("删除附件") as act:
        act.drop("attachment", uid)
    purge(book, [(HARDSHIP, file)])
    words = ("身份证照片的字节", "换下的照片字节", NAME)
    assert raw(book, words) == set() and raw(book, ("共用的扫描件内容",))
    assert book.count("attachment") == 1 and len(book.rows("SELECT 1 FROM blob")) == 1 and sound(book)
    with pytest.raises(Refusal, match="清除"):
        undo(book, acts(book)[1].number)


def test_what_was_purged_and_deleted_stays_deleted(book: Book) -> None:
    file, _ = left(book)
    purge(book, [(HARDSHIP, file)])
    with book.change("删除") as act:
        act.drop("hardship", file)
    with pytest.raises(Refusal, match="不能恢复"):
        bring_back(book, HARDSHIP, file)
    assert NAME not in "".join(line.label for line in acts(book))

"""The laws of the change set: the tables are its fold, nothing is lost, undo takes back, tampering shows."""

from contextlib import suppress
from pathlib import Path

import pytest
from blank_book import copy_of
from hypothesis import example, given, settings
from hypothesis import strategies as st

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.errors import InUse, Refusal
from unionbook.ground.fields import Value
from unionbook.records import draft, person
from unionbook.services.check import check
from unionbook.store.book import Book
from unionbook.store.files import create_book
from unionbook.store.fold import fold
from unionbook.store.history import acts, of_row, recycle_bin
from unionbook.store.undo import last, next_redo, undo

Table = dict[str, dict[str, Value]]
"""The persons by uid."""

SMALL = Cabinet([person.KIND, person.DISTINCT, draft.KIND])

BACK = ("undo", "redo", "undo any", "undo any")
OPS = st.lists(
    st.tuples(
        st.sampled_from([*("add", "many", "name", "phone", "clear", "apart", "drop", "restore", "drop many"), *BACK]),
        st.integers(0, 9),
    ),
    min_size=1,
    max_size=25,
)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty book to copy: making one takes longer than a whole example."""
    path = tmp_path_factory.mktemp("empty") / "empty.ubk"
    create_book(path, SMALL).close()
    return path


def table(book: Book) -> Table:
    names = list(book.cabinet["person"].fields)
    rows = book.select("person", ["uid", *names])
    return {row[0]: {n: v for n, v in zip(names, row[1:], strict=True) if v is not None} for row in rows}


def folded(book: Book) -> Table:
    found = {uid: fold(changes) for uid, changes in book.trail.of_kind("person")}
    assert not any(result.conflicts for result in found.values())
    return {uid: result.values for uid, result in found.items() if result.values is not None}


def play(book: Book, op: str, k: int) -> None:
    """One step of a clerk."""
    live, ever = sorted(table(book)), sorted(uid for uid, _ in book.trail.of_kind("person"))
    pick = live[k % len(live)] if live else ""
    with book.change(f"{op} {k}") as act:
        match op:
            case "add":
                act.add("person", {"name": f"赵{k}", "phone": f"1360000000{k}"})
            case "many":
                act.add_many("person", ["name", "sex"], [(f"钱{k}{i}", "1" if i % 2 else None) for i in range(k)])
            case "name" | "phone" if pick:
                act.set("person", pick, {op: f"{op}{k}"})
            case "clear" if pick:
                act.set("person", pick, {"phone": None, "sex": None})
            case "drop" if pick:
                act.drop("person", pick)
            case "apart" if pick:
                one, other, day = pick, live[(k * 7 + 1) % len(live)], "2026-01-02"
                act.add_many("person_distinct", ["person", "other", "noted_on"], [(one, other, day), (other, one, day)])
            case "drop many":
                apart = [uid for (uid,) in book.select("person_distinct", ["uid"])]
                act.drop_many("person_distinct", apart[: k // 2])
                act.drop_many("person", [uid for uid in live[:k] if uid not in act.linked("person", live[:k])])
            case "restore" if ever:
                act.restore("person", ever[k % len(ever)])


def take_back(book: Book, op: str, k: int, after: dict[int, Table]) -> None:
    """An act taken back, of the last ones any. Nothing that was written since is lost. after: what stood there."""
    step, numbers, before = {"undo": last, "redo": next_redo}.get(op, lambda _: None)(book), list(after), table(book)
    number = step.number if step is not None else numbers[-1 - k % len(numbers)] if numbers and op == "undo any" else 0
    if not number:
        return
    try:
        undo(book, number)
    except Refusal as refusal:
        assert "不能撤销" in refusal.sentence and table(book) == before
        return
    now, then = table(book), after[number]
    for uid, values in before.items():
        if uid not in now:
            assert values == then[uid]
        for name in values.keys() & now.get(uid, values).keys() if uid in then else ():
            assert values[name] in (now.get(uid, values)[name], then[uid].get(name))


@example([("many", 3), ("undo", 0), ("redo", 0), ("name", 0), ("undo any", 1)])
@example([("add", 1), ("add", 2), ("apart", 0), ("drop many", 2), ("drop many", 2), ("undo any", 1)])
@settings(max_examples=60)
@given(OPS)
def test_the_tables_are_the_fold_and_the_chain_holds(empty: Path, ops: list[tuple[str, int]]) -> None:
    with copy_of(empty, SMALL) as book:
        after: dict[int, Table] = {}
        for op, k in ops:
            if op in BACK:
                take_back(book, op, k, after)
            else:
                with suppress(InUse):
                    play(book, op, k)
            newest = acts(book, 1)
            if newest:
                after.setdefault(newest[0].number, table(book))
            assert table(book) == folded(book)
        assert check(book) == []


@settings(max_examples=50)
@given(OPS)
def test_undo_of_the_last_act_restores_the_state_and_redo_the_next(empty: Path, ops: list[tuple[str, int]]) -> None:
    with copy_of(empty, SMALL) as book:
        states = [table(book)]
        numbers = [0]
        for op, k in ops:
            if op in BACK:
                continue
            with suppress(InUse):
                play(book, op, k)
            newest = acts(book, 1)
            if newest and newest[0].number != numbers[-1]:
                numbers.append(newest[0].number)
                states.append(table(book))
        for before in reversed(states[:-1]):
            assert undo(book).conflicts == []
            assert table(book) == before
        assert last(book) is None
        for after in states[1:]:
            step = next_redo(book)
            assert step is not None
            undo(book, step.number)
            assert table(book) == after
        assert next_redo(book) is None


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return create_book(tmp_path / "b.ubk", SMALL)


def test_undo_names_what_was_changed_since(book: Book) -> None:
    with book.change("登记") as act:
        one = act.add("person", {"name": "赵甲子"})
        two = act.add("person", {"name": "钱乙丑"})
    first = acts(book, 1)[0].number
    with book.change("修改") as act:
        act.set("person", one, {"phone": "13600000001"})
    undone = undo(book, first)
    assert [conflict for conflict in undone.conflicts if "赵甲子" in conflict and "后来又改过" in conflict]
    assert set(table(book)) == {one} and two not in table(book)


def test_an_act_that_changed_nothing_is_no_act(book: Book) -> None:
    with book.change("登记") as act:
        uid = act.add("person", {"name": "赵甲子"})
    with book.change("修改") as act:
        act.set("person", uid, {"name": "赵甲子"})
    assert len(acts(book)) == 1


def test_a_field_first_filled_after_another_was_changed_follows_the_new_row(book: Book) -> None:
    with book.change("登记") as act:
        uid = act.add("person", {"name": "赵甲子"})
    for values in ({"name": "钱乙丑"}, {"phone": "13600000001"}):
        with book.change("修改") as act:
            act.set("person", uid, dict(values))
    assert all(change.seen for change in book.trail.of_row("person", uid) if change.field != "*")
    assert folded(book) == table(book)
    undo(book)
    assert table(book)[uid] == {"name": "钱乙丑"}


def test_history_tells_before_and_after(book: Book) -> None:
    with book.change("登记人员") as act:
        uid = act.add("person", {"name": "赵甲子", "sex": "1"})
    with book.change("修改电话") as act:
        act.set("person", uid, {"phone": "13600000001", "sex": None})
    with book.change("删除") as act:
        act.drop("person", uid)
    events = of_row(book, "person", uid)
    assert [event.what for event in events] == ["删除", "修改", "新建"]
    assert ("手机号码", "", "13600000001") in events[1].changes and ("性别", "男", "") in events[1].changes
    assert events[0].label == "删除" and events[0].who


def test_the_recycle_bin_gives_back(book: Book) -> None:
    with book.change("登记") as act:
        uid = act.add("person", {"name": "赵甲子", "phone": "13600000001"})
    with book.change("删除人员") as act:
        act.drop("person", uid)
    (gone,) = recycle_bin(book)
    assert (gone.title, gone.label) == ("赵甲子", "删除人员")
    with book.change("恢复") as act:
        act.restore("person", uid)
    assert table(book)[uid] == {"name": "赵甲子", "phone": "13600000001"} and recycle_bin(book) == []


TAMPER = (
    "UPDATE person SET name = '孙丙寅'",
    "DELETE FROM person",
    "INSERT INTO person (uid, name) VALUES ('x', '李丁卯')",
    "UPDATE change SET value = '改' WHERE field = 'phone'",
    "UPDATE act SET label = '别的' WHERE id = 1",
    "UPDATE session SET user = '别人'",
    "DELETE FROM change WHERE seq = 1",
)


@pytest.mark.parametrize("statement", TAMPER)
def test_what_another_program_did_is_found(book: Book, statement: str) -> None:
    with book.change("登记") as act:
        uid = act.add("person", {"name": "赵甲子"})
    with book.change("修改") as act:
        act.set("person", uid, {"phone": "13600000001"})
    assert check(book) == []
    book.connection.execute(statement)
    assert any(finding.hurt for finding in check(book))


def test_clocks_that_run_back_do_not_reorder_history(tmp_path: Path) -> None:
    times = iter(range(2_000_000, 0, -100))
    with create_book(tmp_path / "c.ubk", SMALL, clock=lambda: next(times)) as book:
        with book.change("一") as act:
            uid = act.add("person", {"name": "赵甲子"})
        for phone in ("1", "2", "3"):
            with book.change(phone) as act:
                act.set("person", uid, {"phone": phone})
        assert [line.label for line in acts(book)] == ["3", "2", "1", "一"]
        assert table(book)[uid]["phone"] == "3"

"""What must hold of every drawer: a new one is tested here before its author writes a test."""

from collections.abc import Iterator
from contextlib import nullcontext
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests_support import values_for

from unionbook.ground.conditions import All, Compare, Condition, Frame, Op
from unionbook.ground.errors import Refusal
from unionbook.ground.fields import CodeField, LinkField
from unionbook.ground.figures import Figure
from unionbook.ground.kind import Kind
from unionbook.ground.law import LIMITS
from unionbook.ground.lint import faults
from unionbook.ground.periods import Period
from unionbook.records import CABINET
from unionbook.records.drawers import KINDS
from unionbook.services.check import check
from unionbook.services.entry import Entry
from unionbook.services.law import statute
from unionbook.services.listing import asked, column_path
from unionbook.services.tally import count, rows_behind
from unionbook.store.book import Book
from unionbook.store.files import create_book
from unionbook.store.history import of_row
from unionbook.store.undo import undo

EACH = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
FRAME = Frame(Period.parse("2020"), date(2020, 12, 31))


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with create_book(tmp_path_factory.mktemp("every") / "every.ubk", CABINET) as made:
        yield made


def test_every_name_in_the_declarations_exists() -> None:
    assert list(faults(CABINET)) == []


@EACH
def test_table_and_declaration_meet(book: Book, kind: Kind) -> None:
    columns = {row[1]: row[2] for row in book.rows(f'PRAGMA table_info("{kind.name}")')}
    declared = {"uid": "TEXT"} | {name: field.column for name, field in kind.fields.items()}
    assert columns == declared
    links = {(row[3], row[2], row[4]) for row in book.rows(f'PRAGMA foreign_key_list("{kind.name}")')}
    assert links == {(name, field.kind, "uid") for name, field in kind.fields.items() if isinstance(field, LinkField)}
    (sql,) = book.rows("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", (kind.name,))[0]
    assert sql.rstrip().endswith("STRICT")


@EACH
def test_links_and_list_orders_have_an_index(book: Book, kind: Kind) -> None:
    leading = {
        book.rows(f'PRAGMA index_info("{row[1]}")')[0][2] for row in book.rows(f'PRAGMA index_list("{kind.name}")')
    }
    if kind.parent:
        assert kind.parent in leading


@EACH
def test_every_field_can_be_reached_and_has_words(kind: Kind) -> None:
    shown = {path.split(".")[0] for section in kind.sections for path in section.paths}
    reachable = shown | {kind.parent}
    assert set(kind.fields) - reachable == set() or kind.hidden
    for name, field in kind.fields.items():
        assert field.label, name
        if isinstance(field, CodeField):
            assert field.codes.items
            for code in field.codes.items:
                assert field.parse(field.codes.label(code), date.today()) == code
        if field.default:
            assert field.storable(field.parse(field.default, date.today()))


@EACH
def test_sections_name_no_field_twice(kind: Kind) -> None:
    paths = [path for section in kind.sections for path in section.paths]
    assert len(paths) == len(set(paths))
    for path in paths:
        link, dot, inner = path.partition(".")
        if dot:
            field = kind.fields[link]
            assert isinstance(field, LinkField) and inner in field.embed


def of_the_year(where: Condition) -> bool:
    """Are its rows only those of a period?"""
    parts = where.parts if isinstance(where, All) else (where,)
    inner = (of_the_year(one) for one in parts if isinstance(one, All))
    return any(isinstance(one, Compare) and one.op is Op.DURING for one in parts) or any(inner)


@EACH
def test_a_chip_of_the_year_says_so(kind: Kind) -> None:
    """Beside a stage of the same name it would show another number."""
    assert [one.label for one in kind.subsets if one.chip and of_the_year(one.where) and "本年" not in one.label] == []


@EACH
def test_clocks_run_by_rules_that_exist(kind: Kind) -> None:
    for clock in kind.clocks:
        assert clock.rule or clock.until
        if clock.rule:
            assert statute().on(clock.rule, date(2026, 1, 1)).unit in LIMITS


@EACH
def test_a_blank_form_names_what_is_required(book: Book, kind: Kind) -> None:
    entry = Entry(book, kind)
    told = {problem.field for problem in entry.examine() if not problem.warning}
    for name, field in kind.fields.items():
        if field.required and not field.default and not field.auto and name != kind.parent:
            assert name in told or any(path.startswith(f"{name}.") for path in told), name
    assert all(problem.sentence.endswith("。") for problem in entry.examine())


@EACH
def test_lists_and_figures_run(book: Book, kind: Kind) -> None:
    paths = ["uid", *(column_path(book, kind, column.path) for column in kind.columns)]
    assert isinstance(book.select(kind.name, paths, asked(kind, text="赵 13") if kind.search else asked(kind)), list)
    for subset in kind.subsets:
        assert book.count(kind.name, subset.where, FRAME) >= 0
    for figure in kind.figures:
        assert figure.label and figure.measure and figure.definition.endswith("。")
        counted = count(book, f"{kind.name}.{figure.name}", FRAME)
        behind = rows_behind(book, counted.key, FRAME)
        if isinstance(figure, Figure):
            assert (counted.value or 0) == sum(adds for _, _, adds in behind.rows)


def rows_for(book: Book, kind: Kind, data: st.DataObject) -> str:
    """A row of the kind with values of its fields, the rows it must link to made before it."""
    values = data.draw(values_for(kind))
    for name, field in kind.fields.items():
        if isinstance(field, LinkField) and (field.required or name in values):
            values[name] = rows_for(book, CABINET[field.kind], data) if field.required else None
    with book.change("试填") as act:
        return act.add(kind.name, values)


@EACH
@settings(max_examples=3, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_is_written_is_read_changed_told_and_taken_back(book: Book, kind: Kind, data: st.DataObject) -> None:
    uid = rows_for(book, kind, data)
    before = book.must(kind.name, uid)
    free = {name for name, field in kind.fields.items() if not isinstance(field, LinkField)}
    required = {name for name, field in kind.fields.items() if field.required}
    drawn = data.draw(values_for(kind))
    new = {name: drawn.get(name, before[name] if name in required else None) for name in free}
    changed = {name for name in free if new[name] != before[name]}
    if kind.lasting:
        with nullcontext() if not changed else pytest.raises(Refusal), book.change("试改") as act:
            act.set(kind.name, uid, new)
        assert book.must(kind.name, uid) == before
        return
    with book.change("试改") as act:
        act.set(kind.name, uid, new)
    assert {name: value for name, value in book.must(kind.name, uid).items() if name in free} == new
    events = of_row(book, kind.name, uid)
    assert [event.what for event in events] == (["修改", "新建"] if changed else ["新建"])
    if changed:
        assert len(events[0].changes) == len(changed)
        assert undo(book).conflicts == []
        assert book.must(kind.name, uid) == before


def test_the_book_so_filled_is_sound(book: Book) -> None:
    """But for the files that drawn rows name at random."""
    assert not [finding for finding in check(book) if finding.hurt and "不在台账里" not in finding.sentence]


def test_migrations_are_of_this_format(tmp_path: Path) -> None:
    """When a released table changes, FORMAT must rise with it: see `unionbook.store.connection.FORMAT`."""
    with create_book(tmp_path / "m.ubk", CABINET) as made:
        applied = [f"{row[0]}/{row[1]}" for row in made.rows("SELECT migration_set, name FROM _sqlite_migrations")]
    golden = Path(__file__).parent / "golden" / "migrations-format-1.txt"
    assert sorted(applied) == golden.read_text(encoding="utf-8").split()

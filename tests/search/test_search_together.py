"""The entries of many rows made by columns are those of each row made by itself."""

from collections.abc import Iterator
from itertools import count

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.search.plan import plan_of
from unionbook.records import CABINET
from unionbook.store.search import reading, texts, together
from unionbook.store.search.entries import entries
from unionbook.store.search.reading import Reader

(MEMBERS,) = plan_of(CABINET).of_kind("member")
TABLES = (
    "CREATE TABLE search (place, term, row, d, PRIMARY KEY (place, term, row)) WITHOUT ROWID",
    "CREATE TABLE person (uid PRIMARY KEY, name, phone, id_number)",
    "CREATE TABLE member (uid, stage, number, person, card_number, workplace)",
)
NUMBERS = st.sampled_from(
    ["13800001234", "1380", "110101199003070011", "L1", "X-4", "１３８", "", "4", "--", "1" * 30, None]
)
TEXTS = st.sampled_from(["丽丽", "王丽", "Li 丽", "丽12", "1380工会", "电子", "A1 电子", "单雄信", "", "。", None])
ROW = st.tuples(st.sampled_from(["active", "left"]), st.tuples(NUMBERS, TEXTS, NUMBERS, NUMBERS, TEXTS))


@pytest.fixture(scope="module")
def connection() -> Iterator[sqlite.Connection]:
    made = sqlite.connect(":memory:", isolation_level=None)
    for statement in TABLES:
        made.execute(statement)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(together, "FEW", 0)
        patch.setattr(together, "ROWS", 7)
        patch.setattr(reading, "BLOCK", 3)
        patch.setattr(texts, "MOST", 4)
        yield made
    made.close()


@example(rows=[("active", (None, "电子", None, None, "A1 电子")), ("left", ("1380", "1380工会", None, None, None))])
@example(rows=[("active", ("13", "丽丽", "1380", "139", None)), ("active", ("13", None, "13", "7", "丽"))])
@given(rows=st.lists(ROW, max_size=20))
def test_entries_by_columns_are_those_by_rows(
    connection: sqlite.Connection, rows: list[tuple[str, tuple[str | None, ...]]]
) -> None:
    connection.execute("BEGIN")
    for at, (stage, (number, name, phone, card, place)) in zip(count(1), rows, strict=False):
        connection.execute("INSERT INTO person VALUES (?, ?, ?, ?)", (at, name, phone, card))
        connection.execute("INSERT INTO member VALUES (?, ?, ?, ?, ?, ?)", (at, stage, number, at, card, place))
    reader = Reader(connection, CABINET, MEMBERS)
    with texts.known_texts(connection) as known:
        together.put_rows(reader, known, 1, len(rows))
    stored = set(connection.execute("SELECT place, term, row, d FROM search"))
    asked = {entry for one in reader.at(range(1, len(rows) + 1)) for entry in entries(MEMBERS, one)}
    connection.execute("ROLLBACK")
    assert stored == asked

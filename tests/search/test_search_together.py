"""The entries of many rows made by columns are those of each row made by itself."""

from itertools import count

from hypothesis import example, given
from hypothesis import strategies as st
from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.search.plan import Listed, Source
from unionbook.ground.search.terms import Manner
from unionbook.store.search.entries import entries
from unionbook.store.search.reading import Found
from unionbook.store.search.together import put_rows

SOURCES = (("number", Manner.NUMBER), ("name", Manner.NAME), ("phone", Manner.NUMBER), ("place", Manner.PARTS))
MEMBERS = Listed(3, "member", tuple(Source(*one) for one in SOURCES), "stage", frozenset({"left"}))
NUMBERS = st.sampled_from(["13800001234", "1380", "110101199003070011", "L1", "X-4", "１３８", "", "4", "1" * 30, None])
TEXTS = st.sampled_from(["丽丽", "王丽", "Li 丽", "丽12", "1380工会", "电子", "A1 电子", "单雄信", "", None])
ROW = st.tuples(st.sampled_from(["active", "left"]), st.tuples(NUMBERS, TEXTS, NUMBERS, TEXTS))


@example(rows=[("active", (None, "电子", None, "A1 电子")), ("left", ("1380", "1380工会", None, None))])
@example(rows=[("active", ("13", "丽丽", "1380", None)), ("active", ("13", None, "13", "丽"))])
@given(rows=st.lists(ROW, max_size=12))
def test_entries_by_columns_are_those_by_rows(rows: list[tuple[str, tuple[str | None, ...]]]) -> None:
    connection = sqlite.connect(":memory:", isolation_level=None)
    connection.execute("CREATE TABLE search (place, term, row, d, PRIMARY KEY (place, term, row)) WITHOUT ROWID")
    found = [Found("", place, *row) for place, row in zip(count(1), rows, strict=False)]
    put_rows(connection, MEMBERS, found)
    stored = set(connection.execute("SELECT place, term, row, d FROM search"))
    assert stored == {entry for one in found for entry in entries(MEMBERS, one)}

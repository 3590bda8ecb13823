"""The guard: a file's tables and indexes are read and compared with the declared ones before anything else of it is.

A file may hold views that never end, triggers, virtual tables, expressions in defaults and indexes. Nothing of that is
run by reading what the file says of itself; the guard allows nothing else, and not for long.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.errors import Refusal
from unionbook.store.connection import APPLICATION_ID, FAULTS, FORMAT, SECONDS, deadline, refusal_for
from unionbook.store.notice import Closed, Hurt
from unionbook.store.opening.declared import Part, altered, exact, short_of, stranger
from unionbook.store.tables import fingerprint, fingerprint_in

_READ, _SELECT, _PRAGMA, _FUNCTION = 20, 21, 19, 31
_OK, _DENY = 0, 1
_MOST_PARTS, _MOST_SQL = 5_000, 100_000


def pass_guard(connection: sqlite.Connection, path: Path, cabinet: Cabinet, looking: bool = False) -> None:
    """Let a file pass whose tables and indexes are those the program makes. Raises Refusal.

    looking: it is only to be read, so that a newer file may pass as long as it has the tables this program reads.
    """
    try:
        with deadline(connection, SECONDS):
            with _only_reading(connection):
                version = _recognised(connection, path)
                parts = _parts(connection, path)
            if version > FORMAT and not looking:
                raise Closed(
                    f"“{path.name}”由更新版本的程序写成，这个版本打不开，没有改动它。请用新版程序打开，或先只读查看。"
                )
            why = "" if (same := exact(parts, cabinet)) else stranger(parts, cabinet)
            if not why and not same and version > FORMAT:
                why = short_of(parts, cabinet)
            elif not why and not same and fingerprint_in(connection) == fingerprint(cabinet):
                why = altered(parts, cabinet)
    except FAULTS as fault:
        raise refusal_for(fault, path) from fault
    if why:
        raise _strange(path, why)


def pass_exactly(connection: sqlite.Connection, path: Path, cabinet: Cabinet) -> None:
    """Let a file pass that says nothing is to be brought up to date, if its tables are the declared. Raises Refusal."""
    if why := altered(_parts(connection, path), cabinet):
        raise _strange(path, why)


def _strange(path: Path, why: str) -> Refusal:
    return Refusal(
        f"“{path.name}”里有本程序没有做过的东西（{why}），没有打开，也没有改动。请向给您这个文件的人核对来源。"
    )


def _recognised(connection: sqlite.Connection, path: Path) -> int:
    """The file's FORMAT."""
    ((mark,),) = connection.execute("PRAGMA application_id").fetchall()
    if mark != APPLICATION_ID:
        raise Refusal(f"“{path.name}”不是工会台账文件，没有改动它。请选择以 .ubk 结尾的台账。")
    ((version,),) = connection.execute("PRAGMA user_version").fetchall()
    return int(version)


def _parts(connection: sqlite.Connection, path: Path) -> list[Part]:
    parts: list[Part] = []
    roots: set[int] = set()
    cursor = connection.execute(
        "SELECT type, name, tbl_name, rootpage, substr(sql, 1, 100001), typeof(sql) FROM sqlite_master"
    )
    for kind, name, table, root, sql, sort in cursor:
        if len(parts) >= _MOST_PARTS or sort not in ("text", "null") or len(sql or "") > _MOST_SQL:
            raise _strange(path, "它的结构大得不正常")
        if root in roots and root:
            raise Hurt(f"“{path.name}”里两张表叠在了一起，没有改动它。请用最近的备份，或用“抢救”取出还能读的记录。")
        roots.add(root)
        parts.append(Part(str(kind), str(name), str(table), sql or ""))
    return parts


@contextmanager
def _only_reading(connection: sqlite.Connection) -> Iterator[None]:
    """Only the file's own description may be read."""
    described = {"sqlite_master", "sqlite_schema"}

    def allowed(what: int, one: str | None, other: str | None, base: str | None, by: str | None) -> int:
        harmless = (
            what == _SELECT
            or (what == _READ and one in described)
            or (what == _FUNCTION and other in ("substr", "typeof"))
            or (what == _PRAGMA and one in ("application_id", "user_version") and other is None)
        )
        return _OK if harmless else _DENY

    connection.set_authorizer(allowed)
    try:
        yield
    finally:
        connection.set_authorizer(None)

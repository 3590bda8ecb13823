"""The leaves of a plain file, read one by one: a row is found wherever its page is, whatever became of the rest."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from unionbook.store.opening.plain import columns, is_plain
from unionbook.store.salvage.record import Cell, values, varint

PAGE = 4096
_LEAF, _INNER = 0x0D, 0x05
_DEEPEST = 12


@dataclass
class Leaf:
    """A page of rows: (rowid, values) of each, and how many of its rows cannot be read."""

    number: int
    rows: list[tuple[int, Cell]] = field(default_factory=list)
    bad: int = 0


class Pages:
    """The pages of a file. tables: name → root page and columns, as far as the file says."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.count = -(-len(data) // PAGE)
        self.tables: dict[str, tuple[int, list[str]]] = {}
        self._schema = set(self._under(1, 0, set()))
        for number in self._schema:
            for _, row in self._leaf(number).rows:
                self._declare(row)

    def leaves(self) -> Iterator[tuple[Leaf, str]]:
        """Every page of rows and the table it belongs to, "" when nothing leads to it any more."""
        owner: dict[int, str] = {}
        for name, (root, _) in self.tables.items():
            for number in self._under(root, 0, set()):
                owner.setdefault(number, name)
        for number in range(1, self.count + 1):
            if number not in self._schema and self._kind(number) == _LEAF:
                yield self._leaf(number), owner.get(number, "")

    def _declare(self, row: Cell) -> None:
        if len(row) != 5 or row[0] != "table":
            return
        name, root, sql = row[1], row[3], row[4]
        if isinstance(name, str) and isinstance(root, int) and isinstance(sql, str) and is_plain(sql):
            self.tables[name] = root, columns(sql)

    def _under(self, number: int, depth: int, seen: set[int]) -> Iterator[int]:
        """The numbers of the leaves under a page."""
        if number in seen or not 1 <= number <= self.count or depth > _DEEPEST:
            return
        seen.add(number)
        kind = self._kind(number)
        if kind == _LEAF:
            yield number
        elif kind == _INNER:
            for child in self._children(number):
                yield from self._under(child, depth + 1, seen)

    def _page(self, number: int) -> bytes:
        return self.data[(number - 1) * PAGE : number * PAGE]

    def _kind(self, number: int) -> int:
        page, at = self._page(number), 100 if number == 1 else 0
        return page[at] if len(page) > at else 0

    def _children(self, number: int) -> list[int]:
        page, at = self._page(number), 100 if number == 1 else 0
        found = [int.from_bytes(page[at + 8 : at + 12], "big")]
        for place in range(min(int.from_bytes(page[at + 3 : at + 5], "big"), PAGE // 6)):
            cell = int.from_bytes(page[at + 12 + 2 * place : at + 14 + 2 * place], "big")
            if cell + 4 <= len(page):
                found.append(int.from_bytes(page[cell : cell + 4], "big"))
        return found

    def _leaf(self, number: int) -> Leaf:
        page, at = self._page(number), 100 if number == 1 else 0
        found = Leaf(number)
        count = min(int.from_bytes(page[at + 3 : at + 5], "big"), PAGE // 4)
        for place in range(count):
            cell = int.from_bytes(page[at + 8 + 2 * place : at + 10 + 2 * place], "big")
            row = self._row(page, cell) if at + 8 + 2 * count <= cell < len(page) else None
            if row is None:
                found.bad += 1
            else:
                found.rows.append(row)
        return found

    def _row(self, page: bytes, at: int) -> tuple[int, Cell] | None:
        try:
            size, at = varint(page, at)
            rowid, at = varint(page, at)
        except IndexError:
            return None
        local = _local(size)
        if at + local + (4 if local < size else 0) > len(page) or size > len(self.data):
            return None
        payload = page[at : at + local]
        if local < size:
            rest = self._overflow(int.from_bytes(page[at + local : at + local + 4], "big"), size - local)
            if rest is None:
                return None
            payload += rest
        row = values(payload)
        return None if row is None else (rowid, row)

    def _overflow(self, number: int, size: int) -> bytes | None:
        parts = []
        while size > 0:
            page = self._page(number) if number > 1 else b""
            part = page[4 : 4 + min(size, PAGE - 4)]
            if len(part) < min(size, PAGE - 4):
                return None
            parts.append(part)
            size -= len(part)
            number = int.from_bytes(page[:4], "big")
        return b"".join(parts) if number == 0 else None


def _local(size: int) -> int:
    """Bytes of a row of this size that stand in its own page."""
    most, least = PAGE - 35, (PAGE - 12) * 32 // 255 - 23
    if size <= most:
        return size
    kept = least + (size - least) % (PAGE - 4)
    return kept if kept <= most else least

"""Beginnings against the ends last year's issued report printed, and members who do not fit the bridge."""

from collections.abc import Iterator, Mapping

from unionbook.ground.conditions import Frame
from unionbook.ground.figurekeys import FigureKey
from unionbook.services.bridge import bridge
from unionbook.services.report.proof.earlier import Earlier, Then
from unionbook.services.report.proof.finding import Finding, Place, named
from unionbook.services.report.proof.reading import Reading
from unionbook.services.report.tables.files import carries
from unionbook.services.report.tables.proving import breaks
from unionbook.services.tally import count, rows_behind


def declared_carries(reading: Reading) -> dict[str, str]:
    """The beginnings that tables declare, those shipped and those printed, each with the end it must be."""
    own = {carry.opening: carry.closing for filled in reading.tables for carry in filled.form.carries}
    return carries() | own


def openings(reading: Reading, earlier: Earlier) -> Iterator[Finding]:
    """Beginnings of this period that are not what was issued as the end of the last."""
    if not earlier.ends:
        return
    frame = Frame(reading.report.period, reading.book.today())
    broken: set[str] = set()
    for opening, closing in declared_carries(reading).items():
        then = earlier.ends.get(closing)
        if then is not None and then.value is not None:
            for finding in _opening(reading, opening, then, frame):
                broken.add(opening)
                yield finding
    yield from _in_tables(reading, earlier, broken)


def _opening(reading: Reading, opening: str, then: Then, frame: Frame) -> Iterator[Finding]:
    now = count(reading.book, opening, frame)
    behind = rows_behind(reading.book, opening, frame)
    rows, before = {uid: title for uid, title, _ in behind.rows}, then.titles
    came = {uid: title for uid, title in rows.items() if uid not in before}
    gone = {uid: title for uid, title in before.items() if uid not in rows}
    if (now.value or 0) == then.value and not came and not gone:
        return
    measure = now.figure.measure
    words = f"{now.figure.label}是{now.worded(measure=measure)}，而{then.issued.words}印的期末是{then.figure.printed}"
    told = [f"多了{named(came.values())}"] * bool(came) + [f"少了{named(gone.values())}"] * bool(gone)
    sentence = "，".join([words, *told]) + "。上年末应等于今年初，请核对这些记录的日期，上年的数错了就出更正。"
    place = reading.figure_of(opening) or Place()
    yield Finding("opening", sentence, place=place, kind=behind.kind.name, uids=(*came, *gone))


def _in_tables(reading: Reading, earlier: Earlier, broken: set[str]) -> Iterator[Finding]:
    """The rows of groups whose whole is the same while they are not: something moved between them."""

    def value(key: str) -> int | None:
        return earlier.ends[key].value if key in earlier.ends else None

    def titles(key: str) -> Mapping[str, str] | None:
        return earlier.ends[key].titles if key in earlier.ends else None

    for table, filled in enumerate(reading.tables):
        if not filled.form.carries:
            continue
        for one in breaks(reading.book, filled, value, titles):
            key = FigureKey.parse(one.opening.key)
            if key.limits and str(FigureKey(key.kind, key.name)) not in broken:
                at = next(at for at, row in enumerate(filled.rows) if row is one.row)
                column = next(at for at, cell in enumerate(one.row.cells) if cell is one.opening)
                uids = (*one.came, *one.gone)
                sentence = f"附表“{filled.form.title}”{one.sentence}请核对这些记录上年以后改过什么。"
                yield Finding("opening", sentence, place=Place(table=table, row=at, column=column), uids=uids)


def members(reading: Reading) -> Iterator[Finding]:
    """Members because of whom beginning and changes do not make the end."""
    printed = (*(one.counted for one in reading.told), *(one.counted for one in reading.entered))
    if not any(counted.kind.name == "member" for counted in printed):
        return
    found = bridge(reading.book, Frame(reading.report.period, reading.book.today())).differences
    if found:
        told = named((f"{one.title}（{one.why.rstrip('。')}）" for one in found), 3, "人")
        sentence = f"会员期初加减变动不等于期末，对不上的有{len(found)}人：{told}。请逐个打开改好。"
        place = reading.figure_of("member.members") or Place()
        yield Finding("bridge", sentence, place=place, kind="member", uids=tuple(one.member for one in found))

"""What the booklet tells, read from the book by the same services as the lists and 今日."""

from collections.abc import Iterator

from unionbook.ground.conditions import among
from unionbook.ground.dates import print_date
from unionbook.ground.errors import Refusal
from unionbook.ground.kind import Kind
from unionbook.ground.numerals import yuan
from unionbook.services.backup.keeping import Backups
from unionbook.services.backup.standing import standing_of
from unionbook.services.due import Due, due
from unionbook.services.handover.model import Between, Booklet, Part
from unionbook.services.issue.archive import issues
from unionbook.services.takeover import handled
from unionbook.services.worklists import worklists
from unionbook.store.book import Book

APPLICATION, UNPAID = "application", "unpaid"
"""The aid that was granted and not handed out yet: a kind and its worklist."""

SOON = 90
"""Days ahead for which time limits are listed; of later ones their number is told."""

SHOWN = 10
"""Backups listed, the newest."""


def booklet(book: Book, between: Between) -> Booklet:
    """Everything that changes hands today. Raises Refusal when the office has no name yet."""
    today = book.today()
    name = next((str(found or "") for (found,) in book.select("office", ["name"], limit=1)), "")
    if not name:
        raise Refusal("还没有填写本单位，交接册没有抬头。请先在“文件—本单位信息”里填单位全称。")
    cases = handled(book.cabinet)
    clocks = due(book, today)
    parts = (
        _cases(book, cases, clocks),
        _unpaid(book),
        _expiring(clocks, cases),
        _waiting(book),
        _issued(book),
        _backups(book),
    )
    return Booklet(name, today, between, book.key is not None, parts, _standing(book))


def _cases(book: Book, kinds: list[Kind], clocks: list[Due]) -> Part:
    nearest: dict[str, Due] = {}
    for one in clocks:
        nearest.setdefault(one.uid, one)
    rows = [row for kind in kinds for row in _open(book, kind, nearest)]
    return Part(
        "没办结的件和期限",
        (("种类", 5), ("件", 13), ("阶段", 5), ("承办人", 5), ("最近的期限", 10), ("剩余", 5)),
        rows,
    )


def _open(book: Book, kind: Kind, nearest: dict[str, Due]) -> Iterator[list[str]]:
    assert kind.stages is not None
    going = among(kind.stages.field, *(stage.name for stage in kind.stages.stages if stage.open))
    read = ["uid", kind.stages.field, "handler_a.name", *kind.naming]
    for uid, stage, handler, *title in book.select(kind.name, read, going, order=list(kind.order)):
        one = nearest.get(str(uid))
        label = found.label if (found := kind.stages.stage(stage)) else ""
        running = one.running if one else None
        words = f"{running.clock.label} {print_date(running.last.isoformat())}" if running else ""
        left = _left(running.left) if running else ""
        yield [kind.label, book.words(kind, title), label, str(handler or ""), words, left]


def _last(one: Due) -> tuple[str, str]:
    return print_date(one.running.last.isoformat()), _left(one.running.left)


def _left(days: int) -> str:
    return f"{days} 天" if days > 0 else "今天" if days == 0 else f"超 {-days} 天"


def _unpaid(book: Book) -> Part:
    rows, total = [], 0
    if APPLICATION in book.cabinet:
        kind = book.cabinet[APPLICATION]
        read = ["programme.name", "approved_on", "granted", *kind.naming]
        for programme, day, granted, *title in book.select(kind.name, read, kind.subset(UNPAID).where):
            total += int(granted or 0)
            granted_on = print_date(str(day)) if day else ""
            rows.append([str(programme or ""), book.words(kind, title), granted_on, yuan(int(granted or 0))])
    columns = (("帮扶项目", 12), ("申请人", 12), ("批准日期", 8), ("批准金额（元）", 8))
    return Part("已批准、还没有发放的帮扶", columns, rows, f"合计 {yuan(total)} 元。" if rows else "", measure="笔")


def _expiring(clocks: list[Due], cases: list[Kind]) -> Part:
    own = {kind.name for kind in cases}
    others = [one for one in clocks if one.kind.name not in own]
    soon = [one for one in others if one.running.left <= SOON]
    rows = [[one.kind.label, one.title, one.running.clock.label, *_last(one)] for one in soon]
    later = len(others) - len(soon)
    said = f"只列 {SOON} 天以内和已经过期的；更晚的还有 {later} 项，在各登记簿里看。" if later else ""
    columns = (("种类", 6), ("名称", 18), ("什么期限", 6), ("最后一天", 8), ("剩余", 6))
    return Part("协议、届期、证书等的期限", columns, rows, said, f"{SOON} 天以内没有到期的。", measure="项")


def _waiting(book: Book) -> Part:
    rows = [[one.kind.label, one.subset.label, f"{one.rows} {one.kind.measure}"] for one in worklists(book)]
    return Part("等着办的名单", (("种类", 8), ("名单", 14), ("多少", 6)), rows, measure="种")


def _issued(book: Book) -> Part:
    rows = [
        [
            one.number or "",
            one.title or "",
            f"第 {one.version} 版",
            print_date(one.issued_on or ""),
            one.issued_by or "",
        ]
        for one in issues(book)
    ]
    columns = (("编号", 5), ("报告", 18), ("版次", 4), ("定稿日期", 8), ("定稿人", 5))
    return Part("定过稿的报告", columns, rows, none="还没有定过稿。", measure="份")


def _backups(book: Book) -> Part:
    found = sorted((one for one in Backups(book).listed() if one.made), key=lambda one: one.made, reverse=True)
    rows = [
        [one.made[:16].replace("T", " "), one.path.name, f"{one.size // 1024:,} KB", one.state_word]
        for one in found[:SHOWN]
    ]
    return Part(
        "备份", (("备份时间", 8), ("文件", 20), ("大小", 5), ("状态", 4)), rows, none="还没有备份。", measure="份"
    )


def _standing(book: Book) -> str:
    """Where the backups lie and how they stand, in sentences."""
    backups = Backups(book)
    standing, settings = standing_of(backups), backups.settings
    where = "；".join(f"“{place.folder}”" for place in backups.places()) or "（现在找不到）"
    last = standing.last.made[:16].replace("T", " ") if standing.last else "没有"
    drilled = print_date(settings.drilled[:10]) if settings.drilled else "没有做过"
    return f"备份在{where}。最近一份完好的：{last}。恢复演练：{drilled}。{''.join(standing.troubles)}"

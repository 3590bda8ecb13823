"""Taking in 100,000 members of an xlsx with every check, index and history, beside a bare read and executemany.

python tests/bench/bench_intake.py [rows] [rounds] [different]

different: nearly all names are, instead of each coming twenty times.
"""

import os
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

_HEAD = "序号,姓名,证件号码,所属基层工会,工作单位,手机号码,入会日期,民族,政治面貌,文化程度,工种,职务,农民工,住址,备注"
HEAD = _HEAD.split(",")
PARTS = ("read", "layout", "judge", "write")
FAMILY, GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨", "芳强伟敏静丽军洋勇艳杰娟涛明超秀霞平刚桂"


def written(path: Path, rows: int, different: bool = False) -> None:
    """An xlsx of invented members."""
    import xlsxwriter

    given = "".join(map(chr, range(0x4E00, 0x9FA5, 33))) if different else GIVEN
    drawn = random.Random(7)
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        sheet = book.add_worksheet("花名册")
        sheet.write_row(0, 0, HEAD)
        for number in range(rows):
            born = f"{1960 + number // 1000 % 45}{1 + number // 80 % 12:02}{1 + number // 7 % 28:02}"
            name = drawn.choice(FAMILY) + drawn.choice(given) + drawn.choice(given)
            sheet.write_row(
                number + 1,
                0,
                [
                    number + 1,
                    name,
                    _unique(number),
                    drawn.choice(["甲厂工会", "乙厂工会"]),
                    drawn.choice(["甲厂", "青山镇乙电子有限公司"]),
                    f"138{number:08}",
                    f"{2012 + number % 8}-{1 + number % 12:02}-08",
                    drawn.choice(["汉族", "壮族"]),
                    drawn.choice(["群众", "中共党员"]),
                    drawn.choice(["高中", "大专", "本科"]),
                    drawn.choice(["焊工", "车工", "缝纫工"]),
                    "",
                    drawn.choice(["是", "否"]),
                    f"青山镇{born}号",
                    "",
                ],
            )


def _unique(number: int) -> str:
    from intake.intake_book import identity

    day = number // 999
    return identity(number % 999, f"{1960 + day // 336 % 44}{1 + day // 28 % 12:02}{1 + day % 28:02}")


def spent() -> float:
    """Processor seconds of this process and of those it started and that ended."""
    told = os.times()
    return time.process_time() + told.children_user + told.children_system


def floor(path: Path, folder: Path) -> float:
    """Processor seconds of a bare read and executemany."""
    from python_calamine import CalamineWorkbook

    began = spent()
    rows = list(CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).iter_rows())[1:]
    target = folder / "floor.db"
    target.unlink(missing_ok=True)
    connection = sqlite3.connect(target)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(f"CREATE TABLE t ({', '.join(f'c{n}' for n in range(15))})")
    with connection:
        connection.executemany(f"INSERT INTO t VALUES ({', '.join('?' * 15)})", rows)
    connection.close()
    return spent() - began


@dataclass(frozen=True)
class Part:
    """Seconds a part took: of the processor, by the clock, and of the processor in this process alone, which the clock
    shows where nothing else goes on."""

    spent: float
    clock: float
    own: float

    @classmethod
    def now(cls) -> "Part":
        """What was taken so far."""
        return cls(spent(), time.perf_counter(), time.process_time())

    def since(self, before: "Part") -> "Part":
        """What was taken between."""
        return Part(self.spent - before.spent, self.clock - before.clock, self.own - before.own)


def whole(path: Path, folder: Path, number: int) -> list[Part]:
    """What reading, finding the table, judging and writing took."""
    from intake.intake_book import small_book

    from unionbook.records import CABINET
    from unionbook.services.intake.checking import check
    from unionbook.services.intake.heap import still
    from unionbook.services.intake.mapping import knows, propose
    from unionbook.services.intake.model import Plan, Verdict
    from unionbook.services.intake.writing import take_in
    from unionbook.services.sheets.layout import find_blocks
    from unionbook.services.sheets.read import read_workbook

    kind = CABINET["member"]
    with small_book(folder / f"{number}.ubk") as book, still():
        times = [Part.now()]
        workbook = read_workbook(path)
        times.append(Part.now())
        (block,) = find_blocks(workbook.sheets[0], knows(CABINET, kind))
        plan = Plan(kind, block, propose(CABINET, kind, block))
        times.append(Part.now())
        verdicts = check(book, plan)
        times.append(Part.now())
        assert verdicts.count(Verdict.NEW) == len(block.rows), [one.reasons for one in verdicts.problems[:3]]
        take_in(book, verdicts)
        times.append(Part.now())
    return [late.since(early) for early, late in pairwise(times)]


def main() -> None:
    from bench.memory import peak_mb

    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        path = folder / "表.xlsx"
        written(path, rows, len(sys.argv) > 3)
        ratios = []
        for number in range(rounds):
            before = time.perf_counter()
            bare, clock = floor(path, folder), time.perf_counter() - before
            parts = whole(path, folder, number)
            taken = sum(part.spent for part in parts)
            ratios.append(taken / bare)
            print(f"floor {bare:.2f} s, by the clock {clock:.2f}", flush=True)
            for name, part in zip(PARTS, parts, strict=True):
                print(f"  {name:7}{part.spent:6.2f} s, by the clock {part.clock:6.2f}, this process {part.own:6.2f}")
            by_clock = sum(part.clock for part in parts)
            print(f"  sum {taken:.2f} s = {ratios[-1]:.1f} x; by the clock {by_clock:.2f} = {by_clock / clock:.1f} x")
        print(f"median {statistics.median(ratios):.1f} x, peak {peak_mb():.0f} MB (other processes not counted)")


if __name__ == "__main__":
    main()

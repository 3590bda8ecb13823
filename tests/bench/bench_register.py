"""How fast a register of thousands of sheets is printed, and how much memory that takes.

    python -m pytest -m bench -s tests/bench/bench_register.py      measure and judge
    python tests/bench/bench_register.py                            measure and print

Bare: a reportlab canvas that draws the same strings by drawString and the lines of the table by grid, in the same
fonts and at the same size, from left edges known beforehand: no measuring, no fallback for rare characters.
"""

import gc
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).resolve().parents[at]) for at in (2, 1)]

from bench.memory import peak_mb

from unionbook.ground import resources
from unionbook.services.pdf.file import PdfFile, Properties
from unionbook.services.pdf.fonts import Fonts
from unionbook.services.pdf.gongwen import print_paper
from unionbook.services.pdf.grid import MM
from unionbook.services.pdf.ledger.model import Align, Ledger, LedgerColumn, LedgerRow
from unionbook.services.pdf.ledger.printing import draw_ledger
from unionbook.services.pdf.paper import Block, Paper, Span, Style

SHEETS, ROUNDS, ROWS_ON_A_SHEET = 2_000, 3, 25
LEAST_FASTER = 3.0
MOST_OF_REPORT = 2.0
MOST_GROWTH = 1.25
"""Peak memory of 8,000 sheets in parts of that of 200."""

COLUMNS = tuple(
    LedgerColumn(label, chars, align, shrink=True)
    for label, chars, align in (
        ("姓名", 4, Align.CENTRE), ("性别", 2, Align.CENTRE), ("出生年月", 4, Align.CENTRE), ("民族", 2, Align.CENTRE),
        ("政治面貌", 4, Align.CENTRE), ("学历", 3, Align.CENTRE), ("身份证号", 9.5, Align.CENTRE),
        ("单位", 11, Align.LEFT), ("工种", 4, Align.LEFT), ("农民工", 2, Align.CENTRE), ("入会时间", 5, Align.CENTRE),
        ("会员证号", 6.5, Align.CENTRE), ("电话", 6, Align.CENTRE), ("备注", 4, Align.LEFT),
    )
)  # fmt: skip
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
_GIVEN = "".join(chr(point) for point in range(0x4E09, 0x4E09 + 1600, 2))
_TRADES = ("装配工", "缝纫工", "电工", "保洁员", "驾驶员", "会计", "教师")
_SCHOOLS = ("小学", "初中", "高中", "中专", "大专", "本科")


def members(count: int) -> Iterator[LedgerRow]:
    """Invented members, every name, number and telephone another."""
    for n in range(count):
        name = _SURNAMES[n % 32] + _GIVEN[n * 7 % 800] + (_GIVEN[n * 13 % 800] if n % 4 else "")
        born = f"19{60 + n % 40}{n % 12 + 1:02d}"
        yield LedgerRow((
            name, "女" if n % 3 else "男", f"{born[:4]}.{born[4:]}", "汉族" if n % 19 else "畲族",
            "中共党员" if n % 6 == 0 else "群众", _SCHOOLS[n % 6], f"330721{born}{n % 28 + 1:02d}{n % 10000:04d}",
            f"青山镇第{n // 120 % 400 + 1}联合工会委员会", _TRADES[n % 7], "是" if n % 5 else "",
            f"20{n % 20:02d}-0{n % 9 + 1}-1{n % 10}", f"3307{n:08d}", f"138{n * 7919 % 100000000:08d}",
            "外来" if n % 11 == 0 else "",
        ))  # fmt: skip


def register(sheets: int) -> Ledger:
    """A ledger of so many sheets."""
    rows = sheets * ROWS_ON_A_SHEET
    return Ledger(
        title="青山镇总工会会员名册",
        columns=COLUMNS,
        rows=members(rows),
        before=("单位：青山镇总工会", "2020年12月10日"),
        numbered=True,
        row_mm=6.0,
        stamp="打印于2020年12月10日",
        length=rows,
    )


def ours(path: Path, sheets: int) -> None:
    """Print the register."""
    with path.open("wb") as out:
        file = PdfFile(out, Properties("名册"))
        printed = draw_ledger(register(sheets), file, fonts=Fonts(folders=()))
        file.close()
    assert (printed.pages, printed.rows) == (sheets, sheets * ROWS_ON_A_SHEET), printed


def bare(path: Path, sheets: int) -> None:
    """Draw the same strings at the same places, as the library offers it."""
    song, hei, title = _bare_fonts()
    canvas = Canvas(str(path), pagesize=(297 * MM, 210 * MM), initialFontName=song)
    unit = 265 * MM / (sum(column.chars + 0.8 for column in COLUMNS) + 3.4)
    edges = [20 * MM, 20 * MM + 3.4 * unit]
    for column in COLUMNS:
        edges.append(edges[-1] + (column.chars + 0.8) * unit)
    rows, number = members(sheets * ROWS_ON_A_SHEET), 0
    for page in range(1, sheets + 1):
        canvas.setFont(title, 18)
        canvas.drawString(350, 540, "青山镇总工会会员名册")
        canvas.setFont(song, 10.5)
        canvas.drawString(57, 520, "单位：青山镇总工会")
        canvas.drawString(700, 520, "2020年12月10日")
        canvas.setFont(hei, 8.75)
        y = 180 * MM
        for x, label in zip(edges, ("序号", *(column.label for column in COLUMNS)), strict=False):
            canvas.drawString(x + 3, y + 5, label)
        canvas.setFont(song, 8.75)
        for _ in range(ROWS_ON_A_SHEET):
            row, number, y = next(rows), number + 1, y - 6 * MM
            for x, word in zip(edges, (str(number), *row.cells), strict=False):
                canvas.drawString(x + 3, y + 5, word)
        canvas.setLineWidth(0.5)
        canvas.grid(edges, [180 * MM - 6 * MM * at for at in range(-1, ROWS_ON_A_SHEET + 1)])
        canvas.setFont(song, 9)
        canvas.drawString(400, 8 * MM, f"第 {page} 页 共 {sheets} 页")
        canvas.drawString(700, 8 * MM, "打印于2020年12月10日")
        canvas.showPage()
    canvas.save()


def _bare_fonts() -> list[str]:
    files = ("UnionBookFangsong-Regular.ttf", "NotoSansSC_500Medium.ttf", "UnionBookSong-Bold.ttf")
    for name in files:
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(resources.path("fonts", name))))
    return list(files)


LINES = [f"全年共受理来信来访{n}件，接待{n * 3}人次，办结率{n % 100}%，帮扶困难职工" for n in range(264)]


def our_report(path: Path, _: int) -> None:
    """Twelve pages of text in the official layout, justified, rare characters looked for."""
    blocks = [Block(Style.TITLE, (Span("青山镇总工会工作总结"),))]
    blocks += [Block(Style.BODY, (Span("".join(LINES[at : at + 11])),)) for at in range(0, 253, 11)]
    with path.open("wb") as out:
        printed = print_paper(Paper("总结", tuple(blocks)), out, fonts=Fonts(folders=()))
    assert printed.pages >= 12, printed.pages


def bare_report(path: Path, _: int) -> None:
    """The same characters in lines of twenty-eight."""
    song, _hei, title = _bare_fonts()
    canvas = Canvas(str(path), initialFontName=song)
    text = "".join(LINES)
    lines = [text[at : at + 28] for at in range(0, len(text), 28)]
    for page in range(0, len(lines), 22):
        canvas.setFont(title, 22)
        canvas.drawString(200, 730, "青山镇总工会工作总结" if page == 0 else "")
        canvas.setFont(song, 16)
        for at, line in enumerate(lines[page : page + 22]):
            canvas.drawString(79, 700 - at * 29, line)
        canvas.drawString(480, 60, f"— {page // 22 + 1} —")
        canvas.showPage()
    canvas.save()


@dataclass
class Measured:
    """Seconds of each round, and MB of memory at the most by the number of sheets."""

    bare: list[float] = field(default_factory=list)
    ours: list[float] = field(default_factory=list)
    bare_report: list[float] = field(default_factory=list)
    our_report: list[float] = field(default_factory=list)
    sizes: dict[str, float] = field(default_factory=dict)
    peaks: dict[int, float] = field(default_factory=dict)
    bare_peak: float = 0.0

    @property
    def faster(self) -> float:
        return median(self.bare) / median(self.ours)

    @property
    def report(self) -> float:
        return median(self.our_report) / median(self.bare_report)

    def lines(self) -> list[str]:
        """The table of figures."""
        rows = (("bare canvas", self.bare), ("register", self.ours))
        told = [
            f"{name:28}{median(found):>8.2f} s  {min(found):.2f}-{max(found):.2f}  {SHEETS / median(found):,.0f}/s"
            for name, found in rows
        ]
        peaks = ", ".join(f"{sheets:,} sheets {peak:.0f} MB" for sheets, peak in self.peaks.items())
        return [
            f"{SHEETS:,} sheets of {ROWS_ON_A_SHEET} rows and {len(COLUMNS) + 1} columns, medians of {ROUNDS} rounds",
            *told,
            f"{'times as fast':28}{self.faster:>8.1f}    >= {LEAST_FASTER}",
            f"file: bare {self.sizes['bare']:.1f} MB, register {self.sizes['ours']:.1f} MB",
            f"peak memory: {peaks}; bare canvas {SHEETS:,} sheets {self.bare_peak:.0f} MB",
            f"{'report, parts of the bare one':28}{self.report:>8.2f}    <= {MOST_OF_REPORT}"
            f"  ({median(self.our_report):.3f} s, {median(self.bare_report):.3f} s)",
        ]


def timed(work: Callable[[Path, int], None], path: Path, sheets: int) -> float:
    """Seconds the work takes, the garbage of earlier work collected before."""
    gc.collect()
    start = perf_counter()
    work(path, sheets)
    return perf_counter() - start


def peak(what: str, sheets: int, folder: Path) -> float:
    """MB of memory at the most in a process that does nothing else."""
    command = [sys.executable, __file__, what, str(folder / "peak.pdf"), str(sheets)]
    return float(subprocess.run(command, capture_output=True, check=True, text=True).stdout)


def measure(folder: Path) -> Measured:
    """Both ways in turns, fonts opened before; then each size in a process of its own."""
    result = Measured()
    for work in (ours, bare):
        work(folder / "warm.pdf", 2)
    for _ in range(ROUNDS):
        result.bare.append(timed(bare, folder / "bare.pdf", SHEETS))
        result.ours.append(timed(ours, folder / "ours.pdf", SHEETS))
        result.bare_report.append(timed(bare_report, folder / "bare_report.pdf", 0))
        result.our_report.append(timed(our_report, folder / "our_report.pdf", 0))
    result.sizes = {name: (folder / f"{name}.pdf").stat().st_size / 1e6 for name in ("bare", "ours")}
    result.peaks = {sheets: peak("ours", sheets, folder) for sheets in (200, 2_000, 8_000)}
    result.bare_peak = peak("bare", SHEETS, folder)
    return result


@pytest.mark.bench
def test_a_register_is_fast_and_its_memory_flat(tmp_path: Path) -> None:
    found = measure(tmp_path)
    print("", *found.lines(), sep="\n")
    assert found.faster >= LEAST_FASTER
    assert found.report <= MOST_OF_REPORT
    assert found.peaks[8_000] <= found.peaks[200] * MOST_GROWTH


def _alone(what: str, path: Path, sheets: int) -> None:
    """Print once and say how much memory that took."""
    {"ours": ours, "bare": bare}[what](path, sheets)
    print(peak_mb())


if __name__ == "__main__":
    if len(sys.argv) > 1:
        _alone(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
    else:
        with tempfile.TemporaryDirectory() as work:
            print(*measure(Path(work)).lines(), sep="\n")

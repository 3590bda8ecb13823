"""Exporting 100,000 members × 15 columns, the reading of the book included, beside bare xlsxwriter writing the same.

    python tests/bench/bench_outlet.py [rows] [rounds]

One run, in turns; exits with 1 when the median is above 0.5 of xlsxwriter in constant memory, or the peak above 200 MB.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

RATIO, PEAK_MB = 0.5, 200

MADE = 10_000
"""Members of the county's book, each of whom is read and written so often that there are rows enough."""


def bare(source: Path, target: Path) -> float:
    """Seconds of xlsxwriter alone, the rows being in memory already."""
    import xlsxwriter
    from python_calamine import CalamineWorkbook

    rows = CalamineWorkbook.from_path(str(source)).get_sheet_by_index(0).to_python()
    rows = [[str(cell) for cell in row] for row in rows]
    began = time.perf_counter()
    with xlsxwriter.Workbook(str(target), {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                sheet.write_string(number, place, cell)
    return time.perf_counter() - began


def ours(folder: Path, rows: int) -> None:
    """Seconds and peak MB of the export of a county's book, printed."""
    from bench.county import county, opened
    from bench.memory import peak_mb

    from unionbook.ground.conditions import EVERY
    from unionbook.records import CABINET
    from unionbook.services.outlet.listed import Listed, complete, table
    from unionbook.services.outlet.writer import write_xlsx

    kind = CABINET["member"]
    with opened(county(MADE)) as book:
        began = time.perf_counter()
        uids = [uid for (uid,) in book.select("member", ["uid"], EVERY, limit=MADE)] * (rows // MADE)
        listed = Listed(kind, complete(book, kind)[:14], uids, "会员名单", reason="测速")
        wrote = write_xlsx(folder / "ours.xlsx", table(book, listed))
        seconds = time.perf_counter() - began
    assert wrote == rows, wrote
    print(seconds, peak_mb())


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    if len(sys.argv) > 3:
        ours(Path(sys.argv[3]), rows)
        return
    from bench.county import county

    county(MADE)
    ratios, peaks = [], []
    with tempfile.TemporaryDirectory() as made:
        for _ in range(rounds):
            told = subprocess.check_output([sys.executable, __file__, str(rows), "1", made], text=True)
            seconds, peak = map(float, told.split())
            floor = bare(Path(made) / "ours.xlsx", Path(made) / "bare.xlsx")
            ratios.append(seconds / floor)
            peaks.append(peak)
            size = (Path(made) / "ours.xlsx").stat().st_size / 1e6
            print(
                f"ours {seconds:.2f} s, {size:.1f} MB; xlsxwriter {floor:.2f} s; {ratios[-1]:.2f} x; peak {peak:.0f} MB"
            )
    median = statistics.median(ratios)
    print(f"median {median:.2f} x (floor {RATIO}), peak {max(peaks):.0f} MB (floor {PEAK_MB})")
    sys.exit(median > RATIO or max(peaks) > PEAK_MB)


if __name__ == "__main__":
    main()

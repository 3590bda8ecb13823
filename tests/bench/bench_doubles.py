"""How long the whole book is looked through for doubles: `python tests/bench/bench_doubles.py 1000000`.

The rows are put straight into the table of an empty book: only reading is measured.
"""

import sys
import tempfile
import time
from pathlib import Path
from random import Random

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).resolve().parents[at]) for at in (2, 1)]

from bench.memory import peak_mb

from unionbook.ground.identity import check_digit
from unionbook.ground.uid import new_uids
from unionbook.records import CABINET
from unionbook.services.doubles.scan import scan
from unionbook.store.files import create_book

SURNAMES, GIVEN = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗", "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂"


def main(count: int) -> None:
    """Print seconds and peak memory."""
    rng = Random(1)
    with tempfile.TemporaryDirectory() as folder:
        book = create_book(Path(folder, "台账.ubk"), CABINET)
        rows = []
        for uid in new_uids(count):
            year, month, day = rng.randrange(1950, 2003), rng.randrange(1, 13), rng.randrange(1, 29)
            body = f"3307{rng.randrange(1, 9):02}{year}{month:02}{day:02}{rng.randrange(1000):03}"
            name = rng.choice(SURNAMES) + "".join(rng.choices(GIVEN, k=rng.choice((1, 2, 2))))
            number = body + check_digit(body)
            rows.append((uid, name, number, f"{year}-{month:02}-{day:02}", f"138{rng.randrange(10**8):08}", "1"))
        book.connection.execute("BEGIN EXCLUSIVE")
        columns = "uid, name, id_number, born, phone, sex"
        book.connection.executemany(f"INSERT INTO person ({columns}) VALUES (?, ?, ?, ?, ?, ?)", rows)
        book.connection.execute("COMMIT")
        del rows
        before = peak_mb()
        begun, used = time.perf_counter(), time.process_time()
        found = scan(book, CABINET["person"])
        spent, cpu = time.perf_counter() - begun, time.process_time() - used
        print(f"{count:,} persons: {spent:.1f} s ({cpu:.1f} s of CPU), {len(found):,} pairs")
        print(f"peak {peak_mb():.0f} MB, {before:.0f} MB of it before")
        book.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)

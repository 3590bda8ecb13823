"""Makes the messy tables anew: PYTHONPATH=.:tests python -m tables.making. The files are kept, so that what reads them
is held against the very bytes a clerk once had; xls files were made once with xlwt and are not made again."""

import json

import tables.others
import tables.rosters  # noqa: F401
from tables.noting import FILES, TABLES


def main() -> None:
    """Write all files and what is expected of each."""
    told = {}
    for name, (make, expected) in TABLES.items():
        made = make()
        if isinstance(made, bytes):
            (FILES / name).write_bytes(made)
        else:
            made.save(FILES / name)
        told[name] = expected
    (FILES / "expected.json").write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

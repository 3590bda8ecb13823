"""Makes messy tables that are not there yet: PYTHONPATH=.:tests python -m tables.making. The files are kept, so that
what reads them is held against the very bytes a clerk once had: one that is to be made anew is deleted before."""

import json

import tables.ledgers
import tables.others
import tables.registers
import tables.rosters  # noqa: F401
from tables.noting import FILES, TABLES


def main() -> None:
    """Write the files that are missing and what is expected of all."""
    told = {}
    for name, (make, expected) in TABLES.items():
        told[name] = expected
        if (FILES / name).exists():
            continue
        made = make()
        if isinstance(made, bytes):
            (FILES / name).write_bytes(made)
        else:
            made.save(FILES / name)
    (FILES / "expected.json").write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

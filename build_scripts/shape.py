"""Write shape.json: the tables and indexes of a new book, so that no PC has to make one to know them.

    python build_scripts/shape.py OUT

It goes into the frozen program's resources (installer.spec). A checkout has none: there each PC makes one once.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))


def write(out: Path) -> int:
    """Write it; how many tables and indexes there are."""
    from unionbook.records import CABINET
    from unionbook.store.opening.declared import made
    from unionbook.store.tables import fingerprint

    told = {"shape": fingerprint(CABINET), **made(CABINET)}
    out.write_text(json.dumps(told, ensure_ascii=False, indent=0) + "\n", encoding="utf-8", newline="\n")
    return len(told["made"])


def write_kinds(out: Path) -> int:
    """Write the declarations (`unionbook.ground.kept`); how many kinds there are."""
    from unionbook.ground.cabinet import Cabinet
    from unionbook.ground.kept import write
    from unionbook.records.drawers import KINDS
    from unionbook.store.opening.declared import exact
    from unionbook.store.tables import fingerprint

    cabinet = Cabinet(KINDS)
    assert fingerprint(cabinet) and not exact((), cabinet)
    write(cabinet, out)
    return len(KINDS)


def write_law(out: Path) -> int:
    """Write the tables of law as they are read (`unionbook.ground.tabled`); how many there are."""
    from unionbook.ground.tabled import LAW, write

    write(out)
    return len(LAW)


def write_icons(out: Path) -> int:
    """Write the drawings of all icons (`unionbook.ui.look.drawings`); how many there are."""
    from unionbook.ui.look.drawings import HOME, write

    return write(ROOT / "resources" / HOME, out)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("out", type=Path)
    print(f"{write(parser.parse_args().out)} tables and indexes")
    return 0


if __name__ == "__main__":
    sys.exit(main())

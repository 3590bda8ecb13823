"""Copy icons of the Fluent set into resources/icons/, ready to be coloured.

    python build_scripts/icons.py PACKAGE/icons [NAME ...]

PACKAGE is the unpacked npm package named in resources/icons/README.md. Each NAME gives four files (20 and
24 px, regular and filled); without names the icons already there are copied afresh. The set carries no
colour: each root element gets fill="currentColor", the one text the program replaces.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "resources" / "icons"
OWN = {"app"}
VARIANTS = {
    "": "_20_regular",
    "_filled": "_20_filled",
    "_24": "_24_regular",
    "_24_filled": "_24_filled",
}


def names(folder: Path) -> list[str]:
    """The icons of the Fluent set that lie in the folder, without variants."""
    stems = {path.stem for path in folder.glob("*.svg")} - OWN
    return sorted(stem for stem in stems if not stem.endswith(("_filled", "_24")))


def copy(source: Path, name: str, out: Path) -> None:
    """Copy one icon in its four variants; FileNotFoundError when the set lacks one."""
    for ours, theirs in VARIANTS.items():
        text = (source / f"{name}{theirs}.svg").read_text(encoding="utf-8").strip()
        if "fill=" in text or not text.startswith("<svg "):
            raise SystemExit(f"{name}{theirs}: has a colour of its own")
        text = text.replace("<svg ", '<svg fill="currentColor" ', 1)
        (out / f"{name}{ours}.svg").write_text(text + "\n", encoding="utf-8", newline="\n")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("source", type=Path)
    parser.add_argument("names", nargs="*")
    asked = parser.parse_args()
    for name in asked.names or names(OUT):
        copy(asked.source, name, OUT)
    print(f"{len(names(OUT))} icons")
    return 0


if __name__ == "__main__":
    sys.exit(main())

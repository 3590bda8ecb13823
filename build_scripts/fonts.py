"""Make resources/fonts/ from the untouched originals: copy most, mend one, cut one down.

    python build_scripts/fonts.py SOURCE [SOURCE ...] [--out resources/fonts]

The originals are looked for by name in the SOURCE folders and below; each must have the sha256 written here.
The same originals and the same fontTools give the same bytes, so the sums in resources/fonts/README.md can be
checked by anybody.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

OUT = Path(__file__).resolve().parent.parent / "resources" / "fonts"

FANGSONG = "LXGWZhuqueFangsong-Regular.ttf"
SERIF = "NotoSerifSC_700Bold.ttf"
COPIES = {
    "NotoSansSC_400Regular.ttf": ".",
    "NotoSansSC_500Medium.ttf": ".",
    "NotoSansSC_700Bold.ttf": ".",
    "LXGWWenKaiGBLite-Regular.ttf": ".",
    "HanaMinB.ttf": "rare",
}
ORIGINALS = {
    FANGSONG: "558c62730844fe54ba220146ed62f859d4e2880188d92d985f8921c6e3743bc4",
    SERIF: "9c6a2ba736e4b499c84f65ce366bd3625c0401885fd3e585ace50fb738b96ff6",
    "NotoSansSC_400Regular.ttf": "d45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16",
    "NotoSansSC_500Medium.ttf": "b30853d205f3ecdde938b1488c735ee15a2e870d31331b992fdc53971e23ec4a",
    "NotoSansSC_700Bold.ttf": "9a38ae0ab28cd5a256f9ea8e00dedc688aac17f7915fcb000572990afa956b96",
    "LXGWWenKaiGBLite-Regular.ttf": "1675c708cce181871d9a8adc987f35a0cabc6ff980685cd99f05d2655ea08c4c",
    "HanaMinB.ttf": "829543436cdf7b4c6730e2af5806fa406f8ddf0d4b656e0cd49c58d4db1c8d3c",
}
FULL_WIDTH_QUOTES = {
    0x2018: "quoteleft.uv002",
    0x2019: "quoteright.uv002",
    0x201C: "quotedblleft.uv002",
    0x201D: "quotedblright.uv002",
}
# name table ids
FAMILY, STYLE, UNIQUE, FULL, POSTSCRIPT, DESCRIPTION = 1, 2, 3, 4, 6, 10
KEPT_NAMES = {0, 5, 7, 11, 13, 14}  # copyright, version, trademark, vendor, licence: they stay the makers'
ENGLISH = (3, 1, 0x409)  # platform, encoding, language


def sha256(path: Path) -> str:
    """The hex digest of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def find(sources: Iterable[Path], name: str) -> Path:
    """The original of that name below one of the folders; SystemExit if absent or not the expected bytes."""
    for folder in sources:
        for path in sorted(folder.rglob(name)):
            if sha256(path) != ORIGINALS[name]:
                raise SystemExit(f"{path}: not the expected file (sha256 {sha256(path)})")
            return path
    raise SystemExit(f"{name}: not found in the source folders")


def rename(font: TTFont, family: str, style: str, description: str) -> None:
    """Give a changed font a name of its own, so that nobody takes it for the original."""
    table = font["name"]
    table.names = [n for n in table.names if n.nameID in KEPT_NAMES and n.langID == ENGLISH[2]]
    postscript = f"{family.replace(' ', '')}-{style}"
    new = {
        FAMILY: family,
        STYLE: style,
        UNIQUE: f"UnionBook;{postscript}",
        FULL: f"{family} {style}",
        POSTSCRIPT: postscript,
        DESCRIPTION: description,
    }
    for name_id, text in new.items():
        table.setName(text, name_id, *ENGLISH)


def fangsong(original: Path, out: Path) -> None:
    """The body face with quotation marks as wide as a character, as Chinese documents set them."""
    font = TTFont(original, recalcTimestamp=False)
    glyphs = set(font.getGlyphOrder())
    if missing := set(FULL_WIDTH_QUOTES.values()) - glyphs:
        raise SystemExit(f"{original}: no glyphs {sorted(missing)}")
    for table in font["cmap"].tables:
        if table.isUnicode() and table.format in (4, 12):
            table.cmap.update(FULL_WIDTH_QUOTES)
    del font["DSIG"]  # a signature over the unchanged bytes
    rename(font, "UnionBook Fangsong", "Regular", "Zhuque Fangsong 0.212 with full-width quotation marks")
    font.save(out)


def gb2312() -> set[int]:
    """Every code point of GB 2312, in the present mapping (A1AA is U+2014, A1A4 is U+00B7)."""
    found = set(range(0x20, 0x7F))
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            found |= {ord(c) for c in bytes((row, cell)).decode("gb18030")}
    return found


def title(original: Path, body: Path, out: Path) -> None:
    """The title face cut down: of its characters, those in GB 2312 or in the body face."""
    font = TTFont(original, recalcTimestamp=False)
    wanted = (gb2312() | set(TTFont(body, lazy=True).getBestCmap())) & set(font.getBestCmap())
    options = subset.Options(
        layout_features=[], notdef_outline=True, name_IDs=["*"], name_languages=["*"], recalc_timestamp=False
    )
    options.drop_tables += ["BASE", "GDEF", "GPOS", "GSUB", "STAT", "vhea", "vmtx"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted)
    cutter.subset(font)
    rename(font, "UnionBook Song", "Bold", "Noto Serif SC Bold 2.003, fewer characters")
    font.save(out)


def build(sources: list[Path], out: Path) -> list[Path]:
    """Write all font files below `out`; returns them in the order of the README."""
    (out / "rare").mkdir(parents=True, exist_ok=True)
    body, head = out / "UnionBookFangsong-Regular.ttf", out / "UnionBookSong-Bold.ttf"
    fangsong(find(sources, FANGSONG), body)
    title(find(sources, SERIF), body, head)
    made = [body, head]
    for name, folder in COPIES.items():
        target = out / folder / name
        shutil.copyfile(find(sources, name), target)
        made.append(target)
    return made


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("source", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    asked = parser.parse_args()
    for path in build(asked.source, asked.out):
        print(f"{sha256(path)}  {path.stat().st_size:>9}  {path.relative_to(asked.out).as_posix()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

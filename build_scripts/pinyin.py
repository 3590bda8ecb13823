"""Makes the table of readings, resources/pinyin.txt, out of pypinyin's readings of single characters.

    python build_scripts/pinyin.py

A line is a syllable without its tone (ü is v) and every character read so at first. Further readings that names and
places have are kept by hand in unionbook/ground/pinyin/further.py.
"""

import unicodedata
from collections import defaultdict
from pathlib import Path

from pypinyin.pinyin_dict import pinyin_dict

TARGET = Path(__file__).resolve().parents[1] / "resources" / "pinyin.txt"


def plain(reading: str) -> str:
    """A reading without its tone, in the letters of a keyboard."""
    letters = unicodedata.normalize("NFD", reading.replace("ü", "v").replace("ê", "e"))
    spelled = unicodedata.normalize("NFC", "".join(sign for sign in letters if sign not in "\u0304\u0301\u030c\u0300"))
    return spelled.replace("ü", "v").replace("ê", "e")


def table() -> dict[str, list[str]]:
    """syllable → its characters, in the order of their code points."""
    found: dict[str, list[str]] = defaultdict(list)
    for point, readings in sorted(pinyin_dict.items()):
        syllable = plain(readings.split(",")[0])
        if syllable.isascii() and syllable.isalpha():
            found[syllable].append(chr(point))
    return found


if __name__ == "__main__":
    lines = (f"{syllable} {''.join(chars)}\n" for syllable, chars in sorted(table().items()))
    TARGET.write_text("".join(lines), encoding="utf-8", newline="\n")

"""What the codes of an embedded font mean, so that text can be copied out of the PDF whole, rare characters too."""

from collections.abc import Sequence

_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_TAIL = """endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
_MOST_IN_ONE_LIST = 100  # PDF 32000-1, 9.7.5.4 by way of the CMap specification


def to_unicode(chars: Sequence[str]) -> str:
    """The ToUnicode map of a font whose codes run from 0001 through `chars`; in UTF-16, as PDF demands."""
    pairs = [f"<{code:04X}> <{char.encode('utf-16-be').hex().upper()}>" for code, char in enumerate(chars, 1)]
    lists = [pairs[at : at + _MOST_IN_ONE_LIST] for at in range(0, len(pairs), _MOST_IN_ONE_LIST)]
    body = "".join(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar\n" for part in lists)
    return _HEAD + body + _TAIL

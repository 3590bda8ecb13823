"""TrueType fonts whose text can be copied out of the PDF whole, rare characters too."""

from collections.abc import Sequence
from typing import Any

from reportlab.pdfbase.ttfonts import TTFont

_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
"""
_TAIL = """endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
_MOST_IN_ONE_LIST = 100  # PDF 32000-1, 9.7.5.4 by way of the CMap specification


def to_unicode(subset: Sequence[int]) -> str:
    """The ToUnicode map of a font subset: place in the subset → character, in UTF-16 as PDF demands."""
    pairs = [
        f"<{code:02X}> <{chr(point).encode('utf-16-be').hex().upper()}>" for code, point in enumerate(subset) if point
    ]
    lists = [pairs[at : at + _MOST_IN_ONE_LIST] for at in range(0, len(pairs), _MOST_IN_ONE_LIST)]
    body = "".join(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar\n" for part in lists)
    return _HEAD + body + _TAIL


class ExtractableFont(TTFont):  # type: ignore[misc]  # reportlab carries no types
    """reportlab's embedded font with its ToUnicode maps replaced.

    reportlab writes U+20BB7 as five hexadecimal digits where UTF-16 is due, so 𠮷 is copied out as
    something else. The maps are exchanged in the finished document; nothing of the library is altered.
    """

    def addObjects(self, doc: Any) -> None:
        subsets = self.state[doc].subsets
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            font = doc.idToObject["BasicFonts"].dict[self._resource(doc, number)]
            doc.idToObject[font.ToUnicode.name].content = to_unicode(subset)

    def _resource(self, doc: Any, number: int) -> str:
        return f"{doc.fontMapping[self.fontName][1:]}+{number}"

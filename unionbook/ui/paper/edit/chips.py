"""How a chip is drawn inside a text: one character of the document, as wide as what it shows."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPyTextObject, QTextCharFormat, QTextDocument, QTextFormat
from PySide6.QtWidgets import QTextEdit

from unionbook.ui.look import theme
from unionbook.ui.paper.edit.signs import Sign, Tone

OBJECT = QTextFormat.ObjectTypes.UserObject + 1
SIGN = QTextFormat.Property.UserProperty + 1
"""Where a chip's character keeps its `Sign`."""

CHARACTER = "\ufffc"

_TONES = {
    Tone.FIGURE: ("info", "info_bg"),
    Tone.NOTHING: ("text3", "head"),
    Tone.HAND: ("warn", "warn_bg"),
    Tone.WORDS: ("neutral", "neutral_bg"),
    Tone.LEAD: ("text3", "head"),
    Tone.CLAUSE: ("text3", ""),
    Tone.UNKNOWN: ("bad", "bad_bg"),
}
"""(ink, ground) of each sort of chip."""


def chip_format(sign: Sign, like: QTextCharFormat) -> QTextCharFormat:
    """The format of a chip's character among letters like these."""
    made = QTextCharFormat()
    made.setFont(like.font())
    made.setObjectType(OBJECT)
    made.setProperty(SIGN, sign)
    made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
    made.setToolTip(sign.told)
    return made


class Chips(QPyTextObject):
    """Draws the chips of an editor's document."""

    def __init__(self, edit: QTextEdit) -> None:
        super().__init__(edit)
        self.edit = edit

    def _is_chosen(self, place: int) -> bool:
        cursor = self.edit.textCursor()
        return cursor.selectionStart() <= place < cursor.selectionEnd()

    def intrinsicSize(self, doc: QTextDocument, posInDocument: int, format: QTextFormat) -> QSizeF:
        sign: Sign = format.property(SIGN)
        metrics = QFontMetricsF(format.toCharFormat().font())
        if sign.tone is Tone.CLAUSE:
            return QSizeF(theme.SIZES.px(9), metrics.height())
        around = float(theme.SIZES.px(8))
        return QSizeF(metrics.horizontalAdvance(sign.brief) + around, metrics.height())

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, doc: QTextDocument, posInDocument: int, format: QTextFormat
    ) -> None:
        sign: Sign = format.property(SIGN)
        rect = QRectF(rect)
        ink, ground = _TONES[sign.tone]
        chosen = self._is_chosen(posInDocument)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(format.toCharFormat().font())
        box = rect.adjusted(1, 0, -1, 0)
        if ground or chosen:
            # Qt lays half of the colour of a selection over what is drawn here.
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("card" if chosen else ground))
            painter.drawRoundedRect(box, 4, 4)
        if sign.tone is Tone.LEAD and not chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.colour("edge"))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(theme.colour("text1" if chosen else ink))
        if sign.tone is Tone.CLAUSE:
            _bracket(painter, rect.adjusted(3, 3, -3, -2), opens=sign.raw == "[")
        else:
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, sign.brief)
        painter.restore()


def _bracket(painter: QPainter, box: QRectF, opens: bool) -> None:
    """A thin square bracket."""
    pen = painter.pen()
    pen.setWidthF(1.5)
    painter.setPen(pen)
    upright, far = (box.left(), box.right()) if opens else (box.right(), box.left())
    painter.drawLine(QPointF(upright, box.top()), QPointF(upright, box.bottom()))
    for height in (box.top(), box.bottom()):
        painter.drawLine(QPointF(upright, height), QPointF(far, height))


def raw_of(document: QTextDocument, start: int, end: int) -> str:
    """A stretch of the document in the language of the templates."""
    lines: list[str] = []
    block = document.findBlock(start)
    while block.isValid() and block.position() <= end:
        found: list[str] = []
        pieces = block.begin()
        while not pieces.atEnd():
            piece = pieces.fragment()
            low, high = max(start, piece.position()), min(end, piece.position() + piece.length())
            if low < high:
                sign = piece.charFormat().property(SIGN)
                text = piece.text()[low - piece.position() : high - piece.position()]
                found.append(text.replace(CHARACTER, sign.raw if isinstance(sign, Sign) else ""))
            pieces += 1
        lines.append("".join(found))
        block = block.next()
    return "\n".join(lines)

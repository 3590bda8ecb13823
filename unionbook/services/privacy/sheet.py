"""恢复单: one sheet with the key of a book, to be printed once and locked away. It opens the book without its
passphrase."""

from datetime import date
from io import BytesIO

from unionbook.services.pdf import grid
from unionbook.services.pdf.file import PdfFile, Properties
from unionbook.services.pdf.fitting import Fitted, Setter, fit, spread
from unionbook.services.pdf.fonts import Fonts, Role
from unionbook.services.pdf.grid import MM
from unionbook.services.pdf.pen import Pen
from unionbook.services.pdf.qr import QUIET, encode
from unionbook.services.pdf.runs import Shaper
from unionbook.services.pdf.signature import chinese_day
from unionbook.store.secrecy.keys import Key
from unionbook.store.secrecy.sheetcode import code_text, lines

TITLE = "台账恢复单"

_TITLE = Setter(Role.TITLE, (grid.TITLE_SIZE,))
_BODY = Setter(Role.FANGSONG, (12.0,), justify=True)
_HEAD = Setter(Role.HEI, (14.0,))
_CODE = Setter(Role.HEI, (20.0,))
_SMALL = Setter(Role.FANGSONG, (10.5,), justify=True)
_LEADING = 1.6
_LINE, _EDGE, _SIGN = 11.5 * MM, 4 * MM, 7 * MM
"""The height of a line of the code, the white between frame and code, the width of a sign."""

_WHAT = "持有本单的人可以打开这本台账，不用口令。请像保管公章一样保管：不拍照，不复印，不与 U 盘放在一起。"
_USE = (
    "1. 打开台账时选“用恢复单打开”，照抄上面四行（空格不用抄，大小写都可以），或扫描二维码后粘贴。",
    "2. 四行各带校验，抄错一个字符，程序会指出是哪一行；码中没有字母 I、L、O、U。",
    "3. 换口令后本单作废，程序会再印一张，旧单应销毁。没有随着换的旧备份仍要用旧口令或旧单打开。",
    "4. 口令和本单都没有了，任何人（包括软件作者）都打不开这本台账。",
)
_QR = "二维码的内容与上面四行相同，另有文件开头的标记：文件开头损坏时，扫描它也能打开。扫描请用不联网的手机或扫码枪。"
_SEALING = "装入信封，封口签名，锁入保险柜或文件柜："
_SEALED = (("封存人", "存放处"), ("监封人", "封存日期"))
_OPENED = ("启封日期", "启封人", "批准人", "启封原因", "重新封存日期")


def recovery_sheet(office: str, book: str, key: Key, day: date, fonts: Fonts | None = None) -> bytes:
    """The PDF. office: whose book; book: the name of its file."""
    out = BytesIO()
    file = PdfFile(out, Properties(TITLE))
    _Sheet(file, Shaper(fonts or Fonts())).draw(office, book, key, day)
    file.close()
    return out.getvalue()


class _Sheet:
    def __init__(self, file: PdfFile, shaper: Shaper) -> None:
        self.pen, self.shaper = Pen(file, grid.PAGE_WIDTH, grid.PAGE_HEIGHT), shaper
        self.left, self.top = grid.left(0, False), grid.TOP - 6 * MM

    def draw(self, office: str, book: str, key: Key, day: date) -> None:
        self._centred(TITLE, _TITLE)
        self.top += 3 * MM
        self._words(f"单　　位：{office}", _BODY)
        self._words(f"台账文件：{book}　　　打印日期：{chinese_day(day)}", _BODY)
        self.top += 2 * MM
        self._words(_WHAT, _BODY)
        self.top += 3 * MM
        self._code(lines(key.secret))
        self.top += 2 * MM
        self._qr(code_text(key.secret, key.head))
        self.top += 3 * MM
        self._words("使用方法", _HEAD)
        for text in _USE:
            self._words(text, _SMALL)
        self.top += 3 * MM
        self._words("封存和启封登记", _HEAD)
        self._words(_SEALING, _SMALL)
        self._sealing()
        self._opening()
        self.pen.end_page()

    def _code(self, rows: list[str]) -> None:
        """Four lines of four groups in a strong frame, each line with its number."""
        tall = len(rows) * _LINE + 2 * _EDGE
        self.pen.rect(self.left, self.top, grid.WIDTH, tall, stroke=1.5)
        across = (grid.WIDTH - 2 * _EDGE - 18 * MM) / 4
        for number, row in enumerate(rows):
            top = self.top + _EDGE + number * _LINE + (_LINE - 20) / 2
            self._at(f"第{number + 1}行", _SMALL, self.left + _EDGE, top + 5, 18 * MM)
            for place, group in enumerate(row.split()):
                x = self.left + _EDGE + 18 * MM + place * across
                for at, sign in enumerate(group):
                    self._at(sign, _CODE, x + at * _SIGN, top, _SIGN)
        self.top += tall

    def _qr(self, text: str) -> None:
        code = encode(text)
        white = QUIET * code.module
        code.draw(self.pen, self.left - white, self.top)
        beside = fit(_QR, _SMALL, grid.WIDTH - code.side, self.shaper)
        top = self.top + (code.side - _tall(beside)) / 2
        for line in beside:
            line.write(self.pen, self.left + code.side, top)
            top += line.size * _LEADING
        self.top += code.side

    def _sealing(self) -> None:
        for pair in _SEALED:
            for place, word in enumerate(pair):
                x, half = self.left + place * grid.WIDTH / 2, grid.WIDTH / 2
                self._box(word, x, 24 * MM)
                self.pen.rect(x + 24 * MM, self.top, half - 24 * MM, 8 * MM)
            self.top += 8 * MM
        self.top += 3 * MM

    def _opening(self) -> None:
        wide = grid.WIDTH / len(_OPENED)
        for place, word in enumerate(_OPENED):
            self._box(word, self.left + place * wide, wide)
        for row in (1, 2):
            for place in range(len(_OPENED)):
                self.pen.rect(self.left + place * wide, self.top + row * 8 * MM, wide, 8 * MM)
        self.top += 24 * MM

    def _box(self, word: str, x: float, wide: float) -> None:
        self.pen.rect(x, self.top, wide, 8 * MM)
        (line,) = fit(word, _SMALL, wide, self.shaper)
        spread(line, wide).write(self.pen, x, self.top + (8 * MM - line.size) / 2)

    def _at(self, text: str, setter: Setter, x: float, top: float, room: float) -> None:
        for line in fit(text, setter, room, self.shaper):
            line.write(self.pen, x, top)

    def _centred(self, text: str, setter: Setter) -> None:
        for line in fit(text, setter, grid.WIDTH, self.shaper):
            spread(line, grid.WIDTH).write(self.pen, self.left, self.top)
            self.top += line.size * _LEADING

    def _words(self, text: str, setter: Setter) -> None:
        found = fit(text, setter, grid.WIDTH, self.shaper)
        for line in found:
            line.write(self.pen, self.left, self.top)
            self.top += line.size * _LEADING


def _tall(found: list[Fitted]) -> float:
    return sum(line.size * _LEADING for line in found)

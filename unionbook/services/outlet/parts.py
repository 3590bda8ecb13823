"""What a workbook has around its lines: styles, widths, the frozen head, the filter, how it prints."""

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from unionbook.services.outlet.model import Column, Shape, Table
from unionbook.services.sheets.model import column_letters

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

CHAR, MARGIN, NARROW = 2.1, 2, 3.0
"""Widths in digits: of a Chinese character, around a cell, of the column of marks."""

WIDE = 6
"""Columns from which on the sheet is printed across."""

_MONEY, _DAY = 164, 165
_TEXT = 'numFmtId="49" fontId="0" fillId="0"'
_LEFT, _RIGHT, _MIDDLE, _BROKEN = (
    'horizontal="left" vertical="center"',
    'horizontal="right" vertical="center"',
    'vertical="center"',
    'vertical="center" wrapText="1"',
)
_FORMATS = (
    ("", 'numFmtId="0" fontId="0" fillId="0" borderId="0"', _MIDDLE),
    ("head", 'numFmtId="49" fontId="1" fillId="2" borderId="1"', _BROKEN),
    (Shape.TEXT.name, f'{_TEXT} borderId="1"', _MIDDLE),
    (Shape.NOTE.name, f'{_TEXT} borderId="1"', _BROKEN),
    (Shape.WORDS_RIGHT.name, f'{_TEXT} borderId="1"', _RIGHT),
    (Shape.COUNT.name, 'numFmtId="0" fontId="0" fillId="0" borderId="1"', _MIDDLE),
    (Shape.MONEY.name, f'numFmtId="{_MONEY}" fontId="0" fillId="0" borderId="1"', _MIDDLE),
    (Shape.DAY.name, f'numFmtId="{_DAY}" fontId="0" fillId="0" borderId="1"', _LEFT),
    (Shape.KEY.name, 'numFmtId="49" fontId="2" fillId="0" borderId="0"', _LEFT),
    ("guarded", f'{_TEXT} borderId="1" quotePrefix="1"', _BROKEN),
)
"""Name, form and alignment of each style; the first is that of cells without one."""

_APPLIED = 'xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"'

STYLES: Mapping[str, int] = {name: number for number, (name, _, _) in enumerate(_FORMATS)}
"""The number of each style."""

_FILLS = (
    '<patternFill patternType="none"/>',
    '<patternFill patternType="gray125"/>',
    '<patternFill patternType="solid"><fgColor rgb="FFEEF1F4"/><bgColor indexed="64"/></patternFill>',
)
_GREY = '<color rgb="FF9AA0A6"/>'


def _styles() -> str:
    sides = ("left", "right", "top", "bottom")
    edge = "".join(f'<{side} style="thin"><color rgb="FFBFC5CC"/></{side}>' for side in sides)
    fonts = (_font(), _font(bold="<b/>"), _font(colour=_GREY))
    formats = "".join(f"<xf {form} {_APPLIED}><alignment {where}/></xf>" for _, form, where in _FORMATS)
    return (
        f'{_HEAD}<styleSheet xmlns="{_MAIN}"><numFmts count="2">'
        f'<numFmt numFmtId="{_MONEY}" formatCode="#,##0.00"/>'
        f'<numFmt numFmtId="{_DAY}" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
        f'<fonts count="3">{"".join(fonts)}</fonts>'
        f'<fills count="3">{"".join(f"<fill>{one}</fill>" for one in _FILLS)}</fills>'
        '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>'
        f"<border>{edge}<diagonal/></border></borders>"
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(_FORMATS)}">{formats}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _font(bold: str = "", colour: str = "") -> str:
    return f'<font>{bold}<sz val="11"/>{colour}<name val="宋体"/><charset val="134"/></font>'


def sheet_head(columns: Sequence[Column]) -> str:
    """The sheet up to its lines. Cells that are empty have the style of their column, for what is typed there later."""
    widths = "".join(
        f'<col min="{number}" max="{number}" width="{_width(one):.1f}" style="{STYLES[_plain(one)]}" customWidth="1"/>'
        for number, one in enumerate(columns, 1)
    )
    return (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>'
        '<sheetView tabSelected="1" workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        '<selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="18"/><cols>{widths}</cols><sheetData>'
    )


def _plain(column: Column) -> str:
    return Shape.TEXT.name if column.shape is Shape.WORDS_RIGHT else column.shape.name


def _width(column: Column) -> float:
    if column.shape is Shape.KEY:
        return NARROW
    return min(max(column.chars, len(column.label) + 1), 40) * CHAR + MARGIN


def sheet_foot(table: Table, last: int) -> str:
    """The sheet after its lines, `last` being the number of the last one."""
    lying = "landscape" if len(table.columns) > WIDE else "portrait"
    title = table.title.replace("&", "&&")
    head = f"<oddHeader>{escape(f'&C{title}')}</oddHeader>" if title else ""
    return (
        f'</sheetData><autoFilter ref="{_area(table, last)}"/>'
        '<pageMargins left="0.5" right="0.5" top="0.75" bottom="0.6" header="0.3" footer="0.3"/>'
        f'<pageSetup paperSize="9" orientation="{lying}" fitToWidth="1" fitToHeight="0"/>'
        f"<headerFooter>{head}<oddFooter>{escape('&C第 &P 页，共 &N 页')}</oddFooter></headerFooter>"
        "</worksheet>"
    )


def _area(table: Table, last: int, fixed: str = "") -> str:
    """The lines and their head; fixed "$" for a name that stays where it is."""
    return f"{fixed}A{fixed}1:{fixed}{column_letters(len(table.columns) - 1)}{fixed}{last}"


def parts(table: Table, last: int) -> Mapping[str, str]:
    """The other parts of the file by name."""
    name = tab_name(table.title)
    quoted = "'" + name.replace("'", "''") + "'!"
    filtered = escape(quoted + _area(table, last, "$"))
    workbook = (
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><bookViews><workbookView/></bookViews>'
        f'<sheets><sheet name={quoteattr(name)} sheetId="1" r:id="rId1"/></sheets><definedNames>'
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">{filtered}</definedName>'
        f'<definedName name="_xlnm.Print_Titles" localSheetId="0">{escape(quoted)}$1:$1</definedName>'
        "</definedNames></workbook>"
    )
    return {
        "xl/styles.xml": _styles(),
        "xl/workbook.xml": workbook,
        "xl/_rels/workbook.xml.rels": _relations(("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")),
        "_rels/.rels": _relations(("officeDocument", "xl/workbook.xml")),
        "[Content_Types].xml": (
            f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>'
        ),
    }


def _relations(*targets: tuple[str, str]) -> str:
    made = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATIONS}/{what}" Target="{target}"/>'
        for number, (what, target) in enumerate(targets, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{made}</Relationships>'


def tab_name(title: str) -> str:
    """The title as the name of a sheet: 31 characters, none of those a name must not have."""
    return "".join("　" if sign in "[]:*?/\\" or sign < " " else sign for sign in title)[:31].strip("'") or "表"

"""Tables of firms, tables that are text or web pages, tables with columns nobody knows."""

from intake.intake_book import identity
from openpyxl.workbook import Workbook
from tables.noting import FILES, HEAD, NEW, SAME, WRONG, book, person, table, text


@table("28 企业名册.xlsx", kind="enterprise", rows={2: NEW, 3: SAME, 4: (WRONG, ["B4"])})
def _() -> Workbook:
    head = ["企业名称", "统一社会信用代码"]
    return book(["丙服装厂", None], ["甲厂", None], ["丁五金厂", "91440101MA5CQXXXX0"], head=head)


@table("29 国标编码.csv", rows={2: NEW, 3: NEW})
def _() -> bytes:
    return text(person(1), person(2)).encode("gb18030")


@table("30 带标记的.csv", rows={2: NEW, 3: NEW})
def _() -> bytes:
    return b"\xef\xbb\xbf" + text(person(1), person(2)).encode()


@table("31 制表符.txt", rows={2: NEW, 3: NEW})
def _() -> bytes:
    return b"\xff\xfe" + text(person(1), person(2), sign="\t").encode("utf-16-le")


@table("32 网页表格.xls", rows={2: NEW, 3: NEW})
def _() -> bytes:
    lines = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in (HEAD, person(1), person(2)))
    page = f"<html><head><meta charset='gb2312'></head><body><table border=1>{lines}</table></body></html>"
    return page.encode("gb18030")


@table("33 旧版XML.xls", rows={2: NEW})
def _() -> bytes:
    lines = (HEAD, person(1))
    cells = [[f"<Cell><Data ss:Type='String'>{cell}</Data></Cell>" for cell in row] for row in lines]
    rows = "".join(f"<Row>{''.join(row)}</Row>" for row in cells)
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><Workbook xmlns="{space}" xmlns:ss="{space}">'
        f'<Worksheet ss:Name="一"><Table>{rows}</Table></Worksheet></Workbook>'
    ).encode()


@table("34 隐藏的列.xlsx", rows={2: NEW})
def _() -> Workbook:
    made = book(person(1))
    made.worksheets[0].column_dimensions["F"].hidden = True
    return made


@table("35 认不得的列.xlsx", rows={2: NEW})
def _() -> Workbook:
    return book([*person(1), "晴", 37.2], head=[*HEAD, "天气", "体温"])


@table("36 没有列名的列.xlsx", rows={2: NEW})
def _() -> Workbook:
    return book([*person(1)[:5], "临时", *person(1)[5:]], head=[*HEAD[:5], None, *HEAD[5:]])


for name in ("37 九七版.xls", "38 金山表格.et"):
    table(name, rows={3: NEW, 4: NEW}, left=1)(lambda name=name: (FILES / name).read_bytes())  # type: ignore[misc]


@table("61 系统导出的等号.csv", rows={2: NEW, 3: NEW}, values={2: {"person.phone": "13800000001"}})
def _() -> bytes:
    marked = [[1, "王芳", f'="{identity(1)}"', "甲厂工会", "甲厂", '="13800000001"', "2020/3/8"],
              [2, "李强", f"{identity(2)}\t", "甲厂工会", "甲厂", "\t13800000002", "2020-03-08 00:00:00"]]  # fmt: skip
    return text(*marked).encode("gb18030")

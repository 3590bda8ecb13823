"""Forms for tests, their boxes as laid out, and where the words of a printed page stand."""

import io
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from pdf_sheet import SHIPPED

from unionbook.services.pdf.formsheet.cells import Strip
from unionbook.services.pdf.formsheet.drawing import Placed, placed
from unionbook.services.pdf.formsheet.model import Area, Box, FormSheet, Grid, Line, Words
from unionbook.services.pdf.formsheet.printing import Laid, lay, print_forms
from unionbook.services.pdf.formsheet.sheet import room
from unionbook.services.pdf.paper import Printed
from unionbook.services.pdf.runs import Shaper

SHAPER = Shaper(SHIPPED)
RARE = "𠮷𡈽𫖮㛃䶮阿依古丽·买买提"
LETTERS = "国工会员（）《》，。：、 \u3000aW1/-—…" + RARE
TEXT = st.one_of(
    st.text(LETTERS, max_size=40),
    st.text("ABCdefg0123456789@.-", max_size=60),
    st.text("年月日，。", min_size=60, max_size=600),
    st.text(max_size=20),
).map(lambda text: text.replace("\r", ""))


def member_form(filled: bool = True) -> FormSheet:
    """A registration form, filled with an invented person or blank."""

    def say(text: str) -> str:
        return text if filled else ""

    return FormSheet(
        "工会会员登记表",
        (
            Line(
                (
                    Box("姓名", say("欧阳𠮷祥"), 4),
                    Box("性别", "", 4, 2, ("男", "女"), ("男",) if filled else ()),
                    Box("民族", say("汉族"), 4),
                )
            ),
            Line((Box("身份证号码", say("320621198603085512"), 8), Box("联系电话", say("13800001234"), 4))),
            Line((Box("工作单位", say("青山镇宏达纺织印染有限责任公司第二车间（青山工业园区内）"), 12),)),
            Grid(
                "家庭成员", ("称谓", "姓名", "工作单位"), (2, 2, 7), (("妻子", "王小红", "小学"),) if filled else (), 4
            ),
            Words("我自愿加入中国工会，遵守《中国工会章程》，积极参加工会活动，按月交纳会费。"),
            Area("基层工会意见", say("同意接收为会员。"), 30, ("负责人签字", "（盖章）")),
        ),
        ("编号：〔2020〕052号", "2020年3月8日"),
        ("本表一式两份。",),
        stamp="2020年12月10日打印",
    )


def printed_forms(*sheets: FormSheet, **options: Any) -> tuple[Printed, bytes]:
    out = io.BytesIO()
    printed = print_forms(list(sheets), out, fonts=SHIPPED, **options)
    return printed, out.getvalue()


def laid(sheet: FormSheet) -> Laid:
    return lay(sheet, room(sheet, 0, False), SHAPER)


def boxes(form: Laid) -> Iterator[tuple[int, Placed]]:
    """Every box with its page."""
    for page, portions in enumerate(form.pages):
        for portion in portions:
            for box in placed(portion, SHAPER):
                yield page, box


def strips(box: Placed) -> list[tuple[float, Strip]]:
    return box.cell.placed(box.height)


def words(box: Placed) -> str:
    return "".join(glyph.char for _, strip in strips(box) for line in strip.lines for glyph in line.glyphs)


@dataclass(frozen=True)
class Word:
    """A word on a page with its edges, in points from the page's upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def words_of(pdf: bytes, tmp: Path) -> list[list[Word]]:
    """The words of each page as a reader of PDFs finds them."""
    (tmp / "forms.pdf").write_bytes(pdf)
    command = ["pdftotext", "-bbox", str(tmp / "forms.pdf"), "-"]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")
    found = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>')
    return [
        [Word(word, *map(float, edges)) for *edges, word in found.findall(page)] for page in text.split("<page ")[1:]
    ]

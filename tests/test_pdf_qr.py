"""QR codes read back by an independent reader, and how large they are printed."""

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_sheet import MM, needs_poppler
from qr_reader import codes_on

from unionbook.ground.errors import Refusal
from unionbook.services.pdf.file import PdfFile, Properties
from unionbook.services.pdf.pen import Pen
from unionbook.services.pdf.qr import QUIET, QrCode, encode, fits

SHORT = "青山镇总工会"
LONG = (
    "青山镇总工会|青工总〔2020〕3号|2020-12-10|会员5138人|信访57宗|慰问困难职工63户|金额1234567.89元|" + "a1b2c3d4" * 8
)


def page_with(code: QrCode) -> bytes:
    out = io.BytesIO()
    file = PdfFile(out, Properties("码"))
    pen = Pen(file, 200 * MM, 100 * MM)
    code.draw(pen, 10 * MM, 10 * MM)
    pen.end_page()
    file.close()
    return out.getvalue()


@needs_poppler
@pytest.mark.parametrize("text", [SHORT, LONG, "a", "𠮷𫖮㛃 阿依古丽·买买提\n第二行", "国" * 220])
@pytest.mark.parametrize("dpi", [150, 300])
def test_a_printed_code_reads_as_the_same_text(text: str, dpi: int, tmp_path: Path) -> None:
    assert codes_on(page_with(encode(text)), 1, tmp_path, dpi) == [text]


@settings(max_examples=25, deadline=None)
@given(st.text("国工会年月日0123456789｜：〔〕，。𠮷", min_size=1, max_size=200))
def test_a_code_is_as_large_as_a_phone_needs_and_no_larger(text: str) -> None:
    code = encode(text)
    count = len(code.rows)
    assert {len(row) for row in code.rows} == {count} and (count - 17) % 4 == 0
    assert code.module >= 0.4 * MM
    assert code.side <= 45 * MM
    assert code.side == pytest.approx((count + 2 * QUIET) * code.module)


def test_a_short_text_has_larger_modules_than_a_long_one() -> None:
    assert encode(SHORT).module > 0.5 * MM > encode("国" * 220).module


@pytest.mark.parametrize("count", [240, 5000])
def test_a_text_too_long_is_refused_in_words(count: int) -> None:
    assert fits("国" * 220) and not fits("国" * count)
    with pytest.raises(Refusal, match=f"太长（{count} 字）"):
        encode("国" * count)

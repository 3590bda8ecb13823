"""Codes on printed pages read back by a library that did not draw them."""

import io
import subprocess
from pathlib import Path

import zxingcpp
from PIL import Image


def codes_on(pdf: bytes, page: int, tmp: Path, dpi: int = 200) -> list[str]:
    """The texts of the codes on a page (from 1), rendered as a scanner would see it."""
    (tmp / "codes.pdf").write_bytes(pdf)
    command = ["pdftoppm", "-r", str(dpi), "-f", str(page), "-l", str(page), "-gray", "-png", str(tmp / "codes.pdf")]
    picture = subprocess.run(command, capture_output=True, check=True).stdout
    return [found.text for found in zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)))]

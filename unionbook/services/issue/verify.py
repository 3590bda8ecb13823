"""Is this the report that was issued? Paper, PDF and book are held against each other, without any network.

What can be told from what: the PDF alone shows whether its visible words, its attached figures and its printed
fingerprint agree; the book shows whether it is the very file that was issued, and what has changed since; the words
of a scanned code show whether a paper belongs to a PDF or to a book.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from unionbook.ground.errors import Refusal
from unionbook.services.issue.archive import NAME, frozen, paper
from unionbook.services.issue.frozen import Frozen
from unionbook.services.issue.slip import Slip
from unionbook.store.book import Book

FIGURES, SHEETS = "figures.json", "figures.xlsx"
"""Names of the files attached to an issued PDF."""


@dataclass(frozen=True)
class Finding:
    """One thing found. good: True as it should be, False not, None neither (a remark)."""

    good: bool | None
    sentence: str


@dataclass
class Verdict:
    """All that was found. state: "issued", "draft" or "foreign" (no report of this program)."""

    state: str
    findings: list[Finding] = field(default_factory=list)
    frozen: Frozen | None = None

    @property
    def good(self) -> bool:
        """Is it an issued report in which nothing is wrong?"""
        return self.state == "issued" and all(one.good is not False for one in self.findings)


def verify(pdf: bytes, book: Book | None = None, code: str = "") -> Verdict:
    """What a PDF is. code: the words of the code scanned from a paper. Raises Refusal when it is no PDF at all."""
    words, attached = read_pdf(pdf)
    if FIGURES not in attached:
        if "草稿" in words:
            return Verdict("draft", [Finding(None, "这是草稿，没有定稿，数字还会变，不能作为上报件。")])
        return Verdict("foreign", [Finding(False, "这份 PDF 里没有工会台账的数字附件，不是由工会台账定稿的报告。")])
    verdict = Verdict("issued")
    try:
        verdict.frozen = Frozen.read(attached[FIGURES])
    except ValueError:
        broken = "PDF 里的数字附件读不出来，文件被改动过或已损坏。请向出报告的单位再要一份。"
        verdict.findings.append(Finding(False, broken))
        return verdict
    verdict.findings += _inside(verdict.frozen, words, attached)
    if book is not None:
        verdict.findings += _against_book(verdict.frozen, pdf, book)
    if code:
        verdict.findings += _against_code(verdict.frozen, code)
    return verdict


def verify_code(code: str, book: Book) -> Verdict:
    """What a scanned code says, against the book alone (the paper is there, the PDF is not)."""
    slip = _slip(code)
    verdict = Verdict("issued")
    kept = _kept(book, slip.fingerprint)
    if kept is None:
        verdict.findings.append(Finding(False, f"这本台账里没有指纹与纸上二维码相同的定稿（编号 {slip.number}）。"))
        return verdict
    verdict.frozen = kept
    verdict.findings.append(Finding(True, f"纸上的二维码与台账里编号 {slip.number} 的定稿一致。"))
    verdict.findings += _against_code(kept, code)
    return verdict


def read_pdf(pdf: bytes) -> tuple[str, dict[str, bytes]]:
    """The visible words without white space, and the attached files. Raises Refusal."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader: Any = PdfReader(BytesIO(pdf))
        words = "".join(page.extract_text() or "" for page in reader.pages)
        attached = {name: bodies[0] for name, bodies in reader.attachments.items() if bodies}
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as fault:
        raise Refusal("这个文件打不开，不是完好的 PDF。请核对文件，或向出报告的单位再要一份。") from fault
    return _plain(words), attached


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split())


def _inside(kept: Frozen, words: str, attached: dict[str, bytes]) -> Iterator[Finding]:
    """What the PDF says of itself."""
    if kept.fingerprint not in words:
        yield Finding(False, "数字附件的指纹与最后一页印的指纹不同：附件或纸面被改动过。")
    else:
        yield Finding(True, "数字附件与最后一页印的指纹一致。")
    lost = [line for line in kept.text if _plain(line) and _plain(line) not in _without_pages(words)]
    cells = [cell for _, _, rows in kept.tables for row in rows for cell in row if _plain(cell) not in words]
    if lost or cells:
        yield Finding(False, f"纸面文字与定稿内容对不上，最先不同的是：“{(lost or cells)[0][:40]}”。")
    else:
        yield Finding(True, "纸面文字与定稿内容一致。")
    if SHEETS not in attached:
        yield Finding(None, "PDF 里没有电子表格附件。")


def _without_pages(words: str) -> str:
    """The words with the page numbers taken out, which may stand in the middle of a paragraph."""
    return re.sub(r"—\d+—", "", words)


def _against_book(kept: Frozen, pdf: bytes, book: Book) -> Iterator[Finding]:
    found = book.select(NAME, ["uid", "fingerprint", "number"], order=["-issued_on", "-version"])
    uid = next((uid for uid, fingerprint, _ in found if fingerprint == kept.fingerprint), None)
    number = kept.head.get("number", "")
    if uid is None:
        same = any(one == number for _, _, one in found)
        why = "台账里这个编号的定稿内容不同" if same else "台账里没有这份定稿"
        yield Finding(False, f"{why}（编号 {number}）。这份 PDF 不是由这本台账定稿的，或数字被改动过。")
        return
    record: Any = book.get(NAME, uid)
    if paper(book, record) == pdf:
        yield Finding(True, f"与台账里编号 {number} 的定稿逐字节相同。")
    else:
        told = f"数字与编号 {number} 的定稿相同，但文件被另存或改动过，不是定稿原件。"
        yield Finding(False, f"{told}可从台账里重新导出原件。")
    newer = [one for one in found if one[0] != uid and _report(book, one[0]) == record.report]
    later = [one for one in newer if (_version(book, one[0]) or 0) > (record.version or 0)]
    if later:
        yield Finding(None, f"这份报告后来有更正，最新的是编号 {later[0][2]}。")


def _report(book: Book, uid: str) -> object:
    return (book.values(NAME, uid) or {}).get("report")


def _version(book: Book, uid: str) -> int | None:
    version = (book.values(NAME, uid) or {}).get("version")
    return version if isinstance(version, int) else None


def _kept(book: Book, fingerprint: str) -> Frozen | None:
    for (uid, mark) in book.select(NAME, ["uid", "fingerprint"]):
        if mark == fingerprint:
            record: Any = book.get(NAME, uid)
            return frozen(book, record)
    return None


def _slip(code: str) -> Slip:
    try:
        return Slip.read(code)
    except ValueError:
        raise Refusal("这段文字不是定稿二维码里的内容。请把扫出来的文字整段粘贴进来。") from None


def _against_code(kept: Frozen, code: str) -> Iterator[Finding]:
    """The words of the paper's code against what is kept."""
    slip = _slip(code)
    if slip.fingerprint != kept.fingerprint:
        yield Finding(False, f"纸上二维码的指纹与这份定稿不同：不是同一份报告（二维码上的编号是 {slip.number}）。")
        return
    printed = {(figure.label, figure.printed) for figure in kept.figures}
    wrong = [f"{label}：{words}" for label, words in slip.figures if (label, words) not in printed]
    if wrong:
        yield Finding(False, f"二维码里的“{wrong[0]}”与定稿不同。")
    else:
        yield Finding(True, f"二维码里的 {len(slip.figures)} 个数字与定稿一致。")

"""What to look at before a report goes out: small, and true every time."""

from collections.abc import Iterator

from unionbook.ground.figures import Ratio
from unionbook.services.report.model import Piece, Remark, Report

_WHOLE_RATE = 10000  # 100 % in hundredths of a percent


def remarks(report: Report) -> list[Remark]:
    """The open points of a report, in the order of its sections, those of the whole first."""
    found = list(report.notes)
    for block in report.blocks:
        found += [remark for piece in block.pieces for remark in _of_piece(piece, block.section)]
    for place in range(len(report.sections)):
        for label in dict.fromkeys(_over_whole(report, place)):
            found.append(Remark(place, f"{label}超过 100%，请核对分子和分母的记录。"))
    return sorted(dict.fromkeys(found), key=lambda remark: remark.section)


def _of_piece(piece: Piece, section: int) -> Iterator[Remark]:
    """What is still to be filled in, and what was written by hand over a counted number."""
    if piece.blank:
        yield Remark(section, f"有一处待填：{piece.text}。")
    if piece.automatic and piece.counted:
        hand = f"手工写作“{piece.text}”（自动数“{piece.automatic}”），原因：{piece.reason}"
        yield Remark(section, f"{piece.counted.figure.label}{hand.rstrip('。')}。")


def _over_whole(report: Report, section: int) -> list[str]:
    """The labels of percentages above 100; other means may well be."""
    return [
        piece.counted.figure.label
        for _, piece in report.figures(section)
        if piece.counted
        and isinstance(piece.counted.figure, Ratio)
        and piece.counted.figure.measure == "%"
        and (piece.counted.value or 0) > _WHOLE_RATE
    ]

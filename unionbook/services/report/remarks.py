"""What to look at before a report goes out: small, and true every time."""

from unionbook.ground.figures import Ratio
from unionbook.services.report.model import Remark, Report

_WHOLE_RATE = 10000  # 100 % in hundredths of a percent


def remarks(report: Report) -> list[Remark]:
    """The open points of a report, in the order of its sections, those of the whole first."""
    found = list(report.notes)
    for place in range(len(report.sections)):
        for label in dict.fromkeys(_over_whole(report, place)):
            found.append(Remark(place, f"{label}超过 100%，请核对分子和分母的记录。"))
    return sorted(dict.fromkeys(found), key=lambda remark: remark.section)


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

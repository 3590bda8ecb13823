"""Whether the year's targets are met, as a template may ask."""

from collections.abc import Sequence

from unionbook.services.standing import Standing

TARGET_SIGNS = ("完成", "超额", "未完成")
_WHOLE = 10_000  # 100 % in hundredths of a percent


def met(standings: Sequence[Standing], sign: str, key: str) -> bool:
    """Do the targets that a figure counts (all of them for "") stand so? Without any the answer is no."""
    rates = [one.rate for one in standings if not key or one.target.figure == key]
    if not rates:
        return False
    if sign == "未完成":
        return any(rate is None or rate < _WHOLE for rate in rates)
    least = _WHOLE + 1 if sign == "超额" else _WHOLE
    return all(rate is not None and rate >= least for rate in rates)

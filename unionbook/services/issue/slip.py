"""The plain words in the QR code of an issued report: whoever reads it needs no program."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

HEAD = "工会台账定稿"
FEWEST, MOST = 5, 8
"""Key figures on a slip."""

_LINE = re.compile(r"([^：]+)：(.*)")


@dataclass(frozen=True)
class Slip:
    """What the code says. figures: (label, as printed)."""

    office: str
    number: str
    version: str
    issued_on: str
    title: str
    figures: tuple[tuple[str, str], ...]
    fingerprint: str

    def text(self) -> str:
        """The words in the code."""
        lines = [HEAD, f"单位：{self.office}", f"编号：{self.number} 第{self.version}版", f"定稿日期：{self.issued_on}"]
        lines += [f"标题：{self.title}", *(f"{label}：{printed}" for label, printed in self.figures)]
        return "\n".join([*lines, f"指纹：{self.fingerprint}"])

    @classmethod
    def read(cls, text: str) -> "Slip":
        """Raises ValueError for other words."""
        lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
        found = [match.groups() for line in lines[1:] if (match := _LINE.fullmatch(line))]
        if not lines or lines[0] != HEAD or len(found) < 5 or found[-1][0] != "指纹":
            raise ValueError("no slip")
        (_, office), (_, number), (_, issued_on), (_, title), *figures, (_, fingerprint) = found
        serial, _, version = number.partition(" 第")
        figures_ = tuple((label, printed) for label, printed in figures)
        return cls(office, serial, version.removesuffix("版"), issued_on, title, figures_, fingerprint)


def slip_of(
    head: Mapping[str, str],
    figures: Sequence[tuple[str, str, str]],
    fingerprint: str,
    fits: Callable[[str], bool] = lambda _: True,
) -> Slip:
    """The slip of a report. figures: (place, label, as printed) of its text; the first of each place comes first.

    fits: do the words go into a code? Figures are left out, down to the fewest, until they do.
    """
    chosen: dict[str, tuple[str, str]] = {}
    for place, label, printed in figures:
        chosen.setdefault(place, (label, printed))
    told = list(dict.fromkeys(chosen.values()))[:MOST]
    for _, label, printed in figures:
        if len(told) >= FEWEST:
            break
        if (label, printed) not in told:
            told.append((label, printed))
    slip = _slip(head, told, fingerprint)
    while len(told) > FEWEST and not fits(slip.text()):
        told.pop()
        slip = _slip(head, told, fingerprint)
    return slip


def _slip(head: Mapping[str, str], told: Sequence[tuple[str, str]], fingerprint: str) -> Slip:
    return Slip(
        office=head["office"],
        number=head["number"],
        version=head["version"],
        issued_on=head["issued_on"],
        title=head["title"],
        figures=tuple(told),
        fingerprint=fingerprint,
    )

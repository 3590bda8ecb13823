"""Values of law with the day each came into force: limits in days, thresholds, shares.

They lie in resources/statute.toml. Code never writes such a number itself; it asks for the value on a day,
and whoever sees the result can be told the article.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from unionbook.ground.numerals import yuan
from unionbook.ground.tabled import parsed, table

UNITS = {
    "calendar_days": "日",
    "working_days": "个工作日",
    "months": "个月",
    "years": "年",
    "persons": "人",
    "times": "倍",
    "day_of_month": "日前",
    "ratio": "%",
    "fen": "元",
    "volumes": "册",
    "titles": "种",
    "discs": "张",
}
"""Units of values, with the word after the number; a ratio is shown as a percentage, 分 as 元."""


class NotInForce(LookupError):
    """On that day no version of the rule was in force."""


@dataclass(frozen=True)
class Rule:
    """One version of a value of law.

    value: in `unit` (a key of UNITS); a whole number or a Decimal.  article: "" when it could
    not be confirmed.  verified: its text was read.  since: first day in force.  local: differs from place to
    place and is only a start; the office may set its own.
    """

    key: str
    label: str
    value: int | Decimal
    unit: str
    article: str
    source: str
    verified: bool
    since: date
    local: bool = False

    @property
    def words(self) -> str:
        """The value as it is shown: 15日, 5个工作日, 2%, 3000元."""
        match self.unit:
            case "ratio":
                number = f"{(Decimal(self.value) * 100).normalize():f}"
            case "fen":
                number = yuan(int(self.value))
            case _:
                number = str(self.value)
        return number + UNITS[self.unit]


@dataclass(frozen=True)
class Topic:
    """What a key stands for, whether or not there is a value of it."""

    label: str
    unit: str


@dataclass(frozen=True)
class Statute:
    """All rules: for each key its versions, oldest first.

    A key without a version is one only the office can fill: its value is another in every place and every year.
    topics: the keys that come with the program, none for a statute overlaid with the office's own versions.
    """

    rules: Mapping[str, tuple[Rule, ...]]
    topics: Mapping[str, Topic] = field(default_factory=dict)
    articles: Mapping[str, tuple[tuple[date, str], ...]] = field(default_factory=dict)
    """What papers quote though no value stands in it: for each key the articles with their days, oldest first."""

    @classmethod
    def load(cls, path: Path | None = None) -> "Statute":
        """Read a file of rules, the program's own when none is named. Raises ValueError for a bad one."""
        data = parsed(path) if path else table("statute.toml")
        try:
            rules = {key: _versions(key, entry, data["laws"]) for key, entry in data["rules"].items()}
            articles = {key: _articles(versions, data["laws"]) for key, versions in data.get("articles", {}).items()}
            topics = {key: Topic(entry["label"], entry["unit"]) for key, entry in data["rules"].items()}
            return cls(rules, topics, articles)
        except (KeyError, TypeError) as missing:
            raise ValueError(f"statute file: {missing}") from missing

    def on(self, key: str, day: date) -> Rule:
        """The version in force on the day. Raises KeyError for no such key, NotInForce before the first."""
        found = [rule for rule in self.rules[key] if rule.since <= day]
        if not found:
            raise NotInForce(f"{key} on {day}")
        return found[-1]

    def article(self, key: str, day: date) -> str:
        """The article in force on the day; "" before the first. Raises KeyError for no such key."""
        return next((words for since, words in reversed(self.articles[key]) if since <= day), "")


def _versions(key: str, entry: Mapping[str, Any], laws: Mapping[str, Any]) -> tuple[Rule, ...]:
    if entry["unit"] not in UNITS:
        raise ValueError(f"statute file: unknown unit of {key}: {entry['unit']}")
    found = (_rule(key, entry, laws[law], value, *article) for law, value, *article in entry["versions"])
    versions = sorted(found, key=lambda rule: rule.since)
    if not (versions or entry.get("local")) or len({rule.since for rule in versions}) != len(versions):
        raise ValueError(f"statute file: versions of {key}")
    return tuple(versions)


def _articles(versions: Any, laws: Mapping[str, Any]) -> tuple[tuple[date, str], ...]:
    return tuple(sorted((laws[law]["from"], f"《{laws[law]['name']}》{article}") for law, article in versions))


def _rule(key: str, entry: Mapping[str, Any], law: Mapping[str, Any], value: Any, article: str = "") -> Rule:
    if isinstance(value, bool) or not isinstance(value, int | Decimal) or not isinstance(law["from"], date):
        raise ValueError(f"statute file: value or day of {key}")
    return Rule(
        key=key,
        label=entry["label"],
        value=value,
        unit=entry["unit"],
        article=f"《{law['name']}》{article}" if article else "",
        source=law["source"],
        verified=bool(article),
        since=law["from"],
        local=entry.get("local", False),
    )

"""个人信息同意: who must have agreed before sensitive data of a person is kept, and who agrees for a child.

《个人信息保护法》 第二十九条 asks for the person's own consent, 第三十一条 for that of a parent or guardian below an
age that is a value of law; before the law was in force nothing is asked.
"""

from collections.abc import Iterator

from unionbook.ground.dates import first_day
from unionbook.ground.days import months_later
from unionbook.ground.errors import Problem
from unionbook.ground.kind import Around
from unionbook.records.person import Person


def consent(
    around: Around, person: str | None, on: str | None, given_on: str | None, guardian: str | None, adults: bool = True
) -> Iterator[Problem]:
    """What is missing at consent_on and guardian for the data of a person taken on a day. adults: ask them too."""
    rule = around.rule("privacy.child", on)
    if rule is None or on is None or person is None:
        return
    who = around.linked(Person, person)
    if who and who.born and months_later(first_day(who.born), 12 * int(rule.value)) > first_day(on):
        if not (given_on and guardian):
            sentence = f"{who.name}不满 {rule.value} 周岁，按{rule.article}须经监护人同意，请填监护人和签署日期。"
            yield Problem("guardian", sentence, warning=True)
    elif adults and not given_on:
        sentence = "登记健康、账号等敏感个人信息应取得本人同意，请填同意书签署日期。"
        yield Problem("consent_on", sentence, warning=True)

"""Invented people and firms: names nobody has, numbers nobody was given, all with right check digits.

Identity numbers have the region 449900, which does not exist; mobile numbers begin with 129, which no network uses.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from random import Random

from unionbook.ground.creditcode import check_character
from unionbook.ground.identity import check_digit

REGION = "449900"
FIRST_BIRTHDAY, LAST_BIRTHDAY = date(1962, 1, 1), date(1999, 12, 31)
_BIRTHDAYS = (LAST_BIRTHDAY - FIRST_BIRTHDAY).days + 1

SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方"
    "俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹"
)
STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
SIXTY = tuple(STEMS[at % 10] + BRANCHES[at % 12] for at in range(60))
"""The sixty pairs of 天干 and 地支."""
RARE = ("𠮷乙丑", "赵㛃", "钱䶮", "孙𬎆甲", "李喆寅", "古丽·甲子", "欧阳壬午", "阿依夏木·乙亥", "周𫟼")
"""Names that try fonts, columns and searches: rare characters, a middle dot, two-character surnames."""

_FIRM_WORDS = (
    "电子厂", "五金制品厂", "塑胶有限公司", "服装有限公司", "家具厂", "玩具厂", "印刷厂", "包装有限公司",
    "食品有限公司", "物流有限公司", "机械有限公司", "鞋业有限公司", "灯饰厂", "商贸有限公司", "物业有限公司",
    "科技有限公司",
)  # fmt: skip
PLACES = ("东村", "西村", "南村", "北村", "中社区", "河边社区", "桥头社区", "工业园区")

_INNER_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


def names() -> Iterator[str]:
    """Names of people without end: surname and a pair, all different for the first six thousand."""
    while True:
        for shift, surname in product(range(60), range(len(SURNAMES))):
            yield SURNAMES[surname] + SIXTY[(surname + shift) % 60]


def firm_name(at: int) -> str:
    """The name of firm number `at`."""
    return f"样板{SIXTY[at % 60]}{_FIRM_WORDS[at % len(_FIRM_WORDS)]}"


def born_on(at: int) -> date:
    """The birthday of person number `at` with a working age; the days are used evenly."""
    return FIRST_BIRTHDAY + timedelta(days=at * 3989 % _BIRTHDAYS)


def id_number(born: date, place: int, woman: bool) -> str:
    """The identity number of the person in that place (0–444) among those of one birthday and sex."""
    first = f"{REGION}{born:%Y%m%d}{2 * place + 111 - woman:03}"
    return first + check_digit(first)


def worker_number(at: int, woman: bool) -> str:
    """The identity number of worker number `at`; all are different below 6.2 million."""
    return id_number(born_on(at), at // _BIRTHDAYS, woman)


def phone(at: int) -> str:
    """The mobile number of person number `at`."""
    return f"129{at:08}"


def bank_account(at: int) -> str:
    """The bank account of person number `at`; 99 begins no card."""
    return f"9900{at:015}"


def credit_code(at: int, union: bool) -> str:
    """The credit code of firm or union number `at`."""
    body = f"{'U' if union else 'Y'}{'B' if union else 'P'}{at:06}"
    total = sum(int(letter, 36) * weight for letter, weight in zip(body, _INNER_WEIGHTS, strict=True))
    first = f"{'81' if union else '91'}{REGION}{body}{'0123456789X0'[11 - total % 11]}"
    return first + check_character(first)


def day_between(chance: Random, first: date, last: date) -> str:
    """Some working day from first to last, both counted, as stored."""
    while True:
        day = first + timedelta(days=chance.randrange((last - first).days + 1))
        if day.weekday() < 5:
            return day.isoformat()

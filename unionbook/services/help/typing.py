"""How a field is filled in, and an example where its file gives none: both follow from its kind of value."""

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.fields import (
    BlobField,
    CodeField,
    CreditCodeField,
    DayField,
    Field,
    FlagField,
    IdNumberField,
    IntegerField,
    LinkField,
    MoneyField,
    NameField,
    NoteField,
    NumberField,
    PercentField,
    PhoneField,
    SerialField,
)

CHOICES = 5
"""Choices told, at most."""


def typing_of(cabinet: Cabinet, field: Field) -> str:
    """How it is filled in, one sentence."""
    if field.auto or isinstance(field, BlobField):
        return "由程序填写，不用打。"
    match field:
        case CodeField():
            labels = list(field.codes.items.values())
            more = f"等 {len(labels)} 项" if len(labels) > CHOICES else ""
            return f"从选项里选：{'、'.join(labels[:CHOICES])}{more}；打前一两个字就行。"
        case FlagField():
            return "选“是”或“否”；不知道就空着。"
        case LinkField():
            return f"从{cabinet[field.kind].label}里选，打名称或拼音首字母就列出来。"
        case DayField():
            exact = "要写到哪一天" if field.precise else "只知道年或月的，写到年或月"
            return f"日期可以只打 3.8 或 20260308，按 T 是今天；{exact}。"
        case MoneyField():
            return "只打数字，单位是元，可以有角和分；也可以打 1.2万。"
        case PercentField():
            return "百分数，只打数字。"
        case IntegerField() | NumberField():
            return f"只打数字{f'，单位是{field.unit}' if field.unit else ''}。"
        case SerialField():
            return "保存时自动编号。"
    return _typed(field)


def _typed(field: Field) -> str:
    match field:
        case IdNumberField():
            return "照证件打，校验码不对会当场提示；填好自动带出性别和出生日期。"
        case CreditCodeField():
            return "照执照打 18 位，校验码不对会当场提示。"
        case PhoneField():
            return "手机或带区号的座机，只打数字。"
        case NameField():
            return "照证件上的字打；生僻字打得出来就存得住。"
        case NoteField():
            return "可以写几段，按 Enter 换行。"
        case _:
            return "打字；以前写过的会列出来供选。"


def example_of(cabinet: Cabinet, field: Field) -> str:
    """An example of a value, "" where only its file can give one."""
    match field:
        case CodeField():
            return next(iter(field.codes.items.values()))
        case FlagField():
            return "是"
        case LinkField():
            return f"打拼音首字母，从{cabinet[field.kind].label}里选"
        case DayField():
            return "2026-03-08" if field.precise else "2026-03-08 或 2026-03"
        case MoneyField():
            return "1250.50"
        case PercentField():
            return "6.5"
        case IntegerField() | NumberField():
            return "12"
        case IdNumberField() | CreditCodeField():
            return "照证件上的 18 位"
        case PhoneField():
            return "13800000000"
        case NameField():
            return "陈志强"
        case BlobField() | SerialField():
            return "由程序填写"
    return "由程序填写" if field.auto else ""

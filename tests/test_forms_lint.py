"""The lint finds every wrong name in a form, and says where it stands."""

from dataclasses import replace
from typing import Any

import pytest

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.conditions import is_
from unionbook.ground.forms import (
    Bar,
    Form,
    Head,
    Notice,
    Only,
    Para,
    Publicity,
    Register,
    Row,
    Saying,
    Sheet,
    SheetPart,
    Single,
    Slot,
    Space,
    Table,
)
from unionbook.ground.formtext import named, parts, pieces
from unionbook.ground.lint import faults
from unionbook.records.drawers import KINDS

SAID: dict[str, Any] = {"name": "tried", "code": "P0", "label": "试用表", "purpose": "试用。"}
NAME = Head("person.name")


def found(form: Form, kind: str = "grievance") -> list[str]:
    """What the lint says of a form of the kind, and of nothing else."""
    kinds = [replace(one, forms=(form,) if one.name == kind else ()) for one in KINDS]
    said = list(faults(Cabinet(kinds)))
    assert all(fault.startswith(f"{kind}.tried: ") for fault in said)
    return said


def sheet(*parts: SheetPart, **more: Any) -> Single:
    return Single(**SAID, sheets=(Sheet("试用", parts, **more),))


GOOD: list[Form] = [
    Register(**SAID, columns=(NAME, Head("handler_a/handler_b"), Head(label="签名"), Head("grievance_step:what"))),
    Register(**SAID, columns=(Head("what"),), of="grievance_step", title="{number|信访}经过", where=is_("actor", "赵")),
    sheet(Row((Slot("person.name", span=4), Slot("satisfaction", span=8, choices=True)))),
    Notice(
        **SAID, paragraphs=("{article:petition.opinion}{due:finish}{limit:petition.finish}{office:name}{print:day}",)
    ),
]
WRONG: list[tuple[Form, str]] = [
    (Register(**SAID, columns=(Head("person.nmae"),)), "'person.nmae'"),
    (Register(**SAID, columns=(Head("subject|nobody"),)), "'nobody'"),
    (Register(**SAID, columns=(Head("grievance_step:who"),)), "'grievance_step:who'"),
    (Register(**SAID, columns=(Head("payment:amount"),)), "'payment:amount'"),
    (Register(**SAID, columns=(Head(),)), "neither value nor label"),
    (Register(**SAID, columns=(Head("subject", sum=True),)), "cannot be added up"),
    (Register(**SAID, columns=(NAME,), in_words=True), "no column is added up"),
    (Register(**SAID, columns=(Head(label="期限", clock="nothing"),)), "'nothing' is no clock"),
    (Register(**SAID, columns=(NAME,), subset="nobody"), "'nobody' is no subset"),
    (Register(**SAID, columns=(NAME,), order=("-nothing",)), "'nothing'"),
    (Register(**SAID, columns=(NAME,), of="payment"), "'payment' is no child kind"),
    (Register(**SAID, columns=(NAME,), together=True), "lists no child rows"),
    (Register(**SAID, columns=(NAME,), where=is_("nothing", 1)), "where: KeyError"),
    (Register(**SAID, columns=(NAME,), title="{nothing}表"), "'nothing'"),
    (Register(**SAID, columns=(NAME,), before=("{office:nothing}", "")), "no field of the office"),
    (Register(**SAID, columns=(NAME,), notes=("{print:hour}",)), "nothing a print knows"),
    (Register(**SAID, columns=(NAME,), public=Publicity("a", "b", "c")), "'c' is no rule"),
    (Register(**SAID, columns=(NAME,), only=Only("nothing", (1,), "不是。")), "'nothing'"),
    (sheet(Row(("person.name",) * 5)), "do not add up to 12"),
    (sheet(Row((Slot("subject", span=5), Slot("number", span=5)))), "do not add up to 12"),
    (sheet(Row((Slot("subject", choices=True),))), "has no choices"),
    (sheet(Row((Slot(label="材料", ticks=("subject",)),))), "'subject' is no flag"),
    (sheet(Row((Slot(),))), "neither value nor label"),
    (sheet(Space("nothing")), "'nothing'"),
    (sheet(Saying("{nothing}")), "'nothing'"),
    (sheet(Table("payment", (NAME,))), "'payment' is no child kind"),
    (sheet(Table("grievance_step", (Head("nothing"),))), "'nothing'"),
    (sheet(before=("{nothing}", "")), "'nothing'"),
    (Notice(**SAID, paragraphs=("{due:nothing}",)), "'due:nothing' is no clock"),
    (Notice(**SAID, paragraphs=("{article:nothing}",)), "'nothing' is no rule"),
    (Notice(**SAID, paragraphs=("{limit:petition.opinion}",)), "'petition.opinion' is no rule"),
    (Notice(**SAID, paragraphs=(Para("好。", when="nothing"),)), "'nothing'"),
    (Notice(**SAID, paragraphs=(), needs=("nothing",)), "'nothing'"),
    (Notice(**SAID, paragraphs=(), bars=(Bar("nothing", (1,), "不行。"),)), "'nothing'"),
    (Notice(**SAID, paragraphs=(), day="nothing"), "'nothing'"),
    (Notice(**{**SAID, "label": ""}, paragraphs=()), "no code, label or purpose"),
]


@pytest.mark.parametrize("form", GOOD, ids=range(len(GOOD)))
def test_right_names_are_left_alone(form: Form) -> None:
    assert found(form) == []


@pytest.mark.parametrize(("form", "said"), WRONG, ids=[said for _, said in WRONG])
def test_a_wrong_name_is_found(form: Form, said: str) -> None:
    assert any(said in fault for fault in found(form)), found(form)


def test_two_forms_of_one_name() -> None:
    kinds = [replace(one, forms=one.forms[:1] * 2) if one.name == "member" else one for one in KINDS]
    assert list(faults(Cabinet(kinds))) == ["member: two forms are called application"]


def test_the_grammar_of_values_and_texts() -> None:
    assert [[one.key for one in part] for part in parts("a.b|c/d:e~f")] == [["a.b", "c"], ["d:e"], ["f"]]
    assert parts("") == []
    assert named("好").words and not named("a").words
    text, brace, end = pieces("致{person.name|信访人}：")
    assert (text, end) == ("致", "：") and not isinstance(brace, str)
    assert [one.key for one in brace.alternatives] == ["person.name", "信访人"]

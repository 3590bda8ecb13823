"""The entries of names that are made at once, held against what entries are."""

from collections.abc import Collection
from itertools import takewhile

from hypothesis import given
from hypothesis import strategies as st

from unionbook.ground.search.terms import Manner, terms
from unionbook.store.search.names import of_name

CHARS = "王李张刘陈杨赵黄周吴伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华文玉志国建行单曾乐长鹅安噢·A1龘\U00020bb7"


def _shared(term: str, better: Collection[str]) -> int:
    alike = (takewhile(lambda pair: pair[0] == pair[1], zip(term, one, strict=False)) for one in better)
    return max((len([*pairs]) for pairs in alike), default=0)


@given(st.text(CHARS, max_size=5))
def test_a_name_is_found_by_its_terms_and_each_row_once(name: str) -> None:
    if (found := of_name(name)) is None:
        return
    whole, later = map(set, terms(name, Manner.NAME))
    assert sorted(found[0]) == sorted((one, _shared(one, {other for other in whole if other < one})) for one in whole)
    better = {one: whole | {other for other in later if other < one} for one in later}
    assert sorted(found[1]) == sorted((one, _shared(one, better[one])) for one in later)
    assert sorted(found[2]) == sorted({term[0] for term in whole | later})


def test_usual_names_are_made_at_once() -> None:
    assert all(map(of_name, ("王丽", "陈志强", "欧阳国华")))
    assert not any(map(of_name, ("王", "王王", "单国华", "王·丽", "王伟文", "王丽a", "中国工商银行")))

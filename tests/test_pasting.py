"""粘贴名单: who stands in a pasted list, and which persons of the book they are."""

from collections.abc import Iterator
from pathlib import Path
from time import process_time

import pytest
from ledger_desk import BRANCHES, STEMS, id_number, new_book, stored

from unionbook.ground.identity import check_digit
from unionbook.services.pasting import Named, names_in, whom
from unionbook.store.book import Book


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """王芳 twice in two unions, 李静 once, 单小伟 with a number."""
    with new_book(tmp_path_factory.mktemp("book")) as made:
        unions = [
            stored(made, "organisation", {"name": name, "structure": "1", "founded_on": "2015-3-1"})
            for name in ("示例电子厂工会", "示例鞋业公司工会")
        ]
        for number, (name, union) in enumerate([("王芳", 0), ("王芳", 1), ("李静", 0), ("单小伟", 1)]):
            person = {"person.name": name, "person.id_number": id_number(number), "person.phone": f"1380000000{number}"}
            stored(made, "member", {**person, "organisation": unions[union], "employment": "合同制",
                                    "migrant": "否", "joined_on": "2020-1-1"})
        yield made


@pytest.mark.parametrize(("text", "found"), [
    ("序号\t姓名\t单位\n1\t王芳\t示例电子厂\n2\t李静\t镇政府办公室\n合计\t2\n",
     [Named("王芳", "示例电子厂"), Named("李静", "镇政府办公室")]),
    ("王芳、李静，单小伟", [Named("王芳"), Named("李静"), Named("单小伟")]),
    ("姓 名\n王芳\n李静\n", [Named("王芳"), Named("李静")]),
    ("王芳\n\n 李  静 \n", [Named("王芳"), Named("李静")]),
    ("1.王芳\t13800000000", [Named("王芳", phone="13800000000")]),
    ("王芳 示例电子厂", [Named("王芳", "示例电子厂")]),
    ("欧阳 娜\t汉东村", [Named("欧阳娜", "汉东村")]), ("王芳 李静", [Named("王芳"), Named("李静")]),
    ("", []), ("合计\t60 人", []),
])
def test_who_is_named(text: str, found: list[Named]) -> None:
    assert names_in(text) == found


def test_a_number_says_who_it_is(book: Book) -> None:
    (one,) = whom(book, names_in(f"王芳\t{id_number(1)}"))
    assert one.sure and book.must("person", one.uids[0])["phone"] == "13800000001"
    (other,) = whom(book, names_in(f"王方\t{id_number(1)}"))
    assert not other.sure and other.uids == one.uids


@pytest.mark.parametrize(("line", "phone"), [("王芳\t示例鞋业", "13800000001"), ("王芳\t13800000000", "13800000000")])
def test_of_two_of_one_name_unit_or_phone_tells_which(book: Book, line: str, phone: str) -> None:
    (one,) = whom(book, names_in(line))
    assert one.sure and book.must("person", one.uids[0])["phone"] == phone


def test_two_of_one_name_are_asked_about_and_a_single_one_is_taken(book: Book) -> None:
    both, single, nobody = whom(book, names_in("王芳\n李静\n赵不在"))
    assert len(both.uids) == 2 and not both.sure
    assert single.sure and len(single.uids) == 1
    assert nobody.uids == () and not nobody.sure


def test_another_number_is_another_person(book: Book) -> None:
    (one,) = whom(book, names_in(f"李静\t{id_number(77)}"))
    assert one.uids == ()


def test_a_name_that_is_only_read_the_same_is_asked_about(book: Book) -> None:
    (one,) = whom(book, names_in("李晶"))
    assert one.near and not one.sure and book.must("person", one.uids[0])["name"] == "李静"


def test_a_number_in_its_old_form_is_the_same_number(book: Book) -> None:
    whole = id_number(2)
    (one,) = whom(book, names_in(f"李静\t{whole[:6]}{whole[8:-1]}"))
    assert one.sure and book.must("person", one.uids[0])["id_number"] == whole


def test_a_slip_in_the_number_is_asked_about(book: Book) -> None:
    whole = id_number(2)
    body = whole[:-2] + str((int(whole[-2]) + 2) % 10)
    (one,) = whom(book, names_in(f"李静\t{body}{check_digit(body)}"))
    assert not one.sure and book.must("person", one.uids[0])["id_number"] == whole


def test_sixty_names_are_answered_at_once(tmp_path: Path) -> None:
    names = [f"{first}{second}{third}" for first in "赵钱孙李" for second in STEMS for third in BRANCHES]
    with new_book(tmp_path) as made:
        with made.change("导入") as act:
            act.add_many("person", ["name"], [[name] for name in names])
            act.add_many("person", ["name"], [["欧阳明"], ["欧阳明"], ["李静"]])
        begun = process_time()
        found = whom(made, names_in("\n".join([*names[:57], "欧阳明", "李晶", "陈外来"])))
        assert process_time() - begun < 0.3
    sure, several, near, outside = found[:57], *found[57:]
    assert all(one.sure for one in sure) and len(several.uids) == 2 and near.near and outside.uids == ()

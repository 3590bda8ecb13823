"""A list of names that came back: matched line by line, and deciding on the chosen records."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import aid_round
import pytest
from aid_round import ASKED, FIRMS, Round, whole
from hypothesis import given, settings
from hypothesis import strategies as st

from unionbook.ground.errors import Refusal
from unionbook.records import CABINET
from unionbook.services.batch import Matching, Verdict, decide, match_names
from unionbook.store.book import Book
from unionbook.store.files import create_book
from unionbook.store.history import acts
from unionbook.store.undo import undo

APPLICATION = CABINET["application"]
NOON = 1_609_387_200_000
REASON = "本年已享受其他救助"
DAY = date(2020, 4, 1)


def made(folder: Path, count: int, stage: str, family: bool = False) -> tuple[Book, Round]:
    book = create_book(folder / "b.ubk", CABINET, clock=lambda: NOON)
    return book, aid_round.write(book, count, family, stage)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with create_book(tmp_path / "b.ubk", CABINET, clock=lambda: NOON) as found:
        yield found


@pytest.fixture(scope="module")
def eighty_two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Book, Round]]:
    """Reported applications; whoever changes them takes it back."""
    book, found = made(tmp_path_factory.mktemp("round"), 82, "submitted")
    with book:
        yield book, found


def lines_of(found: Round, kept: int) -> list[str]:
    """Lines in all the ways a county writes them, for the first so many applicants."""
    shapes = (
        lambda at: f"{at + 1}\t{aid_round.name(at)}\t{aid_round.number(at)}",
        lambda at: f"{at + 1}、{aid_round.name(at)}　{FIRMS[at % 3]}",
        lambda at: f"困2020－{at + 1:03}",
        lambda at: f"{aid_round.name(at)[0]}　{aid_round.name(at)[1:]}",
        lambda at: f"{aid_round.name(at)} {aid_round.number(at)[:6]}********{aid_round.number(at)[-4:]}",
        lambda at: aid_round.number(at).lower(),
    )
    return [shapes[at % len(shapes)](at) for at in range(kept)]


def test_every_way_of_writing_a_line_is_matched(eighty_two: tuple[Book, Round]) -> None:
    book, found = eighty_two
    matching = match_names(book, APPLICATION, found.applications, ["", *lines_of(found, 75), "  "])
    assert [line.verdict for line in matching.lines] == [Verdict.MATCHED] * 75
    assert [line.uids for line in matching.lines] == [(uid,) for uid in found.applications[:75]]
    assert list(matching.named) == found.applications[:75] and matching.unnamed == found.applications[75:]
    assert matching.doubtful == [] and matching.open == []


def test_seventy_five_of_eighty_two(eighty_two: tuple[Book, Round]) -> None:
    book, found = eighty_two
    before, count = whole(book), len(acts(book))
    matching = match_names(book, APPLICATION, found.applications, lines_of(found, 75))
    result = decide(book, APPLICATION, matching, "approved", "rejected", DAY, REASON, {found.applications[0]: 500_00})
    assert (result.approved, result.rejected, result.aside) == (found.applications[:75], found.applications[75:], [])
    granted = [book.must("application", uid)["granted"] for uid in found.applications[:75]]
    assert granted == [500_00, *[ASKED] * 74]
    for uid in found.applications[75:]:
        row = book.must("application", uid)
        assert (row["stage"], row["reject_reason"], row["rejected_on"]) == ("rejected", REASON, "2020-04-01")
    assert len(acts(book)) == count + 1
    assert acts(book, 1)[0].label == "帮扶申请：已批准 75 人，未获批 7 人"
    undo(book)
    assert whole(book) == before


def test_amounts_come_from_the_list_when_its_heading_says_so(eighty_two: tuple[Book, Round]) -> None:
    book, found = eighty_two
    rows = [f"{at + 1}\t{aid_round.name(at)}\t1,000\t{amount}" for at, amount in enumerate(("800", "1,000.50", ""))]
    lines = ["2020年困难帮扶获批名单", "序号\t姓名\t申请金额\t批准金额（元）", *rows, "合计\t\t\t1800.50"]
    matching = match_names(book, APPLICATION, found.applications, lines)
    kinds = [line.verdict for line in matching.lines]
    assert kinds == [Verdict.NONE, Verdict.OTHER, *[Verdict.MATCHED] * 3, Verdict.OTHER]
    assert list(matching.named.values()) == [800_00, 1000_50, None]
    assert matching.open == [0] and matching.choose(0, "").open == []
    decide(book, APPLICATION, matching, "approved", "rejected", DAY, REASON)
    granted = [book.must("application", uid)["granted"] for uid in found.applications[:3]]
    assert granted == [800_00, 1000_50, ASKED]
    undo(book)


@pytest.fixture
def namesakes(book: Book) -> tuple[Book, Round]:
    """Numbers 0 and 3 have one name and one union, 1 has the name but another union."""
    found = aid_round.write(book, 4, stage="submitted")
    with book.change("同名") as act:
        for at in (1, 3):
            act.set("person", found.persons[at], {"name": aid_round.name(0)})
    return book, found


def judged(setting: tuple[Book, Round], line: str) -> tuple[Verdict, list[int]]:
    book, found = setting
    (one,) = match_names(book, APPLICATION, found.applications, [line]).lines
    assert not one.why or one.why.endswith("。")
    return one.verdict, [found.applications.index(uid) for uid in one.uids]


def test_namesakes_are_told_apart_or_left_to_a_person(namesakes: tuple[Book, Round]) -> None:
    name = aid_round.name(0)
    assert judged(namesakes, name) == (Verdict.SEVERAL, [0, 1, 3])
    assert judged(namesakes, f"{name}\t{FIRMS[0]}") == (Verdict.SEVERAL, [0, 3])
    assert judged(namesakes, f"{name}\t{FIRMS[1]}") == (Verdict.MATCHED, [1])
    assert judged(namesakes, f"{name} {aid_round.number(3)}") == (Verdict.MATCHED, [3])
    assert judged(namesakes, f"{name} 12900000003") == (Verdict.MATCHED, [3])
    assert judged(namesakes, f"{name} 困2020-004") == (Verdict.MATCHED, [3])


def test_what_speaks_against_a_match_is_not_passed_over(namesakes: tuple[Book, Round]) -> None:
    other = aid_round.name(2)
    assert judged(namesakes, f"{other} {aid_round.number(60)}") == (Verdict.SEVERAL, [2])
    assert judged(namesakes, f"{other} 440000********0001") == (Verdict.SEVERAL, [2])
    assert judged(namesakes, f"{other} {FIRMS[0]}") == (Verdict.SEVERAL, [2])
    assert judged(namesakes, f"{other} {aid_round.number(0)}") == (Verdict.SEVERAL, [0, 2])
    assert judged(namesakes, f"困2020-003 {other} {aid_round.number(60)}") == (Verdict.SEVERAL, [2])
    assert judged(namesakes, f"错别字 {aid_round.number(2)}") == (Verdict.MATCHED, [2])
    assert judged(namesakes, "孙壬戌 12900000003") == (Verdict.NONE, [])
    assert judged(namesakes, f"{other[0]}*{other[2]}") == (Verdict.MATCHED, [2])


def test_a_person_decides_what_the_list_leaves_open(namesakes: tuple[Book, Round]) -> None:
    book, found = namesakes
    zero, one, two, three = found.applications
    matching = match_names(book, APPLICATION, found.applications, [aid_round.name(0), aid_round.number(2)])
    assert matching.doubtful == [zero, one, three] and matching.unnamed == []
    result = decide(book, APPLICATION, matching, "approved", "rejected", DAY, REASON)
    assert result.approved == [two] and result.rejected == []
    assert [uid for uid, _, _ in result.aside] == [zero, one, three]
    undo(book)
    chosen = matching.choose(0, one)
    assert chosen.named.keys() == {one, two} and chosen.unnamed == [zero, three]
    for wrong in (two, found.persons[0]):
        with pytest.raises(Refusal):
            matching.choose(0, wrong)


def test_the_second_line_of_one_row_is_said_to_be_so(eighty_two: tuple[Book, Round]) -> None:
    book, found = eighty_two
    lines = [aid_round.name(4), aid_round.number(4)]
    first, second = match_names(book, APPLICATION, found.applications, lines).lines
    assert (first.verdict, second.verdict) == (Verdict.MATCHED, Verdict.AGAIN)
    assert second.uids == first.uids and aid_round.name(4) in second.why


def test_other_kinds_are_matched_by_what_names_them(eighty_two: tuple[Book, Round]) -> None:
    book, found = eighty_two
    files = match_names(book, CABINET["hardship"], found.files, ["困2020-007", aid_round.name(8)])
    assert list(files.named) == [found.files[6], found.files[8]]
    unions = [uid for (uid,) in book.select("organisation", ["uid"])]
    matching = match_names(book, CABINET["organisation"], unions, [f"1. {FIRMS[2]}"])
    assert [book.title("organisation", uid) for uid in matching.named] == [FIRMS[2]]


def test_a_step_without_such_a_field_refuses_what_it_cannot_keep(eighty_two: tuple[Book, Round]) -> None:
    book, found = eighty_two
    matching = match_names(book, APPLICATION, found.applications[:2], [aid_round.name(0)])
    before = whole(book)
    with pytest.raises(Refusal, match="没有写原因的栏目"):
        decide(book, APPLICATION, matching, "approved", "withdrawn", DAY, REASON)
    with pytest.raises(Refusal, match="没有可以填金额的栏目"):
        decide(book, APPLICATION, matching, "reviewed", "rejected", DAY, REASON, {found.applications[0]: 1})
    with pytest.raises(Refusal, match="没有“lost”这个阶段"):
        decide(book, APPLICATION, matching, "approved", "lost", DAY, "")
    assert whole(book) == before


@st.composite
def lists(draw: st.DrawFn) -> tuple[list[int], list[str]]:
    """A selection among twelve, and a list with right, doubtful and foreign lines."""
    chosen = draw(st.lists(st.integers(0, 11), min_size=1, max_size=12, unique=True))
    known = st.integers(0, 13).flatmap(
        lambda at: st.sampled_from(
            [aid_round.name(at), aid_round.number(at), f"{at}\t{aid_round.name(at)}\t{FIRMS[(at + 1) % 3]}"]
        )
    )
    free = st.text(st.sampled_from("赵钱甲子 \t*0123456789元合计"), max_size=12)
    return chosen, draw(st.lists(known | free, max_size=14))


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Book, Round]]:
    """Twelve applications of three names, some in stages from which nothing is decided."""
    book, found = made(tmp_path_factory.mktemp("mixed"), 12, "submitted")
    with book:
        with book.change("各不相同") as act:
            for at in range(12):
                act.set("person", found.persons[at], {"name": aid_round.name(at % 9)})
            act.set("application", found.applications[5], {"stage": "withdrawn"})
            act.set("application", found.applications[6], {"asked": None})
            act.set("application", found.applications[7], {"submitted_on": "2020-06-01"})
        yield book, found


@settings(max_examples=20)
@given(lists(), st.sampled_from(["", REASON]))
def test_every_chosen_row_ends_in_one_place_and_no_other_changes(
    mixed: tuple[Book, Round], given_: tuple[list[int], list[str]], reason: str
) -> None:
    book, found = mixed
    places, lines = given_
    chosen = [found.applications[at] for at in places]
    before, number = whole(book), acts(book, 1)[0].number
    matching: Matching = match_names(book, APPLICATION, chosen, lines)
    assert sorted([*matching.named, *matching.doubtful, *matching.unnamed]) == sorted(chosen)
    result = decide(book, APPLICATION, matching, "approved", "rejected", DAY, reason)
    aside = [uid for uid, _, _ in result.aside]
    assert sorted([*result.approved, *result.rejected, *aside]) == sorted(chosen)
    after = whole(book)
    for uid in result.approved:
        assert uid in matching.named and after["application"][uid]["stage"] == "approved"
    for uid in result.rejected:
        assert uid in matching.unnamed and after["application"][uid]["reject_reason"] == reason != ""
    same = {uid for uid in found.applications if uid not in {*result.approved, *result.rejected}}
    assert {uid: after["application"][uid] for uid in same} == {uid: before["application"][uid] for uid in same}
    assert after | {"application": {}} == before | {"application": {}}
    if acts(book, 1)[0].number != number:
        undo(book)
    assert whole(book) == before

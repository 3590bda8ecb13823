"""A purge of a person reaches the rows that were made one with it; what was purged is made one with nothing."""

from datetime import date
from pathlib import Path

import pytest
from purge_book import FILE, HARDSHIP, empty_book, hardship, sound

from unionbook.ground.errors import Refusal
from unionbook.ground.fields import Value
from unionbook.records import CABINET
from unionbook.services.doubles.merging import ONE, unite
from unionbook.services.past import take_back
from unionbook.services.privacy.purge import purge
from unionbook.services.privacy.retention import past
from unionbook.store.history import acts

NAME, NUMBER = "柯望舒", "330102196402028888"


def test_nothing_is_left_of_the_row_that_went_into_a_purged_one(tmp_path: Path) -> None:
    with empty_book(tmp_path) as book:
        file, person = hardship(book, NAME, NUMBER, "2024-03-04")
        with book.change("登记人员") as act:
            other = act.add("person", {"name": "柯望书", "id_type": "9", "address": "青山镇柳浪路九号楼二单元"})
        unite(book, CABINET["person"], person, other, {}, "")
        key = acts(book, 1)[0].key
        purge(book, [(HARDSHIP, file)], "到期清理")
        body = book.path.read_bytes()
        words = (NAME, NUMBER, "柯望书", "青山镇柳浪路九号楼二单元")
        assert sound(book) and [word for word in words if word.encode() in body] == []
        told = take_back(book, key).conflicts
        assert told and "已按保存期限清除" in told[0] and book.values("person", other) is None
        with book.change("登记人员") as act:
            fresh = act.add("person", {"name": "柯望舒"})
        with pytest.raises(Refusal, match="已按保存期限清除"):
            unite(book, CABINET["person"], fresh, person, {}, "")


def test_of_a_person_still_in_use_the_row_that_went_into_it_stays_too(tmp_path: Path) -> None:
    with empty_book(tmp_path) as book:
        with book.change(f"登记会员 {NAME}") as act:
            where = act.add("organisation", {"name": "样板工会", "stage": "normal", "structure": "1"})
            people = [act.add("person", {"name": NAME, "id_number": number}) for number in (NUMBER, None)]
            held: dict[str, Value] = {"organisation": where, "joined_on": "2019-05-01", "stage": "active"}
            cards = [act.add("member", held | {"person": person, "migrant": 0}) for person in people]
            joined: dict[str, Value] = {"sort": "join", "on": "2019-05-01", "document": "批复"}
            event = act.add("member_event", joined | {"member": cards[1]})
            file = act.add("hardship", FILE | {"person": people[1], "exited_on": "2024-03-04"})
        unite(book, CABINET["person"], people[0], people[1], {}, ONE)
        assert {one.uid for one in past(book, date(2060, 1, 1))} == {file}
        assert "他还在：会员" in "".join(purge(book, [(HARDSHIP, file)]).stays)
        assert book.must("member_event", event)["document"] == "批复"
        assert f"登记会员 {NAME}" in [line.label for line in acts(book)] and sound(book)

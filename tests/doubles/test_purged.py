"""A purge of a person reaches the rows that were made one with it; what was purged is made one with nothing."""

from pathlib import Path

import pytest
from purge_book import HARDSHIP, empty_book, hardship, sound

from unionbook.ground.errors import Refusal
from unionbook.records import CABINET
from unionbook.services.doubles.merging import unite
from unionbook.services.past import take_back
from unionbook.services.privacy.purge import purge
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

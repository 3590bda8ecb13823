"""Keys of rows: UUID version 7, in order, unique."""

import threading
import time
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unionbook.ground import uid
from unionbook.ground.uid import new_uid, new_uids, uid_time


def test_shape_version_and_variant() -> None:
    for key in [new_uid(), *new_uids(1000)]:
        parsed = UUID(key)
        assert str(parsed) == key
        assert (parsed.version, parsed.variant) == (7, "specified in RFC 4122")


def test_keys_ascend_within_one_millisecond() -> None:
    keys = [new_uid() for _ in range(5000)]
    assert keys == sorted(set(keys))


def test_the_time_is_that_of_making() -> None:
    before = datetime.now(UTC)
    made = uid_time(new_uid())
    assert before - timedelta(milliseconds=1) <= made <= datetime.now(UTC)


def test_other_text_has_no_time() -> None:
    with pytest.raises(ValueError, match="version 7"):
        uid_time(str(uuid4()))
    with pytest.raises(ValueError):
        uid_time("信访〔2026〕052")


@settings(max_examples=50)
@given(st.lists(st.integers(0, 300), max_size=8))
def test_blocks_are_ascending_and_nothing_sorts_into_them(sizes: list[int]) -> None:
    blocks = [new_uids(size) for size in sizes]
    keys = [key for block in blocks for key in block]
    assert [len(block) for block in blocks] == sizes
    assert keys == sorted(set(keys))
    for block in filter(None, blocks):
        assert UUID(block[-1]).int - UUID(block[0]).int == len(block) - 1


def test_a_block_does_not_run_over_its_last_group(monkeypatch: pytest.MonkeyPatch) -> None:
    far = (time.time_ns() // 1_000_000 + 10_000) << 74
    monkeypatch.setattr(uid, "_last", far | (1 << 48) - 3)
    keys = new_uids(5)
    assert keys == sorted(set(keys))
    assert len({key[:23] for key in keys}) == 1
    assert keys[0].endswith("-000000000000")
    assert new_uid() > keys[-1]


def test_a_clock_set_back_does_not_break_the_order(monkeypatch: pytest.MonkeyPatch) -> None:
    last = new_uid()
    monkeypatch.setattr(time, "time_ns", lambda: 1_000_000_000)
    assert new_uid() > last


def test_threads_never_make_the_same_key() -> None:
    made: list[list[str]] = []

    def make() -> None:
        made.extend(new_uids(50) for _ in range(40))

    threads = [threading.Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    keys = [key for block in made for key in block]
    assert len(set(keys)) == len(keys) == 4 * 40 * 50
    assert sorted(keys) == [key for block in sorted(made) for key in block]


def test_no_keys() -> None:
    assert new_uids(0) == []

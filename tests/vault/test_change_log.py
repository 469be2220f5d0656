"""What changed since a moment."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notes_lsp.vault import change_log
from notes_lsp.vault.change_log import ChangeLog


def test_each_is_told_once_in_order() -> None:
    log = ChangeLog()
    assert (log.since(0), log.moment) == ([], 0)
    for number in (3, 1, 3, 2):
        log.add(number)
    assert [log.since(moment) for moment in range(5)] == [[3, 1, 2], [1, 3, 2], [3, 2], [2], []]


def test_of_what_came_before_nothing_is_known() -> None:
    log = ChangeLog(before=2)
    log.add(7)
    assert log.moment == 3
    assert [log.since(moment) for moment in range(4)] == [None, None, [7], []]


@given(st.lists(st.integers(0, 5), max_size=40), st.integers(0, 40))
def test_however_long_it_gets_nothing_is_missed(changes: list[int], moment: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(change_log, "KEPT", 8)
        log = ChangeLog()
        for number in changes:
            log.add(number)
    moment = min(moment, len(changes))
    assert log.moment == len(changes)
    found = log.since(moment)
    if found is None:
        assert len(changes) - moment > 8
    else:
        assert set(found) == set(changes[moment:])


def test_it_takes_no_more_room_with_time() -> None:
    log = ChangeLog()
    for number in range(5 * change_log.KEPT):
        log.add(number % 7)
    assert len(log._recent) < 2 * change_log.KEPT
    assert log.since(log.moment - change_log.KEPT) is not None

"""The two times of a stamp, edited as one."""

from __future__ import annotations

import pytest

from notes_lsp.features.linked_editing import linked_spans
from notes_lsp.syntax.parser import parse
from tests import vaultfix

ANCHOR = '<a class="yt-timestamp" data-t="<t|{}|t>">[<t|{}|t>]</a>'


@pytest.mark.parametrize("cursor", [34, 40, 42])
def test_in_one_time_both_are_edited(cursor: int) -> None:
    fixture = vaultfix.read("x " + ANCHOR.format("00:00:35", "00:00:35"))
    spans = [place.span for place in fixture.spans["t"]]
    assert linked_spans(parse(fixture.text), cursor) == spans


@pytest.mark.parametrize("offset", [0, 10, 58])
def test_elsewhere_nothing_is(offset: int) -> None:
    fixture = vaultfix.read("x " + ANCHOR.format("00:00:35", "00:00:35"))
    assert linked_spans(parse(fixture.text), offset) == []


def test_different_times_are_edited_each() -> None:
    fixture = vaultfix.read(ANCHOR.format("00:00:35", "00:00:36"))
    assert linked_spans(parse(fixture.text), 36) == []


def test_a_time_that_stands_alone_is() -> None:
    assert linked_spans(parse("[00:00:35]"), 4) == []

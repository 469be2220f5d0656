"""Timestamps that are written are read back: as what they are, where they go to, of which video."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notes_lsp.syntax.clock import read_clock
from notes_lsp.syntax.nodes import Notation, Timestamp
from notes_lsp.syntax.notations import LAST_MOMENT, WRITTEN, anchor, write_timestamp
from notes_lsp.syntax.parser import parse

VIDEO = "-VqmFI9vY7w"


def stamps_of(text: str) -> list[Timestamp]:
    return list(parse(text).each(lambda block: block.timestamps))


@pytest.mark.parametrize(
    ("notation", "written"),
    [
        ("anchor", '<a class="yt-timestamp" data-t="01:02:05">[01:02:05]</a>'),
        ("bracket", "[01:02:05]"),
        ("fragment-link", "[01:02:05](#t=01:02:05)"),
        ("video-link", f"[01:02:05](https://www.youtube.com/watch?v={VIDEO}&t=3725s)"),
        ("seek-link", "[01:02:05](ytseek://3725)"),
        ("media-link", "[01:02:05]()"),
        ("fence", "```timestamp\n01:02:05\n```"),
        ("logseq", "{{youtube-timestamp 3725}}"),
        ("chapter", "01:02:05"),
    ],
)
def test_each_notation(notation: Notation, written: str) -> None:
    assert write_timestamp(notation, 3725, VIDEO) == written


def test_links_and_chapters_are_short_within_the_first_hour() -> None:
    assert write_timestamp("fragment-link", 185) == "[03:05](#t=03:05)"
    assert write_timestamp("media-link", 185) == "[03:05]()"
    assert write_timestamp("chapter", 185) == "03:05"
    assert write_timestamp("bracket", 185) == "[00:03:05]"


@pytest.mark.parametrize("notation", sorted({*WRITTEN} - {"chapter", "fence"}))
@given(st.integers(0, LAST_MOMENT), st.from_regex(r"[A-Za-z0-9_-]{11}", fullmatch=True))
def test_what_is_written_is_read_back(notation: Notation, seconds: int, video: str) -> None:
    written = write_timestamp(notation, seconds, video)
    text = f"It says so {written}, and more."
    (stamp,) = stamps_of(text)
    assert text[stamp.start : stamp.end] == written
    assert stamp.notation == notation
    assert stamp.flaws == 0
    assert stamp.video == (video if notation == "video-link" else None)
    for piece in (stamp.time, stamp.label):
        assert piece is not None
        clock = read_clock(piece.text)
        assert (clock.meant, clock.certain, clock.in_range) == (seconds, True, True)


@given(st.lists(st.integers(0, LAST_MOMENT), min_size=2, max_size=4))
def test_chapters_are_read_back_where_there_are_two(moments: list[int]) -> None:
    lines = [f"{write_timestamp('chapter', seconds)} A topic" for seconds in moments]
    found = stamps_of("\n".join(lines))
    assert [stamp.notation for stamp in found] == ["chapter"] * len(moments)
    assert [read_clock(stamp.time.text).meant for stamp in found if stamp.time] == moments


@given(st.integers(0, LAST_MOMENT))
def test_fences_are_read_back(seconds: int) -> None:
    (stamp,) = stamps_of(f"Before.\n{write_timestamp('fence', seconds)}\nAfter.")
    assert stamp.notation == "fence"
    assert stamp.time is not None
    assert read_clock(stamp.time.text).meant == seconds


def test_all_but_the_slip_are_written() -> None:
    assert set(get_args(Notation)) - set(WRITTEN) == {"wikilink"}


@pytest.mark.parametrize(
    ("notation", "seconds"),
    [("wikilink", 1), ("video-link", 1), ("anchor", -1), ("anchor", LAST_MOMENT + 1)],
)
def test_what_cannot_be_written(notation: Notation, seconds: int) -> None:
    with pytest.raises(ValueError, match="is written"):
        write_timestamp(notation, seconds)


def test_an_anchor_may_show_something_else() -> None:
    assert anchor(65, 70) == '<a class="yt-timestamp" data-t="00:01:05">[00:01:10]</a>'
    assert anchor(65, "here") == '<a class="yt-timestamp" data-t="00:01:05">here</a>'

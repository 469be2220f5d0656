"""Which second a stamp means, and which stamps of a note can be taken at their word."""

from __future__ import annotations

import pytest

from notes_lsp.features.moments import plausible_seconds, seconds_of, time_span
from notes_lsp.syntax.parser import parse


def stamp(clock: str, label: str | None = None) -> str:
    return f'<a class="yt-timestamp" data-t="{clock}">[{label or clock}]</a>'


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        (stamp("00:01:05"), 65),
        (stamp("41:50"), 2510),
        (stamp("00:01:05", "00:02:00"), 65),
        (stamp("HH:MM:SS", "00:02:00"), 120),
        ("[00:01:05]", 65),
        ("[1:05](#t=0:02)", 2),
        ("[1:05](https://youtu.be/abcdefghijk?t=1m2s)", 62),
        ("{{youtube-timestamp 113}}", 113),
        (stamp("HH:MM:SS"), None),
    ],
)
def test_what_a_stamp_means(text: str, seconds: int | None) -> None:
    (found,) = parse(text).each(lambda block: block.timestamps)
    assert seconds_of(found) == seconds


@pytest.mark.parametrize(
    ("clocks", "believed"),
    [
        ("00:00:30 00:12:00 01:30:15", "00:00:30–01:30:15"),
        ("00:00:30 12:34:56", "00:00:30"),
        ("42:34:00 12:00:00 03:10:00 00:02:30 51:20:00", "00:02:30"),
        ("00:10:00 00:20:00 00:30:00 00:40:00", "00:10:00–00:40:00"),
        ("42:34:00 12:00:00 03:10:00 51:20:00", ""),
        (
            "12:34:00 13:10:00 42:34:00 51:20:00 03:10:00 00:02:31 00:03:32 00:04:33 00:05:34",
            "00:02:31–00:05:34",
        ),
        ("HH:MM:SS", ""),
    ],
)
def test_spans_hold_what_can_be_taken_at_its_word(clocks: str, believed: str) -> None:
    text = " and ".join(map(stamp, clocks.split()))
    plausible = plausible_seconds(parse(text).each(lambda block: block.timestamps), 4.0)
    assert time_span(plausible, 0, len(text)) == believed


def test_a_span_is_of_what_stands_between_two_places() -> None:
    text = "[00:00:10] and [00:00:20] and [00:00:30]"
    plausible = plausible_seconds(parse(text).each(lambda block: block.timestamps), 4.0)
    assert time_span(plausible, text.index("[00:00:20"), text.index("[00:00:30")) == "00:00:20"
    assert time_span(plausible, len(text), len(text)) == ""

"""Timestamps at other moments: label and target move together, each in its own form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notes_lsp.features.stamps.shift import Unmovable, shift_stamps
from notes_lsp.features.stamps.sound import Rewrite
from notes_lsp.syntax.notations import LAST_MOMENT, WRITTEN, anchor, write_timestamp
from notes_lsp.text.span import Span, apply_edits
from tests.features.stamps.rewriting import MATTER, OTHER, VIDEO, here, moments, rewritten

URL = "https://www.youtube.com/watch?v="


def shifted(text: str, by: int) -> tuple[str, list[str]]:
    def shift(here_: object) -> Rewrite:
        done = shift_stamps(here(text), by)
        assert isinstance(done, Rewrite)
        return done

    return rewritten(text, shift)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (anchor(65), anchor(75)),
        (anchor(65, "see here"), anchor(75, "see here")),
        ("<a id=\"x\" data-t='00:01:05' class=yt-timestamp>[00:01:05]</a>",) * 2,
        ("[00:01:05, 1:05 - 59:55]", "[00:01:15, 1:15 - 01:00:05]"),
        ("[1:05](#t=0:01:05)", "[1:15](#t=0:01:15)"),
        ("[01:05](#)", "[01:15](#)"),
        (
            f'[01:05]({URL}{VIDEO}&t=65s&list=x "The mill")',
            f'[01:15]({URL}{VIDEO}&t=75s&list=x "The mill")',
        ),
        (f"[1:05](https://youtu.be/{VIDEO}?t=1m5s)", f"[1:15](https://youtu.be/{VIDEO}?t=1m15s)"),
        ("[01:05](ytseek://65)", "[01:15](ytseek://75)"),
        ("{{youtube-timestamp 65}}", "{{youtube-timestamp 75}}"),
        ("{{youtube-timestamp 00:01:05}}", "{{youtube-timestamp 00:01:15}}"),
        ("[[00:01:05]]", "[[00:01:15]]"),
        ("\n\n```timestamp\n00:01:05\n\n1:05\n```\n", "\n\n```timestamp\n00:01:15\n\n1:15\n```\n"),
        ("\n\n0:05 One\n59:55 Two\n", "\n\n0:15 One\n01:00:05 Two\n"),
    ],
)
def test_every_notation_keeps_its_form(before: str, after: str) -> None:
    if before == after:
        after = before.replace("00:01:05", "00:01:15")
    assert shifted(f"{MATTER}Said {before}.\n", 10) == (f"{MATTER}Said {after}.\n", [])


def test_all_the_rest_is_kept() -> None:
    text = f"\ufeff{MATTER}# {anchor(65)}\r\n`[00:01:05]` at 1:05 [[a | b]] %%[00:01:05]%%"
    assert shifted(text, -5) == (text.replace(anchor(65), anchor(60)), [])


def test_nothing_is_moved_if_one_would_come_before_the_beginning() -> None:
    text = f"{MATTER}{anchor(65)} [00:00:05]"
    done = shift_stamps(here(text), -6)
    assert isinstance(done, Unmovable)
    assert text[done.stamp.start :] == "[00:00:05]"
    assert done.reason == "00:00:05 would be moved before the beginning of the video"
    assert shifted(text, -5)[0] == f"{MATTER}{anchor(60)} [00:00:00]"


def test_nothing_is_moved_past_what_can_be_written() -> None:
    done = shift_stamps(here(f"{MATTER}{anchor(65)}"), LAST_MOMENT)
    assert isinstance(done, Unmovable)
    assert done.reason == "00:01:05 would be moved past 99:59:59 of the video"


def test_stamps_of_other_videos_stay() -> None:
    link = f"[01:05]({URL}{OTHER}&t=65s)"
    text = f"{MATTER}{anchor(65)} {link}"
    assert shifted(text, 10) == (
        f"{MATTER}{anchor(75)} {link}",
        [f"{link} is of another video, {OTHER}"],
    )


def test_a_note_of_many_videos_has_none_of_its_own() -> None:
    text = f"[01:05]({URL}{OTHER}&t=65s) [02:00]({URL}{VIDEO}&t=120s)"
    after = text.replace("01:05", "01:15").replace("65s", "75s")
    assert shifted(text, 10) == (after.replace("02:00", "02:10").replace("120s", "130s"), [])


@pytest.mark.parametrize(
    ("stamp", "why"),
    [
        (anchor(65, 70), "shows 00:01:10 and leads to 00:01:05"),
        (anchor(65).replace("00:01:05", "01:05", 1), "says “01:05”, which is no time in good form"),
        (anchor(65).replace("class", "klass"), "is broken"),
    ],
)
def test_what_is_not_sound_is_left_alone(stamp: str, why: str) -> None:
    assert shifted(f"{MATTER}{stamp}", 10) == (f"{MATTER}{stamp}", [f"{stamp} {why}"])


def test_shifted_minutes_stay_recognisable() -> None:
    text = MATTER + " ".join(anchor(3600 * minute) for minute in (42, 12, 3, 51)) + anchor(65)
    done = shift_stamps(here(text), 10, [Span(text.rindex("<a"), len(text))])
    assert isinstance(done, Unmovable)
    assert (done.stamp.start, done.reason) == (
        len(MATTER),
        "this looks shifted, minutes for hours",
    )


def test_only_those_in_a_selection() -> None:
    text = f"{MATTER}[00:00:01] [00:00:02, 00:00:03] [00:00:04]"
    within = [Span(text.index("00:00:03"), len(text) - 1)]
    done = shift_stamps(here(text), 10, within)
    assert isinstance(done, Rewrite)
    after = f"{MATTER}[00:00:01] [00:00:02, 00:00:13] [00:00:14]"
    assert (apply_edits(text, done.edits), done.changed) == (after, 2)


def test_no_seconds_are_no_edits() -> None:
    assert shift_stamps(here(f"{MATTER}{anchor(65)}"), 0) == Rewrite([], 0, [])


PARTS = st.one_of(
    st.builds(
        write_timestamp,
        st.sampled_from(WRITTEN),
        st.integers(3_000, 7_000),
        st.just(VIDEO),
    ),
    st.sampled_from(["[59:40, 0:59:50, 75:00]", "\n", " said ", "**", "`", "[[", "]]", "%%", "- "]),
    st.sampled_from([f"[59:40](https://youtu.be/{VIDEO}?t=59m40s)", "[59:40](#t=3580)"]),
)


@given(st.lists(PARTS, max_size=12), st.integers(-3_000, 3_000))
def test_all_moments_move_alike_there_and_back(parts: list[str], by: int) -> None:
    text = f"{MATTER}{''.join(parts)}"
    there, left = shifted(text, by)
    assert left == []
    assert moments(there) == [seconds + by for seconds in moments(text) if seconds is not None]
    assert moments(shifted(there, -by)[0]) == moments(text)

"""Timestamps in another notation: what is written, what is left alone, and that no moment moves."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from notes_lsp.features.stamps.convert import convert_stamps
from notes_lsp.features.stamps.sound import Rewrite
from notes_lsp.syntax.nodes import Notation
from notes_lsp.syntax.notations import WRITTEN, anchor, write_timestamp
from notes_lsp.text.span import Span, apply_edits
from tests.features.stamps.rewriting import MATTER, OTHER, VIDEO, here, moments, rewritten

A = anchor(65)
URL = "https://www.youtube.com/watch?v="
ALL = f"media_link: {URL}{VIDEO}\n---\n"
MEDIA = MATTER.replace("---\n", "", 1).replace("---\n", ALL)


def converted(text: str, to: Notation, source: Notation | None = None) -> tuple[str, list[str]]:
    return rewritten(text, lambda here: convert_stamps(here, to, source=source))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[00:01:05]", A),
        ("[01:05](#t=01:05)", A),
        ("[1:05](#t=0:01:05)", A),
        ("[01:05](#)", A),
        (f"[01:05]({URL}{VIDEO}&t=65s)", A),
        (f"[01:05](https://youtu.be/{VIDEO}?t=1m5s)", A),
        ("[01:05](ytseek://65)", A),
        ("[01:05]()", A),
        ("{{youtube-timestamp 65}}", A),
        ("{{youtube-timestamp 00:01:05}}", A),
        ("[[00:01:05]]", A),
        (f"[[00:01:05]]({URL}{VIDEO}&t=65s)", A),
        ("[00:01:05, 00:02:00 - 00:02:09]", f"{A}, {anchor(120)} - {anchor(129)}"),
        ("[[00:01:05, 00:02:00]]", f"{A}, {anchor(120)}"),
    ],
)
def test_into_anchors(before: str, after: str) -> None:
    text = f"{MATTER}Said, **{before}** and more.\n"
    assert converted(text, "anchor") == (text.replace(before, after), [])


@pytest.mark.parametrize("to", sorted({*WRITTEN} - {"fence", "chapter"}))
def test_from_anchors(to: Notation) -> None:
    text = f"---\n{MEDIA}Said {A}, {A}.\n"
    written = write_timestamp(to, 65, VIDEO)
    assert converted(text, to) == (f"---\n{MEDIA}Said {written}, {written}.\n", [])


def test_chapter_lists() -> None:
    chapters = f"{MATTER}\n00:17 Start\n1:02:03 Middle\n\nAt 00:20 no more.\n"
    anchors = chapters.replace("00:17", anchor(17)).replace("1:02:03", anchor(3723))
    assert converted(chapters, "anchor") == (anchors, [])
    assert converted(anchors, "chapter") == (chapters.replace("1:02:03", "01:02:03"), [])


def test_a_chapter_that_stands_alone_would_be_none() -> None:
    text = f"{MATTER}Said {A}.\n\n{anchor(17)} Alone\n\n{anchor(18)} One\n{anchor(19)} Two\n"
    after = text.replace(anchor(18), "00:18").replace(anchor(19), "00:19")
    assert converted(text, "chapter") == (
        after,
        [
            f"{A} would not be read as a timestamp there",
            f"{anchor(17)} would not be read as a timestamp there",
        ],
    )


def test_fences() -> None:
    fences = f"{MATTER}One\n```timestamp\n00:01:05\n00:02:00\n```\nTwo\n"
    anchors = f"{MATTER}One\n{A}\n{anchor(120)}\nTwo\n"
    assert converted(fences, "anchor") == (anchors, [])
    own = f"{MATTER}One\n```timestamp\n00:01:05\n```\n```timestamp\n00:02:00\n```\nTwo\n"
    assert converted(anchors, "fence") == (own, [])
    assert converted(own, "anchor") == (anchors, [])


def test_line_ends_are_those_of_the_note() -> None:
    text = f"{MATTER}One\n\n{A}\n\nTwo\n".replace("\n", "\r\n")
    fence = "```timestamp\r\n00:01:05\r\n```"
    assert converted(text, "fence") == (text.replace(A, fence), [])
    assert converted(text.replace(A, fence), "anchor") == (text, [])


@pytest.mark.parametrize(
    ("fence", "why"),
    [
        ("```timestamp\n00:01:05\nsaid\n```", "stands in a fence that holds something else, too"),
        ("```timestamp\n00:01:05", "stands in a fence that holds something else, too"),
        ("- ```timestamp\n  00:01:05\n  ```", "stands in a fence within something else"),
    ],
)
def test_fences_that_stay(fence: str, why: str) -> None:
    text = f"{MATTER}{fence}"
    assert converted(text, "anchor") == (text, [f"00:01:05 {why}"])


@pytest.mark.parametrize("to", WRITTEN)
def test_what_has_the_notation_is_not_touched(to: Notation) -> None:
    written = write_timestamp(to, 65, VIDEO)
    text = f"{MATTER}{written} Said\n{written} so\n"
    assert converted(text, to) == (text, [])


@pytest.mark.parametrize(
    ("matter", "stamp", "to", "why"),
    [
        ("", A, "video-link", "is of no video that the note names"),
        (MATTER, A, "media-link", "needs a media_link in the frontmatter"),
        ("", A, "bracket", "would be no timestamp, since the note names no video"),
        ("", "[00:01:05]", "anchor", "may be no timestamp, since the note names no video"),
        (
            "",
            f"[01:05]({URL}{VIDEO}&t=65)",
            "anchor",
            f"is of the video {VIDEO}, and the note names none",
        ),
        (
            MATTER,
            f"[01:05]({URL}{OTHER}&t=65)",
            "seek-link",
            f"is of the video {OTHER}, and the note’s is {VIDEO}",
        ),
        (
            f"---\nmedia_link: {URL}{OTHER}\nvideoId: {VIDEO}\n---\n",
            "[01:05]()",
            "anchor",
            f"is of the video {OTHER}, and the note’s is {VIDEO}",
        ),
        (
            f"---\nmedia_link: talk.mp3\nvideoId: {VIDEO}\n---\n",
            "[01:05]()",
            "anchor",
            "would be of another recording than the file of media_link",
        ),
        (
            f"---\nmedia_link: {URL}{OTHER}\n---\n",
            A,
            "media-link",
            "is of no video that the note names",
        ),
    ],
)
def test_no_other_video_is_meant(matter: str, stamp: str, to: Notation, why: str) -> None:
    text = f"{matter}Said {stamp}.\n"
    assert converted(text, to) == (text, [f"{stamp} {why}"])


def test_a_stamp_keeps_the_video_that_it_names() -> None:
    text = f"---\nmedia_link: {URL}{OTHER}\nvideoId: {VIDEO}\n---\n[01:05]() {A}\n"
    own, other = f"[01:05]({URL}{VIDEO}&t=65s)", f"[01:05]({URL}{OTHER}&t=65s)"
    links = text.replace("[01:05]()", other).replace(A, own)
    assert converted(text, "video-link") == (links, [])
    assert converted(links, "media-link")[0] == links.replace(other, "[01:05]()")


@pytest.mark.parametrize(
    ("stamp", "why"),
    [
        (A.replace("00:01:05", "01:05", 1), "says “01:05”, which is no time in good form"),
        (A.replace("[00:01:05]", "[00:01:09]"), "shows 00:01:09 and leads to 00:01:05"),
        (A.replace("[00:01:05]", ""), "is broken"),
        (A.replace("[00:01:05]", "see here"), "shows words"),
        (A.replace("<a", '<a id="x-1-2-3"'), "holds more than its time"),
        ("[01:58:02](#t=01:58)", "shows 01:58:02 and leads to 00:01:58"),
        ('[01:05](#t=01:05 "The mill")', "holds more than its time"),
        ("[12:49:12](#t=12:49:12)", "lies past 04:00:00, as few videos do"),
    ],
)
def test_what_is_not_sound_is_left_alone(stamp: str, why: str) -> None:
    text = f"{MATTER}Said {stamp} there.\n"
    after, left = converted(text, "logseq")
    assert after == text
    assert [line.partition(" (timestamps.")[0] for line in left] == [f"{stamp} {why}"]


def test_shifted_stamps_are_left_alone() -> None:
    anchors = " ".join(
        [anchor(3600 * minute + 60 * minute) for minute in (42, 12, 3, 51)] + [anchor(65)]
    )
    after, left = converted(f"{MATTER}{anchors}\n", "bracket")
    assert after.endswith("[00:01:05]\n")
    assert [line.partition("</a> ")[2] for line in left] == ["looks shifted, minutes for hours"] * 4
    brackets = f"{MATTER}[42:34:00] [12:00:00] [03:10:00] [51:20:00]\n"
    assert converted(brackets, "anchor")[0] == brackets


def test_times_in_one_pair_of_brackets_stay_together() -> None:
    text = f"{MATTER}[00:01:05, 0:99:99]\n"
    assert converted(text, "anchor") == (
        text,
        [
            "[00:01:05 stands together with one that stays",
            "0:99:99] says “0:99:99”, which is no time in good form",
        ],
    )


@pytest.mark.parametrize(
    ("around", "to", "why"),
    [
        ("So!{}", "seek-link", "comes after a “!”, which would make it a picture"),
        ("- {}: x", "bracket", "comes before a “:”, which would make it a link definition"),
        ("So {}(see)", "bracket", "would not be read as a timestamp there"),
        ("[[mill | {}]]", "bracket", "stands in a link"),
        ("<div>\n{}\n</div>", "seek-link", "stands in HTML, where there is no Markdown"),
        ("So {}", "fence", "does not stand on a line of its own"),
    ],
)
def test_a_place_where_it_would_be_something_else(around: str, to: Notation, why: str) -> None:
    text = f"{MATTER}{around.format(A)}\n"
    assert converted(text, to) == (text, [f"{A} {why}"])


def test_only_those_of_one_notation() -> None:
    text = f"{MATTER}[00:01:05] [01:05](#t=01:05)\n"
    after = f"{MATTER}{A} [01:05](#t=01:05)\n"
    assert converted(text, "anchor", source="bracket") == (after, [])


def test_only_those_in_a_selection() -> None:
    text = f"{MATTER}[00:00:01] [00:00:02, 00:00:03] [00:00:04]"
    within = [Span(at := text.index("00:00:03"), at)]
    done = convert_stamps(here(text), "anchor", within=within)
    assert apply_edits(text, done.edits) == (
        f"{MATTER}[00:00:01] {anchor(2)}, {anchor(3)} [00:00:04]"
    )
    assert done.changed == 2


NOTATIONS = st.sampled_from(WRITTEN)
PARTS = st.one_of(
    st.builds(write_timestamp, NOTATIONS, st.integers(0, 14_400), st.just(VIDEO)),
    st.sampled_from(
        ["[00:11:02, 00:12:04]", "[[00:10:00]]", "\n", "\n\n", "- ", "> ", "(x)", "[x]", ": ", "!"]
    ),
    st.sampled_from([" said ", "**", " ", "| ", "`", "[[a | ", "]]", "<div>", "# ", "%%", "\r\n"]),
)


@given(st.lists(PARTS, max_size=12), NOTATIONS)
def test_no_moment_moves_and_nothing_else_changes(parts: list[str], to: Notation) -> None:
    text = f"---\n{MEDIA}{''.join(parts)}"
    done = convert_stamps(here(text), to)
    after = apply_edits(text, done.edits)
    assert moments(after) == moments(text)
    again = convert_stamps(here(after), to)
    assert (again.edits, len(again.left)) == ([], len(done.left))


@given(st.lists(PARTS, max_size=12), NOTATIONS, NOTATIONS)
def test_there_and_back_the_moments_are_the_same(
    parts: list[str], there: Notation, back: Notation
) -> None:
    assume(there != back)
    text = f"---\n{MEDIA}{''.join(parts)}"
    for to in (there, back):
        done: Rewrite = convert_stamps(here(text), to)
        after = apply_edits(text, done.edits)
        assert moments(after) == moments(text)
        text = after

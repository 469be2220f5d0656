"""Transcripts: what is said when, in all forms in which files have it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notes_lsp.syntax.transcripts import read_transcript, said_at

VTT = """WEBVTT
Kind: captions

STYLE
::cue { color: red }

00:00:01.000 --> 00:00:03.500 align:start position:0%
the <c>first</c> <00:00:02.000><c> words</c>

chapter-2
01:02.000 --> 01:04.000
&lt;second&gt;
of two lines

01:00:05,000 --> 01:00:06,000
third
"""
SRT = (
    "1\r\n00:00:01,000 --> 00:00:03,000\r\n{\\an8}<i>One</i>\r\n\r\n"
    "2\r\n00:00:05,000 --> 00:00:06,000\r\nTwo"
)
JSON3 = (
    '{"wireMagic": "pb3", "events": [{"tStartMs": 0, "id": 1},'
    ' {"tStartMs": 1500, "dDurationMs": 2000, "segs": [{"utf8": "One"}, {"utf8": " two"}]},'
    ' {"tStartMs": 4000, "dDurationMs": 1000, "segs": [{"utf8": "\\n"}]}]}'
)


def said(text: str, extension: str) -> list[tuple[int, int, str]]:
    return [(cue.start, cue.end, cue.text) for cue in read_transcript(text, extension)]


def test_webvtt() -> None:
    assert said(VTT, "vtt") == [
        (1, 3, "the first words"),
        (62, 64, "<second> of two lines"),
        (3605, 3606, "third"),
    ]


def test_subrip() -> None:
    assert said(SRT, "srt") == [(1, 3, "One"), (5, 6, "Two")]


def test_youtubes_json() -> None:
    assert said(JSON3, "json3") == [(1, 3, "One two")]


def test_rolling_lines_are_told_once() -> None:
    cue = "00:0{0}:00.000 --> 00:0{0}:59.000\n{1}\n\n"
    text = cue.format(1, "one\ntwo") + cue.format(2, "two\nthree") + cue.format(3, "three")
    assert said(text, "vtt") == [(60, 119, "one two"), (120, 179, "three")]


def test_a_cue_has_a_place() -> None:
    first, second = read_transcript(SRT, "srt")
    assert first.span.of(SRT) == "00:00:01,000 --> 00:00:03,000\r\n{\\an8}<i>One</i>\r\n"
    assert second.span.of(SRT).startswith("00:00:05,000")


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, ["One"]), (1, ["One"]), (4, ["Two"]), (5, ["Two"]), (6, ["Two"]), (7, [])],
)
def test_what_is_said_at_a_moment(seconds: int, words: list[str]) -> None:
    cues = read_transcript(SRT, "srt")
    assert [cue.text for cue in said_at(cues, seconds, 3)] == words


@pytest.mark.parametrize("text", ["", "{", "[]", '{"events": 3}', "[" * 10_000, "00:01 --> 00:02"])
@pytest.mark.parametrize("extension", ["vtt", "srt", "json3"])
def test_what_is_no_transcript_has_no_cues(text: str, extension: str) -> None:
    assert read_transcript(text, extension) == []


WORDS = st.sampled_from(
    ["00:01.000", "00:00:01.000", " --> ", "\n", "\n\n", "<", ">", "a", "{\\", "}"]
)


@given(st.lists(WORDS, max_size=30).map("".join))
def test_any_text_is_read(text: str) -> None:
    for cue in read_transcript(text, "vtt"):
        assert 0 <= cue.span.start < cue.span.end <= len(text)
        assert cue.text == cue.text.strip() != ""

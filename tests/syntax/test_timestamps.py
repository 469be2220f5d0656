"""Every notation of a timestamp, what lies between stamps, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notes_lsp.syntax.timestamps import fence_timestamps, find_timestamps
from notes_lsp.text.span import Span
from tests.syntax.stamps import ANCHOR, assert_sound, check, line, marked

VIDEO = "dQw4w9WgXcQ"
WATCH = f"https://www.youtube.com/watch?v={VIDEO}"


@pytest.mark.parametrize(
    "time",
    [
        *("00:00:35", "0:00:35", "00:35", "0:35", "100:20", "01:06:05:00", "000:14:56"),
        *("01:5:56", "00:43:0", "01:26:", "42:34:00", "11:31:94"),
    ],
)
def test_bracket(time: str) -> None:
    check(f"so ⟪[{time}]⟫. And ⟪[ {time} ]⟫", f"bracket {time}", f"bracket {time}")


@pytest.mark.parametrize(
    "text",
    [
        "at 3:16, 10:30 p.m., 1:10,000, (12:30) and 00:01:02",
        "[1] [12] [1:5] [1:2:3] [0:10:2] [a 00:35] [00:35 a] [00:35",
        "[00:00:01:02:03] [0008:46] [12:345] [:54]",
        "x[10:20] and x2[00:35]",
        "[^1:30] [HH:MM:SS] [00.35] [\u0660\u0660:\u0663\u0665]",
        "[10:10](url) [00:10:10](a) [10:10](https://en.wikipedia.org/wiki/A_(b))",
        "[10:10](#intro) [10:10](https://www.youtube.com/@someone)",
        "[10:10, 10:20](https://youtu.be/dQw4w9WgXcQ)",
        "[10:10]: https://example.org/\n[10:11]: <http://example.org/>",
        "\\[00:35] \\[00:00:35\\]",
        "![[00:00:35]] [[00:35 | x]] [[00:35 x]] [[3:5]] [[1:2:3]]",
        "{{youtube-timestamp}} {{youtube-timestamp }} {{youtube-timestamp 1 2}} {{video 1}}",
    ],
)
def test_no_stamp(text: str) -> None:
    check(text)


def test_three_parts_right_after_a_word() -> None:
    check(f"word⟪[00:00:35]⟫⟪{ANCHOR}⟫", "bracket 00:00:35", "+anchor 00:00:35 00:00:35")


def test_list() -> None:
    check(
        "so ⟪[00:11:02⟫, ⟪00:12:04⟫; ⟪0:13:00]⟫.",
        *("bracket 00:11:02", "+bracket 00:12:04", "+bracket 0:13:00"),
    )


@pytest.mark.parametrize("dash", [" - ", "-", "–", " — ", " to ", " → ", ", ", " and ", "; "])
def test_range(dash: str) -> None:
    check(f"so ⟪[00:23:44⟫{dash}⟪00:23:51]⟫", "bracket 00:23:44", "+bracket 00:23:51")


def test_ranges_in_a_list() -> None:
    check(
        "⟪[00:00:37⟫ - ⟪00:00:46⟫, ⟪00:47:48⟫ - ⟪00:47:58]⟫",
        *("bracket 00:00:37", "+bracket 00:00:46", "+bracket 00:47:48", "+bracket 00:47:58"),
    )


@pytest.mark.parametrize("gap", ["", " ", ", ", "  ", " - ", " and ", " to ", "\n", "\r\n", "–"])
def test_follows(gap: str) -> None:
    told = "anchor 00:00:35 00:00:35"
    check(f"⟪{ANCHOR}⟫{gap}⟪{ANCHOR}⟫{gap}⟪[00:01]⟫", told, f"+{told}", "+bracket 00:01")


@pytest.mark.parametrize("gap", [". ", " so ", "\n\n", "\n- ", "\n> ", ") (", ",,", " andy "])
def test_does_not_follow(gap: str) -> None:
    check(f"⟪{ANCHOR}⟫{gap}⟪[00:01]⟫", "anchor 00:00:35 00:00:35", "bracket 00:01")


@pytest.mark.parametrize(
    ("destination", "told"),
    [
        ("#t=03:05", "fragment-link 03:05 3:05"),
        ("#t=185", "fragment-link 185 3:05"),
        ("#t=185,200", "fragment-link 185 3:05"),
        ("#03:05", "fragment-link 03:05 3:05"),
        ("#00:03:05", "fragment-link 00:03:05 3:05"),
        ("#", "fragment-link - 3:05"),
        ("ytseek://185", "seek-link 185 3:05"),
        ("", "media-link 3:05"),
        (f"{WATCH}&t=185s", f"video-link 185s 3:05 {VIDEO}"),
        (f"https://www.youtube.com/watch?t=185&v={VIDEO}", f"video-link 185 3:05 {VIDEO}"),
        (f"{WATCH}&list=PL3Mm&index=13&t=3m5s", f"video-link 3m5s 3:05 {VIDEO}"),
        (f"https://youtu.be/{VIDEO}?t=185", f"video-link 185 3:05 {VIDEO}"),
        (f"<https://youtu.be/{VIDEO}?t=185>", f"video-link 185 3:05 {VIDEO}"),
        (f'https://youtu.be/{VIDEO}?t=185 "there"', f"video-link 185 3:05 {VIDEO}"),
        (f"https://www.youtube.com/embed/{VIDEO}?start=185", f"video-link 185 3:05 {VIDEO}"),
        (WATCH, f"video-link - 3:05 {VIDEO}"),
    ],
)
def test_link(destination: str, told: str) -> None:
    check(f"- **⟪[3:05]({destination})⟫** so", told)
    check(f"- [⟪[3:05]({destination})⟫]", told)


def test_wikilink() -> None:
    check("so ⟪[[00:24:36]]⟫.", "wikilink 00:24:36")
    check("so ⟪[[00:24:36⟫, ⟪00:25:00]]⟫.", "wikilink 00:24:36", "+wikilink 00:25:00")


def test_wikilink_with_one_bracket_missing() -> None:
    check("so ⟪[[00:24:36]⟫ and", "wikilink 00:24:36")


def test_brackets_in_brackets() -> None:
    check("[⟪[00:24:36]⟫, ⟪[00:25:00]⟫]", "bracket 00:24:36", "+bracket 00:25:00")


def test_wikilink_with_a_url() -> None:
    check(f"**⟪[[00:24:36]]({WATCH}&t=1476s)⟫**", f"wikilink 1476s 00:24:36 {VIDEO}")
    check(f"**⟪[[00:24:36]]({WATCH})⟫**", f"wikilink 00:24:36 {VIDEO}")
    check("⟪[[00:24:36]]⟫ (https://example.org)", "wikilink 00:24:36")
    check("[[00:24:36]](https://example.org)")


def test_in_the_alias_of_a_wikilink() -> None:
    check("[[note | ⟪[00:24:36]⟫]] and [[note | 00:24:36]]", "bracket 00:24:36")


def test_logseq() -> None:
    check(
        "- ⟪{{youtube-timestamp 113}}⟫ so\n- ⟪{{youtube-timestamp 00:01:45}}⟫",
        *("logseq 113", "logseq 00:01:45"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "⟪0:00⟫ Intro\n⟪01:17⟫ Topic\n⟪1:02:03⟫ End",
        "⟪0:00⟫ - Intro\n⟪01:17⟫: Topic\n⟪1:02:03⟫ – End",
        "- ⟪0:00⟫ Intro\n\n- ⟪01:17⟫ Topic\n  * ⟪1:02:03⟫ End",
        "1. ⟪0:00⟫ Intro\n2) ⟪01:17⟫ Topic\n10. ⟪1:02:03⟫ End",
        "> ⟪0:00⟫ Intro\n> ⟪01:17⟫ Topic\n> ⟪1:02:03⟫ End",
        "so:\r\n⟪0:00⟫ Intro\r\n⟪01:17⟫ Topic\r\n⟪1:02:03⟫ End\r\nso",
        "⟪0:00⟫ Intro\r⟪01:17⟫ Topic\r⟪1:02:03⟫ End",
    ],
)
def test_chapters(text: str) -> None:
    check(text, "chapter 0:00", "chapter 01:17", "chapter 1:02:03")


@pytest.mark.parametrize(
    "text",
    [
        "0:17 Topic",
        "0:17 Topic\nand more\n1:17 Topic",
        "10:30 a.m. so\n11:30 PM so",
        "0:17 --> 0:19\n0:19 --> 0:21",
        "0:17\n0:19\n",
        "0:17.5 a\n0:19.5 b",
        "12:30-13:30 a\n13:30-14:30 b",
        "x 0:17 a\nx 0:19 b",
    ],
)
def test_no_chapters(text: str) -> None:
    check(text)


def test_chapters_with_other_stamps() -> None:
    check(
        f"⟪0:00⟫ Intro ⟪{ANCHOR}⟫\n⟪0:35⟫ ⟪[00:35]⟫ Topic",
        *("chapter 0:00", "anchor 00:00:35 00:00:35", "chapter 0:35", "bracket 00:35"),
    )


def test_nothing_in_opaque_text() -> None:
    hidden = f"`{ANCHOR} [00:01]`"
    check(
        f"{hidden} ⟪[00:02]⟫ {hidden} ⟪[00:03]⟫",
        *("bracket 00:02", "bracket 00:03"),
        opaque=[Span(0, len(hidden)), Span(len(hidden) + 9, 2 * len(hidden) + 9)],
    )


def test_an_opaque_part_breaks_a_stamp() -> None:
    check("[00:01, `x` 00:02] [00:`03`]", opaque=[Span(8, 11), Span(23, 27)])


def test_fence() -> None:
    body = " 07:51\n\n  00:08:29 \r\nnot a time\n113\n"
    stamps = fence_timestamps("timestamp ", body, 0)
    assert marked(body, stamps) == " ⟪07:51⟫\n\n  ⟪00:08:29⟫ \r\nnot a time\n⟪113⟫\n"
    assert [line(stamp) for stamp in stamps] == ["fence 07:51", "fence 00:08:29", "fence 113"]
    assert [stamp.moved(100) for stamp in stamps] == fence_timestamps("timestamp", body, 100)


@pytest.mark.parametrize("info", ["", "timestamp-url", "py", "Timestamp", "x timestamp"])
def test_no_fence_of_timestamps(info: str) -> None:
    assert fence_timestamps(info, "07:51", 0) == []


# Pieces of stamps, to be put together in any order.
_FRAGMENTS = [
    *(ANCHOR, "<a ", '<a class="yt-timestamp" ', '<a class="yt-timestamp" data-t="00:00:35">'),
    *('data-t="00:15:11', 'data-t="', '"', "'", ">", "</a>", "</a", "<b>", "<p ", "%20", "yt>"),
    *("[00:00:35]", "[00:35]", "00:00:35", "0:35", "[", "]", "[[", "]]", "(", ")", "](", "\\", "!"),
    *(", ", " - ", " and ", " ", "\n", "\r", "\n\n", "- ", "> ", "a", "topic", ": ", "1. ", "\0"),
    *("#t=", "00:35", WATCH, "&t=35s", "ytseek://35", "{{youtube-timestamp ", "35", "}}", "\ud800"),
]
texts = st.lists(st.sampled_from(_FRAGMENTS), max_size=16).map("".join)


@given(texts)
def test_any_text_has_sound_stamps(text: str) -> None:
    assert_sound(text, find_timestamps(text, ()))


@given(texts, st.data())
def test_no_stamp_starts_in_opaque_text(text: str, data: st.DataObject) -> None:
    places = data.draw(st.lists(st.integers(0, len(text)), max_size=4, unique=True).map(sorted))
    opaque = [Span(*pair) for pair in zip(places[::2], places[1::2], strict=False)]
    stamps = find_timestamps(text, opaque)
    assert_sound(text, stamps)
    assert not any(start <= stamp.start < end for stamp in stamps for start, end in opaque)


@given(st.lists(st.sampled_from([ANCHOR, "so ", ". ", "\n", "[[note | x]] ", "x: "])))
def test_all_whole_anchors_are_found(fragments: list[str]) -> None:
    text = "".join(fragments)
    stamps = find_timestamps(text, ())
    assert marked(text, stamps) == text.replace(ANCHOR, f"⟪{ANCHOR}⟫")

"""Anchors, whole and broken in every way that was met: where they stand, and their parts."""

from __future__ import annotations

import pytest

from notes_lsp.text.span import Span
from tests.syntax.stamps import ANCHOR, check


@pytest.mark.parametrize(
    "anchor",
    [
        ANCHOR,
        "<a data-t='00:00:35' class='yt-timestamp'>[00:00:35]</a>",
        "<a class=yt-timestamp data-t=00:00:35>[00:00:35]</a>",
        '<A CLASS="yt-timestamp" DATA-T="00:00:35">[00:00:35]</A>',
        '<a class="note yt-timestamp" title="x" data-t = "00:00:35" href="#">[00:00:35]</a>',
        '<a class="yt-timestamp" data-t=" 00:00:35 ">[ 00:00:35 ]</a>',
        '<a class="yt-timestamp"\n   data-t="00:00:35">[00:00:35]</a>',
        '<a\r\nclass="yt-timestamp" data-t="00:00:35"\n>[00:00:35]</a>',
        '<a class="yt-timestamp" data-t="00:00:35">\\[00:00:35\\]</a>',
    ],
)
def test_whole(anchor: str) -> None:
    check(f"so ⟪{anchor}⟫.", "anchor 00:00:35 00:00:35")


@pytest.mark.parametrize(
    ("time", "label"),
    [
        ("42:34:00", "42:34:00"),
        ("41:50", "41:50"),
        ("00:18:57", "00:19:01"),
        ("01:00:17:51", "01:00:17:51"),
        ("0:51:00", "0:51:00"),
        ("00:01:08", "01:08"),
        ("01:01", "00:01:01"),
        ("11:31:94", "11:31:94"),
        ("01:5:56", "01:5:56"),
        ("01:26:", "01:26:"),
        ("04:27:819", "04:27:819"),
        ("HH:MM:SS", "02:44:00"),
        ("HH:00:00", "hh:mm:ss"),
        ("2241", "37:01"),
        ("N/A", "00:00:10"),
        ("https://youtu.be/XYZ", "00:00:10"),
        ("0:00:00.999Z", "0:00:00"),
        ("38m52s", "38m52s"),
        ("00:00:54", ":54"),
    ],
)
def test_times_are_left_to_the_clock(time: str, label: str) -> None:
    anchor = f'<a class="yt-timestamp" data-t="{time}">[{label}]</a>'
    check(f"so ⟪{anchor}⟫.", f"anchor {time} {label}")


@pytest.mark.parametrize(
    "value",
    [
        *(
            '"yt="yt-timestamp"',
            '"yt_timestamp"',
            '"yt:timestamp"',
            '"yt=timestamp"',
            '"yt="',
            '""',
        ),
        *('"yt>timestamp"', '"yt->timestamp"', '"yttimestamp"', '"ytTimestamp"', '"yt-timestamps"'),
    ],
)
def test_class(value: str) -> None:
    anchor = f'<a class={value} data-t="00:00:35">[00:00:35]</a>'
    check(f"so ⟪{anchor}⟫.", "anchor 00:00:35 00:00:35 CLASS")


def test_class_missing() -> None:
    check('⟪<a data-t="00:00:35">[00:00:35]</a>⟫', "anchor 00:00:35 00:00:35 CLASS")


@pytest.mark.parametrize(
    ("attribute", "time"),
    [
        ('data-3:44:00:00"', "3:44:00:00"),
        ("data-23:11:00", "23:11:00"),
        ('data-05:08"', "05:08"),
        ('data="00:13:16"', "00:13:16"),
        ('data=t="00:13:16"', "00:13:16"),
        ("data=t=00:13:16", "00:13:16"),
        ('data-timestamp="00:13:16"', "00:13:16"),
        ('href="00:13:16"', "00:13:16"),
        ('data-t=""', "-"),
        ('title="moment"', "-"),
    ],
)
def test_attribute(attribute: str, time: str) -> None:
    anchor = f'<a class="yt-timestamp" {attribute}>[00:13:16]</a>'
    check(f"so ⟪{anchor}⟫.", f"anchor {time} 00:13:16 ATTRIBUTE")


@pytest.mark.parametrize(
    ("anchor", "time"),
    [
        ('<a class="yt-09:59:00">[09:59:00]</a>', "09:59:00"),
        ('<a class="yt-0:00:11">[09:59:00]</a>', "0:00:11"),
        ('<a class="yt-0-26-28">[09:59:00]</a>', "-"),
        ('<a href="09:59:00">[09:59:00]</a>', "09:59:00"),
        ('<a data="09:59:00">[09:59:00]</a>', "09:59:00"),
    ],
)
def test_class_and_attribute(anchor: str, time: str) -> None:
    check(f"so ⟪{anchor}⟫.", f"anchor {time} 09:59:00 CLASS ATTRIBUTE")


@pytest.mark.parametrize("value", ["00:18:58]", "[00:18:58]", "[00:18:58"])
def test_stray_bracket(value: str) -> None:
    anchor = f'<a class="yt-timestamp" data-t="{value}">[00:18:58]</a>'
    check(f"so ⟪{anchor}⟫.", "anchor 00:18:58 00:18:58 STRAY_BRACKET")


@pytest.mark.parametrize(
    ("anchor", "told"),
    [
        (
            '<a class="yt-timestamp" data-t="00:29:29]</a>',
            "- TAG ATTRIBUTE STRAY_BRACKET LABEL_EMPTY",
        ),
        ('<a class="yt-timestamp" data-t="00:29:29"[00:29:30]</a>', "00:29:30 TAG"),
        ('<a class="yt-timestamp" data-t="00:29:29">>[00:29:30]</a>', "00:29:30 TAG"),
        ('<a class="yt-timestamp" data-t="00:29:29">[00:29:30]</a>>', "00:29:30 TAG"),
        ('<a class="yt-timestamp" data-t="00:29:29">[00:29:30]</a', "00:29:30 TAG"),
        ('<a class="yt-timestamp" data-t="00:29:29">[00:29:30]</p>', "00:29:30 TAG"),
        ('<p class="yt-timestamp" data-t="00:29:29">[00:29:30]</p>', "00:29:30 TAG"),
        ("<span class='yt-timestamp' data-t='00:29:29'>[00:29:30]</span>", "00:29:30 TAG"),
        ('<a%20class="yt-timestamp" data-t="00:29:29">[00:29:30]</a>', "00:29:30 TAG CLASS"),
        (
            '<a%20class="yt-timestamp"%20data-t="00:29:29">[00:29:30]</a>',
            "00:29:30 TAG CLASS ATTRIBUTE",
        ),
    ],
)
def test_tag(anchor: str, told: str) -> None:
    check(f"so ⟪{anchor}⟫.", f"anchor 00:29:29 {told}")


@pytest.mark.parametrize(
    ("anchor", "told"),
    [
        ('<a class="yt-timestamp" data-t="25:31:00">', "-"),
        ('<a class="yt-timestamp" data-t="25:31:00">[25:31:00]', "25:31:00"),
        ('<a class="yt-timestamp" data-t="25:31:00">[25:31:00]<a>', "25:31:00"),
        ('<a class="yt-timestamp" data-t="25:31:00"> [25:31:00]', "25:31:00"),
    ],
)
@pytest.mark.parametrize("after", ["", " and on\n", "\n[[note]]", f"⟪{ANCHOR}⟫"])
def test_unclosed(anchor: str, told: str, after: str) -> None:
    others = ["+anchor 00:00:35 00:00:35"] if ANCHOR in after else []
    check(f"so ⟪{anchor}⟫{after}", f"anchor 25:31:00 {told} UNCLOSED", *others)


def test_unclosed_tag_before_another() -> None:
    check(
        f'so ⟪<a class="yt-timestamp" data-t="25:31:00"⟫ ⟪{ANCHOR}⟫',
        "anchor 25:31:00 - UNCLOSED TAG",
        "+anchor 00:00:35 00:00:35",
    )


def test_a_range_that_lost_the_middle() -> None:
    check(
        'so ⟪<a class="yt-timestamp" data-t="00:15:11]⟫-⟪[00:15:24]</a>⟫.',
        "anchor 00:15:11 - UNCLOSED TAG ATTRIBUTE STRAY_BRACKET",
        "+anchor - 00:15:24 TAG",
    )


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("", "- LABEL_EMPTY"),
        (" ", "- LABEL_EMPTY"),
        ("[]", "- LABEL_EMPTY"),
        ("00:00:36", "00:00:36 LABEL_NO_BRACKETS"),
        ("[00:00:36", "00:00:36 LABEL_NO_BRACKETS"),
        ("00:00:36]", "00:00:36 LABEL_NO_BRACKETS"),
        ("[[00:00:36]]", "00:00:36 LABEL_DOUBLE_BRACKETS"),
        ("[00:00:36]]", "00:00:36 LABEL_DOUBLE_BRACKETS"),
        ("[00:00:36]](https://youtu.be/x?t=36)", "00:00:36 LABEL_DOUBLE_BRACKETS"),
        ("see here", "see here LABEL_TEXT"),
        ("[see **here**]", "see **here** LABEL_TEXT"),
        ("[1]", "1 LABEL_TEXT"),
        ("<b>[00:00:36]</b>", "<b>[00:00:36]</b> LABEL_TEXT"),
        ("[00:00:36][00:00:40]", "00:00:36][00:00:40 LABEL_TEXT"),
        ("[00:00:36, 00:00:40]", "00:00:36, 00:00:40 LABEL_TEXT"),
        ('[00:00:33">[00:00:36]', "00:00:36 ATTRIBUTE"),
    ],
)
def test_label(label: str, told: str) -> None:
    anchor = f'<a class="yt-timestamp" data-t="00:00:35">{label}</a>'
    check(f"so ⟪{anchor}⟫.", f"anchor 00:00:35 {told}")


@pytest.mark.parametrize("after", ["", ". And", " (x)", "\n)"])
def test_in_a_link(after: str) -> None:
    check(f"so ⟪[00:00:35]({ANCHOR})⟫{after}", "anchor 00:00:35 00:00:35 IN_LINK")
    check(f"so ⟪[00:00:35]({ANCHOR}⟫{after}", "anchor 00:00:35 00:00:35 IN_LINK")


@pytest.mark.parametrize(
    ("outer", "time", "inner", "told"),
    [
        ("02:15:00", "15:00", "[15:00]", "15:00 02:15:00"),
        ("00:15:00", "00:15:00", "[00:15:09]", "00:15:00 00:15:09"),
        ("00:15:00", "00:15:00", "", "00:15:00 00:15:00"),
        ("00:15:00", "", "", "- 00:15:00 ATTRIBUTE"),
    ],
)
def test_of_two_labels_the_one_that_disagrees(outer: str, time: str, inner: str, told: str) -> None:
    anchor = f'[{outer}](<a class="yt-timestamp" data-t="{time}">{inner}</a>)'
    check(f"so ⟪{anchor}⟫.", f"anchor {told} IN_LINK")


def test_in_a_link_with_its_end_encoded() -> None:
    check(
        'so ⟪[00:21:00](<a class="yt-timestamp" data-t="00:21:00%3C/a>)⟫.',
        "anchor 00:21:00 00:21:00 UNCLOSED ATTRIBUTE IN_LINK",
    )


def test_a_link_with_words_around_an_anchor_keeps_its_words() -> None:
    check(f"[see](⟪{ANCHOR}⟫)", "anchor 00:00:35 00:00:35")


@pytest.mark.parametrize(
    ("text", "flaw"),
    [
        (f"so ⟪[{ANCHOR}]⟫.", " IN_BRACKETS"),
        (f"so ⟪[[{ANCHOR}]]⟫.", " IN_BRACKETS"),
        (f"so [⟪[{ANCHOR}]⟫ and on]", " IN_BRACKETS"),
        (f"so ⟪[{ANCHOR}]⟫]", " IN_BRACKETS"),
        (f"(⟪{ANCHOR}⟫)", ""),
        (f"[⟪{ANCHOR}⟫](https://example.org)", ""),
        (f"[. ⟪{ANCHOR}⟫]", ""),
        (f"⟪{ANCHOR}⟫]", ""),
        (f"[⟪{ANCHOR}⟫.", ""),
        (f"[[note | ⟪{ANCHOR}⟫]]", ""),
        (f"| ⟪{ANCHOR}⟫|", ""),
    ],
)
def test_in_brackets(text: str, flaw: str) -> None:
    check(text, f"anchor 00:00:35 00:00:35{flaw}")


def test_brackets_around_two_stay() -> None:
    check(f"[⟪{ANCHOR}⟫, ⟪{ANCHOR}⟫]", *["anchor 00:00:35 00:00:35", "+anchor 00:00:35 00:00:35"])


@pytest.mark.parametrize(
    "text",
    [
        '<a href="https://example.org">[00:01:02]</a>',
        '<a href="https://example.org/10:30">10:30</a>',
        '<a data-target="x">[see]</a>',
        '<a data-t="tooltip" href="#">see</a>',
        '<a data-date="2024-01-01 10:30">then</a>',
        '<a class="yt-link" href="https://yt-dl.org">10:30</a>',
        '<a class="yt-timestamp" data-t="',
        '<a class="yt-timestamp"',
        "<a ",
        "<p>text</p> <abbr data-t='00:00:35'>x</abbr>",
        f"\\{ANCHOR}",
        '`class="yt-timestamp"` and data-t="00:00:35"',
    ],
)
def test_no_stamp(text: str) -> None:
    check(text)


def test_an_escaped_backslash_escapes_nothing() -> None:
    check(f"\\\\⟪{ANCHOR}⟫", "anchor 00:00:35 00:00:35")


def test_a_name_in_html_hides_nothing_behind_it() -> None:
    check(f'<a name="x"> and ⟪{ANCHOR}⟫', "anchor 00:00:35 00:00:35")


def test_code_in_a_label_is_told_as_written() -> None:
    text = 'so ⟪<a class="yt-timestamp" data-t="00:00:35">`[00:00:36]`</a>⟫'
    code = Span(text.index("`") - 1, text.rindex("`"))
    check(text, "anchor 00:00:35 `[00:00:36]` LABEL_TEXT", opaque=[code])

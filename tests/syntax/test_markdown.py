"""The events of the Markdown engine, as the rest of the syntax layer gets them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notes_lsp.syntax.markdown import definition_ranges, read_events, to_offset


def parts(text: str) -> list[tuple[str, str]]:
    """The tag of every event, with the part of `text` that it covers."""
    events, convert = read_events(text)
    found = []
    for event, place in events:
        tag = event if isinstance(event, str) else next(iter(event))
        found.append((tag, text[convert(place["start"]) : convert(place["end"])]))
    return found


def shown(text: str) -> str:
    """What the events show of `text`."""
    events, _ = read_events(text)
    return "".join(
        str(value)
        for event, _ in events
        if not isinstance(event, str)
        for tag, value in event.items()
        if tag in ("Text", "Code")
    )


@given(st.text(st.sampled_from("aß€𝄞\n\ufeff"), max_size=30))
def test_bytes_become_code_points(text: str) -> None:
    convert = to_offset(text)
    ends = [len(text[:offset].encode()) for offset in range(len(text) + 1)]
    assert [convert(end) for end in ends] == list(range(len(text) + 1))


def test_ranges_are_in_code_points() -> None:
    assert parts("é\n\n“𝄞” `ü` **[[ö]]**\n") == [
        ("Start", "é\n"),
        ("Text", "é"),
        ("End", "é\n"),
        ("Start", "“𝄞” `ü` **[[ö]]**\n"),
        ("Text", "“𝄞” "),
        ("Code", "`ü`"),
        ("Text", " "),
        ("Start", "**[[ö]]**"),
        ("Start", "[[ö]]"),
        ("Text", "ö"),
        ("End", "[[ö]]"),
        ("End", "**[[ö]]**"),
        ("End", "“𝄞” `ü` **[[ö]]**\n"),
    ]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_each_line_end_ends_a_line(line_end: str) -> None:
    text = line_end.join(["# a", "b", "c", "", "```", "d", "```", "| e |", "|---|", "| f |", ""])
    starts = [part for tag, part in parts(text) if tag == "Start"]
    code = line_end.join(["```", "d", "```"])
    assert starts[0].rstrip() == "# a"
    assert starts[1] == line_end.join(["b", "c", ""])
    assert starts[2] == code
    assert starts[3] == line_end.join(["| e |", "|---|", "| f |", ""])


def test_yaml_below_the_first_line_is_no_metadata() -> None:
    assert shown("a\n\n---\nb: c\n---\n") == "ab: c"


def test_a_callout_keeps_its_first_line() -> None:
    assert shown("> [!NOTE] a\n> b\n") == "[!NOTE] ab"


@pytest.mark.parametrize(
    "text",
    ["$5 a and$10", "$5 to$6, $7 to$8 and 9", "a $b$1", "$5 `to$6`", "\x01 $5 to$6 \x02"],
)
def test_prices_are_text(text: str) -> None:
    assert "InlineMath" not in dict(parts(text))
    assert shown(text) == text.replace("`", "")


@pytest.mark.parametrize("text", ["$a$", "$5$.", "$a\nb$", "($a$)", "$a$b", "$5 to $6$"])
def test_formulas_are_math(text: str) -> None:
    assert "InlineMath" in dict(parts(text))


def test_math_beside_a_price_stays_math() -> None:
    assert [part for tag, part in parts("$5 to$6 and $x$") if tag == "InlineMath"] == ["$x$"]


def test_definitions() -> None:
    text = "é\n\n[a]: b 'c'\n\n> [d]: e\n\n[A]: f\n\n[^g]: h\n"
    ranges = definition_ranges(text, to_offset(text))
    assert [text[start:end] for start, end in ranges] == ["[a]: b 'c'", "[d]: e"]

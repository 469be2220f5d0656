"""Directives among what else stands on their lines: which lines they speak of, and what goes with
them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notes_lsp.text.span import Edit, apply_edits
from tests.memory import facts_of

X, Y = "<!-- notes-lsp: x -->", "<!-- notes-lsp: y -->"


def reaches(text: str) -> list[str]:
    """The lines that the directives of `text` speak of."""
    return [directive.reach.of(text) for directive in facts_of(text).directives]


def without_first(text: str) -> str:
    """`text` after the first directive has gone."""
    return apply_edits(text, [Edit(*facts_of(text).directives[0].removal, "")])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_one_that_stands_beside_something_speaks_of_its_line(end: str) -> None:
    text = f"One.\nTwo {X} more.\nThree {X}\n\n| a |\n|-|\n| b {X} |\n\nEnd {X}".replace("\n", end)
    assert reaches(text) == [
        f"Two {X} more.{end}",
        f"Three {X}{end}",
        f"| b {X} |{end}",
        f"End {X}",
    ]


@pytest.mark.parametrize(
    ("text", "reach"),
    [
        (f"One.\n{X}\nTwo.\nThree.", [f"{X}\nTwo.\n"]),
        (f"{X}\r\nTwo.", [f"{X}\r\nTwo."]),
        (f"{X}\n\n \nTwo.\nThree.", [f"{X}\n\n \nTwo.\n"]),
        (f"{X}\n\n", [f"{X}\n\n"]),
        (X, [X]),
        (f"> {X}\n>\n> Two.\n> Three.", [f"> {X}\n>\n> Two.\n"]),
        (f"- {X}\n  Two.\n", [f"- {X}\n  Two.\n"]),
        (f"1. > {X}\n   > Two.\n", [f"1. > {X}\n   > Two.\n"]),
        (f"{X}\n{Y}\nTwo.\nThree.", [f"{X}\n{Y}\nTwo.\n", f"{Y}\nTwo.\n"]),
        (f"{X}\n\n{Y}\n\nTwo.\n", [f"{X}\n\n{Y}\n\nTwo.\n", f"{Y}\n\nTwo.\n"]),
        (f"{X} {Y}\nTwo.\nThree.", [f"{X} {Y}\nTwo.\n"] * 2),
        (f"{X}\nOne {Y}\nTwo.", [f"{X}\nOne {Y}\n", f"One {Y}\n"]),
        ("<!-- notes-lsp: x\ny -->\nTwo.\nThree.", ["<!-- notes-lsp: x\ny -->\nTwo.\n"]),
    ],
)
def test_one_that_stands_alone_speaks_of_the_next_line_too(text: str, reach: list[str]) -> None:
    assert reaches(text) == reach


@pytest.mark.parametrize(
    ("text", "after"),
    [
        (f"One {X}\nTwo.\n", "One\nTwo.\n"),
        (f"One {X} more.\n", "One more.\n"),
        (f"One{X}more.\n", "Onemore.\n"),
        (f"| b {X} |\n|-|\n", "| b |\n|-|\n"),
        (f"One {X} {Y}\n", f"One {Y}\n"),
        (f"One.\n\n{X}\nTwo.\n", "One.\n\nTwo.\n"),
        (f"One.\n\n{X}\n\nTwo.\n", "One.\n\nTwo.\n"),
        (f"{X}\r\n\r\nTwo.\r\n", "Two.\r\n"),
        (f"---\na: b\n---\n{X}\n\nTwo.\n", "---\na: b\n---\n\nTwo.\n"),
        (f"One.\n{X}\nTwo.\n", "One.\n\nTwo.\n"),
        (f"> One.\n> {X}\n> Two.\n", "> One.\n>\n> Two.\n"),
        (f"{X}\n---\nTwo.\n---\n", "\n---\nTwo.\n---\n"),
        (f"{X}\n{Y}\nTwo.\n", f"{Y}\nTwo.\n"),
        (f"- {X}\n  Two.\n", "-\n  Two.\n"),
        (f"One.\n\n{X}", "One.\n\n"),
        (f"{X}", ""),
    ],
)
def test_what_goes_with_it(text: str, after: str) -> None:
    assert without_first(text) == after


TEXTS = st.lists(
    st.sampled_from([X, Y, "\n", "\r\n", "\r", " ", "> ", "- ", "a", "|", "---", "é🙂"]),
    max_size=12,
).map("".join)


@given(TEXTS)
def test_places_are_right_in_any_text(text: str) -> None:
    for directive in facts_of(text).directives:
        assert directive.content.span.of(text) == directive.content.text
        assert directive.reach.start <= directive.start
        assert directive.end <= directive.reach.end
        assert directive.removal.start <= directive.start
        assert directive.end <= directive.removal.end <= len(text)
        gone = directive.removal.of(text).replace(text[directive.start : directive.end], "", 1)
        assert gone.strip(" \t>\r\n") == ""


def test_directives_are_not_what_a_note_begins_with() -> None:
    assert facts_of(f"{X}\n# One\n").first_heading == "One"
    assert facts_of(f"{X}\n```markdown\n[[a]]\n```\n").fenced_body is not None

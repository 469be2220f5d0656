"""Timestamps moved sooner or later."""

from __future__ import annotations

from notes_lsp.features.actions.action import Asked, Prompt
from notes_lsp.features.actions.shift import actions
from notes_lsp.syntax.notations import anchor
from notes_lsp.text.span import Span
from tests.features.actions.doing import done, offered
from tests.memory import here_at, vault_of

VIDEO = "---\nvideoId: kJ3vHq8-Wm0\n---\n"
NOTE = f"{VIDEO}One {anchor(62)}$0, two {anchor(125)}.\n"
PLAIN = NOTE.replace("$0", "")


def moves(source: str, *only: str) -> list[str]:
    return [title for title in offered(source, *only) if title.startswith("Move ")]


def test_those_at_the_place_move() -> None:
    assert moves(NOTE, "refactor.rewrite") == [
        "Move 1 timestamp 1 second sooner",
        "Move 1 timestamp 1 second later",
        "Move 1 timestamp 5 seconds sooner",
        "Move 1 timestamp 5 seconds later",
    ]
    assert done(NOTE, "Move 1 timestamp 5 seconds sooner", "refactor") == PLAIN.replace(
        anchor(62), anchor(57)
    )


def test_elsewhere_all_of_the_note_do() -> None:
    note = PLAIN.replace("two", "t$0wo")
    assert done(note, "Move 2 timestamps of this note 1 second later", "refactor") == (
        PLAIN.replace(anchor(62), anchor(63)).replace(anchor(125), anchor(126))
    )


def test_none_moves_before_the_beginning() -> None:
    assert moves(f"{VIDEO}{anchor(2)}$0\n", "refactor") == [
        "Move 1 timestamp 1 second sooner",
        "Move 1 timestamp 1 second later",
        "Move 1 timestamp 5 seconds later",
    ]


def test_they_are_for_those_who_ask() -> None:
    assert moves(NOTE) == moves(f"{VIDEO}$0Text\n", "refactor") == []


def prompts(start: int, end: int, *only: str) -> list[tuple[str, Prompt | None]]:
    """What is offered for a part of the note where somebody can be asked how far."""
    vault = vault_of({"a.md": PLAIN})
    here = here_at(vault, "a.md", PLAIN)
    asked = Asked(here, Span(start, end), (), only or None, prompts=frozenset({"shift"}))
    return [(action.title, action.prompt) for action in actions(asked)]


def test_where_somebody_can_be_asked_they_are() -> None:
    start, end = PLAIN.index("One"), PLAIN.index(", two")
    one = ("Move 1 timestamp by…", Prompt("shift", Span(start, end)))
    assert prompts(start, end) == prompts(start, end, "refactor") == [one]
    assert prompts(start, start) == []
    everything = ("Move 2 timestamps of this note by…", Prompt("shift", None))
    assert prompts(start, start, "refactor") == [everything]

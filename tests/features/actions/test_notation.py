"""Timestamps in other notations."""

from __future__ import annotations

from notes_lsp.syntax.notations import anchor
from tests.features.actions.doing import done, offered

VIDEO = "---\nvideoId: kJ3vHq8-Wm0\n---\n"
NOTE = f"{VIDEO}One {anchor(62)}$0, two {anchor(125)}.\n"


def notations(source: str) -> list[str]:
    return [
        title
        for title in offered(source, "refactor.rewrite")
        if " as " in title and "timestamp" in title
    ]


def test_those_at_the_place_change() -> None:
    assert notations(NOTE) == [
        "Write 1 timestamp as times in brackets",
        "Write 1 timestamp as links to #t=",
        "Write 1 timestamp as links to the video",
        "Write 1 timestamp as ytseek links",
        "Write 1 timestamp as Logseq’s macros",
    ]
    assert done(NOTE, "Write 1 timestamp as times in brackets", "refactor") == (
        f"{VIDEO}One [00:01:02], two {anchor(125)}.\n"
    )


def test_elsewhere_all_of_the_note_do() -> None:
    note = NOTE.replace("$0", "").replace("two", "t$0wo")
    assert done(note, "Write 2 timestamps of this note as links to #t=", "refactor") == (
        f"{VIDEO}One [01:02](#t=01:02), two [02:05](#t=02:05).\n"
    )


def test_they_are_for_those_who_ask() -> None:
    assert not [title for title in offered(NOTE) if "Write 1 timestamp" in title]
    assert notations("Text$0\n") == []

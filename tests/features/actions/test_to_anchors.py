"""Times in other notations become anchors: at the cursor, in a selection, in the note."""

from __future__ import annotations

import pytest

from notes_lsp.syntax.notations import anchor
from tests.features.actions.doing import done, offered

REFACTOR = "refactor.rewrite"
MATTER = "---\nvideoId: 3ezFd3x718A\n---\n"
ONE, ALL = "Write the timestamp as an anchor", "Write all 3 timestamps of this note as anchors"
THREE = f"{MATTER}[00:00:01] {anchor(9)} [00:02](#t=00:02)$0 and\n{{{{youtube-timestamp 3}}}}\n"


def as_anchors(note: str, *only: str) -> list[str]:
    """What is offered of anchors."""
    return [title for title in offered(note, *only) if "anchor" in title]


def test_at_the_cursor() -> None:
    assert as_anchors(THREE, REFACTOR) == [ONE, ALL]
    assert done(THREE, ONE, REFACTOR) == THREE.replace("[00:02](#t=00:02)$0", anchor(2))
    before = THREE.replace("$0", "").replace("[00:02]", "$0[00:02]")
    assert done(before, ONE, REFACTOR) == done(THREE, ONE, REFACTOR)


def test_in_the_note() -> None:
    after = THREE.replace("[00:02](#t=00:02)$0", anchor(2)).replace("[00:00:01]", anchor(1))
    assert done(THREE, ALL, REFACTOR) == after.replace("{{youtube-timestamp 3}}", anchor(3))


def test_in_a_selection() -> None:
    note = f"{MATTER}[00:00:01] [00:0$00:02] - [00:$000:03] [00:00:04]"
    title = "Write 2 timestamps as anchors"
    assert title in offered(note)
    assert done(note, title) == f"{MATTER}[00:00:01] {anchor(2)} - {anchor(3)} [00:00:04]"


@pytest.mark.parametrize(
    ("note", "only", "titles"),
    [
        (f"{MATTER}{anchor(9)}$0", (REFACTOR,), []),
        ("[12:30]$0", (REFACTOR,), []),
        (f"{MATTER}$0Said [00:00:01]", (), []),
        (
            f"{MATTER}$0Said [00:00:01]",
            ("refactor",),
            ["Write the timestamp of this note as an anchor"],
        ),
        (f"{MATTER}[00:00:01]$0", ("source",), []),
        (f"{MATTER}[00:00:01]$0", (REFACTOR,), [ONE]),
    ],
)
def test_where_it_is_offered(note: str, only: tuple[str, ...], titles: list[str]) -> None:
    assert as_anchors(note, *only) == titles

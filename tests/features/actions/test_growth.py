"""That what can be done about a place is found and made in a time that grows with the note."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import partial

import pytest

from notes_lsp.features.actions import code_actions
from notes_lsp.features.actions.action import Action, Asked
from notes_lsp.features.changes import Refused
from notes_lsp.syntax.notations import anchor
from notes_lsp.text.span import Span
from notes_lsp.vault.paths import NotePath
from tests import growth
from tests.memory import here_at, vault_of

MATTER = "---\nvideoId: kJ3vHq8-Wm0\n---\n"
PARTS = 150


def asked(text: str) -> Asked:
    """What is asked at the note's second part."""
    vault = vault_of({"a.md": text, "b.md": "# B\n"})
    place = text.index("x", len(MATTER) + 1)
    here = here_at(vault, "a.md", text)
    return Asked(here, Span(place, place), [], ("quickfix", "refactor", "source"))


def make(action: Action) -> None:
    with suppress(Refused):
        action.changes(NotePath("a.md"))


def timed(text: str) -> dict[str, growth.Action]:
    """To offer actions, and to make each, by its title without what it counts."""
    question = asked(text)
    making = {
        re.sub("[0-9]+", "…", action.title): partial(make, action)
        for action in code_actions(question)
    }
    return {"offering": partial(code_actions, question), **making}


@pytest.mark.parametrize(
    "part",
    [
        "- x {} " + anchor(65) + "\n",
        "  - x {}\n    - y " + anchor(65) + "\n",
        "## x {}\n\n[[#x {}]] text " + anchor(65) + "\n\n",
        "[[x {}]] and [[b | b]] and [b](b.md)\n\n",
        "| x {} | [[b]] |\n",
    ],
)
def test_time_grows_with_the_note(part: str) -> None:
    small, large = (
        timed(MATTER + "".join(part.replace("{}", str(number)) for number in range(count)))
        for count in (PARTS, growth.MORE * PARTS)
    )
    assert growth.growing_too_fast(small, large) == []

"""That what can be done about a place is found and made in a time that grows with the note.

Times are compared, as in the growth tests of `syntax/`: a square would show as sixteen times.
"""

from __future__ import annotations

import time
from contextlib import suppress

import pytest

from notes_lsp.features.actions import code_actions
from notes_lsp.features.actions.action import Action, Asked
from notes_lsp.features.changes import Refused
from notes_lsp.features.cursor import Here
from notes_lsp.syntax.notations import anchor
from notes_lsp.text.span import Span
from notes_lsp.vault.paths import NotePath
from tests.memory import here_at, vault_of

MATTER = "---\nvideoId: kJ3vHq8-Wm0\n---\n"
PARTS = 150
TOO_FAST_GROWTH = 10


def asked(text: str) -> Asked:
    """What is asked at the note's second part."""
    vault = vault_of({"a.md": text, "b.md": "# B\n"})
    here: Here = here_at(vault, "a.md", text)
    place = text.index("x", len(MATTER) + 1)
    return Asked(here, Span(place, place), [], ("quickfix", "refactor", "source"))


def best_time(question: Asked) -> tuple[float, dict[str, float]]:
    """The time that it takes to offer actions, and to make each."""

    def make(action: Action) -> None:
        with suppress(Refused):
            action.changes(NotePath("a.md"))

    offering: list[float] = []
    making: dict[str, list[float]] = {}
    for _ in range(3):
        start = time.process_time()
        actions = code_actions(question)
        offering.append(time.process_time() - start)
        for action in actions:
            start = time.process_time()
            make(action)
            kind = f"{action.kind} {action.title.split()[0]}"
            making.setdefault(kind, []).append(time.process_time() - start)
    return min(offering), {kind: min(times) for kind, times in making.items()}


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
        asked(MATTER + "".join(part.replace("{}", str(number)) for number in range(count)))
        for count in (PARTS, 4 * PARTS)
    )
    wrong: list[str] = []
    # Again where the machine was busy with something else.
    for _ in range(3):
        offering, making = best_time(small)
        offering_more, making_more = best_time(large)
        growths = {"offering": offering_more / offering} | {
            kind: making_more[kind] / making[kind]
            for kind in making.keys() & making_more.keys()
            if making_more[kind] > 0.005
        }
        wrong = [kind for kind, growth in growths.items() if growth > TOO_FAST_GROWTH]
        if not wrong:
            return
    assert wrong == []

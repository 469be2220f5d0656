"""That rewriting timestamps takes no longer for each than with fewer of them in the note."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from notes_lsp.features.cursor import Here
from notes_lsp.features.stamps.convert import convert_stamps
from notes_lsp.features.stamps.shift import shift_stamps
from notes_lsp.syntax.notations import anchor
from tests.features.stamps.rewriting import MATTER, here
from tests.growth import MORE, Action, grows_too_fast

STAMPS = 400


def rewriting(text: str, rewrite: Callable[[Here], object]) -> Action:
    note = here(text)
    return lambda: rewrite(note)


@pytest.mark.parametrize(
    ("part", "rewrite"),
    [
        (f"Said {anchor(65)}. ", lambda here: convert_stamps(here, "bracket")),
        (f"Said {anchor(65)}(x). ", lambda here: convert_stamps(here, "bracket")),
        (f"{anchor(65)}\n", lambda here: convert_stamps(here, "fence")),
        (f"[[a | {anchor(65)}]] ", lambda here: convert_stamps(here, "bracket")),
        (f"{anchor(65)} Said\n\n", lambda here: convert_stamps(here, "chapter")),
        ("[00:01:05, 00:02:00] ", lambda here: convert_stamps(here, "anchor")),
        ("```timestamp\n00:01:05\n```\n", lambda here: convert_stamps(here, "anchor")),
        (f"Said {anchor(65)}. ", lambda here: shift_stamps(here, 10)),
    ],
)
def test_time_grows_with_the_stamps(part: str, rewrite: Callable[[Here], object]) -> None:
    small, large = (f"{MATTER}{part * count}" for count in (STAMPS, MORE * STAMPS))
    assert not grows_too_fast(rewriting(small, rewrite), rewriting(large, rewrite))


def test_one_list_of_many() -> None:
    def text(count: int) -> str:
        return f"{MATTER}[{', '.join(['00:01:05'] * count)}]"

    def convert(here: Here) -> object:
        return convert_stamps(here, "anchor")

    assert not grows_too_fast(
        rewriting(text(STAMPS), convert), rewriting(text(MORE * STAMPS), convert)
    )

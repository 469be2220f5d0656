"""Hubs: the notes that other notes say that they are from."""

from __future__ import annotations

import pytest

from notes_lsp.features.type_definition import type_definition
from tests import vaultfix
from tests.memory import here_at, vault_of

NOTES = """
    //- talks.md
    ---
    title: All talks
    ---
    //- reel.md
    # Reels
    //- mill.md
    From: [[talks]], [[reel]], [[nowhere]]

    # Mill
    From: [[mill]]
    //- barn.md
    Nothing.
    """


def hubs(text: str) -> list[str]:
    """The notes that the link at the cursor is led from, each with what is selected of it."""
    fixture = vaultfix.read(text)
    files = {**vaultfix.read(NOTES).files, "here.md": fixture.text}
    here = here_at(vault_of(files), "here.md", fixture.text)
    return [
        f"{path}: {selection.of(files[path])} in {whole.of(files[path])!r}"
        for _, path, whole, selection in type_definition(here, fixture.cursor.offset)
    ]


TALKS = "talks.md: All talks in '---\\ntitle: All talks\\n---\\n'"
REEL = "reel.md: # Reels in '# Reels\\n'"


@pytest.mark.parametrize("link", ["[[mi$0ll]]", "[[mill#Mi$0ll | x]]", "[x](mi$0ll.md)"])
def test_a_link_leads_to_the_hubs_of_its_note(link: str) -> None:
    assert hubs(link) == [TALKS, REEL]


@pytest.mark.parametrize("text", ["[[ba$0rn]]", "[[no$0ne]]", "wor$0ds", "<https://x.o$0rg>"])
def test_elsewhere_there_are_none(text: str) -> None:
    assert hubs(text) == []


def test_a_markdown_link_names_a_hub_too() -> None:
    assert hubs("From: [[talks]] and [Reels](reel.md)\n\n[[#H$0]]\n\n# H\n") == [TALKS, REEL]


def test_a_link_to_the_note_itself_leads_to_its_own_hub() -> None:
    assert hubs("From: [[talks]]\n\n[[#H$0]]\n\n# H\n") == [TALKS]

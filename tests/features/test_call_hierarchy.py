"""Which notes link to a note, and to which it links."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from notes_lsp.features.call_hierarchy import Calls, incoming, outgoing, prepare
from notes_lsp.vault.paths import NotePath
from tests import vaultfix
from tests.memory import facts_of, here_at, vault_of

NOTES = """
    //- mill.md
    ---
    title: The mill
    ---
    [[barn]] and [[ghost]], [no](ghost.md), [far away](a/far.md#x), [up](#here),
    [[barn#Door | its door]] and [[mill]] and [[yard]].
    //- barn.md
    From: [[mill]]

    # Barn
    //- yard.md
    From: [[mill]]

    See [[The mill]] and [it](mill.md#wheel).
    //- a/far.md
    ![[mill]]
    //- a/near.md
    [the mill](../mill.md) [other][1] [web](https://example.org/mill.md)

    [1]: </mill.md>
    """


def told(calls: Iterable[Calls], texts: dict[str, str], caller: str | None = None) -> list[str]:
    """Each note with the texts of its links."""
    return [
        f"{item.name}: {[span.of(texts[caller or item.path]) for span in links]}"
        for item, links in calls
    ]


def test_who_links_to_a_note() -> None:
    files = vaultfix.read(NOTES).files
    assert told(incoming(vault_of(files), NotePath("mill.md")), files) == [
        "far: ['![[mill]]']",
        "near: ['[the mill](../mill.md)', '[1]: </mill.md>']",
        "The mill: ['[[mill]]']",
        "yard: ['[[mill]]', '[[The mill]]', '[it](mill.md#wheel)']",
        "barn: ['[[mill]]']",
    ]


def test_where_a_note_links() -> None:
    files = vaultfix.read(NOTES).files
    found = outgoing(vault_of(files), NotePath("mill.md"), facts_of(files["mill.md"]))
    assert told(found, files, "mill.md") == [
        "barn: ['[[barn]]', '[[barn#Door | its door]]']",
        "far: ['[far away](a/far.md#x)']",
        "yard: ['[[yard]]']",
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("[[mi$0ll]]", "The mill"),
        ("[x](mi$0ll.md)", "The mill"),
        ("[[gh$0ost]]", "here"),
        ("---\ntitle: Now\n---\nwo$0rds", "Now"),
    ],
)
def test_a_link_is_asked_about_its_note(text: str, name: str) -> None:
    fixture = vaultfix.read(text)
    files = {**vaultfix.read(NOTES).files, "here.md": fixture.text}
    item = prepare(here_at(vault_of(files), "here.md", fixture.text), fixture.cursor.offset)
    assert item.name == name
    assert item.length == len(files[item.path])

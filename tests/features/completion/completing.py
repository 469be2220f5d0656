"""What completion offers at the cursor of a fixture, and what becomes of the text."""

from __future__ import annotations

from notes_lsp.features.completion import complete
from notes_lsp.features.completion.candidates import Completions
from notes_lsp.text.span import Edit, apply_edits
from notes_lsp.vault.settings import Settings
from tests.memory import here_at, vault_of
from tests.vaultfix import Fixture, read


def ask(source: str, trigger: str = "") -> tuple[Fixture, Completions | None]:
    """The fixture, and what is offered at its cursor."""
    fixture = read(source)
    path, offset = fixture.cursor
    vault = vault_of(fixture.files, Settings())
    return fixture, complete(here_at(vault, path, fixture.files[path]), offset, trigger)


def offered(source: str) -> list[str] | None:
    """The labels at the cursor; None where nothing is completed."""
    _, found = ask(source)
    return None if found is None else [item.label for item in found.candidates]


def details(source: str) -> dict[str, str]:
    """The labels at the cursor, and what stands beside each."""
    _, found = ask(source)
    return {} if found is None else {item.label: item.detail for item in found.candidates}


def accepted(source: str, label: str) -> str:
    """The text of the note at the cursor after the candidate called `label` was accepted."""
    fixture, found = ask(source)
    assert found is not None
    chosen = next(item for item in found.candidates if item.label == label)
    text = fixture.files[fixture.cursor.path]
    assert found.replaced.touches(fixture.cursor.offset)
    return apply_edits(text, [Edit(*found.replaced, chosen.text), *chosen.edits])

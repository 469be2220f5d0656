"""Vaults that write `[[Label|target]]`: how they are told, and what changes then."""

from __future__ import annotations

from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.settings import Links, Settings
from tests.memory import vault_of


def files(link: str, count: int) -> dict[str, str]:
    return {"intro.start.md": "text", "hub.md": "\n".join([link] * count)}


def leads_to(link: str, count: int, settings: Settings | None = None) -> str | None:
    """Where the links of the hub lead."""
    vault = vault_of(files(link, count), settings)
    found = {resolved.resolution.note for resolved in vault.resolved_links(NotePath("hub.md"))}
    assert len(found) == 1
    return found.pop()


def test_many_links_with_names_on_the_right_tell_it() -> None:
    assert leads_to("[[The Start|intro.start]]", 20) == "intro.start.md"
    assert leads_to("[[The Start|intro.start#Costs]]", 20) == "intro.start.md"


def test_few_links_tell_nothing() -> None:
    assert leads_to("[[The Start|intro.start]]", 19) is None


def test_names_on_both_sides_tell_nothing() -> None:
    assert leads_to("[[intro.start|hub]]", 30) == "intro.start.md"


def test_the_setting_decides() -> None:
    on = Settings(links=Links(alias_first=True))
    off = Settings(links=Links(alias_first=False))
    assert leads_to("[[The Start|intro.start]]", 1, on) == "intro.start.md"
    assert leads_to("[[The Start|intro.start]]", 30, off) is None


def test_links_without_a_pipe_are_as_everywhere() -> None:
    assert leads_to("[[intro.start]]", 1, Settings(links=Links(alias_first=True))) == (
        "intro.start.md"
    )


def test_who_mentions_a_note_follows() -> None:
    vault = vault_of(files("[[The Start|intro.start]]", 20))
    assert list(vault.index.mentioning("introstart")) == ["hub.md"]
    assert list(vault.index.mentioning("thestart")) == []

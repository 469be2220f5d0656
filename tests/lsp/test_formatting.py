"""Formatting on the wire: offered and done only where the settings want it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

import pytest

from notes_lsp.text.lines import Encoding
from notes_lsp.text.span import Edit, apply_edits
from tests.lsp.talking import Talk
from tests.lsp.wire import ErrorAnswer

NOTES = """
    //- .notes-lsp.toml
    links.style = "bare"
    format.enable = true
    timestamps.on-type = true
    //- a.md
    ---
    videoId: dQw4w9WgXcQ
    ---
    é🙂 [[b | 🙂]] and
    [[b | x]] at 🙂 [12:34]$0
    """
OPTIONS = {"tabSize": 4, "insertSpaces": True}
PROVIDERS = {
    "documentFormattingProvider": True,
    "documentRangeFormattingProvider": True,
    "documentOnTypeFormattingProvider": {"firstTriggerCharacter": "]"},
}


def applied(client: Talk, edits: Any) -> str:
    """The note after the `edits`."""
    text = client.text("a.md")
    made = []
    for edit in edits:
        covered = client.taken("a.md", edit["range"])
        ends = client.range("a.md", 0, 0), edit["range"]["start"]
        start = len(client.taken("a.md", {"start": ends[0]["start"], "end": ends[1]}))
        made.append(Edit(start, start + len(covered), edit["newText"]))
    return apply_edits(text, made)


@pytest.mark.parametrize("encoding", get_args(Encoding))
def test_a_note_and_a_part_of_it_are_formatted(talk: Callable[..., Talk], encoding: str) -> None:
    client = talk(NOTES, encoding=encoding)
    assert client.offered.items() >= PROVIDERS.items()
    client.open("a.md")
    text = client.text("a.md")
    whole = text.replace("b | ", "b|")
    assert applied(client, client.ask("formatting", "a.md", options=OPTIONS)) == whole
    end = len(text) - 1
    place = client.range("a.md", end, end)
    edits = client.ask("rangeFormatting", "a.md", range=place, options=OPTIONS)
    assert applied(client, edits) == text.replace("b | x", "b|x")


def test_a_bracket_makes_an_anchor(talk: Callable[..., Talk]) -> None:
    client = talk(NOTES)
    client.open("a.md")
    edits = client.ask("onTypeFormatting", ch="]", options=OPTIONS)
    anchor = '<a class="yt-timestamp" data-t="00:12:34">[00:12:34]</a>'
    assert applied(client, edits) == client.text("a.md").replace("[12:34]", anchor)
    assert client.ask("onTypeFormatting", ch="}", options=OPTIONS) is None


def test_without_the_settings_nothing_is_offered(talk: Callable[..., Talk]) -> None:
    client = talk("//- a.md\n[[b | x]]$0\n")
    assert client.offered.keys().isdisjoint(PROVIDERS)
    client.open("a.md")
    with pytest.raises(ErrorAnswer):
        client.ask("formatting", "a.md", options=OPTIONS)


def test_the_editor_may_want_it_and_no_longer_want_it(talk: Callable[..., Talk]) -> None:
    wanted = {"format": {"enable": True}}
    client = talk("//- a.md\n[[b|x]] [[b | x]]$0\n", options=wanted)
    client.open("a.md")
    assert client.ask("formatting", "a.md", options=OPTIONS)
    assert "documentOnTypeFormattingProvider" not in client.offered
    for settings, edits in (({}, None), (wanted, 1)):
        params = {"settings": {"notes-lsp": settings}}
        client.wire.notify("workspace/didChangeConfiguration", params)
        found = client.ask("formatting", "a.md", options=OPTIONS)
        assert (found and len(found)) == edits

"""Code actions on the wire: the fixes of what is wrong in a range."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

import pytest

from notes_lsp.text.lines import Encoding
from tests.lsp.talking import WATCHING, Talk, position, recorded

LITERALS: Any = {
    **WATCHING,
    "textDocument": {"codeAction": {"codeActionLiteralSupport": {"codeActionKind": {}}}},
}
STAMPS = """---
videoId: 0123456789a
---
é🙂 <a class="yt-timestamp" data-t="01:02">[01:02]</a> text
"""


def ask(client: Talk, path: str, start: int, end: int, only: Any = None) -> Any:
    """The code actions for a part of a file."""
    context: Any = {"diagnostics": []} if only is None else {"diagnostics": [], "only": only}
    return client.ask("codeAction", path, range=client.range(path, start, end), context=context)


def applied(client: Talk, path: str, edits: Any) -> str:
    """A file's text after `edits`, which are in its present terms."""
    text = client.text(path)
    places = {
        str(position(text, offset, client.encoding)): offset
        for offset in reversed(range(len(text) + 1))
    }
    spans = [
        (places[str(edit["range"]["start"])], places[str(edit["range"]["end"])], edit["newText"])
        for edit in edits
    ]
    for start, end, new in sorted(spans, reverse=True):
        text = text[:start] + new + text[end:]
    return text


@pytest.mark.parametrize("encoding", get_args(Encoding))
def test_a_fix_changes_the_version_that_is_open(talk: Callable[..., Talk], encoding: str) -> None:
    able = {**LITERALS, "workspace": {"workspaceEdit": {"documentChanges": True}}}
    able["workspace"].update(WATCHING["workspace"])
    client = talk(f"//- a.md\n{STAMPS}", able, encoding=encoding)
    client.open("a.md")
    client.type("a.md", " text", " more text")
    (action,) = ask(client, "a.md", client.text("a.md").index("01:02"), len(client.text("a.md")))
    (change,) = action["edit"]["documentChanges"]
    assert change["textDocument"] == {"uri": client.uri("a.md"), "version": 2}
    assert applied(client, "a.md", change["edits"]) == client.text("a.md").replace(
        'data-t="01:02">[01:02]', 'data-t="00:01:02">[00:01:02]'
    )
    assert (action["kind"], action["isPreferred"]) == ("quickfix", True)
    assert [item["code"] for item in action["diagnostics"]] == ["timestamp.parts"]


def test_changes_are_by_document_for_clients_that_know_no_versions(
    talk: Callable[..., Talk],
) -> None:
    client = talk(f"//- a.md\n{STAMPS}", LITERALS)
    client.open("a.md")
    (action,) = ask(client, "a.md", 0, len(client.text("a.md")))
    (edits,) = action["edit"]["changes"].values()
    assert "00:01:02" in applied(client, "a.md", edits)


def test_only_what_is_wrong_in_the_range_is_offered(talk: Callable[..., Talk]) -> None:
    client = talk(f"//- a.md\n{STAMPS}", LITERALS)
    client.open("a.md")
    assert ask(client, "a.md", 0, 3) == []
    at = client.text("a.md").index("01:02")
    assert len(ask(client, "a.md", at, at)) == 1


@pytest.mark.parametrize(
    ("only", "count"),
    [(None, 1), ([], 1), (["quickfix"], 1), ([""], 1), (["refactor"], 0), (["source.x"], 0)],
)
def test_kinds_that_are_not_wanted_are_not_offered(
    talk: Callable[..., Talk], only: Any, count: int
) -> None:
    client = talk(f"//- a.md\n{STAMPS}", LITERALS)
    client.open("a.md")
    assert len(ask(client, "a.md", 0, len(client.text("a.md")), only)) == count


def test_a_name_that_was_meant_is_offered_first(talk: Callable[..., Talk]) -> None:
    client = talk("//- a.md\n🙂 [[the_be]]\n//- the_bee.md\n\n", LITERALS)
    client.open("a.md")
    found = ask(client, "a.md", 0, 10)
    (edits,) = found[0]["edit"]["changes"].values()
    assert applied(client, "a.md", edits) == "🙂 [[the_bee]]\n"
    assert all("isPreferred" not in action for action in found)


def test_a_client_that_takes_commands_only_gets_none(talk: Callable[..., Talk]) -> None:
    client = talk(f"//- a.md\n{STAMPS}")
    client.open("a.md")
    assert client.offered["codeActionProvider"] is True
    assert ask(client, "a.md", 0, len(client.text("a.md"))) is None


def test_an_action_of_a_real_editor_carries_its_diagnostic(talk: Callable[..., Talk]) -> None:
    client = talk(f"//- a.md\n{STAMPS}", recorded("vscode_1.139"))
    client.open("a.md")
    (action,) = ask(client, "a.md", 0, len(client.text("a.md")))
    assert action["diagnostics"] == client.pull("a.md")["items"]

"""Every request of real editors: each is answered, with nothing that the editor can't take (which
`Wire` looks at), and with columns as the editor counts them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, get_args

import pytest
from lsprotocol import types as lsp

from notes_lsp.lsp.methods import COMMANDS, METHODS
from notes_lsp.text.lines import Encoding
from tests.lsp.limits import Limits
from tests.lsp.talking import CLIENTS, Talk, recorded
from tests.lsp.tour import SETTINGS, VAULT, Refusal, Tour

REQUESTS: Final = {
    method.name for method in METHODS if lsp.METHOD_TO_TYPES[method.name][1] is not None
}

pytestmark = pytest.mark.usefixtures("quiet_disk")

clients = pytest.mark.parametrize("name", CLIENTS)


def answers(talk: Callable[..., Talk], capabilities: Any, encoding: str | None = None) -> Any:
    return Tour(talk(VAULT, capabilities, encoding, options=SETTINGS)).make()


@clients
def test_every_request_is_answered(talk: Callable[..., Talk], name: str) -> None:
    capabilities = recorded(name)
    found = answers(talk, capabilities)
    can = Limits(capabilities).can
    refused = {asked for asked, answer in found.items() if isinstance(answer, Refusal)}
    none = {asked for asked, answer in found.items() if not answer}

    operations = can("workspace.workspaceEdit.resourceOperations") or []
    edits = can("workspace.applyEdit")
    expected = {
        "rename of a note": "rename" in operations,
        "workspace/diagnostic": can("textDocument.diagnostic"),
        "notes.createNote": edits and "create" in operations,
        "notes.newFromVideo": edits and "create" in operations,
        "notes.dailyNote": edits and "create" in operations,
        "notes.fixAll": edits,
        "notes.shiftTimestamps": edits,
        "notes.nextStamp": edits,
        "notes.pasteStamp": edits,
        "notes.applyAction": edits,
    }
    assert refused == {asked for asked, able in expected.items() if not able}
    literals = can("textDocument.codeAction.codeActionLiteralSupport")
    told_by_message = {"notes.openAt", "workspace/willDeleteFiles"}
    assert none - told_by_message == {
        asked
        for asked, able in {"textDocument/codeAction": literals, "edits": edits}.items()
        if not able
    }

    late = can("textDocument.codeAction.resolveSupport") and can(
        "textDocument.codeAction.dataSupport"
    )
    asked = {name for name in found if "/" in name} | (set() if late else {"codeAction/resolve"})
    assert asked == REQUESTS
    assert {name for name in found if name.startswith("notes.")} == set(COMMANDS)


@pytest.mark.parametrize("name", ["vscode_1.139", "helix_25.07", "kate_22.12", "node"])
def test_columns_are_counted_as_the_client_counts_them(
    talk: Callable[..., Talk], name: str
) -> None:
    capabilities = recorded(name)
    first, *others = (answers(talk, capabilities, encoding) for encoding in get_args(Encoding))
    for other in others:
        assert other == first

"""What a client is told of the methods that it can use, where that is more than "yes", and which it
can't use unless its settings want them. A line for each method is in `surface.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, TypeAlias

from notes_lsp.lsp import legend
from notes_lsp.lsp.capabilities import ClientSupport
from notes_lsp.lsp.session import Json

if TYPE_CHECKING:
    from notes_lsp.features.actions.action import ActionKind
    from notes_lsp.vault.settings import Settings

SOURCE: Final = "notes-lsp"
"""What findings are said to come from."""

DIAGNOSTICS_ID: Final = "notes-lsp/diagnostics"
"""By which a client knows what it was told of how to ask for findings."""

ON_TYPE_TRIGGER: Final = "]"
"""What makes a client ask for `textDocument/onTypeFormatting`."""

ACTION_KINDS: Final[tuple[ActionKind, ...]] = (
    "quickfix",
    "refactor.extract",
    "refactor.inline",
    "refactor.rewrite",
    "source.fixAll.notes-lsp",
    "source.fixAll.notes-lsp.timestamps",
    "source.fixAll.notes-lsp.links",
    "source.toc",
    "source.chapters",
)

COMPLETION_TRIGGERS: Final = ("[", "#", "^", "|", "(", "/", "@", ":", '"')

_INCREMENTAL: Final = 2
"""`TextDocumentSyncKind.Incremental`"""

Told: TypeAlias = Callable[[ClientSupport], Json]
"""What the server's capabilities say of a method to this client, as JSON; None: nothing."""

Wanted: TypeAlias = Callable[[ClientSupport, Sequence["Settings"]], bool]
"""Whether a method is answered, by the settings of the client's folders: of those where somebody
wrote any. Without settings it is not."""


# What is told


def yes(_: ClientSupport) -> Json:
    return True


def no_options(_: ClientSupport) -> Json:
    """Of methods for which a plain "yes" is not of the LSP."""
    return {}


def changes(_: ClientSupport) -> Json:
    return _INCREMENTAL


def folders(_: ClientSupport) -> Json:
    return {"supported": True, "changeNotifications": True}


def file_operation(name: str) -> Told:
    """Of all files and folders: attachments count, too."""
    everything = {"filters": [{"scheme": "file", "pattern": {"glob": "**/*"}}]}
    return lambda client: everything if name in client.file_operations else None


def prepare_rename(client: ClientSupport) -> Json:
    return client.prepare_rename or None


def completion(_: ClientSupport) -> Json:
    return {"triggerCharacters": COMPLETION_TRIGGERS}


def semantic_tokens(_: ClientSupport) -> Json:
    types = list(legend.TYPES.values())
    return {"legend": {"tokenTypes": types, "tokenModifiers": legend.MODIFIERS}, "full": True}


def on_type(_: ClientSupport) -> Json:
    return {"firstTriggerCharacter": ON_TYPE_TRIGGER}


def actions(client: ClientSupport) -> Json:
    """Clients that know commands alone know no kinds."""
    return {"codeActionKinds": ACTION_KINDS} if client.code_action_literals else True


def resolve_actions(client: ClientSupport) -> Json:
    return client.code_action_literals or None


def diagnostics(client: ClientSupport) -> dict[str, Json]:
    """With an id where it can be taken back and told again."""
    told = {
        "identifier": SOURCE,
        "interFileDependencies": True,
        "workspaceDiagnostics": False,
    }
    if client.registers_diagnostics:
        told |= {"id": DIAGNOSTICS_ID, "documentSelector": None}
    return told


# What is answered only where the settings want it


def wants_formatting(_: ClientSupport, found: Sequence[Settings]) -> bool:
    return any(settings.format.enable for settings in found)


def wants_on_type(_: ClientSupport, found: Sequence[Settings]) -> bool:
    return any(settings.timestamps.on_type for settings in found)


def wants_all_diagnostics(client: ClientSupport, found: Sequence[Settings]) -> bool:
    # Neovim (0.12) no longer asks for single documents again where this is offered.
    return client.pull_diagnostics and any(
        settings.diagnostics.scope == "vault" for settings in found
    )

"""The editor's settings: asked for where the client can answer, else taken as it sends them.

`workspace/didChangeConfiguration`, `workspace/configuration`, `initializationOptions`.
"""

from __future__ import annotations

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException

from notes_lsp.lsp.early_settings import SECTION, own_settings
from notes_lsp.lsp.editor import Editor
from notes_lsp.lsp.session import Json


def begin(editor: Editor) -> None:
    """Take the settings that came with `initialize`, ask for others, and have changes told."""
    if editor.options:
        editor.configure(own_settings(editor.options))
    if editor.client.registers_configuration:
        registration = {
            "id": "notes-lsp/configuration",
            "method": lsp.WORKSPACE_DID_CHANGE_CONFIGURATION,
            "registerOptions": {"section": SECTION},
        }
        editor.ask(lsp.CLIENT_REGISTER_CAPABILITY, {"registrations": [registration]})
    _ask(editor)


def did_change_configuration(editor: Editor, params: lsp.DidChangeConfigurationParams) -> None:
    """Other settings hold. A client that can be asked need not send them."""
    if editor.client.configuration:
        _ask(editor)
    elif isinstance(params.settings, dict) and SECTION in params.settings:
        _take(editor, params.settings[SECTION])


def _ask(editor: Editor) -> None:
    if editor.client.configuration:
        editor.tasks.start("Asking for settings", _answered(editor))


async def _answered(editor: Editor) -> None:
    try:
        answer = await editor.connection.request(
            lsp.WORKSPACE_CONFIGURATION, {"items": [{"section": SECTION}]}
        )
    except (JsonRpcException, ValueError):
        return  # it has none
    if isinstance(answer, list | tuple) and answer:
        _take(editor, answer[0])


def _take(editor: Editor, settings: Json) -> None:
    """Take what the client has under our name; where that is nothing, what it came with holds."""
    editor.configure(own_settings(editor.options) if settings is None else settings)

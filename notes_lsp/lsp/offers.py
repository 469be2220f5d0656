"""What the server's capabilities offer, where pygls works it out wrongly."""

from __future__ import annotations

from collections.abc import Container

from lsprotocol import types as lsp


def complete(
    capabilities: lsp.ServerCapabilities, features: Container[str], commands: Container[str]
) -> None:
    """Put right in `capabilities` what does not follow from the registered `features`."""
    # pygls derives `resolveProvider` for all but these two.
    if capabilities.completion_provider is not None:
        capabilities.completion_provider.resolve_provider = lsp.COMPLETION_ITEM_RESOLVE in features
    if isinstance(capabilities.code_action_provider, lsp.CodeActionOptions):
        capabilities.code_action_provider.resolve_provider = lsp.CODE_ACTION_RESOLVE in features
    # pygls offers these without a reason.
    if not commands:
        capabilities.execute_command_provider = None
    workspace = capabilities.workspace
    if workspace and lsp.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS not in features:
        workspace.workspace_folders = None

"""The servers that are compared, and what each has to be told before it does its work."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.bench import PROGRAM
from tests.bench.client import Json

_SHIM = Path(__file__).with_name("vscode_markdown.mjs")


@dataclass(slots=True)
class Server:
    """A server with the command that starts it, its `initializationOptions` and its settings."""

    name: str
    command: Sequence[str]
    options: Json = None
    settings: Json = None


def ours() -> Server:
    return Server("notes-lsp", [*PROGRAM, "serve"])


def installed(folder: Path) -> list[Server]:
    """Those that `make bench-others` has installed into `folder`."""
    modules = folder / "node_modules"
    rumdl = folder / "python" / ("Scripts" if sys.platform == "win32" else "bin") / "rumdl"
    return [
        Server(
            "rumdl",
            [str(rumdl), "server"],
            options={"enableLinkCompletions": True, "enableLinkNavigation": True},
        ),
        Server(
            "vscode-markdown",
            ["node", str(_SHIM), str(modules)],
            options={"markdownFileExtensions": ["md"]},
            settings={"markdown": _AS_IN_VS_CODE},
        ),
    ]


_AS_IN_VS_CODE: Json = {
    "suggest": {"paths": {"enabled": True, "includeWorkspaceHeaderCompletions": "onDoubleHash"}},
    "occurrencesHighlight": {"enabled": False},
    "validate": {
        "enabled": True,
        "referenceLinks": {"enabled": "warning"},
        "fragmentLinks": {"enabled": "warning"},
        "fileLinks": {"enabled": "warning", "markdownFragmentLinks": "inherit"},
        "ignoredLinks": [],
        "unusedLinkDefinitions": {"enabled": "hint"},
        "duplicateLinkDefinitions": {"enabled": "warning"},
    },
}
"""What VS Code sends where the user has validation turned on."""

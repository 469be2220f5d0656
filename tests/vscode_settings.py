"""The settings that VS Code offers, made of the program's own.

    python -m tests.vscode_settings

writes them into the extension's package.json.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from notes_lsp.rules.schema import group_schemas
from notes_lsp.vault.settings import PERSONAL

PACKAGE = Path(__file__).parents[1] / "editors" / "vscode" / "package.json"

_OF_EXTENSION = ("notes-lsp.server.", "notes-lsp.trace.")
"""What the extension has for itself."""


def vscode_settings() -> dict[str, Any]:
    """What `contributes.configuration` has of the server's settings. Rules are not listed: the
    server knows them, and tells of wrong ones."""
    settings: dict[str, Any] = {}
    for group, schema in group_schemas().items():
        if "properties" not in schema:
            settings[f"notes-lsp.{group}"] = _setting(schema)
        for name, inner in schema.get("properties", {}).items():
            # No folder that is opened may set an `application` setting.
            scope = "application" if (group, name) in PERSONAL else "window"
            settings[f"notes-lsp.{group}.{name}"] = _setting(inner) | {"scope": scope}
    return settings


def _setting(schema: dict[str, Any]) -> dict[str, Any]:
    setting = {key: value for key, value in schema.items() if key != "description"}
    if "enum" in setting:
        setting["type"] = "string"  # only then it can be chosen from a list
    return {**setting, "scope": "window", "markdownDescription": schema["description"]}


def package() -> dict[str, Any]:
    """package.json as it is."""
    found: dict[str, Any] = json.loads(PACKAGE.read_text(encoding="utf-8"))
    return found


def with_settings(package: dict[str, Any]) -> dict[str, Any]:
    """`package` with the settings of the server as they should be."""
    configuration = package["contributes"]["configuration"]
    own = {
        name: setting
        for name, setting in configuration["properties"].items()
        if name.startswith(_OF_EXTENSION)
    }
    contributed = {**configuration, "properties": own | vscode_settings()}
    contributes = {**package["contributes"], "configuration": contributed}
    return {**package, "contributes": contributes}


if __name__ == "__main__":
    text = json.dumps(with_settings(package()), indent=2, ensure_ascii=False)
    PACKAGE.write_text(text + "\n", encoding="utf-8")

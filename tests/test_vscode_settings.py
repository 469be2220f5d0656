"""That VS Code offers the settings that there are, with their defaults and descriptions."""

from __future__ import annotations

from tests.vscode_settings import package, vscode_settings, with_settings


def test_vs_code_offers_all_settings_as_they_are() -> None:
    assert package() == with_settings(package()), "run: python -m tests.vscode_settings"


def test_what_no_vault_may_set_no_folder_may_set() -> None:
    scopes = {name: setting["scope"] for name, setting in vscode_settings().items()}
    assert [name for name, scope in scopes.items() if scope == "application"] == [
        "notes-lsp.hover.thumbnails"
    ]
    assert set(scopes.values()) == {"application", "window"}

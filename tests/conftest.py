"""What all tests share: how hypothesis searches, and vaults on a disk."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from tests import vaultfix

# The same examples on every run and machine. `--hypothesis-profile=search` looks for new ones.
settings.register_profile("same", derandomize=True, deadline=None, database=None)
settings.register_profile("search", max_examples=2_000, deadline=None)
settings.load_profile("same")

os.environ["XDG_CONFIG_HOME"] = os.devnull
"""Whoever runs the tests may have settings, which decide nothing here."""


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """What one test keeps, no other one finds, and nothing of it lands in the developer's home."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))


@pytest.fixture
def write_vault(tmp_path: Path) -> Callable[[str], Path]:
    """Write the files of a fixture (see `vaultfix`) into a folder that is its own vault."""

    def write(source: str) -> Path:
        files = {".notes-lsp.toml": "", **vaultfix.read(source).files}
        for path, text in files.items():
            file = tmp_path / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())
        return tmp_path

    return write

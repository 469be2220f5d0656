"""Which program this is: to trust nothing that another one has kept."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Final

from notes_lsp import __version__

_PACKAGE: Final = Path(__file__).parent.parent

READING: Final = ("text", "syntax", "vault")
"""The layers that decide what the facts of a text are."""

JUDGING: Final = (*READING, "rules")
"""Those that decide what its findings are."""

_LIBRARIES: Final = ("pyromark", "PyYAML", "python-frontmatter", "rapidfuzz")
"""Those that read texts or compare names."""


@cache
def program_key(layers: tuple[str, ...]) -> bytes:
    """Sixteen bytes that differ where the sources of these layers, or the libraries below them,
    do: nobody has to remember to count a version up."""
    key = blake2b(__version__.encode(), digest_size=16)
    for name in _LIBRARIES:
        key.update(f"{name} {_version(name)}\n".encode())
    for layer in layers:
        for source in sorted((_PACKAGE / layer).rglob("*.py")):
            key.update(source.name.encode())
            key.update(source.read_bytes())
    return key.digest()


def _version(library: str) -> str:
    # Takes 10 ms to load, and small vaults are not kept.
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(library)
    except PackageNotFoundError:
        return "unknown"

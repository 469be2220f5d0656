"""Notes that other processes read: what comes back is packed, which crosses between processes in a
fifth of the time.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from notes_lsp.vault.facts import Facts
from notes_lsp.vault.load import Read, read_batch
from notes_lsp.vault.note_facts import pack_facts, unpack_facts
from notes_lsp.vault.paths import NotePath


class PackedRead(NamedTuple):
    """A `Read` with packed facts, or with those that can't be packed."""

    path: NotePath
    facts: bytes | Facts


def read_packed_batch(root: Path, paths: Sequence[NotePath], max_size: int) -> list[PackedRead]:
    """The facts of these notes. For worker processes."""
    reads = read_batch(root, paths, max_size)
    return [PackedRead(path, pack_facts(facts) or facts) for path, facts in reads]


def unpacked(read: PackedRead) -> Read:
    """What was packed."""
    path, facts = read
    return Read(path, unpack_facts(facts) if isinstance(facts, bytes) else facts)

"""Reading a whole vault: names first, then everything, in batches that other processes can take.

`read_head` makes a note findable within moments of a start; `read_batch` is the unit of the full
reading. Who runs them, and when, is the caller's: `check` at once, the server beside its work.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from notes_lsp.syntax import frontmatter
from notes_lsp.syntax.parser import parse
from notes_lsp.vault.facts import Facts, Fault, add_frontmatter, read_facts
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.scan import FileStat, NoteText, Unreadable, read_note

_BATCH_BYTES: Final = 1_000_000
"""The size of a batch: some 200 notes, a tenth of a second of reading."""

_HEAD_BYTES: Final = (2048, 65_536)
"""What of a file is read for its names, and what where the frontmatter is longer."""


class Read(NamedTuple):
    """A note that was read, and what it tells. What can't be read tells why."""

    path: NotePath
    facts: Facts


def batches(files: Iterable[FileStat]) -> Iterator[list[FileStat]]:
    """`files` in runs of about the same size in bytes."""
    batch: list[FileStat] = []
    size = 0
    for file in files:
        batch.append(file)
        size += file.size
        if size >= _BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def read_batch(root: Path, paths: Sequence[NotePath], max_size: int) -> list[Read]:
    """The facts of these notes. For worker processes: what comes back can be pickled."""
    return [Read(path, read_note_facts(root, path, max_size)) for path in paths]


def read_note_facts(root: Path, path: NotePath, max_size: int) -> Facts:
    """The facts of one note on disk; of one that can't be read, only why."""
    return facts_of(read_note(root, path, max_size))


def facts_of(read: NoteText | Unreadable) -> Facts:
    """The facts of what was read of a file."""
    if isinstance(read, Unreadable):
        facts = Facts.of_nothing()
        facts.fault = Fault.of_file(read.reason)
        return facts
    facts = read_facts(parse(read.text), read.text)
    facts.fault = read.fault
    return facts


def read_head(root: Path, path: NotePath) -> Facts:
    """The names of a note, from the first bytes of its file: enough to resolve links to it."""
    facts = Facts.of_nothing()
    facts.complete = False
    for size in _HEAD_BYTES:
        read = read_note(root, path, size, only_head=True)
        if isinstance(read, Unreadable):
            break
        is_whole = len(read.text.encode("utf-8", "surrogatepass")) < size
        cut = frontmatter.read_frontmatter if is_whole else frontmatter.read_head
        matter, goes_on = cut(read.text)
        if matter is not None:
            add_frontmatter(facts, matter)
        if is_whole or not goes_on:
            break
    return facts

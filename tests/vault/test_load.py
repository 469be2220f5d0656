"""Reading a vault: in batches, and names before all else."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from notes_lsp.vault.load import batches, read_batch, read_head, read_note_facts
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.scan import FileStat
from tests.memory import facts_of
from tests.vault.files import put

NOTE = NotePath("a.md")
MOST = 1_000_000


def stats(*sizes: int) -> list[FileStat]:
    return [FileStat(NotePath(f"{number}.md"), 0, size) for number, size in enumerate(sizes)]


@pytest.mark.parametrize(
    ("sizes", "lengths"),
    [
        ((), []),
        ((0, 0, 0), [3]),
        ((400_000, 400_000, 400_000, 400_000), [3, 1]),
        ((5_000_000, 1, 1), [1, 2]),
        ((1, 5_000_000, 1), [2, 1]),
    ],
)
def test_batches_are_of_about_the_same_size(sizes: tuple[int, ...], lengths: list[int]) -> None:
    files = stats(*sizes)
    found = list(batches(files))
    assert [len(batch) for batch in found] == lengths
    assert [file for batch in found for file in batch] == files


def test_a_batch_is_what_its_notes_tell_and_can_be_sent(tmp_path: Path) -> None:
    texts = {"a.md": "[[b]]", "x/b.md": "---\ntitle: B\n---\n# One\n"}
    for name, text in texts.items():
        put(tmp_path / name, text)
    reads = read_batch(tmp_path, [NotePath(name) for name in texts], MOST)
    assert pickle.loads(pickle.dumps(reads)) == [
        (name, facts_of(text)) for name, text in texts.items()
    ]


def test_what_cannot_be_read_tells_why(tmp_path: Path) -> None:
    facts = read_note_facts(tmp_path, NOTE, MOST)
    assert facts.fault is not None
    assert facts.fault.message == "This file can't be read: No such file or directory"
    assert (facts.length, facts.complete) == (0, True)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\ntitle: Chips\n---\n[[b]]\n", "Chips"),
        ("---\ntitle: Chips\n---", "Chips"),
        ("---\r\ntitle: Chips\r\n---\r\nText", "Chips"),
        ("---\nnote: |\n" + "  line\n" * 1000 + "title: Chips\n---\n", "Chips"),
        ("---\ntitle: Chips\n---\n" + "é" * 5000, "Chips"),
        ("---\ntitle: Chips\n" + "not: closed\n" * 10_000, None),
        ("No frontmatter", None),
        ("", None),
    ],
)
def test_the_head_of_a_note_tells_its_names(tmp_path: Path, text: str, title: str | None) -> None:
    put(tmp_path / NOTE, text)
    facts = read_head(tmp_path, NOTE)
    assert (facts.title.text if facts.title else None) == title
    assert not facts.complete
    assert list(facts.wikilinks()) == []


def test_the_head_of_what_cannot_be_read_is_empty(tmp_path: Path) -> None:
    assert read_head(tmp_path, NOTE).title is None

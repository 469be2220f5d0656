"""`note.encoding`: what could not be read as text."""

from __future__ import annotations

from pathlib import Path

from notes_lsp.rules.engine import find
from notes_lsp.rules.registry import RULES
from notes_lsp.rules.view import NoteView
from notes_lsp.vault.load import read_note_facts
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.settings import Settings
from notes_lsp.vault.vault import Vault
from tests.rules.checking import check

CODE = "note.encoding"


def check_bytes(tmp_path: Path, data: bytes, max_size: int = 10_000) -> list[str]:
    """What is said of a note on a disk that holds `data`, beside a note with a title."""
    (tmp_path / "n.md").write_bytes(data)
    (tmp_path / "b.md").write_bytes(b"---\ntitle: The other\n---\n")
    vault = Vault(tmp_path, Settings())
    for name in ("n.md", "b.md"):
        path = NotePath(name)
        vault.put(path, read_note_facts(tmp_path, path, max_size))
    return [
        f"{finding.span.start}-{finding.span.end} {finding.level} {finding.code} "
        f"{finding.message}{' (fixable)' if finding.fix else ''}"
        for finding in find(NoteView(NotePath("n.md"), vault), RULES)
    ]


def test_bytes_that_are_no_utf8_are_marked_and_the_rest_is_read(tmp_path: Path) -> None:
    assert check_bytes(tmp_path, "é [[gone]] caf".encode() + b"\xe9.") == [
        "4-8 information link.unresolved There is no note “gone”: create it, or correct the name",
        "14-15 warning note.encoding This file is not UTF-8: the byte 0xe9 stands here",
    ]


def test_a_text_that_was_guessed_at_is_not_repaired(tmp_path: Path) -> None:
    line = "4-13 hint link.inexact “The other” is a title: write the note's name, b"
    assert check_bytes(tmp_path, b"  [[The other]]") == [f"{line} (fixable)"]
    assert check_bytes(tmp_path, b"  [[The other]] \xff")[0] == line


def test_a_nul_byte_is_marked(tmp_path: Path) -> None:
    assert check_bytes(tmp_path, b"one\0two") == [
        "3-4 warning note.encoding A NUL byte stands here: is this a text?"
    ]


def test_what_is_no_text_at_all_costs_one_finding(tmp_path: Path) -> None:
    assert check_bytes(tmp_path, "[[gone]]".encode("utf-16")) == [
        "0-0 warning note.encoding This file is UTF-16: save it as UTF-8"
    ]
    assert check_bytes(tmp_path, b"[[gone]]", max_size=5) == [
        "0-0 warning note.encoding "
        "This file is larger than 5 bytes (files.max-size) and was skipped"
    ]


def test_any_text_of_utf8_is_fine() -> None:
    assert check("\ufeffé ﬁ 🗂️ \u2028 \u200b ثغرات \ufffd", CODE) == ""

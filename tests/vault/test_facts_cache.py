"""Facts that are kept: they come back as they were, and only from this program."""

from __future__ import annotations

from pathlib import Path

import pytest

from notes_lsp.vault import facts_cache
from notes_lsp.vault.cache_folder import CacheFolder
from notes_lsp.vault.facts import Fault
from notes_lsp.vault.facts_cache import Known, load_facts, save_facts
from notes_lsp.vault.file_state import FileState
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.program import JUDGING, READING, program_key
from tests.memory import facts_of

TEXTS = [
    "",
    "plain 🙂\r\ntext\r",
    '---\ntitle: "A: b"\naliases: [c, d]\ntags: e\nduration: 1:02\n---\n[[a]]',
    "---\nvideoId: 0123456789a\nmedia_link: x\n---\n# First\nhttps://youtu.be/0123456789a",
    "---\ntitle: one: two\ntitle: x\n---\n",
    "---\ntitle: never closed\n",
    "```markdown\n# A\n[[b | c]]\n```",
    'From: [[hub]]\n# H\n<a class="yt-timestamp" data-t="1:2">[0:1]</a> [00:01:02] ^id\n#tag',
    "[[a | b [[c | d]]]] [[x\n<!-- notes-lsp: ignore link.unclosed -->\n![[p.png|30]]",
]


def known(path: str, text: str, fault: Fault | None = None) -> Known:
    facts = facts_of(text)
    facts.fault = fault
    return Known(NotePath(path), FileState(1, len(text), facts.digest, fault), facts)


def test_facts_come_back_as_they_were(tmp_path: Path) -> None:
    kept = [known(f"{number}.md", text) for number, text in enumerate(TEXTS)]
    kept.append(known("faulty.md", "", Fault(0, 1, "no text")))
    save_facts(CacheFolder(tmp_path), tmp_path, kept)
    assert list(load_facts(CacheFolder(tmp_path), tmp_path).values()) == kept


def test_the_first_time_nothing_is_known(tmp_path: Path) -> None:
    assert load_facts(CacheFolder(tmp_path), tmp_path) == {}


@pytest.mark.parametrize("body", [b"", b"\x00", b"\x91\x91\x91", b"\x81\xa1a\x01"])
def test_what_is_none_of_its_own_is_none(tmp_path: Path, body: bytes) -> None:
    CacheFolder(tmp_path).write(tmp_path, "facts", program_key(READING), body)
    assert load_facts(CacheFolder(tmp_path), tmp_path) == {}


def test_another_program_reads_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_facts(CacheFolder(tmp_path), tmp_path, [known("a.md", "text")])
    monkeypatch.setattr(facts_cache, "program_key", lambda layers: b"another")
    assert load_facts(CacheFolder(tmp_path), tmp_path) == {}


def test_a_program_with_other_rules_has_another_key() -> None:
    assert program_key(READING) == program_key(READING)
    assert program_key(READING) != program_key(JUDGING)

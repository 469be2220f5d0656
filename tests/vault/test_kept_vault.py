"""A vault that is kept: it comes back as it was, only to this program, and whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from notes_lsp.text.document import Document
from notes_lsp.vault import kept_vault
from notes_lsp.vault.cache_folder import CacheFolder
from notes_lsp.vault.file_state import FileStates
from notes_lsp.vault.index import VaultIndex
from notes_lsp.vault.kept_vault import keep_vault, keep_vault_in_steps, load_vault
from notes_lsp.vault.note_facts import NoteFacts
from notes_lsp.vault.open_note import OpenNote
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.program import JUDGING, READING, program_key
from notes_lsp.vault.scan import Walk, walk
from notes_lsp.vault.settings import Files, Links, Settings
from notes_lsp.vault.vault import Vault
from tests.memory import facts_of
from tests.vault.files import put
from tests.vault.test_index import STEPS, Step, change

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


LONG_AGO = 1_500_000_000_000_000_000


def read_vault(root: Path, settings: Settings | None = None) -> tuple[Vault, Walk]:
    """The vault at `root`, whose notes were written long ago, read whole."""
    vault = Vault(root, settings or Settings())
    for file in walk(root, vault.settings).notes:
        os.utime(root / file.path, ns=(LONG_AGO, LONG_AGO))
    walked = walk(root, vault.settings)
    for file in walked.notes:
        vault.put(file.path, vault.read_facts(file.path))
    for path in walked.files:
        vault.put_file(path)
    vault.settle()
    return vault, walked


def loaded(
    folder: CacheFolder, root: Path, settings: Settings | None = None
) -> tuple[Vault, FileStates | None]:
    vault = Vault(root, settings or Settings())
    return vault, load_vault(folder, vault)


@pytest.fixture
def folder(tmp_path: Path) -> CacheFolder:
    return CacheFolder(tmp_path / "cache")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for number, text in enumerate(TEXTS):
        put(tmp_path / f"notes/in/{number}.md", text)
    put(tmp_path / "notes/p.png", "")
    put(tmp_path / "notes/faulty.md", "a\0")
    return tmp_path / "notes"


def test_a_vault_comes_back_as_it_was(folder: CacheFolder, root: Path) -> None:
    vault, walked = read_vault(root)
    keep_vault(folder, vault, walked)
    again, states = loaded(folder, root)
    assert again.index == vault.index
    assert states is not None
    assert all(states.hold(root, file, 1000) for file in walked.notes)
    assert again.link_count("in") == vault.link_count("in")
    keep_vault(folder, again, walked)
    assert loaded(folder, root)[0].index == vault.index


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS, STEPS)
def test_any_index_comes_back_and_can_be_changed(before: list[Step], after: list[Step]) -> None:
    index = VaultIndex()
    for step in before:
        change(index, step)
    facts = NoteFacts(lambda _: facts_of(""))
    for note in index.noted():
        facts.put(note, index.facts[note])
    again = VaultIndex.unpacked(index.packed(), facts, index.extensions)
    assert again == index
    for step in after:
        change(index, step)
        change(again, step)
    assert again == index


def test_files_that_changed_do_not_hold(folder: CacheFolder, root: Path) -> None:
    keep_vault(folder, *read_vault(root))
    put(root / "in/1.md", "another text")
    put(root / "new.md", "")
    _, states = loaded(folder, root)
    assert states is not None
    stale = [
        file.path for file in walk(root, Settings()).notes if not states.hold(root, file, 1000)
    ]
    assert stale == ["in/1.md", "new.md"]


def test_what_an_editor_has_is_not_what_the_file_has(folder: CacheFolder, root: Path) -> None:
    vault, walked = read_vault(root)
    vault.open_notes[NotePath("in/1.md")] = opened = OpenNote(Document("# Unsaved"))
    vault.put(NotePath("in/1.md"), opened.facts())
    keep_vault(folder, vault, walked)
    _, states = loaded(folder, root)
    assert states is not None
    stale = [file.path for file in walked.notes if not states.hold(root, file, 1000)]
    assert stale == ["in/1.md"]


def test_open_notes_stay_as_they_are(folder: CacheFolder, root: Path) -> None:
    keep_vault(folder, *read_vault(root))
    vault = Vault(root, Settings())
    vault.open_notes[NotePath("in/1.md")] = OpenNote(Document("# Unsaved"))
    assert load_vault(folder, vault) is not None
    assert vault.index.facts[NotePath("in/1.md")].first_heading == "Unsaved"


def test_what_is_no_unicode_is_read_again(folder: CacheFolder, root: Path) -> None:
    names = [os.fsdecode(b"half\xff.md"), os.fsdecode(b"half\xff.png")]
    try:
        put(root / names[0], "# Half\n[[in/1]]")
        put(root / names[1], "")
    except OSError:
        pytest.skip("no such names here")
    vault, walked = read_vault(root)
    keep_vault(folder, vault, walked)
    again, states = loaded(folder, root)
    assert states is not None
    stale = [file.path for file in walked.notes if not states.hold(root, file, 1000)]
    assert stale == names[:1]
    again.put(NotePath(names[0]), again.read_facts(NotePath(names[0])))
    again.put_file(names[1])
    assert again.index == vault.index


def test_facts_that_are_no_unicode_are_read_again(folder: CacheFolder, root: Path) -> None:
    vault, walked = read_vault(root)
    vault.put(NotePath("in/1.md"), facts_of('<a id="\ud800">'))  # as an editor may have had it
    keep_vault(folder, vault, walked)
    again, states = loaded(folder, root)
    assert states is not None
    assert [file.path for file in walked.notes if not states.hold(root, file, 1000)] == ["in/1.md"]
    assert NotePath("in/1.md") not in again.index.facts


def test_the_first_time_nothing_is_known(folder: CacheFolder, root: Path) -> None:
    vault, states = loaded(folder, root)
    assert states is None
    assert vault.index == VaultIndex()


@pytest.mark.parametrize(
    "others", [Settings(files=Files(extensions=(".txt",))), Settings(links=Links(alias_first=True))]
)
def test_other_settings_for_the_index_find_nothing(
    folder: CacheFolder, root: Path, others: Settings
) -> None:
    keep_vault(folder, *read_vault(root))
    assert loaded(folder, root, others)[1] is None


def test_another_program_finds_nothing(
    folder: CacheFolder, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_vault(folder, *read_vault(root))
    monkeypatch.setattr(kept_vault, "program_key", lambda layers: b"another")
    assert loaded(folder, root)[1] is None


def test_a_program_with_other_rules_has_another_key() -> None:
    assert program_key(READING) == program_key(READING)
    assert program_key(READING) != program_key(JUDGING)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: b"",
        lambda data: data[:-1],
        lambda data: data[:20],
        lambda data: data + b"\0",
        lambda data: data[:-100] + b"x" + data[-99:],
        lambda data: data[:-4] + b"\xff\xff\xff\xff",
    ],
)
def test_half_a_file_is_none(
    folder: CacheFolder, root: Path, spoil: Callable[[bytes], bytes]
) -> None:
    keep_vault(folder, *read_vault(root))
    (file,) = folder.files()
    file.place.write_bytes(spoil(file.place.read_bytes()))
    assert loaded(folder, root)[1] is None


def test_facts_that_went_bad_are_read_from_the_note(folder: CacheFolder, root: Path) -> None:
    vault, walked = read_vault(root)
    keep_vault(folder, vault, walked)
    (file,) = folder.files()
    data = bytearray(file.place.read_bytes())
    data[10] ^= 1
    file.place.write_bytes(data)
    assert loaded(folder, root)[0].index == vault.index


@pytest.mark.parametrize("done", [1, 5, 10])
def test_a_vault_that_changes_meanwhile_is_kept_as_it_is(
    folder: CacheFolder, root: Path, monkeypatch: pytest.MonkeyPatch, done: int
) -> None:
    monkeypatch.setattr(kept_vault, "_STEP", 1)
    vault, walked = read_vault(root)
    steps = keep_vault_in_steps(folder, vault, walked)
    for _ in range(done):
        next(steps)
    vault.put(NotePath("in/1.md"), facts_of("# Changed"))
    vault.put(NotePath("in/new.md"), facts_of("[[1]]"))
    vault.remove(NotePath("in/4.md"))
    for _ in steps:
        pass
    again, states = loaded(folder, root)
    assert again.index == vault.index
    assert states is not None
    stale = [file.path for file in walked.notes if not states.hold(root, file, 1000)]
    assert stale == ["in/1.md", "in/4.md"]


def test_a_vault_that_is_begun_anew_meanwhile_is_not_kept(folder: CacheFolder, root: Path) -> None:
    vault, walked = read_vault(root)
    steps = keep_vault_in_steps(folder, vault, walked)
    next(steps)
    vault.begin_with(VaultIndex())
    assert list(steps) == []
    assert list(folder.files()) == []


def test_a_full_disk_is_no_reason_to_stop(root: Path) -> None:
    put(root.parent / "file", "")
    keep_vault(CacheFolder(root.parent / "file"), *read_vault(root))

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notes_lsp.vault.facts import Fault
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.scan import (
    NoteText,
    Unreadable,
    Walk,
    _decode,
    read_note,
    walk,
    walk_below,
    walk_in_steps,
)
from notes_lsp.vault.settings import Files, Settings
from tests.vault.files import link, put, write

MOST = 1_000
OUTSIDE = Unreadable("This file lies outside of the vault")


def paths(found: Walk) -> list[str]:
    return [note.path for note in found.notes]


def read(root: Path, path: str, most: int = MOST) -> NoteText | Unreadable:
    return read_note(root, NotePath(path), most)


def test_a_walk_finds_notes_and_other_files_in_order(tmp_path: Path) -> None:
    write(tmp_path, "b.md", "a/z.md", "a/B.MD", "a/y/c.markdown", "a/i.png", "mdx.mdx", "README")
    found = walk(tmp_path, Settings())
    assert paths(found) == ["a/B.MD", "a/y/c.markdown", "a/z.md", "b.md"]
    assert found.files == ["README", "a/i.png", "mdx.mdx"]


def test_a_walk_tells_what_shows_a_change(tmp_path: Path) -> None:
    put(tmp_path / "a.md", "“x”")
    os.utime(tmp_path / "a.md", ns=(1, 1_700_000_000_000_000_000))
    (note,) = walk(tmp_path, Settings()).notes
    assert (note.path, note.mtime_ns, note.size) == ("a.md", 1_700_000_000_000_000_000, 7)


def test_vaults_inside_are_told_and_not_entered(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "x/.obsidian/", "x/b.md", "x/y/.obsidian/", "e/pyvenv.cfg", "e/c.md")
    write(tmp_path, ".notes-lsp.toml", "a/.notes-lsp.toml", "a/d.md")
    found = walk(tmp_path, Settings())
    assert (paths(found), found.vaults) == (["a.md"], ["a", "x"])


@pytest.mark.parametrize("extension", [".txt", ".TXT"])
def test_the_extensions_of_notes_are_a_setting(tmp_path: Path, extension: str) -> None:
    write(tmp_path, "a.md", "b.txt")
    found = walk(tmp_path, Settings(files=Files(extensions=(extension,))))
    assert (paths(found), found.files) == (["b.txt"], ["a.md"])


def test_a_part_of_a_vault_is_walked_by_the_rules_of_the_whole(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "x/b.md", "x/y/c.md", "x/y/d.md", "z/e.md", ".h/f.md", "v/.obsidian/")
    write(tmp_path, "v/g.md")
    put(tmp_path / ".gitignore", "d.md\nz/\n")
    assert paths(walk_below(tmp_path, "x", Settings())) == ["x/b.md", "x/y/c.md"]
    assert paths(walk_below(tmp_path, "x/y", Settings())) == ["x/y/c.md"]
    for folder in ("z", ".h", "v", "nowhere", "a.md"):
        assert walk_below(tmp_path, folder, Settings()) == Walk()


def test_a_walk_can_be_taken_in_steps(tmp_path: Path) -> None:
    write(tmp_path, *(f"{number}.md" for number in range(450)))
    found = Walk()
    sizes = [len(found.notes) for _ in walk_in_steps(tmp_path, "", Settings(), found)]
    assert sizes == [0, 200, 400]
    assert found == walk(tmp_path, Settings())


def test_links_are_followed_inside_of_the_vault_only(tmp_path: Path) -> None:
    root = tmp_path / "vault"
    write(tmp_path, "outside/a.md", "outside/i.png", "vault/x/b.md", "vault/.data/y/c.md")
    link(root / "out", tmp_path / "outside")
    link(root / "out.md", tmp_path / "outside/a.md")
    link(root / "out.png", tmp_path / "outside/i.png")
    link(root / "x/up", tmp_path)
    link(root / "in.md", root / "x/b.md")
    link(root / "y", root / ".data/y")
    found = walk(root, Settings())
    assert (paths(found), found.files) == (["in.md", "x/b.md", "y/c.md"], [])


def test_a_folder_is_walked_once_and_by_its_own_name(tmp_path: Path) -> None:
    write(tmp_path, "m/a.md")
    for name in ("a", "z"):
        link(tmp_path / name, tmp_path / "m")
    link(tmp_path / "m/loop", tmp_path)
    link(tmp_path / "self.md", tmp_path / "self.md")
    link(tmp_path / "gone.md", tmp_path / "nothing.md")
    assert paths(walk(tmp_path, Settings())) == ["m/a.md"]


def test_the_root_may_be_a_link_itself(tmp_path: Path) -> None:
    write(tmp_path, "real/a.md", "real/x/b.md")
    link(tmp_path / "root", tmp_path / "real")
    link(tmp_path / "real/c.md", tmp_path / "real/a.md")
    assert paths(walk(tmp_path / "root", Settings())) == ["a.md", "c.md", "x/b.md"]
    assert read(tmp_path / "root", "c.md") == NoteText("")


@pytest.mark.skipif(sys.platform == "win32", reason="names are Unicode there")
def test_names_that_are_no_utf_8_are_names_too(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.md")
    try:
        (tmp_path / name).write_bytes(b"text")
    except OSError:
        pytest.skip("this file system has only UTF-8 names")
    put(tmp_path / ".gitignore", "other\n")
    put(tmp_path / "a\nb\u202e.md", "")
    assert paths(walk(tmp_path, Settings())) == ["a\nb\u202e.md", name]
    assert read(tmp_path, name) == NoteText("text")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_what_is_no_file_is_neither_listed_nor_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    os.mkfifo(tmp_path / "pipe.png")
    assert walk(tmp_path, Settings()) == Walk()
    assert read(tmp_path, "pipe.md") == Unreadable("This is no ordinary file")


def test_a_folder_is_no_note(tmp_path: Path) -> None:
    write(tmp_path, "folder.md/a.md")
    assert paths(walk(tmp_path, Settings())) == ["folder.md/a.md"]
    assert isinstance(read(tmp_path, "folder.md"), Unreadable)


def test_what_may_not_be_read_costs_itself_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Refused by hand, since tests may run as root, who reads all."""
    write(tmp_path, "a.md", "x/b.md", "c.md")
    refuse(monkeypatch, "open", tmp_path / "a.md", tmp_path / "x" / "b.md")
    refuse(monkeypatch, "scandir", tmp_path / "x")
    assert paths(walk(tmp_path, Settings())) == ["a.md", "c.md"]
    reason = os.strerror(errno.EACCES)
    assert read(tmp_path, "a.md") == Unreadable(f"This file can't be read: {reason}")
    assert isinstance(read(tmp_path, "x/b.md"), Unreadable)
    assert isinstance(read(tmp_path, "c.md"), NoteText)


def refuse(monkeypatch: pytest.MonkeyPatch, function: str, *refused: Path) -> None:
    """Let a function of `os` answer as it does for files that may not be read."""
    real = getattr(os, function)

    def guarded(path: str | Path, *rest: object, **named: object) -> object:
        if Path(os.path.normpath(path)) in refused:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
        return real(path, *rest, **named)

    monkeypatch.setattr(os, function, guarded)


def test_a_vault_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert walk(tmp_path / "gone", Settings()) == Walk()
    reason = os.strerror(2)
    assert read(tmp_path, "gone.md") == Unreadable(f"This file can't be read: {reason}")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", NoteText("")),
        ("“x”\r\n\U0001f600\u2028".encode(), NoteText("“x”\r\n\U0001f600\u2028")),
        (b"\xef\xbb\xbfx\r\n", NoteText("\ufeffx\r\n")),
        (
            "é".encode() + b"\xe9 and \xff",
            NoteText(
                "é\ufffd and \ufffd",
                Fault(1, 2, "This file is not UTF-8: the byte 0xe9 stands here"),
            ),
        ),
        (
            b"ab\xe2\x80",
            NoteText("ab\ufffd", Fault(2, 3, "This file is not UTF-8: the byte 0xe2 stands here")),
        ),
        (
            b"\xed\xa0\x80",
            NoteText(
                "\ufffd" * 3, Fault(0, 1, "This file is not UTF-8: the byte 0xed stands here")
            ),
        ),
        (
            "é\0b\0".encode(),
            NoteText("é\0b\0", Fault(1, 2, "A NUL byte stands here: is this a text?")),
        ),
        ("a".encode("utf-16"), Unreadable("This file is UTF-16: save it as UTF-8")),
        ("a".encode("utf-32"), Unreadable("This file is UTF-32: save it as UTF-8")),
        (b"\0\0\xfe\xff\0\0\0a", Unreadable("This file is UTF-32: save it as UTF-8")),
        (b"\xfe\xff\0a", Unreadable("This file is UTF-16: save it as UTF-8")),
        (b"x" * MOST, NoteText("x" * MOST)),
        (
            b"x" * (MOST + 1),
            Unreadable("This file is larger than 1,000 bytes (files.max-size) and was skipped"),
        ),
    ],
)
def test_a_note_is_read_as_it_is_or_told_to_be_something_else(
    tmp_path: Path, data: bytes, expected: NoteText | Unreadable
) -> None:
    (tmp_path / "a.md").write_bytes(data)
    assert read(tmp_path, "a.md") == expected


@given(st.binary(max_size=30))
def test_any_bytes_are_a_text_of_which_the_good_part_is_kept(data: bytes) -> None:
    text, fault = _decode(data, only_head=False)
    if fault is None:
        assert text.encode() == data
    else:
        assert data.startswith(text[: fault.start].encode())
        assert text[fault.start : fault.end] in ("\ufffd", "\0")


@given(st.text(alphabet="aé“\U0001f600", max_size=8), st.integers(0, 30))
def test_a_head_may_end_inside_a_character(text: str, most: int) -> None:
    head, fault = _decode(text.encode()[:most], only_head=True)
    assert fault is None
    assert text.startswith(head.rstrip("\ufffd"))


def test_the_head_of_a_note_is_read_however_large_the_note_is(tmp_path: Path) -> None:
    put(tmp_path / "a.md", "x" * 5_000)
    head = read_note(tmp_path, NotePath("a.md"), 100, only_head=True)
    assert head == NoteText("x" * 100)


@pytest.mark.parametrize("path", ["../outside.md", "x/../../outside.md", "", ".", "x/.."])
def test_no_path_leads_out_of_the_vault(tmp_path: Path, path: str) -> None:
    put(tmp_path / "outside.md", "secret")
    root = write(tmp_path / "vault", "x/")
    assert read(root, path) == OUTSIDE
    assert read(root, str(tmp_path / "outside.md")) == OUTSIDE


def test_no_link_leads_out_of_the_vault(tmp_path: Path) -> None:
    put(tmp_path / "outside/a.md", "secret")
    root = write(tmp_path / "vault", "x/b.md")
    link(root / "a.md", tmp_path / "outside/a.md")
    link(root / "y", tmp_path / "outside")
    link(root / "x/z", root / "y")
    link(root / "twice.md", root / "a.md")
    for path in ("a.md", "y/a.md", "x/z/a.md", "twice.md"):
        assert read(root, path) == OUTSIDE
    link(root / "inside.md", root / "x/b.md")
    assert read(root, "inside.md") == NoteText("")
    link(root / "loop.md", root / "loop.md")
    assert isinstance(read(root, "loop.md"), Unreadable)


@pytest.mark.parametrize("path", ["a\0.md", "\ud800.md", "a" * 300 + ".md"])
def test_names_that_no_file_can_have_are_read_in_vain(tmp_path: Path, path: str) -> None:
    assert isinstance(read(tmp_path, path), Unreadable)

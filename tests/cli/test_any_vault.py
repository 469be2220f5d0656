"""Whatever files a vault holds, of whatever kind and name: every command ends with an answer, says
nothing of what lies outside, and changes nothing there."""

from __future__ import annotations

import io
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout, suppress
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from notes_lsp.cli.main import main

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere not all names can be")

SECRET = "xyzzy"

NAMES = st.sampled_from(
    [
        *(
            b"a.md",
            b"A.md",
            b"b.md",
            b"x.png",
            b"a.vtt",
            b"esc\x1b[2J.md",
            b"line\n.md",
            b"\xff.md",
        ),
        *(b"a|b#c^d.md", b"[[a]].md", b"-rf.md", b" .md", b".md", "\u202e.md".encode(), b"%41.md"),
        *(b".gitignore", b".ignore", b".notes-lsp.toml", b"pyproject.toml", b".git", b".obsidian"),
        *(b"d", b"d/a.md", b"d/e/b.md", b"d/.ignore", b"transcripts/kJ3vHq8-Wm0.vtt", b"t.md"),
    ]
)
CONTENTS = st.lists(
    st.sampled_from(
        [
            *(b"[[a]] ", b"[[b#H|x]] ", b"![[x.png]] ", b"[t](d/a.md) ", b"[t](../outside/s.md) "),
            *(
                b"[[../outside/s]] ",
                b"![[/etc/passwd]] ",
                b"[t](file:///etc/passwd) ",
                b"\0",
                b"\xff",
            ),
            *(
                b"[t](C:\\x.md) ",
                b"[[\\\\host\\share]] ",
                b"\r\n",
                b"\n\n",
                b"# H\n",
                b"\xef\xbb\xbf",
            ),
            *(b"---\n", b"title: A: b\n", b"videoId: kJ3vHq8-Wm0\n", b"videoId: ../../outside/s\n"),
            *(
                b"aliases: &a [*a, x]\n",
                b"up: !!python/object/apply:os.system [id]\n",
                b"\xff\xfea\0",
            ),
            *(
                b"[00:01:05] ",
                b'<a data-t="61:00">',
                b"*.md\n",
                b"!**\n",
                b"*a*a*a*a*b\n",
                b"[z-a]\n",
            ),
            *(
                b'files.include = ["../**"]\n',
                b'notes.template = "../outside/s.md"\n',
                b"files.x = 1\n",
            ),
            *(b'links.redirects = {a = "../outside/s"}\n', b'notes.new-note-folder = "/"\n'),
        ]
    ),
    max_size=6,
).map(b"".join)
LINKS = st.sampled_from(
    [b"../outside", b"../outside/s.md", b".", b"..", b"a.md", b"loop", b"/dev/zero"]
)
ENTRIES = st.one_of(
    st.tuples(st.just("file"), NAMES, CONTENTS),
    st.tuples(st.just("link"), NAMES, LINKS),
    st.tuples(st.just("pipe"), NAMES, st.just(b"")),
    st.tuples(st.just("folder"), NAMES, st.just(b"")),
)
COMMANDS = [
    *("check", "check --format full --min-level hint", "check --format sarif", "check --changed"),
    *("check --fix", "check --fix --unsafe-fixes", "check --diff", "check --new-since HEAD"),
    *("unresolved", "timestamps list .", "config show", "config check", "init", "move a.md d/"),
    *("rename a.md c", "move d e", "move a.md ../outside/", "timeline a.md", "check a.md d"),
    *("timestamps shift --by 5 a.md", "timestamps convert --to bracket ."),
]

USUAL = [
    ("folder", b".obsidian", b""),
    ("file", b"a.md", b"[[b#H]]\n"),
    ("file", b"d/b.md", b"# H\n\n[[a]] [00:01:05]\n"),
]
"""What is there unless something else is."""


def make(kind: str, place: bytes, content: bytes) -> None:
    with suppress(OSError):  # something is there already, or a file where a folder should be
        os.makedirs(os.path.dirname(place), exist_ok=True)
        if kind == "file" and not os.path.lexists(place):
            with open(place, "xb") as file:
                file.write(content)
        elif kind == "link":
            os.symlink(content, place)
        elif kind == "pipe":
            os.mkfifo(place)
        elif kind == "folder":
            os.mkdir(place)


@contextmanager
def vault_with(entries: list[tuple[str, bytes, bytes]]) -> Iterator[Path]:
    """A vault with these files, beside a folder `outside`."""
    with tempfile.TemporaryDirectory() as folder:
        outside, vault = Path(folder, "outside"), Path(folder, "vault")
        outside.mkdir()
        (outside / "s.md").write_text(f"---\ntitle: {SECRET}: {SECRET}\n---\n[[{SECRET}]]\n")
        vault.mkdir()
        for kind, name, content in [*entries, *USUAL]:
            make(kind, os.fsencode(vault) + b"/" + name, content)
        yield vault


def tree(folder: Path) -> dict[str, bytes]:
    """All that is in a folder."""
    return {str(place): place.read_bytes() for place in folder.rglob("*") if place.is_file()}


def run(words: list[str]) -> tuple[int, str]:
    """The exit code, and all that was said."""
    said = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="backslashreplace")
    with redirect_stdout(said), redirect_stderr(said):
        code = main(words)
    said.flush()
    buffer = said.buffer
    assert isinstance(buffer, io.BytesIO)
    return code, buffer.getvalue().decode("utf-8", "replace")


@pytest.mark.parametrize("command", COMMANDS)
@settings(max_examples=15)
@given(st.lists(ENTRIES, max_size=8))
@example([("link", b"a.md", b"../outside/s.md")])
@example([("link", b".gitignore", b"../outside/s.md")])
@example([("pipe", b".gitignore", b""), ("pipe", b"a.md", b"")])
def test_every_command_ends_with_an_answer(
    command: str, entries: list[tuple[str, bytes, bytes]]
) -> None:
    words = command.split()
    with vault_with(entries) as vault, chdir(vault):
        outside = vault.parent / "outside"
        before = tree(outside)
        code, said = run(words)
        assert code in (0, 1, 2), said
        assert "Traceback" not in said
        assert tree(outside) == before
        named = any(os.path.islink(word) for word in words)
        assert named or SECRET not in said

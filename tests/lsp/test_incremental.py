"""Whatever happened before, a server answers as one that has just been started."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from notes_lsp.text.lines import Encoding
from notes_lsp.text.surrogates import joined
from tests.lsp.talking import PULLING, Talk, position

PATHS = ("a.md", "b.md", "in/a.md", "in/c.md", "out/B.md", "in/deep/d.md")
FOLDERS = ("in", "out", "in/deep", "moved")
PIECES = (
    "[[a]] ",
    "[[b#T 🙂]] ",
    "[[in/a|é]] ",
    "[[c#^id]] ",
    "[[d]] ![[p.png]] ",
    "[[nobody]] ",
    "\n# T 🙂\n",
    "\n# Cee\n",
    "text ^id\n\n",
    "---\ntitle: d\n---\n",
    "---\naliases: [nobody]\nvideoId: 0123456789a\n---\n",
    "```\n",
    "🙂\u2028\r",
    "🙂 \r\n# CR\r\n\u2028[[#CR]]",
    '<a class="yt-timestamp" data-t="42:34:00">[42:34:00]</a> ',
    '<a class="yt-timestamp" data-t="01:02">[01:02]</a>\n',
)
HALVES = ("\ud83d", "\ude42")
"""Of 🙂, in UTF-16."""
OTHERS = (
    (".gitignore", ""),
    (".gitignore", "out/\n"),
    ("in/.ignore", "c.md\n"),
    (".notes-lsp.toml", ""),
    (".notes-lsp.toml", "links.resolution = 'obsidian'\n"),
    (".notes-lsp.toml", "rules.'link.unresolved' = 'off'\n"),
    ("in/.notes-lsp.toml", ""),
    ("in/.obsidian/app.json", "{}"),
    ("p.png", ""),
    ("in/p.png", ""),
)

texts = st.lists(st.sampled_from(PIECES), max_size=5).map("".join)
paths = st.sampled_from(PATHS)
folders = st.sampled_from(FOLDERS)
shares = st.integers(0, 100)
pieces = st.sampled_from(("", "x", "\n", "[[", *PIECES))

steps = st.one_of(
    st.tuples(st.just("open"), paths, texts),
    st.tuples(st.just("type"), paths, shares, shares, pieces),
    st.tuples(st.just("type"), paths, shares, shares, pieces),
    st.tuples(st.just("replace"), paths, texts),
    st.tuples(st.just("break_emoji"), paths, st.booleans(), pieces),
    st.tuples(st.just("save"), paths),
    st.tuples(st.just("close"), paths),
    st.tuples(st.just("write"), paths, texts),
    st.tuples(st.just("write_other"), st.sampled_from(OTHERS)),
    st.tuples(st.just("remove"), st.sampled_from((*PATHS, *(path for path, _ in OTHERS)))),
    st.tuples(st.just("move"), paths, st.sampled_from(("new.md", "in/new.md")), st.booleans()),
    st.tuples(st.just("move"), folders, folders, st.booleans()),
    st.tuples(st.just("move"), folders, st.just("moved"), st.booleans()),
)


class Day:
    """What a client and others do to a folder of notes."""

    def __init__(self, folder: Path, client: Talk) -> None:
        self.folder = folder
        self.client = client

    def open(self, path: str, text: str) -> None:
        """Open a note: as it is on disk, or a new one."""
        self.client.open(path, text=None if (self.folder / path).is_file() else text)

    def type(self, path: str, start: int, length: int, new: str) -> None:
        """Write `new` at a place in an open note, given in per cent of it."""
        self._be_open(path)
        text = self.client.texts[path]
        at = start * len(text) // 100
        end = min(at + length * 20 // 100, len(text))
        self.client.change(path, between_characters(text, at), between_characters(text, end), new)

    def replace(self, path: str, text: str) -> None:
        """Send the whole text, as some clients do."""
        self._be_open(path)
        self.client.send_changes(path, text, {"text": text})

    def break_emoji(self, path: str, first_half: bool, new: str) -> None:
        """Write `new` in place of half an emoji, as a client of UTF-16 can."""
        self._be_open(path)
        if "🙂" not in self.client.texts[path]:
            self.client.change(path, 0, 0, "# 🙂\n")
        text = self.client.texts[path]
        at = text.index("🙂")
        if self.client.encoding != "utf-16":
            return
        place = position(text, at, "utf-16")
        start, half = place["character"] + (not first_half), HALVES[first_half]
        change = {
            "range": {
                "start": {**place, "character": start},
                "end": {**place, "character": start + 1},
            },
            "text": new,
        }
        left = new + half if first_half else half + new
        self.client.send_changes(path, joined(text[:at] + left + text[at + 1 :]), change)

    def save(self, path: str) -> None:
        """Write a note to the disk, where there are no halves of characters."""
        self._be_open(path)
        self.write(path, self.client.texts[path].encode(errors="replace").decode())
        document = {"textDocument": {"uri": self.client.uri(path)}}
        self.client.wire.notify("textDocument/didSave", document)

    def close(self, path: str) -> None:
        if path in self.client.texts:
            self.client.close(path)

    def write(self, path: str, text: str) -> None:
        if not (self.folder / path).is_dir():
            self.client.write(path, text)
        self.client.touched(path)

    def write_other(self, other: tuple[str, str]) -> None:
        path, text = other
        self.client.write(path, text)
        self.client.touched(path, str(Path(path).parent))

    def remove(self, path: str) -> None:
        if (self.folder / path).is_file():
            self.client.remove(path)
        self.client.touched(path)

    def move(self, old: str, new: str, in_editor: bool) -> None:
        """Move a note or a folder where there is none; in the editor, or behind its back."""
        source, target = self.folder / old, self.folder / new
        if source.exists() and not target.exists() and not target.is_relative_to(source):
            target.parent.mkdir(parents=True, exist_ok=True)
            source.rename(target)
        if in_editor:
            files = [{"oldUri": source.as_uri(), "newUri": target.as_uri()}]
            self.client.wire.notify("workspace/didRenameFiles", {"files": files})
        else:
            self.client.touched(old, new)

    def _be_open(self, path: str) -> None:
        if path not in self.client.texts:
            self.open(path, "")


def between_characters(text: str, offset: int) -> int:
    """`offset`, or where a client would be that has no place between CR and LF."""
    return offset - 1 if text[max(offset - 1, 0) : offset + 1] == "\r\n" else offset


def answers(client: Talk, notes: Iterable[str]) -> dict[str, Any]:
    """All that the client can know of some notes, and of those that it has open."""
    told: dict[str, Any] = {path: client.pull(path) for path in {*notes, *client.texts}}
    for path, text in client.texts.items():
        links = [at + 2 for at in range(len(text)) if text.startswith("[[", at)]
        asked = [client.at(path, at) for at in links]
        told[f"{path} leads"] = [
            client.wire.request("textDocument/definition", place) for place in asked
        ]
        told[f"{path} is linked"] = [
            client.wire.request(
                "textDocument/references", {**place, "context": {"includeDeclaration": True}}
            )
            for place in [client.at(path, 0), *asked]
        ]
        told[f"{path} links"] = client.ask("documentLink", path)
        told[f"{path} names"] = client.ask("documentSymbol", path)
    return told


def assert_as_started(client: Talk, folder: Path) -> None:
    for path, text in client.texts.items():
        document = client.editor.workspace.document(client.uri(path))
        assert document is not None
        assert document.here().text == text
    with Talk(folder, "", PULLING, client.encoding) as fresh:
        for path, text in client.texts.items():
            fresh.open(path, text=text)
        workspace = fresh.editor.workspace
        notes = [path.relative_to(folder).as_posix() for path in folder.rglob("*.md")]
        # A vault in the vault becomes known when a note of it is opened, and then stays so.
        known = [path for path in notes if workspace.place_on_disk(fresh.uri(path)) is not None]
        assert answers(client, known) == answers(fresh, known)


@pytest.mark.parametrize("encoding", get_args(Encoding))
@given(
    notes=st.fixed_dictionaries(dict.fromkeys(PATHS, texts)),
    day=st.lists(steps, min_size=8, max_size=16),
)
@settings(max_examples=40, phases=(Phase.generate,))  # to shrink what fails takes minutes
def test_a_server_answers_as_one_just_started(
    notes: dict[str, str], day: list[tuple[Any, ...]], encoding: Encoding
) -> None:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        for path, text in notes.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(text.encode())
        client = stack.enter_context(Talk(folder, "", PULLING, encoding))
        at_work = Day(folder, client)
        for what, *how in day:
            getattr(at_work, what)(*how)
        assert_as_started(client, folder)

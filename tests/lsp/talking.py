"""A client that talks about the notes of a fixture: see `vaultfix`.

Positions are counted here by themselves, in the client's encoding, so that what the server counts
is not judged by its own measure.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeAlias

from notes_lsp.lsp.editor import Editor
from notes_lsp.lsp.quiet import QUIET
from notes_lsp.lsp.serve import make_server
from tests import vaultfix
from tests.lsp.limits import Limits
from tests.lsp.wire import Wire

Json: TypeAlias = Any

RECORDED = Path(__file__).parent / "clients"
"""The capabilities that editors sent with `initialize`, one file for each."""

CLIENTS = sorted(path.stem for path in RECORDED.glob("*.json"))

WATCHING: Json = {"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}}}
"""A client that can do nothing but tell of changed files: for it the server need not watch."""

PULLING: Json = {
    "workspace": {**WATCHING["workspace"], "diagnostics": {"refreshSupport": True}},
    "textDocument": {"diagnostic": {}},
}
"""A client that asks for diagnostics, and can be told to ask again."""

_LINE_END = re.compile(r"\r\n|\n|\r")


def recorded(client: str) -> Json:
    """The capabilities of an editor."""
    return json.loads((RECORDED / f"{client}.json").read_text())


def position(text: str, offset: int, encoding: str = "utf-16") -> Json:
    """The LSP position of `offset` in `text`."""
    ends = [match.end() for match in _LINE_END.finditer(text) if match.end() <= offset]
    start = ends[-1] if ends else 0
    width = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[encoding]
    codec = f"{encoding}-le" if width > 1 else encoding
    encoded = text[start:offset].encode(codec, "surrogatepass")
    return {"line": len(ends), "character": len(encoded) // width}


class Talk:
    """One client and the vaults on its disk. It has the fixture's folder open."""

    def __init__(
        self,
        folder: Path,
        source: str = "",
        capabilities: Json = WATCHING,
        encoding: str | None = None,
        folders: tuple[str, ...] = ("",),
        answers: Mapping[str, Json] | None = None,
        options: Json = None,
    ) -> None:
        """`folders` are those that are open, counted from `folder`. Without a `source` nothing
        is written: the notes are there. `options` come with `initialize`."""
        self.folder = folder
        self.fixture = vaultfix.read(source) if source else vaultfix.Fixture()
        self.texts: dict[str, str] = {}
        """What the client has open, by path or by URI."""
        self._versions: dict[str, int] = {}
        if encoding is not None:
            capabilities = {**capabilities, "general": {"positionEncodings": [encoding]}}
        for path, text in self.fixture.files.items():
            self.write(path, text)
        self._server = make_server()
        self.wire = Wire(self._server, answers, Limits(capabilities))
        opened = [{"uri": self.uri(path), "name": path} for path in folders]
        self.offered = self.wire.initialize(
            capabilities=capabilities,
            workspaceFolders=opened or None,
            initializationOptions=options,
        )["capabilities"]
        self.encoding: str = self.offered["positionEncoding"]

    def __enter__(self) -> Talk:
        return self

    def __exit__(self, *_: object) -> None:
        self.wire.close()

    @property
    def editor(self) -> Editor:
        """The server's session."""
        assert self._server.session is not None
        return self._server.session

    # Places

    def uri(self, path: str) -> str:
        """The URI of a file; what is one already stays as it is."""
        return path if ":" in path else (self.folder / path).as_uri()

    def text(self, path: str) -> str:
        """A file's text, as the client has it open or as it is on disk."""
        if path in self.texts:
            return self.texts[path]
        return (self.folder / path).read_bytes().decode()

    def at(self, path: str, offset: int) -> Json:
        """A place in a file, as requests name it."""
        return {
            "textDocument": {"uri": self.uri(path)},
            "position": position(self.text(path), offset, self.encoding),
        }

    def range(self, path: str, start: int, end: int) -> Json:
        text = self.text(path)
        ends = position(text, start, self.encoding), position(text, end, self.encoding)
        return {"start": ends[0], "end": ends[1]}

    def span(self, name: str) -> Json:
        """The range of the fixture's span called `name`."""
        (place,) = self.fixture.spans[name]
        return self.range(place.path, *place.span)

    def location(self, name: str) -> Json:
        """The location of the fixture's span called `name`."""
        (place,) = self.fixture.spans[name]
        return {"uri": self.uri(place.path), "range": self.span(name)}

    def taken(self, path: str, covered: Json) -> str:
        """The text that the range `covered` has in a file."""
        text = self.text(path)
        places = {
            json.dumps(position(text, offset, self.encoding)): offset
            for offset in reversed(range(len(text) + 1))
        }
        return text[places[json.dumps(covered["start"])] : places[json.dumps(covered["end"])]]

    # Documents

    def open(self, *paths: str, text: str | None = None) -> None:
        """Open files, or a document with this `text`."""
        for path in paths:
            self.texts[path] = self.text(path) if text is None else text
            self._versions[path] = 1
            item = {
                "uri": self.uri(path),
                "languageId": "markdown",
                "version": 1,
                "text": self.texts[path],
            }
            self.wire.notify("textDocument/didOpen", {"textDocument": item})

    def type(self, path: str, old: str, new: str) -> None:
        """Write `new` in place of `old`, which must be in the open document once."""
        text = self.texts[path]
        assert text.count(old) == 1 or not old, f"{old!r} is not once in {text!r}"
        start = text.index(old) if old else len(text)
        self.change(path, start, start + len(old), new)

    def change(self, path: str, start: int, end: int, new: str) -> None:
        """Write `new` from `start` to `end`."""
        change = {"range": self.range(path, start, end), "text": new}
        text = self.texts[path]
        self.send_changes(path, text[:start] + new + text[end:], change)

    def send_changes(self, path: str, result: str, *changes: Json) -> None:
        """Send `changes` as they are, by which the open document becomes `result`."""
        self.texts[path] = result
        self._versions[path] += 1
        document = {"uri": self.uri(path), "version": self._versions[path]}
        params = {"textDocument": document, "contentChanges": changes}
        self.wire.notify("textDocument/didChange", params)

    def close(self, path: str) -> None:
        """Close a document."""
        del self.texts[path]
        self.wire.notify("textDocument/didClose", {"textDocument": {"uri": self.uri(path)}})

    # Questions

    def ask(self, method: str, path: str | None = None, **params: Json) -> Json:
        """The result of a request of `textDocument/` about a file, else at the cursor."""
        if path is None:
            cursor = self.fixture.cursor
            params = {**self.at(*cursor), **params}
        else:
            params = {"textDocument": {"uri": self.uri(path)}, **params}
        return self.wire.request(f"textDocument/{method}", params)

    def refreshes(self, drawing: str) -> int:
        """How often the client was asked to draw anew what the LSP calls `drawing`, after some
        quiet."""
        self.wire.advance(QUIET)
        method = f"workspace/{drawing}/refresh"
        return sum(message.get("method") == method for message in self.wire.sent)

    def pull(self, path: str, previous: str | None = None) -> Json:
        """The answer to a request for a file's diagnostics."""
        params = {} if previous is None else {"previousResultId": previous}
        return self.ask("diagnostic", path, **params)

    def codes(self, path: str) -> list[str]:
        """The codes of a file's diagnostics, and what they are about."""
        return self.told(path, self.pull(path)["items"])

    def told(self, path: str, diagnostics: Json) -> list[str]:
        """What `diagnostics` of a file say, in short."""
        return [f"{item['code']}: {self.taken(path, item['range'])}" for item in diagnostics]

    def pushed(self) -> Json:
        """The next diagnostics that the server sends by itself."""
        return self.wire.expect("textDocument/publishDiagnostics")

    def labels(self, found: Json) -> list[str]:
        """The labels of what completion answered."""
        return [item["label"] for item in found["items"]]

    def wait_until_read(self) -> None:
        """Wait for the processes that read the vaults."""
        while not all(vault.settled for vault in self.editor.workspace.vaults.values()):
            self.wire.loop.run_until_idle(0.05)

    # The disk

    def write(self, path: str, text: str) -> None:
        """Write a file, without a word to the server."""
        place = self.folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text.encode())

    def remove(self, path: str) -> None:
        """Remove a file, without a word to the server."""
        (self.folder / path).unlink()

    def touched(self, *paths: str) -> None:
        """Tell the server that something happened to these files."""
        changes = [{"uri": self.uri(path), "type": 2} for path in paths]
        self.wire.notify("workspace/didChangeWatchedFiles", {"changes": changes})

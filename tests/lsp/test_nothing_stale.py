"""Whatever happens to notes, files, folders and settings: what a client shows of findings is what a
server says that has just been started. For each way in which clients get to know."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar, NamedTuple, TypeAlias

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from notes_lsp.lsp.quiet import QUIET
from tests.lsp.talking import PULLING, WATCHING, Json, Talk

Shown: TypeAlias = dict[str, Json]
"""The diagnostics of each document that has any, by path."""

VAULT = """
    //- x/a.md
    [[b#Two]] [[c]] [[none]]
    //- x/b.md
    # Two

    [[a]] [[gone]]
    //- x/in/c.md
    [[b]] [[a#X]] [[d#^id]]
    //- x/in/d.md
    Text ^id
    //- y/e.md
    [[f]] [[a]]
    //- y/f.md
    # F
    """

PATHS = (
    "x/a.md",
    "x/b.md",
    "x/in/c.md",
    "x/in/d.md",
    "x/out/c.md",
    "x/gone.md",
    "y/e.md",
    "y/f.md",
)
TEXTS = (
    "",
    "# Two\n",
    "# X\n\n[[none]] [[B]]\n",
    "[[b#Two]] [[c]] [[in/d#^id]]\n",
    "---\naliases: [none, c]\n---\nText ^id\n",
    " ".join(f"[[none {number}]]" for number in range(60)),
)
WHOLE: Json = {"diagnostics": {"scope": "vault"}}
A_WHILE = 1.0
"""Seconds after which all is told, even if somebody was typing."""


class Client:
    """One that shows what it is pushed, and asks for nothing."""

    capabilities: ClassVar[Json] = WATCHING
    own_settings: ClassVar[Json] = {}

    def __init__(self, folder: Path) -> None:
        self.folders = ["x", "y"]
        self.settings = self.own_settings
        self.talk = Talk(
            folder, VAULT, self.capabilities, folders=("x", "y"), options=self.settings
        )
        self._shown: Shown = {}
        self._heard = 0

    # What is done

    def open(self, path: str, text: str) -> None:
        """Open a document, or another text of it."""
        if path in self.talk.texts:
            self.talk.change(path, 0, len(self.talk.texts[path]), text)
        elif (self.talk.folder / path).exists():
            self.talk.open(path)
        self.changed(path)

    def changed(self, path: str) -> None:
        """A document was opened or changed."""

    def close(self, path: str) -> None:
        if path in self.talk.texts:
            self.talk.close(path)

    def configure(self, changed: Json) -> None:
        self.settings = {**self.own_settings, **changed}
        params = {"settings": {"notes-lsp": self.settings}}
        self.talk.wire.notify("workspace/didChangeConfiguration", params)

    def toggle_folder(self, name: str) -> None:
        """Take a folder from the workspace, or bring it back."""
        folder = [{"uri": self.talk.uri(name), "name": name}]
        event = {"added": folder, "removed": []}
        if name in self.folders:
            event = {"added": [], "removed": folder}
            self.folders.remove(name)
        else:
            self.folders.append(name)
        self.talk.wire.notify("workspace/didChangeWorkspaceFolders", {"event": event})

    def checkout(self, files: dict[str, str | None]) -> None:
        """Another revision comes: some files are others, or gone where the text is None."""
        for path, text in files.items():
            if text is not None:
                self.talk.write(path, text)
            elif (self.talk.folder / path).exists():
                self.talk.remove(path)
        self.talk.touched(*files)

    def move(self, names: tuple[str, str], in_editor: bool) -> None:
        """A folder is called otherwise, by the editor or behind its back."""
        old, new = (self.talk.folder / name for name in names)
        if not old.exists() or new.exists():
            return
        old.rename(new)
        if in_editor:
            files = [{"oldUri": old.as_uri(), "newUri": new.as_uri()}]
            self.talk.wire.notify("workspace/didRenameFiles", {"files": files})
        else:
            self.talk.touched(*names)

    def delete_folder(self, path: str) -> None:
        shutil.rmtree(self.talk.folder / path, ignore_errors=True)
        self.talk.touched(path)

    # What is seen

    def shown(self) -> Shown:
        """What is shown, once nothing more comes."""
        self.settle()
        found = {self._path(uri): items for uri, items in self._shown.items() if items}
        return {path: found[path] for path in sorted(found)}

    def settle(self) -> None:
        self.talk.wire.advance(A_WHILE)
        for message in self._messages():
            if message["method"] == "textDocument/publishDiagnostics":
                self._shown[message["params"]["uri"]] = message["params"]["diagnostics"]

    def _messages(self) -> Iterator[Json]:
        """What the server said by itself since this was asked last."""
        sent = self.talk.wire.sent[self._heard :]
        self._heard += len(sent)
        return (message for message in sent if "method" in message)

    def _path(self, uri: str) -> str:
        return uri.removeprefix(f"{self.talk.folder.as_uri()}/")


class PushedAll(Client):
    """One that is pushed the findings of all notes."""

    own_settings = WHOLE


class Asking(Client):
    """One that asks about what it has open: when that changes, and when it is told to."""

    capabilities = PULLING

    def changed(self, path: str) -> None:
        if path in self.talk.texts:
            self._ask(path)

    def close(self, path: str) -> None:
        super().close(path)
        self._shown.pop(self.talk.uri(path), None)

    def settle(self) -> None:
        self.talk.wire.advance(QUIET)
        refreshed = {message["method"] for message in self._messages()}
        if "workspace/diagnostic/refresh" in refreshed:
            for path in self.talk.texts:
                self._ask(path)

    def _ask(self, path: str) -> None:
        answer = self.talk.pull(path)
        self._shown[self.talk.uri(path)] = answer["items"]
        for uri, report in answer.get("relatedDocuments", {}).items():
            self._shown[uri] = report["items"]


class Related(Asking):
    """One that is told of other documents only when it asks about one."""

    capabilities: ClassVar[Json] = {
        **WATCHING,
        "textDocument": {"diagnostic": {"relatedDocumentSupport": True}},
    }

    def settle(self) -> None:
        self.talk.wire.advance(QUIET)
        for path in list(self.talk.texts)[:1]:
            self._ask(path)


class AskingForAll(Client):
    """One that asks about all notes, and again as soon as it is answered."""

    capabilities = PULLING
    own_settings = WHOLE

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._ids: dict[str, str] = {}
        self._question = self._ask()

    def _ask(self) -> int:
        known = [{"uri": uri, "value": id} for uri, id in self._ids.items()]
        return self.talk.wire.start("workspace/diagnostic", {"previousResultIds": known})

    def settle(self) -> None:
        self.talk.wire.advance(A_WHILE)
        while self.talk.wire.is_answered(self._question):
            for report in self.talk.wire.result(self._question)["items"]:
                self._ids[report["uri"]] = report["resultId"]
                if report["kind"] == "full":
                    self._shown[report["uri"]] = report["items"]
            self._question = self._ask()
            self.talk.wire.advance(A_WHILE)


@contextmanager
def fresh(client: Client) -> Iterator[Talk]:
    """A server that is started now, for a client that has the same before it."""
    capabilities = {**client.capabilities, **PULLING}
    talk = Talk(
        client.talk.folder,
        capabilities=capabilities,
        folders=tuple(client.folders),
        options=client.settings,
    )
    with talk:
        for path, text in client.talk.texts.items():
            talk.open(path, text=text)
        talk.wait_until_read()
        yield talk


def expected(client: Client) -> Shown:
    """What the client should show."""
    with fresh(client) as talk:
        found = {path: talk.pull(path)["items"] for path in client.talk.texts}
        if talk.offered["diagnosticProvider"]["workspaceDiagnostics"]:
            question = talk.wire.start("workspace/diagnostic", {"previousResultIds": []})
            talk.wire.advance(A_WHILE)
            if talk.wire.is_answered(question):
                for report in talk.wire.result(question)["items"]:
                    path = report["uri"].removeprefix(f"{talk.folder.as_uri()}/")
                    found[path] = report["items"]
        return {path: found[path] for path in sorted(found) if found[path]}


# What happens


class Step(NamedTuple):
    """A method of a client, and what it is called with."""

    name: str
    arguments: tuple[Any, ...]

    def happen(self, client: Client) -> None:
        getattr(client, self.name)(*self.arguments)


def steps_of(name: str, *arguments: st.SearchStrategy[Any]) -> st.SearchStrategy[Step]:
    return st.builds(Step, st.just(name), st.tuples(*arguments))


SETTINGS = (
    "",
    'rules.link.unresolved = "off"\n',
    'links.resolution = "quartz"\n',
    'files.exclude = ["in/**"]\n',
)
OWN_SETTINGS: tuple[Json, ...] = ({}, {"rules": {"link.unresolved": "error"}})

paths, texts = st.sampled_from(PATHS), st.sampled_from(TEXTS)
files = st.one_of(
    st.dictionaries(paths, texts | st.none(), min_size=1, max_size=6),
    st.sampled_from(SETTINGS).map(lambda text: {"x/.notes-lsp.toml": text}),
    st.sampled_from(("in/\n", None)).map(lambda text: {"x/.gitignore": text}),
)
moves = st.sampled_from((("x/in", "x/out"), ("x/out", "x/in"), ("y", "x/y")))
steps = st.one_of(
    steps_of("open", paths, texts),
    steps_of("close", paths),
    steps_of("checkout", files),
    steps_of("move", moves, st.booleans()),
    steps_of("delete_folder", st.sampled_from(("x/in", "x/out", "y"))),
    steps_of("configure", st.sampled_from(OWN_SETTINGS)),
    steps_of("toggle_folder", st.sampled_from(("x", "y"))),
)


@pytest.mark.parametrize("kind", [Client, PushedAll, Asking, Related, AskingForAll])
@given(happenings=st.lists(steps, min_size=4, max_size=8))
@settings(max_examples=10, phases=(Phase.generate,))  # to shrink what fails takes minutes
def test_what_is_shown_is_what_a_fresh_server_says(
    kind: type[Client], happenings: list[Step]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        client = kind(Path(folder))
        with client.talk:
            for path in ("x/a.md", "x/in/c.md"):
                client.open(path, "")
            for step in happenings:
                step.happen(client)
                assert client.shown() == expected(client)

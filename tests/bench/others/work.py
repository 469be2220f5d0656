"""The work that all servers do, and how it is seen that they did it: each answer is checked, and
only right ones count."""

from __future__ import annotations

import asyncio
import json
import random
import re
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench import floors
from tests.bench.client import Client, ErrorResponse, Json, Unread, connect
from tests.bench.others import notes as vaults
from tests.bench.others.servers import Server

TASKS = {
    "initialize": "spawn → answer to `initialize`",
    "first": "`initialized` → first right definition",
    "complete": "`initialized` → references complete",
    "completion": "completion of `[x](` and 4 characters",
    "definition": "definition",
    "hover": "hover",
    "references": "references, all of them",
    "symbol": "`workspace/symbol`",
    "diagnostics": "keystroke → diagnostics of a dead link",
    "rename": "rename of a heading, with all links to it",
    "memory": "memory, with child processes",
}
"""What is measured, by key."""

_LONGEST = 120.0
"""Seconds after which an answer is none."""

_NOTES = 20
_FEW = 5
"""How often what takes long is asked for."""

_CAPABILITIES: Json = {
    "general": {"positionEncodings": ["utf-16"]},
    "workspace": {
        "configuration": True,
        "workspaceFolders": True,
        "didChangeWatchedFiles": {"dynamicRegistration": True},
        "symbol": {},
        "workspaceEdit": {"documentChanges": True},
    },
    "textDocument": {
        "synchronization": {"didSave": True},
        "completion": {"completionItem": {"insertReplaceSupport": True}},
        "definition": {},
        "diagnostic": {},
        "hover": {"contentFormat": ["markdown"]},
        "publishDiagnostics": {"versionSupport": True},
        "references": {},
        "rename": {"prepareSupport": True},
    },
}


@dataclass(slots=True)
class Done:
    """How long the right answers took, in seconds (memory: bytes), and how many were not right."""

    right: list[float] = field(default_factory=list)
    wrong: int = 0

    def add(self, amount: float, is_right: object) -> None:
        if is_right:
            self.right.append(amount)
        else:
            self.wrong += 1


async def do(
    server: Server, vault: Path, notes: int, environment: Mapping[str, str]
) -> dict[str, Done]:
    """Have a server do all of it, from its start on; what came of it, by task."""
    done = {key: Done() for key in TASKS}
    spawned = time.perf_counter()
    async with connect(server.command, vault, environment) as client:
        result = await client.initialize(_CAPABILITIES, server.options)
        done["initialize"].add(time.perf_counter() - spawned, result["capabilities"])
        if server.settings is not None:
            client.notify("workspace/didChangeConfiguration", {"settings": server.settings})
        work = _Work(client, vault, notes, done, result["capabilities"])
        await work.first_answers(time.perf_counter())
        for task in (
            work.definition,
            work.hover,
            work.references,
            work.symbol,
            work.completion,
            work.diagnostics,
            work.rename,
        ):
            with suppress(TimeoutError, ErrorResponse):
                await task()
        with suppress(OSError):
            done["memory"].add(_memory_of_all(client.process.pid), True)
    return done


class _Work:
    def __init__(
        self,
        client: Client,
        vault: Path,
        notes: int,
        done: dict[str, Done],
        capabilities: Json,
    ) -> None:
        self.client = client
        self.links = vaults.links(notes)
        self.target = vault / f"{vaults.TARGET}.md"
        self.done = done
        self.capabilities = capabilities
        names = sorted(path.name for path in vault.glob("*.md") if path != self.target)
        random.Random(7).shuffle(names)
        self.others = [Path(name).stem for name in names[:_NOTES]]
        # A note that is not on the disk, so that the links in it are known to be extra.
        lines = ["# Here", "", f"See [it]({vaults.TARGET}.md#{vaults.FRAGMENT}).", "", ""]
        self.note = _Note(client, vault / "zzz_bench.md", lines, _sync_kind(capabilities))

    async def first_answers(self, started: float) -> None:
        """Ask for the definition, then for the references, until they are right."""
        for key, method, is_right in (
            ("first", "textDocument/definition", self._leads_there),
            ("complete", "textDocument/references", self._are_all),
        ):
            with suppress(TimeoutError, ErrorResponse):
                async with asyncio.timeout(_LONGEST):
                    while True:
                        answer = await self._at_link(method)
                        if is_right(answer[1]):
                            self.done[key].add(time.perf_counter() - started, True)
                            break
                        await asyncio.sleep(0.02)

    async def definition(self) -> None:
        for _ in range(_NOTES):
            seconds, links = await self._at_link("textDocument/definition")
            self.done["definition"].add(seconds, self._leads_there(links))

    async def hover(self) -> None:
        for _ in range(_NOTES):
            seconds, hover = await self._at_link("textDocument/hover")
            self.done["hover"].add(seconds, hover and "seems" in json.dumps(hover["contents"]))

    async def references(self) -> None:
        for _ in range(_FEW):
            seconds, links = await self._at_link("textDocument/references")
            self.done["references"].add(seconds, self._are_all(links))

    async def symbol(self) -> None:
        for _ in range(_FEW):
            query = {"query": vaults.HEADING}
            answer = await self.client.ask("workspace/symbol", query, _LONGEST)
            found = answer.result() or []
            seconds = answer.arrived - answer.sent
            self.done["symbol"].add(
                seconds, self.target.as_uri() in [item["location"]["uri"] for item in found]
            )

    async def completion(self) -> None:
        for name in self.others:
            written = f"See [x]({name[:4]}"
            self.note.write(written)
            answer = await self.note.at("textDocument/completion", len(written))
            found = answer.result() or []
            items = found["items"] if isinstance(found, dict) else found
            self.done["completion"].add(
                answer.arrived - answer.sent,
                items and any(_inserted(item).startswith(name[:4]) for item in items),
            )

    async def diagnostics(self) -> None:
        for number in range(_NOTES):
            missing = f"missing_zzz_{number}.md"
            sent = time.perf_counter()
            self.note.write(f"See [x]({missing}) end.")
            arrived, found = await self._diagnostics(missing)
            self.done["diagnostics"].add(arrived - sent, found)

    async def rename(self) -> None:
        """Of the heading, where it stands."""
        lines = self.target.read_text(encoding="utf-8").split("\n")
        note = _Note(self.client, self.target, lines, _sync_kind(self.capabilities))
        heading = lines.index(f"## {vaults.HEADING}")
        for _ in range(_FEW):
            answer = await note.at("textDocument/rename", 5, heading, newName="What Is Common")
            # The heading and all links to it, with that in the note that is not saved or without.
            is_right = _changes(answer.result()) - self.links in (1, 2)
            self.done["rename"].add(answer.arrived - answer.sent, is_right)

    async def _at_link(self, method: str, **more: Json) -> tuple[float, Json]:
        if method == "textDocument/references":
            more["context"] = {"includeDeclaration": False}
        answer = await self.note.at(method, _IN_FRAGMENT, line=_LINK_LINE, **more)
        return answer.arrived - answer.sent, answer.result()

    async def _diagnostics(self, missing: str) -> tuple[float, bool]:
        """When what is wrong with the note was known, and whether a dead link is there."""
        if self.capabilities.get("diagnosticProvider"):
            answer = await self.client.ask(
                "textDocument/diagnostic", {"textDocument": {"uri": self.note.uri}}, _LONGEST
            )
            items = answer.result()["items"]
            return answer.arrived, any(self._is_about(item, missing) for item in items)
        pushed = await self.client.notified(
            "textDocument/publishDiagnostics",
            lambda params: (
                params["uri"] == self.note.uri
                and any(self._is_about(item, missing) for item in params["diagnostics"])
            ),
            timeout=10,
        )
        return pushed.at, True

    def _is_about(self, diagnostic: Json, missing: str) -> bool:
        line = diagnostic["range"]["start"]["line"]
        name = missing.removesuffix(".md")
        return (
            line == self.note.last and re.search(rf"{name}\b", json.dumps(diagnostic)) is not None
        )

    def _leads_there(self, links: Json) -> bool:
        return _uris(links) == [self.target.as_uri()]

    def _are_all(self, links: Json) -> bool:
        """Whether each link to the heading is there, with that in the open note or not: some
        servers do not look at notes that are not saved."""
        return len(set(_uris(links)) - {self.target.as_uri(), self.note.uri}) == self.links


_LINK_LINE = 2
_IN_FRAGMENT = len(f"See [it]({vaults.TARGET}.md#wh")


class _Note:
    """The open note, whose last line is written anew again and again."""

    def __init__(self, client: Client, path: Path, lines: list[str], sync: int) -> None:
        self.uri = path.as_uri()
        self.last = len(lines) - 1
        self._client = client
        self._lines = lines
        self._sync = sync
        self._version = 1
        document = {"uri": self.uri, "languageId": "markdown", "version": 1}
        client.notify("textDocument/didOpen", {"textDocument": document | {"text": self._text()}})

    def write(self, line: str) -> None:
        """Write the last line, as far as the server wants to be told of it."""
        span = {
            "start": {"line": self.last, "character": 0},
            "end": {"line": self.last, "character": len(self._lines[-1])},
        }
        self._lines[-1] = line
        self._version += 1
        change = {"range": span, "text": line} if self._sync == 2 else {"text": self._text()}
        document = {"uri": self.uri, "version": self._version}
        params = {"textDocument": document, "contentChanges": [change]}
        self._client.notify("textDocument/didChange", params)

    async def at(
        self, method: str, character: int, line: int | None = None, **more: Json
    ) -> Unread:
        place = {"line": self.last if line is None else line, "character": character}
        params = {"textDocument": {"uri": self.uri}, "position": place, **more}
        return await self._client.ask(method, params, _LONGEST)

    def _text(self) -> str:
        return "\n".join(self._lines)


def _sync_kind(capabilities: Json) -> int:
    sync = capabilities.get("textDocumentSync", 1)
    return int(sync.get("change", 1) if isinstance(sync, dict) else sync)


def _uris(links: Json) -> list[str]:
    """Where locations are, however a server gives them."""
    links = [links] if isinstance(links, dict) else links or []
    return [link.get("uri") or link["targetUri"] for link in links]


def _inserted(item: Json) -> str:
    """What an entry of a list would write."""
    edit = item.get("textEdit") or {}
    return str(edit.get("newText") or item.get("insertText") or item["label"])


def _changes(edit: Json) -> int:
    """How many changes of texts an edit of the workspace has."""
    if not edit:
        return 0
    lists = [change.get("edits", []) for change in edit.get("documentChanges") or []]
    return sum(map(len, [*lists, *(edit.get("changes") or {}).values()]))


def _memory_of_all(process: int) -> float:
    """Bytes of a process and those that it started. Raises OSError where the system does not
    tell."""
    children: dict[int, list[int]] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            with suppress(OSError):
                status = (folder / "stat").read_text(encoding="utf-8")
                parent = int(status.rpartition(")")[2].split()[1])
                children.setdefault(parent, []).append(int(folder.name))
    total, waiting = 0.0, [process]
    while waiting:
        one = waiting.pop()
        waiting += children.get(one, [])
        total += floors.memory(one)
    return total

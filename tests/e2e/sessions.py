"""What editors and servers said to each other, as `tee.py` wrote it down, and what an editor has
seen: the methods that were answered with something."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, TypeAlias

Json: TypeAlias = Any

Sender: TypeAlias = Literal["client", "server"]

ANSWERED_BY_NULL = {
    "shutdown",
    "workspace/executeCommand",
    "workspace/willDeleteFiles",  # what a deletion leaves dead is told by a message
}
"""Requests of clients that are fulfilled though nothing is answered."""


@dataclass(slots=True)
class Request:
    """A request, and the answer to it if there was one."""

    sender: Sender
    message: Json
    answer: Json = None

    @property
    def method(self) -> str:
        return str(self.message["method"])


@dataclass(slots=True)
class Session:
    """All that was said from the start of a server to its end."""

    requests: list[Request] = field(default_factory=list)
    notifications: list[tuple[Sender, Json]] = field(default_factory=list)
    answers_to_nothing: list[Json] = field(default_factory=list)

    @classmethod
    def of(cls, record: str) -> Session:
        """The session of a record. Its last line may be cut short: then the editor was killed."""
        session = cls()
        pending: dict[tuple[Sender, Json], Request] = {}
        other: dict[Sender, Sender] = {"client": "server", "server": "client"}
        for line in record.split("\n")[:-1]:
            entry = json.loads(line)
            sender, message = entry["from"], entry["message"]
            if "method" not in message:
                request = pending.pop((other[sender], message["id"]), None)
                if request is None:
                    session.answers_to_nothing.append(message)
                else:
                    request.answer = message
            elif "id" in message:
                request = Request(sender, message)
                session.requests.append(request)
                pending[sender, message["id"]] = request
            else:
                session.notifications.append((sender, message))
        return session

    @property
    def capabilities(self) -> Json:
        """What the client announced."""
        for request in self.requests:
            if request.method == "initialize":
                return request.message["params"]["capabilities"]
        return {}

    @property
    def before_shutdown(self) -> list[Request]:
        """The client's requests up to its answered `shutdown`: those after it need no answer, and
        without it an end has come before the answers."""
        asked = [request for request in self.requests if request.sender == "client"]
        for i, request in enumerate(asked):
            if request.method == "shutdown" and request.answer is not None:
                return asked[:i]
        return []

    def seen(self) -> set[str]:
        """The methods that did something, in either direction, the commands that were executed, and
        `untitled:` or another scheme, if a document of it was opened."""
        parts = self._answers_in_parts()
        seen = {
            request.method
            for request in self.requests
            if _says_something(request)
            or request.message.get("params", {}).get("partialResultToken") in parts
        }
        for request in self.requests:
            if request.method == "workspace/executeCommand" and _says_something(request):
                seen.add(request.message["params"]["command"])
        for _, message in self.notifications:
            method, params = message["method"], message.get("params")
            if method == "textDocument/didOpen":
                scheme = params["textDocument"]["uri"].partition(":")[0]
                seen |= {method} if scheme == "file" else {method, f"{scheme}:"}
            elif method != "textDocument/publishDiagnostics" or params["diagnostics"]:
                seen.add(method)
        return seen

    def _answers_in_parts(self) -> set[Json]:
        """The tokens for which the server has told something before it answered."""
        return {
            message["params"]["token"]
            for sender, message in self.notifications
            if sender == "server"
            and message["method"] == "$/progress"
            and message["params"]["value"].get("items")
        }


def read(folder: Path) -> list[Session]:
    """The sessions of a folder, in order."""
    return [Session.of(path.read_text(encoding="utf-8")) for path in sorted(folder.iterdir())]


def _says_something(request: Request) -> bool:
    """Whether a request was answered, with something in it if it was the client's."""
    if request.answer is None or "error" in request.answer:
        return False
    result = request.answer.get("result")
    if request.sender == "server" or request.method in ANSWERED_BY_NULL:
        return True
    if isinstance(result, dict):
        contents = [result[name] for name in ("items", "data", "edits") if name in result]
        return any(contents) if contents else bool(result)
    return bool(result)

"""What an editor does with a note, and a person with an editor: open it, type in it, look at a
link."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.bench.bench import expect
from tests.bench.client import Client, Json, Unread

_LINK = re.compile(r"\[\[([\w.-]+) \| [^\]|]+\]\]")

_DANGLING = "zzq"
_TYPED_LINE = f"See [[{_DANGLING}]] end."
"""A paragraph that is put into a note to type in; nothing has a name like that."""


class Document:
    """A note that is open in an editor: as it is on the disk, or with a text that isn't saved.
    `last_change` is what the server was last told of it."""

    def __init__(self, client: Client, path: Path, text: str | None = None) -> None:
        self.client = client
        self.uri = path.as_uri()
        self.text = path.read_text(encoding="utf-8") if text is None else text
        self.last_change: Json = None
        self._version = 1
        document = {
            "uri": self.uri,
            "languageId": "markdown",
            "version": self._version,
            "text": self.text,
        }
        client.notify("textDocument/didOpen", {"textDocument": document})

    def replace(self, line: int, start: int, end: int, text: str) -> None:
        """Put `text` in place of a part of a line. What it was is forgotten: `text` stays as it was
        when the document was opened."""
        span = {"start": _position(line, start), "end": _position(line, end)}
        self._change({"range": span, "text": text})

    def insert(self, line: int, character: int, text: str) -> None:
        self.replace(line, character, character, text)

    def restore(self) -> None:
        """Give it the text again that it was opened with."""
        self._change({"text": self.text})

    async def diagnostics(self) -> Unread:
        """What an editor asks for after each key."""
        return await self.client.ask("textDocument/diagnostic", self._named())

    async def at(self, method: str, line: int, character: int, **more: Json) -> Unread:
        """The answer to a question about a place."""
        place = self._named() | {"position": _position(line, character)}
        return await self.client.ask(method, place | more)

    def close(self) -> None:
        self.client.notify("textDocument/didClose", self._named())

    def _change(self, change: Json) -> None:
        self._version += 1
        document = {"uri": self.uri, "version": self._version}
        self.last_change = {"textDocument": document, "contentChanges": [change]}
        self.client.notify("textDocument/didChange", self.last_change)

    def _named(self) -> dict[str, Json]:
        return {"textDocument": {"uri": self.uri}}


class Trial(NamedTuple):
    """A note to look at, with a link at this line and character (UTF-16) that leads to `target`,
    a note with this title. `text` has a line to type in, `typed_line`, near the link."""

    path: Path
    text: str
    line: int
    character: int
    target: Path
    title: str
    typed_line: int


def trials(vault: Path, count: int) -> list[Trial]:
    """Notes of `vault`, always the same."""
    notes = sorted(vault.rglob("*.md"))
    random.Random(7).shuffle(notes)
    found: list[Trial] = []
    for path in notes:
        if len(found) == count:
            break
        found.extend(_trials_in(path))
    return found


def _trials_in(path: Path) -> Iterator[Trial]:
    text = path.read_text(encoding="utf-8")
    if "```" in text or "<!--" in text:
        return  # what is typed there might be no link
    lines = text.split("\n")
    start = 1 + lines.index("---", 1)
    for number, line in enumerate(lines[start:], start):
        match = _LINK.search(line)
        target = path.parent / f"{match[1]}.md" if match else path
        if match is None or target == path or not target.is_file():
            continue
        gap = max((at for at in range(start, number) if not lines[at]), default=None)
        if gap is not None:
            title = re.search(r"^title: (.+)$", target.read_text(encoding="utf-8"), re.MULTILINE)
            before, after = lines[: gap + 1], lines[gap + 1 :]
            yield Trial(
                path,
                "\n".join([*before, _TYPED_LINE, "", *after]),
                number + 2,
                _utf16(line[: match.start() + 3]),
                target,
                title[1] if title else "",
                gap + 1,
            )
            return


def with_typed_line(text: str) -> tuple[str, int]:
    """A text with a line to type in at a gap in its middle, and the line's number."""
    before, gap, after = text[: len(text) // 2].rpartition("\n\n")
    rest = after + text[len(text) // 2 :]
    return f"{before}{gap}{_TYPED_LINE}\n\n{rest}", before.count("\n") + 2


def with_typed_words(text: str) -> tuple[str, int, int]:
    """A text with words to type in at the beginning of a line in its middle; the number of that
    line and the character at which they begin."""
    at = text.index("\n", len(text) // 2) + 1
    return f"{text[:at]}{_TYPED_LINE} {text[at:]}", text.count("\n", 0, at), 0


class Typist:
    """Somebody who types in that line: now prose, now the name in a link that leads nowhere. What
    is told of the link must be about its name, where it stands now."""

    def __init__(self, document: Document, line: int, start: int = 0) -> None:
        """`start` is where the text to type in begins in its line."""
        self.document = document
        self._line = line
        self._start = start
        self._prose = len("See ")
        self._name = _DANGLING

    async def press(self) -> tuple[float, Json]:
        """Press a key: the seconds until what is wrong with the note is known, and what that is."""
        if len(self._name) <= self._prose:
            change = (self._start + self._prose + len("[[") + len(self._name), "q")
            self._name += "q"
        else:
            change = (self._start, "x")
            self._prose += 1
        sent = time.perf_counter()
        self.document.insert(self._line, *change)
        answer = await self.document.diagnostics()
        result = answer.result()
        expect(any(map(self._is_right, result["items"])), f"what was told of [[{self._name}]]")
        return answer.arrived - sent, result

    def _is_right(self, diagnostic: Json) -> bool:
        start, end = diagnostic["range"]["start"], diagnostic["range"]["end"]
        link = self._start + self._prose
        return (
            re.search(rf"\b{self._name}\b", diagnostic["message"]) is not None
            and start["line"] == self._line
            and link <= start["character"] <= link + len("[[")
            and end["character"] >= link + len(self._name)
        )


def _position(line: int, character: int) -> Json:
    return {"line": line, "character": character}


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2

"""Every request of the surface, made once by one client, in notes with characters of all widths.

    answers = Tour(client).make()      # by method, and by command

Positions in the answers are offsets in code points there: what two clients get may differ in what
each can take, but with the same capabilities not by how columns are counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from notes_lsp.lsp.quiet import QUIET
from notes_lsp.lsp.uris import path_from_uri
from tests.lsp.talking import Json, Talk, position
from tests.lsp.wire import ErrorAnswer

VAULT: Final = """
    //- in/a.md
    ---
    title: 🙂 Alpha
    videoId: kJ3vHq8-Wm0
    ta
    ---
    From: [[hub]]

    # Óne 🙂

    é🙂 [[x]] and [[mill]] 🙂 #tag[^1] ![[p.png]] [t](../hub.md) [[ nobody ]] ^block

    ## Two

    🙂 <a class="yt-timestamp" data-t="01:02">[01:02]</a> 🙂 and [[mi

    [^1]: Foot 🙂
    //- b/x.md
    # X
    //- c/x.md
    # X
    //- p.png
    //- mill.md
    ---
    title: 🙂 Grist
    videoId: kJ3vHq8-Wm0
    ---
    From: [[hub]]

    é🙂 [[in/a]] 🙂 [[a#Two]] [[a#Óne 🙂]]
    //- hub.md
    # 🙂 Hub

    🙂 #target
    """

SETTINGS: Final = {
    "code-lens": {"sections": True},
    "inlay-hints": {"sections": True},
    "format": {"enable": True},
    "timestamps": {"on-type": True},
    "diagnostics": {"scope": "vault"},
}

HERE: Final = "in/a.md"


class Refusal(NamedTuple):
    """The error that a request was answered with."""

    code: int
    message: str


class Tour:
    """`make` it with a client that has `VAULT` before it and `SETTINGS`."""

    def __init__(self, client: Talk) -> None:
        self._client = client
        self._answers: dict[str, Json] = {}

    def make(self) -> dict[str, Json]:
        """All answers."""
        self._client.wait_until_read()
        self._client.open(HERE, "mill.md")
        self._look()
        self._draw()
        self._change()
        self._move()
        self._command()
        return self._answers

    def _ask(self, method: str, params: Json, path: str = HERE, name: str = "") -> Json:
        """Ask about the document `path`, and note the answer as `name`, else by the method. The
        answer as it came."""
        try:
            result = self._client.wire.request(method, params)
        except ErrorAnswer as error:
            self._answers[name or method] = Refusal(error.code, error.message)
            return None
        self._answers[name or method] = Plainly(self._client, path).of(result)
        return result

    def _at(self, words: str, path: str = HERE) -> Json:
        """The place behind `words`."""
        return self._client.at(path, self._client.text(path).index(words) + len(words))

    def _whole(self, path: str = HERE) -> Json:
        return {
            "textDocument": {"uri": self._client.uri(path)},
            "range": self._client.range(path, 0, len(self._client.text(path))),
        }

    def _document(self, path: str = HERE) -> Json:
        return {"textDocument": {"uri": self._client.uri(path)}}

    def _look(self) -> None:
        link, tag = self._at("[[mi"), self._at("#ta")
        for name in ("definition", "declaration", "typeDefinition", "hover"):
            self._ask(f"textDocument/{name}", link)
        self._ask("textDocument/references", {**link, "context": {"includeDeclaration": True}})
        self._ask("textDocument/documentHighlight", tag)
        self._ask("textDocument/documentSymbol", self._document())
        (symbol, *_) = self._ask("workspace/symbol", {"query": "grist"})
        self._ask("workspaceSymbol/resolve", symbol)
        (item,) = self._ask("textDocument/prepareCallHierarchy", link)
        self._ask("callHierarchy/incomingCalls", {"item": item})
        self._ask("callHierarchy/outgoingCalls", {"item": item}, "mill.md")
        self._ask("textDocument/foldingRange", self._document())
        positions = [self._at("é🙂 [[x")["position"]]
        self._ask("textDocument/selectionRange", {**self._document(), "positions": positions})
        self._ask("textDocument/linkedEditingRange", self._at('data-t="01'))
        found = self._ask("textDocument/completion", self._at("🙂 and [[mi"))
        self._ask("completionItem/resolve", found["items"][0])
        self._ask("textDocument/completion", self._at("\nta"), name="completion of a key")
        self._ask("textDocument/completion", tag, name="completion within a tag")

    def _draw(self) -> None:
        self._ask("textDocument/documentLink", self._document())
        (hint, *_) = self._ask("textDocument/inlayHint", self._whole())
        self._ask("inlayHint/resolve", hint)
        (lens, *_) = self._ask("textDocument/codeLens", self._document())
        self._ask("codeLens/resolve", lens)
        self._ask("textDocument/semanticTokens/range", self._whole())
        self._ask("textDocument/diagnostic", self._document())
        self._ask("textDocument/diagnostic", self._document("mill.md"), "mill.md")
        self._ask("workspace/diagnostic", {"previousResultIds": []})
        full = self._ask("textDocument/semanticTokens/full", self._document())
        self._client.type(HERE, "# Óne 🙂", "# Óne 🙂 [[hub]]")
        params = {**self._document(), "previousResultId": full["resultId"]}
        method = "textDocument/semanticTokens/full/delta"
        data = full["data"]
        for edit in self._client.wire.request(method, params)["edits"]:
            data[edit["start"] : edit["start"] + edit["deleteCount"]] = edit.get("data", [])
        self._answers[method] = Plainly(self._client, HERE).of({"data": data})
        self._client.type("mill.md", "title: 🙂 Grist", "title: 🙂 Wheel")
        self._client.touched("mill.md")
        self._client.wire.advance(QUIET)

    def _change(self) -> None:
        style = {"options": {"tabSize": 4, "insertSpaces": True}}
        self._ask("textDocument/formatting", {**self._document(), **style})
        self._ask("textDocument/rangeFormatting", {**self._whole(), **style})
        self._client.type(HERE, "🙂 and [[mi", "🙂 and [00:01:05]")
        place = self._at("and [00:01:05]")
        self._ask("textDocument/onTypeFormatting", {**place, **style, "ch": "]"})
        asked = {**self._whole(), "context": {"diagnostics": []}}
        offered = self._ask("textDocument/codeAction", asked)
        late = [action for action in offered or () if "data" in action]
        if late:
            self._ask("codeAction/resolve", late[0])

    def _move(self) -> None:
        self._ask("textDocument/prepareRename", self._at("[[mi"))
        for words, name in (("[[mi", "rename of a note"), ("## Two", "")):
            asked = {**self._at(words), "newName": "wheel 🙂"}
            self._ask("textDocument/rename", asked, name=name)
        uri = self._client.uri
        pairs = [{"oldUri": uri("mill.md"), "newUri": uri("in/wheel.md")}]
        self._ask("workspace/willRenameFiles", {"files": pairs})
        self._ask("workspace/willDeleteFiles", {"files": [{"uri": uri("mill.md")}]})

    def _command(self) -> None:
        here = self._client.uri(HERE)
        place = self._at("[[ nob")["position"]
        stamp = self._at("and [00:01:05]")["position"]
        arguments: dict[str, list[Json]] = {
            "notes.backlinks": [here],
            "notes.openAt": [here, 65],
            "notes.createNote": [{"uri": here, "position": place}],
            "notes.newFromVideo": [{"video": "kJ3vHq8-Wm0", "title": "New 🙂", "uri": here}],
            "notes.dailyNote": [{"date": "2024-01-02", "uri": here}],
            "notes.fixAll": [{"uri": here}],
            "notes.shiftTimestamps": [{"uri": here, "by": 5}],
            "notes.nextStamp": [{"uri": here, "position": stamp}],
            "notes.pasteStamp": [
                {
                    "uri": here,
                    "url": "https://youtu.be/kJ3vHq8-Wm0?t=70",
                    "range": {"start": stamp, "end": stamp},
                }
            ],
            "notes.timeline": [{"uri": here}],
            "notes.graph": [{"uri": here}],
            "notes.applyAction": [
                {
                    "uri": here,
                    "place": [0, 0],
                    "kind": "source.fixAll.notes-lsp",
                    "title": "Fix all that is safe to fix",
                }
            ],
            "notes.rescan": [],
            "notes.status": [],
        }
        for name, given in arguments.items():
            asked = {"command": name, "arguments": given}
            self._ask("workspace/executeCommand", asked, name=name)
        self._answers["edits"] = [
            Plainly(self._client, HERE).of(message["params"])
            for message in self._client.wire.sent
            if message.get("method") == "workspace/applyEdit"
        ]


class Plainly:
    """What a client gets, with positions as offsets in code points."""

    def __init__(self, client: Talk, path: str) -> None:
        """`path` is the document that was asked about."""
        self._client = client
        self._path = path

    def of(self, value: Json, path: str | None = None) -> Json:
        """`value`, in which positions are of the document `path`, else of the one asked about."""
        path = path or self._path
        if isinstance(value, list):
            return [self.of(item, path) for item in value]
        if not isinstance(value, dict):
            return value
        if value.keys() == {"line", "character"}:
            return self._offset(value, path)
        if isinstance(value.get("data"), list):
            value = {**value, "data": list(self._tokens(value["data"], path))}
        inner = self._document_of(value, path)
        return {
            key: self.of(item, self._path if key == "originSelectionRange" else inner)
            if ":" not in key
            else self.of(item, self._relative(key))
            for key, item in value.items()
            if key not in ("resultId", "encoding")
        }

    def _document_of(self, value: Json, path: str) -> str:
        """The document that the parts of an object are about."""
        for part in (value, value.get("textDocument"), value.get("from")):
            uri = part.get("uri", part.get("targetUri")) if isinstance(part, dict) else None
            if isinstance(uri, str):
                return self._relative(uri)
        return path

    def _relative(self, uri: str) -> str:
        path = path_from_uri(uri)
        assert path is not None
        return path.removeprefix(f"{self._client.folder}/")

    def _offset(self, place: Json, path: str) -> int:
        if not (self._client.folder / path).exists():
            assert place == {"line": 0, "character": 0}
            return 0
        text = self._client.text(path)
        counted = (
            offset
            for offset in range(len(text) + 1)
            if position(text, offset, self._client.encoding) == place
        )
        return next(counted)

    def _tokens(self, data: list[int], path: str) -> Iterator[Json]:
        """Semantic tokens: where each begins and ends, its type and modifiers."""
        line = column = 0
        for down, right, width, kind, modifiers in zip(*[iter(data)] * 5, strict=True):
            line, column = line + down, right if down else column + right
            ends = [{"line": line, "character": end} for end in (column, column + width)]
            yield [*(self._offset(end, path) for end in ends), kind, modifiers]

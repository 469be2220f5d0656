"""That ARCHITECTURE.md shows the whole surface: each method, what answers it, and the capability
that a client announces for it."""

from __future__ import annotations

import json
import re
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import attrs
import pytest
from lsprotocol import types as lsp
from pygls.capabilities import ServerCapabilitiesBuilder

import notes_lsp
from notes_lsp.features.actions.action import ActionKind
from notes_lsp.features.semantic_tokens import TokenModifier, TokenType
from notes_lsp.lsp import legend, offers, surface
from notes_lsp.lsp.capabilities import ClientSupport
from notes_lsp.lsp.methods import COMMANDS, METHODS
from notes_lsp.lsp.reading import make_converter
from notes_lsp.lsp.surface import SURFACE, server_capabilities
from tests.lsp.talking import CLIENTS, recorded

PACKAGE = Path(notes_lsp.__file__).parent
ARCHITECTURE = (PACKAGE.parent / "ARCHITECTURE.md").read_text(encoding="utf-8")
SHOWN = ARCHITECTURE.split("## The surface\n")[1].split("\n## ")[0]

OF_EVERY_SESSION = {"initialized"}

_QUOTED = re.compile(r"`([^`]+)`")


class Row(NamedTuple):
    """A line of the table."""

    methods: list[str]
    feature: str
    capability: str


def rows() -> list[Row]:
    lines = [line for line in SHOWN.splitlines() if line.startswith("| `")]
    cells = [line.strip("|").split("|") for line in lines]
    quoted = [[_QUOTED.findall(cell) for cell in row] for row in cells]
    return [
        Row(methods, next(iter(feature), ""), capability)
        for methods, feature, (capability,) in quoted
    ]


def test_it_has_each_method_once() -> None:
    listed = [method for row in rows() for method in row.methods]
    assert len(listed) == len(set(listed))
    assert set(listed) == {method.name for method in METHODS} - OF_EVERY_SESSION


def test_each_capability_is_that_of_the_registration() -> None:
    shown = {method: row.capability for row in rows() for method in row.methods}
    registered = {offer.method: offer.announced for offer in SURFACE}
    assert shown == {name: path for name, path in registered.items() if path}
    assert {name for name, path in registered.items() if not path} == OF_EVERY_SESSION


def test_what_is_offered_is_answered() -> None:
    offered = [offer.method for offer in SURFACE]
    assert len(offered) == len(set(offered))
    assert set(offered) == {method.name for method in METHODS}
    assert set(surface.COMMANDS) == set(COMMANDS)


def test_it_names_each_command() -> None:
    assert {name for name in _QUOTED.findall(SHOWN) if name.startswith("notes.")} == set(COMMANDS)


def source(module: str) -> str:
    """The text of a module, and of the one by which handlers show notes, where it asks that."""
    text = (PACKAGE.parent / f"{module.replace('.', '/')}.py").read_text(encoding="utf-8")
    previews = "notes_lsp.lsp.note_data"
    return text + source(previews) if f"from {previews} import" in text else text


def test_each_feature_is_what_its_handler_asks() -> None:
    handlers = {method.name: source(method.handler.__module__) for method in METHODS}
    for methods, feature, _ in rows():
        name = re.sub(r"\.py$|/$", "", feature).replace("/", ".")
        asks = f"from notes_lsp.features.{name} import" if name else ""
        assert (PACKAGE / "features" / feature).exists(), feature
        assert [method for method in methods if asks not in handlers[method]] == []


def classes(kind: Any) -> Iterator[type[Any]]:
    """The classes of the LSP that a value of `kind` may be of."""
    if isinstance(kind, type) and attrs.has(kind):
        yield attrs.resolve_types(kind, vars(lsp))
    for part in typing.get_args(kind):
        yield from classes(part)


def is_announced(path: str) -> bool:
    """Whether clients can announce what is at `path`, with dots, of their capabilities."""
    kinds: list[Any] = [lsp.ClientCapabilities]
    for name in path.split("."):
        field = re.sub(r"(?<!^)([A-Z])", r"_\1", name).lower()
        holders = [holder for kind in kinds for holder in classes(kind)]
        kinds = [
            getattr(attrs.fields(holder), field).type
            for holder in holders
            if hasattr(attrs.fields(holder), field)
        ]
    return bool(kinds)


@pytest.mark.parametrize("path", ["textDocument.hovering", "workspace.symbol.x", "x"])
def test_what_no_client_announces_is_recognised(path: str) -> None:
    assert not is_announced(path)


def test_each_capability_is_one_of_the_protocol() -> None:
    assert [row.capability for row in rows() if not is_announced(row.capability)] == []


# What clients are told

_OPERATIONS = ("willRename", "didRename", "didCreate", "willDelete", "didDelete")

EVERYTHING: Any = {
    "textDocument": {"diagnostic": {}, "rename": {"prepareSupport": True}},
    "workspace": {"fileOperations": dict.fromkeys(_OPERATIONS, True)},
}


def told(capabilities: Any) -> Any:
    """What a client is told that is offered all methods, as it comes over the wire."""
    client = ClientSupport.of(capabilities)
    methods = [offer.method for offer in SURFACE]
    return json.loads(json.dumps(server_capabilities(methods, surface.COMMANDS, client)))


@pytest.mark.parametrize("capabilities", [{}, EVERYTHING, *map(recorded, CLIENTS)])
def test_it_is_what_the_protocol_has(capabilities: Any) -> None:
    converter = make_converter()
    read = converter.structure(told(capabilities), lsp.ServerCapabilities)
    assert converter.unstructure(read) == told(capabilities)


def providers(capabilities: Any) -> set[str]:
    """Where something is told, with dots."""
    inner = capabilities.pop("workspace", {})
    inner |= inner.pop("fileOperations", {})
    return {*capabilities, *inner}


@pytest.mark.parametrize("capabilities", [{}, EVERYTHING, *map(recorded, CLIENTS)])
def test_pygls_would_tell_of_the_same(capabilities: Any) -> None:
    """Which capability belongs to a method is known twice: here, and there."""
    converter = make_converter()
    everything = lsp.FileOperationRegistrationOptions([])
    methods = {offer.method for offer in SURFACE}
    options = {
        "textDocument/semanticTokens/full": lsp.SemanticTokensLegend([], []),
        "textDocument/onTypeFormatting": lsp.DocumentOnTypeFormattingOptions("]"),
        **{method: everything for method in methods if method.endswith("Files")},
    }
    built = ServerCapabilitiesBuilder(
        converter.structure(capabilities, lsp.ClientCapabilities),
        methods,
        options,
        list(surface.COMMANDS),
        lsp.TextDocumentSyncKind.Incremental,
    ).build()  # type: ignore[no-untyped-call]
    assert providers(told(capabilities)) == providers(converter.unstructure(built))


def test_what_is_listed_is_all_that_there_is() -> None:
    assert typing.get_args(ActionKind) == offers.ACTION_KINDS
    assert tuple(legend.TYPES) == typing.get_args(TokenType)
    assert typing.get_args(TokenModifier) == legend.MODIFIERS

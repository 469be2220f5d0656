"""That ARCHITECTURE.md shows the whole surface: each method, what answers it, and the capability
that a client announces for it."""

from __future__ import annotations

import re
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import attrs
import pytest
from lsprotocol import types as lsp

import notes_lsp
from notes_lsp.lsp.methods import COMMANDS, METHODS

PACKAGE = Path(notes_lsp.__file__).parent
ARCHITECTURE = (PACKAGE.parent / "ARCHITECTURE.md").read_text(encoding="utf-8")
SURFACE = ARCHITECTURE.split("## The surface\n")[1].split("\n## ")[0]

OF_EVERY_SESSION = {"initialized"}

_QUOTED = re.compile(r"`([^`]+)`")


class Row(NamedTuple):
    """A line of the table."""

    methods: list[str]
    feature: str
    capability: str


def rows() -> list[Row]:
    lines = [line for line in SURFACE.splitlines() if line.startswith("| `")]
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
    registered = {method.name: method.announced for method in METHODS}
    assert shown == {name: path for name, path in registered.items() if path}
    assert {name for name, path in registered.items() if not path} == OF_EVERY_SESSION


def test_it_names_each_command() -> None:
    assert {name for name in _QUOTED.findall(SURFACE) if name.startswith("notes.")} == set(COMMANDS)


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

"""`notes.graph`: which notes are linked with which, as data for clients that draw, or as a text for
those that don't."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

from msgspec import Meta
from pygls.exceptions import JsonRpcInvalidParams

from notes_lsp.features.graph import Graph, GraphNode, around, links_from
from notes_lsp.features.graph_text import GraphForm, graph_text
from notes_lsp.features.preview import title_of
from notes_lsp.lsp.commands.arguments import Arguments, note_of, read_arguments, vault_of
from notes_lsp.lsp.editor import Editor
from notes_lsp.lsp.refusal import RequestRefused
from notes_lsp.lsp.session import Json
from notes_lsp.lsp.slices import in_slices
from notes_lsp.lsp.workspace import note_uri
from notes_lsp.vault.vault import Vault


class GraphArguments(Arguments, frozen=True):
    """The notes up to `depth` links away from the note `uri`, at most `limit` of them; without one
    all notes of the first vault. `format` is that of a text to add."""

    uri: str | None = None
    depth: Annotated[int, Meta(ge=0, le=10)] = 1
    limit: Annotated[int, Meta(ge=1, le=1000)] = 100
    format: GraphForm | None = None


async def graph(editor: Editor, arguments: list[Json]) -> Json:
    """`{"nodes": [{"id", "uri", "title", "distance"}], "links": [{"source", "target", "count",
    "ofHub"}], "leftOut": …, "text": …}`, the note that was asked about first; ids are paths from
    the root."""
    asked = read_arguments(arguments, GraphArguments)
    if asked.uri is None:
        if asked.format is not None:
            raise JsonRpcInvalidParams("The command takes a format only with the uri of a note")
        vault = vault_of(editor, None)
        return _graph_json(vault, await _of_all(vault))
    document = note_of(editor, asked.uri)
    if not document.indexed:
        raise RequestRefused("A note that is not saved yet is in no graph")
    vault = document.vault
    found = around(vault, document.path, asked.depth, asked.limit)
    answer = _graph_json(vault, found)
    if asked.format is not None:
        answer["text"] = graph_text(vault, found, asked.format)
    return answer


async def _of_all(vault: Vault) -> Graph:
    """The graph of all notes, of which some may go while it is made."""
    found = Graph([], [])
    await in_slices(_add_all(vault, found))
    there = {node.path for node in found.nodes}
    return Graph(found.nodes, [link for link in found.links if link.target in there])


def _add_all(vault: Vault, graph: Graph) -> Iterator[None]:
    """Add each note and its links to `graph`, and give way after it."""
    for path in sorted(vault.index.facts):
        facts = vault.known_whole(path)
        if facts is not None:
            graph.nodes.append(GraphNode(path, title_of(vault, path), 0))
            graph.links.extend(links_from(vault, path, facts))
        yield


def _graph_json(vault: Vault, found: Graph) -> dict[str, Any]:
    return {
        "nodes": [
            {
                "id": node.path,
                "uri": note_uri(vault, node.path),
                "title": node.title,
                "distance": node.distance,
            }
            for node in found.nodes
        ],
        "links": [
            {
                "source": link.source,
                "target": link.target,
                "count": link.times,
                "ofHub": link.of_hub,
            }
            for link in found.links
        ],
        "leftOut": found.left_out,
    }

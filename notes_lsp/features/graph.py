"""The graph of notes: those around one, or all of a vault, and the links between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from notes_lsp.features.backlinks import links_to
from notes_lsp.features.outlinks import notes_linked_from
from notes_lsp.features.preview import title_of
from notes_lsp.vault.facts import Facts
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.vault import Vault


class GraphNode(NamedTuple):
    """A note. `distance` is how many links it is away from where somebody asked; 0 in a graph of
    all notes."""

    path: NotePath
    title: str
    distance: int


class GraphLink(NamedTuple):
    """All links from one note to another, which links there so many `times`. `of_hub`: they are on
    the `From:` line alone, by which a note says which hub it belongs to."""

    source: NotePath
    target: NotePath
    times: int
    of_hub: bool


class Graph(NamedTuple):
    """`left_out` is how many more notes are as near, which there was no room for."""

    nodes: list[GraphNode]
    links: list[GraphLink]
    left_out: int = 0


def links_from(vault: Vault, source: NotePath, facts: Facts) -> list[GraphLink]:
    """The notes that wikilinks, embeds and Markdown links of a note lead to, in the order in which
    they are first linked; without itself."""
    counts: Counter[NotePath] = Counter()
    in_text: set[NotePath] = set()
    for _, target, of_hub in notes_linked_from(vault, source, facts):
        if target != source:
            counts[target] += 1
            if not of_hub:
                in_text.add(target)
    return [
        GraphLink(source, target, count, target not in in_text) for target, count in counts.items()
    ]


def around(vault: Vault, start: NotePath, depth: int, most: int) -> Graph:
    """The notes that are at most `depth` links away from `start`, whichever way the links go, and
    no more than `most`: the nearest, and of these first those that are linked, then those that
    link. No way leads over a hub from one of its notes to all others, unless it is the hub that is
    asked about."""
    distances: dict[NotePath, int] = {start: 0}
    left_out: set[NotePath] = set()
    ring = [start]
    for distance in range(1, depth + 1):
        found: list[NotePath] = []
        for path in ring:
            for neighbour in _neighbours(vault, path, through_hub=path == start):
                if neighbour in distances:
                    continue
                if len(distances) < most:
                    distances[neighbour] = distance
                    found.append(neighbour)
                else:
                    left_out.add(neighbour)
        ring = found
    return _graph(vault, distances, len(left_out))


def _neighbours(vault: Vault, path: NotePath, *, through_hub: bool) -> Iterator[NotePath]:
    facts = vault.known_whole(path)
    if facts is not None:
        yield from (link.target for link in links_from(vault, path, facts))
    belonging: list[NotePath] = []
    for link in links_to(vault, path):
        if not link.of_hub:
            yield link.path
        elif through_hub:
            belonging.append(link.path)
    yield from belonging


def _graph(vault: Vault, distances: dict[NotePath, int], left_out: int) -> Graph:
    nodes = [GraphNode(path, title_of(vault, path), far) for path, far in distances.items()]
    links = [
        link
        for path in distances
        if (facts := vault.known_whole(path)) is not None
        for link in links_from(vault, path, facts)
        if link.target in distances
    ]
    return Graph(nodes, links, left_out)

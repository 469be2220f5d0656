"""A graph of notes as a text: for Mermaid, for Graphviz, or as a note that shows both the picture
and links to follow."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal, TypeAlias

from notes_lsp.features.graph import Graph, GraphLink
from notes_lsp.features.markup import escaped, plural
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.vault import GUEST, Vault
from notes_lsp.vault.writing import can_be_target, link_text, target_for

GraphForm: TypeAlias = Literal["markdown", "mermaid", "dot"]


def graph_text(vault: Vault, graph: Graph, form: GraphForm) -> str:
    """`graph`, of notes around the first of them, in `form`. Ends with a line end."""
    return _WRITERS[form](vault, graph)


def _mermaid(_: Vault, graph: Graph) -> str:
    """For Mermaid, which takes what is between the quotes as it is but for these characters."""
    numbers = {node.path: number for number, node in enumerate(graph.nodes)}
    lines = ["graph LR"]
    for node in graph.nodes:
        title = node.title
        for sign, entity in (
            ("#", "#35;"),
            ('"', "#quot;"),
            ("<", "#lt;"),
            (">", "#gt;"),
            ("`", "#96;"),
        ):
            title = title.replace(sign, entity)
        lines.append(f'  n{numbers[node.path]}["{" ".join(title.split())}"]')
    for link in graph.links:
        arrow = "-.->" if link.of_hub else "-->"
        lines.append(f"  n{numbers[link.source]} {arrow} n{numbers[link.target]}")
    return "\n".join(lines) + "\n"


def _dot(_: Vault, graph: Graph) -> str:
    """For Graphviz."""
    lines = ["digraph notes {", "  rankdir=LR;", "  node [shape=box];"]
    lines += [f"  {_quoted(node.path)} [label={_quoted(node.title)}];" for node in graph.nodes]
    for link in graph.links:
        style = " [style=dashed]" if link.of_hub else ""
        lines.append(f"  {_quoted(link.source)} -> {_quoted(link.target)}{style};")
    return "\n".join([*lines, "}"]) + "\n"


def _quoted(text: str) -> str:
    kept = "".join(sign if sign.isprintable() else " " for sign in text)
    return '"' + kept.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _markdown(vault: Vault, graph: Graph) -> str:
    """A note that need not be saved: lists whose links lead to the notes from the root of the
    vault, and then the picture."""
    start, titles = graph.nodes[0], {node.path: node.title for node in graph.nodes}
    blocks = [f"# Links around {escaped(start.title)}"]

    def listed(heading: str, links: list[tuple[NotePath, GraphLink | None]]) -> None:
        if links:
            items = (_item(vault, path, titles[path], link) for path, link in links)
            blocks.append(f"## {heading}\n\n" + "\n".join(items))

    out = [link for link in graph.links if link.source == start.path]
    into = [link for link in graph.links if link.target == start.path]
    listed("It links to", [(link.target, link) for link in out])
    listed("Linked from", [(link.source, link) for link in into if not link.of_hub])
    listed("Notes from it", [(link.source, link) for link in into if link.of_hub])
    farther = [node.path for node in graph.nodes if node.distance > 1]
    listed("Farther away", [(path, None) for path in farther])
    if graph.left_out:
        blocks.append(f"{plural(graph.left_out, 'more note')} not shown.")
    blocks.append(f"```mermaid\n{_mermaid(vault, graph)}```")
    return "\n\n".join(blocks) + "\n"


def _item(vault: Vault, path: NotePath, title: str, link: GraphLink | None) -> str:
    target = target_for(vault, GUEST, path)
    shown = escaped(title)
    if can_be_target(target):
        shown = f"[[{link_text(vault, target, None, embed=False, in_table=False, alias=title)}]]"
    return f"- {shown}{f' ×{link.times}' if link is not None and link.times > 1 else ''}"


_WRITERS: Final[dict[GraphForm, Callable[[Vault, Graph], str]]] = {
    "markdown": _markdown,
    "mermaid": _mermaid,
    "dot": _dot,
}

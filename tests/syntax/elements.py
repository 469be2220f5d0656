"""A note as lines of text, so that a test can compare all that was recognised as one value.

A line is an element: its kind, its span, its parts. A part is `name=text@start`; that the text
stands there is asserted for every part of every element.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import itemgetter
from typing import Any

from notes_lsp.syntax.nodes import (
    Block,
    Callout,
    Definition,
    Directive,
    Fence,
    Heading,
    Mark,
    MarkdownLink,
    Note,
    Opaque,
    Piece,
    Task,
    Timestamp,
    Wikilink,
)
from notes_lsp.syntax.parser import parse, without_surrogates

Show = Callable[[str, str | None, Piece | None], str]


def check(text: str, *expected: str) -> None:
    """That `parse` recognises in `text` the elements `expected`, in order, and no others."""
    assert render(text) == list(expected)


def check_blocks(text: str, *expected: str) -> None:
    """That the top-level blocks of `text` are `expected`, each as its kind and its text."""
    note = parse(text)
    found = [
        f"{block.kind} {text[start : start + block.length]!r}"
        for start, block in zip(note.starts, note.blocks, strict=True)
    ]
    assert found == list(expected)


def render(text: str) -> list[str]:
    """All elements of the note, in order of text, and of kind where two begin at one place."""
    note = parse(text)
    source = without_surrogates(text)
    found = [
        (element.start, order, _line(name, element, source))
        for order, (name, pick) in enumerate(PICKS)
        for element in note.each(pick)
    ]
    found += [(span.start, -1, f"comment {span.start}-{span.end}") for span in note.comments]
    return [line for *_, line in sorted(found, key=itemgetter(0, 1))]


def named(name: str) -> Callable[[Block], tuple[Any, ...]]:
    """The picker of the elements that `render` calls `name`."""
    return dict(PICKS)[name]


def elements(note: Note) -> Iterator[tuple[int, Block, str, Any]]:
    """Every element of every block, comments or not, with the start of its block."""
    for start, block in zip(note.starts, note.blocks, strict=True):
        for name, pick in PICKS:
            for element in pick(block):
                yield start, block, name, element


PICKS: list[tuple[str, Callable[[Block], tuple[Any, ...]]]] = [
    ("callout", lambda block: block.callouts),
    ("heading", lambda block: block.headings),
    ("task", lambda block: block.tasks),
    ("footnote", lambda block: block.footnote_definitions),
    ("definition", lambda block: block.definitions),
    ("fence", lambda block: block.fences),
    ("opaque", lambda block: block.opaques),
    ("directive", lambda block: block.directives),
    ("wikilink", lambda block: block.wikilinks),
    ("link", lambda block: block.links),
    ("timestamp", lambda block: block.timestamps),
    ("tag", lambda block: block.tags),
    ("id", lambda block: block.block_ids),
    ("note", lambda block: block.footnote_references),
]


def pieces(element: Any) -> Iterator[tuple[str, Piece]]:
    """The parts of an element that have a span of their own, by name."""
    for name in type(element).__slots__:
        value = getattr(element, name)
        if isinstance(value, Piece):
            yield name, value


def _line(name: str, element: Any, source: str) -> str:
    for _, piece in pieces(element):
        assert source[piece.start : piece.end] == piece.text
    parts = [name, f"{element.start}-{element.end}"]
    parts += _facts(element)
    parts += [f"{part}={piece.text!s}@{piece.start}" for part, piece in pieces(element)]
    return " ".join(parts)


def _facts(element: Any) -> list[str]:
    """What an element says beside its parts; what is as usual is left out."""
    match element:
        case Wikilink():
            return [
                *(["embed"] if element.embed else []),
                *([element.context] if element.context != "text" else []),
                *(["escaped-pipe"] if element.escaped_pipe else []),
                *(["doubtful"] if element.doubtful else []),
            ]
        case MarkdownLink():
            return [element.kind, *(["image"] if element.image else [])]
        case Heading():
            return [str(element.level), repr(element.text)]
        case Callout():
            return [element.fold] if element.fold else []
        case Task():
            return ["done" if element.done else "open"]
        case Fence():
            body = f"body={element.body.start}-{element.body.end}"
            return [body, *([] if element.closed else ["unclosed"])]
        case Opaque():
            return [element.kind]
        case Mark():
            return [element.name]
        case Directive():
            return [repr(element.text)]
        case Timestamp():
            return [element.notation]
        case Definition():
            return []
    raise TypeError(element)

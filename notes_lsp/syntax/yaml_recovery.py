"""What can be understood of YAML that does not parse, and which part of it is to blame.

The text is divided at the lines that begin a key. Each part is read alone, so that a fault costs
one key and not all, and the first part that fails is the place of the fault: PyYAML itself often
notices it lines later.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Final

from notes_lsp.syntax.nodes import Entry, FrontmatterProblem, Piece, Wikilink
from notes_lsp.syntax.yaml_entries import YamlEntries, read_entries
from notes_lsp.syntax.yaml_events import FaultKind, YamlFault
from notes_lsp.syntax.yaml_faults import explain
from notes_lsp.syntax.yaml_lines import read_plain, yaml_lines
from notes_lsp.text.span import Span

_OF_ONE_PART: Final[frozenset[FaultKind]] = frozenset(("syntax", "control", "depth"))
"""The others are between parts: alone, a part does not know the anchors of the rest."""

_BRACKETS: Final = {"[": "]", "{": "}"}


def recover(text: str, yaml: Span, fault: YamlFault) -> tuple[YamlEntries, FrontmatterProblem]:
    """The entries of `yaml`, a part of `text` that does not parse for `fault`, and why not."""
    entries: list[Entry] = []
    wikilinks: list[Wikilink] = []
    blamed: tuple[Span, YamlFault] | None = None
    for part in _parts(text, yaml):
        plain = read_plain(text, part)
        if plain is not None:
            entries += plain
            continue
        try:
            reading = read_entries(text, part)
        except YamlFault as part_fault:
            entries += _raw_entries(text, part)
            if blamed is None and part_fault.kind in _OF_ONE_PART:
                blamed = part, part_fault
        else:
            entries += reading.entries
            wikilinks += reading.wikilinks
    problem = explain(text, *(blamed or (yaml, fault)))
    return YamlEntries(tuple(entries), tuple(wikilinks)), problem


def _parts(text: str, yaml: Span) -> Iterator[Span]:
    """`yaml` divided before each line that begins a key of the outermost mapping."""
    start = yaml.start
    margin: int | None = None
    for line in yaml_lines(text, yaml):
        if line.key is None or line.is_item or (margin is not None and line.indent > margin):
            continue
        margin = line.indent
        if line.start > start:
            yield Span(start, line.start)
        start = line.start
    if start < yaml.end:
        yield Span(start, yaml.end)


def _raw_entries(text: str, part: Span) -> Iterator[Entry]:
    """The entries of a part that does not parse: `key: value` as the line has it, or a key with
    the items below it."""
    lines = iter(yaml_lines(text, part))
    first = next(lines, None)
    if first is None or first.key is None or first.is_item:
        return
    if first.value.text:
        yield Entry(first.key, _raw_scalar(first.value), False)
        # Nothing can be below a key that has a value: what looks like a key was meant beside it.
        for line in lines:
            if line.key is not None and not line.is_item:
                yield Entry(line.key, _raw_scalar(line.value), False)
        return
    items = [line.value for line in lines if line.is_item and line.key is None and line.value.text]
    yield Entry(first.key, tuple(chain.from_iterable(map(_raw_scalar, items))), bool(items))


def _raw_scalar(value: Piece) -> tuple[Piece, ...]:
    """What `value` says without the quotes around it or the one that it begins with; none for
    a list or mapping in brackets."""
    start, end, text = value
    if text and _BRACKETS.get(text[0]) == text[-1]:
        return ()
    if text[:1] in ("'", '"'):
        closes = len(text) > 1 and text[-1] == text[0]
        start, end, text = start + 1, end - closes, text[1 : len(text) - closes]
    return (Piece(start, end, text),)

"""Slips in frontmatter that is YAML all the same: a closing `---` that lacks, and keys that stand
there twice; and how they are told from prose below a thematic break."""

from __future__ import annotations

import re
from typing import NamedTuple

from notes_lsp.syntax.frontmatter import cut_frontmatter
from notes_lsp.syntax.nodes import Frontmatter, Piece
from notes_lsp.syntax.yaml_lines import YamlLine, looks_like_mapping, yaml_lines
from notes_lsp.text.span import Span

# A blank line, or a heading, which to YAML would be a comment.
_END = re.compile(r"(?:\r\n|\r|\n)(?=[ \t]*(?:[\r\n#]|\Z))")
_OF_A_NOTE = frozenset(
    ("title", "videoId", "aliases", "alias", "tags", "tag", "duration", "media_link", "created")
)


class UnclosedFrontmatter(NamedTuple):
    """The `---` that opens it, where its last line ends, and how its lines end."""

    opening: Span
    end: int
    line_end: str


class RepeatedKey(NamedTuple):
    """A key that stands there again."""

    first: Piece
    again: Piece


def find_unclosed_frontmatter(text: str) -> UnclosedFrontmatter | None:
    """The lines after the first `---` of `text` that are YAML, in the first paragraph. None where
    they may be prose: they must have a key that notes have, or two keys of one word."""
    cut = cut_frontmatter(text)
    if cut is None or cut.closed or _END.match(text, cut.yaml.start - 1):
        return None
    paragraph_end = _END.search(text, cut.yaml.start)
    part = Span(cut.yaml.start, paragraph_end.start() if paragraph_end else len(text))
    keys: list[str] = []
    end = part.start
    for line in yaml_lines(text, part):
        if _is_of_body(line):
            break
        if line.key is not None and not line.indent and not line.is_item:
            keys.append(line.key.text)
        end = line.start + len(text[line.start : line.end].rstrip("\r\n"))
        if not keys or line.opens_block:
            return None
    if not _OF_A_NOTE.intersection(keys) and sum(" " not in key for key in keys) < 2:
        return None
    opening = Span(cut.start, cut.start + len("---"))
    return UnclosedFrontmatter(opening, end, text[opening.end : part.start].strip(" \t") or "\n")


def _is_of_body(line: YamlLine) -> bool:
    """Whether a line is no YAML; `From: [[hub]] <br/>`, which looks like it, is the first line
    of many notes."""
    return not (line.begins_node or line.indent) or line.value.text.startswith("[[")


def find_repeated_keys(matter: Frontmatter, text: str) -> tuple[RepeatedKey, ...]:
    """The keys of the frontmatter of `text` that stand there before; none in prose."""
    first: dict[str, Piece] = {}
    found = [
        RepeatedKey(first[entry.key.text], entry.key)
        for entry in matter.entries
        if first.setdefault(entry.key.text, entry.key) is not entry.key
    ]
    return tuple(found) if found and looks_like_mapping(text, matter.yaml) else ()

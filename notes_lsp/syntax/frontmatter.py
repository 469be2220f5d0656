"""The frontmatter of a note: where it lies, and its entries with their places.

Our own fence cut, because python-frontmatter keeps no offsets, strips blank lines and knows no
BOM. What stands between the fences is read by lines where it is plain (`yaml_lines.py`), by
python-frontmatter and PyYAML where it is not (`yaml_entries.py`), and by the lines that make sense
where it is no YAML (`yaml_recovery.py`). Nothing here raises, and nothing writes YAML.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from notes_lsp.syntax.nodes import Frontmatter
from notes_lsp.syntax.yaml_lines import looks_like_mapping, read_plain
from notes_lsp.text.span import Span

_OPENING = re.compile("\ufeff?(---)[ \t]*(?:\r\n|\r|\n|\\Z)")
# Starts at a line end, so that the engine tries nothing but lines.
_CLOSING = re.compile(r"[\r\n](?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)")


class Cut(NamedTuple):
    """Where the fences of a text lie, in code points."""

    start: int
    """The first `-` of the opening fence, after a BOM."""
    yaml: Span
    """What stands between the fences, its last line end with it."""
    body: int
    """Where the body starts: after the closing fence's line end."""
    closed: bool
    """Without a closing fence, `yaml` is all the rest and there is no body."""


def cut_frontmatter(text: str) -> Cut | None:
    """The fences of `text`, or None where its first line is not `---`.

    The opening fence is exactly `---`, the closing one `---` or `...`, either with blanks after
    it. As in Obsidian and Jekyll, a thematic break in the first line is an opening fence as soon
    as another one follows.
    """
    opening = _OPENING.match(text)
    if opening is None:
        return None
    start, after = opening.start(1), opening.end()
    # From the line end of the opening fence: the closing one may be the next line.
    closing = _CLOSING.search(text, after - 1)
    if closing is None:
        return Cut(start, Span(after, len(text)), len(text), False)
    return Cut(start, Span(after, _line_start(text, closing.start())), closing.end(), True)


def _line_start(text: str, line_end: int) -> int:
    """The start of the line that follows the line end at `line_end`."""
    return line_end + (2 if text.startswith("\r\n", line_end) else 1)


def read_frontmatter(text: str) -> tuple[Frontmatter | None, bool]:
    """The frontmatter of `text`, and whether an opening fence is never closed.

    No problem is made of prose between two thematic breaks.
    """
    cut = cut_frontmatter(text)
    if cut is None:
        return None, False
    if not cut.closed:
        return None, True
    plain = read_plain(text, cut.yaml)
    if plain is not None:
        return Frontmatter(cut.start, cut.body, cut.yaml, plain, None, ()), False
    return _read_yaml(text, cut), False


def _read_yaml(text: str, cut: Cut) -> Frontmatter:
    # Imported here: PyYAML costs more than a thousand plain headers, and few notes need it.
    from notes_lsp.syntax.yaml_entries import read_entries
    from notes_lsp.syntax.yaml_events import YamlFault
    from notes_lsp.syntax.yaml_recovery import recover

    try:
        entries, wikilinks = read_entries(text, cut.yaml)
    except YamlFault as fault:
        (entries, wikilinks), problem = recover(text, cut.yaml, fault)
        if looks_like_mapping(text, cut.yaml):
            return Frontmatter(cut.start, cut.body, cut.yaml, entries, problem, wikilinks)
    return Frontmatter(cut.start, cut.body, cut.yaml, entries, None, wikilinks)


def read_head(head: str) -> tuple[Frontmatter | None, bool]:
    """The frontmatter of a text of which `head` is the first part; spans hold in the whole.

    True where `head` ends too early to tell: read more of the text, and in the end the whole of
    it by `read_frontmatter`.
    """
    # Its last line may go on, and a carriage return may be followed by a line feed.
    lines = head[: max(head.rfind("\n"), head.rfind("\r", 0, -1)) + 1]
    return read_frontmatter(lines) if lines else (None, True)

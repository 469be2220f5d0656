"""Markdown for answers: pieces of text that show as they are, and the same as plain text.

How a note's own Markdown is made harmless is neutral.py's.
"""

from __future__ import annotations

import re

from notes_lsp.syntax.markdown import read_events
from notes_lsp.syntax.parser import without_surrogates

_SIGNS = re.compile(
    r"[\\`*\[\]<|~$]|&(?=#?\w{1,40};)|!(?=\[)"
    r"|(?<![^\W_])_|_(?![^\W_])"  # a `_` inside a word is no emphasis
)
_AT_START = re.compile(
    r"(?P<number>[0-9]{1,9})[.)](?=\s|\Z)|(?:#{1,6}|[+-])(?=\s|\Z)|[=-][\s=-]*\Z|>"
)
_BACKTICKS = re.compile(r"`+")
_SPACES = re.compile(r"\s+")
_BLANK_LINES = re.compile(r"\n{3,}")

ELLIPSIS = "…"


def escaped(text: str) -> str:
    """One line of Markdown that shows `text` and nothing else."""
    line = _one_line(text)
    start = _AT_START.match(line)
    number = (start["number"] or "") if start else ""
    rest = _SIGNS.sub(r"\\\g<0>", line[len(number) :])
    return f"{number}\\{rest}" if start else rest


def code(text: str) -> str:
    """`text` as a code span: for paths and names, which are full of `_`."""
    line = _one_line(text) or " "
    fence = "`" * (1 + max(map(len, _BACKTICKS.findall(line)), default=0))
    padding = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{fence}{padding}{line}{padding}{fence}"


def code_block(text: str) -> str:
    """`text` as a fenced code block."""
    text = without_surrogates(text)
    fence = "`" * max([3, *(1 + len(run) for run in _BACKTICKS.findall(text))])
    return f"{fence}\n{text.rstrip()}\n{fence}"


def shortened(text: str, most: int, *, keep_end: bool = False) -> str:
    """`text` in one line of no more than `most` code points, cut between words: its start, or
    with `keep_end` its end."""
    line = _one_line(text)
    if len(line) <= most:
        return line
    if keep_end:
        cut = line[len(line) - most + 1 :]
        return ELLIPSIS + cut[cut.find(" ") + 1 :]
    cut = line[: most - 1]
    return (cut[: cut.rfind(" ")] if " " in cut else cut) + ELLIPSIS


def _one_line(text: str) -> str:
    return _SPACES.sub(" ", without_surrogates(text)).strip()


def paragraphs(*parts: str) -> str:
    """The parts that are not empty, as paragraphs."""
    return "\n\n".join(part for part in parts if part)


def plural(count: int, noun: str) -> str:
    """`1 note`, `2,247 notes`."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def plain_text(markdown: str) -> str:
    """What a reader sees of `markdown`, for clients that show none."""
    shown: list[str] = []
    numbers: list[int | None] = []
    events, _ = read_events(without_surrogates(markdown))
    for event, _ in events:
        if isinstance(event, str):
            shown.append("\n" if event in ("SoftBreak", "HardBreak") else "\n---\n\n")
            continue
        tag, value = next(iter(event.items()))
        name = next(iter(value)) if isinstance(value, dict) else str(value)
        if tag in ("Text", "Code"):
            shown.append(str(value))
        elif tag in ("InlineMath", "DisplayMath"):
            shown.append(f"${value}$")
        elif tag == "TaskListMarker":
            shown.append("[x] " if value else "[ ] ")
        elif tag == "Start" and name == "List":
            if shown and not shown[-1].endswith("\n"):
                shown.append("\n")
            numbers.append(value["List"] if isinstance(value, dict) else None)
        elif tag == "Start" and name == "Item":
            number = numbers[-1]
            shown.append("- " if number is None else f"{number}. ")
            numbers[-1] = None if number is None else number + 1
        elif tag == "End":
            shown.append(_ENDINGS.get(name, ""))
            if name == "List":
                numbers.pop()
    text = "\n".join(line.rstrip() for line in "".join(shown).split("\n"))
    return _BLANK_LINES.sub("\n\n", text).strip()


_ENDINGS = {
    "Paragraph": "\n\n",
    "Heading": "\n\n",
    "Item": "\n",
    "List": "\n",
    "CodeBlock": "\n",
    "TableCell": "  ",
    "TableHead": "\n",
    "TableRow": "\n",
    "Table": "\n",
    "BlockQuote": "\n",
}

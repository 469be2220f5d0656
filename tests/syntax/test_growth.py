"""That the time for a note grows no faster than its length, whatever it holds.

Most of it passes in C, where opcodes can't be counted; so times are compared, of a text and of one
four times as long, each the best of several. A square would show as sixteen times.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from notes_lsp.syntax.parser import parse
from notes_lsp.syntax.reparse import Change, reparse
from tests.syntax.elements import elements, pieces

LENGTH = 10_000
TOO_FAST_GROWTH = 10

TABLE = "| a | b |\n|---|---|\n"


@contextmanager
def without_collection() -> Iterator[None]:
    """Leave the garbage alone: to look for it takes longer the more there is."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def best_time(action: Callable[[], object]) -> float:
    def timed() -> float:
        start = time.process_time()
        action()
        return time.process_time() - start

    with without_collection():
        return min(timed() for _ in range(2))


def growth(text: Callable[[int], str]) -> float:
    """How many times longer `parse` takes for a text four times as long."""
    small, large = text(LENGTH), text(4 * LENGTH)
    assert 3 * len(small) < len(large) < 5 * len(small)
    # What takes next to no time says nothing.
    return best_time(lambda: parse(large)) / max(best_time(lambda: parse(small)), 1e-3)


def repeated(pattern: str, before: str = "", after: str = "") -> Callable[[int], str]:
    """`pattern` after `before` and as often `after` behind it, as often as the length wants."""
    unit = len(pattern) + len(after)

    def text(length: int) -> str:
        count = length // unit
        return before + pattern * count + after * count

    return text


def numbered(pattern: str, after: str = "") -> Callable[[int], str]:
    """The same, with a number in place of each `?`."""

    def text(length: int) -> str:
        count = length // (len(pattern) + len(after) + 3)
        lines = [pattern.replace("?", str(number)) for number in range(count)]
        return "".join(lines) + "\n" + after * count

    return text


def growing_backticks(length: int) -> str:
    return " ".join("`" * count for count in range(int((2 * length) ** 0.5)))


def growing_quotes(length: int) -> str:
    return "".join("> " * count + "[!a]\n" for count in range(int(length**0.5)))


def growing_list(length: int) -> str:
    return "".join("  " * count + "- a ^b\n" for count in range(int(length**0.5)))


PATTERNS = {
    "brackets": [
        *("[", "[[", "[[a", "[[a|", "[[a]]", "[[a#", "[[#", "![[", "![[a|", "]]", "[[a\n", "[ ]"),
        *("[a](", "[a](<", "![a](", "[](", "[a][", "[a]: ", "[^", "[^a]", "[^a]: ", "\\[["),
        *("[a [b](c) ", "[a [[b]] ", "[[a|b] ", "[[ -z ", "[[(", "[a](()", "![", "[[a]]("),
        *("[[[a]]] ", "[a] "),
    ],
    "HTML": [
        *("<", "<a ", "<a", '<a b="', "</", "<a>b</a> #c ", "<b c='#d'> #e ", "<br/>\n"),
        *("a <!-- ", "<!--", "a <!-->", "a <!-- b --> ", "a <? ", "a <![CDATA[ ", "a <!B "),
        *("<script ", "<script>", "<script>\n\n", "<div>\n\n", "<http:", "<http://a.b> "),
        *("<!-- notes-lsp: ", "<!-- notes-lsp: a -->\n\n"),
    ],
    "code and math": [
        *("`", "`a ", "`` ` ", "```\n", "```\na\n```\n", "~~~", "    a\n\n"),
        *("$", "$ ", "$a ", "$$ a ", "${", "$`a$` ", "$a$1 ", "$a $b$1\n"),
        *("$5 to$6, ", "$5 [[a]] and$10\n", "$5 a and$10\n\n"),
    ],
    "what Markdown does not know": [
        *("%%", "%% ", "%%\n\n", "`a` %% ", "#", "#a", "#a ", "`a` #b [[c]] ", "http://a/#b "),
        *("^", "^a ", "a ^b\n\n", "- a ^b\n", "- " + "^" * 150 + "\n", "> [!a] b\n\n", "> [!a"),
    ],
    "blocks": [
        *("# a\n", "# a [[b|c]] `d` [e](f)\n", "# a" + " " * 150 + "#\n", "a\n===\n", "===\n"),
        *("---\n", "- - -\n", "a\n", "a\n\n", "> ", ">", "> a\n", "> a\nb\n", "- > a\n"),
        *("- ", "1. ", "* a\n", "- [ ] a\n", "[a]: b\n", "> [a]: b\n\n"),
        *("| a |\n", "|-|\n", "|", "|a|\n|-|\n|[[a|b]]|\n\n"),
    ],
    "characters": [
        *("a", " ", "\t", "\n", "\r", "a\r", "\0", "\u2028", "é [[a]] ", "𝄞", "\ud800", "\\"),
        *("&amp;", "&a", "*", "_", "**a ", "*a _b ", "~~a ", "a**b*"),
    ],
}


@pytest.mark.parametrize("pattern", [each for group in PATTERNS.values() for each in group])
def test_a_pattern_again_and_again(pattern: str) -> None:
    check_growth(repeated(pattern))


def many_columns(length: int) -> str:
    return "|a" * (length // 4) + "|\n" + "|-" * (length // 4) + "|"


SHAPES = {
    "nested brackets": repeated("[", after="]"),
    "nested wikilinks": repeated("[[a|", after="]]"),
    "nested embeds": repeated("![[a|", after="]]"),
    "half nested embeds": repeated("![[a|b ", after="c]] "),
    "nested links": repeated("[a", after="](b)"),
    "nested images": repeated("![a", after="](b)"),
    "nested reference images": repeated("![a", "[x]: y\n\n", "][x]"),
    "nested images in links": repeated("[![a", after="](b)](c)"),
    "nested emphasis": repeated("**_", after="_**"),
    "nested parentheses": repeated("(", "[a](", ")"),
    "nested quotes": growing_quotes,
    "nested lists": growing_list,
    "growing backticks": growing_backticks,
    "rows": repeated("| [[a | b]] `c` [d](e) | [[f\\|g]] $h$ |\n", TABLE),
    "half links in rows": repeated("| [[a | \n", TABLE),
    "one long row": repeated("| [[a | b]] `c` ", TABLE),
    "backticks in one row": repeated("| `a [[b|c]] ", TABLE),
    "many columns": many_columns,
    "a fence": repeated("a\n", "```\n"),
    "backticks behind a fence": repeated("`", "~~~ "),
    "HTML": repeated("[[a|b]] <!-- c -->\n", "<div>\n"),
    "half-closed links": repeated("[[a | b] "),
    "unclosed links": repeated("[[a | b\n"),
    "one unclosed link": repeated("a |", "[["),
    "single brackets": repeated("[a | b] "),
    "half a single bracket": repeated("a |", "["),
    "half nested links": repeated("[[a | b [[c]] "),
    "blanks in a half link": repeated(" ", "[["),
    "half links in HTML": repeated("[[a", "<div>\n"),
    "half comments in HTML": repeated("<!-- notes-lsp: a\n", "<div>\n"),
    "raw text in HTML": repeated("<pre>", "<div>\n"),
    "one comment": repeated("[[a]] %% ", "<!-- "),
    "a setext heading": lambda length: "a [[b]]\n" * (length // 8) + "===",
    "closing hashes": repeated("#", "# a "),
    "false closing hashes": repeated("# ", "# a "),
    "a fragment": repeated("#", "[[a"),
    "a fragment of blanks": repeated("# ", "[[a"),
    "blanks in a false link": repeated(" ", "<div>\n[["),
    "a label": repeated("a ", "["),
    "a label of escapes": repeated("\\\\", "["),
    "a title": repeated("a\n", '[a]: b "'),
    "half titles": repeated('[a]: b "\n'),
    "definitions": numbered("[a?]: b\n"),
    "used definitions": numbered("[a?]: b\n", "[a7] "),
    "definitions between paragraphs": numbered("[a?]: b\n\nc\n\n"),
    "footnotes": numbered("[^a?]: b [[c]]\n", "d[^7] "),
    "footnotes in footnotes": numbered("[^a?]:\n    "),
    "frontmatter": lambda length: "---\n" + "a: b\n" * (length // 5) + "---\n# c",
    "unclosed frontmatter": repeated("a: b\n", "---\n"),
    "one long line": repeated("words and [[a_link | with words]], [00:01:02] and more ", "# "),
}


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES)
def test_a_shape(text: Callable[[int], str]) -> None:
    check_growth(text)


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES)
def test_parts_hold_little_more_text_than_the_note(text: Callable[[int], str]) -> None:
    source = text(LENGTH)
    parts = [piece for _, _, _, element in elements(parse(source)) for _, piece in pieces(element)]
    assert sum(len(piece.text) for piece in parts) <= 3 * len(source)


def check_growth(text: Callable[[int], str]) -> None:
    # Again where the machine was busy with something else.
    assert any(growth(text) < TOO_FAST_GROWTH for _ in range(3))


@pytest.mark.parametrize(
    ("block", "inserted"),
    [
        ("a [[b]]\n\n", "x"),
        ("# a\n", "x"),
        ("- a\n\n***\n\n", "\n"),
        ("a\n\n", "```\n"),
        ("%% a\n\n", "%%"),
        ("a\n\n", "<!--\n"),
    ],
)
def test_an_edit_in_many_blocks(block: str, inserted: str) -> None:
    def growth_of_edit() -> float:
        small, large = (best_time(edit(length)) for length in (LENGTH, 4 * LENGTH))
        return large / max(small, 1e-3)

    def edit(length: int) -> Callable[[], object]:
        before = block * (length // len(block))
        note = parse(before)
        at = note.starts[len(note.starts) // 2]
        after = before[:at] + inserted + before[at:]
        return lambda: reparse(note, Change(at, at, at + len(inserted)), after)

    assert any(growth_of_edit() < TOO_FAST_GROWTH for _ in range(3))

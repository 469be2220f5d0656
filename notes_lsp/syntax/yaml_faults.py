"""Why YAML does not parse, in a writer's words.

PyYAML says "mapping values are not allowed here" and often points at the line after the mistake.
Here the lines themselves are looked at, for the mistakes that people make in the headers of notes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from notes_lsp.syntax.nodes import FrontmatterProblem, Piece
from notes_lsp.syntax.yaml_events import MAX_DEPTH, FaultKind, YamlFault
from notes_lsp.syntax.yaml_lines import YamlLine, yaml_lines
from notes_lsp.text.span import Span

_NEVER_FIRST = frozenset("@`%,]}")
"""No value begins with these; those below may, but then mean something."""
_SPECIAL_FIRST = {
    "*": "a reference",
    "&": "an anchor",
    "!": "a tag",
    "|": "a block of text",
    ">": "a block of text",
    "-": "a list item",
    "?": "a key",
}
_INNER_COLON = re.compile(r":(?=[ \t]|\Z)")
_NO_BLANK = re.compile(r"([\w-]+):\S")
_BRACKET_TOKEN = re.compile(r"""[\[{]|[\]}]|"(?:[^"\\]|\\.)*"?|'[^']*'?""", re.DOTALL)
_QUOTED = {
    '"': re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL),
    "'": re.compile(r"'(?:[^']|'')*'"),
}
_ESCAPED = {'"': '\\"', "'": "''"}
_WORD = re.compile(r"[*&][\w-]*")
_REST = re.compile(r"[^\r\n]*")
_BAD_ESCAPE = re.compile(
    r"""\\(?:x(?![0-9A-Fa-f]{2})|u(?![0-9A-Fa-f]{4})|U(?![0-9A-Fa-f]{8})
    |[^xuU0abtnvfre"/\\N_LP\x20\t\r\n])""",
    re.VERBOSE,
)
_QUOTE_IT: Final = "put the value in quotes"


def explain(text: str, part: Span, fault: YamlFault) -> FrontmatterProblem:
    """Why `part` of `text` is no YAML, where PyYAML found `fault` in it. Spans are absolute."""
    problem = _explain(text, part, fault)
    if problem.quotable is not None and _goes_on(text, part, problem.quotable):
        return problem._replace(quotable=None)
    return problem


def _goes_on(text: str, part: Span, value: Piece) -> bool:
    """Whether lines below the one that ends with `value` belong to it: quotes around its part of
    it would not mend it."""
    for line, following in pairwise(yaml_lines(text, part)):
        if line.value.end == value.end:
            first = line.content if line.key is None else line.key.start
            return following.indent > first - line.start
    return False


def _explain(text: str, part: Span, fault: YamlFault) -> FrontmatterProblem:
    offset = max(part.start, min(fault.offset, part.end - 1))
    lines = [line for line in yaml_lines(text, part) if line.start <= offset]
    if fault.kind != "syntax":
        return _of_kind(text, fault.kind, offset, lines)
    # The line where the reader stopped, then those that it had taken.
    for line in (*lines[-1:], *lines[:-1]):
        problem = (
            _in_indent(text, line)
            or _in_value(text, line, offset, part.end)
            or _without_key(line, lines[0])
            or (_misplaced(line, lines[:-1]) if line is lines[-1] else None)
        )
        if problem is not None:
            return problem
    if text[offset] == "\t":
        return FrontmatterProblem(offset, offset + 1, "a tab cannot stand here: use blanks", None)
    return FrontmatterProblem(*_rest_of_line(text, offset), "this is no YAML from here on", None)


def _of_kind(
    text: str, kind: FaultKind, offset: int, lines: Sequence[YamlLine]
) -> FrontmatterProblem:
    if kind == "control":
        message = f"the control character U+{ord(text[offset]):04X} cannot stand in YAML: remove it"
        return FrontmatterProblem(offset, offset + 1, message, None)
    if kind == "depth":
        message = f"more than {MAX_DEPTH} lists or mappings in each other"
        return FrontmatterProblem(offset, offset + 1, message, None)
    if kind == "second-document":
        message = "a second YAML document begins here: put the line in quotes or remove it"
        return FrontmatterProblem(*_rest_of_line(text, offset), message, None)
    word = _WORD.match(text, offset)
    end = offset + 1 if word is None else word.end()
    name = text[offset:end]
    value = next((line.value for line in lines if line.value.start == offset), None)
    message = (
        f"“{name}” refers to an anchor that is not there"
        if kind == "unknown-alias"
        else f"the anchor “{name}” is here for the second time"
    )
    return FrontmatterProblem(offset, end, f"{message}: if it is text, {_QUOTE_IT}", value)


def _in_indent(text: str, line: YamlLine) -> FrontmatterProblem | None:
    if "\t" not in text[line.start : line.content]:
        return None
    message = "a tab cannot indent YAML: use blanks"
    return FrontmatterProblem(line.start, line.content, message, None)


def _in_value(text: str, line: YamlLine, offset: int, end: int) -> FrontmatterProblem | None:
    value = line.value
    if not value.text:
        return None
    if value.text[0] in "\"'":
        return _in_quotes(text, value, end)
    if value.text[0] in "[{":
        return _in_brackets(text, value, offset, end)
    if value.text[0] in "|>" and line.opens_block:
        return None
    # A line that goes on from the one before is a part of a value: its quotes begin elsewhere.
    return _in_plain(value, line.begins_node)


def _in_plain(value: Piece, quotable: bool) -> FrontmatterProblem | None:
    """The fault of an unquoted scalar."""
    whole = value if quotable else None
    first = value.text[0]
    if quotable and first in _NEVER_FIRST:
        message = f"“{first}” cannot begin an unquoted value: {_QUOTE_IT}"
        return FrontmatterProblem(value.start, value.start + 1, message, whole)
    colon = _INNER_COLON.search(value.text)
    if colon is not None:
        start = value.start + colon.start()
        message = f"“: ” inside an unquoted value: {_QUOTE_IT}"
        return FrontmatterProblem(start, start + 1, message, whole)
    if quotable and first in _SPECIAL_FIRST and (first not in "-?" or value.text[1:2] in " \t"):
        message = f"“{first}” at the start of a value means {_SPECIAL_FIRST[first]}: {_QUOTE_IT}"
        return FrontmatterProblem(value.start, value.start + 1, message, whole)
    return None


def _in_quotes(text: str, value: Piece, end: int) -> FrontmatterProblem | None:
    quote = value.text[0]
    token = _QUOTED[quote].match(text, value.start, end)
    if token is None:
        message = f"the quote {quote} is never closed"
        return FrontmatterProblem(value.start, value.start + 1, message, None)
    escape = _BAD_ESCAPE.search(token[0]) if quote == '"' else None
    if escape is not None:
        start = value.start + escape.start()
        message = f"“{escape[0]}” means nothing in double quotes: write “\\\\” for a backslash"
        return FrontmatterProblem(start, start + len(escape[0]), message, None)
    if token.end() >= value.end:
        return None
    if value.text[-1] == quote:
        message = f"a {quote} inside the quotes ends them: write {_ESCAPED[quote]} for it"
        return FrontmatterProblem(token.end() - 1, token.end(), message, None)
    message = "text after the closing quote: put the whole value in quotes"
    return FrontmatterProblem(token.end(), value.end, message, value)


def _in_brackets(text: str, value: Piece, offset: int, end: int) -> FrontmatterProblem | None:
    opening = value.text[0]
    close = _closing_bracket(text, value.start, end)
    if close is None:
        message = f"the bracket {opening} is never closed"
        return FrontmatterProblem(value.start, value.start + 1, message, None)
    if close < value.end:
        if not text[close : value.end].strip(" ]}"):
            return FrontmatterProblem(close, value.end, "a closing bracket too many", None)
        message = f"text after the closing {text[close - 1]}: put the whole value in quotes"
        return FrontmatterProblem(close, value.end, message, value)
    if not value.start < offset < close:
        return None
    start = max(text.rfind(delimiter, value.start, offset) for delimiter in ",[{") + 1
    stop = min(found for delimiter in ",]}" if (found := text.find(delimiter, offset, close)) >= 0)
    item = text[start:stop].strip()
    start += len(text[start:stop]) - len(text[start:stop].lstrip())
    return _in_plain(Piece(start, start + len(item), item), True) if item else None


def _closing_bracket(text: str, start: int, end: int) -> int | None:
    """Where the brackets that open at `start` are closed again: after the last one."""
    depth = 0
    for token in _BRACKET_TOKEN.finditer(text, start, end):
        if token[0] in ("[", "{"):
            depth += 1
        elif token[0] in ("]", "}"):
            depth -= 1
            if depth == 0:
                return token.end()
    return None


def _without_key(line: YamlLine, first: YamlLine) -> FrontmatterProblem | None:
    if line.begins_node or line.indent > first.indent:
        return None
    run_on = _NO_BLANK.match(line.value.text)
    if run_on is not None:
        colon = line.content + run_on.end(1)
        message = f"a blank must follow the colon of “{run_on[1]}”"
        return FrontmatterProblem(colon, colon + 1, message, None)
    message = "a line without a key: “key: value” is wanted, or blanks before the line"
    return FrontmatterProblem(line.content, line.value.end, message, None)


def _misplaced(line: YamlLine, before: Sequence[YamlLine]) -> FrontmatterProblem | None:
    """The fault of a line that is right in itself, and wrong after the lines before it."""
    above = [other for other in before if other.begins_node]
    parent = next((other for other in reversed(above) if _is_below(line, other)), None)
    if parent is not None and parent.key is not None and parent.value.text:
        thing = "an item" if line.is_item else "text" if line.key is None else "a key"
        message = f"{thing} cannot stand below “{parent.key.text}”, which has a value already"
        return FrontmatterProblem(line.content, line.value.end, message, None)
    if above and line.indent not in {other.indent for other in above}:
        message = "no line above is indented like this one"
        start, end = (line.start, line.content) if line.indent else (line.content, line.value.end)
        return FrontmatterProblem(start, end, message, None)
    return None


def _is_below(line: YamlLine, other: YamlLine) -> bool:
    """Whether `line` is inside what `other` begins. Items may stand right below their key."""
    if line.is_item and not other.is_item:
        return other.indent <= line.indent
    return other.indent < line.indent


def _rest_of_line(text: str, offset: int) -> Span:
    """From `offset` to the line's end, or the line end itself."""
    rest = _REST.match(text, offset)
    return Span(offset, max(offset + 1, offset if rest is None else rest.end()))

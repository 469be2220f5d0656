"""Filling in the template of new notes: `{{title}}` and the like."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from notes_lsp.syntax.frontmatter import cut_frontmatter
from notes_lsp.syntax.yaml_scalars import yaml_scalar

_PLACEHOLDER: Final = re.compile(r"\{\{ ?([A-Za-z]{1,20}) ?\}\}")
_WHOLE_VALUE: Final = re.compile(
    r"([ \t]*[\w-]{1,100}:[ \t]*)(?P<quote>[\"']?)\{\{ ?([A-Za-z]{1,20}) ?\}\}(?P=quote)"
    r"[ \t]*(?=[\r\n]|\Z)"
)
_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


def fill_in(template: str, values: Mapping[str, str]) -> str:
    """`template` with `values` in place of their names in double braces; other names stay, since
    they may be another program's. A whole value of the frontmatter is quoted where it needs to be.
    A line goes that would hold nothing, or a key alone, for want of a value."""
    cut = cut_frontmatter(template)
    body = cut.body if cut is not None and cut.closed else 0
    return "".join(
        _filled(line[0], values, in_frontmatter=line.start() < body)
        for line in _LINE.finditer(template)
    )


def _filled(line: str, values: Mapping[str, str], *, in_frontmatter: bool) -> str:
    found = [name for name in _PLACEHOLDER.findall(line) if name in values]
    if not found:
        return line
    whole = _WHOLE_VALUE.match(line) if in_frontmatter else None
    if whole is not None:
        value = values.get(whole[3])
        return f"{whole[1]}{yaml_scalar(value)}{line[whole.end() :]}" if value else ""
    filled = _PLACEHOLDER.sub(lambda name: values.get(name[1], name[0]), line)
    return filled if filled.strip() else ""

"""What the fragment of a URL can mean in a note besides its headings: ids.

`<a id="x">` and `<a name="x">`, `<h2>X</h2>`, which sites give an id too, and `## X {#x}`. They are
looked for generously: to take something for an id that is none costs a finding, to miss one is a
false alarm.
"""

from __future__ import annotations

import re

from notes_lsp.vault.names import heading_slug

_ATTRIBUTE = re.compile(r"""<[A-Za-z][^<>]*?\s(?:id|name)=["']?([^\s"'<>]{1,200})""", re.IGNORECASE)
_OF_HEADING = re.compile(r"\{:?[ \t]*#([^\s{}#]{1,200})")
_HTML_HEADING = re.compile(r"<h[1-6]\b[^<>]*>([^<>]{1,200})</h", re.IGNORECASE)


def find_ids(text: str) -> tuple[str, ...]:
    """The ids in `text`, each once, in order."""
    found: list[str] = []
    # Nearly all tags of nearly all notes have none: a look for three words is all that they cost.
    if "id=" in text or "name=" in text:
        found += _ATTRIBUTE.findall(text)
    if "</h" in text:
        found += map(heading_slug, _HTML_HEADING.findall(text))
    if "{" in text:
        found += _OF_HEADING.findall(text)
    return tuple(dict.fromkeys(found))

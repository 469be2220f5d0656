"""`source.toc`: a table of contents, made and made anew."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from notes_lsp.features.actions.action import Action, ActionKind, Asked
from notes_lsp.features.cursor import Here
from notes_lsp.features.destination import NotePlace, destination_of, destination_of_markdown
from notes_lsp.features.generated import generated_part, listed_headings, write_part
from notes_lsp.features.markup import escaped
from notes_lsp.features.relocation import url_to
from notes_lsp.syntax.nodes import Heading
from notes_lsp.syntax.parser import parse

_KIND: Final[ActionKind] = "source.toc"
_NAME: Final = "toc"


def actions(asked: Asked) -> Iterator[Action]:
    """For those who ask for such: it has nothing to do with the place."""
    if not asked.only or not asked.wants(_KIND):
        return
    here = asked.here
    headings = listed_headings(here)
    edits = write_part(here, _NAME, _lines(here, headings)) if headings else []
    if edits:
        verb = "Make a" if generated_part(here, _NAME) is None else "Refresh the"
        yield Action(f"{verb} table of contents", _KIND, partial(list, edits), ready=True)


def _lines(here: Here, headings: list[Heading]) -> list[str]:
    lines: list[str] = []
    above: list[int] = []
    seen: dict[str, int] = {}
    for heading in headings:
        while above and above[-1] >= heading.level:
            above.pop()
        lines.append(f"{'  ' * len(above)}- {_link(here, heading, seen)}")
        above.append(heading.level)
    return lines


def _link(here: Here, heading: Heading, seen: dict[str, int]) -> str:
    """A link to a heading, in the form that the vault's links have. Where several headings have the
    same name, only a number tells them apart, which Markdown links have; where not even that
    leads there, the heading as it is."""
    url = url_to(here.path, here.path, heading.text)
    count = seen.get(url, 0)
    seen[url] = count + 1
    numbered = f"{url}-{count}" if count else url
    markdown = f"[{escaped(heading.text)}]({numbered})"
    wikilink = f"[[#{heading.text}]]"
    forms = [wikilink, markdown] if any(here.vault.index.link_habits) else [markdown]
    leading = (text for text in forms if _leads(here, text, heading))
    return next(leading, escaped(heading.text))


def _leads(here: Here, text: str, heading: Heading) -> bool:
    """Whether `text` is a link to this very heading."""
    note = parse(text)
    places = [
        *(
            destination_of(here, here.vault.resolve(here.path, link))
            for link in note.each(lambda block: block.wikilinks)
            if (link.start, link.end) == (0, len(text))
        ),
        *(
            destination_of_markdown(here, link)
            for link in note.each(lambda block: block.links)
            if (link.start, link.end) == (0, len(text))
        ),
    ]
    return any(
        isinstance(place, NotePlace) and place.heading is not None and place.heading == heading
        for place in places
    )

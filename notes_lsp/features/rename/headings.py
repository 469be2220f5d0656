"""Renaming a heading: its text, and the fragments of links that mean it or go by it.

As with notes, before and after are compared: each link that led to a heading of the note leads to
the same one afterwards, though others of that name may have come before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from notes_lsp.features.cursor import Here
from notes_lsp.features.rename.fragments import FragmentUse, fragment_uses
from notes_lsp.features.rename.links import plan_moves
from notes_lsp.features.rename.plan import Plan, Planning, Refused
from notes_lsp.features.rename.quoted import escape_in_frontmatter
from notes_lsp.features.rename.renaming import Renaming, read_again
from notes_lsp.syntax.nodes import Heading, Note
from notes_lsp.syntax.parser import parse
from notes_lsp.text.span import Edit, Span, apply_edits
from notes_lsp.vault.anchors import Anchors, block_name, steps_of
from notes_lsp.vault.facts import read_facts
from notes_lsp.vault.moving import Moves, NewNames
from notes_lsp.vault.names import heading_key, heading_slug
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.writing import can_be_fragment, fragment_text, url_like

_MOST_NUMBERS: Final = 100
"""How many headings of one name are tried: nobody links to the hundred and first."""


def renaming_of_heading(here: Here, path: NotePath, heading: Heading, span: Span) -> Renaming:
    """How to rename a heading of the note at `path`, from `span` of this note."""
    own = _own_text(here.anchors_of(path), heading)
    name = heading.raw.text[: own.end - own.start]
    return Renaming(
        span, " ".join(name.split()), lambda wanted: rename_heading(here, path, heading, wanted)
    )


def heading_name_span(here: Here, heading: Heading) -> Span:
    """Where the text of a heading of this note stands, without its block id."""
    return _own_text(here.anchors_of(here.path), heading)


def rename_heading(here: Here, path: NotePath, heading: Heading, wanted: str) -> Planning:
    """What calling a heading `wanted`, which may have markup in it, takes. Raises Refused."""
    text, note = read_again(here, path)
    before = here.anchors_of(path)
    own = _own_text(before, heading)
    edit = Edit(*own, " ".join(wanted.split()))
    after_text = apply_edits(text, [edit])
    after_note = parse(after_text)
    if len(after_note.comments) != len(note.comments):
        raise Refused("with this text it would begin or end a comment")
    after = _anchors_after(before, heading, after_note)
    plan = yield from _plan_of_names(
        here, path, heading, read_facts(after_note, after_text).first_heading
    )
    change = _Change(before, after, before.headings.index(heading))
    links = Plan()
    for uses in fragment_uses(here, path):
        for use in uses:
            new = change.new_text(use, plan)
            if new is not None:
                links.add(use.path, [Edit(*use.raw.span, new)])
        yield
    yield from escape_in_frontmatter(here.vault, links)
    for linking, edits in links.edits.items():
        plan.add(linking, edits)
    # What stands in the heading itself is as it was typed.
    others = plan.edits.get(path, [])
    plan.edits[path] = [edit, *(other for other in others if not own.touches(other.start))]
    return plan


def _own_text(anchors: Anchors, heading: Heading) -> Span:
    """A heading's text as it is written, without a block id at its end."""
    start, end, raw = heading.raw
    for mark in anchors.block_ids:
        if start <= mark.start < end:
            return Span(start, start + len(raw[: mark.start - start].rstrip()))
    return Span(start, end)


def _anchors_after(before: Anchors, heading: Heading, note: Note) -> Anchors:
    """The headings and blocks of `note`, in which `heading` is called otherwise and nothing else
    may differ."""
    after = Anchors(
        list(note.each(lambda block: block.headings)),
        list(note.each(lambda block: block.block_ids)),
    )
    at = before.headings.index(heading)
    if _others(before, at) != _others(after, at):
        raise Refused("with this text it would not be a heading as it is now")
    if not after.headings[at].text:
        raise Refused("a heading needs a text")
    return after


def _others(anchors: Anchors, at: int) -> tuple[list[tuple[int, str]], list[str]]:
    """All headings and block ids; of the heading at the index `at` the level alone."""
    headings = [
        (heading.level, heading.text if index != at else "")
        for index, heading in enumerate(anchors.headings)
    ]
    return headings, [mark.name for mark in anchors.block_ids]


def _plan_of_names(here: Here, path: NotePath, heading: Heading, new: str | None) -> Planning:
    """A plan that keeps the links that find the note by its first heading, if this is that."""
    facts = here.vault.index.facts.get(path)
    first = next(iter(here.anchors_of(path).headings), None)
    if facts is None or new is None or first != heading or facts.first_heading != heading.text:
        return Plan()
    moves = Moves(names={path: NewNames(first_heading=new)})
    return (yield from plan_moves(here.vault, moves))


@dataclass(slots=True)
class _Change:
    """The headings of a note before and after; that at `index` has another text."""

    before: Anchors
    after: Anchors
    index: int

    def new_text(self, use: FragmentUse, plan: Plan) -> str | None:
        """What to write in place of a fragment; None where it may stay."""
        if block_name(use.text):
            return self._before_block(use)
        along = self._along(self.before, use, use.text)
        if not along:
            if self._along(self.after, use, use.text):
                plan.newly_found.append(use.location)
            return None
        for text in self._candidates(use, along):
            if self._along(self.after, use, text)[-1:] != along[-1:]:
                continue
            if text == use.text:
                return None
            if use.in_url:
                return url_like(use.raw.text, text)
            if can_be_fragment(text):
                return text
        meant = self.before.headings[along[-1]].text
        raise Refused(f"links to “{meant}” would lead to another heading of this name")

    def _along(self, anchors: Anchors, use: FragmentUse, text: str) -> list[int]:
        return anchors.along_by_slug(text) if use.in_url else anchors.along(text)

    def _candidates(self, use: FragmentUse, along: list[int]) -> Iterator[str]:
        """What may be written for a fragment that goes along these headings, the best first."""
        meant = along[-1]
        if self.index not in along:
            yield use.text
        elif use.in_url and self._is_slug(use.text, in_url=True):
            yield from self._slugs(meant)
        else:
            yield from self._with_step(use.text, along)
        if use.in_url:
            yield from self._slugs(meant)
            return
        name = fragment_text(self.after.headings[meant].text)
        yield name
        for above in self._above(meant):
            name = f"{fragment_text(self.after.headings[above].text)}#{name}"
            yield name

    def _before_block(self, use: FragmentUse) -> str | None:
        """Of `#Heading#^block`, the block decides where it leads."""
        head, _, block = use.text.rpartition("#")
        along = self.before.along(head) if head else []
        if use.in_url or self.index not in along:
            return None
        texts = (f"{text}#{block}" for text in self._with_step(head, along))
        return next(filter(can_be_fragment, texts), None)

    def _with_step(self, text: str, along: list[int]) -> Iterator[str]:
        """`text` with the new name in place of the old one."""
        steps = steps_of(text)
        if len(steps) == len(along):
            start, end = steps[along.index(self.index)]
        else:
            start, end = 0, len(text)
        name = self.after.headings[self.index].text
        if self._is_slug(text[start:end], in_url=False):
            yield text[:start] + heading_slug(name) + text[end:]
        # A `#` in it is left out, as other programs take it for a step.
        yield text[:start] + fragment_text(name) + text[end:]
        yield text[:start] + name + text[end:]

    def _is_slug(self, text: str, *, in_url: bool) -> bool:
        """Whether a name of the heading is written as a slug, and not as the heading is. In a URL
        `costs` is one, in a wikilink the heading `Costs`."""
        old = self.before.headings[self.index].text
        if in_url:
            return text == text.lower() and " " not in text
        return text == heading_slug(old) and heading_key(text) != heading_key(old)

    def _slugs(self, index: int) -> Iterator[str]:
        slug = heading_slug(self.after.headings[index].text)
        yield slug
        for number in range(1, min(index + 1, _MOST_NUMBERS)):
            yield f"{slug}-{number}"

    def _above(self, index: int) -> Iterator[int]:
        """The headings in whose sections a heading lies, the innermost first."""
        level = self.after.headings[index].level
        for above in range(index - 1, -1, -1):
            if self.after.headings[above].level < level:
                level = self.after.headings[above].level
                yield above

"""Renaming the label of Markdown links by reference: `[text][label]` and `[label]: destination`."""

from __future__ import annotations

from collections.abc import Iterator

from notes_lsp.features.cursor import Here
from notes_lsp.features.rename.plan import Plan, Planning, Refused
from notes_lsp.features.rename.renaming import Renaming
from notes_lsp.syntax.links import label_key
from notes_lsp.syntax.nodes import MarkdownLink, Note, Piece
from notes_lsp.syntax.parser import parse
from notes_lsp.text.span import Edit, apply_edits


def renaming_of_label(here: Here, label: Piece) -> Renaming:
    """How to rename the label at one of its places in this note."""
    name = " ".join(label.text.split())
    return Renaming(label.span, name, lambda wanted: rename_label(here, label.text, wanted))


def rename_label(here: Here, old: str, wanted: str) -> Planning:
    """What calling a label of this note otherwise takes. What readers see of `[label]` stays.
    Raises Refused."""
    new = " ".join(wanted.split())
    if not new or new.startswith("^"):
        raise Refused("a label needs a text, which begins with no ^")
    old_key, new_key = label_key(old), label_key(new)
    if new_key != old_key and new_key in {key for key, _ in _meanings(here.note)}:
        raise Refused(f"there is already a label “{new}” in this note")
    edits = list(_edits(here, old_key, new))
    wanted_after = [
        (new_key if key == old_key else key, where) for key, where in _meanings(here.note)
    ]
    if list(_meanings(parse(apply_edits(here.text, edits)))) != wanted_after:
        raise Refused(f"“{new}” would not be read as this label, or be one where none is meant")
    yield
    plan = Plan()
    plan.add(here.path, edits)
    return plan


def _edits(here: Here, old_key: str, new: str) -> Iterator[Edit]:
    for definition in here.note.each(lambda block: block.definitions):
        if label_key(definition.label.text) == old_key:
            yield Edit(*definition.label.span, new)
    for link in _by_reference(here.note):
        if label_key(link.destination.text) != old_key:
            continue
        if link.kind == "reference":
            yield Edit(*link.destination.span, new)
        elif link.kind == "collapsed":
            # The parser ends some before their `[]`.
            at = here.text.find("]", link.label.end + 1)
            yield Edit(at, at, new)
        else:
            yield Edit(link.end, link.end, f"[{new}]")


def _by_reference(note: Note) -> Iterator[MarkdownLink]:
    links = note.each(lambda block: block.links)
    return (link for link in links if link.kind in ("reference", "collapsed", "shortcut"))


def _meanings(note: Note) -> Iterator[tuple[str, str]]:
    """The labels of all definitions and links, with where the first lead and what the others
    show."""
    for definition in note.each(lambda block: block.definitions):
        yield label_key(definition.label.text), definition.destination.text
    for link in _by_reference(note):
        yield label_key(link.destination.text), link.label.text

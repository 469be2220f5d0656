"""How a new note begins: as the settings' template does, or else as most notes of the vault."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from notes_lsp.features.backlinks import links_to
from notes_lsp.features.changes import Refused
from notes_lsp.features.cursor import Here
from notes_lsp.features.new_notes.names import NewName
from notes_lsp.features.new_notes.template import fill_in
from notes_lsp.syntax.yaml_scalars import yaml_scalar
from notes_lsp.text.editing import line_around, line_end
from notes_lsp.text.span import Edit, apply_edits
from notes_lsp.vault.facts import Facts
from notes_lsp.vault.paths import NotePath, stays_inside
from notes_lsp.vault.scan import Unreadable, read_note
from notes_lsp.vault.vault import Vault
from notes_lsp.vault.writing import target_for


def new_text(
    here: Here,
    name: NewName,
    today: date,
    body: Sequence[str] = (),
    video: str | None = None,
) -> str:
    """The text of a note that is created from this one: from the same hub, and of the same video
    if no other is given. `body` are blocks that follow. Raises Refused where the template can't be
    read."""
    values = {
        "title": name.title,
        "videoId": video or here.video or "",
        "from": from_line(here, name.path),
        "date": today.isoformat(),
    }
    template = _template(here.vault)
    if template is not None:
        begun = fill_in(template, values)
        gap = "" if begun.endswith("\n\n") or not body else "\n" if begun.endswith("\n") else "\n\n"
        text = begun + gap + "\n\n".join(body) + "\n" * bool(body)
    else:
        blocks = [*_usual_beginning(here.vault, values), *body]
        text = "".join(f"{block}\n\n" for block in blocks[:-1])
        text += f"{blocks[-1]}\n" if blocks else ""
    return text.replace("\r\n", "\n").replace("\n", line_end(here.text))


def _usual_beginning(vault: Vault, values: dict[str, str]) -> Iterator[str]:
    """Frontmatter, and the hub; the title is in the one or in a heading of its own, or in neither,
    as most notes have it."""
    habits = vault.index.habits
    entries = []
    has_title = habits.titled * 2 > habits.notes
    if has_title:
        entries.append(f"title: {yaml_scalar(values['title'])}\n")
    if values["videoId"]:
        entries.append(f"videoId: {values['videoId']}\n")
    if entries:
        yield f"---\n{''.join(entries)}---"
    if values["from"]:
        yield values["from"]
    if not has_title and habits.first_headings * 2 > habits.notes:
        yield f"# {values['title']}"


def from_line(here: Here, path: NotePath) -> str:
    """The line by which a note at `path` says which hub it belongs to: this note's, or the one by
    which others name this note, if it is a hub itself. Its links lead where they lead here. Empty
    where there is none."""
    links = list(here.facts().from_links())
    if not links:
        member = _member(here)
        return from_line(member, path) if member is not None else ""
    line = line_around(here.text, links[0].start)
    edits = []
    for link in links:
        _, reference, resolution = here.vault.resolve(here.path, link)
        wanted, target = resolution.note, reference.target
        if wanted is not None and here.vault.resolver.resolve(path, target.text).note != wanted:
            new = target_for(here.vault, path, wanted)
            edits.append(Edit(target.start - line.start, target.end - line.start, new))
    return apply_edits(line.of(here.text), edits).rstrip()


def _member(here: Here) -> Here | None:
    """The first note whose line names this note as its hub, and no other."""
    vault = here.vault
    for link in links_to(vault, here.path) if here.path in vault.index.facts else ():
        if link.of_hub and not link.in_url and _names_one_hub(vault.index.facts[link.path]):
            read = vault.read(link.path)
            return None if read is None else Here(vault, link.path, read.text, read.note)
    return None


def _names_one_hub(facts: Facts) -> bool:
    in_urls = any(place.on_from_line for place in facts.destination_places())
    return not in_urls and len(list(facts.from_links())) == 1


def _template(vault: Vault) -> str | None:
    """The text of the template that the settings name, if they do."""
    path = vault.settings.notes.template
    if not path:
        return None
    if not stays_inside(path):
        raise Refused(f"notes.template “{path}” is no file of the vault")
    opened = vault.open_notes.get(NotePath(path))
    if opened is not None:
        return opened.document.text
    found = read_note(vault.root, NotePath(path), vault.settings.files.max_size)
    if isinstance(found, Unreadable):
        raise Refused(f"notes.template “{path}”: {found.reason}")
    return found.text.removeprefix("\ufeff")

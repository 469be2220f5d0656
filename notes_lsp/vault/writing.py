"""How a link is written: the shortest target that leads to a note, and edits that put it there."""

from __future__ import annotations

from notes_lsp.syntax.nodes import Wikilink
from notes_lsp.text.span import Edit
from notes_lsp.vault.facts import Facts
from notes_lsp.vault.names import last_component
from notes_lsp.vault.paths import NotePath, note_stem, without_note_extension
from notes_lsp.vault.vault import ResolvedLink, Vault


def target_for(vault: Vault, source: NotePath, note: NotePath) -> str:
    """What to write in the note `source` to link to `note`: its stem, or its path from the root
    where the stem leads elsewhere or is not the only one."""
    stem = note_stem(note, vault.index.extensions)
    found = vault.resolver.resolve(source, stem)
    if found.note == note and not found.ambiguous and not found.inexact:
        return stem
    return without_note_extension(note, vault.index.extensions)


def link_text(vault: Vault, target: str, shown: str | None, embed: bool, in_table: bool) -> str:
    """What to write between the brackets for `target` where a reader is to see `shown`: an alias
    where the stem is not itself what is to be seen. Embeds show the note and have none."""
    if embed or not shown or shown == last_component(target):
        return target
    pipe = "\\|" if in_table else "|"
    return f"{target} {pipe} {shown}"


def retarget(facts: Facts, resolved: ResolvedLink, target: str) -> tuple[Edit, ...]:
    """The edits that make a link's target `target`. Where the old target is what the reader sees,
    it stays visible: `[[Confidential AI]]` → `[[confidential_ai | Confidential AI]]`."""
    link, reference, _ = resolved
    written = reference.target
    put = Edit(written.start, written.end, target)
    if reference.label is not None or link.embed or not written.text:
        return (put,)
    pipe = _pipe(facts, link)
    shown = written.text if reference.fragment is None else ""
    if not shown:
        return (put,)
    return (put, Edit(written.end, written.end, pipe + shown))


def _pipe(facts: Facts, link: Wikilink) -> str:
    """The pipe with the padding that most links of the note have; padded where there is none."""
    padded = bare = 0
    for other in facts.wikilinks():
        if other.alias is not None and other.alias.text:
            after = other.fragment or other.target
            if other.alias.start - after.end > (2 if other.escaped_pipe else 1):
                padded += 1
            else:
                bare += 1
    pipe = "\\|" if link.context == "table" else "|"
    return pipe if bare > padded else f" {pipe} "

"""How a link is written: the shortest target that leads to a note, and edits that put it there."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote

from notes_lsp.syntax.nodes import Wikilink
from notes_lsp.syntax.parser import parse
from notes_lsp.text.span import Edit
from notes_lsp.vault.link_style import NO_LINKS
from notes_lsp.vault.names import last_component
from notes_lsp.vault.paths import NotePath, note_stem, without_note_extension
from notes_lsp.vault.references import Reference
from notes_lsp.vault.vault import ResolvedLink, Vault

_PLAIN: Final = re.compile(r"\w(?:[\w '’.,&/-]*[\w.,])?")
"""Nearly all names: no sign in them means anything to Markdown, and they need not be tried."""

_ENDS_DESTINATION: Final = re.compile(r"[\s<>()%?#\\\x00-\x1f\x7f]")

_NO_LABEL: Final = str.maketrans(dict.fromkeys("[]|\\`<$%", " "))
"""What may be read as something else in a label."""
_NO_FRAGMENT: Final = str.maketrans(dict.fromkeys("[]|\\`<$%#^", " "))


def target_for(vault: Vault, source: NotePath, note: NotePath) -> str:
    """What to write in the note `source` to link to `note`: its stem, or where that leads
    elsewhere or is not the only one its path from the root, with its extension if need be."""
    path = path_target(vault, note)
    for target in (note_stem(note, vault.index.extensions), path, note):
        found = vault.resolver.resolve(source, target)
        if found.note == note and not found.ambiguous and not found.inexact:
            return target
    return path


def path_target(vault: Vault, note: NotePath) -> str:
    """The path of `note` from the vault's root as a link has it. It always holds a `/`, so that
    it is no name."""
    path = without_note_extension(note, vault.index.extensions)
    return path if "/" in path else f"/{path}"


def can_be_target(text: str) -> bool:
    """Whether a link can hold `text` as its target, and reads it as nothing else. Brackets are
    left to no reader's judgement."""
    if _PLAIN.fullmatch(text):
        return True
    if "[" in text or "]" in text:
        return False
    link = _only_link(f"[[{text}]]")
    return link is not None and link.target.text == text and link.fragment is link.alias is None


def can_be_fragment(text: str) -> bool:
    """Whether a link can hold `text` as its fragment, and reads it as nothing else."""
    if _PLAIN.fullmatch(text):
        return True
    if "[" in text or "]" in text:
        return False
    link = _only_link(f"[[x#{text}]]")
    found = link.fragment if link is not None else None
    return link is not None and found is not None and found.text == text and link.alias is None


def fragment_text(heading: str) -> str:
    """What the fragment of a link says for a heading: without the signs that would mean something
    else there. Resolution does not miss them."""
    text = " ".join(heading.split())
    if _PLAIN.fullmatch(text):
        return text
    return " ".join(text.translate(_NO_FRAGMENT).split())


def url_like(old: str, text: str) -> str:
    """`text` in a destination, as the writer of the part `old` of it writes one: with blanks as
    such where that had some, which only angle brackets allow."""
    return text if " " in old and "<" not in text and ">" not in text else url_path(text)


def url_path(text: str) -> str:
    """`text` as a destination of a Markdown link can hold it: percent-encoded is what would end
    it, or mean something else. Other scripts stay readable."""
    return _ENDS_DESTINATION.sub(lambda sign: quote(sign[0], safe=""), text)


def label_text(text: str) -> str:
    """`text` in the words that a link can show: in one line, and without the brackets that would
    end the link and the pipes that would end a table's cell."""
    text = " ".join(text.split())
    if _PLAIN.fullmatch(text):
        return text
    link = _only_link(f"[[x | {text}]]") if "|" not in text else None
    if link is not None and link.alias is not None and link.alias.text == text:
        return text
    return " ".join(text.translate(_NO_LABEL).split())


def _only_link(text: str) -> Wikilink | None:
    """The wikilink that `text` is, if it is one and nothing else."""
    links = list(parse(text).each(lambda block: block.wikilinks))
    if len(links) != 1 or (links[0].start, links[0].end) != (0, len(text)):
        return None
    return links[0]


def link_text(
    vault: Vault,
    target: str,
    title: str | None,
    embed: bool,
    in_table: bool,
    *,
    alias: str | None = None,
) -> str:
    """What to write between the brackets for `target`: with the `alias` that was asked for, or
    else with the note's `title` where the vault's style wants it, on the side where the vault has
    it. Embeds show the note and have none."""
    name = last_component(target)
    label = label_text(alias or title or name)
    style = vault.link_style
    wanted = label != name if alias else style.wants(label, name)
    if embed or not label or not wanted:
        return target
    left, right = (label, target) if vault.index.alias_first else (target, label)
    return left + _pipe(in_table, padded=style.padded) + right


def retarget(
    vault: Vault, source: NotePath, resolved: ResolvedLink, target: str, shown: str | None = None
) -> tuple[Edit, ...]:
    """The edits that make `target` the target of a link in the note `source`. Where the old
    target is what the reader sees, it stays visible, or else `shown` takes its place:
    `[[Confidential AI]]` → `[[confidential_ai | Confidential AI]]`."""
    link, reference, _ = resolved
    written = reference.target
    put = Edit(written.start, written.end, target)
    if reference.label is not None or link.embed or not written.text:
        return (put,)
    if shown == last_component(target):
        return (put,)
    seen = _shown(reference, written.text if shown is None else label_text(shown))
    pipe = _pipe(link.context == "table", padded=_is_padded(vault, source))
    if vault.index.alias_first:
        return (Edit(written.start, written.start, seen + pipe), put)
    end = (reference.fragment or written).end
    return (put, Edit(end, end, pipe + seen))


def _shown(reference: Reference, name: str) -> str:
    """What a reader sees of a link without an alias: `note > Heading` for `note#Heading`."""
    fragment = reference.fragment.text.split("#") if reference.fragment else []
    return " > ".join([name, *map(str.strip, fragment)])


def _is_padded(vault: Vault, source: NotePath) -> bool:
    """Whether links of this note have blanks around their pipes: as most of it have them, or else
    as the vault's style is."""
    facts = vault.index.facts.get(source)
    own = facts.link_habits if facts is not None else NO_LINKS
    if vault.settings.links.style != "auto" or not own.padded + own.bare:
        return vault.link_style.padded
    return own.padded >= own.bare


def _pipe(in_table: bool, *, padded: bool) -> str:
    pipe = "\\|" if in_table else "|"
    return f" {pipe} " if padded else pipe

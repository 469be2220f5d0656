"""`link.stamp-alias`: a wikilink with a timestamp in its alias."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from notes_lsp.rules.finding import Finding, Fix, Rule
from notes_lsp.rules.view import NoteView
from notes_lsp.syntax.nodes import Piece, Timestamp
from notes_lsp.text.span import Edit
from notes_lsp.vault.vault import ResolvedLink

CODE = "link.stamp-alias"


def check(view: NoteView) -> Iterable[Finding]:
    """A finding for each alias that holds timestamps."""
    stamps = view.once(stamps_in_aliases)
    for resolved in view.links:
        alias = resolved.link.alias
        if alias is not None and resolved.link.start in stamps:
            message = (
                f"The link to “{resolved.link.target.text}” holds a timestamp, and only one of "
                "the two can be clicked: write the link, then the timestamp"
            )
            fix = _separate(view, resolved, alias, stamps[resolved.link.start])
            yield Finding(CODE, "warning", alias.span, message, (fix,))


def stamps_in_aliases(view: NoteView) -> dict[int, Sequence[Timestamp]]:
    """The timestamps in the aliases of the note's links, by where the link starts: anchors, and in
    notes of a video what stands in brackets."""
    aliases = {
        link.start: link.alias
        for link, _, _ in view.links
        if link.alias is not None and ("<" in link.alias.text or "[" in link.alias.text)
    }
    if not aliases or view.vault.index.alias_first:
        return {}
    notations = ("anchor",) if view.facts.video is None else ("anchor", "bracket")
    every = [stamp for stamp in view.facts.timestamps() if stamp.notation in notations]
    starts = [stamp.start for stamp in every]
    found = {
        start: every[bisect_left(starts, alias.start) : bisect_left(starts, alias.end)]
        for start, alias in aliases.items()
    }
    return {start: stamps for start, stamps in found.items() if stamps}


def _separate(
    view: NoteView, resolved: ResolvedLink, alias: Piece, stamps: Sequence[Timestamp]
) -> Fix:
    """The link with what else its alias says, or else with the title of its note; then the
    timestamps as they are."""
    link = resolved.link
    words, at = [], 0
    for stamp in stamps:
        words.append(alias.text[at : stamp.start - alias.start])
        at = stamp.end - alias.start
    words.append(alias.text[at:])
    shown = " ".join("".join(words).replace("()", "").split()).strip(" ,;-")
    if shown:
        kept = Edit(*alias.span, shown)
    else:
        before = link.fragment or link.target
        kept = Edit(before.end, link.end - len("]]"), _title_alias(view, resolved))
    after = [alias.text[stamp.start - alias.start : stamp.end - alias.start] for stamp in stamps]
    moved = Edit(link.end, link.end, " " + " ".join(after))
    return Fix("Put the timestamp after the link", True, (kept, moved))


def _title_alias(view: NoteView, resolved: ResolvedLink) -> str:
    """A pipe and the title of the note that the link leads to; nothing where it has none."""
    note = resolved.resolution.note
    title = None if note is None else view.vault.index.facts[note].title
    if title is None or any(sign in title.text for sign in "[]|\r\n"):
        return ""
    return f" \\| {title.text}" if resolved.link.context == "table" else f" | {title.text}"


RULE = Rule(CODE, "warning", check)

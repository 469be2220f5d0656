"""`refactor.rewrite`: times in any notation as the anchors that the site follows, those at a place
or all of the note."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from notes_lsp.features.actions.action import Action, ActionKind, Asked
from notes_lsp.features.stamps.convert import convert_stamps
from notes_lsp.features.stamps.sound import is_timestamp, is_within
from notes_lsp.text.span import Edit, Span

_KIND: Final[ActionKind] = "refactor.rewrite"


def actions(asked: Asked) -> Iterator[Action]:
    """Offered where a time in another notation stands; who asks for such actions gets that for the
    whole note wherever they are."""
    if not asked.wants(_KIND):
        return
    here = asked.here
    facts = here.facts()
    others = [
        stamp
        for stamp in facts.timestamps()
        if stamp.notation != "anchor" and is_timestamp(stamp, facts)
    ]
    found = sum(is_within(stamp, [asked.place]) for stamp in others)
    if found:
        what = "the timestamp as an anchor" if found == 1 else f"{found} timestamps as anchors"
        yield Action(f"Write {what}", _KIND, partial(_convert, asked, [asked.place]))
    if len(others) > found and (found or asked.only):
        what = "the timestamp" if len(others) == 1 else f"all {len(others)} timestamps"
        how = "an anchor" if len(others) == 1 else "anchors"
        yield Action(f"Write {what} of this note as {how}", _KIND, partial(_convert, asked, None))


def _convert(asked: Asked, within: Sequence[Span] | None) -> list[Edit]:
    """Those that can be converted without doubt, as `timestamps convert` does it."""
    return convert_stamps(asked.here, "anchor", within=within).edits

"""`timestamp.repeated`: the same timestamp twice, side by side."""

from __future__ import annotations

from notes_lsp.rules.finding import Finding, Fix, Rule
from notes_lsp.rules.neighbours import in_heading, runs, take_away
from notes_lsp.rules.stamps import is_anchor, is_sound, whole
from notes_lsp.rules.view import NoteView
from notes_lsp.syntax.nodes import Timestamp
from notes_lsp.text.span import Edit

CODE = "timestamp.repeated"


def check(view: NoteView, stamp: Timestamp) -> Finding | None:
    """A finding at each but the first. Its fix takes the separator before it away, too."""
    if not stamp.follows or not is_anchor(stamp):
        return None
    edit = view.once(_repetitions).get(stamp.start)
    if edit is None or stamp.time is None:
        return None
    message = f"{stamp.time.text} stands here already: one timestamp is enough"
    fix = Fix("Take the repeated timestamp away", not in_heading(view, stamp), (edit,))
    return Finding(CODE, "hint", whole(stamp), message, (fix,), tags=("unnecessary",))


def _repetitions(view: NoteView) -> dict[int, Edit]:
    """By where it starts, how each sound anchor is taken away that stands behind another one."""
    found: dict[int, Edit] = {}
    for run in view.once(runs):
        has_anchor = False
        for index, stamp in enumerate(run):
            if is_anchor(stamp) and is_sound(stamp):
                if has_anchor:
                    found[stamp.start] = take_away(run, index, 0)
                has_anchor = True
    return found


RULE = Rule(CODE, "hint", check_stamp=check, judges_sound_stamps=True)

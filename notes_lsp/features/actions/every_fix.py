"""`source.fixAll`: the safe fixes of a whole note, for a key or for when a note is saved."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final, NamedTuple

from notes_lsp.features.actions.action import Action, ActionKind, Asked, includes
from notes_lsp.rules.finding import Finding, Fix
from notes_lsp.rules.repair import repair_note, safe_fix
from notes_lsp.text.span import Edit

_SOURCE: Final = "source"


class _Group(NamedTuple):
    """Findings that are repaired together."""

    kind: ActionKind
    title: str
    namespaces: tuple[str, ...] | None
    """Those of the codes; None for all."""

    def pick(self, finding: Finding) -> Fix | None:
        namespace = finding.code.partition(".")[0]
        if self.namespaces is not None and namespace not in self.namespaces:
            return None
        return safe_fix(finding)


_GROUPS: Final = (
    _Group("source.fixAll.notes-lsp", "Fix all that is safe to fix", None),
    _Group(
        "source.fixAll.notes-lsp.timestamps", "Fix timestamps that are safe to fix", ("timestamp",)
    ),
    _Group("source.fixAll.notes-lsp.links", "Fix links that are safe to fix", ("link", "md-link")),
)
"""The widest first."""


def actions(asked: Asked) -> Iterator[Action]:
    """Only for those who ask for such: they have nothing to do with the place.

    Who asks for `source` chooses from a list. Who asks for all fixes makes all that they get, one
    after the other, and gets only the widest of those that fit.
    """
    given: list[ActionKind] = []
    for group in _GROUPS:
        wanted = [kind for kind in asked.only or () if kind and includes([kind], group.kind)]
        done = _SOURCE not in wanted and any(includes([kind], group.kind) for kind in given)
        if wanted and not done and any(group.pick(finding) for finding in asked.findings):
            given.append(group.kind)
            yield Action(group.title, group.kind, partial(_repair, asked, group))


def _repair(asked: Asked, group: _Group) -> list[Edit]:
    here = asked.here
    return repair_note(here.vault, here.path, here.text, group.pick)

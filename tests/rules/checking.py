"""What rules say of a vault and do to it, as text: the only caller of rules in their tests."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from datetime import date
from typing import Final

from notes_lsp.rules.finding import Finding, Fix
from notes_lsp.rules.judge import judge
from notes_lsp.text.span import Span, apply_edits
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.settings import Settings
from notes_lsp.vault.vault import Vault
from tests import vaultfix
from tests.memory import vault_of

TODAY: Final = date(2026, 6, 15)
"""The day on which directives with a date hold or not."""

NO_VIDEO: Final = "timestamp.no-video"
"""Left out unless it is asked for by name: texts of a line or two need no header for the sake of
the timestamp in them."""


def text(indented: str) -> str:
    """A text of several lines, without the indentation of the test around it."""
    return textwrap.dedent(indented).strip("\n")


def check(source: str, *codes: str, settings: Settings | None = None, today: date = TODAY) -> str:
    """The findings in the vault `source` (see `vaultfix`), all or those of `codes`, a line each;
    indented below them what is related."""
    vault = vault_of(vaultfix.read(source).files, settings)
    return "\n".join(
        line
        for path, finding in _findings(vault, codes, today)
        for line in _lines(vault, path, finding)
    )


def fixes(source: str, *codes: str, settings: Settings | None = None) -> str:
    """The fixes of those findings, a line each: whether they are safe, or only `offered`; the one
    to take without asking has a star."""
    vault = vault_of(vaultfix.read(source).files, settings)
    return "\n".join(
        f"{'*' if fix.preferred else '-'} {'safe' if fix.safe else 'offered'}: {fix.title}"
        for _, finding in _findings(vault, codes)
        for fix in _fixes(finding)
    )


def fix(
    source: str, code: str, *, title: str | None = None, settings: Settings | None = None
) -> str:
    """The text of the note that fixes of `code` change: those with the title, or else those that
    are taken without asking. Of a vault with several notes, only one may change."""
    files = vaultfix.read(source).files
    vault = vault_of(files, settings)
    chosen = [
        (path, fix)
        for path, finding in _findings(vault, (code,))
        for fix in _fixes(finding)
        if (fix.preferred if title is None else fix.title == title)
    ]
    (changed,) = {path for path, _ in chosen}
    return apply_edits(files[changed], [edit for _, fix in chosen for edit in fix.edits])


def _findings(
    vault: Vault, codes: tuple[str, ...], today: date = TODAY
) -> Iterator[tuple[NotePath, Finding]]:
    for path in sorted(vault.index.facts):
        for finding in judge(vault, path, today):
            if finding.code in codes or (not codes and finding.code != NO_VIDEO):
                yield path, finding


def _fixes(finding: Finding) -> tuple[Fix, ...]:
    return finding.fixes + (finding.search_fixes() if finding.search_fixes else ())


def _lines(vault: Vault, path: NotePath, finding: Finding) -> Iterator[str]:
    notes = [*finding.tags, *(["secondary"] if finding.secondary else [])]
    yield " ".join(
        [
            _place(vault, path, finding.span),
            finding.level,
            finding.code,
            *([f"({', '.join(notes)})"] if notes else []),
            finding.message,
        ]
    )
    for related in finding.related:
        yield f"  {_place(vault, related.path, related.span)} {related.message}"


def _place(vault: Vault, path: NotePath, span: Span) -> str:
    """A span as people count, lines and columns from 1."""
    ends = (vault.lines(path).position(offset, "utf-32") for offset in span)
    return f"{path}:" + "-".join(f"{end.line + 1}:{end.character + 1}" for end in ends)

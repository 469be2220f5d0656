"""`notes-lsp init`: look at a vault, say what it is and what is wrong in it, and write settings."""

from __future__ import annotations

import argparse
import os
import shlex
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from notes_lsp.cli.arguments import add_root
from notes_lsp.cli.baseline import USUAL_NAME
from notes_lsp.cli.checking import CheckedVault, Request, check
from notes_lsp.cli.errors import UsageError
from notes_lsp.cli.formats.summary import number
from notes_lsp.cli.paths import by_vault, shown_path
from notes_lsp.cli.progress import show_progress
from notes_lsp.cli.rows import say
from notes_lsp.cli.starter import percent, starter_file, starter_settings
from notes_lsp.cli.terminal import printable
from notes_lsp.features.survey import Found, LinkForm, Survey, survey
from notes_lsp.rules.repair import safe_fix
from notes_lsp.syntax.nodes import Notation
from notes_lsp.vault.cache_folder import CacheFolder
from notes_lsp.vault.replace import write_new_file
from notes_lsp.vault.resolution import ResolutionMode
from notes_lsp.vault.roots import Root, RootKind, find_root
from notes_lsp.vault.settings_files import PROJECT_FILE, SETTINGS_FILE
from notes_lsp.vault.settings_sources import SettingsError, read_vault_file
from notes_lsp.vault.slugs import SlugRule

_MOST_KINDS: Final = 10
"""How many kinds of findings are named."""

_EPILOG = """\
Settings that are there already are never overwritten.

examples:
  notes-lsp init               the vault of this folder
  notes-lsp init --dry-run     only look, and print the settings
"""

_WHY: Final[dict[RootKind, str]] = {
    "settings": f"which has a {SETTINGS_FILE}",
    "obsidian": "which has an .obsidian folder",
    "quartz": "which a quartz.config.ts beside it publishes",
    "git": "the top of the git repository: nothing else marks a vault",
    "folder": "as asked for: nothing in it or above it marks a vault",
}

_MODES: Final[dict[ResolutionMode, str]] = {
    "folder-first": "they find notes of their own folder first, then others",
    "obsidian": "they find notes as in Obsidian",
    "quartz": "they find notes as on the site that Quartz makes",
}

_FOUND: Final[dict[Found, str]] = {
    "name": "name a file",
    "other name": "another name of a note",
    "nothing": "no note that is there",
}

_FORMS: Final[dict[LinkForm, str]] = {
    "bare": "[[name]]",
    "padded": "[[name | text]]",
    "tight": "[[name|text]]",
}

_NOTATIONS: Final[dict[Notation, str]] = {
    "anchor": '<a class="yt-timestamp" …>',
    "bracket": "[00:00:35]",
    "fragment-link": "[00:35](#t=00:35)",
    "video-link": "[00:35](https://…&t=35s)",
    "seek-link": "[00:35](ytseek://35)",
    "media-link": "[00:35]()",
    "fence": "```timestamp",
    "logseq": "{{youtube-timestamp 35}}",
    "wikilink": "[[00:00:35]]",
    "chapter": "00:35 Topic",
}

_RULES: Final[dict[SlugRule, str]] = {
    "underscore": "scaling_laws.md for “Scaling laws”",
    "dash": "scaling-laws.md for “Scaling laws”",
    "title": "“Scaling laws.md” for “Scaling laws”",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = _EPILOG
    add = parser.add_argument
    add("folder", nargs="?", default=".", metavar="FOLDER", help="in the vault (this folder)")
    add_root(parser)
    add("--dry-run", action="store_true", help="write nothing, and print the settings")


def run(arguments: argparse.Namespace) -> int:
    root: Path | None = arguments.root
    folder = Path(arguments.folder) if root is None else root
    (asked,) = by_vault([folder], root)
    if not arguments.dry_run:
        _refuse_to_overwrite(asked.root)
    request = Request([asked], is_root_given=True, whole=True, cache=CacheFolder.of_user())
    asked.names = {"": None}  # all of it, wherever in it the folder is
    with show_progress() as progress:
        (checked,) = check(request, progress)
        found = survey(checked.vault)
    say(checked.remarks)
    kind = find_root(asked.root, asked.root).kind
    settings = starter_settings(found, checked.vault.resolver.mode, kind)
    kinds = _kinds(checked)
    shown_root = shown_path(asked.root, ".")
    _tell(_about(found, Root(asked.root, kind), checked.vault.resolver.mode))
    _tell([*_findings(kinds, shown_root), ""])
    shown = shown_path(asked.root, SETTINGS_FILE)
    if arguments.dry_run:
        _tell([f"{shown} would be:", ""])
        sys.stdout.write(starter_file(settings))
        return 0
    _write(asked.root / SETTINGS_FILE, shown, starter_file(settings))
    reasons = f": {number(len(settings), 'setting')}, with reasons" if settings else ""
    _tell([f"Wrote {shown}{reasons}.", *_next(kinds, shown_root)])
    return 0


def _write(place: Path, shown: str, text: str) -> None:
    try:
        write_new_file(place, text.encode())
    except FileExistsError:  # it came meanwhile
        raise UsageError(_is_there(shown)) from None


def _refuse_to_overwrite(root: Path) -> None:
    """Raises UsageError where the vault has settings, in whatever file."""
    place = root / SETTINGS_FILE
    if os.path.lexists(place):
        raise UsageError(_is_there(shown_path(root, SETTINGS_FILE)))
    try:
        source = read_vault_file(root)
    except SettingsError as error:
        raise UsageError(str(error)) from error
    if source is not None:
        raise UsageError(_is_there(f"[tool.notes-lsp] in {shown_path(root, PROJECT_FILE)}"))


def _is_there(what: str) -> str:
    return (
        f"{what} is there already and stays as it is: notes-lsp init --dry-run prints what init "
        "would write, and notes-lsp config show what holds"
    )


def _tell(lines: Iterable[str]) -> None:
    sys.stdout.writelines(f"{printable(line)}\n" for line in lines)


# What the vault is


def _about(found: Survey, root: Root, mode: ResolutionMode) -> Iterator[str]:
    """A line for each thing that there is something to say about."""
    yield f"vault   {root.path}"
    yield f"        {_WHY[root.kind]}"
    attachments = f"; {number(found.attachments, 'attachment')}" if found.attachments else ""
    folders = f" in {number(found.folders, 'folder')}" if found.notes else ""
    yield f"notes   {found.notes:,}{folders}{attachments}"
    if found.links:
        (form, _), *_ = found.forms.most_common(1) or [("bare", 0)]
        shares = (f"{percent(count, found.links)} {what}" for what, count in _ways(found))
        yield f"links   {found.links:,}, mostly {_FORMS[form]}"
        yield f"        {', '.join(shares)}"
        yield f"        {_MODES[mode]}"
    if found.markdown_links:
        label = "" if found.links else "links"
        yield f"{label:8}{number(found.markdown_links, 'Markdown link')} within the vault"
    if found.naming is not None and found.naming.titled:
        rule, followers, titled = found.naming
        yield f"names   {_RULES[rule]}: so in {followers:,} of {titled:,} notes with a title"
    if found.stamps:
        (notation, _), *_ = found.stamps.most_common(1)
        videos = f"{found.videos:,} with " if found.videos else ""
        stamps = number(found.stamps.total(), "timestamp")
        yield f"videos  {videos}{stamps}, mostly {_NOTATIONS[notation]}"
    yield ""


def _ways(found: Survey) -> Iterator[tuple[str, int]]:
    """What links find, and how many do."""
    for what, shown in _FOUND.items():
        if found.found[what]:
            yield shown, found.found[what]


# What is wrong in it


class _Kind(NamedTuple):
    """The findings of one code, without those that only mark what another one speaks of."""

    code: str
    found: int
    fixable: int


def _kinds(checked: CheckedVault) -> list[_Kind]:
    """The codes of what was found, the most frequent first."""
    counts: Counter[str] = Counter()
    fixable: Counter[str] = Counter()
    for findings in checked.findings.values():
        for finding in findings:
            if not finding.secondary:
                counts[finding.code] += 1
                fixable[finding.code] += safe_fix(finding) is not None
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [_Kind(code, count, fixable[code]) for code, count in ordered]


def _findings(kinds: Sequence[_Kind], root: str) -> Iterator[str]:
    """What was found by kind, each with the command that goes on with it."""
    if not kinds:
        yield "Nothing is wrong in it."
        return
    total = number(sum(kind.found for kind in kinds), "finding")
    yield f"{total}, by kind, and what goes on with each{_in(root)}:"
    digits = len(f"{kinds[0].found:,}")
    width = max(len(kind.code) for kind in kinds[:_MOST_KINDS])
    for kind in kinds[:_MOST_KINDS]:
        yield f"{kind.found:>{digits},}  {kind.code:{width}}  {_command(kind)}"
    left = len(kinds) - _MOST_KINDS
    if left > 0:
        yield f"… and {number(left, 'kind')} more: notes-lsp check --statistics --min-level hint"


def _in(root: str) -> str:
    """Where commands are to be given, if not in the current folder."""
    return "" if root == "." else f", in {shlex.quote(root)}"


def _command(kind: _Kind) -> str:
    if kind.fixable:
        some = "" if kind.fixable == kind.found else f" (repairs {kind.fixable:,})"
        return f"notes-lsp check --fix-only {kind.code}{some}"
    if kind.code == "link.unresolved":
        return "notes-lsp unresolved"
    return f"notes-lsp check --select {kind.code}"


def _next(kinds: Sequence[_Kind], root: str) -> Iterator[str]:
    """The way from here, for those who have many defects before them."""
    if not kinds:
        return
    yield ""
    yield f"To go on{_in(root)}:"
    ways = {"--statistics": "how much there is of each kind"}
    if any(kind.fixable for kind in kinds):
        ways["--diff > repairs.patch"] = "what safe repairs would change, to review"
        ways["--fix"] = "make them"
    ways["--write-baseline"] = "live with what is left, and from then on"
    ways[f"--baseline {USUAL_NAME}"] = "let only new findings fail"
    width = max(map(len, ways))
    for options, what in ways.items():
        yield f"  notes-lsp check {options:{width}}   {what}"
